"""How long the papers take: a PDF from its summary, and the country's figures from 14,219 responses."""

import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from exports import report, snapshot, summary
from exports.summary.interviews import interviews
from model import identity, reference
from model.language import LANGUAGES
from model.sync.protocol import Received, sha256
from model.workspace import Workspace
from tests.bench.figures import Figure, median
from tests.bench.places import SUPERVISOR, SURVEY, create, plans

RUNS = 5
CENTRES = 10  # a region
RESPONSES, DIFFERENT, BATCH = 14_219, 510, 500
NOON = datetime.fromisoformat("2026-10-05T12:00:00+05:00")


def paper() -> Iterator[Figure]:
    """A region's and the country's PDF from ready summaries, each language; the slowest language counts."""
    region, country = summary.example(), summary.example_national()
    began = time.perf_counter()
    report.regional_pdf(region, "kk")
    first = time.perf_counter() - began
    regional = max(_of(lambda tongue=tongue: report.regional_pdf(region, tongue)) for tongue in LANGUAGES)
    national = max(_of(lambda tongue=tongue: report.national_pdf(country, tongue)) for tongue in LANGUAGES)
    note = f"median of {RUNS}, slowest language; the first of a process {first:.2f} s"
    yield Figure("regional PDF", regional, "s", 1.0, note=note)
    yield Figure("national PDF", national, "s", 1.0, note=f"median of {RUNS}, slowest language")


def country() -> Iterator[Figure]:
    """The snapshot of as many responses as in 2019, and every figure of the country and of one region."""
    with TemporaryDirectory() as folder, create(Path(folder) / "Sapa", SUPERVISOR) as workspace:
        receive(workspace)
        taken, found = _timed(lambda: snapshot.take(workspace))
        read, _ = _timed(lambda: interviews(found))
        note = f"{taken:.2f} s for the snapshot, the rest for reading every response"
        yield Figure("snapshot of 14,219, read", taken + read, "s", 3.0, note=note)
        taken, _ = _timed(lambda: summary.national(found))
        yield Figure("national summary of 14,219", taken, "s", 1.5)
        taken, _ = _timed(lambda: summary.regional(found, found.regions[0]))
        yield Figure("regional summary of 14,219", taken, "s", 1.0, note="after the national one")


def batch() -> Iterator[Figure]:
    """Every region, the country and as many pages of centres as there are of ten a region, in one language."""
    with TemporaryDirectory() as folder, create(Path(folder) / "Sapa", SUPERVISOR) as workspace:
        receive(workspace)
        regions = snapshot.take(workspace).regions
        centres = [one.id for one in reference.centres() if one.kato in regions]
        pages = (centres * CENTRES)[: CENTRES * len(regions)]
        wanted = report.Wanted((*regions, report.NATIONAL, *pages), ("kk",))
        taken, steps = _timed(lambda: list(report.batch.write(workspace, Path(folder) / "papers", wanted)))
        note = f"{len(regions)} regions, the country, {len(pages)} pages of centres, the letter: {len(steps)} files"
        yield Figure("all papers of 14,219, one language", taken, "s", 20.0, note=note)


def receive(workspace: Workspace, count: int = RESPONSES, *, first: int = 1) -> None:
    """Responses as a pull would bring them: some hundred different interviews, repeated, each with its own id."""
    form = workspace.form(SURVEY)
    made = []
    for plan in plans(min(DIFFERENT, count)):
        start = NOON + timedelta(days=plan.day)
        instance = form.start(language=plan.language, now=start, seed=plan.number)
        for path, value in plan.answers.items():
            instance.answer(path, value, now=start)
        made.append((plan, instance.id.encode(), instance.submission(end=start)))
    batch: list[Received] = []
    for seq in range(first, first + count):
        plan, old, xml = made[seq % len(made)]
        person = f"{plan.region[:2]}-{plan.interviewer}"
        batch.append(_received(seq, plan.region, person, xml.replace(old, b"{id}"), form.version))
        if len(batch) == BATCH or seq == first + count - 1:
            workspace.desk.store_received(batch, seq)
            batch = []


def _received(seq: int, region: str, person: str, template: bytes, version: str) -> Received:
    instance = identity.new_id()
    xml = template.replace(b"{id}", instance.encode())
    return Received(
        seq=seq, instance_id=instance, deprecated_id="", root=instance, current=True, flag="", form_id=SURVEY,
        form_version=version, sha256=sha256(xml), xml=xml, device=f"sapa:{person}", person=person, person_name=person,
        region=region, received="2026-11-24T12:00:00.000+05:00", files=(),
    )  # fmt: skip


def _of(work: object) -> float:
    return median([_timed(work)[0] for _ in range(RUNS)])


def _timed(work: object) -> tuple[float, object]:
    began = time.perf_counter()
    done = work()
    return time.perf_counter() - began, done
