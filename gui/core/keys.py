"""Physical keys: a command belongs to a place on the keyboard, never to the letter a layout puts there.

One event filter is the only path that fires a command. Typed text stays text: while a text field has the focus, only
Ctrl, Alt and function keys are commands.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass, field

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from gui.core import keymap

PLACES = keymap.of_this_platform()
# Keys that every layout leaves alone; Qt's own names are safe for them.
NAMED = {
    Qt.Key.Key_Return: "Enter", Qt.Key.Key_Enter: "NumEnter", Qt.Key.Key_Escape: "Escape",
    Qt.Key.Key_Backspace: "Backspace",
    Qt.Key.Key_Tab: "Tab", Qt.Key.Key_Backtab: "Tab", Qt.Key.Key_Space: "Space",
    Qt.Key.Key_Delete: "Delete", Qt.Key.Key_Up: "Up",
    Qt.Key.Key_Down: "Down", Qt.Key.Key_Left: "Left", Qt.Key.Key_Right: "Right",
    Qt.Key.Key_Home: "Home", Qt.Key.Key_End: "End",
    Qt.Key.Key_PageUp: "PageUp", Qt.Key.Key_PageDown: "PageDown", Qt.Key.Key_Insert: "Insert", Qt.Key.Key_Menu: "Menu",
}  # fmt: skip
NAMED.update({Qt.Key(Qt.Key.Key_F1.value + n): f"F{n + 1}" for n in range(12)})
# For events made by programs (tests, assistive tools), which carry no place.
SYMBOLS = {"-": "Minus", "=": "Equal", "+": "Equal", "[": "BracketLeft", "]": "BracketRight",
        ";": "Semicolon", "'": "Apostrophe",
           "`": "Grave", "\\": "Backslash", ",": "Comma", ".": "Period", "/": "Slash", "?": "Slash"}  # fmt: skip
TEXT_FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox)
ENTER = ("Enter", "NumEnter", "Space")
LETTERS = ("A", "C", "V", "X", "Y", "Z")
STEPS = ("Y", "Z")
EDITING = (*LETTERS, "Left", "Right", "Home", "End", "Backspace", "Delete")


@dataclass(frozen=True, slots=True)
class Stroke:
    """One press: the place of the key and what was held with it."""

    key: str
    ctrl: bool = False
    alt: bool = False
    shift: bool = False

    def __str__(self) -> str:
        held = (("Ctrl", self.ctrl), ("Alt", self.alt), ("Shift", self.shift))
        return "+".join([name for name, is_held in held if is_held] + [self.key])

    @property
    def is_command(self) -> bool:
        """Whether it can be told from typing."""
        return self.ctrl or self.alt or (self.key[0] == "F" and self.key[1:].isdigit()) or self.key == "Escape"


def parse(text: str) -> Stroke:
    """A stroke as the tables write it: `Ctrl+Shift+N`, `5`, `F2`."""
    *held, key = text.split("+")
    return Stroke(key, "Ctrl" in held, "Alt" in held, "Shift" in held)


def stroke(event: QKeyEvent) -> Stroke:
    """What was pressed, by its place."""
    held = event.modifiers()
    modifier = Qt.KeyboardModifier
    return Stroke(place(event), bool(held & modifier.ControlModifier), bool(held & modifier.AltModifier),
                  bool(held & modifier.ShiftModifier))  # fmt: skip


def place(event: QKeyEvent) -> str:
    """The name of the key's place; "" for a key we have no name for."""
    keypad = bool(event.modifiers() & Qt.KeyboardModifier.KeypadModifier)
    return physical(event) or (numpad(event) if keypad else "") or NAMED.get(Qt.Key(event.key()), "") or lettered(event)


def physical(event: QKeyEvent) -> str:
    """By scan code, or by virtual key where the platform knows only that."""
    if sys.platform != "darwin":
        return PLACES.get(event.nativeScanCode(), "")
    code = event.nativeVirtualKey()
    # The virtual key of A is 0, which is also what an event without a place carries.
    if code == 0 and (event.key() in NAMED or event.key() < 0x80) and event.key() != Qt.Key.Key_A:
        return ""
    return PLACES.get(code, "")


def numpad(event: QKeyEvent) -> str:
    """A key of the numpad in an event that carries no place."""
    key = event.key()
    if 0x30 <= key <= 0x39:
        return f"Num{key - 0x30}"
    return {Qt.Key.Key_Minus: "NumMinus", Qt.Key.Key_Plus: "NumPlus", Qt.Key.Key_Period: "NumDecimal",
    Qt.Key.Key_Comma: "NumDecimal",
            Qt.Key.Key_Enter: "NumEnter"}.get(Qt.Key(key), "")  # fmt: skip


def lettered(event: QKeyEvent) -> str:
    """By the sign itself: the last resort, for events that carry no place."""
    key = event.key()
    if 0x30 <= key <= 0x39 or 0x41 <= key <= 0x5A:
        return chr(key)
    return SYMBOLS.get(chr(key), "") if 0 < key < 0x80 else ""


def digit(name: str) -> str:
    """The digit of a place of the top row or the numpad, or ""."""
    bare = name.removeprefix("Num")
    return bare if len(bare) == 1 and bare.isdigit() else ""


