"""The board itself: headline figures and cards. It shows what it is given and says what a person wants to open."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from gui.core import theme
from gui.core.components import Button, Card, Text, Translated, column, row
from gui.core.tables import Rows, Table
from gui.dashboard import content
from gui.dashboard.cards import HEAD, ChartCard, Figure, Grid
from gui.dashboard.listing import queue_columns
from model import language
from model.language import _, formats, ngettext

if TYPE_CHECKING:
    from exports.overview import Overview
    from exports.summary.shapes import Difference
    from gui.dashboard.loading import View

ROOM_FOR_FIGURE, FIGURES = 210, 4
IN_THE_CARD = 5  # interviews of the queue


class QueueCard(Card):
    """The interviews that need a look: the newest of them, and a way to all.

    Signals: `opened` when the person wants all of them.
    """

    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=theme.S, parent=parent)
        self.title, self.note, self.all = Text("section"), Text("caption"), Button()
        self.table = Table(Rows(queue_columns(brief=True), self))
        self.table.setProperty("kind", "plain")
        self.table.activated.connect(self.opened)
        foot = row()
        foot.addWidget(self.note, 1)
        foot.addWidget(self.all)
        self.box.addWidget(self.title)
        self.box.addWidget(self.table)
        self.box.addStretch(1)
        self.box.addLayout(foot)
        self.all.clicked.connect(self.opened)

    def show_view(self, found: "View") -> None:
        """The newest ones."""
        n = len(found.queue)
        self.title.setText(_("To look at"))
        self.title.setMinimumHeight(theme.px(HEAD))
        self.table.setAccessibleName(_("To look at"))
        self.table.setVisible(n > 0)
        self.all.setVisible(n > IN_THE_CARD)
        self.all.say(ngettext("All {n}", "All {n}", n).format(n=formats.number(n)))
        self.note.setText(_("Flagged at the hub, or done in less than two fifths of the usual time.") if n else
                          _("Nothing: no interview is flagged or much too short."))  # fmt: skip
        self.table.rows.show_rows(found.queue[:IN_THE_CARD])
        self.table.stand_tall(min(n, IN_THE_CARD))


class Board(Translated, QWidget):
    """Headline figures, then cards.

    Signals: `opened` (title, what it is about); `queue_asked`.
    """

    opened = Signal(str, str)
    queue_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head, self.figures = Card(margin=theme.M), Grid(ROOM_FOR_FIGURE, FIGURES)
        self.mean, self.full, self.count, self.wait = (Figure() for _each in range(4))
        for figure in (self.mean, self.full, self.count, self.wait):
            figure.clicked.connect(self._open_all)
            self.figures.add(figure)
        self.base = Text("caption")
        self.base.setContentsMargins(theme.S, 0, theme.S, 0)
        self.head.box.addWidget(self.figures)
        self.head.box.addWidget(self.base)
        self.grid, self.queue = Grid(), QueueCard()
        self.cards = {name: ChartCard() for name in content.SHEETS}
        for name, card in self.cards.items():
            card.setProperty("sheet", name)
            card.opened.connect(self._open)
            card.widened.connect(self.grid.arrange)
            self.grid.add(card)
        self.grid.add(self.queue)
        self.queue.opened.connect(self.queue_asked)
        self.view: View | None = None
        box = column(self, spacing=theme.L)
        box.addWidget(self.head)
        box.addWidget(self.grid)
        box.addStretch(1)
        self.is_dressed = True

    def show_view(self, found: "View") -> None:
        """This picture from now on."""
        self._show_head(found.overview)
        if found.spoken != language.current():
            found = replace(found, sheets=content.made_of(found.overview), spoken=language.current())
        self.view = found
        for name, sheet in found.sheets.items():
            self.cards[name].show_sheet(sheet)
        self.cards["regions"].setVisible(bool(found.overview.regions))
        self.queue.show_view(found)
        self.figures.arrange()
        self.grid.arrange()

    def show_tables(self, shown: bool) -> None:
        """All cards as tables, or as drawings."""
        for card in self.cards.values():
            card.as_table.setChecked(shown and not card.as_table.isHidden())

    def as_tables(self) -> bool:
        """Whether any card is a table now."""
        return any(card.as_table.isChecked() for card in self.cards.values())

    def _show_head(self, found: "Overview") -> None:
        from exports.report import words

        head, country = found.headline, found.country
        ci = words.term("ci")
        self.mean.tell(words.term("mean"), words.mean(head.mean), _interval(ci, words.mean_interval(head.mean)),
                       *_against(words.mean(country.mean) if country else "", found.against_rest))  # fmt: skip
        whole = words.share(country.full_all) if country else ""
        self.full.tell(_("Fully satisfied"), words.share(head.full_all),
                       _interval(ci, words.share_interval(head.full_all)),
                       *_against(whole, found.full_against_rest))  # fmt: skip
        part = _("of {n} in the country").format(n=formats.number(found.of)) if country else _("counted")
        self.count.tell(_("Interviews"), formats.number(found.n), part)
        waited = found.waiting
        median = "…" if waited.median is None else _("{n} min").format(n=words.number(waited.median))
        self.wait.tell(_("Waiting, median"), median,
                       _("within {norm} min: {share}").format(norm=waited.norm_minutes,
                                                              share=words.share(waited.within)),
                       f"n={formats.number(waited.n)}")  # fmt: skip
        bases = {"answered": words.base(head.mean.base), "asked": words.base(head.full_all.base)}
        said = [_("Average score: {answered}. Fully satisfied: {asked}.").format(**bases)]
        if head.criteria_used < head.criteria_total:
            said.append(_("Made of {used} of {total} criteria: the others have too few answers.").format(
                used=head.criteria_used, total=head.criteria_total))  # fmt: skip
        said.append(_("Signs: … not precise enough to print, x confidential, - no cases, * fewer than 60 answers."))
        self.base.setText(" ".join(said))

    @Slot()
    def _open_all(self) -> None:
        self.opened.emit(_("Interviews that are counted"), "all")

    @Slot(str)
    def _open(self, about: str) -> None:
        sheet = self.view.sheets[self.sender().property("sheet")]
        name = next((line.cells[0] for line in sheet.lines if line.about == about), "")
        self.opened.emit(f"{sheet.title}: {name}", about)

    def retranslate(self) -> None:
        if self.view is not None:
            self.show_view(self.view)

    def redress(self) -> None:
        self.retranslate()


def _interval(name: str, interval: str) -> str:
    return f"{name}: {interval}" if interval else _("too few interviews")


def _against(country: str, difference: "Difference") -> tuple[str, bool]:
    """The country beside it, in words, and whether the difference is real."""
    from exports.report import words

    if not country:
        return "", False
    said = _(words.DIRECTIONS[difference.direction]) if words.DIRECTIONS[difference.direction] else ""
    real = difference.direction.value in ("higher", "lower")
    return _("Kazakhstan: {figure}").format(figure=country) + (f", {said}" if said else ""), real
