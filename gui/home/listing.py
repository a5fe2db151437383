"""All interviews, or all visits, of this device with their state; drafts can be gone on with."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QWidget

from gui.core import actions, dialogs, sentences
from gui.core.components import PrimaryButton, QuietButton
from gui.core.events import events
from gui.core.page import EmptyState, Page
from gui.core.paging import PagedRows
from gui.core.rereading import Rereading
from gui.core.tables import Column, Table
from gui.core.tasks import tasks
from gui.home import discarding, withdrawing
from gui.home.reading import Reading
from gui.home.rows import progress_of
from model.language import N_, _, formats

if TYPE_CHECKING:
    from model.workspace import InterviewRow, Workspace

STATES = {
    "draft": (N_("Begun"), "clock", "warn"),
    "waiting": (N_("Waits to be sent"), "send", "muted"),
    "sending": (N_("On its way"), "sync", "accent"),
    "delivered": (N_("Arrived"), "check-circle", "good"),
    "attention": (N_("Needs you"), "alert", "warn"),
    "withdrawn": (N_("Withdrawn"), "discard", "muted"),
    "recalled": (N_("Arrived; withdrawal asked for"), "discard", "warn"),
    "complete": (N_("Finished"), "check", "good"),
}


def state_of(row: "InterviewRow") -> str:
    """The state that matters: of the interview while it is here, of its delivery after that."""
    if row.recalled:
        return "recalled"
    return row.delivery if row.status == "complete" and row.delivery else row.status


def state_text(row: "InterviewRow") -> str:
    """The state in words; how far for a draft."""
    said = _(STATES[state_of(row)][0])
    return f"{said}, {progress_of(row)}" if row.status == "draft" and progress_of(row) else said


def columns() -> tuple[Column, ...]:
    """What the lists show."""
    return (
        Column(N_("What"), lambda row: row.title, width=260),
        Column(N_("Where"), lambda row: sentences.centre(row.centre) or sentences.region(row.region),
               lambda row: formats.collation(sentences.centre(row.centre)), stretch=True),
        Column(N_("Begun"), lambda row: sentences.moment(row.started), lambda row: row.started, width=130),
        Column(N_("Answered"), lambda row: f"{row.answered} / {row.asked}", lambda row: row.answered, number=True,
               width=110),
        Column(N_("State"), state_text, symbol=lambda row: STATES[state_of(row)][1:], width=250),
    )  # fmt: skip


ORDERS = ("title", "where", "started", "answered", "state")  # of the columns


class ListingPage(Page):
    """The list of one kind: interview or visit.

    Signals: `begin_asked` (role), `resume_asked` (instance id, role).
    """

    begin_asked = Signal(str)
    resume_asked = Signal(str, str)

    def __init__(self, workspace: "Workspace", kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, scrolls=False)
        self.workspace, self.kind = workspace, kind
        self.new = PrimaryButton(symbol="plus")
        self.new.clicked.connect(self._begin)
        self.discard = QuietButton(symbol="discard")
        self.discard.clicked.connect(self._discard)
        self.head.actions.addWidget(self.discard)
        self.head.actions.addWidget(self.new)
        self.rows = PagedRows(columns(), workspace.archive.rows, self)
        self.rows.order_asked.connect(self._reorder)
        self._by, self._descending = "started", True
        self._order = Rereading(self, self._ordered, done=self._show, failed=self._failed)
        self.table = Table(self.rows)
        self.table.make_sortable(2, descending=True)
        self.table.activated.connect(self._activated)
        self.table.delete_asked.connect(self._discard)
        self.table.selectionModel().selectionChanged.connect(self._allow)
        self.empty = EmptyState(kind)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.empty, 1)
        self.table.hide()
        events().delivery_changed.connect(self._soon)
        self.retranslate()

    @Slot()
    def refresh(self) -> None:
        self._order.ask()

    @Slot()
    def _soon(self) -> None:
        """It may be another list; a page that is not in view is read when it comes there."""
        if self.isVisible():
            self.refresh()

    def _ordered(self) -> object:
        return self.workspace.archive.order(self.kind, self._by, descending=self._descending)

    @Slot(int, bool)
    def _reorder(self, column: int, descending: bool) -> None:
        if (ORDERS[column], descending) != (self._by, self._descending):
            self._by, self._descending = ORDERS[column], descending
            self.refresh()

    def _show(self, numbers: object) -> None:
        self.rows.show_numbers(numbers)
        self.table.setVisible(bool(numbers))
        self.empty.setVisible(not numbers)
        self._allow()

    def _chosen(self) -> "InterviewRow | None":
        """What is chosen in the list."""
        at = self.table.currentIndex()
        return self.rows.at(at.row()) if at.isValid() and self.table.selectionModel().hasSelection() else None

    @Slot()
    def _allow(self) -> None:
        row = self._chosen()
        self.discard.setEnabled(row is not None and row.status != "withdrawn" and not row.recalled)
        is_finished = row is not None and row.status == "complete"
        self.discard.say(_("Withdraw …") if is_finished else _("Discard"))

    @Slot()
    def _discard(self) -> None:
        row = self._chosen()
        if row is not None and self.discard.isEnabled():
            way = discarding if row.status == "draft" else withdrawing
            way.ask(self, self.workspace, row, self.table.setFocus)

    @Slot(QModelIndex)
    def _activated(self, index: QModelIndex) -> None:
        row = self.rows.at(index.row())
        if row.status == "draft":
            self.resume_asked.emit(row.id, row.role)
        else:
            self.read(row)

    def read(self, row: "InterviewRow") -> None:
        """Show one that is finished or withdrawn; nothing of it changes."""
        workspace = self.workspace

        def show(interview: object) -> None:
            self.reading = Reading(self, row, interview, state_text(row))
            self.reading.withdraw_asked.connect(self._withdraw)
            self.reading.open()

        tasks().run(lambda _task: workspace.resume(row.id), owner=self, done=show, failed=self._failed)

    @Slot(object)
    def _withdraw(self, row: "InterviewRow") -> None:
        withdrawing.ask(self, self.workspace, row, self.table.setFocus)

    def _failed(self, error: object) -> None:
        dialogs.tell(self, _("This did not work"), sentences.said(error))

    @Slot()
    def _begin(self) -> None:
        self.begin_asked.emit("visit" if self.kind == "visit" else "survey")

    def retranslate(self) -> None:
        is_visit = self.kind == "visit"
        sentence = _("Enter goes on with one that is begun and opens one that is finished; Delete takes it back.")
        self.head.say(_("Visits") if is_visit else _("Interviews"), sentence)
        self.new.say(actions.action("new_visit" if is_visit else "new_interview").name)
        self._allow()
        self.table.setAccessibleName(_("Visits") if is_visit else _("Interviews"))
        here = _("Visits you logged stand here with their state.") if is_visit else _(
            "Interviews you began or finished stand here with their state.")  # fmt: skip
        self.empty.say(_("Nothing here yet"), here)
