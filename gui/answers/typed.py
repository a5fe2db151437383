"""Answers that are typed on one line: text, whole and decimal numbers."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from gui.answers import moments
from gui.answers.base import Answer
from gui.answers.beside import make_tall
from gui.core import keys, theme
from gui.core.pause import Pause
from model.language import N_

PAUSE = 700  # ms after which half-typed text is kept too


class Line(QLineEdit):
    """A line whose Enter, arrows and empty Backspace belong to the interview.

    It hands such keys to its answer before it thinks of them itself.
    """

    def __init__(self, answer: "TypedAnswer") -> None:
        super().__init__(answer)
        self.answer = answer

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed = keys.stroke(event)
        empty_back = pressed.key == "Backspace" and not self.text() and not event.isAutoRepeat()
        ours = pressed.key in ("Enter", "NumEnter", "Up", "Down") or empty_back
        if not (pressed.ctrl or pressed.alt):
            if (ours or self.answer.wants(pressed.key)) and self.answer.take(pressed.key):
                return
            sign = self.answer.sign_of(pressed)
            if sign:
                self.insert(sign)
                return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.selectAll()
        self.answer.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.answer.commit()


class TypedAnswer(Answer):
    """One line; what is typed is read when the line is left, and text also when the typing pauses. Of other kinds a
    pause tells what is half typed: half a number is not a number that was meant.
    """

    WIDTH = 0
    MISREAD = ""
    HAS_HALVES = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = Line(self)
        make_tall(self.line)
        self.setFocusProxy(self.line)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._half = Pause(self, PAUSE, self._tell_half)
        if self.HAS_HALVES:
            self.line.textEdited.connect(self._half.start)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.M)
        self._row.addWidget(self.line)
        if self.WIDTH:
            self.line.setMinimumWidth(theme.px(self.WIDTH) // 2)  # where large letters leave less room
            self.line.setMaximumWidth(theme.px(self.WIDTH))
            self._row.setStretchFactor(self.line, 1000)
            self._row.addStretch(1)

    def read(self, text: str) -> str | None:
        """What the form would store for this text; None when it cannot be an answer."""
        return text.strip()

    def reading(self, value: str) -> str:
        """How a stored value is shown."""
        return value

    def wants(self, place: str) -> bool:
        """Whether a key that would be typed means something else here."""
        return False

    def sign(self, place: str) -> str:
        """What a key types here whatever the layout prints on it; "" leaves it to the layout."""
        return ""

    def screen_over(self) -> QWidget:
        """The widget a list or a calendar lies over: the content that scrolls, so that it moves along."""
        above = self.parentWidget() or self
        while above.parentWidget() is not None and above.property("kind") != "sheet":
            above = above.parentWidget()
        return above

    def place_for(self, tall: int) -> QPoint:
        """Where on it something so tall begins: under the line, or above where there is no room."""
        screen = self.screen_over()
        under = self.line.mapTo(screen, QPoint(0, self.line.height() + 4))
        if under.y() + tall > screen.height() and self.line.mapTo(screen, QPoint(0, 0)).y() > tall:
            under.setY(self.line.mapTo(screen, QPoint(0, -tall - 4)).y())
        return under

    def sign_of(self, pressed: keys.Stroke) -> str:
        """The same for a press with whatever is held."""
        return self.sign(pressed.key)

    def add_beside(self, widget: QWidget) -> None:
        """Put a button of ours at the right of the line."""
        self._row.insertWidget(self._row.indexOf(self.line) + 1, widget)

    def show_value(self, value: str) -> None:
        if value == self.value:
            return  # what is half typed, or cannot be read, is the person's until it is an answer
        self.value = value
        if self.read(self.line.text()) != value:
            self.line.setText(self.reading(value))

    def show_half(self, text: str) -> None:
        self.line.setText(text)

    def _tell_half(self) -> None:
        text = self.line.text()
        self.halved.emit("" if self.read(text) == self.value else text)

    def show_wrong(self, wrong: bool) -> None:
        if bool(self.line.property("wrong")) != wrong:
            self.line.setProperty("wrong", wrong)
            self.line.style().unpolish(self.line)
            self.line.style().polish(self.line)

    def commit(self) -> None:
        self.give(on=False)

    def revert(self) -> None:
        self.line.setText(self.reading(self.value))

    def give(self, *, on: bool) -> bool:
        """Read the line and emit what changed; False when it cannot be an answer."""
        self._half.stop()
        value = self.read(self.line.text())
        if value is None:
            self.halved.emit(self.line.text())
            self.misread.emit(self.MISREAD)
            return False
        if value != self.value:
            self.answered.emit(value, on)
        else:
            self.halved.emit("")
            self.fall_silent()
            if on:
                self.stepped.emit(1)
        if self.line.text() != self.reading(value) and value == self.value:
            self.line.setText(self.reading(value))
        return True

    def fall_silent(self) -> None:
        """What could not be read is gone and the answer that stood is back: nothing is wrong any more."""
        if self.line.property("wrong"):
            self.misread.emit("")

    def take(self, place: str) -> bool:
        if place in ("Enter", "NumEnter"):
            self.give(on=True)
        elif place == "Down":
            if self.give(on=False):
                self.stepped.emit(1)
        elif place in ("Up", "Backspace"):
            self.commit()
            self.stepped.emit(-1)
        else:
            return False
        return True


class TextAnswer(TypedAnswer):
    """A few words on one line."""

    HAS_HALVES = False

    def __init__(self, *, longest: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line.setMaxLength(longest or 32_767)
        self._pause = Pause(self, PAUSE, self.commit)
        self.line.textEdited.connect(self._pause.start)

    def give(self, *, on: bool) -> bool:
        self._pause.stop()
        return super().give(on=on)


class NumberAnswer(TypedAnswer):
    """A whole or decimal number."""

    WIDTH = 160
    MISREAD = N_("Type a number, for example 3.")

    def __init__(self, *, whole: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.whole = whole

    def read(self, text: str) -> str | None:
        return moments.number_from_typing(text, whole=self.whole) if text.strip() else ""

    def reading(self, value: str) -> str:
        return value

    def sign(self, place: str) -> str:
        return keys.digit(place) or ("-" if place in ("Minus", "NumMinus") else self._point(place))

    def _point(self, place: str) -> str:
        return "," if not self.whole and place in ("Comma", "Period", "NumDecimal") else ""
