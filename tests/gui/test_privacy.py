"""Nobody else reads it: the screen hidden by one key, the lock that falls by itself, and the way back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from gui.core.settings import AUTO_LOCK
from model import identity
from model.store.keys import FLOOR
from model.workspace import Fieldwork, Person, Workspace
from tests.gui import looking
from tests.gui.typist import Typist

PASSPHRASE = "four quiet grey horses"
MINUTE = 60 * 10**9


@pytest.fixture
def working(window, wait, tmp_path):
    """The window of somebody who may interview and visit."""
    person = Person("p1", "Aigul", "supervisor", "110000000", language="en")
    fieldwork = Fieldwork("f1", {"en": "Service quality"}, "2026-Q4")
    window.enter(Workspace.create(tmp_path / "Sapa", PASSPHRASE, person=person, fieldwork=fieldwork, cost=FLOOR))
    wait()
    return window


def begin(window, qtbot, wait, role="survey"):
    window.begin(role)
    qtbot.waitUntil(lambda: window.room is not None, timeout=20_000)
    wait()


def kinds(window, wait):
    window.workspace.flush()
    wait()
    return [event.kind for event in window.workspace.events(window.room.interview.id)]


def leave(window, qtbot, wait):
    window.room.leave()
    qtbot.waitUntil(lambda: window.room is None, timeout=5_000)
    wait()


def unlock(window, qtbot, wait):
    qtbot.waitUntil(lambda: window.door is not None, timeout=20_000)
    wait()
    page = window.door.stack.currentWidget()
    page.passphrase.line.setText(PASSPHRASE)
    page.unlock()
    qtbot.waitUntil(lambda: window.workspace is not None, timeout=20_000)
    wait()


def test_one_key_hides_everything_and_another_brings_it_back(working, qtbot, wait):
    begin(working, qtbot, wait)
    place = working.room.questions.place
    Typist().press("F12")
    assert {text for text in looking.texts(working)} == {working.curtain.title.text(), working.curtain.sentence.text()}
    assert not working.room.isVisible()
    Typist().press("1", "Ctrl+N")
    assert working.curtain.isVisible()
    assert working.room.questions.place == place
    Typist().press("Escape")
    assert working.room.isVisible()
    assert working.room.questions.place == place
    assert kinds(working, wait)[-2:] == ["pause", "resume"]
    leave(working, qtbot, wait)


def test_the_keys_go_on_where_they_were(working, qtbot, wait):
    begin(working, qtbot, wait)
    typist = Typist()
    typist.press("1")
    working.room.questions.go("/data/facts/F1")
    typist.press("1", "0", "F12", "F12", "1", "5", "Enter")
    wait()
    assert working.room.interview.instance["/data/facts/F1"].value.startswith("10:15")
    leave(working, qtbot, wait)


def test_the_lock_falls_by_itself_and_unlocking_leads_to_the_same_question(working, qtbot, wait):
    begin(working, qtbot, wait)
    typist = Typist()
    typist.press("1")
    working.room.questions.go("/data/facts/F1")
    wait()
    typist.press("9", "9")
    instance = working.room.interview.id
    working.watch.touched = identity.monotonic() - (AUTO_LOCK.get() * MINUTE)
    working.watch.look()
    assert working.curtain.isVisible()
    qtbot.waitUntil(lambda: working.workspace is None, timeout=20_000)
    unlock(working, qtbot, wait)
    qtbot.waitUntil(lambda: working.room is not None, timeout=20_000)
    wait()
    assert working.room.interview.id == instance
    assert working.room.questions.place == "/data/facts/F1"
    assert working.room.questions.piece().answer.line.text() == "99"
    found = kinds(working, wait)
    assert found.index("lock") < found.index("open")
    leave(working, qtbot, wait)


def test_a_visit_is_a_visit_again_after_the_lock(working, qtbot, wait):
    begin(working, qtbot, wait, "visit")
    working.lock()
    unlock(working, qtbot, wait)
    qtbot.waitUntil(lambda: working.room is not None, timeout=20_000)
    wait()
    assert type(working.room).__name__ == "VisitPage"
    leave(working, qtbot, wait)


def test_half_a_text_is_kept_by_the_lock(working, qtbot, wait):
    begin(working, qtbot, wait)
    typist = Typist()
    typist.press("1")
    working.room.questions.go("/data/private/F11")
    typist.type("more windows at n")
    working.lock()
    unlock(working, qtbot, wait)
    qtbot.waitUntil(lambda: working.room is not None, timeout=20_000)
    wait()
    assert working.room.questions.piece().answer.sheet.toPlainText() == "more windows at n"
    leave(working, qtbot, wait)


def test_a_touch_keeps_the_lock_away(working, qtbot):
    working.watch.touched = identity.monotonic() - AUTO_LOCK.get() * MINUTE
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    working.watch.look()
    assert working.workspace is not None


def test_a_computer_that_slept_is_locked_and_the_interview_knows(working, qtbot, wait):
    begin(working, qtbot, wait)
    working.watch._seen = (working.watch._seen[0] - 3600, working.watch._seen[1])
    instance = working.room.interview.id
    working.watch.look()
    qtbot.waitUntil(lambda: working.workspace is None, timeout=20_000)
    unlock(working, qtbot, wait)
    qtbot.waitUntil(lambda: working.room is not None, timeout=20_000)
    wait()
    assert working.room.interview.id == instance
    assert "sleep" in kinds(working, wait)
    leave(working, qtbot, wait)


def test_a_clock_that_was_set_is_written_down(working, qtbot, wait):
    begin(working, qtbot, wait)
    working.watch._seen = (working.watch._seen[0] + 30, working.watch._seen[1])
    working.watch.look()
    assert kinds(working, wait)[-1] == "clock"
    assert working.workspace is not None
    leave(working, qtbot, wait)


def test_the_session_of_another_user_locks_too(working, qtbot, wait):
    working.watch.leave_if(False)
    assert working.workspace is not None
    working.watch.leave_if(True)
    qtbot.waitUntil(lambda: working.door is not None, timeout=20_000)
    wait()
    assert working.workspace is None


def test_the_time_until_the_lock_is_set_in_the_settings(working, wait):
    working.show_page("settings")
    wait()
    page = working.pages["settings"]
    page.after.set_value("10")
    page.after.chosen.emit("10")
    assert (AUTO_LOCK.get(), working.watch.minutes) == (10, 10)
    AUTO_LOCK.set(5)
