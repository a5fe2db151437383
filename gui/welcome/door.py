"""The door of a data folder: welcome where there is none, unlock where there is one. Ends with an open workspace."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from gui.core.components import column
from gui.core.tasks import tasks

if TYPE_CHECKING:
    from model.workspace import Peek, Workspace


class Door(QWidget):
    """The screens before a fieldwork is open, one at a time.

    Signals: `opened` (the Workspace).
    """

    opened = Signal(object)

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.folder = folder
        self.stack = QStackedWidget()
        column(self, spacing=0).addWidget(self.stack)

    @property
    def practice_folder(self) -> Path:
        """Training data lies beside the real data, never in it."""
        return self.folder.with_name(f"{self.folder.name}-practice")

    def begin(self) -> None:
        """Look whose folder this is, off the event loop, and show the screen for it."""
        tasks().run(lambda _task: peek(self.folder), owner=self, done=self._peeked)

    def _peeked(self, found: "Peek | None") -> None:
        if found is None:
            self.show_welcome()
            return
        from gui.welcome.unlock import UnlockPage

        page = UnlockPage(self.folder, found)
        page.practice_asked.connect(self.show_practice)
        self._show(page)

    @Slot()
    def show_welcome(self) -> None:
        """Three large choices."""
        from gui.welcome.page import WelcomePage

        page = WelcomePage()
        page.practice_asked.connect(self.show_practice)
        page.start_asked.connect(self.show_start)
        page.join_asked.connect(self.show_join)
        self._show(page)

    @Slot()
    def show_start(self) -> None:
        """A new fieldwork of a supervisor."""
        from gui.welcome.start import StartPage

        self._show(StartPage(self.folder))

    @Slot()
    def show_join(self) -> None:
        """Joining a fieldwork by address and code."""
        from gui.welcome.join import JoinPage

        self._show(JoinPage(self.folder))

    @Slot()
    def show_practice(self) -> None:
        """Training data: made at the first time, opened at every later one."""
        from gui.welcome.practice import PracticePage

        self._show(PracticePage(self.practice_folder))

    def _show(self, page: QWidget) -> None:
        for signal, slot in (("opened", self._opened), ("back", self._back)):
            if hasattr(page, signal):
                getattr(page, signal).connect(slot)
        before = self.stack.currentWidget()
        self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        if before is not None:
            self.stack.removeWidget(before)
            before.deleteLater()
        page.setFocus()

    @Slot(object)
    def _opened(self, workspace: "Workspace") -> None:
        self.opened.emit(workspace)

    @Slot()
    def _back(self) -> None:
        self.begin()


def peek(folder: Path) -> "Peek | None":
    """Whose folder this is. The store is loaded here, after the window shows."""
    from model.workspace import Workspace

    return Workspace.peek(folder)
