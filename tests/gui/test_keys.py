"""Keys by their place: the same command on the English, Russian and Kazakh layout, with and without NumLock."""

import sys

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from gui.core import actions, keymap, keys
from gui.core.actions import ACTIONS

NONE, CTRL, PAD = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.KeypadModifier,
)
SCAN = {place: code for code, place in keymap.evdev().items()}
# What the top row and three letters send on each layout (the Kazakh one has letters where digits are expected).
LAYOUTS = {
    "en": {"1": (Qt.Key.Key_1, "1"), "2": (Qt.Key.Key_2, "2"), "5": (Qt.Key.Key_5, "5"), "N": (Qt.Key.Key_N, "n")},
    "ru": {"1": (Qt.Key.Key_1, "1"), "2": (Qt.Key.Key_2, "2"), "5": (Qt.Key.Key_5, "5"), "N": (0x0422, "т")},
    "kk": {"1": (Qt.Key.Key_QuoteDbl, '"'), "2": (0x04D8, "ә"), "5": (0x0493, "ғ"), "N": (0x0422, "т")},
}
on_evdev = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="native codes of X11 and Wayland")


def event(key: int, text: str, scan: int, held=NONE, kind=QEvent.Type.KeyPress) -> QKeyEvent:
    return QKeyEvent(kind, int(key), held, scan, 0, 0, text)


@on_evdev
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("place", ["1", "2", "5", "N"])
def test_a_place_has_one_name_on_every_layout(layout, place):
    key, text = LAYOUTS[layout][place]
    assert keys.place(event(key, text, SCAN[place])) == place


@on_evdev
@pytest.mark.parametrize(("key", "text"), [(Qt.Key.Key_5, "5"), (Qt.Key.Key_Clear, "")])
def test_the_numpad_is_digits_with_and_without_numlock(key, text):
    name = keys.place(event(key, text, SCAN["Num5"], PAD))
    assert name == "Num5"
    assert keys.digit(name) == "5"


def test_an_event_without_a_place_is_read_by_its_sign():
    assert keys.place(event(Qt.Key.Key_7, "7", 0)) == "7"
    assert keys.place(event(Qt.Key.Key_7, "7", 0, PAD)) == "Num7"
    assert keys.place(event(Qt.Key.Key_Return, "\r", 0)) == "Enter"
    assert keys.place(event(Qt.Key.Key_F8, "", 0)) == "F8"


def test_the_tables_of_the_platforms_know_the_same_places():
    assert set(keymap.windows().values()) == set(keymap.evdev().values()) == set(keymap.mac().values())


def test_every_command_can_be_read_from_its_table():
    for action in ACTIONS:
        for key in action.keys:
            assert str(keys.parse(key)) == key
    assert actions.action("page").keys[0] == "Alt+1"


@pytest.fixture
def pad(qtbot):
    """A window with a text field, a place beside it, and what was fired."""
    window = QWidget()
    window.line, window.beside, window.fired = QLineEdit(), QWidget(), []
    window.beside.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    box = QVBoxLayout(window)
    box.addWidget(window.line)
    box.addWidget(window.beside)
    qtbot.addWidget(window)
    for key in ("5", "Num5", "Ctrl+N", "F2", "Escape", "Up"):
        keys.keys().bind(key, window, lambda key=key: window.fired.append(key))
    window.show()
    qtbot.waitExposed(window)
    return window


def send(widget: QWidget, *made: QKeyEvent) -> None:
    for each in made:
        QApplication.sendEvent(widget, each)


@on_evdev
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_digit_and_a_shortcut_fire_on_every_layout(pad, layout):
    five, letter = LAYOUTS[layout]["5"], LAYOUTS[layout]["N"]
    send(pad.beside, event(*five, SCAN["5"]), event(*letter, SCAN["N"], CTRL))
    assert pad.fired == ["5", "Ctrl+N"]


@on_evdev
def test_typed_text_stays_text_but_commands_still_fire(pad):
    send(
        pad.line,
        event(Qt.Key.Key_5, "5", SCAN["5"]),
        event(Qt.Key.Key_5, "5", SCAN["Num5"], PAD),
        event(Qt.Key.Key_F2, "", 0),
        event(0x0422, "т", SCAN["N"], CTRL),
    )
    assert pad.line.text() == "55"
    assert pad.fired == ["F2", "Ctrl+N"]


@on_evdev
def test_editing_a_text_works_on_a_layout_without_latin_letters(pad):
    pad.line.setText("балл")
    for place, key, text in (("A", 0x0424, "ф"), ("C", 0x0421, "с"), ("X", 0x0427, "ч")):
        send(pad.line, event(key, text, SCAN[place], CTRL))
    assert pad.line.text() == ""
    send(pad.line, event(0x041C, "м", SCAN["V"], CTRL))
    assert pad.line.text() == "балл"
    send(pad.line, event(0x042F, "я", SCAN["Z"], CTRL))
    assert pad.line.text() == ""


def test_a_field_that_can_only_be_read_lets_keys_through(pad):
    pad.line.setReadOnly(True)
    send(pad.line, event(Qt.Key.Key_5, "5", 0))
    assert pad.fired == ["5"]


def test_the_innermost_command_counts(pad):
    keys.keys().bind("5", pad.beside, lambda: pad.fired.append("inner"))
    send(pad.beside, event(Qt.Key.Key_5, "5", 0))
    assert pad.fired == ["inner"]


def test_a_held_key_fires_once(pad):
    held = QKeyEvent(QEvent.Type.KeyPress, int(Qt.Key.Key_5), NONE, 0, 0, 0, "5", True)
    send(pad.beside, event(Qt.Key.Key_5, "5", 0), held, held)
    assert pad.fired == ["5"]


def test_nothing_fires_in_a_window_that_is_not_its_own(pad, qtbot):
    other = QWidget()
    other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    qtbot.addWidget(other)
    other.show()
    send(other, event(Qt.Key.Key_5, "5", 0))
    assert pad.fired == []
