"""The window for a picture: before unlocking, on a page, in a room; with data in memory or of the practice."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QEvent, QEventLoop
from PySide6.QtGui import QCloseEvent
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QApplication, QWidget

from gui.core import tasks
from gui.dashboard import loading
from gui.main_window import MainWindow
from model import language
from model.store.records import Peek
from tests.gui import look, rooms
from tests.gui.desk import TITLES, Desk

if TYPE_CHECKING:
    from model.workspace import Workspace


def settle(application: QApplication, milliseconds: int = 2500) -> None:
    """Until nothing runs any more and everything is painted."""
    clock, quiet = QElapsedTimer(), QElapsedTimer()
    clock.start()
    quiet.start()
    while (tasks.tasks().running() or quiet.elapsed() < 60) and clock.elapsed() < milliseconds:
        if tasks.tasks().running():
            quiet.restart()  # what a task brought is still to be laid out
        application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def drawn(application: QApplication, window: QWidget, milliseconds: int = 8000) -> None:
    """Until the page of a PDF on view shows ink: it is drawn in a thread of its own."""
    clock = QElapsedTimer()
    clock.start()
    while clock.elapsed() < milliseconds and any(_is_blank(view) for view in window.findChildren(QPdfView)):
        application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def _is_blank(view: QPdfView) -> bool:
    if not view.isVisible():
        return False
    image = view.grab().toImage().scaled(60, 60)
    return all(image.pixelColor(x, y).lightness() > 235 for x in range(12, 48) for y in range(12, 48))


def end() -> None:
    """Nothing stays behind."""
    while _real:
        _real.pop().close()
    tasks.close()


def new_folder() -> Path:
    """A data folder that does not exist yet."""
    return Path(tempfile.mkdtemp()) / "Sapa"


def door(screen: str) -> MainWindow:
    """The window before unlocking, on one of its screens."""
    window = MainWindow(new_folder())
    settle(QApplication.instance())
    if screen == "unlock":
        from gui.welcome.unlock import UnlockPage

        window.door._show(UnlockPage(window.folder, Peek("Айгүл Сәрсенова", "supervisor", TITLES, "kk")))
    elif screen != "welcome":
        getattr(window.door, f"show_{screen}")()
    return window


def opened(
    page: str, role: str = "supervisor", *, then: Callable[[QWidget], object] | None = None, **state: bool
) -> MainWindow:
    """The window with an open fieldwork, on one of its pages."""
    window = MainWindow(new_folder())
    settle(QApplication.instance())
    window.resize(1366, 768)
    window.enter(Desk(role, **state))
    window.show_page(page)
    window.show()
    settle(QApplication.instance())
    if then is not None:
        then(window.pages[page])
        settle(QApplication.instance())
    return window


def glance(then: Callable[[QWidget], object] | None = None, *, n: int = 1400) -> MainWindow:
    """The dashboard with made-up interviews of the whole country."""
    taken, real = look.taken(n), loading.take
    loading.take = lambda _workspace, _earlier: taken
    try:
        window = opened("dashboard")
        settle(QApplication.instance(), 20_000)
        if then is not None:
            then(window.pages["dashboard"])
            settle(QApplication.instance(), 20_000)
        return window
    finally:
        loading.take = real


def practice(page: str, then: Callable[[QWidget], object] | None = None) -> MainWindow:
    """A page of the real practice workspace."""
    window = MainWindow(new_folder())
    settle(QApplication.instance())
    window.resize(1366, 768)
    window.enter(real())
    window.show_page(page)
    window.show()
    settle(QApplication.instance(), 8000)
    if then is not None:
        then(window.pages[page])
        settle(QApplication.instance(), 8000)
    window.closeEvent = keep_the_workspace
    return window


def real() -> "Workspace":
    """One real practice workspace for all pictures of the rooms."""
    if not _real:
        from gui.welcome.training import practise

        _real.append(practise(new_folder(), "kk", "Айгүл Сәрсенова", tell=lambda _far: None, cancelled=lambda: False))
    return _real[0]


_real: list["Workspace"] = []


def room(role: str, then: Callable[[QWidget], object] | None = None) -> MainWindow:
    """The room of an interview or a visit, in the real questionnaire."""
    window = MainWindow(new_folder())
    settle(QApplication.instance())
    window.resize(1366, 768)
    window.enter(real())
    window.show()
    settle(QApplication.instance())
    window.begin(role)
    settle(QApplication.instance(), 8000)
    if then is not None:
        then(window.room)
        settle(QApplication.instance())
    window.closeEvent = keep_the_workspace
    return window


def tried(*groups: str, then: Callable[[QWidget], object]) -> MainWindow:
    """The room over a questionnaire that is made for the picture; nothing of it is kept."""
    from gui.entry.page import EntryPage
    from model.workspace.rehearsal import Rehearsal

    window = opened("home")
    form = rooms.form_of(*groups)
    stage = Rehearsal(form, window.workspace.person, window.workspace.device)
    window._show_room(EntryPage(stage, stage.begin(form.id, language=language.current()), window.stack))
    settle(QApplication.instance())
    then(window.room)
    settle(QApplication.instance())
    window.closeEvent = keep_the_workspace
    return window


def keep_the_workspace(event: QCloseEvent) -> None:
    """The next picture needs it."""
    event.accept()
