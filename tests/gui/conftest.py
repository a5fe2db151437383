"""Fixtures of the window's tests: the application, a cheap key derivation, the window itself."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from gui.core import tasks, theme
from tests.gui.desk import Desk


@pytest.fixture(autouse=True)
def nothing_left_running(qapp: QApplication) -> Iterator[None]:
    """A test that leaves work or a timer behind breaks the next one; so it fails here, where it can be found."""
    theme.apply("light")
    yield
    left = tasks.tasks().running()
    ticking = [
        timer
        for widget in qapp.topLevelWidgets()
        if widget.isVisible()
        for timer in widget.findChildren(QTimer)
        if timer.isActive() and not timer.isSingleShot()
    ]
    for widget in qapp.topLevelWidgets():
        widget.close()
        widget.deleteLater()  # else it hears of the next test's languages and looks for data that are closed
    tasks.close()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not left, f"{left} pieces of background work outlived the test: wait for their result"
    assert not ticking, f"timers outlived the test: {ticking}"


@pytest.fixture
def wait(qtbot) -> Callable[[], None]:
    """Until no background work is under way."""

    def until_idle() -> None:
        qtbot.waitUntil(lambda: tasks.tasks().running() == 0, timeout=20_000)

    return until_idle


@pytest.fixture
def on_screen(qtbot) -> Callable[[QWidget, int, int], None]:
    """Put a widget of this size on the screen, in a window that has the keys."""

    def put(widget: QWidget, width: int, height: int) -> None:
        qtbot.addWidget(widget)
        widget.resize(width, height)
        with qtbot.waitActive(widget):
            widget.show()
            widget.activateWindow()

    return put


@pytest.fixture
def window(qtbot, tmp_path: Path, wait) -> Iterator[QWidget]:
    """The window of a new machine, on its first screen."""
    from gui.main_window import MainWindow

    made = MainWindow(tmp_path / "Sapa")
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    wait()
    yield made
    made.close()


@pytest.fixture
def desk() -> Desk:
    """A supervisor's workspace in memory."""
    return Desk()


@pytest.fixture
def opened(window, desk, wait) -> QWidget:
    """The window with that workspace open."""
    window.enter(desk)
    wait()
    return window
