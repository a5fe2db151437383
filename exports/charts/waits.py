"""Minutes in the queue by the hour of the day, a panel a group of weekdays: median, 90th percentile and norm."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from exports.charts.labels import SMALLEST, TINY, shortened, tall
from exports.charts.picture import Anchor, Disc, Line, Mark, Measure, Picture, Role, Scale, Shape, Words, moved

FOOT, TITLE, GAP = 23.0, 22.0, 12.0
SIGNS = (7.0, 8.0, 17.0)  # the room of the signs in the key
LEAST = 3  # hours that a panel has room for, however few it has


@dataclass(frozen=True, slots=True)
class Hour:
    """One hour: its name ("9"), its n in words, and the minutes; `sign` where they are hidden."""

    label: str
    n: str
    median: float | None
    p90: float | None
    sign: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """The hours of one group of weekdays."""

    title: str
    hours: tuple[Hour, ...]


@dataclass(frozen=True, slots=True)
class WaitWords:
    """What stands at the lines."""

    norm: str  # "norm 15 min"
    median: str  # "half waited up to"
    p90: str  # "nine of ten up to"
    hour: str = ""  # before the hours: "h"
    n: str = "n"  # before the counts


@dataclass(frozen=True, slots=True)
class _Plane:
    left: float
    step: float
    up: Scale
    bottom: float
    right: float
    top: float

    def x(self, at: int) -> float:
        return self.left + self.step * (at + 0.5)

    def y(self, minutes: float) -> float:
        return self.bottom - self.up.at(minutes)


def waits(
    panels: Sequence[Panel],
    norm: float,
    ticks: Sequence[tuple[float, str]],
    size: tuple[float, float],
    words: WaitWords,
    *,
    measure: Measure,
) -> Picture:
    """The panels side by side under one axis of minutes from zero; `ticks` are its marks, the last one its top."""
    width, height = size
    beside = (words.hour, words.n, *(said for _value, said in ticks))
    left = max(measure(said, TINY, False) for said in beside) + 5
    key, below = _key(words, width, measure)
    top = below + TITLE
    up = Scale(0, ticks[-1][0], height - top - FOOT, inset=0)
    bottom = height - FOOT
    marks: list[Mark] = [*key]
    every = max(1, math.ceil(TINY * (len(ticks) - 1) / max(up.length, 1.0)))  # ticks too close leave words out
    marks += [
        Words(left - 4, bottom - up.at(value) + 2.6, said, TINY, Role.MUTED, anchor=Anchor.END)
        for value, said in ticks[::every]
    ]
    marks += [
        Words(left - 4, bottom + down, said, TINY, Role.MUTED, anchor=Anchor.END)
        for down, said in ((10.5, words.hour), (18.7, words.n))
    ]
    slots = [max(len(panel.hours), LEAST) for panel in panels]
    step = (width - left - GAP * (len(panels) - 1)) / max(sum(slots), 1)
    start = left
    for panel, count in zip(panels, slots, strict=True):
        plane = _Plane(start, step, up, bottom, start + count * step, top)
        marks += _panel(plane, panel, norm, ticks, measure)
        start = plane.right + GAP
    return Picture(width, height, tuple(marks))


def _key(words: WaitWords, width: float, measure: Measure) -> tuple[list[Mark], float]:
    """What is what, each beside its own mark, over the panels; a second line where one is too short."""
    marks: list[Mark] = []
    x, y = 0.0, 0.0
    for at, one in enumerate((words.median, words.p90, words.norm)):
        said = shortened(one, width - SIGNS[at], measure, size=TINY)
        needed = SIGNS[at] + measure(said, TINY, False)
        if x > 0 and x + needed > width:
            x, y = 0.0, y + tall(1, TINY)
        marks += [*moved(_sign(at), x, y), Words(x + SIGNS[at], y + 8, said, TINY, Role.MUTED)]
        x += needed + GAP
    return marks, y + tall(1, TINY)


def _sign(at: int) -> list[Mark]:
    if at == 0:
        return [Disc(2.2, 5.5, 2.2, Role.INK)]
    if at == 1:
        return [Line(2.6, 2.5, 2.6, 8, Role.MUTED, 0.6), Line(0, 2.5, 5.2, 2.5, Role.MUTED, 1.4)]
    return [Line(0, 5.5, 14, 5.5, Role.ACCENT, 1.1, (4, 2))]


def _panel(
    plane: _Plane, panel: Panel, norm: float, ticks: Sequence[tuple[float, str]], measure: Measure
) -> list[Mark]:
    title = shortened(panel.title, plane.right - plane.left, measure, bold=True)
    marks: list[Mark] = [Words(plane.left, plane.top - 9, title, 8, Role.INK, bold=True)]
    marks += [Line(plane.left, plane.y(value), plane.right, plane.y(value), Role.LINE, 0.4) for value, _ in ticks]
    marks.append(Line(plane.left, plane.bottom, plane.right, plane.bottom, Role.MUTED, 0.6))
    marks.append(Line(plane.left, plane.y(norm), plane.right, plane.y(norm), Role.ACCENT, 1.1, (4, 2)))
    marks += [*_joined(plane, panel.hours), *_feet(plane, panel.hours, measure)]
    for at, hour in enumerate(panel.hours):
        marks += _hour(plane, at, hour)
    return marks


def _joined(plane: _Plane, hours: Sequence[Hour]) -> Iterator[Mark]:
    for at in range(1, len(hours)):
        before, here = hours[at - 1].median, hours[at].median
        if before is not None and here is not None:
            yield Line(plane.x(at - 1), plane.y(before), plane.x(at), plane.y(here), Role.INK, 1.2)


def _hour(plane: _Plane, at: int, hour: Hour) -> Iterator[Mark]:
    x = plane.x(at)
    if hour.median is None:
        if hour.sign:
            yield Words(x, plane.bottom - 3, hour.sign, TINY, Role.MUTED, anchor=Anchor.MIDDLE, about=hour.about)
        return
    if hour.p90 is not None:
        top = plane.y(hour.p90)
        yield Line(x, plane.y(hour.median), x, top, Role.MUTED, 0.6)
        yield Line(x - 2.6, top, x + 2.6, top, Role.MUTED, 1.4, about=hour.about)
        if hour.p90 > plane.up.high:
            yield Shape(((x, top - 4), (x - 2.4, top), (x + 2.4, top)), Role.MUTED)
    yield Disc(x, plane.y(hour.median), 2.2, Role.INK, about=hour.about)


def _feet(plane: _Plane, hours: Sequence[Hour], measure: Measure) -> Iterator[Mark]:
    """The hours, every second one where they are close, and n under each where all of them fit."""
    widest = max((measure(hour.label, TINY, False) for hour in hours), default=0)
    every = 1 if widest + 2 <= plane.step else 2
    for at, hour in enumerate(hours):
        if at % every == 0:
            yield Words(plane.x(at), plane.bottom + 10.5, hour.label, TINY, Role.MUTED, anchor=Anchor.MIDDLE)
    if all(measure(hour.n, SMALLEST, False) + 2 <= plane.step for hour in hours):
        for at, hour in enumerate(hours):
            yield Words(plane.x(at), plane.bottom + 18.7, hour.n, SMALLEST, Role.MUTED, anchor=Anchor.MIDDLE)
