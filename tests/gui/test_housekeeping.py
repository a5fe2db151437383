"""Garbage is collected in the event loop's thread alone, and a room gives back what it held."""

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject

from gui.core.events import events
from gui.core.housekeeping import YOUNG, Housekeeping


class Knot:
    """A piece of garbage that only a collection finds; it tells where it ended."""

    def __init__(self, ended: list[str]) -> None:
        self.itself, self.ended = self, ended

    def __del__(self) -> None:
        self.ended.append(threading.current_thread().name)


@pytest.fixture
def housekeeping(qapp) -> Iterator[Housekeeping]:
    parent = QObject()
    yield Housekeeping(parent)
    parent.deleteLater()
    gc.unfreeze()
    gc.enable()


def test_a_working_thread_frees_no_garbage(housekeeping: Housekeeping, qtbot) -> None:
    ended: list[str] = []

    def work() -> None:
        for _ in range(2 * YOUNG):
            Knot(ended)

    thread = threading.Thread(target=work, name="work")
    thread.start()
    thread.join()
    assert ended == []
    qtbot.waitUntil(lambda: len(ended) == 2 * YOUNG)
    assert set(ended) == {"MainThread"}


def test_what_a_room_held_is_given_back_soon_after_it_ended(housekeeping: Housekeeping, qtbot) -> None:
    ended: list[str] = []
    knot = Knot(ended)
    gc.collect()
    del knot
    events().room_ended.emit()
    qtbot.waitUntil(lambda: ended == ["MainThread"])
