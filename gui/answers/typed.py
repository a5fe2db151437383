"""Answers that are typed on one line: text, whole and decimal numbers, dates and times."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from gui.answers import moments
from gui.answers.base import Answer
from gui.core import keys, theme
from model import identity
from model.language import N_, _

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
            sign = self.answer.sign(pressed.key)
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
    """One line; what is typed is read when the line is left, and text also when the typing pauses."""

    WIDTH = 0
    MISREAD = ""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = Line(self)
        self.setFocusProxy(self.line)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.M)
        self._row.addWidget(self.line)
        if self.WIDTH:
            self.line.setFixedWidth(theme.px(self.WIDTH))
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

    def show_value(self, value: str) -> None:
        if value == self.value:
            return  # what is half typed, or cannot be read, is the person's until it is an answer
        self.value = value
        if self.read(self.line.text()) != value:
            self.line.setText(self.reading(value))

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
        value = self.read(self.line.text())
        if value is None:
            self.misread.emit(self.MISREAD)
            return False
        if value != self.value:
            self.answered.emit(value, on)
        elif on:
            self.stepped.emit(1)
        if self.line.text() != self.reading(value) and value == self.value:
            self.line.setText(self.reading(value))
        return True

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

    def __init__(self, *, longest: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line.setMaxLength(longest or 32_767)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.commit)
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


class MomentAnswer(TypedAnswer):
    """A date, a time or both, typed as digits or stamped by one key with the clock's present."""

    def __init__(self, kind: str, *, narrow: bool = False, parent: QWidget | None = None) -> None:
        self.kind = kind
        super().__init__(parent)
        self.line.setFixedWidth(theme.px(76 if narrow else {"time": 112, "date": 160}.get(kind, 220)))
        self.now = QPushButton(self)
        self.now.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.now.clicked.connect(self.stamp)
        self.example = QLabel(self)
        self.example.setProperty("kind", "caption")
        self._row.insertWidget(1, self.now)
        self.example.setVisible(not narrow)
        self._row.insertWidget(2, self.example)
        self._row.addStretch(1)
        if narrow:
            self._row.setSpacing(theme.XS)
        self.retranslate()

    @property
    def MISREAD(self) -> str:  # type: ignore[override]
        if self.kind == "time" and moments.looks_like_time(self.line.text()):
            return N_("The hour goes to 23 and the minutes to 59, for example 1435.")
        return {
            "time": N_("Type the time as four digits, for example 1435."),
            "date": N_("Type the date as eight digits, for example 12082026."),
        }.get(self.kind, N_("Type the date and the time, for example 12.08.2026 14:35."))

    def retranslate(self) -> None:
        """Words of the interface, in its language."""
        self.now.setText(_("Today") if self.kind == "date" else _("Now"))
        self.example.setText(
            {"time": _("4 digits, or = for now"), "date": _("8 digits, or = for today")}.get(self.kind, "")
        )

    def read(self, text: str) -> str | None:
        if not text.strip():
            return ""
        today = identity.now().date()
        if self.kind == "time":
            return _kept_time(moments.time_from_typing(text), self.value)
        if self.kind == "date":
            return moments.date_from_typing(text, today=today)
        return moments.moment_from_typing(text, today=today)

    def reading(self, value: str) -> str:
        readings: dict[str, Callable[[str], str]] = {"time": moments.time_for_reading, "date": moments.date_for_reading}
        return readings.get(self.kind, moments.moment_for_reading)(value) if value else ""

    def sign(self, place: str) -> str:
        return keys.digit(place) or (":" if place == "Semicolon" else "." if place in ("Period", "NumDecimal") else "")

    def stamp(self) -> None:
        """The present, by one key."""
        self.line.setText(self.reading(stored_now(self.kind, identity.now())))
        self.give(on=True)

    def wants(self, place: str) -> bool:
        return place in ("Equal", "NumPlus") or (place == "N" and self.kind == "time")

    def take(self, place: str) -> bool:
        if self.wants(place):
            self.stamp()
            return True
        return super().take(place)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def stored_now(kind: str, moment: datetime) -> str:
    """The present as the form stores it."""
    clock = moments.time_of(moment)
    day = moment.date().isoformat()
    return {"time": clock, "date": day}.get(kind, f"{day}T{clock}")


def _kept_time(read: str | None, stored: str) -> str | None:
    """The stored text of the same minute, so that leaving an untouched field changes nothing."""
    return stored if read and stored.startswith(read[:5]) else read
