"""Forms in the manner of public ones, by keys alone: brought, checked, installed, asked, finished, ready to be sent."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from forms import xml
from gui.core import tasks
from gui.main_window import MainWindow
from model.interview.replay import Beginning
from model.workspace import Fieldwork, Person, Workspace
from tests.end_to_end.keyboard import Keyboard
from tests.forms.forms20 import FORMS, MEDIA
from tests.gui.forms.hand import Hand
from tests.model.places import CHEAP, FIELDWORK, PASSPHRASE

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # of the platform without a screen
TO_THE_HUB = ("household_roster", "clinic_follow_up", "three_languages")


class Desk:
    """The real window over a real workspace without a questionnaire."""

    def __init__(self, window: MainWindow, workspace: Workspace, wait: Callable[[], None], qtbot: object) -> None:
        self.window, self.workspace, self.wait, self.qtbot = window, workspace, wait, qtbot
        self.keyboard = Keyboard("en")

    def bring(self, file: Path) -> None:
        """To the page of questionnaires, the file chosen by its path, installed by Enter."""
        self.keyboard.press(f"Alt+{self.window.rail.pages().index('forms') + 1}")
        self.until(lambda: "forms" in self.window.pages)
        self.wait()
        self.keyboard.press("Ctrl+O")
        dialog = self.window.pages["forms"].findChild(QFileDialog)
        line = dialog.findChild(QLineEdit)
        line.setFocus()
        line.clear()
        self.keyboard.type(str(file))
        self.keyboard.press("Enter")
        self.wait()
        page = self.window.pages["forms"]
        assert page.result.found is not None, page.notice.text.text()
        assert page.result.install.isVisible(), [each.code for each in page.result.found.report]
        self.window.activateWindow()  # offscreen nobody hands the keyboard back when a dialog has closed
        self.until(page.result.install.hasFocus)
        self.keyboard.press("Enter")
        self.wait()
        self.until(page.list.table.hasFocus)

    def begin(self) -> Hand:
        """Enter on the list; the room opens."""
        self.keyboard.press("Enter")
        self.until(lambda: self.window.room is not None)
        interview = self.window.room.interview
        first = interview.events[0]
        return Hand(self.window.room, Beginning.of(first).start(interview.form, first), self.keyboard)

    def finish(self, hand: Hand) -> None:
        """To the end, and home."""
        room = self.window.room
        hand.finish()
        self.until(lambda: room.is_done)
        self.keyboard.press("Escape")
        self.until(lambda: self.window.room is None)
        self.wait()

    def until(self, happened: Callable[[], object]) -> None:
        self.qtbot.waitUntil(happened, timeout=20_000)


def opened(qtbot, tmp_path, wait, person: Person) -> Iterator[Desk]:
    fieldwork = Fieldwork(FIELDWORK.id, FIELDWORK.title, FIELDWORK.wave)
    workspace = Workspace.create(
        tmp_path / "Sapa", PASSPHRASE, person=person, fieldwork=fieldwork, forms=(), cost=CHEAP
    )  # fmt: skip
    window = MainWindow(tmp_path / "Sapa")
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    wait()
    window.enter(workspace)
    wait()
    yield Desk(window, workspace, wait, qtbot)
    wait()
    window.close()
    tasks.close()
    workspace.close()


@pytest.fixture
def desk(qtbot, tmp_path, wait) -> Iterator[Desk]:
    yield from opened(qtbot, tmp_path, wait, Person("p1", "Айгүл", "interviewer", "110000000", language="en"))


@pytest.fixture
def supervisor(qtbot, tmp_path, wait) -> Iterator[Desk]:
    yield from opened(qtbot, tmp_path, wait, Person("s1", "Гүлнәр", "supervisor", language="en"))


def brought(form: Path, folder: Path) -> Path:
    """The form as it comes by mail: its file, its media in the folder beside it."""
    shutil.copytree(MEDIA, folder / f"{form.stem}-media")
    return Path(shutil.copy(form, folder / form.name))


def leaves(document: bytes) -> list[tuple[str, str]]:
    """Every value of a submission by its path, in order; the moments of beginning and end are the clock's."""
    found = []

    def walk(element: xml.Element, path: str) -> None:
        here = f"{path}/{element.name}"
        children = list(element.children)
        if not children and element.name.rpartition("}")[2] not in ("start", "end"):
            found.append((here, element.text))
        for child in children:
            walk(child, here)

    walk(xml.parse(document), "")
    return found


@pytest.mark.parametrize("form", FORMS, ids=[form.stem for form in FORMS])
def test_a_form_goes_from_its_file_to_the_outbox_by_keys_alone(desk, form, tmp_path):
    desk.bring(brought(form, tmp_path))
    hand = desk.begin()
    hand.fill()
    assert hand.answered
    desk.finish(hand)
    (parcel,) = desk.workspace.outbox()
    assert parcel.form_id == form.stem
    (sent,) = desk.workspace.submissions(form.stem)
    assert leaves(sent.xml) == leaves(hand.alone.submission())
    assert QApplication.activeModalWidget() is None


@pytest.mark.parametrize("name", TO_THE_HUB)
def test_what_the_window_finished_lies_at_the_hub_byte_for_byte(supervisor, name, tmp_path):
    form = next(form for form in FORMS if form.stem == name)
    supervisor.bring(brought(form, tmp_path))
    hand = supervisor.begin()
    hand.fill()
    supervisor.finish(hand)
    (own,) = supervisor.workspace.submissions(name)
    supervisor.keyboard.press("Ctrl+R")
    supervisor.until(lambda: supervisor.workspace.delivery_counts().delivered == 1)
    supervisor.wait()
    (row,) = supervisor.workspace.received()
    assert (row.instance_id, row.state) == (own.instance_id, "received")
    (taken,) = supervisor.workspace.submissions(name)
    assert (taken.received != own.received, taken.xml) == (True, own.xml)
