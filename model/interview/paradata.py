"""How an interview went: time, visits and corrections per question, on the monotonic clock. Derived from its events."""

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from model.changes import Event

# Longer than this without a step is a break, not work: it counts as this long.
LONGEST_PAUSE: Final = 300.0
# The wall clock and the monotonic clock may drift apart by this much before somebody is thought to have set it.
JUMP: Final = 2.0
# Until the next event after one of these nobody works.
_AWAY: Final = frozenset({"pause", "lock"})
_AT_A_QUESTION: Final = frozenset({"answer", "place", "comment"})


@dataclass(frozen=True, slots=True)
class QuestionPace:
    """One question: seconds spent on it, how often one came to it, how often an answer replaced another."""

    path: str
    seconds: float
    visits: int
    corrections: int


@dataclass(frozen=True, slots=True)
class Paradata:
    """One interview: seconds of work, sittings, undone steps, clock jumps, and the pace of each question."""

    seconds: float
    sittings: int
    undone: int
    clock_jumps: int
    questions: tuple[QuestionPace, ...]


def paradata(events: Iterable[Event]) -> Paradata:
    """Fold the events of one interview. Pauses between two runs of the program are not work."""
    taken = list(events)
    gaps = [_gap(before, after) for before, after in itertools.pairwise(taken)]
    return Paradata(
        seconds=round(sum(gaps), 3),
        sittings=len({event.run for event in taken}),
        undone=sum(event.kind == "undo" for event in taken),
        clock_jumps=sum(_jumped(before, after) for before, after in itertools.pairwise(taken)),
        questions=_paces(taken, gaps),
    )


def _paces(taken: list[Event], gaps: list[float]) -> tuple[QuestionPace, ...]:
    """The time up to an answer belongs to its question; the time up to another step to where one was."""
    seconds: dict[str, float] = {}
    visits: dict[str, int] = {}
    corrections: dict[str, int] = {}
    here = ""
    for event, gap in zip(taken[1:], gaps, strict=True):
        spent_on = event.node if event.kind in ("answer", "comment") else here
        if spent_on:
            seconds[spent_on] = seconds.get(spent_on, 0.0) + gap
        if event.kind in _AT_A_QUESTION:
            if event.node != here:
                visits[event.node] = visits.get(event.node, 0) + 1
            here = event.node
        if event.kind == "answer" and event.old and event.old != event.new:
            corrections[event.node] = corrections.get(event.node, 0) + 1
    return tuple(
        QuestionPace(path, round(seconds.get(path, 0.0), 3), count, corrections.get(path, 0))
        for path, count in visits.items()
    )


def _gap(before: Event, after: Event) -> float:
    if before.run != after.run or before.kind in _AWAY or after.kind == "open":
        return 0.0
    return min(max((after.mono - before.mono) / 1e9, 0.0), LONGEST_PAUSE)


def _jumped(before: Event, after: Event) -> bool:
    if before.run != after.run:
        return False
    wall = (datetime.fromisoformat(after.wall) - datetime.fromisoformat(before.wall)).total_seconds()
    return abs(wall - (after.mono - before.mono) / 1e9) > JUMP
