"""Questionnaires: what is installed, and the way from a file to an interview, without a programmer."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from gui.core import actions, dialogs
from gui.core.components import Notice, PrimaryButton
from gui.core.events import events
from gui.core.keys import keys
from gui.core.page import Page
from gui.core.tasks import Task, tasks
from gui.forms import reading, wording
from gui.forms.listing import ListView
from gui.forms.result import ResultView
from gui.forms.waiting import DropHere, Waiting
from model.language import _, ngettext

if TYPE_CHECKING:
    from gui.forms.reading import Checked
    from model.workspace import Holding, Workspace

Shares = dict[str, tuple[tuple[str, int], ...]]


class FormsPage(Page):
    """The list; a file being checked; what the check found.

    Signals: `begin_asked` (form id), `preview_asked` (a loaded form).
    """

    begin_asked = Signal(str)
    preview_asked = Signal(object)

    def __init__(self, workspace: "Workspace", parent: QWidget | None = None) -> None:
        super().__init__(parent, scrolls=False)
        self.workspace = workspace
        self._holdings: list[Holding] = []
        self._shares: Shares = {}
        self._checking: Task | None = None
        self._file, self._lead_to = Path(), ""
        self.add, self.notice, self.stack = PrimaryButton(symbol="import"), Notice("good"), QStackedWidget()
        self.list, self.waiting, self.result = ListView(), Waiting(), ResultView()
        self.drop = DropHere()
        self.head.actions.addWidget(self.add)
        self.body.addWidget(self.notice)
        self.body.addWidget(self.stack, 1)
        for view in (self.list, self.waiting, self.result, self.drop):
            self.stack.addWidget(view)
        self._before: QWidget = self.list
        # Whether this person brings questionnaires of their own; for all but a supervisor the data say so.
        self.may_install = workspace.person.is_supervisor
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        for button in (self.add, self.list.add):
            button.clicked.connect(self.choose)
        self.list.begin_asked.connect(self.begin_asked)
        self.list.preview_asked.connect(self._preview_installed)
        self.list.check_asked.connect(self._check_installed)
        self.list.retire_asked.connect(self._ask_retire)
        self.list.offer_asked.connect(self._offer)
        self.list.remove_asked.connect(self._ask_remove)
        self.waiting.cancelled.connect(self.cancel)
        self.result.closed.connect(self.show_list)
        self.result.again.connect(self._again)
        self.result.install_asked.connect(self.install)
        self.result.preview_asked.connect(self._preview_checked)
        for key in actions.action("import_form").keys:
            keys().bind(key, self, self.choose)
        keys().bind("Escape", self, self.escape)
        events().delivery_changed.connect(self.refresh)

    # --- the list -------------------------------------------------------------------------------------------------

    @Slot()
    def refresh(self) -> None:
        workspace, shelf = self.workspace, self.workspace.shelf

        def work(task: Task) -> "tuple[list[Holding], Shares, bool]":
            from forms.check import coverage

            holdings, may_install = shelf.holdings(), workspace.may_install
            task.report((holdings, self._shares, may_install))
            shares = {}
            for one in holdings:  # a form takes a moment to load; the list stands meanwhile
                found = coverage(shelf.form(one.entry.id))
                shares[one.entry.id] = tuple((each.language, each.percent) for each in found)
            return holdings, shares, may_install

        tasks().run(work, owner=self, done=self._show, reported=self._show, failed=self._failed)

    def _show(self, found: object) -> None:
        self._holdings, self._shares, self.may_install = found
        self.setAcceptDrops(self.may_install)
        person = self.workspace.person
        begin = frozenset(
            one.entry.id for one in self._holdings
            if not one.retired and (person.may_visit if one.entry.role == "visit" else person.may_interview)
        )  # fmt: skip
        self.list.show_holdings(self._holdings, self._shares, may_install=self.may_install, may_begin=begin)
        if self._lead_to in {one.entry.id for one in self._holdings}:
            self.list.choose(self._lead_to)
            self.list.table.setFocus()
            self._lead_to = ""
        self._go(self.stack.currentWidget())
        self.retranslate()

    @Slot()
    def show_list(self) -> None:
        """Back to what is installed."""
        self._go(self.list)
        self.refresh()
        (self.list.table if self._holdings else self.add).setFocus()

    def come_back(self) -> None:
        """From a preview: to the questionnaire one looked at, where Enter begins with it."""
        if self.stack.currentWidget() is self.list and self._holdings:
            self.list.table.setFocus()

    def escape(self) -> None:
        """Esc: stop the check, or back to the list."""
        if self.stack.currentWidget() is self.waiting:
            self.cancel()
        elif self.stack.currentWidget() is self.result:
            self.show_list()

    def _go(self, view: QWidget) -> None:
        self.stack.setCurrentWidget(view)
        self.add.setVisible(self.may_install and view is self.list and bool(self._holdings))

    # --- from a file to a report ------------------------------------------------------------------------------------

    @Slot()
    def choose(self) -> None:
        """Which file?"""
        if self.may_install and self.stack.currentWidget() is not self.waiting:
            kinds = " ".join(f"*{kind}" for kind in reading.KINDS)
            dialogs.choose_file(self, _("Import a questionnaire"), f"{_('Questionnaires')} ({kinds})", self.read)

    @Slot(str)
    def read(self, path: str) -> None:
        """Check this file."""
        self._file = Path(path)
        file = self._file  # of now: another may be brought before it is its turn
        self._check(file.name, lambda shelf: reading.check(shelf, file))

    @Slot(str)
    def _check_installed(self, form_id: str) -> None:
        self._check(form_id, lambda shelf: reading.of_form(shelf, form_id))

    @Slot()
    def _again(self) -> None:
        self.read(str(self._file))

    def _check(self, name: str, look: "Callable[[object], Checked]") -> None:
        shelf = self.workspace.shelf
        self.notice.say("")
        self.waiting.show_name(name)
        self._go(self.waiting)
        self.waiting.cancel.setFocus()
        self._forget()
        self._checking = tasks().run(lambda _task: look(shelf), owner=self, done=self._checked,
                                     failed=self._unreadable, lane="check")  # fmt: skip

    def _checked(self, found: object) -> None:
        self._checking = None
        self.result.show_found(found, may_install=self.may_install)
        self._go(self.result)
        self.result.take_focus()

    def _unreadable(self, error: object) -> None:
        self._checking = None
        self._go(self.list)
        self.notice.say(f"{self.waiting.name}: {reading.refused(error)}", "bad")
        self.add.setFocus()

    @Slot()
    def cancel(self) -> None:
        """Wait no longer; the conversion ends by itself within its limits, and nobody hears of it."""
        self._forget()
        self.show_list()

    def _forget(self) -> None:
        if self._checking is not None:
            self._checking.forget()
            self._checking = None

    # --- what can be done with it -----------------------------------------------------------------------------------

    @Slot()
    def install(self) -> None:
        """Install what was checked: the very form, not the file read again."""
        found = self.result.found
        if found is None or not found.may_install or not self.may_install:
            return
        shelf, form = self.workspace.shelf, found.report.form
        tasks().run(lambda _task: shelf.install(form), owner=self, done=self._installed, failed=self._failed)

    def _installed(self, entry: object) -> None:
        self._lead_to = entry.id
        self.notice.say(wording.installed(entry.title, entry.version, hub=self.workspace.hub is not None), "good")
        self._go(self.list)
        self.show_list()
        events().forms_changed.emit()

    @Slot(str)
    def _preview_installed(self, form_id: str) -> None:
        self._then(lambda shelf: shelf.form(form_id), self.preview_asked.emit)

    @Slot()
    def _preview_checked(self) -> None:
        if self.result.found is not None and self.result.found.report.form is not None:
            self.preview_asked.emit(self.result.found.report.form)

    @Slot(str)
    def _ask_retire(self, form_id: str) -> None:
        said = _("Nobody begins with it any more. What was begun or finished with it stays and goes on as before.")
        dialogs.ask(self, _("Retire this questionnaire?"), said, yes=_("Retire"),
                    then=lambda: self._then(lambda shelf: shelf.retire(form_id), self._changed))  # fmt: skip

    @Slot(str)
    def _offer(self, form_id: str) -> None:
        self._then(lambda shelf: shelf.offer(form_id), self._changed)

    @Slot(str)
    def _ask_remove(self, form_id: str) -> None:
        said = _("Nobody has used it yet. It can be imported again from its file.")
        dialogs.ask(self, _("Remove this questionnaire?"), said, yes=_("Remove"), danger=True,
                    then=lambda: self._then(lambda shelf: shelf.remove(form_id), self._changed))  # fmt: skip

    def _changed(self, _nothing: object) -> None:
        self.notice.say("")
        self.refresh()
        events().forms_changed.emit()

    def _then(self, work: Callable[[object], object], done: Callable[[object], object]) -> None:
        shelf = self.workspace.shelf
        tasks().run(lambda _task: work(shelf), owner=self, done=done, failed=self._failed)

    def _failed(self, error: object) -> None:
        self.notice.say(reading.refused(error), "bad")

    # --- dropping ---------------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and self.stack.currentWidget() is not self.waiting:
            event.acceptProposedAction()
            self._before = self.stack.currentWidget()
            self._go(self.drop)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._go(self._before)

    def dropEvent(self, event: QDropEvent) -> None:
        self._go(self._before)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        forms = [file for file in files if file.suffix.lower() in reading.KINDS] or files
        if forms:
            self.read(str(forms[0]))

    def retranslate(self) -> None:
        n = len(self._holdings)
        said = ngettext("{n} questionnaire on this computer", "{n} questionnaires on this computer", n).format(n=n)
        self.head.say(_("Questionnaires"), said if n else "")
        self.add.say(_("Import a questionnaire"))
        self.list.retranslate()
