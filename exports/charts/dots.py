"""Estimates as dots with their intervals, one row a name, the figures printed beside: what may be told from what."""

from collections.abc import Sequence
from dataclasses import dataclass

from exports.charts.cells import interval, point
from exports.charts.labels import TINY, block, tall, wrapped
from exports.charts.picture import Line, Mark, Measure, Picture, Role, Scale, diamond
from exports.charts.rows import ROW, Axis, Layout, columns, figures, hit, ticks


@dataclass(frozen=True, slots=True)
class DotRow:
    """One estimate: its name, where it stands, and the words for it (a figure, or the sign that it is hidden)."""

    label: str
    value: float | None
    low: float | None
    high: float | None
    said: str
    n: str = ""
    other: float | None = None  # what it is compared with
    strong: bool = False
    about: str = ""


def dots(rows: Sequence[DotRow], axis: Axis, width: float, *, other: str = "", measure: Measure) -> Picture:
    """The rows under an axis; `other` names the diamonds."""
    layout = columns([row.label for row in rows], [row.said for row in rows], [row.n for row in rows], width, measure)
    scale = Scale(axis.low, axis.high, layout.plot, inset=9)
    head, top = _head(axis, scale, layout, other, measure)
    marks: list[Mark] = []
    y = top
    for row in rows:
        lines = layout.lines(row.label, measure, bold=row.strong)
        height = max(ROW, tall(len(lines)) + 4)
        marks += _row(row, lines, scale, layout, y, height)
        y += height
    grid = [
        Line(layout.left + scale.at(at), top, layout.left + scale.at(at), y, Role.LINE, 0.4) for at, _ in axis.ticks
    ]
    return Picture(width, y + 1, (*head, *grid, *marks))


def _head(axis: Axis, scale: Scale, layout: Layout, other: str, measure: Measure) -> tuple[list[Mark], float]:
    marks: list[Mark] = []
    y = 0.0
    for sign, said in ((False, axis.title), (True, other)):
        if not said:
            continue
        lines = wrapped(said, layout.width - layout.left - 10 * sign, measure, size=TINY, lines=2)
        height = tall(len(lines), TINY)
        marks += block(lines, layout.left + 10 * sign, y + height / 2, size=TINY, role=Role.MUTED)
        if sign:
            marks.append(diamond(layout.left + 3.5, y + tall(1, TINY) / 2, 3.2, Role.SURFACE, Role.MUTED))
        y += height + 1
    marks += ticks(axis, scale, layout.left, y + 8)
    return marks, y + 12


def _row(row: DotRow, lines: Sequence[str], scale: Scale, layout: Layout, y: float, height: float) -> list[Mark]:
    middle = y + height / 2
    marks: list[Mark] = [*hit(layout, y, height, row.about), *block(lines, 0, middle, bold=row.strong)]
    if row.other is not None and scale.low <= row.other <= scale.high:
        marks.append(diamond(layout.left + scale.at(row.other), middle, 3.4, Role.SURFACE, Role.MUTED, row.about))
    role = Role.ACCENT if row.strong else Role.INK
    if row.value is not None:
        if row.low is not None and row.high is not None:
            marks += interval(scale, row.low, row.high, layout.left, middle, role)
        marks.append(point(scale, row.value, layout.left, middle, role, row.about))
    return [*marks, *figures(row.said, row.n, layout, middle, bold=row.strong)]
