"""Marks of a chart as Qt paints them: the theme's colours for the roles, points as pixels, straight edges on whole
ones of the screen. It shows nothing by itself."""

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from gui.core import theme

if TYPE_CHECKING:
    from exports.charts import Box, Disc, Line, Mark, Role, Shape, Words

COLOURS = {"ink": "text", "muted": "muted", "line": "line", "ground": "raised", "accent": "accent",
           "soft": "accent_soft", "surface": "surface"}  # fmt: skip
TEXT_OF_CHARTS = 7.2  # points: the size a chart is lettered in, which stands here as the caption's
SMALLEST = 10  # px
RISE, FALL = 0.76, 0.24  # what letters take above and below their baseline, in sizes


def scale() -> float:
    """Pixels of the window for one point of a chart."""
    return theme.px(theme.CAPTION) / TEXT_OF_CHARTS


def measure(text: str, size: float, bold: bool) -> float:
    """The width of a text in points, in the type of the window."""
    return metrics(size, bold=bold).horizontalAdvance(text) / scale()


def lettered(size: float, *, bold: bool) -> QFont:
    """The interface's face for a size in points of a chart; nothing is smaller than it can be read."""
    return _lettered(max(round(size * scale()), theme.px(SMALLEST)), bold)[0]


def metrics(size: float, *, bold: bool) -> QFontMetricsF:
    """How wide and tall texts of this size are, in pixels."""
    return _lettered(max(round(size * scale()), theme.px(SMALLEST)), bold)[1]


@lru_cache(maxsize=64)
def _lettered(pixels: int, bold: bool) -> tuple[QFont, QFontMetricsF]:
    made = theme.font(theme.CAPTION, bold=bold)
    made.setPixelSize(pixels)
    return made, QFontMetricsF(made)


class Brush:
    """Paints marks on a widget: points become pixels, straight edges fall on whole ones of the screen."""

    def __init__(self, painter: QPainter, ratio: float) -> None:
        self.painter, self.ratio, self.scale = painter, ratio, scale()

    def paint(self, mark: "Mark") -> None:
        """One mark."""
        getattr(self, f"_{type(mark).__name__.lower()}")(mark)

    def _line(self, mark: "Line") -> None:
        pen = self._pen(mark.role, mark.width, mark.dash, mark.strength)
        self.painter.setPen(pen)
        odd = self._is_odd(pen)
        if mark.x1 == mark.x2 or mark.y1 == mark.y2:
            ends = (self._middle(mark.x1, odd), self._middle(mark.y1, odd),
                    self._middle(mark.x2, odd), self._middle(mark.y2, odd))  # fmt: skip
        else:
            ends = tuple(value * self.scale for value in (mark.x1, mark.y1, mark.x2, mark.y2))
        self.painter.drawLine(QPointF(*ends[:2]), QPointF(*ends[2:]))

    def _box(self, mark: "Box") -> None:
        left, top = self._edge(mark.x), self._edge(mark.y)
        right, bottom = self._edge(mark.x + mark.width), self._edge(mark.y + mark.height)
        half = 0.5 / self.ratio if mark.stroke is not None else 0.0
        self._fill(mark)
        self.painter.drawRect(QRectF(QPointF(left + half, top + half), QPointF(right - half, bottom - half)))

    def _disc(self, mark: "Disc") -> None:
        self._fill(mark)
        self.painter.drawEllipse(self._point(mark.x, mark.y), mark.radius * self.scale, mark.radius * self.scale)

    def _shape(self, mark: "Shape") -> None:
        self._fill(mark)
        corners = QPolygonF([self._point(x, y) for x, y in mark.points])
        if mark.closed:
            self.painter.drawPolygon(corners)
        else:
            self.painter.setBrush(Qt.BrushStyle.NoBrush)
            self.painter.drawPolyline(corners)

    def _words(self, mark: "Words") -> None:
        font = lettered(mark.size, bold=mark.bold)
        wide = metrics(mark.size, bold=mark.bold).horizontalAdvance(mark.text)
        back = _before(mark, wide)
        self.painter.setFont(font)
        self.painter.setPen(shade(mark.role))
        self.painter.drawText(QPointF(mark.x * self.scale - back, mark.y * self.scale), mark.text)

    def _fill(self, mark: "Box | Disc | Shape") -> None:
        stroked = mark.stroke is not None
        dash = getattr(mark, "dash", ())
        self.painter.setPen(self._pen(mark.stroke, mark.stroke_width, dash) if stroked else Qt.PenStyle.NoPen)
        filled = mark.fill is not None
        self.painter.setBrush(shade(mark.fill, mark.strength) if filled else Qt.BrushStyle.NoBrush)

    def _pen(self, role: "Role", width: float, dash: tuple[float, ...] = (), strength: float = 1.0) -> QPen:
        made = QPen(shade(role, strength), max(1, round(width * self.scale * self.ratio)) / self.ratio)
        made.setCapStyle(Qt.PenCapStyle.FlatCap)
        made.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        if dash:
            made.setDashPattern([part * self.scale / made.widthF() for part in dash])
        return made

    def _is_odd(self, pen: QPen) -> bool:
        return round(pen.widthF() * self.ratio) % 2 == 1

    def _edge(self, value: float) -> float:
        return round(value * self.scale * self.ratio) / self.ratio

    def _middle(self, value: float, odd: bool) -> float:
        return self._edge(value) + (0.5 / self.ratio if odd else 0.0)

    def _point(self, x: float, y: float) -> QPointF:
        return QPointF(x * self.scale, y * self.scale)


