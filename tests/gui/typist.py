"""A person at a keyboard: key events as the system sends them, with the place of a key and the sign a layout prints."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from gui.core import keymap

PLACES = {place: code for code, place in keymap.of_this_platform().items()}
# What each layout prints on the places of the digit row and the full stop.
SIGNS = {
    "en": {**{digit: digit for digit in "1234567890"}, "Minus": "-", "Equal": "=", "Period": ".", "Slash": "/",
           "J": "j", "N": "n", "Y": "y", "A": "a"},
    "ru": {**{digit: digit for digit in "1234567890"}, "Minus": "-", "Equal": "=", "Period": "ю",
           "Slash": ".", "J": "о", "N": "т", "Y": "н", "A": "ф"},
    "kk": {**dict(zip("1234567890", '"әіңғ,.үұқ', strict=True)), "Minus": "ө", "Equal": "һ", "Period": "ю",
           "Slash": "№", "J": "о", "N": "т", "Y": "н", "A": "ф"},
}  # fmt: skip
NAMES = ("Up", "Down", "Left", "Right", "Backspace", "Escape", "Space", "Delete", "PageDown", "PageUp")
NAMED = {name: getattr(Qt.Key, f"Key_{name}") for name in (*NAMES, *(f"F{n}" for n in range(1, 13)))}
NAMED["Enter"] = Qt.Key.Key_Return
NAMED["NumEnter"] = Qt.Key.Key_Enter
HELD = {"Ctrl": "ControlModifier", "Shift": "ShiftModifier", "Alt": "AltModifier"}
NUMPAD_OFF = {"Num1": "End", "Num2": "Down", "Num3": "PageDown", "Num4": "Left", "Num5": "Clear", "Num0": "Insert"}


class Typist:
    """Presses keys at whatever has the focus."""

    def __init__(self, layout: str = "en") -> None:
        self.layout = layout
        self.presses = 0

    def press(self, *places: str) -> None:
        """Keys by their place: `5`, `Minus`, `Enter`, `F2`, `Ctrl+Z`, `Num4`."""
        for place in places:
            self.presses += 1
            *held, key = place.split("+")
            modifiers = Qt.KeyboardModifier.NoModifier
            for name in held:
                modifiers |= getattr(Qt.KeyboardModifier, HELD[name])
            self._send(*self._event(key), modifiers)

    def numpad_without_numlock(self, place: str) -> None:
        """A key of the numpad as it comes while NumLock is off."""
        key = getattr(Qt.Key, f"Key_{NUMPAD_OFF[place]}")
        self._send(key, PLACES[place], "", Qt.KeyboardModifier.KeypadModifier)

    def type(self, text: str) -> None:
        """Letters into a text field, whatever layout they come from."""
        for letter in text:
            self._send(Qt.Key(ord(letter.upper())), 0, letter, Qt.KeyboardModifier.NoModifier)

    def _event(self, key: str) -> tuple[Qt.Key, int, str]:
        if key in NAMED:
            return NAMED[key], 0, "\r" if key == "Enter" else ""
        sign = SIGNS[self.layout].get(key, key.removeprefix("Num"))
        return Qt.Key(ord(sign[0].upper())), PLACES[key], sign

    def _send(self, key: Qt.Key, scan: int, text: str, modifiers: Qt.KeyboardModifier) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            target = QApplication.focusWidget()
            assert target is not None or kind == QEvent.Type.KeyRelease, "nothing has the focus"
            if target is not None:  # a window that came or went with the press gets its keys a moment later
                QCoreApplication.sendEvent(target, QKeyEvent(kind, key, modifiers, scan, 0, 0, text))
        QCoreApplication.processEvents()
