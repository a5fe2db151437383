"""The one switch of the hub: on, off, and on again after a restart. Whoever turns it, every screen hears of it."""

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, Signal

from gui.core.syncing import syncing
from gui.core.tasks import Task, tasks

if TYPE_CHECKING:
    from model.workspace import Workspace

WANTED = "hub_wanted"  # in the workspace: "" for off, or how far it reaches
HERE, OFFICE = "here", "office"


class HubSwitch(QObject):
    """The hub of the workspace that is open.

    Signals: `changed` after it went on or off; `failed` (the error).
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.reach = ""
        self._workspace: Workspace | None = None
        self._told: tuple[bool, str] | None = (False, "")
        # A sync turns the hub on for itself and off again: what was wanted meanwhile is made good after it.
        syncing().ended.connect(self._restore)
        syncing().failed.connect(self._restore)

    @property
    def is_on(self) -> bool:
        """Whether the hub listens."""
        return self._workspace is not None and self._workspace.hub is not None

    @property
    def address(self) -> str:
        """Where it listens, "" while it does not."""
        return self._workspace.hub.address if self.is_on else ""

    def follow(self, workspace: "Workspace") -> None:
        """A supervisor's workspace was opened: its hub goes on if it was on when it was last open."""
        if workspace.person.is_supervisor:
            self._workspace, self.reach, self._told = workspace, "", (False, "")
            self._restore()

    def forget(self, workspace: "Workspace") -> None:
        """It is about to be closed."""
        if workspace is self._workspace:
            self._workspace = None

    def turn(self, reach: str) -> None:
        """On for this computer or for the office, or off (""); the wish outlives the program."""
        workspace = self._workspace

        def work(task: Task) -> str:
            if reach:
                _start(workspace, reach, task)
            else:
                workspace.stop_hub()
            workspace.set_setting(WANTED, reach)
            self._told = None  # whoever turned it waits for an answer
            return reach

        if workspace is not None:
            self._run(work)

    def _restore(self) -> None:
        workspace = self._workspace
        if workspace is None:
            return

        def work(task: Task) -> str:
            reach = workspace.setting(WANTED)
            if reach and workspace.hub is None:
                _start(workspace, reach, task)
            return reach

        self._run(work)

    def _run(self, work: object) -> None:
        workspace = self._workspace

        def done(reach: object) -> None:
            if workspace is self._workspace:
                self.reach = str(reach)
                self._tell()

        def failed(error: object) -> None:
            if workspace is self._workspace:
                self.failed.emit(error)
                self._tell()

        tasks().run(work, owner=self, done=done, failed=failed, lane="hub")  # type: ignore[arg-type]

    def _tell(self) -> None:
        """Only what is new: those who hear of a change may begin a sync, and after a sync one looks here again."""
        now = (self.is_on, self.reach)
        if now != self._told:
            self._told = now
            self.changed.emit()


def _start(workspace: "Workspace", reach: str, task: Task) -> None:
    if task.cancelled():
        return
    workspace.start_hub(office_network=reach == OFFICE)
    if task.cancelled():  # the window was closed meanwhile: nothing may listen after it
        workspace.stop_hub()


_switch: list[HubSwitch] = []


def hub_switch() -> HubSwitch:
    """The one switch of this application."""
    if not _switch or not shiboken6.isValid(_switch[0]):
        _switch[:] = [HubSwitch(QCoreApplication.instance())]
    return _switch[0]
