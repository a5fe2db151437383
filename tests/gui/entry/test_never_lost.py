"""Whatever happens to disk, clock and screens, the room says what, what is safe and what to do, and loses nothing."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication

from gui.core import tasks
from gui.core.events import events
from gui.core.placement import fitted
from gui.entry.page import EntryPage
from model.interview.clocks import Reading
from model.store import database
from model.store.keys import FLOOR
from model.workspace import Fieldwork, Person, Workspace
from tests.gui.entry.conftest import PASSPHRASE, rest, settle, to_the_grid

CONSENT, SUGGESTION = "/data/agreement/consent", "/data/last/F11"


class Disk:
    """The real database on a disk that is full or write-protected for as long as the test says so."""

    def __init__(self, workspace: Workspace) -> None:
        self.trouble = ""
        self._writer, self._connect = workspace._writer, workspace._writer._open
        self._writer._open = self._opened

    def _opened(self) -> database.Connection:
        connection = self._connect()
        if self.trouble == "full":
            used = connection.execute("pragma page_count").fetchone()[0]
            connection.execute(f"pragma max_page_count = {used}")
        if self.trouble == "protected":
            connection.execute("pragma query_only = on")
        return connection

    def turn(self, trouble: str) -> None:
        """From the next write on."""
        self.trouble = trouble
        self._writer.run_alone(lambda _connection: self._writer._shut())


@pytest.fixture
def own(tmp_path) -> Iterator[Workspace]:
    person = Person("p1", "Айгүл", "interviewer")
    with Workspace.create(
        tmp_path / "Sapa", PASSPHRASE, person=person, fieldwork=Fieldwork("f1", {"en": "Test"}), cost=FLOOR
    ) as made:
        yield made


@pytest.mark.parametrize(("trouble", "words"), [("full", "The disk is full"), ("protected", "write-protected")])
def test_a_disk_that_takes_nothing_is_named_and_the_answer_waits_for_it(
    own, show, typist, qtbot, trouble: str, words: str
) -> None:
    room = show(EntryPage(own, own.begin("citizen_survey", language="kk")))
    settle(room)
    disk = Disk(own)
    disk.turn(trouble)
    typist.press("1")
    qtbot.waitUntil(lambda: not tasks.tasks().running())
    text = ""
    for size in range(400):  # a full database still has room in its last pages
        if room.controller.is_blocked:
            break
        room.controller.comment(CONSENT, text := f"{size} " * 400)
        qtbot.waitUntil(lambda: not tasks.tasks().running())
    qtbot.waitUntil(lambda: room.controller.is_blocked)
    assert words in room.trouble.text.text()
    assert "NOT saved" in room.trouble.text.text()
    assert room.trouble.isVisible()
    disk.turn("")
    room.retry.click()
    qtbot.waitUntil(lambda: not room.controller.is_blocked)
    assert not room.trouble.isVisible()
    rest(room)
    again = own.resume(room.interview.id)
    assert again.instance[CONSENT].value == "yes"
    assert again.comments.get(CONSENT, "") == text.strip() or again.comments.get(CONSENT, "") == text


def test_a_disk_that_comes_back_by_itself_takes_no_keys_from_a_comment(own, show, typist, qtbot) -> None:
    room = show(EntryPage(own, own.begin("citizen_survey", language="kk")))
    settle(room)
    disk = Disk(own)
    disk.turn("protected")
    typist.press("1")
    qtbot.waitUntil(lambda: room.controller.is_blocked)
    typist.press("F4")
    typist.type("half a com")
    disk.turn("")
    room.controller.retry()
    qtbot.waitUntil(lambda: not room.controller.is_blocked)
    typist.type("ment")
    assert room.remark.line.text() == "half a comment"
    rest(room)


@pytest.mark.parametrize("news", ["delivery", "received", "saved", "language", "progress", "clock", "sleep"])
def test_nothing_that_happens_elsewhere_takes_the_keys_or_what_is_half_typed(room, typist, news: str) -> None:
    to_the_grid(typist)
    room.questions.go("/data/facts/F4")
    room.questions.piece().answer.line.clear()
    typist.type("1")
    focused = QApplication.focusWidget()
    happen = {
        "delivery": events().delivery_changed.emit, "received": events().received.emit,
        "saved": lambda: settle(room), "language": lambda: events().speak("ru"), "progress": room.show_progress,
        "clock": lambda: room.watch.clock_set.emit(3600.0), "sleep": lambda: room.watch.slept.emit(600.0),
    }  # fmt: skip
    happen[news]()
    settle(room)
    typist.type("2")
    events().speak("en")
    assert QApplication.focusWidget() is focused
    assert room.questions.piece().answer.line.text() == "12"


def test_sleep_and_a_clock_that_was_set_are_told_and_written_down(room, typist) -> None:
    looks = iter([Reading(7205.0, 105.0, 705.0)])
    room.watch._before, room.watch._look = Reading(3000.0, 100.0, 100.0), lambda: next(looks)
    room.watch.check()
    told = [(event.kind, event.new) for event in room.interview.events if event.kind in ("sleep", "clock")]
    assert told == [("sleep", "600.0"), ("clock", "3600.0")]
    assert "60 min" in room.news.text.text()
    settle(room)
    assert [event.kind for event in room.workspace.events(room.interview.id)].count("clock") == 1
    typist.press("1")
    assert room.news.text.text() == ""


def test_what_is_half_typed_is_on_the_disk_within_a_second(room, typist, qtbot) -> None:
    to_the_grid(typist)
    room.controller.answer("/data/rights/F7", "no")
    place = next(path for path, asked in room.interview.form.questions.items()
                 if path in room.interview.instance and room.interview.instance[path].relevant
                 and "multiline" in asked.appearance)  # fmt: skip
    room.questions.go(place)
    typist.type("бәрі жа")
    qtbot.waitUntil(lambda: room.interview.instance[place].value == "бәрі жа", timeout=1000)
    settle(room)
    assert room.workspace.resume(room.interview.id).instance[place].value == "бәрі жа"
    assert QApplication.focusWidget() is room.questions.piece().answer.sheet


# --- the window -------------------------------------------------------------------------------------------------

DESK, LAPTOP = QRect(1366, -200, 2560, 1400), QRect(0, 0, 1366, 728)


@pytest.mark.parametrize(("window", "screens", "expected"), [
    (QRect(100, 50, 1200, 650), [LAPTOP], QRect(100, 50, 1200, 650)),
    (QRect(1500, 0, 1600, 1000), [LAPTOP, DESK], QRect(1500, 0, 1600, 1000)),
    (QRect(1500, 0, 1600, 1000), [LAPTOP], QRect(0, 0, 1366, 728)),
    (QRect(-1150, 20, 1200, 650), [LAPTOP], QRect(0, 20, 1200, 650)),
    (QRect(1300, 700, 1200, 650), [LAPTOP], QRect(166, 78, 1200, 650)),
    (QRect(100, -300, 1200, 650), [LAPTOP], QRect(100, 0, 1200, 650)),
    (QRect(5000, 5000, 900, 560), [LAPTOP], QRect(466, 168, 900, 560)),
])  # fmt: skip
def test_a_window_is_brought_back_onto_a_screen_that_is_there(window, screens, expected) -> None:
    assert fitted(window, screens) == expected
