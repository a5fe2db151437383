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
    """Fold the events of one interview. Pauses between two runs of the program are not work, nor is sleep."""
    taken = list(events)
    naps = asleep(taken)
    gaps = [_gap(*pair, naps.get(place, 0.0)) for place, pair in enumerate(itertools.pairwise(taken))]
    return Paradata(
        seconds=round(sum(gaps), 3),
        sittings=len({event.run for event in taken}),
        undone=sum(event.kind == "undo" for event in taken),
        clock_jumps=sum(_jumped(*pair, naps.get(place, 0.0)) for place, pair in enumerate(itertools.pairwise(taken))),
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


def asleep(taken: list[Event]) -> dict[int, float]:
    """The seconds of sleep in each gap that has some, by its place.

    Sleep is noticed some seconds after it: it lies in the last gap before that which is long enough for it, on one of
    the clocks. Journals of older versions ran on a clock that stood still in sleep, where Linux has two.
    """
    found: dict[int, float] = {}
    for at, event in enumerate(taken):
        if event.kind != "sleep":
            continue
        seconds = float(event.new or 0)
        for place in range(at - 1, -1, -1):
            before, after = taken[place], taken[place + 1]
            if before.run != event.run:
                break
            if place not in found and max(_by_mono(before, after), _by_wall(before, after)) > seconds - JUMP:
                found[place] = seconds
                break
    return found


def _gap(before: Event, after: Event, slept: float) -> float:
    """Seconds of work between two events."""
    if before.run != after.run or before.kind in _AWAY or after.kind == "open":
        return 0.0
    passed = _by_mono(before, after)
    awake = passed - slept if passed > slept - JUMP else passed
    return min(max(awake, 0.0), LONGEST_PAUSE)


def _jumped(before: Event, after: Event, slept: float) -> bool:
    """Whether somebody set the clock in between; that one clock stood still in sleep is no jump."""
    if before.run != after.run:
        return False
    apart = _by_wall(before, after) - _by_mono(before, after)
    return min(abs(apart), abs(apart - slept)) > JUMP


def _by_mono(before: Event, after: Event) -> float:
    return (after.mono - before.mono) / 1e9


def _by_wall(before: Event, after: Event) -> float:
    return (datetime.fromisoformat(after.wall) - datetime.fromisoformat(before.wall)).total_seconds()
