"""Looks at the clocks while a room is open: sleep and a clock that was set are written down and told."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from model import identity
from model.interview.clocks import Reading, between

EVERY = 5.0  # s


def read() -> Reading:
    """The clocks of this computer now."""
    wall, always, awake = identity.now().timestamp(), identity.monotonic() / 1e9, identity.awake()
    return Reading(wall, always) if awake is None else Reading(wall, awake / 1e9, always)


class Watch(QObject):
    """Signals: `slept(seconds)`; `clock_set(seconds)`, negative when it was set back."""

    slept = Signal(float)
    clock_set = Signal(float)

    def __init__(self, parent: QObject, look: Callable[[], Reading] = read) -> None:
        super().__init__(parent)
        self._look, self._before = look, look()
        self._timer = QTimer(self, singleShot=True, interval=round(EVERY * 1000))
        self._timer.timeout.connect(self.check)

    def start(self) -> None:
        """Look from now on."""
        self._before = self._look()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    @Slot()
    def check(self) -> None:
        """Compare with the look before."""
        now = self._look()
        passed = between(self._before, now, EVERY)
        self._before = now
        self._timer.start()
        if passed.slept:
            self.slept.emit(passed.slept)
        if passed.set_by:
            self.clock_set.emit(passed.set_by)
