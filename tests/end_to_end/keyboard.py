"""A keyboard with a layout: every sign is typed by the place it has there, with that place's scan code."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from gui.core import keymap

SCANS = {place: code for code, place in keymap.of_this_platform().items()}
ROWS = (
    [*"1234567890", "Minus", "Equal"],
    [*"QWERTYUIOP", "BracketLeft", "BracketRight"],
    [*"ASDFGHJKL", "Semicolon", "Apostrophe"],
    [*"ZXCVBNM", "Comma", "Period", "Slash"],
)
PRINTED = {
    "en": ("1234567890-=", "qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./"),
    "ru": ("1234567890-=", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю."),
    "kk": ('"әіңғ,.үұқөһ', "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю№"),
}
NAMES = ("Tab", "Up", "Down", "Left", "Right", "Backspace", "Escape", "Space", "Delete", "PageDown", "PageUp")
NAMED = {name: getattr(Qt.Key, f"Key_{name}") for name in (*NAMES, *(f"F{n}" for n in range(1, 13)))}
NAMED["Enter"] = Qt.Key.Key_Return
TEXT_OF = {"Enter": "\r", "Space": " ", "Tab": "\t"}
HELD = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
}


def signs(layout: str) -> dict[str, str]:
    """Place -> sign of a layout."""
    return {
        place: sign
        for row, printed in zip(ROWS, PRINTED[layout], strict=True)
        for place, sign in zip(row, printed, strict=True)
    }


class Keyboard:
    """Sends what a person presses to whatever has the focus, as the system would."""

    def __init__(self, layout: str) -> None:
        self.signs = signs(layout)
        self.places = {sign: place for place, sign in self.signs.items()}
        self.elsewhere = {sign: place for place, sign in signs("en").items()}

    def press(self, stroke: str) -> None:
        """`5`, `Enter`, `Ctrl+Shift+N`: by place, whatever the layout prints there."""
        *held, place = stroke.split("+")
        modifiers = Qt.KeyboardModifier.NoModifier
        for name in held:
            modifiers |= HELD[name]
        if place in NAMED:
            key = Qt.Key.Key_Backtab if stroke == "Shift+Tab" else NAMED[place]
            self._send(key, 0, "" if held else TEXT_OF.get(place, ""), modifiers)
        else:
            sign = self.signs[place]
            self._send(Qt.Key(ord(sign.upper())), SCANS[place], "" if "Ctrl" in held else sign, modifiers)

    def type(self, text: str) -> None:
        """Signs one after another; those the layout has not are typed on the English one."""
        for sign in text:
            place = self.places.get(sign.lower()) or self.elsewhere.get(sign.lower())
            held = Qt.KeyboardModifier.ShiftModifier if sign.isupper() else Qt.KeyboardModifier.NoModifier
            self._send(Qt.Key(ord(sign.upper())), SCANS[place] if place else 0, sign, held)

    def _send(self, key: Qt.Key, scan: int, text: str, held: Qt.KeyboardModifier) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            target = self._target()
            if target is not None:
                QCoreApplication.sendEvent(target, QKeyEvent(kind, int(key), held, scan, 0, 0, text))
        QCoreApplication.processEvents()

    def _target(self) -> QWidget | None:
        return QApplication.activePopupWidget() or QApplication.focusWidget() or QApplication.activeWindow()
