"""The small figures of the paper, drawn as vectors: dots with whiskers, bars, arrows, trend, rank ranges.

Each is readable as a photocopy: no figure needs its colour, and every axis says where it begins.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from exports.layout import ACCENT, BOLD, GROUND, INK, LINE, MUTED, REGULAR

TINY = 7.2


class Drawing(Flowable):  # type: ignore[misc]
    """A figure of a fixed size."""

    def __init__(self, width: float, height: float) -> None:
        super().__init__()
        self.width, self.height = width, height

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return self.width, self.height


@dataclass(frozen=True, slots=True)
class Scale:
    """A horizontal axis: values from `low` to `high` over `width` points."""

    low: float
    high: float
    width: float
    inset: float = 4

    def at(self, value: float) -> float:
        """Where a value stands, held inside the axis."""
        share = (min(max(value, self.low), self.high) - self.low) / (self.high - self.low)
        return self.inset + share * (self.width - 2 * self.inset)


class Axis(Drawing):
    """The ticks over a column of dots; they stand in the head of the table."""

    def __init__(self, scale: Scale, ticks: Sequence[tuple[float, str]]) -> None:
        super().__init__(scale.width, 10)
        self.scale, self.ticks = scale, ticks

    def draw(self) -> None:
        self.canv.setFont(REGULAR, TINY)
        self.canv.setFillColor(MUTED)
        for value, words in self.ticks:
            self.canv.drawCentredString(self.scale.at(value), 2, words)


class DotWhisker(Drawing):
    """An estimate as a dot with its interval, and what it is compared with as a hollow diamond."""

    def __init__(
        self,
        scale: Scale,
        value: float | None,
        low: float | None,
        high: float | None,
        *,
        other: float | None = None,
        ticks: Sequence[float] = (),
        strong: bool = False,
    ) -> None:
        super().__init__(scale.width, 11)
        self.scale, self.value, self.low, self.high = scale, value, low, high
        self.other, self.ticks, self.strong = other, ticks, strong

    def draw(self) -> None:
        canvas, middle = self.canv, self.height / 2
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.4)
        for tick in self.ticks:
            canvas.line(self.scale.at(tick), -2.6, self.scale.at(tick), self.height + 2.6)
        if self.other is not None:
            self._diamond(self.scale.at(self.other), middle)
        if self.value is None:
            return
        colour = ACCENT if self.strong else INK
        canvas.setStrokeColor(colour)
        canvas.setFillColor(colour)
        if self.low is not None and self.high is not None:
            self._whisker(self.scale.at(self.low), self.scale.at(self.high), middle)
        canvas.circle(self.scale.at(self.value), middle, 2.5, stroke=0, fill=1)

    def _whisker(self, left: float, right: float, middle: float) -> None:
        self.canv.setLineWidth(1.1)
        self.canv.line(left, middle, right, middle)
        for end in (left, right):
            self.canv.line(end, middle - 2, end, middle + 2)

    def _diamond(self, x: float, y: float) -> None:
        path = self.canv.beginPath()
        path.moveTo(x, y + 3.4)
        for across, up in ((x + 3.4, y), (x, y - 3.4), (x - 3.4, y)):
            path.lineTo(across, up)
        path.close()
        self.canv.setStrokeColor(MUTED)
        self.canv.setFillColorRGB(1, 1, 1)
        self.canv.setLineWidth(0.9)
        self.canv.drawPath(path, stroke=1, fill=1)


class Bar(Drawing):
    """A share of the whole as a bar from zero, on a ground that shows the whole."""

    def __init__(self, share: float | None, width: float, *, strong: bool = False) -> None:
        super().__init__(width, 7)
        self.share, self.strong = share, strong

    def draw(self) -> None:
        self.canv.setFillColor(GROUND)
        self.canv.rect(0, 0.5, self.width, 6, stroke=0, fill=1)
        if self.share:
            self.canv.setFillColor(ACCENT if self.strong else MUTED)
            self.canv.rect(0, 0.5, self.width * min(self.share, 1), 6, stroke=0, fill=1)


class Arrow(Drawing):
    """Better, worse, or alike within the error; nothing where one side has no figure."""

    def __init__(self, direction: str, size: float = 8) -> None:
        super().__init__(size, size)
        self.direction = direction

    def draw(self) -> None:
        self.canv.setFillColor(INK)
        self.canv.setStrokeColor(MUTED)
        size = self.width
        if self.direction == "alike":
            self.canv.setLineWidth(1.1)
            for height in (0.36, 0.62):
                self.canv.line(size * 0.12, size * height, size * 0.88, size * height)
        elif self.direction in ("higher", "lower"):
            self._triangle(size, up=self.direction == "higher")

    def _triangle(self, size: float, *, up: bool) -> None:
        base, tip = (0.12, 0.88) if up else (0.88, 0.12)
        path = self.canv.beginPath()
        path.moveTo(size * 0.08, size * base)
        path.lineTo(size * 0.92, size * base)
        path.lineTo(size * 0.5, size * tip)
        path.close()
        self.canv.drawPath(path, stroke=0, fill=1)


class RankRange(Drawing):
    """A place among `of` with its likely range; the best place is on the left."""

    def __init__(self, place: int, best: int, worst: int, of: int, width: float) -> None:
        super().__init__(width, 11)
        self.place, self.best, self.worst = place, best, worst
        self.scale = Scale(1, max(of, 2), width)

    def draw(self) -> None:
        middle = self.height / 2
        self.canv.setStrokeColor(LINE)
        self.canv.setLineWidth(0.4)
        self.canv.line(self.scale.at(1), middle, self.scale.at(self.scale.high), middle)
        self.canv.setStrokeColor(INK)
        self.canv.setLineWidth(3)
        self.canv.line(self.scale.at(self.best), middle, self.scale.at(self.worst), middle)
        self.canv.setFillColor(ACCENT)
        self.canv.circle(self.scale.at(self.place), middle, 3, stroke=0, fill=1)


@dataclass(frozen=True, slots=True)
class Moment:
    """One point of a trend: its label, value, interval, words beside it, and whether the line reaches it."""

    label: str
    value: float
    low: float | None
    high: float | None
    words: str
    joined: bool
    ours: bool


class Trend(Drawing):
    """A series over waves: joined where one may read it as a line, with a gap and a rule where it is broken."""

    def __init__(self, moments: Sequence[Moment], width: float, height: float, bounds: tuple[float, float]) -> None:
        super().__init__(width, height)
        self.moments = moments
        self.low, self.high = bounds

    def draw(self) -> None:
        canvas = self.canv
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.6)
        canvas.line(0, 14, self.width, 14)
        for at in range(1, len(self.moments)):
            self._join(at)
        for at, moment in enumerate(self.moments):
            self._moment(at, moment)

    def _x(self, at: int) -> float:
        step = self.width / max(len(self.moments), 1)
        return step * (at + 0.5)

    def _y(self, value: float) -> float:
        room = self.height - 14 - 22
        return 20 + room * (value - self.low) / (self.high - self.low)

    def _join(self, at: int) -> None:
        before, here = self.moments[at - 1], self.moments[at]
        middle = (self._x(at - 1) + self._x(at)) / 2
        if here.joined:
            self.canv.setStrokeColor(MUTED)
            self.canv.setLineWidth(1)
            self.canv.line(self._x(at - 1), self._y(before.value), self._x(at), self._y(here.value))
            return
        self.canv.setStrokeColor(MUTED)
        self.canv.setLineWidth(0.6)
        self.canv.setDash(1.5, 2)
        self.canv.line(middle, 14, middle, self.height - 6)
        self.canv.setDash()

    def _moment(self, at: int, moment: Moment) -> None:
        canvas, x, y = self.canv, self._x(at), self._y(moment.value)
        colour = ACCENT if moment.ours else INK
        canvas.setStrokeColor(colour)
        canvas.setFillColor(colour)
        if moment.low is not None and moment.high is not None:
            canvas.setLineWidth(1.1)
            canvas.line(x, self._y(max(moment.low, self.low)), x, self._y(min(moment.high, self.high)))
        canvas.circle(x, y, 2.8, stroke=0, fill=1)
        canvas.setFont(BOLD if moment.ours else REGULAR, 8)
        canvas.setFillColor(INK)
        top = self._y(min(moment.high, self.high)) if moment.high is not None else y
        canvas.drawCentredString(x, max(top, y) + 5.5, moment.words)
        canvas.setFont(REGULAR, TINY)
        canvas.setFillColor(MUTED)
        room = self.width / len(self.moments)
        size = TINY if stringWidth(moment.label, REGULAR, TINY) <= room else 6
        canvas.setFont(REGULAR, size)
        canvas.drawCentredString(x, 4, moment.label)
