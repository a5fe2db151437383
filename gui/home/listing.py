"""All interviews, or all visits, of this device with their state; drafts can be gone on with."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QWidget

from gui.core import actions, sentences
from gui.core.components import PrimaryButton, QuietButton
from gui.core.events import events
from gui.core.page import EmptyState, Page
from gui.core.tables import Column, Rows, Table
from gui.core.tasks import tasks
from gui.home import discarding
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
    "withdrawn": (N_("Discarded"), "discard", "muted"),
    "complete": (N_("Finished"), "check", "good"),
}


def state_of(row: "InterviewRow") -> str:
    """The state that matters: of the interview while it is here, of its delivery after that."""
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
        self.rows = Rows(columns(), self)
        self.table = Table(self.rows)
        self.table.make_sortable(2, descending=True)
        self.table.activated.connect(self._activated)
        self.table.delete_asked.connect(self._discard)
        self.table.selectionModel().selectionChanged.connect(self._allow)
        self.empty = EmptyState(kind)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.empty, 1)
        self.table.hide()
        events().delivery_changed.connect(self.refresh)
        self.retranslate()

    @Slot()
    def refresh(self) -> None:
        workspace = self.workspace
        tasks().run(lambda _task: workspace.interviews(), owner=self, done=self._show)

    def _show(self, rows: object) -> None:
        wanted = [row for row in rows if (row.role == "visit") == (self.kind == "visit")]
        self.rows.show_rows(wanted)
        self.table.setVisible(bool(wanted))
        self.empty.setVisible(not wanted)
        self._allow()

    def _draft(self) -> "InterviewRow | None":
        """The draft that is chosen in the list."""
        at = self.table.currentIndex()
        row = self.rows.at(at.row()) if at.isValid() and self.table.selectionModel().hasSelection() else None
        return row if row is not None and row.status == "draft" else None

    @Slot()
    def _allow(self) -> None:
        self.discard.setEnabled(self._draft() is not None)

    @Slot()
    def _discard(self) -> None:
        draft = self._draft()
        if draft is not None:
            discarding.ask(self, self.workspace, draft, self.table.setFocus)

    @Slot(QModelIndex)
    def _activated(self, index: QModelIndex) -> None:
        row = self.rows.at(index.row())
        if row.status == "draft":
            self.resume_asked.emit(row.id, row.role)

    @Slot()
    def _begin(self) -> None:
        self.begin_asked.emit("visit" if self.kind == "visit" else "survey")

    def retranslate(self) -> None:
        is_visit = self.kind == "visit"
        sentence = _("Enter goes on with one that is begun, Delete discards it.")
        self.head.say(_("Visits") if is_visit else _("Interviews"), sentence)
        self.new.say(actions.action("new_visit" if is_visit else "new_interview").name)
        self.discard.say(_("Discard"))
        self.table.setAccessibleName(_("Visits") if is_visit else _("Interviews"))
        here = _("Visits you logged stand here with their state.") if is_visit else _(
            "Interviews you began or finished stand here with their state.")  # fmt: skip
        self.empty.say(_("Nothing here yet"), here)
