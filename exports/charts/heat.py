"""A table of figures with steps of lightness behind them: the pattern at a glance, every number to be read."""

from collections.abc import Sequence
from dataclasses import dataclass

from exports.charts.labels import TINY, block, column, tall, wrapped
from exports.charts.picture import Anchor, Box, Line, Mark, Measure, Picture, Role, Words
from exports.charts.steps import STEPS, step

ROW = 14.0


@dataclass(frozen=True, slots=True)
class HeatCell:
    """One figure; without a value its words are a sign, and it has no ground."""

    value: float | None
    said: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A name and its cells, in the order of the heads."""

    label: str
    cells: tuple[HeatCell, ...]
    strong: bool = False
    about: str = ""


def heat(
    rows: Sequence[HeatRow],
    heads: Sequence[str],
    limits: tuple[tuple[float, str], ...],
    width: float,
    *,
    dark_low: bool = True,
    measure: Measure,
) -> Picture:
    """The rows under their heads; `limits` are the four rising limits of the five steps, with their words."""
    names = column([row.label for row in rows], measure, most=width * 0.34, bold=any(row.strong for row in rows))
    left = names + 6
    cell = (width - left) / max(len(heads), 1)
    key, below = _key(limits, left, width, measure, dark_low=dark_low)
    marks, y = _heads(heads, left, cell, below, measure)
    marks = [*key, *marks]
    values = tuple(value for value, _said in limits)
    for row in rows:
        lines = wrapped(row.label, names, measure, bold=row.strong)
        height = max(ROW, tall(len(lines)) + 3)
        marks += block(lines, 0, y + height / 2, bold=row.strong)
        for at, each in enumerate(row.cells):
            marks += _cell(each, left + at * cell, y, cell, height, values, dark_low=dark_low)
        y += height
    return Picture(width, y + 1, tuple(marks))


def _cell(
    each: HeatCell, x: float, y: float, width: float, height: float, limits: Sequence[float], *, dark_low: bool
) -> list[Mark]:
    inner = (x + 0.5, y + 0.5, width - 1, height - 1)
    if each.value is None:
        empty = Box(*inner, None, Role.LINE, 0.4, about=each.about)
        return [empty, *block([each.said], x + width / 2, y + height / 2, role=Role.MUTED, anchor=Anchor.MIDDLE)]
    shade = step(each.value, limits, dark_low=dark_low)
    ground = Box(*inner, shade.role, strength=shade.strength, about=each.about)
    return [
        ground,
        *block([each.said], x + width / 2, y + height / 2, role=shade.text, bold=shade.bold, anchor=Anchor.MIDDLE),
    ]


def _key(
    limits: Sequence[tuple[float, str]], left: float, width: float, measure: Measure, *, dark_low: bool
) -> tuple[list[Mark], float]:
    """The steps in a strip, each limit under the border it is: the low end on the left."""
    wide = min(34.0, (width - left) / len(STEPS))
    start = width - wide * len(STEPS)
    shades = tuple(reversed(STEPS)) if dark_low else STEPS
    marks: list[Mark] = [
        Box(start + at * wide, 0.5, wide, 5, shade.role, Role.LINE, 0.3, strength=shade.strength)
        for at, shade in enumerate(shades)
    ]
    for at, (_value, said) in enumerate(limits, 1):
        size = TINY if measure(said, TINY, False) < wide - 2 else TINY * (wide - 2) / measure(said, TINY, False)
        marks.append(Words(start + at * wide, 13, said, size, Role.MUTED, anchor=Anchor.MIDDLE))
    return marks, 18.0


def _heads(heads: Sequence[str], left: float, cell: float, top: float, measure: Measure) -> tuple[list[Mark], float]:
    """The heads over their columns; where they are too wide, every second one stands a level higher, on a stem."""
    if all(measure(word, TINY, False) <= cell - 3 for head in heads for word in head.split(" ")):
        blocks = [wrapped(head, cell - 3, measure, size=TINY, lines=3) for head in heads]
        most = max((len(lines) for lines in blocks), default=0)
        bottom = top + tall(most, TINY) + 2
        return [
            words
            for at, lines in enumerate(blocks)
            for words in block(
                lines,
                left + (at + 0.5) * cell,
                bottom - 2 - tall(len(lines), TINY) / 2,
                size=TINY,
                role=Role.MUTED,
                anchor=Anchor.MIDDLE,
            )
        ], bottom + 1
    return _staggered(heads, left, cell, top, measure)


def _staggered(
    heads: Sequence[str], left: float, cell: float, top: float, measure: Measure
) -> tuple[list[Mark], float]:
    marks: list[Mark] = []
    level = tall(1, TINY) + 1
    bottom = top + 2 * level + 3
    right = left + cell * len(heads)
    for at, head in enumerate(heads):
        middle = left + (at + 0.5) * cell
        said = wrapped(head, 2 * cell - 4, measure, size=TINY, lines=1)[0]
        half = measure(said, TINY, False) / 2
        # the outermost heads lean inwards, so that they stay in the picture
        x = max(half, min(middle, right - half))
        y = top + 7 + (level if at % 2 else 0)
        marks.append(Words(x, y, said, TINY, Role.MUTED, anchor=Anchor.MIDDLE))
        marks.append(Line(middle, y + 2.2, middle, bottom, Role.LINE, 0.5))
    return marks, bottom + 1
