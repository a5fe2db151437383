"""Python's cyclic garbage, collected in the event loop's thread alone and at moments when nobody waits for the screen.

Left to itself Python collects wherever something is made, also in a working thread: a widget freed there can end the
program. And it takes its longest pause at any key.
"""

import ctypes
import gc
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

from gui.core.events import events

LOOK_EVERY = 300  # ms
QUIET = 400  # ms after a room was left or finished
YOUNG, MIDDLE = 5_000, 10  # objects made since the last look; looks at the young since the last at the middle


class Housekeeping(QObject):
    """Collects the young as they come, everything when an interview has ended."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._has_settled = False
        self._give_back = _trimmer()
        self._look = QTimer(self, interval=LOOK_EVERY)
        self._look.timeout.connect(self.look)
        self._look.start()
        self._rest = QTimer(self, singleShot=True, interval=QUIET)
        self._rest.timeout.connect(self.tidy)
        events().room_ended.connect(self._ended)

    @Slot()
    def _ended(self) -> None:
        """Not put off by the next room that ends: whoever is quick would carry every room along."""
        if not self._rest.isActive():
            self._rest.start()

    @Slot()
    def look(self) -> None:
        """The young, if there are many; every tenth time the middle-aged too."""
        young, middle, _old = gc.get_count()
        if young > YOUNG:
            gc.collect(1 if middle > MIDDLE else 0)

    @Slot()
    def tidy(self) -> None:
        """Everything: what a room held is given back before the next one opens.

        What is there after the first one, modules and questionnaires above all, stays and is not looked at again: the
        pause falls from about 60 ms to 3. At most that one room is kept with it.
        """
        gc.collect()
        if not self._has_settled:
            self._has_settled = True
            gc.freeze()
        self._give_back()


def _trimmer() -> Callable[[], object]:
    """What hands free memory back to the system.

    The GNU C library keeps the holes between the pieces in use: 45 MiB after 600 interviews. Windows and macOS give
    them back by themselves.
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    return (lambda: trim(0)) if trim is not None else (lambda: None)
