"""A widget that shows a chart, whose marks can be pointed at, walked and opened. It knows marks and sentences, never
what they are about."""

from collections.abc import Callable, Mapping
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QToolTip, QWidget

from gui.core import theme
from gui.core.components import Translated, tip
from gui.dashboard.brush import Brush, areas, measure, scale

if TYPE_CHECKING:
    from exports.charts import Measure, Picture

    Draw = Callable[[float, Measure], Picture]

NEAR = 6  # px round a mark that still count as pointing at it
ROUND_IT = 48  # px that stay visible over and under a chosen mark
LEAST = 60  # px of width that a chart is drawn for
FORWARD = (Qt.Key.Key_Down, Qt.Key.Key_Right)
BACK = (Qt.Key.Key_Up, Qt.Key.Key_Left)
OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class Drawing(Translated, QWidget):
    """A chart. Tab comes to it, arrows walk its marks, Enter opens one; so does a click.

    Signals: `opened` (what the mark is about).
    """

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draw: Draw | None = None
        self._said: Mapping[str, str] = {}
        self._title = ""
        self._made: tuple[int, Picture] | None = None
        self._areas: dict[str, QRectF] = {}
        self._current = ""
        self.setProperty("paints_focus", True)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.is_dressed = True

    # --- what is shown ------------------------------------------------------------------------------------------------

    def show_picture(self, title: str, draw: "Draw", said: Mapping[str, str]) -> None:
        """This chart from now on: `draw` makes it for a width in points, `said` has a sentence for each mark."""
        self._title, self._draw, self._said = title, draw, said
        self._made = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if said else Qt.FocusPolicy.NoFocus)
        self._fit()

    def current(self) -> str:
        """What the chosen mark is about."""
        return self._current

    def abouts(self) -> list[str]:
        """What the marks are about, in the order in which arrows walk them."""
        self._picture()
        return list(self._areas)

    def area(self, about: str) -> QRectF:
        """Where these marks stand, in pixels of the widget."""
        self._picture()
        return self._areas[about]

    def redress(self) -> None:
        self._made = None
        self._fit()

    def _fit(self) -> None:
        picture = self._picture()
        if self._current not in self._areas:
            self._current = next(iter(self._areas), "")
        self.setFixedHeight(ceil(picture.height * scale()) if picture else 0)
        self._name()
        self.update()

    def _picture(self) -> "Picture | None":
        if self._draw is None:
            return None
        if self._made is None or self._made[0] != self.width():
            self._made = self.width(), self._draw(max(self.width(), LEAST) / scale(), measure)
            self._areas = areas(self._made[1].marks, set(self._said))
        return self._made[1]

    def _name(self) -> None:
        """A screen reader hears the title with the chosen mark, and all figures as the description."""
        chosen = self._said.get(self._current, "")
        self.setAccessibleName(f"{self._title}. {chosen}" if chosen and self.hasFocus() else self._title)
        self.setAccessibleDescription("\n".join(self._said.values()))

    # --- painting -----------------------------------------------------------------------------------------------------

    def paintEvent(self, _: QPaintEvent) -> None:
        picture = self._picture()
        if picture is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        brush = Brush(painter, self.devicePixelRatioF())
        for mark in picture.marks:
            brush.paint(mark)
        if self.hasFocus() and self._current in self._areas:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 2))
            ring = self._areas[self._current].adjusted(-4, -3, 4, 3) & QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(ring, 4, 4)
        painter.end()

    def resizeEvent(self, _: QResizeEvent) -> None:
        self._fit()

    # --- pointing and walking -----------------------------------------------------------------------------------------

    def at(self, point: QPointF) -> str:
        """What is pointed at; "" for nothing."""
        near = {about: area for about, area in self._areas.items()
                if about in self._said and area.adjusted(-NEAR, -NEAR, NEAR, NEAR).contains(point)}  # fmt: skip
        inside = {about: area for about, area in near.items() if area.contains(point)} or near
        return min(inside, key=lambda about: inside[about].width() * inside[about].height(), default="")

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            self._explain(event)
            return True
        return super().event(event)

    def _explain(self, event: QHelpEvent) -> None:
        about = self.at(QPointF(event.pos()))
        if about:
            QToolTip.showText(event.globalPos(), tip(self._said[about]), self)
        else:
            QToolTip.hideText()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        shape = Qt.CursorShape.PointingHandCursor if self.at(event.position()) else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        about = self.at(event.position())
        if about and event.button() == Qt.MouseButton.LeftButton:
            self._choose(about)
            self.opened.emit(about)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (*FORWARD, *BACK) and self._areas:
            self._step(1 if event.key() in FORWARD else -1, event)
        elif event.key() in OPENS and self._current and not event.isAutoRepeat():
            self.opened.emit(self._current)
        else:
            super().keyPressEvent(event)

    def _step(self, by: int, event: QKeyEvent) -> None:
        order = list(self._areas)
        there = order.index(self._current) + by
        if 0 <= there < len(order):
            self._choose(order[there])
            area = self._areas[self._current].center().toPoint()
            self._keep_in_view(area)
            QToolTip.showText(self.mapToGlobal(area + QPoint(0, 8)), tip(self._said[self._current]), self)
        event.accept()

    def _keep_in_view(self, point: QPoint) -> None:
        """A chart may be taller than the window is."""
        each = self.parentWidget()
        while each is not None and not isinstance(each, QScrollArea):
            each = each.parentWidget()
        if each is not None:
            there = self.mapTo(each.widget(), point)
            each.ensureVisible(there.x(), there.y(), 0, theme.px(ROUND_IT))

    def _choose(self, about: str) -> None:
        self._current = about
        self._name()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._name()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._name()
        QToolTip.hideText()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(320), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(200), self.height())
