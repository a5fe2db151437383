"""Fieldwork, for the supervisor: the hub, the people, what came in, and the counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QStackedWidget, QWidget

from gui.core import sentences, theme
from gui.core.components import Card, Text, column, row
from gui.core.events import events
from gui.core.fields import Segments
from gui.core.page import EmptyState, Page, scrolling
from gui.core.syncing import syncing
from gui.core.tables import Column, Rows, Table
from gui.core.tasks import Task, tasks
from gui.fieldwork.hub import HubCard
from gui.fieldwork.invite import InviteCard
from gui.fieldwork.received import (
    Count,
    by,
    count_columns,
    name_of,
    names,
    people_columns,
    received_columns,
    where,
)
from model.language import N_, _, ngettext

if TYPE_CHECKING:
    from model.workspace import Person, ReceivedRow, Workspace

VIEWS = ("people", "received", "counts")
NARROW = 900  # px
FETCH_EVERY = 20_000  # ms, while the page is in view and the hub is on


@dataclass(frozen=True, slots=True)
class Field:
    """What the page shows, read in one go."""

    rows: "Sequence[ReceivedRow]"
    people: "Sequence[Person]"
    by_person: Sequence[Count] = ()
    by_centre: Sequence[Count] = ()
    haystacks: Mapping[str, str] = field(default_factory=dict)
    invited: frozenset[str] = frozenset()  # ids of those whose code can still be used


def read(workspace: "Workspace") -> Field:
    """From the workspace, with the counts and what the search looks through; off the event loop."""
    rows, people = workspace.received(), workspace.people()
    haystacks = {row.instance_id: f"{name_of(row)} {where(row)} {row.title}".casefold() for row in rows}
    invited = frozenset(member.person["id"] for member in workspace.members() if member.invited_until)
    return Field(rows, people, by(rows, name_of, names(people)), by(rows, where), haystacks, invited)


class Pair(QWidget):
    """Two lists side by side, or one under the other where large letters leave each too little."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box: QBoxLayout = row(self, spacing=theme.L)

    def resizeEvent(self, event: QResizeEvent) -> None:
        is_narrow = event.size().width() < theme.px(NARROW)
        self.box.setDirection(QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight)
        super().resizeEvent(event)


