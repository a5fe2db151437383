"""A picture as plain marks in points, painted by whoever has a surface: the paper or the window. It draws nothing.

The origin is the top left corner and y grows downwards; `Words` stand on their baseline. A colour is a role, never a
colour: the painter gives it one. `strength` below 1 is a paler step of a role, the share of it that is mixed into
`surface`, so that a chart makes its steps of lightness from two colours in a light theme, a dark one and on paper.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

Measure = Callable[[str, float, bool], float]
"""The width in points of a text of this size, bold or not."""

RISE, FALL = 0.76, 0.24  # what letters take above and below their baseline, in sizes; Ғ and Қ included


class Role(StrEnum):
    """What a colour is for."""

    INK = "ink"
    MUTED = "muted"
    LINE = "line"
    GROUND = "ground"
    ACCENT = "accent"
    SOFT = "soft"
    SURFACE = "surface"


class Anchor(StrEnum):
    """Which part of a text stands at its x."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class Line:
    """A straight stroke; `dash` is on and off in points, empty for a solid one."""

    x1: float
    y1: float
    x2: float
    y2: float
    role: Role = Role.INK
    width: float = 1.0
    dash: tuple[float, ...] = ()
    strength: float = 1.0
    about: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, filled, outlined, or both."""

    x: float
    y: float
    width: float
    height: float
    fill: Role | None = Role.GROUND
    stroke: Role | None = None
    stroke_width: float = 0.6
    dash: tuple[float, ...] = ()
    strength: float = 1.0  # of the fill
    about: str = ""


@dataclass(frozen=True, slots=True)
class Disc:
    """A circle around its middle."""

    x: float
    y: float
    radius: float
    fill: Role | None = Role.INK
    stroke: Role | None = None
    stroke_width: float = 0.9
    strength: float = 1.0  # of the fill
    about: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """A polygon; not `closed` it is a line with corners, and has no fill."""

    points: tuple[tuple[float, float], ...]
    fill: Role | None = None
    stroke: Role | None = None
    stroke_width: float = 0.9
    dash: tuple[float, ...] = ()
    closed: bool = True
    strength: float = 1.0  # of the fill
    about: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """A text on one line, its baseline at `y`."""

    x: float
    y: float
    text: str
    size: float = 7.2
    role: Role = Role.INK
    bold: bool = False
    anchor: Anchor = Anchor.START
    about: str = ""


Mark = Line | Box | Disc | Shape | Words


@dataclass(frozen=True, slots=True)
class Picture:
    """Marks inside a width and a height, painted in their order. `about` of a mark is what it stands for: the window
    shows it under the pointer and opens what is behind it; the paper passes it over."""

    width: float
    height: float
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis: values from `low` to `high` over `length` points, `inset` points of room at both ends."""

    low: float
    high: float
    length: float
    inset: float = 4

    def at(self, value: float) -> float:
        """Where a value stands, held inside the axis."""
        share = (min(max(value, self.low), self.high) - self.low) / (self.high - self.low)
        return self.inset + share * (self.length - 2 * self.inset)


def moved(marks: Iterable[Mark], across: float, down: float) -> tuple[Mark, ...]:
    """The same marks at another place."""
    return tuple(_moved(mark, across, down) for mark in marks)


def _moved(mark: Mark, across: float, down: float) -> Mark:
    match mark:
        case Line():
            return replace(mark, x1=mark.x1 + across, x2=mark.x2 + across, y1=mark.y1 + down, y2=mark.y2 + down)
        case Shape():
            return replace(mark, points=tuple((x + across, y + down) for x, y in mark.points))
        case _:
            return replace(mark, x=mark.x + across, y=mark.y + down)


def diamond(x: float, y: float, half: float, fill: Role | None, stroke: Role | None, about: str = "") -> Shape:
    """A diamond around its middle: the sign of what is compared with."""
    return Shape(((x, y - half), (x + half, y), (x, y + half), (x - half, y)), fill, stroke, about=about)
