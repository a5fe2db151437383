"""Room after room leaves nothing behind: neither objects of Python nor widgets nor kinds of gesture."""

import ctypes
import gc
import sys

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication

from model.workspace import Fieldwork, Person, Workspace

WARM, ROOMS = 6, 30
MAY_GROW = 2_000  # pieces of Python in all the rooms together; when every room stayed it was 58,000
MAY_TAKE = 3 * 2**20  # bytes of the C library's heap, in which the page cache of SQLCipher may still fill


@pytest.fixture
def working(window, wait, tmp_path):
    person = Person("p1", "Aigul", "interviewer", "110000000", language="kk")
    fieldwork = Fieldwork("f1", {"en": "Service quality"}, "2026-Q4")
    passphrase = "four quiet grey horses"
    window.enter(Workspace.create(tmp_path / "Sapa", passphrase, person=person, fieldwork=fieldwork))
    wait()
    return window


def visit_every_screen(working, qtbot, wait, draft: str) -> None:
    """Open the room, look at each of its screens, leave it."""
    working.resume(draft, "survey")
    qtbot.waitUntil(lambda: working.room is not None, timeout=20_000)
    for screen in working.room.questions.asked_screens():
        working.room.questions.go_to_screen(screen.path)
    working.room.show_finish()
    working.leave_room()
    wait()


class Told(ctypes.Structure):
    """What `mallinfo2` answers; the eighth is the bytes in use."""

    _fields_ = [(f"n{n}", ctypes.c_size_t) for n in range(10)]


def heap_in_use() -> int:
    """Bytes that the C library has given out; 0 where it does not tell."""
    look = getattr(ctypes.CDLL(None), "mallinfo2", None) if sys.platform == "linux" else None
    if look is None:
        return 0
    look.restype = Told
    return look().n7


def held() -> tuple[int, int, int, int, int]:
    """Pieces of Python, widgets, objects of the application, kinds of gesture, bytes of the heap."""
    gc.unfreeze()  # the window sets aside what it held when its first room ended
    for _ in range(2):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
    below = QApplication.instance().findChildren(QObject)
    return sys.getallocatedblocks(), len(QApplication.allWidgets()), len(below), len(Qt.GestureType), heap_in_use()


def test_room_after_room_leaves_nothing_behind(working, qtbot, wait) -> None:
    draft = working.workspace.begin("citizen_survey", language="kk").id
    for _ in range(WARM):
        visit_every_screen(working, qtbot, wait, draft)
    pieces, widgets, objects, gestures, heap = held()
    for _ in range(ROOMS):
        visit_every_screen(working, qtbot, wait, draft)
    pieces_now, widgets_now, objects_now, gestures_now, heap_now = held()
    assert widgets_now == widgets
    assert objects_now == objects
    assert gestures_now == gestures
    assert pieces_now - pieces < MAY_GROW
    assert heap_now - heap < MAY_TAKE


def test_one_press_too_many_begins_no_second_interview(working, qtbot, wait) -> None:
    working.new_interview()
    working.new_interview()
    qtbot.waitUntil(lambda: working.room is not None, timeout=20_000)
    wait()
    assert len(working.workspace.interviews()) == 1
    working.room.begin_again()
    working.room.begin_again()
    wait()
    assert len(working.workspace.interviews()) == 2
    working.leave_room()
    wait()


def test_the_home_page_reads_once_for_all_that_happens_meanwhile(opened, wait) -> None:
    page, taken = opened.pages["home"], []
    page.workspace.outbox, real = lambda: taken.append(1) or real(), page.workspace.outbox
    for _ in range(20):
        page.refresh()
    wait()
    assert len(taken) == 2
