"""A question on the screen: its words, its hint, the answer widget, and the message that speaks beside it."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.answers import ink
from gui.answers.base import Answer
from gui.core import theme

PAD, SIDE, UNDER, WIDEST = 14, 20, 20, 820


class Card(QWidget):
    """One question. Its words are painted, so that nothing moves when it is answered: room for the message is kept.

    Signals: those of its answer with the question's path in front, `answered(path, value, on)`, `stepped(±1)`,
    `entered(path)`, `misread(path, text)`.
    """

    answered = Signal(str, str, bool)
    stepped = Signal(int)
    entered = Signal(str)
    misread = Signal(str, str)

    def __init__(self, path: str, answer: Answer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path, self.answer = path, answer
        self.label = self.hint = self.message = ""
        self.is_current = self.is_commented = self.is_marked = self.is_doubt = False
        self._label_tall = self._hint_tall = 0
        answer.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        answer.answered.connect(self._answered)
        answer.stepped.connect(self.stepped)
        answer.entered.connect(self._entered)
        answer.misread.connect(self._misread)

    # --- values in ------------------------------------------------------------------------------------------------

    def show_words(self, label: str, hint: str) -> bool:
        """The question and its hint; True when they take another room than before."""
        if (label, hint) == (self.label, self.hint):
            return False
        self.label, self.hint = label, hint
        self._name()
        self.update()
        return True

    def show_value(self, value: str) -> None:
        self.answer.show_value(value)
        self.update()

    def show_message(self, message: str, *, doubt: bool = False) -> None:
        """What is wrong, or only doubtful, beside the field."""
        if (message, doubt) != (self.message, self.is_doubt):
            self.message, self.is_doubt = message, doubt
            self.answer.show_wrong(bool(message) and not doubt)
            self._name()
            self.update()

    def show_current(self, current: bool) -> None:
        if current != self.is_current:
            self.is_current = current
            self.update()

    def show_comment(self, commented: bool) -> None:
        if commented != self.is_commented:
            self.is_commented = commented
            self.update()

    def take_focus(self) -> None:
        self.answer.setFocus(Qt.FocusReason.OtherFocusReason)

    def _name(self) -> None:
        self.answer.show_name(self.label, self.message or self.hint)

    # --- geometry -------------------------------------------------------------------------------------------------

    def arrange(self, width: int) -> int:
        """Place the answer under the words at this width; the height that takes."""
        fonts, inner = ink.pens(), min(width - 2 * theme.px(SIDE), theme.px(WIDEST))
        self._label_tall = ink.height(self.label, fonts.question, inner) if self.label else 0
        self._hint_tall = ink.height(self.hint, fonts.caption, inner) + theme.px(2) if self.hint else 0
        top = theme.px(PAD) + self._label_tall + self._hint_tall + theme.px(10)
        tall = self.answer.tall(inner)
        self.answer.setGeometry(theme.px(SIDE), top, inner, tall)
        return top + tall + theme.px(UNDER)

    # --- painting -------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, fonts = QPainter(self), ink.pens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side, inner = theme.px(SIDE), self.answer.width()
        if self.is_current:
            bar = QRectF(0, theme.px(PAD), theme.px(4), self.height() - theme.px(PAD + UNDER) + 4)
            painter.setBrush(theme.colour("accent"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(bar, 2, 2)
        receded = bool(self.answer.value) and not self.is_current
        words = QRect(side, theme.px(PAD), inner, self._label_tall)
        ink.write(painter, words, self.label, font=fonts.question, colour="muted" if receded else "text")
        if self.hint:
            under = QRect(side, words.bottom() + 1, inner, self._hint_tall)
            ink.write(painter, under, self.hint, font=fonts.caption, colour="muted")
        if self.message:
            foot = QRect(side, self.height() - theme.px(UNDER) + 1, inner, theme.px(18))
            sign, colour = ("? ", "warn") if self.is_doubt else ("! ", "bad")
            ink.write(painter, foot, sign + self.message, font=fonts.caption, colour=colour)
        if self.is_commented:
            ink.dot(painter, QPointF(side - theme.px(9), words.top() + theme.px(11)), theme.px(3), fill="warn")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.take_focus()
        self.entered.emit(self.path)

    # --- signals out ----------------------------------------------------------------------------------------------

    @Slot(str, bool)
    def _answered(self, value: str, on: bool) -> None:
        self.answered.emit(self.path, value, on)

    @Slot()
    def _entered(self) -> None:
        self.entered.emit(self.path)

    @Slot(str)
    def _misread(self, text: str) -> None:
        self.misread.emit(self.path, text)
