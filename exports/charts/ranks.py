"""Places with their likely ranges: how little of a ranking is certain. The first place is on the left."""

from collections.abc import Sequence
from dataclasses import dataclass

from exports.charts.labels import block, tall
from exports.charts.picture import Disc, Line, Mark, Measure, Picture, Role, Scale
from exports.charts.rows import Axis, columns, figures, hit, ticks

ROW = 13.0


@dataclass(frozen=True, slots=True)
class RankRow:
    """One name: its place and range, or `said` alone where it has no place."""

    label: str
    place: int | None
    best: int | None
    worst: int | None
    said: str  # "5 (2–11)", or why there is none
    n: str = ""
    strong: bool = False
    about: str = ""


def ranks(rows: Sequence[RankRow], axis: Axis, width: float, *, measure: Measure) -> Picture:
    """The rows under an axis of places."""
    layout = columns([row.label for row in rows], [row.said for row in rows], [row.n for row in rows], width, measure)
    scale = Scale(axis.low, max(axis.high, axis.low + 1), layout.plot, inset=7)
    marks: list[Mark] = list(ticks(axis, scale, layout.left, 8))
    y = top = 12.0
    for row in rows:
        lines = layout.lines(row.label, measure, bold=row.strong)
        height = max(ROW, tall(len(lines)) + 3)
        middle = y + height / 2
        marks += [*hit(layout, y, height, row.about), *block(lines, 0, middle, bold=row.strong)]
        marks += [*_range(row, scale, layout.left, middle), *figures(row.said, row.n, layout, middle, bold=row.strong)]
        y += height
    grid = (
        Line(layout.left + scale.at(at), top, layout.left + scale.at(at), y, Role.LINE, 0.4) for at, _ in axis.ticks
    )
    return Picture(width, y + 1, (*grid, *marks))


def _range(row: RankRow, scale: Scale, left: float, middle: float) -> list[Mark]:
    if row.place is None or row.best is None or row.worst is None:
        return []
    role = Role.ACCENT if row.strong else Role.INK
    return [
        Line(left + scale.at(row.best), middle, left + scale.at(row.worst), middle, role, 3, strength=0.42),
        Disc(left + scale.at(row.place), middle, 3.2, role, Role.SURFACE, 0.8, about=row.about),
    ]
