"""Requirement: a kill -9 at any moment loses no answer that was shown as saved (trust N1, N2, N3)."""

import multiprocessing
import os
import random
import signal
from collections.abc import Iterator
from contextlib import closing, contextmanager
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from model import identity
from tests.model.store.faults.nursery import tend
from tests.model.store.faults.verifier import check

KILLS = 100
EVERY = 10
PATIENCE = 60.0
MOST_ANSWERS = 8
LONGEST_NS = 5_000_000


class Tally:
    """What was promised, over all runs, and what each look at the folder found."""

    def __init__(self) -> None:
        self.promised: dict[int, str] = {}
        self.seen: dict[int, str] = {}

    def heard(self, line: str) -> None:
        if line.startswith("ACK "):
            _, seq, digest = line.split()
            assert self.promised.setdefault(int(seq), digest) == digest
            self.seen[int(seq)] = digest

    def look(self, folder: Path) -> None:
        """Everything promised is there, unaltered; what was seen once is there for good; nothing is broken."""
        lines = check(folder).splitlines()
        assert lines[-1].startswith("END")
        assert [line for line in lines if line.startswith("BAD")] == []
        found = {int(seq): digest for word, seq, digest in (line.split() for line in lines[:-1]) if word == "FOUND"}
        assert {seq: found.get(seq) for seq in self.seen} == self.seen
        self.seen = found


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a start takes too long where nothing can be forked")
def test_no_acknowledged_answer_is_lost_in_a_hundred_kills(tmp_path: Path) -> None:
    chance, tally = random.Random(20261124), Tally()
    with _nursery() as (orders, said):
        for kill in range(1, KILLS + 1):
            orders.send(str(tmp_path / "desk"))
            for line in _killed(said, chance.randint(1, MOST_ANSWERS), chance.randrange(LONGEST_NS)):
                tally.heard(line)
            if kill % EVERY == 0:
                tally.look(tmp_path / "desk")
    print(f"{KILLS} kills, {len(tally.promised)} acknowledged, 0 lost, {len(tally.seen) - len(tally.promised)} extra")
    assert len(tally.promised) > KILLS


@contextmanager
def _nursery() -> Iterator[tuple[Connection, Connection]]:
    """The process that starts writers: where to order one, and where to hear it."""
    context = multiprocessing.get_context("spawn")
    ordered, orders = context.Pipe(duplex=False)
    said, saying = context.Pipe(duplex=False)
    process = context.Process(target=tend, args=(ordered, saying))
    process.start()
    saying.close()
    ordered.close()
    with closing(orders), closing(said):
        yield orders, said
        orders.send("")
        process.join()
        process.close()


def _killed(said: Connection, answers: int, after: int) -> Iterator[str]:
    """What a writer says until it is killed, some nanoseconds after so many answers; its last words included.

    Counted in answers and not in time alone: on a busy machine the first answer may take long.
    """
    pid = int(_heard(said).split()[1])
    assert _heard(said) == "READY"
    for _ in range(answers):
        yield _heard(said)
    end = identity.monotonic() + after
    while (left := end - identity.monotonic()) > 0:
        if said.poll(left / 1e9):
            yield said.recv()
    os.kill(pid, signal.SIGKILL)
    while (line := _heard(said)) != "GONE":
        yield line


def _heard(said: Connection) -> str:
    assert said.poll(PATIENCE), "the writer says nothing"
    line: str = said.recv()
    return line
