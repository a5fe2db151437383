"""How people answered: the five marks as lengths of one bar, palest for the best, then what was no mark, outlined.

The order of the segments and of the key is the same, and the steps of lightness follow it, so that a photocopy reads.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from exports.charts.labels import TINY, block, tall
from exports.charts.picture import Anchor, Box, Mark, Measure, Picture, Role, Words
from exports.charts.rows import GAP, Layout, columns, figures, hit
from exports.charts.steps import Step, ramp

ROW, BAR = 16.0, 11.0
SIZE = 7.6  # of the figures in the segments


@dataclass(frozen=True, slots=True)
class Level:
    """One possible answer; `outlined` where it is no mark."""

    name: str
    outlined: bool = False


@dataclass(frozen=True, slots=True)
class Stack:
    """One bar: the shares of the levels in their order (0-1 of all), the words for each; `sign` where it is hidden.

    A level whose share is None is hidden: its words are its sign, and its room is that of all hidden ones together.
    """

    label: str
    shares: tuple[float | None, ...]
    said: tuple[str, ...]
    n: str = ""
    sign: str = ""
    about: str = ""


def stacked(
    rows: Sequence[Stack],
    levels: Sequence[Level],
    width: float,
    *,
    ends: tuple[str, str] = ("0", "100 %"),
    measure: Measure,
) -> Picture:
    """The bars under their key; every bar is as long as the whole, `ends` are the words at its two ends."""
    layout = columns([row.label for row in rows], (), [row.n for row in rows], width, measure)
    steps = _steps(levels)
    marks, y = _key(levels, steps, layout, measure)
    right = layout.left + layout.plot
    marks += [
        Words(layout.left, y + 7, ends[0], TINY, Role.MUTED),
        Words(right, y + 7, ends[1], TINY, Role.MUTED, anchor=Anchor.END),
    ]
    y += 10
    for row in rows:
        lines = layout.lines(row.label, measure)
        height = max(ROW, tall(len(lines)) + 4)
        middle = y + height / 2
        marks += [*hit(layout, y, height, row.about), *block(lines, 0, middle)]
        marks += _bar(row, steps, layout, middle, measure)
        marks += figures("", row.n, layout, middle)
        y += height
    return Picture(width, y + 1, tuple(marks))


def _steps(levels: Sequence[Level]) -> list[Step | None]:
    filled = iter(ramp(sum(not level.outlined for level in levels)))
    return [None if level.outlined else next(filled) for level in levels]


def _key(
    levels: Sequence[Level], steps: Sequence[Step | None], layout: Layout, measure: Measure
) -> tuple[list[Mark], float]:
    marks: list[Mark] = []
    x, y = 0.0, 0.0
    for at, level in enumerate(levels):
        needed = 10 + measure(level.name, TINY, False)
        if x > 0 and x + needed > layout.width:
            x, y = 0.0, y + tall(1, TINY) + 1
        marks.append(_segment(x, y + 1.2, 7, 6.4, steps[at], dashed=_dashed(levels, at)))
        marks.append(Words(x + 10, y + 7, level.name, TINY, Role.MUTED))
        x += needed + GAP
    return marks, y + tall(1, TINY) + 3


def _dashed(levels: Sequence[Level], at: int) -> bool:
    """Every second of the outlined ones: two of them side by side are told apart."""
    return levels[at].outlined and sum(level.outlined for level in levels[:at]) % 2 == 1


def _segment(
    x: float, y: float, width: float, height: float, step: Step | None, *, dashed: bool, about: str = ""
) -> Box:
    if step is None:
        inset = min(0.4, width / 4)
        return Box(
            x + inset,
            y + inset,
            width - 2 * inset,
            height - 2 * inset,
            Role.SURFACE,
            Role.MUTED,
            0.7,
            (1.6, 1.4) if dashed else (),
            about=about,
        )
    return Box(x, y, width, height, step.role, Role.MUTED, 0.4, strength=step.strength, about=about)


def _bar(row: Stack, steps: Sequence[Step | None], layout: Layout, middle: float, measure: Measure) -> list[Mark]:
    top = middle - BAR / 2
    if row.sign:
        whole = Box(layout.left, top, layout.plot, BAR, None, Role.LINE, 0.6, (2, 2))
        return [whole, *block([row.sign], layout.left + layout.plot / 2, middle, anchor=Anchor.MIDDLE)]
    marks: list[Mark] = []
    x, outlined = layout.left, 0
    rest = max(1 - sum(share for share in row.shares if share is not None), 0.0)
    for share, said, step in zip(row.shares, row.said, steps, strict=True):
        long = layout.plot * (rest if share is None else share)
        if share is None:
            marks += _hidden(x, long, top, said, row.about, measure)
            rest = 0.0  # the other hidden ones are in it
        elif long > 0:
            marks.append(_segment(x, top, long, BAR, step, dashed=step is None and outlined % 2 == 1, about=row.about))
            marks += _printed(x, long, middle, said, step, measure)
        outlined += step is None
        x += long
    return marks


def _hidden(x: float, long: float, top: float, said: str, about: str, measure: Measure) -> list[Mark]:
    """What all hidden levels take together, with their sign: in no step, and with no end between them."""
    if long <= 0:
        return []
    box = Box(x, top, long, BAR, None, Role.LINE, 0.6, (2, 2), about=about)
    return [box, *_printed(x, long, top + BAR / 2, said, None, measure)]


def _printed(x: float, long: float, middle: float, said: str, step: Step | None, measure: Measure) -> list[Mark]:
    """The figure of a segment where it fits."""
    role, bold = (step.text, step.bold) if step else (Role.INK, False)
    if not said or measure(said, SIZE, bold) + 3 > long:
        return []
    return [*block([said], x + long / 2, middle, size=SIZE, role=role, bold=bold, anchor=Anchor.MIDDLE)]
