"""The keyboard matrix: every key of every command on the English, Russian and Kazakh layouts, by the native codes of
each platform, on the top row and on the numpad with NumLock on and off."""

import sys

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from gui.core import actions, keymap, keys
from tests.end_to_end.keyboard import signs

LAYOUTS = ("en", "ru", "kk")
TABLES = {"win32": keymap.windows, "linux": keymap.evdev, "darwin": keymap.mac}
NAMED = {"Enter": Qt.Key.Key_Return, "NumEnter": Qt.Key.Key_Enter, "Escape": Qt.Key.Key_Escape} | {
    name: getattr(Qt.Key, f"Key_{name}")
    for name in ("Backspace", "Delete", "Up", "Down", "PageUp", "PageDown", *(f"F{n}" for n in range(1, 13)))
}
# What the numpad sends while NumLock is off; its operators send the same either way.
NUMLOCK_OFF = {"Num0": "Insert", "Num1": "End", "Num2": "Down", "Num3": "PageDown", "Num4": "Left", "Num5": "Clear",
               "Num6": "Right", "Num7": "Home", "Num8": "Up", "Num9": "PageUp", "NumDecimal": "Delete"}  # fmt: skip
OPERATORS = {"NumMinus": "-", "NumPlus": "+"}
HELD = {"Ctrl": Qt.KeyboardModifier.ControlModifier, "Alt": Qt.KeyboardModifier.AltModifier,
        "Shift": Qt.KeyboardModifier.ShiftModifier}  # fmt: skip
ALL = sorted({key for action in actions.ACTIONS for key in action.keys})
LETTERS_OF_A_VISIT = ("J", "Y", "N", "A")
DIGITS = tuple("1234567890")


def native(place: str, layout: str, table: dict[int, str], *, numlock: bool = True) -> tuple[int, int, str]:
    """What the system sends for a place: Qt's key, the native code, the text."""
    code = next((code for code, name in table.items() if name == place), 0)
    if place in NUMLOCK_OFF:
        if not numlock:
            return int(getattr(Qt.Key, f"Key_{NUMLOCK_OFF[place]}")), code, ""
        sign = place.removeprefix("Num") if place != "NumDecimal" else {"en": "."}.get(layout, ",")
        return ord(sign), code, sign
    if place in OPERATORS:
        return ord(OPERATORS[place]), code, OPERATORS[place]
    if place in NAMED:
        return int(NAMED[place]), code, "\r" if "Enter" in place else ""
    sign = signs(layout)[place]
    return ord(sign.upper()), code, sign


def press(widget: QWidget, stroke: str, layout: str, platform: str, *, numlock: bool = True) -> None:
    *held, place = stroke.split("+")
    key, code, text = native(place, layout, TABLES[platform](), numlock=numlock)
    modifiers = Qt.KeyboardModifier.NoModifier
    for name in held:
        modifiers |= HELD[name]
    if place.startswith("Num"):
        modifiers |= Qt.KeyboardModifier.KeypadModifier
    scan, virtual = (0, code) if platform == "darwin" else (code, key)
    text = "" if held else text
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, modifiers, scan, virtual, 0, text))


@pytest.fixture
def heard(qtbot):
    """A window in which every key of every command is bound, and what fired."""
    window = QWidget()
    window.place, window.fired = QWidget(), []
    window.place.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    QVBoxLayout(window).addWidget(window.place)
    qtbot.addWidget(window)
    for key in {*ALL, *LETTERS_OF_A_VISIT, *DIGITS, *NUMLOCK_OFF, *OPERATORS}:
        keys.keys().bind(key, window, lambda key=key: window.fired.append(key))
    window.show()
    qtbot.waitExposed(window)
    return window


@pytest.fixture
def on(monkeypatch):
    """The tables of another platform, for one test."""

    def become(platform: str) -> str:
        monkeypatch.setattr(sys, "platform", platform)
        monkeypatch.setattr(keys, "PLACES", TABLES[platform]())
        return platform

    return become


@pytest.mark.parametrize("platform", TABLES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_key_of_every_command_is_that_command(heard, on, layout: str, platform: str) -> None:
    on(platform)
    for stroke in ALL:
        press(heard.place, stroke, layout, platform)
    assert heard.fired == ALL


@pytest.mark.parametrize("platform", TABLES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_digits_and_the_letters_of_a_visit_are_places(heard, on, layout: str, platform: str) -> None:
    on(platform)
    for place in (*DIGITS, *LETTERS_OF_A_VISIT):
        press(heard.place, place, layout, platform)
    assert heard.fired == [*DIGITS, *LETTERS_OF_A_VISIT]


@pytest.mark.parametrize("numlock", [True, False])
@pytest.mark.parametrize("platform", ["win32", "linux"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_numpad_is_the_same_with_and_without_numlock(heard, on, layout: str, platform: str, numlock: bool) -> None:
    on(platform)
    for place in (*NUMLOCK_OFF, *OPERATORS):
        press(heard.place, place, layout, platform, numlock=numlock)
    assert heard.fired == [*NUMLOCK_OFF, *OPERATORS]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_numpad_of_a_mac_which_has_no_numlock(heard, on, layout: str) -> None:
    on("darwin")
    for place in (*NUMLOCK_OFF, *OPERATORS):
        press(heard.place, place, layout, "darwin")
    assert heard.fired == [*NUMLOCK_OFF, *OPERATORS]


def test_the_grey_arrows_are_never_taken_for_the_numpad(heard, on) -> None:
    on("win32")
    arrow = QKeyEvent(QEvent.Type.KeyPress, int(Qt.Key.Key_Down), Qt.KeyboardModifier.NoModifier, 0x150, 0x28, 0, "")
    QApplication.sendEvent(heard.place, arrow)
    assert heard.fired == ["Down"]


def test_every_command_of_an_interview_has_a_key_and_no_key_has_two_commands() -> None:
    for places in ((actions.EVERYWHERE, actions.INTERVIEW), (actions.EVERYWHERE, actions.VISIT)):
        taken = [key for place in places for action in actions.of(place) for key in action.keys]
        assert len(taken) == len(set(taken))
    assert all(action.keys for action in actions.ACTIONS)
