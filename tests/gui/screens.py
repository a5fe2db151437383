"""Each screen of the window in a state worth looking at, made with the workspace in memory."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QEvent, QEventLoop
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QWidget

from gui.core import dialogs, sentences, tasks
from gui.core.key_sheet import KeySheet
from gui.dashboard import loading
from gui.files.making import Far
from gui.main_window import MainWindow
from gui.reports import making
from model import language
from model.errors import SurveyError
from model.language import _
from model.store.records import Peek
from model.sync.protocol import SyncProgress
from tests.gui import look, rooms
from tests.gui.desk import TITLES, Desk
from tests.gui.forms import tables

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


def wrong_passphrase() -> MainWindow:
    """Unlock after a wrong passphrase."""
    window = door("unlock")
    page = window.door.stack.currentWidget()
    page.passphrase.line.setText("something")
    page.notice.say(sentences.said(SurveyError("unlock.wrong")), "bad")
    return window


def with_persons(page: QWidget) -> None:
    """Personal data are wanted too."""
    page.persons.buttons["with"].click()


def being_written(page: QWidget) -> None:
    """In the middle of writing."""
    page._writing = object()
    page._far(Far("citizen_survey.xlsx", 6500, 14219))
    page._allow()


def written(page: QWidget) -> None:
    """All files are there."""
    page._folder = "/home/aigul/Sapa 2026-Q4"
    page._written(SimpleNamespace(files=("a", "b", "c"), interviews=14219))


def with_hub(page: QWidget) -> None:
    """Hub on for the office, and a code made."""
    page.hub.reach.set_value("office")
    page.hub.toggle()
    settle(QApplication.instance())
    page.invite.name.editor.setText("Сәуле Ахметова")
    page.invite.invite()


def specimen(workspace: object, asked: making.Asked) -> making.Paper:
    """The paper of the made-up summary."""
    from exports import report, summary

    made = summary.example_national() if asked.territory == making.NATIONAL else summary.example()
    said = report.texts.read(workspace, asked.territory, asked.language)
    reasons, centres = (("duplicate", 5), ("no_consent", 2)), ("C1101", "C1102")
    contents = making.Contents(412, 405, 7, 20, (), "a3f91c20", reasons, centres)
    return making.Paper(report.pdf_of(made, asked.language, said), contents, "sapa-11-kk.pdf", said)


def reports() -> MainWindow:
    """Reports with a paper."""
    real, making.make = making.make, specimen
    try:
        window = opened("reports")
        settle(QApplication.instance(), 8000)
    finally:
        making.make = real
    return window


def reports_words() -> MainWindow:
    """Reports with a supervisor's words, one of them too long for the page."""
    window = reports()
    page = window.pages["reports"]
    page.own.findings.editor.setPlainText("Кезек сағат 11-ге дейін ұзақ: үш терезенің біреуі ғана ашық.")
    page.own.actions[0].editor.setPlainText("Таңертең екі терезе қосымша ашу. " * 6)
    page.cards.ensureWidgetVisible(page.own.put)
    page.own.actions[0].editor.setFocus()
    settle(QApplication.instance())
    page.cards.ensureWidgetVisible(page.own.put)
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
    window.closeEvent = _keep_the_workspace
    return window


def _keep_the_workspace(event: QCloseEvent) -> None:
    """The next picture needs it."""
    event.accept()


def sheet() -> QWidget:
    """The key sheet by itself."""
    window = opened("home")
    dialog = KeySheet(window)
    dialog.show()
    settle(QApplication.instance())
    dialog.behind = window  # a dialog without its window never gets the keyboard
    return dialog


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
    window.closeEvent = _keep_the_workspace
    return window


def read_again() -> MainWindow:
    """A finished interview, to read."""
    window = practice("interview")
    page = window.pages["interview"]
    rows = [page.rows.at(n) for n in range(page.rows.rowCount())]
    page.read(next(row for row in rows if row.status == "complete"))
    settle(QApplication.instance(), 8000)
    dialog = page.reading
    dialog.behind = window
    return dialog


