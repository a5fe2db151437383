"""A short rest after the last key, over at once when its widget goes away: what waits for it is not told too late."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class Pause(QTimer):
    """`start` again puts it off; `stop` gives it up."""

    def __init__(self, widget: QWidget, milliseconds: int, then: Callable[[], object]) -> None:
        super().__init__(widget, singleShot=True, interval=milliseconds)
        self._then = then
        self.timeout.connect(then)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide and self.isActive():
            self.stop()
            self._then()
        return False
