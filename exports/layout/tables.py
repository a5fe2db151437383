"""Tables and columns of the paper: widths that let every word stand whole, heads that repeat, rows that stay whole."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer, Table
from reportlab.platypus.flowables import _listWrapOn

from exports.layout import tags
from exports.layout.type import (
    CELL,
    CELL_RIGHT,
    GROUND,
    HEAD,
    HEAD_RIGHT,
    INK,
    LINE,
    MUTED,
    ROOM,
    SMALLEST,
    WIDTH,
    Words,
    longest,
    scale,
    text,
)

LEFT, RIGHT = 2.0, 4.0
PADDING = 2.6
ENDLESS = 0xFFFFFF


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its heading, its width in points, and whether it holds numbers."""

    head: str
    width: float
    number: bool = False


class Rows(Table):  # type: ignore[misc]
    """A table of figures: its head repeats on the next page, a row is never split, and it can be set closer."""

    teller: tags.Cells = tags.Cells()
    ticks: tuple[int, tuple[float, ...]] = (0, ())

    def __init__(self, *cells: object, **settings: object) -> None:
        super().__init__(*cells, **settings)
        self._renderCB = self.teller

    def scaled(self, column: int, axis: Flowable, ticks: Sequence[float]) -> None:
        """Put the axis of a chart into the head of a column, and its ticks, in points, behind all of its rows."""
        self._cellvalues[0][column] = axis
        self.ticks = (column, tuple(ticks))

    def _drawBkgrnd(self) -> None:
        super()._drawBkgrnd()
        column, ticks = self.ticks
        self.canv.setStrokeColor(LINE)
        self.canv.setLineWidth(0.4)
        for tick in ticks:
            x = self._colpositions[column] + LEFT + tick
            self.canv.line(x, self._rowpositions[-1], x, self._rowpositions[self.repeatRows])

    def _splitRows(self, *arguments: object, **settings: object) -> list["Rows"]:
        parts: list[Rows] = super()._splitRows(*arguments, **settings)
        for part in parts:
            part.ticks = self.ticks
        return parts

    def tighten(self, factor: float) -> None:
        """The room above and under each row by this factor."""
        for row in self._cellStyles:
            for cell in row:
                cell.topPadding *= factor
                cell.bottomPadding *= factor
        self._forget()

    def rule_before(self, row: int) -> None:
        """A hairline over this row of the body."""
        self.setStyle([("LINEABOVE", (0, row + 1), (-1, row + 1), 0.6, LINE)])

    def _forget(self) -> None:
        self._rowHeights = list(self._argH)
        self._hmax = self._height = None

    def until(self, rows: int, width: float) -> float:
        """How high its head and first rows are, in points."""
        self.wrap(width, ENDLESS)
        return float(sum(self._rowHeights[: rows + 1]))


class Places(Rows):
    """A table that only puts things beside each other."""

    teller = tags.Places()

    def __init__(
        self,
        cells: Sequence[object],
        widths: Sequence[float],
        *style: tuple[object, ...],
        rows: int = 1,
        height: float | None = None,
    ) -> None:
        """`rows` times the same cells, each row as high as they need or `height` points."""
        super().__init__([list(cells)] * rows, colWidths=list(widths), rowHeights=[height] * rows)
        zero = [(f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")]
        self.setStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), *zero, *style])
        self.hAlign = "LEFT"

    def split(self, _width: float, _height: float) -> list[Flowable]:
        return []


class Told(Rows):
    """Texts with their subjects beside them."""

    teller = tags.Places()

    def __init__(self, cells: Sequence[Sequence[object]], **settings: object) -> None:
        super().__init__([list(row) for row in cells], **settings)
        sides = [("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (0, -1), 8)]
        self.setStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), *sides, ("TOPPADDING", (0, 0), (-1, -1), 1)])
        self.hAlign = "LEFT"


def table(
    columns: Sequence[Column],
    rows: Sequence[Sequence[object]],
    *,
    marked: frozenset[int] = frozenset(),
    padding: float = PADDING,
) -> Rows:
    """A table with a hairline under its head and nothing else; `marked` rows have a soft ground.

    A cell is words or a flowable. A column with a word wider than itself takes room from those that have some; if none
    has, the whole table is set in smaller type.
    """
    cells = [
        [text(column.head, HEAD_RIGHT if column.number else HEAD) for column in columns],
        *([_cell(cell, column) for cell, column in zip(row, columns, strict=True)] for row in rows),
    ]
    made = Rows(cells, colWidths=_widths(columns, cells), repeatRows=1, splitByRow=1)
    made.setStyle(
        [
            ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
            ("VALIGN", (0, 1), (-1, -1), "MIDDLE"),
            ("LINEBELOW", (0, 0), (-1, 0), 0.6, INK),
            ("LEFTPADDING", (0, 0), (-1, -1), LEFT),
            ("RIGHTPADDING", (0, 0), (-1, -1), RIGHT),
            ("TOPPADDING", (0, 0), (-1, -1), padding),
            ("BOTTOMPADDING", (0, 0), (-1, -1), padding),
            *(("BACKGROUND", (0, row + 1), (-1, row + 1), GROUND) for row in sorted(marked)),
        ]
    )
    made.hAlign = "LEFT"
    return made


def _cell(cell: object, column: Column) -> Any:
    if isinstance(cell, str):
        return text(cell, CELL_RIGHT if column.number else CELL)
    return cell


