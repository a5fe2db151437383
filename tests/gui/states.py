"""States of a page that are worth looking at."""

from types import SimpleNamespace

from PySide6.QtWidgets import QApplication, QWidget

from gui.core import dialogs, sentences
from gui.core.key_sheet import KeySheet
from gui.files.making import Far
from gui.main_window import MainWindow
from gui.reports import making
from model.errors import SurveyError
from model.language import _
from model.sync.protocol import SyncProgress
from tests.gui.forms import tables
from tests.gui.windows import door, new_folder, opened, practice, settle


def wrong_passphrase() -> MainWindow:
    """Unlock after a wrong passphrase."""
    window = door("unlock")
    page = window.door.stack.currentWidget()
    page.passphrase.line.setText("something")
    page.notice.say(sentences.said(SurveyError("unlock.wrong")), "bad")
    return window


def question() -> QWidget:
    """A question in a dialog of ours."""
    window = opened("home")
    said = _("Some answers could not be written to the disk. If you quit now they are lost.")
    made = dialogs.ask(window, _("Not everything is saved"), said, yes=_("Quit anyway"), then=window.close, danger=True)
    made.setFixedSize(made.sizeHint())
    made.behind = window
    return made


def sheet() -> QWidget:
    """The key sheet by itself."""
    window = opened("home")
    dialog = KeySheet(window)
    dialog.show()
    settle(QApplication.instance())
    dialog.behind = window  # a dialog without its window never gets the keyboard
    return dialog


def hidden() -> MainWindow:
    """The curtain."""
    window = opened("home")
    window.cover()
    settle(QApplication.instance())
    return window


def with_hub(page: QWidget) -> None:
    """Hub on for the office, and a code made."""
    page.hub.reach.set_value("office")
    page.hub.toggle()
    settle(QApplication.instance())
    page.invite.name.editor.setText("Сәуле Ахметова")
    page.invite.invite()


def offline(page: QWidget) -> None:
    """No network."""
    page.workspace.sync_error = SurveyError("sync.offline")
    page.start()


def under_way(page: QWidget) -> None:
    """In the middle of a run."""
    page._began()
    page._progressed(SyncProgress("push", 2, 5))


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


def as_it_is(_room: QWidget) -> None:
    """Nothing is answered yet."""
