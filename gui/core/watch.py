"""Notices that nobody is there: no key and no pointer for a while, a computer that slept, a session that was locked."""

import sys
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QInputEvent

from model import identity

EVERY = 5_000  # ms between two looks at the clocks
ASLEEP = 60.0  # s that a look may be late before the computer is thought to have slept
JUMP = 2.0  # s by which the two clocks may part before somebody is thought to have set one


class Watch(QObject):
    """One watch of one window.

    Signals: `idle` once nobody touched anything for `minutes`; `away` when the session was locked, switched or put to
    sleep; `slept` (seconds) and `clock_set` (seconds) afterwards.
    """

    idle = Signal()
    away = Signal()
    slept = Signal(float)
    clock_set = Signal(float)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.minutes = 0
        self.touched = identity.monotonic()
        self._seen = self._clocks()
        self._timer = QTimer(self, singleShot=True, interval=EVERY)
        self._timer.timeout.connect(self.look)
        QGuiApplication.instance().applicationStateChanged.connect(self._state_changed)
        self._session = _listen(self)

    def start(self, minutes: int) -> None:
        """Watch from now on; 0 minutes is never."""
        self.minutes, self.touched, self._seen = minutes, identity.monotonic(), self._clocks()
        QCoreApplication.instance().installEventFilter(self)
        self._timer.start()

    def stop(self) -> None:
        """Nothing is open that could be looked at."""
        QCoreApplication.instance().removeEventFilter(self)
        self._timer.stop()

    @Slot()
    def look(self) -> None:
        """Compare the clocks with the last look, and the last touch with the limit."""
        wall, mono = self._clocks()
        by_wall, by_mono = wall - self._seen[0], mono - self._seen[1]
        self._seen = wall, mono
        self._timer.start()
        late = max(by_wall, by_mono) - EVERY / 1000
        if late > ASLEEP:
            self.slept.emit(late)
            self.away.emit()
        elif abs(by_wall - by_mono) > JUMP:
            self.clock_set.emit(by_wall - by_mono)
        if self.minutes and (mono - self.touched / 1e9) >= 60 * self.minutes:
            self.touched = identity.monotonic()
            self.idle.emit()

    @staticmethod
    def _clocks() -> tuple[float, float]:
        return identity.now().timestamp(), identity.monotonic() / 1e9

    @Slot(Qt.ApplicationState)
    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationSuspended:
            self.away.emit()

    @Slot()
    def leave(self) -> None:
        """The session is being locked, switched, or put to sleep."""
        self.away.emit()

    @Slot(bool)
    def leave_if(self, is_leaving: bool) -> None:
        """Screen savers and sleep say both ends of it."""
        if is_leaving:
            self.away.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QInputEvent):  # every event of the program comes by here: asked once, kept short
            self.touched = identity.monotonic()
        return False


def _listen(watch: Watch) -> Any:
    """The system's own word for it, where there is one. Elsewhere the clocks tell after the sleep."""
    if sys.platform.startswith("linux"):
        return _listen_on_the_bus(watch)
    return _Notices(watch) if sys.platform == "win32" else None


def _listen_on_the_bus(watch: Watch) -> Any:
    from PySide6.QtCore import SLOT
    from PySide6.QtDBus import QDBusConnection

    heard = []
    system, session = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
    login = "org.freedesktop.login1"
    if system.isConnected():
        heard += [
            system.connect(login, "/org/freedesktop/login1", f"{login}.Manager", "PrepareForSleep", watch,
                           SLOT("leave_if(bool)")),
            system.connect(login, "", f"{login}.Session", "Lock", watch, SLOT("leave()")),
        ]  # fmt: skip
    if session.isConnected():
        for name in ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver"):
            heard.append(session.connect("", "", name, "ActiveChanged", watch, SLOT("leave_if(bool)")))
    return heard


class _Notices:
    """Windows tells a window of its session and of sleep; the window has to ask for the first."""

    SESSION, POWER = 0x02B1, 0x0218  # WM_WTSSESSION_CHANGE, WM_POWERBROADCAST
    LEAVING = frozenset({(SESSION, 0x7), (SESSION, 0x2), (POWER, 0x4)})  # locked, switched away, going to sleep

    def __init__(self, watch: Watch) -> None:
        import ctypes
        from ctypes import wintypes

        from PySide6.QtCore import QAbstractNativeEventFilter

        notices = self

        class Filter(QAbstractNativeEventFilter):
            def nativeEventFilter(self, kind: Any, message: Any) -> tuple[bool, int]:
                if bytes(kind) == b"windows_generic_MSG":
                    said = wintypes.MSG.from_address(int(message))
                    if (said.message, said.wParam) in notices.LEAVING:
                        watch.leave()
                return False, 0

        self._filter = Filter()
        QCoreApplication.instance().installNativeEventFilter(self._filter)
        window = watch.parent()
        ctypes.windll.wtsapi32.WTSRegisterSessionNotification(int(window.winId()), 0)  # type: ignore[attr-defined]
