"""Two moments side by side, one line a name: who rose, who fell. Names and figures stand at the ends of their lines."""

from collections.abc import Sequence
from dataclasses import dataclass

from exports.charts.labels import FIGURE, LABEL, TINY, shortened, spread, whole_words
from exports.charts.picture import Anchor, Disc, Line, Mark, Measure, Picture, Role, Scale, Words

GAP = 6.0
TOP = 16.0


@dataclass(frozen=True, slots=True)
class Slope:
    """One name at two moments; a moment without a value has no end and no line."""

    label: str
    before: float | None
    after: float | None
    said_before: str
    said_after: str
    strong: bool = False
    about: str = ""


@dataclass(frozen=True, slots=True)
class _Sides:
    left: float
    right: float
    names: float
    up: Scale
    bottom: float

    def y(self, value: float) -> float:
        return self.bottom - self.up.at(value)


def slopes(
    rows: Sequence[Slope],
    heads: tuple[str, str],
    size: tuple[float, float],
    bounds: tuple[float, float],
    *,
    broken: str = "",
    measure: Measure,
) -> Picture:
    """The lines between two moments named by `heads`; `broken` says why they may not be joined, and no line is."""
    width, height = size
    figures = [max((measure(said, FIGURE, True) for said in side), default=0) for side in _figures(rows)]
    names = min(width * 0.36, max((measure(row.label, LABEL, True) for row in rows), default=0))
    sides = _Sides(
        figures[0] + GAP,
        width - figures[1] - names - 2 * GAP,
        names,
        Scale(*bounds, height - TOP - 10, inset=0),
        height - 8,
    )
    marks = _heads(sides, heads, broken, height, width, measure)
    for row in rows:
        marks += _line(row, sides, joined=not broken)
    return Picture(width, height, (*marks, *_ends(rows, sides, width, measure)))


def _figures(rows: Sequence[Slope]) -> tuple[list[str], list[str]]:
    return [row.said_before for row in rows], [row.said_after for row in rows]


def _heads(
    sides: _Sides, heads: tuple[str, str], broken: str, height: float, width: float, measure: Measure
) -> list[Mark]:
    half = (sides.right - sides.left) / 2
    marks: list[Mark] = [Line(x, TOP - 4, x, height - 4, Role.LINE, 0.6) for x in (sides.left, sides.right)]
    first = shortened(heads[0], half - 4, measure, size=TINY)
    second = shortened(heads[1], half - 4, measure, size=TINY)
    left = max(sides.left, measure(first, TINY, False) / 2)
    right = min(sides.right, width - measure(second, TINY, False) / 2)
    marks.append(Words(left, 8, first, TINY, Role.MUTED, anchor=Anchor.MIDDLE))
    marks.append(Words(right, 8, second, TINY, Role.MUTED, anchor=Anchor.MIDDLE))
    if broken:
        middle = sides.left + half
        marks.append(Line(middle, TOP, middle, height - 4, Role.MUTED, 0.6, (1.5, 2)))
    return marks


def _line(row: Slope, sides: _Sides, *, joined: bool) -> list[Mark]:
    role = Role.ACCENT if row.strong else Role.INK
    marks: list[Mark] = []
    if joined and row.before is not None and row.after is not None:
        shade, width = (role, 1.8) if row.strong else (Role.MUTED, 0.8)
        marks.append(Line(sides.left, sides.y(row.before), sides.right, sides.y(row.after), shade, width))
    for x, value in ((sides.left, row.before), (sides.right, row.after)):
        if value is not None:
            marks.append(Disc(x, sides.y(value), 2.6 if row.strong else 2, role, about=row.about))
    return marks


def _ends(rows: Sequence[Slope], sides: _Sides, width: float, measure: Measure) -> list[Mark]:
    marks: list[Mark] = []
    room = LABEL * 1.15
    before = [row for row in rows if row.before is not None]
    for row, y in zip(before, _placed([row.before for row in before], sides, room), strict=True):
        marks.append(Words(sides.left - GAP, y, row.said_before, FIGURE, Role.INK, row.strong, Anchor.END))
    after = [row for row in rows if row.after is not None]
    for row, y in zip(after, _placed([row.after for row in after], sides, room), strict=True):
        figured = measure(row.said_after, FIGURE, row.strong)
        marks.append(Words(sides.right + GAP, y, row.said_after, FIGURE, Role.INK, row.strong))
        x = sides.right + GAP + figured + 5
        size = whole_words(row.label, width - x, measure, bold=row.strong)
        said = shortened(row.label, width - x, measure, size=size, bold=row.strong)
        marks.append(Words(x, y, said, size, Role.INK, row.strong, about=row.about))
    return marks


def _placed(values: Sequence[float | None], sides: _Sides, room: float) -> list[float]:
    wanted = [sides.y(value) + 2.8 for value in values if value is not None]
    return spread(wanted, room, TOP + 5, sides.bottom + 3)
