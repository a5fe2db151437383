"""The one sync run of the window: whoever starts it, every screen hears how it goes."""

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, Signal

from gui.core.events import events
from gui.core.tasks import Task, tasks

if TYPE_CHECKING:
    from model.workspace import Workspace


class Syncing(QObject):
    """At most one run at a time.

    Signals: `began`; `progressed` (SyncProgress); `ended` (SyncResult); `failed` (the error).
    """

    began = Signal()
    progressed = Signal(object)
    ended = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._task: Task | None = None

    @property
    def is_running(self) -> bool:
        """Whether a run is under way."""
        return self._task is not None

    def start(self, workspace: "Workspace") -> None:
        """Sync this workspace off the event loop; while one runs, a second start does nothing."""
        if self._task is not None:
            return

        def work(task: Task) -> object:
            return workspace.sync(report=task.report, cancelled=task.cancelled)

        self._task = tasks().run(work, owner=self, done=self._done, failed=self._failed, reported=self.progressed.emit)
        self.began.emit()

    def cancel(self) -> None:
        """Stop at the next good moment; what was not sent waits."""
        if self._task is not None:
            self._task.cancel()

    def _done(self, result: object) -> None:
        self._task = None
        self.ended.emit(result)
        self._tell()

    def _failed(self, error: object) -> None:
        self._task = None
        self.failed.emit(error)
        self._tell()

    @staticmethod
    def _tell() -> None:
        events().delivery_changed.emit()
        events().received.emit()


_syncing: list[Syncing] = []


def syncing() -> Syncing:
    """The one run of this application."""
    if not _syncing or not shiboken6.isValid(_syncing[0]):
        _syncing[:] = [Syncing(QCoreApplication.instance())]
    return _syncing[0]
