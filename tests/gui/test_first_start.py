"""From a new machine to the home page and back in, by keyboard alone, with a real workspace."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from gui.core import theme
from gui.welcome.page import WelcomePage
from gui.welcome.practice import PracticePage
from gui.welcome.start import StartPage
from gui.welcome.unlock import UnlockPage
from model.workspace import Workspace

PASSPHRASE = "four quiet grey horses"


def screen(window):
    return window.door.stack.currentWidget()


def type_into(qtbot, text: str) -> None:
    qtbot.keyClicks(QApplication.focusWidget(), text)


def press(qtbot, key: Qt.Key, times: int = 1, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for _ in range(times):
        qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def test_a_new_machine_is_welcomed_with_three_choices(window):
    assert isinstance(screen(window), WelcomePage)
    assert [choice.accessibleName() for choice in screen(window).choices()] == [
        "Try with training data",
        "Start fieldwork as supervisor",
        "Join as interviewer or mystery shopper",
    ]


def test_the_keyboard_begins_at_training_which_binds_nobody(window):
    assert QApplication.focusWidget() is screen(window).practice


def test_a_supervisor_starts_locks_and_unlocks_by_keyboard(window, qtbot, wait):
    press(qtbot, Qt.Key.Key_2)
    page = screen(window)
    assert isinstance(page, StartPage)
    assert page.titles["en"].editor.text().startswith("Service quality,")
    type_into(qtbot, "Aigul")
    press(qtbot, Qt.Key.Key_Tab, 2)
    type_into(qtbot, PASSPHRASE)
    press(qtbot, Qt.Key.Key_Tab, 2)
    type_into(qtbot, PASSPHRASE)
    press(qtbot, Qt.Key.Key_Tab, 3)
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.workspace is not None, timeout=20_000)
    wait()
    assert window.stack.currentWidget() is window.pages["home"]
    assert window.workspace.person.name == "Aigul"

    press(qtbot, Qt.Key.Key_L, modifier=Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: window.door is not None and isinstance(screen(window), UnlockPage), timeout=20_000)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is screen(window).passphrase.line)
    type_into(qtbot, "not the passphrase")
    press(qtbot, Qt.Key.Key_Return)
    wait()
    assert screen(window).notice.isVisible()
    type_into(qtbot, PASSPHRASE)
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.workspace is not None, timeout=20_000)
    wait()
    supervisors = ["fieldwork", "dashboard", "reports", "files"]
    assert window.rail.pages() == ["home", "interview", "visits", "sync", *supervisors, "forms", "settings"]


def test_what_is_missing_is_said_beside_its_field(window, qtbot):
    press(qtbot, Qt.Key.Key_2)
    page = screen(window)
    page.passphrase.first.line.setText("short")
    page.submit()
    assert page.name.hint.text() == "Please fill this in"
    assert page.passphrase.first_field.hint.text() == "At least 12 characters"
    assert page.name.editor.accessibleDescription() == "Please fill this in"
    page.passphrase.first.line.setText(PASSPHRASE)
    page.submit()
    assert page.passphrase.second_field.hint.text() == "The two are not the same"


def test_joining_without_a_hub_says_what_to_do_and_keeps_what_was_typed(window, qtbot, wait, tmp_path):
    press(qtbot, Qt.Key.Key_3)
    page = screen(window)
    page.address.editor.setText("http://127.0.0.1:9")
    page.code.editor.setText("KEQC-E6PX")
    page.passphrase.first.line.setText(PASSPHRASE)
    page.passphrase.second.line.setText(PASSPHRASE)
    page.submit()
    wait()
    assert page.notice.isVisible()
    assert page.code.editor.text() == "KEQC-E6PX"
    assert Workspace.peek(tmp_path / "Sapa") is None


def test_practice_has_a_gold_edge_and_its_own_folder(window, qtbot, wait, tmp_path: Path):
    press(qtbot, Qt.Key.Key_1)
    assert isinstance(screen(window), PracticePage)
    qtbot.waitUntil(lambda: window.workspace is not None, timeout=20_000)
    wait()
    assert window.edge.is_practice
    assert window.top.practice.isVisible()
    assert window.workspace.folder == tmp_path / "Sapa-practice"
    assert not (tmp_path / "Sapa").exists()


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape])
def test_escape_leads_back_from_each_form(window, qtbot, wait, key):
    for choice in (Qt.Key.Key_2, Qt.Key.Key_3):
        press(qtbot, choice)
        press(qtbot, key)
        wait()
        assert isinstance(screen(window), WelcomePage)


def test_practice_lies_in_a_folder_of_its_own_and_its_edge_is_gold_all_round(window, wait, qtbot, tmp_path):
    window.door.show_practice()
    qtbot.waitUntil(lambda: window.workspace is not None, timeout=120_000)
    wait()
    assert window.workspace.folder == tmp_path / "Sapa-practice"
    assert not (tmp_path / "Sapa").exists()
    assert window.top.practice.isVisible()
    picture = window.edge.grab().toImage()
    gold, wide, tall = theme.colour("practice").name(), picture.width(), picture.height()
    for step in range(4):
        for x, y in ((wide // 2, step), (wide // 2, tall - 1 - step), (step, tall // 2), (wide - 1 - step, tall // 2)):
            assert picture.pixelColor(x, y).name() == gold
    assert picture.pixelColor(wide // 2, 4).name() != gold
