"""Into the room of an interview and out again, through the window and with a real workspace."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from gui.core.events import events
from gui.home.rows import DraftButton
from model.workspace import Fieldwork, Person, Workspace

PASSPHRASE = "four quiet grey horses"


@pytest.fixture
def working(window, wait, tmp_path):
    """The window of a supervisor, who may interview and visit."""
    person = Person("p1", "Aigul", "supervisor", "110000000", language="en")
    fieldwork = Fieldwork("f1", {"en": "Service quality"}, "2026-Q4")
    window.enter(Workspace.create(tmp_path / "Sapa", PASSPHRASE, person=person, fieldwork=fieldwork))
    wait()
    return window


def begin(window, qtbot, wait, *, visit=False):
    held = Qt.KeyboardModifier.ControlModifier
    held |= Qt.KeyboardModifier.ShiftModifier if visit else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_N, held)
    qtbot.waitUntil(lambda: window.room is not None, timeout=20_000)
    wait()


@pytest.mark.parametrize("visit", [False, True], ids=["interview", "visit"])
def test_the_rest_of_the_window_steps_back_and_comes_again(working, qtbot, wait, visit):
    begin(working, qtbot, wait, visit=visit)
    assert not working.rail.isVisible()
    assert working.stack.currentWidget() is working.room
    working.room.leave()
    qtbot.waitUntil(lambda: working.room is None, timeout=5_000)
    wait()
    assert working.rail.isVisible()
    draft = working.pages["home"].findChild(DraftButton)
    assert draft.draft.role == ("visit" if visit else "survey")
    draft.click()
    qtbot.waitUntil(lambda: working.room is not None, timeout=20_000)
    assert working.room.interview.id == draft.draft.id
    working.room.leave()
    qtbot.waitUntil(lambda: working.room is None, timeout=5_000)
    wait()


def test_locking_in_the_middle_keeps_the_draft(working, qtbot, wait, tmp_path):
    begin(working, qtbot, wait)
    working.lock()
    qtbot.waitUntil(lambda: working.door is not None, timeout=20_000)
    wait()
    again = Workspace.open(tmp_path / "Sapa", PASSPHRASE)
    assert [row.status for row in again.interviews()] == ["draft"]
    again.close()


def test_the_top_bar_says_when_the_last_answer_was_saved(working, qtbot, wait):
    begin(working, qtbot, wait)
    qtbot.waitUntil(lambda: working.top.saved.text().startswith("Saved "), timeout=5_000)
    working.room.leave()
    qtbot.waitUntil(lambda: working.room is None, timeout=5_000)
    wait()


def test_titles_of_questionnaires_follow_the_language_too(working, qtbot, wait):
    begin(working, qtbot, wait)
    working.room.leave()
    qtbot.waitUntil(lambda: working.room is None, timeout=5_000)
    wait()
    home = working.pages["home"]
    assert home.findChild(DraftButton).what.text() == "Citizen survey"
    events().speak("ru")
    wait()
    qtbot.waitUntil(lambda: any(button.what.text() == "Опрос граждан" for button in home.findChildren(DraftButton)))
