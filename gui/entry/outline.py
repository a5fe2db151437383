"""The list of sections: what is done, what is open, what needs attention; a place to jump from."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QSizePolicy, QWidget

from gui.answers import ink
from gui.answers.base import announce
from gui.core import icons, keys, theme
from model.language import _, ngettext

ITEM, SIDE, COUNT, WIDTH = 44, 14, 44, 256


@dataclass(frozen=True, slots=True)
class Line:
    """One screen of the questionnaire and how far it is."""

    path: str
    label: str
    asked: int
    answered: int
    problems: int
    state: str


class Outline(QWidget):
    """Sections from top to bottom.

    Signals: `chosen(path)` of a section; `closed` when the person goes back without choosing.
    """

    chosen = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()
        self.here = ""
        self.cursor = 0
        self._hover = -1
        self._rects: list[QRect] = []
        self.setProperty("paints_focus", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedWidth(theme.px(WIDTH))
        self.hide()  # a form without sections has no list of them, and no stop for the keyboard

    def show_lines(self, lines: Sequence[Line], here: str) -> None:
        """The sections as they stand; `here` is the one on view."""
        if (tuple(lines), here) == (self.lines, self.here):
            return
        relayout = [line.label for line in lines] != [line.label for line in self.lines]
        self.lines, self.here = tuple(lines), here
        if not self.hasFocus():
            self.cursor = self._place_of(here)
        if relayout:
            self._arrange()
        self.setVisible(bool(lines))
        self.update()
        self._say()
        self._reveal()

    def _reveal(self) -> None:
        """Scroll to the section one is at; never away from a field beside it in which one writes."""
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is None or not self._rects:
            return
        writing = QApplication.focusWidget()
        if writing is not None and writing is not self and area.isAncestorOf(writing):
            area.ensureWidgetVisible(writing)
            return
        rect = self._rects[min(self.cursor, len(self._rects) - 1)]
        at = self.mapTo(area.widget(), rect.center())
        area.ensureVisible(at.x(), at.y(), 0, rect.height())

    def _place_of(self, path: str) -> int:
        return next((place for place, line in enumerate(self.lines) if line.path == path), 0)

    def _arrange(self) -> None:
        top, self._rects = theme.px(8), []
        for line in self.lines:
            tall = max(theme.px(ITEM), ink.height(line.label, ink.pens().body, self._words_width()) + theme.px(18))
            self._rects.append(QRect(theme.px(8), top, self.width() - theme.px(12), tall))
            top += tall + 2
        self.setFixedHeight(top + theme.px(8))

    def _words_width(self) -> int:
        return self.width() - theme.px(12 + 2 * SIDE + 24 + COUNT)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(WIDTH), self.minimumHeight())

    # --- keys and pointer -----------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = keys.place(event)
        steps = {"Down": 1, "Up": -1}
        if place in steps and self.lines:
            self.cursor = (self.cursor + steps[place]) % len(self.lines)
            self.update()
            self._say()
            self._reveal()
        elif place in ("Enter", "NumEnter", "Space") and self.lines:
            self.chosen.emit(self.lines[self.cursor].path)
        elif place == "Backspace":
            self.closed.emit()
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._at(event.position().toPoint())
        if place >= 0:
            self.chosen.emit(self.lines[place].path)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self._at(event.position().toPoint())
        if place != self._hover:
            self._hover = place
            self.update()

    def leaveEvent(self, event: object) -> None:
        self._hover = -1
        self.update()

    def _at(self, point: QPoint) -> int:
        return next((place for place, rect in enumerate(self._rects) if rect.contains(point)), -1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.cursor = self._place_of(self.here)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()

    # --- painting -------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, (line, rect) in enumerate(zip(self.lines, self._rects, strict=False)):
            self._paint_line(painter, line, rect, place)

    def _paint_line(self, painter: QPainter, line: Line, rect: QRect, place: int) -> None:
        here = line.path == self.here
        if here or place == self._hover:
            ink.panel(painter, rect, fill="accent_soft" if here else "raised", radius=theme.FIELD_RADIUS)
        if self.hasFocus() and place == self.cursor:
            ink.focus(painter, rect)
        fonts, side, symbol = ink.pens(), theme.px(SIDE), theme.px(16)
        name, colour = SYMBOLS.get("here" if here and line.state != "attention" else line.state, ("", ""))
        if name:
            painter.drawPixmap(
                rect.left() + side - 2, rect.center().y() - symbol // 2 + 1, icons.pixmap(name, colour, size=16)
            )
        words = QRect(rect.left() + side + theme.px(24), rect.top(), self._words_width(), rect.height())
        bright = here or line.state in ("begun", "attention")
        ink.write(
            painter, words, line.label, font=fonts.strong if here else fonts.body, colour="text" if bright else "muted"
        )
        count = QRect(rect.right() - theme.px(COUNT + 10), rect.top(), theme.px(COUNT), rect.height())
        said = f"{line.answered}/{line.asked}" if line.asked else ""
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        ink.write(
            painter,
            count,
            said,
            font=fonts.caption,
            colour="bad" if line.state == "attention" else "muted",
            flags=right,
        )

    def _say(self) -> None:
        if self.lines and self.cursor < len(self.lines):
            line = self.lines[self.cursor]
            missing = line.asked - line.answered
            said = ngettext("{n} to answer", "{n} to answer", missing).format(n=missing) if missing else _("complete")
            announce(self, f"{_('Sections')}: {line.label}, {said}")


SYMBOLS = {
    "done": ("check", "good"),
    "attention": ("alert", "bad"),
    "here": ("chevron-right", "accent"),
    "begun": ("chevron-right", "muted"),
}