def hidden() -> MainWindow:
    """The curtain."""
    window = opened("home")
    window.cover()
    settle(QApplication.instance())
    return window


def offline(page: QWidget) -> None:
    """No network."""
    page.workspace.sync_error = SurveyError("sync.offline")
    page.start()


def under_way(page: QWidget) -> None:
    """In the middle of a run."""
    page._began()
    page._progressed(SyncProgress("push", 2, 5))


def question() -> QWidget:
    """A question in a dialog of ours."""
    window = opened("home")
    said = _("Some answers could not be written to the disk. If you quit now they are lost.")
    made = dialogs.ask(window, _("Not everything is saved"), said, yes=_("Quit anyway"), then=window.close, danger=True)
    made.setFixedSize(made.sizeHint())
    made.behind = window
    return made


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
    window.closeEvent = _keep_the_workspace
    return window


def brought(page: QWidget, table: str) -> None:
    """A file with this questionnaire is brought to the page."""
    file = new_folder().with_name("household.md")
    file.write_text(table, encoding="utf-8")
    page.read(str(file))
    settle(QApplication.instance(), 20_000)


def without_forms(page: QWidget) -> None:
    """Nothing is installed yet."""
    page.workspace.shelf.known.clear()
    page.refresh()


def tried_out() -> MainWindow:
    """The preview of a questionnaire."""
    window = opened("forms")
    page = window.pages["forms"]
    brought(page, tables.DIFFERENT)
    page.result.preview.click()
    settle(QApplication.instance(), 8000)
    return window


def _as_it_is(_room: QWidget) -> None:
    """Nothing is answered yet."""


