"""Reads again what a page shows: never twice at once, and once more for all that was asked meanwhile."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from gui.core.tasks import Heard, Task, tasks


class Rereading(QObject):
    """`read` is called off the event loop, `done` and `failed` on it while the owner lives."""

    def __init__(self, owner: QObject, read: Callable[[], object], *, done: Heard, failed: Heard) -> None:
        super().__init__(owner)
        self._read, self._tell, self._tell_failed = read, done, failed
        self._is_reading = self._is_stale = False

    @Slot()
    def ask(self) -> None:
        """What is shown may be old: read it, or read once more when the reading under way has ended."""
        self._is_stale = True
        if not self._is_reading:
            self._start()

    def _start(self) -> None:
        self._is_reading, self._is_stale = True, False
        tasks().run(self._work, owner=self, done=self._done, failed=self._failed)

    def _work(self, _task: Task) -> object:
        return self._read()

    def _done(self, found: object) -> None:
        self._ended()
        self._tell(found)

    def _failed(self, error: object) -> None:
        self._ended()
        self._tell_failed(error)

    def _ended(self) -> None:
        self._is_reading = False
        if self._is_stale:
            self._start()
