"""A sheet to draw on with pen, finger, mouse or keys, empty or over a picture; strokes are taken back one by one."""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gui.core import dialogs, keys, theme
from gui.core.components import Text
from gui.core.dialogs import tall
from model.language import N_, _

SHEET = QSize(1200, 600)
STEP, LEAP = 0.01, 0.05  # of the width of the sheet, for one press of an arrow
INK, MARKED = 0.0045, 0.006
MOVES = {"Left": (-1, 0), "Right": (1, 0), "Up": (0, -1), "Down": (0, 1)}
MOVING = N_("Arrows move the pen, Space puts it down or lifts it, {key} takes a stroke back")
Stroke = list[QPointF]  # in parts of the width of the sheet


class Sheet(QWidget):
    """What is drawn. Signal: `drawn` when a stroke began, ended or was taken back."""

    drawn = Signal()

    def __init__(self, under: QImage | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.under = under if under is not None and not under.isNull() else QImage()
        self.strokes: list[Stroke] = []
        self.pen_down = False
        self.at = QPointF(0.3, 0.25)
        self._follows = self.has_keys = False
        self.setProperty("paints_focus", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(QSize(theme.px(640), tall(320)))
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName(_("Sheet to draw on"))
        self.setAccessibleDescription(_(MOVING).format(key="Backspace"))

    def size_of_paper(self) -> QSize:
        """How many dots the finished picture has."""
        return SHEET if self.under.isNull() else self.under.size()

    def undo(self) -> None:
        """Take the last stroke back."""
        if self.strokes:
            self.strokes.pop()
            self.pen_down = False
            self._changed()

    def clear(self) -> None:
        self.strokes.clear()
        self.pen_down = False
        self._changed()

    def picture(self) -> QImage:
        """The finished picture."""
        paper = QImage(self.size_of_paper(), QImage.Format.Format_RGB32)
        paper.fill(Qt.GlobalColor.white)
        painter = QPainter(paper)
        painter.drawImage(0, 0, self.under)
        self._draw(painter, QRectF(paper.rect()))
        painter.end()
        return paper

    # --- drawing ------------------------------------------------------------------------------------------------------

    def _paper(self) -> QRectF:
        """Where the sheet lies in the widget."""
        size = QSizeF(self.size_of_paper()).scaled(QSizeF(self.size()), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        return QRectF(QPointF(left, top), size)

    def _place(self, event: QMouseEvent) -> QPointF:
        paper = self._paper()
        point = event.position() - paper.topLeft()
        return self._inside(QPointF(point.x() / paper.width(), point.y() / paper.width()))

    def _inside(self, point: QPointF) -> QPointF:
        size = self.size_of_paper()
        lowest = size.height() / size.width()
        return QPointF(min(max(point.x(), 0.0), 1.0), min(max(point.y(), 0.0), lowest))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pen_down, self._follows = False, True
        self.strokes.append([self._place(event)])
        self._changed()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._follows and self.strokes:
            self.strokes[-1].append(self._place(event))
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._follows = False
        self._changed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed = keys.stroke(event)
        if pressed.key in MOVES:
            self.has_keys = True
            self._move(*MOVES[pressed.key], LEAP if pressed.shift else STEP)
        elif pressed.key == "Space":
            self._turn_pen()
        elif pressed.key == "Backspace":
            self.undo()
        elif pressed.key == "Delete":
            self.clear()
        else:
            event.ignore()

    def _move(self, right: int, down: int, step: float) -> None:
        self.at = self._inside(self.at + QPointF(right * step, down * step))
        if self.pen_down:
            self.strokes[-1].append(QPointF(self.at))
        self.update()

    def _turn_pen(self) -> None:
        self.has_keys, self.pen_down = True, not self.pen_down
        if self.pen_down:
            self.strokes.append([QPointF(self.at)])
        self._changed()

    def _changed(self) -> None:
        self.update()
        self.drawn.emit()

    # --- painting -----------------------------------------------------------------------------------------------------

    def _draw(self, painter: QPainter, paper: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = QColor(theme.LIGHT.text if self.under.isNull() else theme.LIGHT.bad)
        width = paper.width() * (INK if self.under.isNull() else MARKED)
        round_ = (Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        painter.setPen(QPen(colour, width, *round_))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for stroke in self.strokes:
            painter.drawPath(_path([paper.topLeft() + point * paper.width() for point in stroke]))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, paper = QPainter(self), self._paper()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(paper, Qt.GlobalColor.white)
        painter.drawImage(paper, self.under)
        self._draw(painter, paper)
        painter.setPen(QPen(theme.colour("accent" if self.hasFocus() else "edge"), 2))
        painter.drawRect(paper.adjusted(1, 1, -1, -1))
        if self.has_keys and self.hasFocus():
            self._draw_pen(painter, paper.topLeft() + self.at * paper.width())

    def _draw_pen(self, painter: QPainter, at: QPointF) -> None:
        arm = theme.px(9)
        painter.setPen(QPen(QColor(theme.LIGHT.accent), 3 if self.pen_down else 1.5))
        painter.drawLine(at - QPointF(arm, 0), at + QPointF(arm, 0))
        painter.drawLine(at - QPointF(0, arm), at + QPointF(0, arm))


class Pad(dialogs.Dialog):
    """The sheet in a window of its own. Enter keeps what was drawn, Esc leaves everything as it was."""

    def __init__(self, parent: QWidget, title: str, then: Callable[[QImage], object], *,
                 under: QImage | None = None) -> None:  # fmt: skip
        super().__init__(parent.window(), title, width=720)
        self._then = then
        self.sheet = Sheet(under)
        self.body.addWidget(self.sheet)
        self.body.addWidget(Text("muted", _(MOVING).format(key="Backspace")))
        self.add_button(_("Cancel"))
        self.clear = self.add_button(_("Clear"), then=self.sheet.clear)
        self.back = self.add_button(_("Take a stroke back"), then=self.sheet.undo)
        self.use = self.add_button(_("Keep"), kind="primary", then=self.keep)
        self.sheet.drawn.connect(self._show)
        self._show()
        self.sheet.setFocus()

    @Slot()
    def keep(self) -> None:
        """Take what was drawn; an empty sheet is no answer."""
        if self.sheet.strokes:
            self._then(self.sheet.picture())
            self.accept()

    @Slot()
    def _show(self) -> None:
        for button in (self.clear, self.back, self.use):
            button.setEnabled(bool(self.sheet.strokes))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if keys.stroke(event).key in ("Enter", "NumEnter"):
            self.keep()
        else:
            super().keyPressEvent(event)


def _path(points: Stroke) -> QPainterPath:
    """A stroke without corners: through the middles, bent towards the points. One point is a dot."""
    path = QPainterPath(points[0])
    if len(points) == 1:
        path.lineTo(points[0] + QPointF(0.1, 0.1))
    for before, after in pairwise(points[1:]):
        path.quadTo(before, (before + after) / 2)
    if len(points) > 1:
        path.lineTo(points[-1])
    return path
