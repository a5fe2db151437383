"""Simple bars from zero, one row a name, the figures printed beside."""

from collections.abc import Sequence
from dataclasses import dataclass

from exports.charts.labels import block, tall
from exports.charts.picture import Box, Line, Mark, Measure, Picture, Role
from exports.charts.rows import ROW, columns, figures, hit


@dataclass(frozen=True, slots=True)
class BarRow:
    """One amount: its name, how long its bar is, and the words for it."""

    label: str
    value: float | None
    said: str
    n: str = ""
    strong: bool = False
    about: str = ""


def bars(rows: Sequence[BarRow], width: float, *, whole: float | None = None, measure: Measure) -> Picture:
    """The rows; a bar of the length `whole` (the greatest value where it is left out) fills the plot."""
    layout = columns([row.label for row in rows], [row.said for row in rows], [row.n for row in rows], width, measure)
    greatest = whole or max((row.value or 0 for row in rows), default=0) or 1
    marks: list[Mark] = []
    y = 0.0
    for row in rows:
        lines = layout.lines(row.label, measure, bold=row.strong)
        height = max(ROW - 1, tall(len(lines)) + 4)
        middle = y + height / 2
        marks += [*hit(layout, y, height, row.about), *block(lines, 0, middle, bold=row.strong)]
        if row.value:
            long = layout.plot * min(row.value / greatest, 1)
            role = Role.ACCENT if row.strong else Role.MUTED
            marks.append(Box(layout.left, middle - 3.5, long, 7, role, about=row.about))
        marks += figures(row.said, row.n, layout, middle, bold=row.strong)
        y += height
    return Picture(width, y + 1, (*marks, Line(layout.left, 0, layout.left, y, Role.INK, 0.6)))
