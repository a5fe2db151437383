"""Choices large enough to be pointed at across a counter: one under another, in one language or in two side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from gui.answers import ink
from gui.answers.base import Option, announce, key_sign
from gui.core import keys, theme

GAP, SMALL, LEAST, TALLEST, PAD = 12, 64, 56, 104, 20
LETTERS, SMALLER = 24, 16
MARKS = ("1", "2", "3", "4", "5")


@dataclass(frozen=True, slots=True)
class Big:
    """One choice: its option, its words in the languages that are shown, and whether it is an answer of the scale."""

    option: Option
    words: tuple[str, ...]
    is_main: bool = True


class BigChoices(QWidget):
    """The scale in large rows; what is no mark (not applicable and the like) in a row of smaller ones below.

    Signals: `chosen(value)`.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choices: tuple[Big, ...] = ()
        self.value = ""
        self.cursor = 0
        self.has_faces = False
        self.columns = 1  # of the large rows
        self.rects: list[QRect] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("paints_focus", True)

    def show_choices(self, choices: Sequence[Big], value: str, *, faces: bool) -> None:
        """These, with the one that is chosen."""
        self.choices, self.value = tuple(choices), value
        self.has_faces = faces and {big.option.value for big in choices if big.is_main} == set(MARKS)
        self.cursor = next((n for n, big in enumerate(self.choices) if big.option.value == value), 0)
        self._arrange()

    # --- keys and pointer -----------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed = keys.stroke(event)
        sign = key_sign(pressed.key)
        found = next((big for big in self.choices if sign and big.option.key == sign), None)
        if pressed.ctrl or pressed.alt or not self.choices:
            event.ignore()
        elif found is not None:
            self.chosen.emit(found.option.value)
        elif pressed.key in ("Enter", "NumEnter", "Space"):
            self.chosen.emit(self.choices[self.cursor].option.value)
        elif pressed.key in ("Down", "Up", "Right", "Left"):
            self.cursor = (self.cursor + (1 if pressed.key in ("Down", "Right") else -1)) % len(self.choices)
            self._say()
            self.update()
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = next((n for n, rect in enumerate(self.rects) if rect.contains(event.position().toPoint())), -1)
        if at >= 0:
            self.chosen.emit(self.choices[at].option.value)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._say()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()

    def _say(self) -> None:
        if self.choices:
            announce(self, " / ".join(self.choices[self.cursor].words))

    # --- geometry -------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def _arrange(self) -> None:
        main = [big for big in self.choices if big.is_main]
        rest = [big for big in self.choices if not big.is_main]
        gap, small = theme.px(GAP), theme.px(SMALL) if rest else 0
        lines, across = max(-(-len(main) // self.columns), 1), (self.width() + gap) // self.columns
        room = self.height() - small - gap * lines
        tall = min(theme.px(TALLEST), max(theme.px(LEAST), room // lines))
        rects = {}
        for n, big in enumerate(main):
            down, along = divmod(n, self.columns)
            rects[id(big)] = QRect(along * across, down * (tall + gap), across - gap, tall)
        wide = (self.width() - gap * (len(rest) - 1)) // max(len(rest), 1)
        top = lines * (tall + gap) + gap if main else 0
        rects |= {id(big): QRect(n * (wide + gap), top, wide, small - gap) for n, big in enumerate(rest)}
        self.rects = [rects[id(big)] for big in self.choices]
        self.setMinimumHeight((lines * (theme.px(LEAST) + gap) if main else 0) + small + gap)
        self._say()
        self.update()

    # --- painting -------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, (big, rect) in enumerate(zip(self.choices, self.rects, strict=False)):
            self._paint(painter, big, rect, at=number == self.cursor and self.hasFocus())

    def _paint(self, painter: QPainter, big: Big, rect: QRect, *, at: bool) -> None:
        is_chosen = bool(self.value) and big.option.value == self.value
        ink.panel(painter, rect, fill="accent" if is_chosen else "surface", edge="text", radius=10, width=2)
        if at:
            edge = "on_accent" if is_chosen else "accent"
            ink.panel(painter, rect.adjusted(4, 4, -4, -4), edge=edge, radius=8, width=3)
        colour, pad = "on_accent" if is_chosen else "text", theme.px(PAD)
        side = theme.px(LEAST)
        left = QRect(rect.left() + pad, rect.top(), side if big.is_main else theme.px(28), rect.height())
        sign = big.option.key.replace("-", ink.MINUS)
        size = LETTERS if big.is_main else SMALLER
        ink.write(painter, left, sign, font=theme.font(size, bold=True), colour=colour, flags=ink.CENTRED)
        start = left.right() + theme.px(GAP)
        if self.has_faces and big.is_main:
            face(painter, QRect(start, rect.center().y() - side // 2 + 4, side - 8, side - 8), big.option.value, colour)
            start += side + theme.px(GAP)
        self._paint_words(painter, big, rect.adjusted(start - rect.left(), 0, -pad, 0), colour)

    def _paint_words(self, painter: QPainter, big: Big, rect: QRect, colour: str) -> None:
        font = theme.font(LETTERS if big.is_main else SMALLER, bold=big.is_main)
        wide = rect.width() // max(len(big.words), 1)
        for number, words in enumerate(big.words):
            place = QRect(rect.left() + number * wide, rect.top(), wide - theme.px(GAP), rect.height())
            ink.write(painter, place, words, font=font, colour=colour)


def face(painter: QPainter, rect: QRect, mark: str, colour: str) -> None:
    """A face for a mark: the mouth alone tells them apart, from 5 (a wide smile) to 1."""
    pen = QPen(theme.colour(colour), max(2.0, rect.width() / 18))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(rect)
    across = rect.width()
    for side in (0.34, 0.66):
        painter.drawPoint(QPointF(rect.left() + across * side, rect.top() + across * 0.38))
    bend = (int(mark) - 3) * across * 0.1
    mouth = QRectF(rect.left() + across * 0.28, rect.top() + across * 0.66 - abs(bend), across * 0.44, 2 * abs(bend))
    if abs(bend) < 1:
        painter.drawLine(mouth.topLeft(), mouth.topRight())
    elif bend > 0:
        painter.drawArc(mouth.translated(0, -bend * 0.4), 180 * 16, 180 * 16)
    else:
        painter.drawArc(mouth.translated(0, -bend), 0, 180 * 16)
