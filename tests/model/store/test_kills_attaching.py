"""Requirement: after a kill -9 while files are attached, event and file are both there, or neither is claimed."""

import hashlib
import os
import random
import signal
from contextlib import closing
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from model.store import files
from tests.model import photo
from tests.model.places import reopened
from tests.model.store.faults.nursery import tend
from tests.model.store.faults.photographer import photograph

KILLS = 20
MOST_PICTURES = 4
LONGEST = 0.02
PATIENCE = 60.0


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a start takes too long where nothing can be forked")
def test_no_acknowledged_picture_is_lost_and_none_is_claimed_that_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "BALLAST_BYTES", 64 * 1024)
    photo.workspace(tmp_path).close()
    chance, promised = random.Random(20261124), dict[str, str]()
    context = get_context("spawn")
    ordered, orders = context.Pipe(duplex=False)
    said, saying = context.Pipe(duplex=False)
    process = context.Process(target=tend, args=(ordered, saying, photograph))
    process.start()
    with closing(orders), closing(said):
        for _ in range(KILLS):
            orders.send(str(tmp_path / "desk"))
            for line in killed(said, chance):
                promised.update([line.split()[1:]])
        orders.send("")
        process.join()
    look(tmp_path / "desk", promised)


def killed(said: Connection, chance: random.Random) -> list[str]:
    """What is promised until a random moment after a few pictures, last words included."""
    pid = int(heard(said).split()[1])
    assert heard(said) == "READY"
    lines = [heard(said) for _ in range(chance.randint(0, MOST_PICTURES))]
    said.poll(chance.random() * LONGEST)
    os.kill(pid, signal.SIGKILL)
    while (line := heard(said)) != "GONE":
        lines.append(line)
    return lines


def look(folder: Path, promised: dict[str, str]) -> None:
    """Every promised picture is there; whatever the journal names is there; nothing else stays in the folder."""
    assert len(promised) >= KILLS
    with reopened(folder) as workspace:
        workspace._attaching.finish()
        (row,) = workspace.interviews()
        found = {file.name: file.sha256 for file in workspace.attachments(row.id)}
        assert promised.items() <= found.items()
        for name, digest in found.items():
            assert hashlib.sha256(workspace.attachment(row.id, name)).hexdigest() == digest
        assert len(list((folder / "files").iterdir())) == len(set(found.values()))
        assert workspace.resume(row.id).instance[photo.PHOTO].value in found
        assert workspace.verify().is_sound
        print(f"{KILLS} kills, {len(promised)} acknowledged, 0 lost, {len(found) - len(promised)} extra")


def heard(said: Connection) -> str:
    assert said.poll(PATIENCE), "the photographer says nothing"
    line: str = said.recv()
    return line
