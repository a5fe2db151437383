"""The interviews behind a figure, and those that need a look: lists to look at, never to print."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from gui.core import sentences, theme
from gui.core.components import Button, QuietButton, Text, Translated, column, row
from gui.core.keys import keys
from gui.core.tables import Column, Rows, Table
from gui.dashboard.filters import named
from gui.dashboard.sheets import interviews
from model.language import N_, _, formats

if TYPE_CHECKING:
    from exports.overview import Behind, Look

REASONS = {
    "fast": (N_("Much shorter than the others"), "clock", "warn"),
    "held": (N_("Its first version has not come"), "alert", "warn"),
    "branch": (N_("Two versions replace the same one"), "alert", "warn"),
    "unknown_version": (N_("A questionnaire that is not known here"), "alert", "warn"),
    "conflict": (N_("Another interview has the same number"), "error", "bad"),
}


def reason(look: "Look") -> tuple[str, str, str]:
    """Words, icon and tone."""
    return REASONS.get(look.reason, (N_("Needs a look"), "alert", "warn"))


def person(look: "Look") -> str:
    """Who did it."""
    return look.row.person_name or look.row.person or _("Unknown")


def place(one: "Behind") -> str:
    """The centre, or at least the region."""
    return sentences.centre(one.centre) or sentences.region(one.region)


def minutes(seconds: int) -> str:
    """Whole minutes; a dash if unknown."""
    return formats.number(formats.duration(seconds)) if seconds >= 0 else "–"


def _day(text: str) -> str:
    return formats.day(date.fromisoformat(text)) if text else "–"


def behind_columns() -> tuple[Column, ...]:
    """The interviews behind a figure."""
    return (
        Column(N_("Day"), lambda one: _day(one.day), lambda one: one.day, width=104),
        Column(N_("Person"), lambda one: one.person or _("Unknown"), width=150),
        Column(N_("Where"), place, lambda one: (one.region, one.centre), width=170),
        Column(N_("Service"), lambda one: named("service", one.service), lambda one: one.service, stretch=True),
        Column(N_("Channel"), lambda one: named("channel", one.channel), lambda one: one.channel, width=130,
               extra=True),
        Column(N_("Minutes"), lambda one: minutes(one.seconds), lambda one: one.seconds, number=True, width=84),
        Column(N_("Score"), lambda one: "–" if one.score is None else formats.number(one.score, 2),
               lambda one: -1.0 if one.score is None else one.score, number=True, width=84),
    )  # fmt: skip


def queue_columns(*, brief: bool = False) -> tuple[Column, ...]:
    """Interviews that need a look, and why; `brief` for a card."""
    found = {
        "received": Column(N_("Received"), lambda look: sentences.moment(look.row.received),
                           lambda look: look.row.received, width=100),
        "person": Column(N_("Person"), person, width=150),
        "where": Column(N_("Where"), lambda look: sentences.centre(look.row.centre) or
                        sentences.region(look.row.region), stretch=True),
        "minutes": Column(N_("Minutes"), lambda look: minutes(look.row.seconds), lambda look: look.row.seconds,
                          number=True, width=84),
        "why": Column(N_("Why"), lambda look: _(reason(look)[0]), symbol=lambda look: reason(look)[1:], width=220),
    }  # fmt: skip
    if brief:
        return found["person"], replace(found["why"], stretch=True, width=0)
    return tuple(found.values())


class Listing(Translated, QWidget):
    """The list with the way back.

    Signals: `left` when the person goes back; `kept` (what the list is about) when the dashboard is to show only it.
    """

    left = Signal()
    kept = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back, self.title, self.note = QuietButton(symbol="chevron-left"), Text("section"), Text("muted")
        self.back.setProperty("beside", True)
        self.keep = Button(symbol="filter")
        self.behind, self.queue = Table(Rows(behind_columns(), self)), Table(Rows(queue_columns(), self))
        self.behind.make_sortable(0, descending=True)
        self.queue.make_sortable(0, descending=True)
        self.tables = QStackedWidget()
        for table in (self.behind, self.queue):
            self.tables.addWidget(table)
        head = row(spacing=theme.M)
        head.addWidget(self.back)
        head.addStretch(1)
        head.addWidget(self.keep)
        box = column(self, spacing=theme.S)
        box.addLayout(head)
        for widget in (self.title, self.note):
            box.addWidget(widget)
        box.addWidget(self.tables, 1)
        self._about, self._count = "", 0
        self.back.clicked.connect(self.left)
        self.keep.clicked.connect(self._keep)
        keys().bind("Escape", self, self.left.emit)
        self.retranslate()

    def show_behind(self, title: str, about: str, rows: "Sequence[Behind]", *, may_keep: bool) -> None:
        """The interviews behind what this title names."""
        self._show(self.behind, title, about, rows)
        self.keep.setVisible(may_keep)

    def show_queue(self, title: str, rows: "Sequence[Look]") -> None:
        """Those that need a look."""
        self._show(self.queue, title, "", rows)
        self.keep.hide()

    def _show(self, table: Table, title: str, about: str, rows: Sequence[Any]) -> None:
        self._about, self._count = about, len(rows)
        self.title.setText(title)
        table.setAccessibleName(title)
        table.rows.show_rows(rows)
        self.tables.setCurrentWidget(table)
        self.retranslate()
        if rows:
            table.selectRow(0)
        table.setFocus()

    @Slot()
    def _keep(self) -> None:
        self.kept.emit(self._about)

    def retranslate(self) -> None:
        self.back.say(_("Back to the dashboard"))
        self.keep.say(_("Show only these on the dashboard"))
        self.note.setText(_("{interviews}. For the screen only: lists of interviews are never printed.").format(
            interviews=interviews(self._count)))  # fmt: skip