SCREENS: dict[str, Callable[[], QWidget]] = {
    "welcome": lambda: door("welcome"),
    "unlock": lambda: door("unlock"),
    "unlock_wrong": wrong_passphrase,
    "start": lambda: door("start"),
    "join": lambda: door("join"),
    "home": lambda: opened("home"),
    "home_interviewer": lambda: opened("home", "interviewer", is_empty=True),
    "home_shopper": lambda: opened("home", "shopper"),
    "home_practice": lambda: opened("home", practice=True),
    "question": question,
    "visits": lambda: opened("visits"),
    "interviews": lambda: opened("interview"),
    "sync": lambda: opened("sync"),
    "sync_done": lambda: opened("sync", then=lambda page: page.start()),
    "sync_offline": lambda: opened("sync", then=offline),
    "sync_busy": lambda: opened("sync", then=under_way),
    "sync_empty": lambda: opened("sync", is_empty=True),
    "fieldwork": lambda: opened("fieldwork"),
    "fieldwork_hub": lambda: opened("fieldwork", then=with_hub),
    "received": lambda: opened("fieldwork", then=lambda page: page.show_view("received")),
    "counts": lambda: opened("fieldwork", then=lambda page: page.show_view("counts")),
    "dashboard": lambda: glance(look.everything),
    "dashboard_region": lambda: glance(look.one_region),
    "dashboard_filters": lambda: glance(look.filtering),
    "dashboard_nothing": lambda: glance(look.nothing_left),
    "dashboard_tables": lambda: glance(lambda page: page.board.show_tables(True)),
    "dashboard_list": lambda: glance(lambda page: page.open_behind(page.board.mean.what.text(), "all")),
    "dashboard_queue": lambda: glance(lambda page: page.open_queue()),
    "dashboard_empty": lambda: opened("dashboard", is_empty=True),
    "reports": reports,
    "reports_words": reports_words,
    "reports_empty": lambda: opened("reports", is_empty=True),
    "files": lambda: opened("files"),
    "files_personal": lambda: opened("files", then=with_persons),
    "files_busy": lambda: opened("files", then=being_written),
    "files_done": lambda: opened("files", then=written),
    "forms": lambda: opened("forms"),
    "forms_interviewer": lambda: opened("forms", "interviewer"),
    "forms_empty": lambda: opened("forms", then=without_forms),
    "forms_dropping": lambda: opened("forms", then=lambda page: page._go(page.drop)),
    "forms_checking": lambda: opened("forms", then=lambda page: page._go(page.waiting)),
    "forms_unreadable": lambda: opened("forms", then=lambda page: page.read("household.docx")),
    "forms_good": lambda: opened("forms", then=lambda page: brought(page, tables.GOOD)),
    "forms_newer": lambda: opened("forms", then=lambda page: brought(page, tables.NEWER)),
    "forms_different": lambda: opened("forms", then=lambda page: brought(page, tables.DIFFERENT)),
    "forms_broken": lambda: opened("forms", then=lambda page: brought(page, tables.BROKEN)),
    "forms_preview": tried_out,
    "settings": lambda: opened("settings"),
    "keys": sheet,
    "practice_home": lambda: practice("home"),
    "practice_received": lambda: practice("fieldwork", lambda page: page.show_view("received")),
    "practice_dashboard": lambda: practice("dashboard"),
    "practice_reports": lambda: practice("reports"),
    "room": lambda: room("survey"),
    "room_grid": lambda: room("survey", rooms.at_the_grid),
    "room_comment": lambda: room("survey", rooms.with_comment),
    "room_consent": lambda: room("survey", rooms.at_the_consent),
    "room_refused": lambda: room("survey", rooms.at_a_refusal),
    "room_partly": lambda: room("survey", rooms.partly),
    "room_gate": lambda: room("survey", rooms.at_the_gate),
    "room_doubt": lambda: room("survey", rooms.at_a_doubt),
    "room_missing": lambda: room("survey", rooms.at_the_end),
    "room_doubts": lambda: room("survey", rooms.complete_with_doubts),
    "room_receipt": lambda: room("survey", rooms.receipt),
    "room_card": lambda: rooms.card(room("survey")),
    "room_turn": lambda: rooms.turn(tried(rooms.TURN, then=_as_it_is), "paid"),
    "room_turn_typed": lambda: rooms.turn(tried(rooms.TURN, then=_as_it_is), "sum"),
    "room_turn_given": lambda: rooms.thanked(tried(rooms.TURN, then=_as_it_is)),
    "room_read": read_again,
    "room_visit": lambda: room("visit"),
    "visit_test": lambda: room("visit", rooms.at_the_test),
    "visit_times": lambda: room("visit", rooms.at_the_times),
    "visit_checklist": lambda: room("visit", rooms.at_the_checklist),
    "visit_finish": lambda: room("visit", rooms.visit_at_the_end),
    "talk_depth": lambda: room("depth", rooms.at_the_notes),
    "talk_focus": lambda: room("focus", rooms.at_the_notes),
    "curtain": hidden,
    "answers_numbers": lambda: tried(rooms.NUMBERS, then=lambda room: rooms.give(room, near="2.5", stars="4")),
    "answers_choices": lambda: tried(rooms.CHOICES, then=lambda room: rooms.give(room, like="4")),
    "answers_table": lambda: tried(rooms.TABLE, then=lambda room: rooms.give(room, polite="5")),
    "answers_place": lambda: tried(rooms.PLACE, then=lambda room: rooms.go(room, "day")),
    "answers_point": lambda: tried(rooms.PLACE, then=lambda room: rooms.give(room, where="51.16 71.47")),
    "answers_files": lambda: tried(rooms.FILES, then=lambda room: rooms.with_files(room, settle)),
}


def speak_pseudo() -> None:
    """A language twice as long, to see what is cut off."""

    def longer(text: str) -> str:
        words = text.split(" ")
        return " ".join(word if "{" in word else word + "_" + word for word in words)

    class Pseudo:
        def gettext(self, text: str) -> str:
            return longer(text)

        def ngettext(self, one: str, many: str, n: int) -> str:
            return longer(one if n == 1 else many)

    for name in ("catalogue", "translations"):
        if hasattr(language, name):
            setattr(language, name, lambda _language: Pseudo())