def _widths(columns: Sequence[Column], cells: Sequence[Sequence[Any]]) -> list[float]:
    given = [column.width for column in columns]
    words = [[cell for row in cells if isinstance(cell := row[at], Words)] for at in range(len(columns))]
    needs = [max([longest(one) for one in column], default=0.0) for column in words]
    room = sum(given) - (LEFT + RIGHT) * len(given)
    if sum(needs) > room:
        factor = max(room / sum(needs) * 0.98, SMALLEST)
        for one in (one for column in words for one in column):
            scale(one, factor)
        needs = [min(need * factor, room) for need in needs]
    fixed = [_drawn(cells, at) for at in range(len(columns))]
    return shared(given, [max(need + LEFT + RIGHT + 0.2, drawn) for need, drawn in zip(needs, fixed, strict=True)])


def _drawn(cells: Sequence[Sequence[Any]], at: int) -> float:
    """The width of what is drawn in a column; the room beside its words may be less."""
    return max([float(getattr(row[at], "width", 0) or 0) for row in cells if not isinstance(row[at], Words)], default=0)


def shared(given: Sequence[float], needs: Sequence[float]) -> list[float]:
    """Widths of the same sum in which each has what it needs, taken from those with more than they need."""
    lacking = sum(max(need - width, 0) for width, need in zip(given, needs, strict=True))
    spare = sum(max(width - need, 0) for width, need in zip(given, needs, strict=True))
    if not lacking:
        return list(given)
    part = min(lacking / spare, 1.0) if spare else 0.0
    filled = min(spare / lacking, 1.0)
    return [
        width - (width - need) * part if width > need else width + (need - width) * filled
        for width, need in zip(given, needs, strict=True)
    ]


class Beside(Flowable):  # type: ignore[misc]
    """Columns of flowables beside each other: whole if a page can hold it, else each column goes on by itself."""

    def __init__(self, columns: Sequence[Sequence[Flowable]], widths: Sequence[float], gap: float = 0.0) -> None:
        super().__init__()
        self.columns, self.widths, self.gap = [list(one) for one in columns], list(widths), gap

    def parts(self) -> Iterator[Flowable]:
        """Everything in it."""
        for column in self.columns:
            yield from column

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        heights = [height_of(column, wide) for column, wide in zip(self.columns, self.widths, strict=True)]
        self.width, self.height = width, max(heights, default=0.0)
        return width, self.height

    def draw(self) -> None:
        left = 0.0
        for column, wide in zip(self.columns, self.widths, strict=True):
            _stack(self.canv, column, left, self.height, wide)
            left += wide + self.gap

    def split(self, _width: float, height: float) -> list[Flowable]:
        if self.height <= ROOM and height < ROOM - 1:
            return []
        pairs = [divided(column, wide, height) for column, wide in zip(self.columns, self.widths, strict=True)]
        if not any(first for first, _rest in pairs):
            return []
        halves = [[first for first, _rest in pairs], [rest for _first, rest in pairs]]
        return [Beside(half, self.widths, self.gap) for half in halves]


def _stack(canvas: Any, column: Sequence[Flowable], left: float, top: float, width: float) -> None:
    after = 0.0
    for at, one in enumerate(column):
        wide, high = one.wrapOn(canvas, width, ENDLESS)
        top -= max(one.getSpaceBefore() - after, 0) if at else 0.0
        top -= high
        if high or wide:
            one.drawOn(canvas, left, top)
        after = one.getSpaceAfter()
        top -= after


def height_of(flowables: Sequence[Flowable], width: float = WIDTH) -> float:
    """How high these are one under the other, in points."""
    return float(_listWrapOn(list(flowables), width, None)[1])


def divided(flowables: Sequence[Flowable], width: float, height: float) -> tuple[list[Flowable], list[Flowable]]:
    """What fits into this height, and the rest; a table or a paragraph may be divided between the two."""
    first: list[Flowable] = []
    rest = list(flowables)
    while rest and height_of([*first, rest[0]], width) <= height:
        first.append(rest.pop(0))
    if rest:
        rest[0].wrap(width, ENDLESS)
        pieces = rest[0].split(width, height - height_of(first, width) - rest[0].getSpaceBefore())
        if len(pieces) > 1:
            return [*first, pieces[0]], [*pieces[1:], *rest[1:]]
    while first and getattr(first[-1], "keepWithNext", False):
        rest.insert(0, first.pop())
    return first, rest


def side_by_side(
    left: Sequence[Flowable], right: Sequence[Flowable], *, share: float = 0.5, gap: float = 8 * mm
) -> Beside:
    """Two columns of flowables, the left one with `share` of the width."""
    first = WIDTH * share - gap / 2
    return Beside([left, right], [first, WIDTH - first - gap], gap)


def boxed(inside: Sequence[Flowable]) -> Flowable:
    """Flowables in a frame of their own, apart from what is computed."""
    style = [
        ("BOX", (0, 0), (-1, -1), 0.6, MUTED),
        *((f"{side}PADDING", (0, 0), (-1, -1), 9) for side in ("LEFT", "RIGHT")),
        *((f"{side}PADDING", (0, 0), (-1, -1), 6) for side in ("TOP", "BOTTOM")),
    ]
    return Places([list(inside)], [WIDTH], *style)


def kept(*flowables: Flowable) -> Beside:
    """Flowables that stay on one page."""
    return Beside([flowables], [WIDTH])


def tighten(flowables: Sequence[Flowable], factor: float) -> None:
    """Set everything in these closer: rows of tables and empty room, never the type."""
    for one in flowables:
        if isinstance(one, Rows):
            one.tighten(factor)
            tighten([cell for row in one._cellvalues for cell in row if isinstance(cell, Rows | Beside)], factor)
        elif isinstance(one, Beside):
            tighten(list(one.parts()), factor)
        elif type(one) is Spacer:
            one.height *= factor
