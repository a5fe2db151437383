"""A series over waves: joined where one may read it as a line, with a gap and a rule where it is broken."""

from collections.abc import Sequence
from dataclasses import dataclass

from exports.charts.labels import TINY
from exports.charts.picture import Anchor, Disc, Line, Mark, Measure, Picture, Role, Words


@dataclass(frozen=True, slots=True)
class Moment:
    """One point of a trend: its label, value, interval, words beside it, and whether the line reaches it."""

    label: str
    value: float
    low: float | None
    high: float | None
    words: str
    joined: bool
    ours: bool
    about: str = ""


@dataclass(frozen=True, slots=True)
class _Plane:
    """Where a moment stands."""

    step: float
    height: float
    low: float
    high: float
    left: float

    def x(self, at: float) -> float:
        return self.left + self.step * (at + 0.5)

    def y(self, value: float) -> float:
        return self.height - 20 - (self.height - 36) * (value - self.low) / (self.high - self.low)


def trend(
    moments: Sequence[Moment],
    width: float,
    height: float,
    bounds: tuple[float, float],
    *,
    low_words: str = "",
    high_words: str = "",
    measure: Measure,
) -> Picture:
    """The moments from left to right, values between `bounds`, whose words stand at the two ends of the axis."""
    left = max(measure(said, TINY, False) for said in (low_words, high_words))
    left += 6 if left else 0
    plane = _Plane((width - left) / max(len(moments), 1), height, *bounds, left)
    marks: list[Mark] = [] if low_words else [Line(0, height - 14, width, height - 14, Role.LINE, 0.6)]
    for value, said in zip(bounds, (low_words, high_words), strict=True):
        if said:
            marks.append(Words(0, plane.y(value) + 2.6, said, TINY, Role.MUTED))
            marks.append(Line(left, plane.y(value), width, plane.y(value), Role.LINE, 0.4))
    marks += [_join(plane, at, moments[at - 1], moments[at]) for at in range(1, len(moments))]
    for at, moment in enumerate(moments):
        marks += _moment(plane, at, moment, measure)
    return Picture(width, height, tuple(marks))


def _join(plane: _Plane, at: int, before: Moment, here: Moment) -> Line:
    if here.joined:
        return Line(plane.x(at - 1), plane.y(before.value), plane.x(at), plane.y(here.value), Role.MUTED, 1)
    middle = plane.x(at - 0.5)
    return Line(middle, plane.height - 16, middle, 6, Role.MUTED, 0.6, dash=(1.5, 2))


def _moment(plane: _Plane, at: int, moment: Moment, measure: Measure) -> list[Mark]:
    x, y = plane.x(at), plane.y(moment.value)
    role = Role.ACCENT if moment.ours else Role.INK
    marks: list[Mark] = []
    top = y
    if moment.low is not None and moment.high is not None:
        top = plane.y(min(moment.high, plane.high))
        marks.append(Line(x, plane.y(max(moment.low, plane.low)), x, top, role, 1.1))
    size = TINY if measure(moment.label, TINY, False) <= plane.step else 6
    return [
        *marks,
        Disc(x, y, 2.8, role, about=moment.about),
        Words(x, min(top, y) - 5.5, moment.words, 8, Role.INK, moment.ours, Anchor.MIDDLE, moment.about),
        Words(x, plane.height - 4, moment.label, size, Role.MUTED, anchor=Anchor.MIDDLE),
    ]
