"""Drawings for the cells of a table: an axis in its head, a dot with its interval, a bar, an arrow, a range of places.

Each stands between the figures it shows and needs no legend; none needs its colour.
"""

from collections.abc import Sequence

from exports.charts.labels import TINY
from exports.charts.picture import Anchor, Box, Disc, Line, Mark, Picture, Role, Scale, Shape, Words, diamond


def axis(scale: Scale, ticks: Sequence[tuple[float, str]]) -> Picture:
    """The ticks over a column of dots: each value with its words."""
    words = (Words(scale.at(value), 8, said, TINY, Role.MUTED, anchor=Anchor.MIDDLE) for value, said in ticks)
    return Picture(scale.length, 10, tuple(words))


def dot(
    scale: Scale,
    value: float | None,
    low: float | None,
    high: float | None,
    *,
    other: float | None = None,
    strong: bool = False,
) -> Picture:
    """An estimate as a dot with its interval, and what it is compared with as a hollow diamond."""
    height = 11
    marks: list[Mark] = []
    if other is not None and scale.low <= other <= scale.high:
        marks.append(diamond(scale.at(other), height / 2, 3.4, Role.SURFACE, Role.MUTED))
    return Picture(scale.length, height, (*marks, *_estimate(scale, value, low, high, height / 2, strong)))


def _estimate(
    scale: Scale, value: float | None, low: float | None, high: float | None, middle: float, strong: bool
) -> Sequence[Mark]:
    if value is None:
        return ()
    role = Role.ACCENT if strong else Role.INK
    known = interval(scale, low, high, 0, middle, role) if low is not None and high is not None else []
    return (*known, point(scale, value, 0, middle, role))


def point(scale: Scale, value: float, left: float, y: float, role: Role, about: str = "") -> Mark:
    """A value as a dot; beyond the axis as an arrowhead that points to where it would be."""
    x, out = left + scale.at(value), 6 if value > scale.high else -6
    if scale.low <= value <= scale.high:
        return Disc(x, y, 2.5, role, about=about)
    return Shape(((x + out, y), (x, y - 3.6), (x, y + 3.6)), role, about=about)


def interval(scale: Scale, low: float, high: float, left: float, y: float, role: Role = Role.INK) -> list[Mark]:
    """An interval with its ends; where it leaves the axis, it ends in a point instead."""
    start, end = left + scale.at(low), left + scale.at(high)
    marks: list[Mark] = [Line(start, y, end, y, role, 1.1)] if end > start else []
    for at, value, sign in ((start, low, -1), (end, high, 1)):
        if scale.low <= value <= scale.high:
            marks.append(Line(at, y - 2.2, at, y + 2.2, role, 1.1))
        elif end > start:
            marks.append(Shape(((at + 5 * sign, y), (at, y - 2.4), (at, y + 2.4)), role))
    return marks


def bar(share: float | None, width: float, *, strong: bool = False) -> Picture:
    """A share of the whole as a bar from zero, on a ground that shows the whole."""
    marks = [Box(0, 0.5, width, 6, Role.GROUND)]
    if share:
        marks.append(Box(0, 0.5, width * min(share, 1), 6, Role.ACCENT if strong else Role.MUTED))
    return Picture(width, 7, tuple(marks))


def arrow(direction: str, size: float = 8) -> Picture:
    """`higher`, `lower`, or `alike` within the error; nothing for any other word."""
    if direction == "alike":
        levels = (0.38, 0.64)
        return Picture(
            size, size, tuple(Line(size * 0.12, size * y, size * 0.88, size * y, Role.MUTED, 1.1) for y in levels)
        )
    if direction not in ("higher", "lower"):
        return Picture(size, size)
    base, tip = (0.88, 0.12) if direction == "higher" else (0.12, 0.88)
    corners = ((0.08, base), (0.92, base), (0.5, tip))
    return Picture(size, size, (Shape(tuple((x * size, y * size) for x, y in corners), Role.INK),))


def place(at: int, best: int, worst: int, of: int, width: float) -> Picture:
    """A place among `of` with its likely range; the best place is on the left."""
    scale, middle = Scale(1, max(of, 2), width), 5.5
    return Picture(
        width,
        11,
        (
            Line(scale.at(1), middle, scale.at(scale.high), middle, Role.LINE, 0.4),
            Line(scale.at(best), middle, scale.at(worst), middle, Role.INK, 3),
            Disc(scale.at(at), middle, 3, Role.ACCENT),
        ),
    )
