"""The pages by name, each built at its first visit and joined to the window; nothing of it is loaded before that."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from gui.core.page import Page

if TYPE_CHECKING:
    from gui.main_window.window import MainWindow
    from model.workspace import Person


def names_for(person: "Person") -> tuple[str, ...]:
    """The pages of this person's role, in the order of the rail."""
    names = ["home"]
    names += ["interview"] if person.may_interview else []
    names += ["visits"] if person.may_visit else []
    names += ["sync"]
    names += ["fieldwork", "dashboard", "reports", "files"] if person.is_supervisor else []
    return (*names, "forms", "settings")


def make(name: str, window: "MainWindow") -> Page:
    """The page of this name."""
    return MAKERS[name](window)


def _home(window: "MainWindow") -> Page:
    from gui.home.page import HomePage

    page = HomePage(window.workspace)
    page.begin_asked.connect(window.begin)
    page.form_asked.connect(window.begin_form)
    page.resume_asked.connect(window.resume)
    page.page_asked.connect(window.show_page)
    page.sync_asked.connect(window.sync_now)
    return page


def _interviews(window: "MainWindow") -> Page:
    return _listing(window, "interview")


def _visits(window: "MainWindow") -> Page:
    return _listing(window, "visit")


def _listing(window: "MainWindow", kind: str) -> Page:
    from gui.home.listing import ListingPage

    page = ListingPage(window.workspace, kind)
    page.begin_asked.connect(window.begin)
    page.resume_asked.connect(window.resume)
    return page


def _sync(window: "MainWindow") -> Page:
    from gui.sync.page import SyncPage

    return SyncPage(window.workspace)


def _fieldwork(window: "MainWindow") -> Page:
    from gui.fieldwork.page import FieldworkPage

    return FieldworkPage(window.workspace)


def _dashboard(window: "MainWindow") -> Page:
    from gui.dashboard.page import DashboardPage

    return DashboardPage(window.workspace)


def _reports(window: "MainWindow") -> Page:
    from gui.reports.page import ReportsPage

    return ReportsPage(window.workspace)


def _files(window: "MainWindow") -> Page:
    from gui.files.page import FilesPage

    return FilesPage(window.workspace)


def _forms(window: "MainWindow") -> Page:
    from gui.forms.page import FormsPage

    page = FormsPage(window.workspace)
    page.begin_asked.connect(window.begin_form)
    page.preview_asked.connect(window.preview)
    return page


def _settings(window: "MainWindow") -> Page:
    from gui.settings.page import SettingsPage

    page = SettingsPage(window.workspace)
    page.lock_asked.connect(window.lock)
    page.lock_set.connect(window.watch_over)
    return page


MAKERS: dict[str, "Callable[[MainWindow], Page]"] = {
    "home": _home, "interview": _interviews, "visits": _visits, "sync": _sync, "fieldwork": _fieldwork,
    "dashboard": _dashboard, "reports": _reports, "files": _files, "forms": _forms, "settings": _settings,
}  # fmt: skip