class FieldworkPage(Page):
    """Three views: hub and people, what came in, counts."""

    def __init__(self, workspace: "Workspace", parent: QWidget | None = None) -> None:
        super().__init__(parent, scrolls=False)
        self.workspace = workspace
        self._field = Field([], [])
        self.views, self.stack = Segments(VIEWS), QStackedWidget()
        self.views.set_value("people")
        self.head.actions.addWidget(self.views)
        for view in (self._people_view(), self._received_view(), self._counts_view()):
            self.stack.addWidget(view)
        self.body.addWidget(self.stack, 1)
        self.fetching = QTimer(self, interval=FETCH_EVERY)
        self.fetching.timeout.connect(self.fetch)
        self.views.chosen.connect(self.show_view)
        events().received.connect(self.refresh)
        events().delivery_changed.connect(self.refresh)
        self.retranslate()

    # --- views -----------------------------------------------------------------------------------------------------

    def _people_view(self) -> QWidget:
        self.hub, self.invite = HubCard(self.workspace), InviteCard(self.workspace)
        self.people_title, self.people = Text("section"), self._table(people_columns())
        self.no_people = Text("muted")
        content = QWidget()
        content.setProperty("kind", "page")
        box, cards, card = column(content, spacing=theme.L), row(spacing=theme.L), Card()
        box.setContentsMargins(0, 0, 4, 4)
        cards.addWidget(self.hub, 1)
        cards.addWidget(self.invite, 1)
        for widget in (self.people_title, self.no_people):
            card.box.addWidget(widget)
        card.box.addWidget(self.people, 1)
        card.box.addStretch(0)  # so that the words stay at the top while there is no table
        self.people.setProperty("kind", "plain")
        self.people.setMinimumHeight(theme.px(180))
        box.addLayout(cards)
        box.addWidget(card, 1)
        self.invite.invited.connect(self.refresh)
        self.hub.switched.connect(self.invite.hub_switched)
        self.hub.switched.connect(self.fetch)
        self.hub.switched.connect(self.refresh)
        return scrolling(content)

    def _received_view(self) -> QWidget:
        view = QWidget()
        box, line = column(view, spacing=theme.M), row()
        self.search, self.found = QLineEdit(), Text("muted")
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(theme.px(360))
        self.received = self._table(received_columns())
        self.received.make_sortable(0, descending=True)
        self.nothing = EmptyState("inbox")
        line.addWidget(self.search, 1)
        line.addWidget(self.found, 1)
        box.addLayout(line)
        box.addWidget(self.received, 1)
        box.addWidget(self.nothing, 1)
        self.search.textEdited.connect(self._filter)
        return view

    def _counts_view(self) -> QWidget:
        view = Pair()
        self.by_person = self._table(count_columns(N_("Person")))
        self.by_centre = self._table(count_columns(N_("Centre")))
        for table in (self.by_person, self.by_centre):
            table.make_sortable(1, descending=True)
            view.box.addWidget(table, 1)
        return view

    def _table(self, columns: tuple[Column, ...]) -> Table:
        return Table(Rows(columns, self))

    @Slot(str)
    def show_view(self, name: str) -> None:
        """One of the three."""
        self.views.set_value(name)
        self.stack.setCurrentIndex(VIEWS.index(name))

    @Slot()
    def fetch(self) -> None:
        """Take over what the hub here has received meanwhile."""
        if self.workspace.hub is not None:
            syncing().start(self.workspace)

    # --- what is shown -----------------------------------------------------------------------------------------------

    @Slot()
    def refresh(self) -> None:
        workspace = self.workspace

        def work(_task: Task) -> Field:
            return read(workspace)

        tasks().run(work, owner=self, done=self._show, failed=self._failed, lane="hub")

    def _failed(self, error: object) -> None:
        self.hub.error.say(sentences.said(error), "bad")

    def _show(self, found: object) -> None:
        self._field = found
        self.invite.show_open(found.invited)
        self.people.rows.show_rows(found.people)
        self.people.setVisible(bool(found.people))
        self.no_people.setVisible(not found.people)
        self.by_person.rows.show_rows(found.by_person)
        self.by_centre.rows.show_rows(found.by_centre)
        self._filter()
        self._say_sentence()

    @Slot()
    def _filter(self) -> None:
        words = self.search.text().casefold().split()
        haystacks = self._field.haystacks
        rows = [row for row in self._field.rows if all(word in haystacks[row.instance_id] for word in words)]
        self.received.rows.show_rows(rows)
        self.received.setVisible(bool(self._field.rows))
        self.nothing.setVisible(not self._field.rows)
        self.found.setText(ngettext("{n} shown", "{n} shown", len(rows)).format(n=len(rows)) if words else "")

    def _say_sentence(self) -> None:
        n = len(self._field.rows)
        came = ngettext("{n} came in", "{n} came in", n).format(n=n) if n else _("Nothing came in yet")
        hub = _("The hub is on") if self.workspace.hub else _("The hub is off")
        self.head.say(_("Fieldwork"), f"{hub} · {came}")

    def retranslate(self) -> None:
        self.views.say({"people": _("Hub and people"), "received": _("What came in"), "counts": _("Counts")})
        self.people_title.setText(_("People of this fieldwork"))
        self.no_people.setText(_("Nobody is invited yet. Switch the hub on and make a code for the first one."))
        self.people.setAccessibleName(_("People of this fieldwork"))
        self.search.setPlaceholderText(_("Find a person or a centre"))
        self.search.setAccessibleName(_("Find a person or a centre"))
        self.received.setAccessibleName(_("What came in"))
        self.by_person.setAccessibleName(_("Counts by person"))
        self.by_centre.setAccessibleName(_("Counts by centre"))
        self.nothing.say(_("Nothing came in yet"), _("Interviews and visits stand here as soon as others have synced."))
        self._say_sentence()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fetching.start()
        self.fetch()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.fetching.stop()
