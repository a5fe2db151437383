"""Numbers and signs typed in special ways: by steps, in groups of three, digits only, hidden, or read by a scanner."""

import re

from PySide6.QtCore import QRegularExpression, Qt
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from gui.answers.beside import BesideButton
from gui.answers.steps import Steps, number_of, plain
from gui.answers.typed import NumberAnswer, TextAnswer, TypedAnswer
from gui.core import keys
from gui.core.keys import Stroke
from model.language import N_, _

MORE, LESS = ("Equal", "NumPlus"), ("Minus", "NumMinus")
_GROUPS = re.compile(r"(?<=\d)(?=(\d{3})+(?!\d))")


def grouped(value: str) -> str:
    """`-1234567.5` reads −1 234 567.5: thin spaces that do not break, nothing inside the fraction."""
    whole, point, rest = value.partition(".")
    return _GROUPS.sub("\u202f", whole) + point + rest


class Grouped(NumberAnswer):
    """A number shown in groups of three; it may be typed with or without them."""

    def reading(self, value: str) -> str:
        return grouped(value)


class Stepper(NumberAnswer):
    """A number with a button on either side: + and − count, digits say it. `steps` are the bounds of a range."""

    WIDTH = 120
    OUTSIDE = N_("This number is not on the scale.")

    def __init__(self, *, whole: bool, steps: Steps | None = None, parent: QWidget | None = None) -> None:
        super().__init__(whole=whole, parent=parent)
        self.steps = steps
        self.less, self.more = [BesideButton(name, kind="secondary", parent=self) for name in ("minus", "plus")]
        for button, way in ((self.less, -1), (self.more, 1)):
            button.clicked.connect(lambda _checked=False, way=way: self.count(way))
        self.line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._row.insertWidget(0, self.less)
        self._row.insertWidget(2, self.more)
        self.less.say(_("One less (−)"))
        self.more.say(_("One more (+)"))

    @property
    def MISREAD(self) -> str:  # type: ignore[override]
        return self.OUTSIDE if super().read(self.line.text()) is not None else NumberAnswer.MISREAD

    def read(self, text: str) -> str | None:
        value = super().read(text)
        return None if value and self.steps is not None and self.steps.index(value) < 0 else value

    def sign(self, place: str) -> str:
        return "" if place in MORE + LESS else super().sign(place)

    def wants(self, place: str) -> bool:
        return place in MORE + LESS

    def take(self, place: str) -> bool:
        if self.wants(place):
            self.count(1 if place in MORE else -1)
            return True
        return super().take(place)

    def count(self, way: int) -> None:
        """One step up or down; from nothing to the beginning."""
        self.line.setText(self._next(way))
        self.give(on=False)

    def _next(self, way: int) -> str:
        read = super().read(self.line.text())
        number = number_of(read) if read else None
        if self.steps is None:
            return plain(number + way) if number is not None else "0"
        if number is None:
            return self.steps.value(max(self.steps.index(self.steps.start_at), 0))
        return self.steps.value(self.steps.index(plain(number)) + way)


class Digits(TextAnswer):
    """A text of digits, as account numbers are: leading zeros stay, other letters are not taken."""

    def __init__(self, *, longest: int = 0, is_grouped: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(longest=longest, parent=parent)
        self.is_grouped = is_grouped
        allowed = QRegularExpression("[-+., \u00a0\u202f0-9]*")
        self.line.setValidator(QRegularExpressionValidator(allowed, self.line))

    def sign(self, place: str) -> str:
        return keys.digit(place) or ("-" if place in LESS else "")

    def read(self, text: str) -> str | None:
        return re.sub(r"[\s\u00a0\u202f]", "", text) if self.is_grouped else text.strip()

    def reading(self, value: str) -> str:
        return grouped(value) if self.is_grouped else value


class Code(TextAnswer):
    """A barcode, typed or sent by a reader that types: by the places of keys, because a reader knows Latin only."""

    def __init__(self, *, longest: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(longest=longest, parent=parent)
        self.line.setPlaceholderText(_("Scan it with a reader, or type it"))

    def sign_of(self, pressed: Stroke) -> str:
        place = pressed.key
        if len(place) == 1 and place.isalpha():
            return place if pressed.shift else place.lower()
        return "" if pressed.shift else keys.digit(place)


class Eye(BesideButton):
    """Shows or hides what a line hides."""

    def __init__(self, line: QLineEdit, parent: QWidget | None = None) -> None:
        super().__init__("eye", parent=parent)
        self.line = line
        self.setCheckable(True)
        self.toggled.connect(self._show_it)
        self.retranslate()

    def retranslate(self) -> None:
        self.say(_("Hide the answer") if self.isChecked() else _("Show the answer"))

    def _show_it(self, shown: bool) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.symbol = "eye-off" if shown else "eye"
        self.redress()
        self.retranslate()


def mask(answer: TypedAnswer) -> TypedAnswer:
    """Hide what is typed behind dots, with a button that shows it."""
    answer.line.setEchoMode(QLineEdit.EchoMode.Password)
    answer.add_beside(Eye(answer.line, answer))
    return answer
