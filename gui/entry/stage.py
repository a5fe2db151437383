"""A screen of its own over everything else, for the respondent's eyes: the room's commands do not reach it."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gui.core import theme
from gui.core.components import Translated
from gui.core.focus import FocusRing


class Stage(Translated, QWidget):
    """Signals: `closed` when the screen is the interviewer's again."""

    closed = Signal()

    def __init__(self, room: QWidget) -> None:
        # A window of its own: commands of another window never fire in it, so nobody quits or undoes by accident.
        super().__init__(room, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.room = room
        self.setProperty("touch", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.ring = FocusRing(self)

    def appear(self) -> None:
        """Fill the screen on which the room is."""
        self.setGeometry(self.room.window().screen().geometry())
        self.showFullScreen()
        self.activateWindow()
        self.take_focus()

    def take_focus(self) -> None:
        self.setFocus()

    @Slot()
    def leave(self) -> None:
        """Give the screen back."""
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.room.window().activateWindow()
        self.closed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.colour("surface"))
