"""The questionnaires that are installed, and what can be done with the one that is chosen."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QWidget

from gui.core import sentences, theme
from gui.core.components import Button, PrimaryButton, QuietButton, Text, Translated, column, row
from gui.core.page import EmptyState
from gui.core.tables import Column, Rows, Table
from gui.forms import wording
from model.language import N_, _, formats

if TYPE_CHECKING:
    from model.workspace import Holding

Shares = Mapping[str, tuple[tuple[str, int], ...]]


class ListView(Translated, QWidget):
    """The table and the actions below it.

    Signals, each with the id of the chosen questionnaire: `begin_asked`, `preview_asked`, `check_asked`,
    `retire_asked`, `offer_asked`, `remove_asked`.
    """

    begin_asked = Signal(str)
    preview_asked = Signal(str)
    check_asked = Signal(str)
    retire_asked = Signal(str)
    offer_asked = Signal(str)
    remove_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shares: Shares = {}
        self.may_install, self.may_begin = False, frozenset[str]()
        self.rows = Rows(self._columns(), self)
        self.table, self.empty, self.add = Table(self.rows), EmptyState("forms"), PrimaryButton(symbol="import")
        self.empty.actions.addWidget(self.add)
        self.begin, self.preview, self.check = Button(symbol="plus"), Button(symbol="eye"), Button(symbol="check")
        self.retire, self.offer = QuietButton(symbol="stop"), QuietButton(symbol="check-circle")
        self.remove, self.hint = QuietButton(symbol="discard"), Text("caption")
        self._build()
        self._connect()
        self.retranslate()

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(N_("Questionnaire"), lambda one: sentences.titled(dict(one.entry.title)), stretch=True,
                   key=lambda one: formats.collation(sentences.titled(dict(one.entry.title)))),
            Column(N_("Identifier"), lambda one: one.entry.id, width=150, extra=True),
            Column(N_("Version"), wording.versions, width=100, extra=True, hint=lambda one: ", ".join(one.versions)),
            Column(N_("Languages"), lambda one: wording.languages(one, self.shares), width=170),
            Column(N_("Interviews"), lambda one: formats.number(one.interviews), lambda one: one.interviews,
                   number=True, width=100),
            Column(N_("Since"), wording.since, lambda one: one.entry.installed, width=130, extra=True),
            Column(N_("State"), lambda one: _("Retired") if one.retired else _("In use"), width=120,
                   symbol=lambda one: ("stop", "muted") if one.retired else ("check-circle", "good")),
        )  # fmt: skip

    def _build(self) -> None:
        box, line = column(self, spacing=theme.M), row(spacing=theme.S)
        box.addWidget(self.table, 1)
        box.addWidget(self.empty, 1)
        for button in (self.begin, self.preview, self.check):
            line.addWidget(button)
        line.addStretch(1)
        for button in (self.retire, self.offer, self.remove):
            line.addWidget(button)
        box.addLayout(line)
        box.addWidget(self.hint)
        self.table.hide()

    def _connect(self) -> None:
        self._asked = {
            self.begin: self.begin_asked,
            self.preview: self.preview_asked,
            self.check: self.check_asked,
            self.retire: self.retire_asked,
            self.offer: self.offer_asked,
            self.remove: self.remove_asked,
        }
        for button in self._asked:
            button.clicked.connect(self._ask)
        self.table.activated.connect(self._activated)
        self.table.selectionModel().selectionChanged.connect(self._allow)

    # --- values in ------------------------------------------------------------------------------------------------

    def show_holdings(
        self, found: "Sequence[Holding]", shares: Shares, *, may_install: bool, may_begin: frozenset[str]
    ) -> None:
        """These questionnaires; the one that was chosen stays chosen. `may_begin` are those this person works with."""
        held = self.chosen()
        self.shares, self.may_install, self.may_begin = shares, may_install, may_begin
        self.rows.show_rows(found)
        self.table.setVisible(bool(found))
        self.empty.setVisible(not found)
        self.add.setVisible(may_install)
        self.choose(held.entry.id if held is not None else "")

    def choose(self, form_id: str) -> None:
        """This one is the chosen one; the first if it is not here."""
        ids = [self.rows.at(number).entry.id for number in range(self.rows.rowCount())]
        if ids:
            self.table.selectRow(ids.index(form_id) if form_id in ids else 0)
        self._allow()

    def chosen(self) -> "Holding | None":
        """The questionnaire that is chosen in the table."""
        at = self.table.currentIndex()
        return self.rows.at(at.row()) if at.isValid() and self.table.selectionModel().hasSelection() else None

    @Slot()
    def _allow(self) -> None:
        one = self.chosen()
        for button in (self.begin, self.preview, self.check, self.hint):
            button.setVisible(self.rows.rowCount() > 0)
        self.begin.setEnabled(one is not None and one.entry.id in self.may_begin)
        for button in (self.preview, self.check):
            button.setEnabled(one is not None)
        self.retire.setVisible(self.may_install and one is not None and not one.retired)
        self.offer.setVisible(self.may_install and one is not None and one.retired)
        self.remove.setVisible(self.may_install and one is not None and not one.interviews)

    # --- signals out ----------------------------------------------------------------------------------------------

    @Slot()
    def _ask(self) -> None:
        one = self.chosen()
        if one is not None:
            self._asked[self.sender()].emit(one.entry.id)

    @Slot(QModelIndex)
    def _activated(self, index: QModelIndex) -> None:
        one = self.rows.at(index.row())
        (self.begin_asked if one.entry.id in self.may_begin else self.preview_asked).emit(one.entry.id)

    def retranslate(self) -> None:
        self.table.setAccessibleName(_("Questionnaires"))
        self.empty.say(_("No questionnaire yet"), self._invitation())
        self.add.say(_("Import a questionnaire"))
        self.begin.say(_("Begin an interview"))
        self.preview.say(_("Preview"))
        self.check.say(_("Check"))
        self.retire.say(_("Retire"))
        self.offer.say(_("Offer again"))
        self.remove.say(_("Remove"))
        self.hint.setText(_("Enter begins an interview with the chosen one.") + (
            f" {_('A file can also be dropped here.')}" if self.may_install else ""))  # fmt: skip
        self._allow()

    def _invitation(self) -> str:
        if self.may_install:
            return _("Bring an XLSForm (.xlsx) or an XForm (.xml): drop it here or choose it. It is checked first.")
        return _("Your supervisor hands questionnaires down: they come with the next sync.")
