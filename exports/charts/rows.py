"""What charts of rows share: the columns of names, plot, figures and n, the axis over them, the place of a row."""

from collections.abc import Sequence
from dataclasses import dataclass

from exports.charts.labels import FIGURE, TINY, block, column, wrapped
from exports.charts.picture import Anchor, Box, Mark, Measure, Role, Scale, Words

GAP = 8.0
ROW = 14.0


@dataclass(frozen=True, slots=True)
class Axis:
    """The axis of a chart: its ticks with their words, the first and last of them its ends, and what it measures."""

    ticks: tuple[tuple[float, str], ...]
    title: str = ""

    @property
    def low(self) -> float:
        return self.ticks[0][0]

    @property
    def high(self) -> float:
        return self.ticks[-1][0]


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a chart of rows: names, plot, figures, n."""

    names: float
    left: float
    plot: float
    figures: float  # the right edge of the figures
    width: float

    def lines(self, label: str, measure: Measure, *, bold: bool = False) -> tuple[str, ...]:
        """A name as it stands in its column."""
        return wrapped(label, self.names, measure, bold=bold, lines=3)


def columns(
    names: Sequence[str], figures: Sequence[str], counts: Sequence[str], width: float, measure: Measure
) -> Layout:
    """Names take what they need up to two fifths, figures and n what they need, the plot has the rest."""
    named = column(names, measure, most=width * 0.4, bold=True)
    counted = column(counts, measure, most=width * 0.2, size=TINY)
    figured = column(figures, measure, most=width * 0.3, size=FIGURE, bold=True)
    right = width - (counted + GAP if counted else 0)
    left = named + GAP if named else 0
    return Layout(named, left, right - (figured + GAP if figured else 0) - left, right, width)


def ticks(axis: Axis, scale: Scale, left: float, baseline: float) -> list[Mark]:
    """The words of an axis."""
    return [
        Words(left + scale.at(value), baseline, said, TINY, Role.MUTED, anchor=Anchor.MIDDLE)
        for value, said in axis.ticks
    ]


def hit(layout: Layout, y: float, height: float, about: str) -> tuple[Mark, ...]:
    """The place of a whole row: unseen, and found by the pointer."""
    return (Box(0, y, layout.width, height, fill=None, about=about),) if about else ()


def figures(said: str, n: str, layout: Layout, middle: float, *, bold: bool = False) -> list[Mark]:
    """The figure of a row and its n, right-aligned."""
    figure = block([said], layout.figures, middle, size=FIGURE, bold=bold, anchor=Anchor.END)
    return [*figure, *block([n], layout.width, middle, size=TINY, role=Role.MUTED, anchor=Anchor.END)]
