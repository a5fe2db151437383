"""A supervisor's window and an interviewer's window, with real workspaces and a real hub between them."""

import pytest

from gui.main_window import MainWindow
from model.workspace import Fieldwork, Person, Workspace
from tests.gui import looking

PASSPHRASE = "four quiet grey horses"
TITLE = {"en": "Service quality, 4th quarter 2026"}


@pytest.fixture
def supervisor(window, wait, tmp_path):
    """The window of a supervisor whose hub is on."""
    person = Person("p1", "Aigul", "supervisor", "110000000", language="en")
    fieldwork = Fieldwork("f1", TITLE, "2026-Q4")
    window.enter(Workspace.create(tmp_path / "Sapa", PASSPHRASE, person=person, fieldwork=fieldwork))
    window.show_page("fieldwork")
    window.pages["fieldwork"].hub.toggle()
    wait()
    return window


def test_an_interviewer_joins_with_what_stands_on_the_supervisors_screen(supervisor, qtbot, wait, tmp_path):
    page = supervisor.pages["fieldwork"]
    page.invite.name.editor.setText("Yerzhan")
    page.invite.invite()
    wait()
    other = MainWindow(tmp_path / "Other")
    qtbot.addWidget(other)
    other.show()
    wait()
    other.door.show_join()
    form = other.door.stack.currentWidget()
    form.address.editor.setText(page.hub.address.text())
    form.code.editor.setText(page.invite.code.text().lower())
    form.passphrase.first.line.setText(PASSPHRASE)
    form.passphrase.second.line.setText(PASSPHRASE)
    form.submit()
    qtbot.waitUntil(lambda: other.workspace is not None, timeout=20_000)
    wait()
    assert other.workspace.person.name == "Yerzhan"
    assert other.rail.pages() == ["home", "interview", "sync", "forms", "settings"]
    other.sync_now()
    wait()
    assert other.pages["sync"].notice.text.text() == "Sent: 0. Fetched: 0."
    assert other.pages["sync"].sentence.text() == "Nothing to send yet"
    other.close()
    page.refresh()
    wait()
    assert "Yerzhan" in looking.texts(supervisor)
    assert not page.invite.code_card.isVisible()
    assert page.invite.notice.text.text() == "Yerzhan has joined with the code."
    page.hub.toggle()
    wait()
    assert supervisor.workspace.hub is None


def test_the_hub_is_on_again_after_a_restart(supervisor, wait, tmp_path):
    address = supervisor.workspace.hub.address
    assert supervisor.top.hub.accessibleName() == "Hub: on"
    supervisor.lock()
    wait()
    assert not supervisor.top.hub.isVisible()
    supervisor.enter(Workspace.open(tmp_path / "Sapa", PASSPHRASE))
    wait()
    home = supervisor.pages["home"]
    assert supervisor.workspace.hub.address == address
    assert (home.hub_title.text(), home.hub_words.text()) == ("The hub is on", address)
    assert supervisor.top.hub.accessibleName() == "Hub: on"


def test_a_hub_that_was_switched_off_stays_off_and_the_top_bar_leads_to_it(supervisor, wait, tmp_path):
    supervisor.pages["fieldwork"].hub.toggle()
    wait()
    supervisor.lock()
    wait()
    supervisor.enter(Workspace.open(tmp_path / "Sapa", PASSPHRASE))
    wait()
    assert supervisor.workspace.hub is None
    assert supervisor.pages["home"].hub_title.text() == "The hub is off"
    assert supervisor.top.hub.accessibleName() == "Hub: off"
    supervisor.top.hub.click()
    wait()
    assert supervisor.stack.currentWidget() is supervisor.pages["fieldwork"]


def test_a_sync_does_not_end_a_hub_that_is_wanted(supervisor, wait):
    supervisor.sync_now()
    wait()
    assert supervisor.workspace.hub is not None
    supervisor.pages["fieldwork"].hub.toggle()
    wait()
    supervisor.sync_now()
    wait()
    assert supervisor.workspace.hub is None
