"""What a check found, as a page: the verdict, every finding, the languages, and what can be done next."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QWidget

from gui.core import dialogs, theme
from gui.core.components import (
    Button,
    Card,
    Notice,
    PrimaryButton,
    QuietButton,
    Symbol,
    Text,
    Translated,
    column,
    row,
)
from gui.core.fields import Segments
from gui.core.page import EmptyState
from gui.forms import reading, wording
from gui.forms.coverage import CoverageTable
from gui.forms.findings import FindingsList
from model.language import _
from model.messages import checked

if TYPE_CHECKING:
    from gui.forms.reading import Checked

ALL = "all"
KINDS = (ALL, checked.ERROR, checked.DIFFERENCE, checked.REMARK)
SIDE = 300
LEAST, ROOM = 420, 640  # what the filter and both buttons take without and with their words


class ResultView(Translated, QWidget):
    """One checked questionnaire.

    Signals: `closed` back to the list; `again` to read the file once more; `install_asked`; `preview_asked`.
    """

    closed = Signal()
    again = Signal()
    install_asked = Signal()
    preview_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.found: Checked | None = None
        self.may_install = True
        self.symbol, self.title, self.about = Symbol("check-circle", "good", size=32), Text("section"), Text("muted")
        self.back, self.recheck = QuietButton(symbol="chevron-left"), Button(symbol="sync")
        self.preview, self.install = Button(symbol="eye"), PrimaryButton(symbol="import")
        self.standing, self.done = Notice("accent"), Notice("good")
        self.filter, self.copy, self.save = Segments(KINDS), QuietButton(symbol="copy"), QuietButton(symbol="save")
        self.list, self.nothing = FindingsList(), EmptyState("check-circle")
        self.side, self.languages, self.coverage = QWidget(), Text("section"), CoverageTable()
        self._has_coverage = False
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        box = column(self, spacing=theme.M)
        top = row()
        top.addWidget(self.back)
        top.addStretch(1)
        box.addLayout(top)
        box.addWidget(self._head())
        for notice in (self.standing, self.done):
            box.addWidget(notice)
        below = row(spacing=theme.L)
        below.addWidget(self._list_card(), 1)
        below.addWidget(self._side_card())
        box.addLayout(below, 1)

    def _head(self) -> Card:
        card, line, texts = Card(), row(spacing=theme.L), column(spacing=theme.XS)
        texts.addWidget(self.title)
        texts.addWidget(self.about)
        line.addWidget(self.symbol)
        line.addLayout(texts, 1)
        for button in (self.recheck, self.preview, self.install):
            line.addWidget(button)
        card.box.addLayout(line)
        return card

    def _list_card(self) -> Card:
        card, head = Card(margin=0, spacing=0), row()
        head.setContentsMargins(theme.M, theme.S, theme.S, theme.S)
        head.addWidget(self.filter)
        head.addStretch(1)
        head.addWidget(self.copy)
        head.addWidget(self.save)
        card.box.addLayout(head)
        card.box.addWidget(self.list, 1)
        card.box.addWidget(self.nothing, 1)
        self.filter.set_value(ALL)
        return card

    def _side_card(self) -> QWidget:
        side, card = self.side, Card()
        side.setFixedWidth(theme.px(SIDE))
        card.box.addWidget(self.languages)
        card.box.addWidget(self.coverage)
        box = column(side)
        box.addWidget(card)
        box.addStretch(1)
        return side

    def _connect(self) -> None:
        self.back.clicked.connect(self.closed)
        self.recheck.clicked.connect(self.again)
        self.install.clicked.connect(self.install_asked)
        self.preview.clicked.connect(self.preview_asked)
        self.filter.chosen.connect(self._filter)
        self.copy.clicked.connect(self._copy)
        self.save.clicked.connect(self._ask_where)

    # --- values in ------------------------------------------------------------------------------------------------

    def show_found(self, found: "Checked", *, may_install: bool) -> None:
        """This report from now on."""
        self.found, self.may_install = found, may_install
        self.filter.set_value(ALL)
        self.done.say("")
        self.retranslate()

    def take_focus(self) -> None:
        """The keyboard to what one does next."""
        found = self.found
        if found is not None and self.may_install and found.may_install:
            self.install.setFocus()
        else:
            (self.list if self.list.rows.items else self.back).setFocus()

    @Slot()
    def _filter(self) -> None:
        found, kind = self.found, self.filter.value()
        if found is None:
            return
        items = [each for each in found.report if kind in (ALL, checked.kind_of(each))]
        self.list.rows.show_items(items)
        if items:
            self.list.setCurrentIndex(self.list.rows.index(0))
        self.list.setVisible(bool(items))
        self.nothing.setVisible(not items)

    # --- words ----------------------------------------------------------------------------------------------------

    def _make_room(self) -> None:
        """Where words have no room: icons alone, which a screen reader and the tooltip say all the same; then no
        coverage beside the list, which names every text that lacks."""
        self.side.setVisible(self._has_coverage and self.width() > theme.px(SIDE + LEAST))
        has_room = self.width() > theme.px(SIDE + ROOM)
        for button, text in ((self.copy, _("Copy the list")), (self.save, _("Save the list"))):
            button.say(text if has_room else "")
            button.setAccessibleName(text)
            button.setToolTip("" if has_room else text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def retranslate(self) -> None:
        self.back.say(_("All questionnaires"))
        self.recheck.say(_("Check again"))
        self.preview.say(_("Preview"))
        self._make_room()
        self.languages.setText(_("Languages"))
        self.nothing.say(_("Nothing to mend"), _("Every text, condition and name of this questionnaire is in order."))
        if self.found is not None:
            self._say(self.found)

    def _say(self, found: "Checked") -> None:
        counts = found.counts
        self.symbol.show_icon(*wording.sign(found))
        self.title.setText(wording.title(found))
        self.about.setText(wording.about(found))
        self.standing.say(*wording.standing(found))
        self.install.say(wording.install(found))
        self.install.setVisible(self.may_install and found.may_install)
        self.preview.setVisible(found.report.form is not None)
        self.recheck.setVisible(found.file.suffix != "")
        total = sum(counts.values())
        self.filter.say({ALL: _("All: {n}").format(n=total)} | {k: wording.counted(k, counts[k]) for k in counts})
        for kind, button in self.filter.buttons.items():
            button.setVisible(kind == ALL or bool(counts[kind]))
        self.coverage.show_coverage(found.report.coverage)
        self._has_coverage = found.report.form is not None or bool(found.report.coverage)
        self._make_room()
        for widget in (self.filter, self.copy, self.save):
            widget.setVisible(bool(total))
        self._filter()

    # --- taking the list along ------------------------------------------------------------------------------------

    @Slot()
    def _copy(self) -> None:
        if self.found is not None:
            QGuiApplication.clipboard().setText(reading.told(self.found))
            self.done.say(_("The whole list is copied: paste it into a letter to whoever wrote the questionnaire."))

    @Slot()
    def _ask_where(self) -> None:
        if self.found is not None:
            name = f"{self.found.file.stem}-check.txt"
            dialogs.save_file(self, _("Save the list"), name, _("Text") + " (*.txt)", self._save)

    def _save(self, path: str) -> None:
        try:
            Path(path).write_text(reading.told(self.found), encoding="utf-8")
        except OSError as error:
            said = _("The list could not be written to {path} ({reason}). Choose another folder.")
            self.done.say(said.format(path=path, reason=error.strerror or type(error).__name__), "bad")
        else:
            self.done.say(_("The list is saved: {path}").format(path=path), "good")
