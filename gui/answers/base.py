"""What every answer widget is: a value comes in, signals go out, keys are places on the keyboard."""

from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from gui.core import keys

ON = ("Enter", "NumEnter", "Down")
BACK = ("Backspace", "Up")


@dataclass(frozen=True, slots=True)
class Option:
    """A choice as a widget needs it: value, words, the key that gives it, paths of its picture and its sound."""

    value: str
    label: str
    key: str = ""
    kind: str = ""
    image: str = ""
    audio: str = ""


class Answer(QWidget):
    """One question's answer.

    Signals: `answered(value, on)`: the person gave a value as the form stores it ("" for none), and whether that also
    means going on; `stepped(±1)`: on or back without an answer; `misread(text)`: what was typed cannot be an answer, as
    a source text for the catalogue; `halved(text)`: what is given so far and is no answer yet, "" when nothing is;
    `entered`: the focus came.
    """

    answered = Signal(str, bool)
    stepped = Signal(int)
    misread = Signal(str)
    halved = Signal(str)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value = ""
        self.options: tuple[Option, ...] = ()
        self.setProperty("paints_focus", True)

    def show_value(self, value: str) -> None:
        """Show what is stored. Nothing is emitted."""
        self.value = value

    def show_half(self, text: str) -> None:
        """Show again what `halved` told: it is the person's, and no answer yet."""

    def show_options(self, options: tuple[Option, ...]) -> None:
        """Show these choices, in another language or after a filter."""
        self.options = options

    def show_wrong(self, wrong: bool) -> None:
        """Mark the field whose message stands beside it."""

    def show_name(self, name: str, description: str) -> None:
        """What a screen reader says: the question, then its hint or its error."""
        target = self.focusProxy() or self
        target.setAccessibleName(name)
        target.setAccessibleDescription(description)

    def tall(self, width: int) -> int:
        """The height it needs at this width."""
        return self.sizeHint().height()

    def reach(self) -> int:
        """How far below itself it shows something while it has the focus."""
        return 0

    def commit(self) -> None:
        """Give what is half typed, before the screen goes away."""

    def revert(self) -> None:
        """Show again what is stored, whatever is half typed."""

    def use(self) -> bool:
        """Play what goes with the answer; False if nothing does."""
        return False

    def escape(self) -> bool:
        """Close what is open here; False if nothing is."""
        return False

    def take(self, place: str) -> bool:
        """Use a key by its place; False leaves it to whoever is above."""
        if place in ON or place in BACK:
            self.stepped.emit(1 if place in ON else -1)
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed = keys.stroke(event)
        if pressed.ctrl or pressed.alt or not self.take(pressed.key):
            event.ignore()


def announce(widget: QWidget, text: str) -> None:
    """Tell a screen reader what a self-painted widget shows now."""
    if widget.accessibleName() != text:
        widget.setAccessibleName(text)
        QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.NameChanged))


def with_keys(options: list[Option]) -> tuple[Option, ...]:
    """Give each choice its key: its own digit and 0 − . for the rest of a scale, else 1 to 9 and 0 in order."""
    digits = {option.value for option in options if len(option.value) == 1 and option.value in "123456789"}
    if len(digits) < 2:
        signs = iter("1234567890" if len(options) <= 10 else "123456789")
        return tuple(replace(option, key=next(signs, "")) for option in options)
    rest = iter(("0", "-", "."))
    return tuple(replace(o, key=o.value if o.value in digits else next(rest, "")) for o in options)


def key_sign(place: str) -> str:
    """The place as the tables of options write it: a digit, "-" or "."."""
    if place in ("Minus", "NumMinus"):
        return "-"
    if place in ("Period", "NumDecimal", "Slash"):
        # The Russian layouts print the full stop on the key beside the right shift.
        return "."
    return keys.digit(place)


def letters(options: tuple[Option, ...]) -> dict[str, str]:
    """Letters by place for yes, no and not applicable, besides their numbers: J or Y, N, A."""
    values = {option.value for option in options}
    if not {"yes", "no"} <= values or len(options) > 3:
        return {}
    return {place: value for place, value in (("Y", "yes"), ("J", "yes"), ("N", "no"), ("A", "na")) if value in values}
