"""How many submissions an encrypted hub takes in a second, from one sender and from four, and the pull."""

import multiprocessing
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from model import identity
from model.fieldwork.people import Person
from model.sync.client import HttpHub
from model.sync.protocol import Credentials, Parcel
from model.workspace import Workspace
from tests.bench.figures import Figure
from tests.bench.places import SUPERVISOR, SURVEY, create, plans

EACH = 400
SENDERS = 4
DIFFERENT = 40


def hub() -> Iterator[Figure]:
    """Intake by real devices over HTTP on loopback, then the supervisor's pull into the workspace."""
    with TemporaryDirectory() as folder, create(Path(folder) / "Sapa", SUPERVISOR) as workspace:
        address = workspace.start_hub().address
        xml, version = _submissions(workspace)
        one, four = (_intake(workspace, address, xml, version, senders) for senders in (1, SENDERS))
        yield Figure("hub intake, 1 sender", one, "/s", 150, floor=True, note="each in its own commit and receipt")
        yield Figure(f"hub intake, {SENDERS} senders", four, "/s", 150, floor=True, note="commits are shared")
        began = time.perf_counter()
        result = workspace.sync()
        taken = time.perf_counter() - began
        assert result.received == EACH * (1 + SENDERS), result
        note = f"{result.received:,} received"
        yield Figure("pull by the supervisor", result.received / taken, "/s", 500, floor=True, note=note)


def _submissions(workspace: Workspace) -> tuple[list[bytes], str]:
    """Different finished interviews, filled through the engine."""
    form = workspace.form(SURVEY)
    found = []
    for plan in plans(DIFFERENT):
        instance = form.start(language=plan.language, now=identity.now(), seed=plan.number)
        for path, value in plan.answers.items():
            instance.answer(path, value)
        found.append(instance.submission().replace(instance.id.encode(), b"{id}"))
    return found, form.version


def _intake(workspace: Workspace, address: str, xml: list[bytes], version: str, senders: int) -> float:
    """All senders at once, each a process of its own."""
    context = multiprocessing.get_context("spawn")
    ready, go = context.Barrier(senders + 1), context.Barrier(senders + 1)
    devices = [_device(workspace, address, f"{senders}-{number}") for number in range(senders)]
    done = [context.Process(target=_send, args=(device, xml, version, ready, go)) for device in devices]
    for process in done:
        process.start()
    ready.wait(60)
    began = time.perf_counter()
    go.wait(60)
    for process in done:
        process.join()
    assert all(process.exitcode == 0 for process in done)
    return senders * EACH / (time.perf_counter() - began)


def _device(workspace: Workspace, address: str, name: str) -> Credentials:
    from model.sync.client import enrol

    person = Person(f"sender-{name}", name, "interviewer", "110000000")
    return enrol(address, workspace.invite(person).code, device=f"sapa:{name}").credentials


def _send(credentials: Credentials, xml: list[bytes], version: str, ready: object, go: object) -> None:
    ids = [identity.new_id() for _ in range(EACH)]
    parcels = [
        Parcel(one, xml[at % len(xml)].replace(b"{id}", one.encode()), SURVEY, version, one, at + 1)
        for at, one in enumerate(ids)
    ]
    with HttpHub(credentials) as there:
        there.greet()
        ready.wait(60)
        go.wait(60)
        for parcel in parcels:
            assert there.send(parcel).state == "accepted"