def shade(role: "Role", strength: float = 1.0) -> QColor:
    """The colour of a role in this theme, paler by its strength."""
    full = theme.colour(COLOURS[role])
    if strength >= 1:
        return full
    ground = theme.colour("surface")
    parts = zip(full.getRgbF()[:3], ground.getRgbF()[:3], strict=True)
    return QColor.fromRgbF(*(strength * one + (1 - strength) * other for one, other in parts))


def areas(marks: "Iterable[Mark]", known: set[str]) -> dict[str, QRectF]:
    """Where the marks of each thing stand together, in pixels."""
    found: dict[str, QRectF] = {}
    for mark in marks:
        if mark.about in known:
            found[mark.about] = found.get(mark.about, QRectF()) | _area(mark)
    return found


def _area(mark: "Mark") -> QRectF:
    """In pixels, and never flat: an area without height joins nothing."""
    left, top, right, bottom = BOUNDS[type(mark).__name__](mark)
    by = scale()
    return QRectF(left * by, top * by, max(right - left, 0.5) * by, max(bottom - top, 0.5) * by)


Bounds = tuple[float, float, float, float]


def _of_box(mark: "Box") -> Bounds:
    return mark.x, mark.y, mark.x + mark.width, mark.y + mark.height


def _of_disc(mark: "Disc") -> Bounds:
    return mark.x - mark.radius, mark.y - mark.radius, mark.x + mark.radius, mark.y + mark.radius


def _of_line(mark: "Line") -> Bounds:
    return min(mark.x1, mark.x2), min(mark.y1, mark.y2), max(mark.x1, mark.x2), max(mark.y1, mark.y2)


def _of_shape(mark: "Shape") -> Bounds:
    across, down = [x for x, _ in mark.points], [y for _, y in mark.points]
    return min(across), min(down), max(across), max(down)


def _of_words(mark: "Words") -> Bounds:
    wide = measure(mark.text, mark.size, mark.bold)
    left = mark.x - _before(mark, wide)
    return left, mark.y - mark.size * RISE, left + wide, mark.y + mark.size * FALL


def _before(mark: "Words", wide: float) -> float:
    """How much of a text stands left of its x."""
    return {"start": 0.0, "middle": wide / 2, "end": wide}[mark.anchor]


BOUNDS = {"Box": _of_box, "Disc": _of_disc, "Line": _of_line, "Shape": _of_shape, "Words": _of_words}