@dataclass(frozen=True, slots=True)
class Binding:
    """A command, its key, and the widget within whose window it counts."""

    stroke: Stroke
    owner: QWidget
    fire: Callable[[], object]
    repeats: bool = field(default=False)
    when: Callable[[], bool] | None = None

    def depth(self, receiver: QWidget) -> int:
        """How near it is to where the person is; below zero if it does not count there."""
        if not shiboken6.isValid(self.owner) or not self.owner.isVisible() or not self.owner.isEnabled():
            return -1
        if self.owner.window() is not receiver.window() or (self.when is not None and not self.when()):
            return -1
        steps, above = 0, self.owner.parentWidget()
        while above is not None:
            steps, above = steps + 1, above.parentWidget()
        return steps


class Keys(QObject):
    """The one event filter of the application that turns strokes into commands."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._bindings: dict[Stroke, list[Binding]] = {}
        parent.installEventFilter(self)

    def bind(self, key: str, owner: QWidget, fire: Callable[[], object], *, repeats: bool = False,
             when: Callable[[], bool] | None = None) -> None:  # fmt: skip
        """Call `fire` when the key is pressed anywhere in the owner's window while the owner is visible (and `when`
        holds). Where several are, the innermost counts. A held key fires once, unless it `repeats`."""
        binding = Binding(parse(key), owner, fire, repeats, when)
        # A key that nobody presses would keep every room that ever had it.
        living = [each for each in self._bindings.get(binding.stroke, []) if shiboken6.isValid(each.owner)]
        self._bindings[binding.stroke] = [*living, binding]

    def find(self, pressed: Stroke, receiver: QWidget) -> Binding | None:
        """The command this stroke means for whoever has the focus."""
        bindings = self._bindings.get(pressed)
        if not bindings or belongs_to_the_widget(pressed, receiver):
            return None
        bindings[:] = [each for each in bindings if shiboken6.isValid(each.owner)]
        nearest = max(bindings, key=lambda each: each.depth(receiver), default=None)
        return nearest if nearest is not None and nearest.depth(receiver) >= 0 else None

    def eventFilter(self, receiver: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or not isinstance(receiver, QWidget):
            return False  # asked first: every event of the program comes by here, and its type is dear to read
        kind = event.type()
        if kind not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return False
        pressed = stroke(event)
        if is_editing_in_other_letters(pressed, event.key(), receiver):
            event.accept()
            if kind == QEvent.Type.KeyPress:
                QCoreApplication.sendEvent(receiver, in_latin(pressed, event))
            return True
        binding = self.find(pressed, receiver)
        if binding is None:
            return False
        event.accept()
        if kind == QEvent.Type.KeyPress and (binding.repeats or not event.isAutoRepeat()):  # type: ignore[attr-defined]
            binding.fire()
        return True


def belongs_to_the_widget(pressed: Stroke, receiver: QWidget) -> bool:
    """Whether the widget itself needs this key: typing, opening a list, pressing a button."""
    if pressed.is_command:
        return isinstance(receiver, TEXT_FIELDS) and pressed.ctrl and not pressed.alt and is_edited(pressed, receiver)
    if isinstance(receiver, TEXT_FIELDS):
        return not is_read_only(receiver)
    if isinstance(receiver, QComboBox | QAbstractItemView):
        return True
    return isinstance(receiver, QAbstractButton) and pressed.key in ENTER


def is_edited(pressed: Stroke, receiver: QWidget) -> bool:
    """Whether a text uses this key with Ctrl; one in which nothing was typed leaves undo and redo to the interview."""
    if pressed.key not in STEPS:
        return pressed.key in EDITING
    text = receiver.document() if isinstance(receiver, QPlainTextEdit | QTextEdit) else receiver
    text = receiver.findChild(QLineEdit) if isinstance(receiver, QAbstractSpinBox) else text
    is_back = pressed.key == "Z" and not pressed.shift
    return bool(text and (text.isUndoAvailable() if is_back else text.isRedoAvailable()))  # type: ignore[attr-defined]


def is_editing_in_other_letters(pressed: Stroke, key: int, receiver: QWidget) -> bool:
    """Whether Ctrl and a letter edits a text, and the layout knows no Latin letter there (a lone Kazakh one on X11):
    Qt would look for a shortcut of that other letter and find none."""
    is_letter = pressed.ctrl and not pressed.alt and pressed.key in LETTERS and key > 0x7F
    return is_letter and isinstance(receiver, TEXT_FIELDS) and is_edited(pressed, receiver)


def in_latin(pressed: Stroke, event: QKeyEvent) -> QKeyEvent:
    """The same press as a Latin layout would send it."""
    native = event.nativeScanCode(), event.nativeVirtualKey(), event.nativeModifiers()
    return QKeyEvent(event.type(), ord(pressed.key), event.modifiers(), *native, "", event.isAutoRepeat())


def is_read_only(receiver: QWidget) -> bool:
    """Whether nothing can be typed into this text field."""
    return bool(receiver.isReadOnly())  # type: ignore[attr-defined]


def keys() -> Keys:
    """The one filter of this application; made at the first call."""
    application = QApplication.instance() or QCoreApplication.instance()
    if not _keys or not shiboken6.isValid(_keys[0]):
        _keys[:] = [Keys(application)]
    return _keys[0]


_keys: list[Keys] = []
