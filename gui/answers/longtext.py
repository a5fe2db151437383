"""An answer of many lines."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from gui.answers.base import Answer
from gui.answers.typed import PAUSE
from gui.core import keys, theme
from gui.core.components import restyle
from gui.core.pause import Pause
from model.language import _

ROOMY = 1_000  # a limit above this is told only when it comes near


class Sheet(QPlainTextEdit):
    """The text field itself: Ctrl+Enter and Tab go on, Backspace in an empty one and Ctrl+Up go back."""

    def __init__(self, answer: "LongTextAnswer") -> None:
        super().__init__(answer)
        self.answer = answer
        self.setTabChangesFocus(True)
        self.setPlaceholderText("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed = keys.stroke(event)
        enter = pressed.key in ("Enter", "NumEnter")
        back = pressed.key == "Backspace" and not self.toPlainText() and not event.isAutoRepeat()
        if enter and not pressed.shift:
            self.answer.give(on=True)
        elif back or (pressed.key == "Up" and self._at_edge(QTextCursor.MoveOperation.Up)):
            self.answer.give(on=False)
            self.answer.stepped.emit(-1)
        elif pressed.key in ("PageDown", "PageUp"):
            event.ignore()  # sections, as everywhere in the interview
        elif pressed.key == "Down" and self._at_edge(QTextCursor.MoveOperation.Down):
            self.answer.give(on=True)
        else:
            super().keyPressEvent(event)

    def _at_edge(self, way: QTextCursor.MoveOperation) -> bool:
        return not self.textCursor().movePosition(way)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.answer.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.answer.commit()


class LongTextAnswer(Answer):
    """Several lines; Enter goes on, Shift+Enter starts a line. What is half typed is given at each pause."""

    def __init__(self, *, longest: int = 0, rows: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.longest = longest
        self.sheet = Sheet(self)
        self.setFocusProxy(self.sheet)
        self.count = QLabel(self)
        self.count.setProperty("kind", "caption")
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.XS)
        box.addWidget(self.sheet)
        box.addWidget(self.count)
        lines = min(rows, 20) or (4 if longest <= ROOMY else 9)
        self.sheet.setFixedHeight(self.sheet.fontMetrics().lineSpacing() * lines + 20)
        self._pause = Pause(self, PAUSE, self.commit)
        self.sheet.textChanged.connect(self._typed)
        self._say_count()

    def show_value(self, value: str) -> None:
        if value == self.value:
            return  # what is half typed is the person's until it is an answer
        self.value = value
        if self.sheet.toPlainText().strip() != value:
            blocked = self.sheet.blockSignals(True)
            self.sheet.setPlainText(value)
            self.sheet.blockSignals(blocked)
            self._say_count()

    def show_wrong(self, wrong: bool) -> None:
        if bool(self.sheet.property("wrong")) != wrong:
            self.sheet.setProperty("wrong", wrong)
            restyle(self.sheet)

    def commit(self) -> None:
        self.give(on=False)

    def revert(self) -> None:
        blocked = self.sheet.blockSignals(True)
        self.sheet.setPlainText(self.value)
        self.sheet.blockSignals(blocked)

    def give(self, *, on: bool) -> None:
        """Emit what changed since."""
        self._pause.stop()
        value = self.sheet.toPlainText().strip()
        if value != self.value:
            self.answered.emit(value, on)
        elif on:
            self.stepped.emit(1)

    def _typed(self) -> None:
        if self.longest and len(self.sheet.toPlainText()) > self.longest:
            cursor = self.sheet.textCursor()
            cursor.deletePreviousChar()
        self._pause.start()
        self._say_count()

    def _say_count(self) -> None:
        left = self.longest - len(self.sheet.toPlainText())
        if self.longest and (self.longest <= ROOMY or left < ROOMY):
            self.count.setText(_("{count} characters left · Shift+Enter starts a new line").format(count=left))
        else:
            self.count.setText(_("Shift+Enter starts a new line"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say_count()
        super().changeEvent(event)
