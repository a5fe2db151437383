"""Scores against the number of interviews behind them, between limits that chance alone keeps to.

A point inside the limits is one of many; a point outside is named at its place.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from exports.charts.labels import LABEL, TINY, Area, area, free, spread, tall, wrapped
from exports.charts.picture import Anchor, Disc, Line, Mark, Measure, Picture, Role, Scale, Shape, Words
from exports.charts.rows import Axis

RADIUS = 2.4


@dataclass(frozen=True, slots=True)
class FunnelDot:
    """One centre or region: its n and its score; `outside` 0, 1 (beyond the inner limits) or 2 (beyond the outer)."""

    label: str
    n: float
    value: float
    outside: int = 0
    about: str = ""


@dataclass(frozen=True, slots=True)
class Limit:
    """The limits at one n."""

    n: float
    inner: tuple[float, float]
    outer: tuple[float, float]


@dataclass(frozen=True, slots=True)
class FunnelWords:
    """What stands at the lines."""

    inner: str  # "95 %"
    outer: str  # "99,8 %"
    centre: str  # "country 4,73"


@dataclass(frozen=True, slots=True)
class _Plane:
    left: float
    top: float
    across: Scale
    up: Scale

    @property
    def right(self) -> float:
        return self.left + self.across.length

    @property
    def bottom(self) -> float:
        return self.top + self.up.length

    def point(self, n: float, value: float) -> tuple[float, float]:
        return self.left + self.across.at(n), self.bottom - self.up.at(value)


def funnel(
    dots: Sequence[FunnelDot],
    limits: Sequence[Limit],
    centre: float,
    size: tuple[float, float],
    axes: tuple[Axis, Axis],
    words: FunnelWords,
    *,
    measure: Measure,
) -> Picture:
    """The dots between the limits; `axes` are of n (across) and of the score (up), `size` is width and height."""
    plane, marks = _frame(size, axes, words, measure)
    marks += _limits(plane, limits, centre)
    marks += _ends(plane, limits, centre, words, measure)
    marks += [_dot(plane, dot) for dot in sorted(dots, key=lambda dot: dot.outside)]
    return Picture(*size, (*marks, *_names(plane, dots, marks, size, measure)))


def _frame(
    size: tuple[float, float], axes: tuple[Axis, Axis], words: FunnelWords, measure: Measure
) -> tuple[_Plane, list[Mark]]:
    width, height = size
    across, up = axes
    left = max(measure(said, TINY, False) for _value, said in up.ticks) + 5
    ends = max(measure(said, TINY, said == words.centre) for said in (words.inner, words.outer, words.centre))
    title = wrapped(up.title, width, measure, size=TINY, lines=1) if up.title else ()
    top = tall(len(title), TINY) + 7
    plane = _Plane(
        left,
        top,
        Scale(across.low, across.high, width - left - ends - 6, inset=0),
        Scale(up.low, up.high, height - top - 24, inset=0),
    )
    marks: list[Mark] = [Words(0, 7.5, said, TINY, Role.MUTED) for said in title]
    for value, said in up.ticks:
        y = plane.point(across.low, value)[1]
        marks.append(Line(plane.left, y, plane.right, y, Role.LINE, 0.4))
        marks.append(Words(plane.left - 4, y + 2.6, said, TINY, Role.MUTED, anchor=Anchor.END))
    marks += _foot(plane, across, measure, width)
    return plane, marks


def _foot(plane: _Plane, across: Axis, measure: Measure, width: float) -> Iterator[Mark]:
    yield Line(plane.left, plane.bottom, plane.right, plane.bottom, Role.MUTED, 0.6)
    for value, said in across.ticks:
        x = plane.left + plane.across.at(value)
        yield Line(x, plane.bottom, x, plane.bottom + 2.5, Role.MUTED, 0.6)
        yield Words(x, plane.bottom + 10.5, said, TINY, Role.MUTED, anchor=Anchor.MIDDLE)
    if across.title:
        said = wrapped(across.title, width, measure, size=TINY, lines=1)[0]
        x = max((plane.left + plane.right) / 2, measure(said, TINY, False) / 2)
        yield Words(x, plane.bottom + 20.5, said, TINY, Role.MUTED, anchor=Anchor.MIDDLE)


def _limits(plane: _Plane, limits: Sequence[Limit], centre: float) -> Iterator[Mark]:
    at_centre = plane.point(plane.across.low, centre)[1]
    yield Line(plane.left, at_centre, plane.right, at_centre, Role.INK, 0.9)
    for side in (0, 1):
        for kind, dash in (("inner", (3.0, 2.0)), ("outer", ())):
            found = [(limit.n, getattr(limit, kind)[side]) for limit in limits]
            for run in _runs(plane, found):
                yield Shape(run, None, Role.MUTED, 0.8, dash, closed=False)


def _runs(plane: _Plane, curve: Sequence[tuple[float, float]]) -> Iterator[tuple[tuple[float, float], ...]]:
    """The pieces of a curve inside the plane."""
    run: list[tuple[float, float]] = []
    for n, value in curve:
        if plane.up.low <= value <= plane.up.high and plane.across.low <= n <= plane.across.high:
            run.append(plane.point(n, value))
            continue
        if len(run) > 1:
            yield tuple(run)
        run = []
    if len(run) > 1:
        yield tuple(run)


def _ends(
    plane: _Plane, limits: Sequence[Limit], centre: float, words: FunnelWords, measure: Measure
) -> Iterator[Mark]:
    """The name of each line at its right end."""
    shown = [limit for limit in limits if plane.across.low <= limit.n <= plane.across.high]
    last = shown[-1] if shown else None
    named = [(centre, words.centre, True)]
    if last is not None:
        named += [
            (value, said, False)
            for values, said in ((last.inner, words.inner), (last.outer, words.outer))
            for value in values
            if plane.up.low <= value <= plane.up.high
        ]
    wanted = [plane.point(plane.across.high, value)[1] for value, _said, _bold in named]
    placed = spread(wanted, TINY * 1.1, plane.top + 4, plane.bottom - 4)
    for y, (_value, said, bold) in zip(placed, named, strict=True):
        role = Role.INK if bold else Role.MUTED
        yield Words(plane.right + 4, y + 2.6, said, TINY, role, bold)


def _dot(plane: _Plane, dot: FunnelDot) -> Disc:
    x, y = plane.point(dot.n, dot.value)
    about = dot.about or dot.label
    match dot.outside:
        case 0:
            return Disc(x, y, RADIUS, Role.SURFACE, Role.MUTED, 0.8, about=about)
        case 1:
            return Disc(x, y, RADIUS, Role.INK, about=about)
        case _:
            return Disc(x, y, RADIUS + 0.6, Role.ACCENT, Role.INK, 0.8, about=about)


def _names(
    plane: _Plane, dots: Sequence[FunnelDot], marks: Sequence[Mark], size: tuple[float, float], measure: Measure
) -> list[Mark]:
    """Names of the points outside, the farthest out first; one that finds no free place stays without."""
    taken = [area(mark, measure) for mark in marks if isinstance(mark, Words)]
    taken += [
        Area(mark.x - mark.radius, mark.y - mark.radius, mark.x + mark.radius, mark.y + mark.radius)
        for mark in marks
        if isinstance(mark, Disc)
    ]
    lines = [piece for mark in marks for piece in _pieces(mark)]
    found: list[Mark] = []
    outside = sorted((dot for dot in dots if dot.outside), key=lambda dot: (-dot.outside, dot.value, dot.label))
    for dot in outside:
        places = [one for one in _places(plane, dot, measure) if _clear(_leader(plane, dot, one), taken)]
        words = free(places, [*taken, *lines], *size, measure) or free(places, taken, *size, measure)
        if words is not None:
            found += [*_leader(plane, dot, words), words]
            taken.append(area(words, measure))
    return found


def _leader(plane: _Plane, dot: FunnelDot, words: Words) -> list[Line]:
    """A thin line to a name that could not stand at its point."""
    x, y = plane.point(dot.n, dot.value)
    middle = words.y - 2.6
    if abs(middle - y) < LABEL or words.anchor is Anchor.MIDDLE:
        return []
    return [Line(x, y, words.x - (1 if words.x > x else -1), middle, Role.MUTED, 0.4)]


def _clear(leader: Sequence[Line], taken: Sequence[Area]) -> bool:
    """Whether a leader runs through nothing but its own point."""
    for line in leader:
        for at in range(3, 10):
            x, y = line.x1 + (line.x2 - line.x1) * at / 10, line.y1 + (line.y2 - line.y1) * at / 10
            if any(area.left < x < area.right and area.top < y < area.bottom for area in taken):
                return False
    return True


def _pieces(mark: Mark) -> Iterator[Area]:
    """A curve or the line of the centre, as the small areas it runs through."""
    if isinstance(mark, Shape) and not mark.closed:
        for (x1, y1), (x2, y2) in pairwise(mark.points):
            yield Area(x1, min(y1, y2) - 0.4, x2, max(y1, y2) + 0.4)
    elif isinstance(mark, Line) and mark.role is Role.INK:
        yield Area(mark.x1, mark.y1 - 0.5, mark.x2, mark.y2 + 0.5)


def _places(plane: _Plane, dot: FunnelDot, measure: Measure) -> Iterator[Words]:
    x, y = plane.point(dot.n, dot.value)
    bold = dot.outside > 1
    said = wrapped(dot.label, plane.across.length * 0.6, measure, bold=bold, lines=1)[0]
    for down in (2.8, -1.5, 7.0, -6.0, 12.0, -11.0, 18.0, -17.0, 24.0, -23.0):
        for across, anchor in ((RADIUS + 3, Anchor.START), (-RADIUS - 3, Anchor.END)):
            yield Words(x + across, y + down, said, LABEL, Role.INK, bold, anchor, dot.about)
    for down in (-RADIUS - 3.5, RADIUS + 9):
        yield Words(x, y + down, said, LABEL, Role.INK, bold, Anchor.MIDDLE, dot.about)
