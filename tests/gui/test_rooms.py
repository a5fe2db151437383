"""Into the room of an interview and out again, through the window and with a real workspace."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from gui.core.events import events
from gui.home.rows import DiscardButton, DraftButton
from model.workspace import Fieldwork, Person, Workspace
from tests.gui import looking
from tests.gui.typist import Typist

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


def test_closing_in_the_middle_keeps_the_draft_and_its_last_answer(working, qtbot, wait, tmp_path):
    begin(working, qtbot, wait)
    Typist().press("1")
    answered = working.room.interview.progress().answered
    working.close()
    wait()
    again = Workspace.open(tmp_path / "Sapa", PASSPHRASE)
    draft = again.interviews()[0]
    assert (draft.status, draft.answered) == ("draft", answered)
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


def leave_a_draft(window, qtbot, wait):
    begin(window, qtbot, wait)
    window.room.leave()
    qtbot.waitUntil(lambda: window.room is None, timeout=5_000)
    wait()


def confirm(qtbot, wait):
    """Tab from Cancel to the one way forward, and Enter."""
    dialog = QApplication.activeModalWidget()
    said = " ".join(looking.texts(dialog))
    assert "will not be sent" in said
    assert "journal on this computer keeps" in said
    qtbot.waitUntil(lambda: dialog.isAncestorOf(QApplication.focusWidget()), timeout=5_000)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    wait()


def test_a_draft_is_discarded_at_home_with_delete(working, qtbot, wait):
    leave_a_draft(working, qtbot, wait)
    draft = working.pages["home"].findChild(DraftButton)
    draft.setFocus()
    qtbot.keyClick(draft, Qt.Key.Key_Delete)
    confirm(qtbot, wait)
    qtbot.waitUntil(working.pages["home"].no_drafts.isVisible, timeout=5_000)
    assert [row.status for row in working.workspace.interviews()] == ["withdrawn"]
    assert working.workspace.events(draft.draft.id)[-1].kind == "withdrawn"
    assert working.pages["home"].today_figure.text() == "0"


def test_a_draft_is_kept_when_one_thinks_better_of_it(working, qtbot, wait):
    leave_a_draft(working, qtbot, wait)
    working.pages["home"].findChild(DiscardButton).click()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    wait()
    assert [row.status for row in working.workspace.interviews()] == ["draft"]


def test_a_draft_is_discarded_in_the_list_of_interviews(working, qtbot, wait):
    leave_a_draft(working, qtbot, wait)
    working.show_page("interview")
    wait()
    page = working.pages["interview"]
    assert not page.discard.isEnabled()
    page.table.setFocus()
    page.table.selectRow(0)
    assert page.discard.isEnabled()
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    confirm(qtbot, wait)
    qtbot.waitUntil(lambda: page.rows.rowCount() == 1 and page.rows.at(0).status == "withdrawn", timeout=5_000)
    page.table.selectRow(0)
    assert not page.discard.isEnabled()


def finish_one(window, wait):
    workspace = window.workspace
    interview = workspace.begin("citizen_survey", language="en")
    workspace.save([interview.answer("/data/agreement/consent", "no"), interview.complete()]).result()
    window.show_page("interview")
    wait()
    page = window.pages["interview"]
    page.table.selectRow(0)
    return page, interview.id


def test_a_finished_interview_is_opened_to_be_read(working, qtbot, wait):
    page, instance = finish_one(working, wait)
    page.table.activated.emit(page.rows.index(0, 0))
    wait()
    said = " ".join(looking.texts(page.reading))
    assert "Waits to be sent" in said
    assert "Do you agree to take part?" in said
    assert working.room is None
    assert [event.kind for event in working.workspace.events(instance)][-1] == "complete"
    page.reading.reject()


def test_a_finished_interview_is_withdrawn_with_a_reason(working, qtbot, wait):
    page, instance = finish_one(working, wait)
    assert page.discard.text().strip() == "Withdraw …"
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    dialog = QApplication.activeModalWidget()
    dialog.reason.editor.set_value("other")
    dialog.yes.click()
    assert dialog.isVisible()
    dialog.words.editor.setText("recorded twice, call 87011234567")
    dialog.yes.click()
    wait()
    assert working.workspace.events(instance)[-1].new == "other: recorded twice, call ×××××××××××"
    assert working.workspace.outbox() == []
    assert page.rows.at(0).status == "withdrawn"
