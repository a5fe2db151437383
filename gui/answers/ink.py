"""Strokes shared by the widgets that paint themselves: keycaps, dots, wrapped text. No colour is named here."""

import math
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QPolygonF

from gui.core import theme

WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
CENTRED = int(Qt.AlignmentFlag.AlignCenter)
MINUS = "\u2212"


@dataclass(frozen=True, slots=True)
class Pens:
    """The fonts of one painting, made once for each text size."""

    body: QFont
    question: QFont
    strong: QFont
    caption: QFont
    heading: QFont


def pens() -> Pens:
    return _pens(theme.px(100))


@lru_cache(maxsize=8)
def _pens(_scale: int) -> Pens:
    body, caption = theme.font(theme.BODY), theme.font(theme.CAPTION)
    strong, heading = theme.font(theme.BODY, bold=True), theme.font(theme.QUESTION, bold=True)
    return Pens(body, theme.font(theme.QUESTION), strong, caption, heading)


def height(text: str, font: QFont, width: int) -> int:
    """How tall the text is when it is wrapped to the width."""
    return QFontMetrics(font).boundingRect(QRect(0, 0, max(width, 1), 10_000), int(WRAPPED), text).height()


def longest_word(text: str, font: QFont) -> int:
    """The width no wrapping can go below."""
    metrics = QFontMetrics(font)
    return max((metrics.horizontalAdvance(word) for word in text.split()), default=0)


def write(painter: QPainter, rect: QRect, text: str, *, font: QFont, colour: str, flags: int = int(WRAPPED)) -> None:
    painter.setFont(font)
    painter.setPen(theme.colour(colour))
    painter.drawText(rect, flags, text)


def panel(
    painter: QPainter,
    rect: QRect,
    *,
    fill: str = "",
    edge: str = "",
    radius: int = theme.FIELD_RADIUS,
    width: float = 1.0,
) -> None:
    """A rounded rectangle that stays sharp on its pixels."""
    painter.setBrush(theme.colour(fill) if fill else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour(edge), width) if edge else Qt.PenStyle.NoPen)
    inset = width / 2 if edge else 0.0
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius)


def dot(
    painter: QPainter, centre: QPointF, radius: float, *, fill: str = "", edge: str = "", width: float = 1.5
) -> None:  # fmt: skip
    painter.setBrush(theme.colour(fill) if fill else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour(edge), width) if edge else Qt.PenStyle.NoPen)
    painter.drawEllipse(centre, radius, radius)


def keycap(painter: QPainter, rect: QRect, sign: str, *, chosen: bool = False, bright: bool = True) -> None:
    """The key that gives this answer, drawn as a key."""
    if chosen:
        panel(painter, rect, fill="accent", radius=5)
    else:
        panel(painter, rect, fill="surface", edge="edge" if bright else "line", radius=5)
    colour = "on_accent" if chosen else "text" if bright else "muted"
    write(painter, rect, sign, font=pens().strong, colour=colour, flags=int(Qt.AlignmentFlag.AlignCenter))


def focus(painter: QPainter, rect: QRect, radius: int = theme.FIELD_RADIUS) -> None:
    """The ring that says where the keys go."""
    panel(painter, rect, edge="accent", radius=radius, width=2.0)


def star(painter: QPainter, centre: QPointF, radius: float, *, is_on: bool) -> None:
    """A star of a rating, filled when it counts."""
    painter.setBrush(theme.colour("accent") if is_on else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("accent" if is_on else "edge"), 1.5))
    reach = [radius if corner % 2 == 0 else radius * 0.45 for corner in range(10)]
    turn = [math.pi * (corner / 5 - 0.5) for corner in range(10)]
    corners = [centre + QPointF(math.cos(t) * r, math.sin(t) * r) for r, t in zip(reach, turn, strict=True)]
    painter.drawPolygon(QPolygonF(corners))
