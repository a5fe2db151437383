"""The filters: seven fields that combine, and what is chosen as chips that can be taken off."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from gui.core import sentences, theme
from gui.core.components import Button, Card, QuietButton, Translated, column
from gui.core.fields import Choice, Field
from gui.dashboard.cards import Grid
from gui.dashboard.flow import Flow
from model import language
from model.language import N_, _, formats

if TYPE_CHECKING:
    from collections.abc import Mapping

    from exports.overview import Choice as Offered
    from exports.overview import Filters

TITLES = {
    "wave": (N_("Wave"), N_("All waves")),
    "region": (N_("Region"), N_("All regions")),
    "centre": (N_("Centre"), N_("All centres")),
    "service": (N_("Service"), N_("All services")),
    "channel": (N_("Channel"), N_("All channels")),
    "settlement": (N_("Settlement"), N_("Towns and villages")),
    "language": (N_("Language of the interview"), N_("All languages")),
}
ROOM_FOR_FIELD, FIELDS_IN_A_ROW = 230, 4


def named(facet: str, value: str) -> str:
    """A value in words."""
    from model import reference

    if facet == "region":
        return sentences.region(value)
    if facet == "centre":
        return sentences.centre(value)
    if facet == "language":
        return language.NAMES.get(value, value)
    if facet in ("service", "channel", "settlement"):
        listing = {"service": reference.services, "channel": reference.channels,
                   "settlement": reference.report_terms}[facet]()  # fmt: skip
        found = listing.get(value)
        return found.name(language.current()) if found else value
    return value


class Chip(Button):
    """A filter that is on. Pressing it takes it off."""

    def __init__(self, facet: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(symbol="close", kind="chip", parent=parent)
        self.facet = facet
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the sign that takes it off stands behind the words
        self.say(text)
        self.setAccessibleName(_("Take off: {filter}").format(filter=text))


class FilterBar(Translated, QWidget):
    """The button that unfolds the fields, the chips, and the fields themselves.

    Signals: `chosen` (the new Filters).
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.unfold, self.clear = Button(symbol="filter"), QuietButton()
        self.unfold.setCheckable(True)
        self.unfold.toggled.connect(self._unfold)
        self.clear.clicked.connect(self.take_all_off)
        self.panel, self.grid = Card(), Grid(ROOM_FOR_FIELD, FIELDS_IN_A_ROW)
        self.fields = {facet: Field(Choice()) for facet in TITLES}
        for facet, field in self.fields.items():
            field.editor.setProperty("facet", facet)
            field.editor.chosen.connect(self._choose)
            self.grid.add(field)
        self.panel.box.addWidget(self.grid)
        self.panel.hide()
        self.line = QWidget()
        self._flow = Flow(self.line)
        self._flow.addWidget(self.unfold)
        self.chips: list[Chip] = []
        box = column(self, spacing=theme.M)
        box.addWidget(self.line)
        box.addWidget(self.panel)
        self._filters: Filters | None = None
        self._shown: object = None
        self._offered: Mapping[str, tuple[Offered, ...]] = {}
        self.retranslate()

    def show_filters(self, filters: "Filters", offered: "Mapping[str, tuple[Offered, ...]] | None" = None) -> None:
        """What is chosen, at once; what may be chosen, when it is known."""
        self._filters = filters
        if offered is not None:
            self._offered = offered
        self._show_chips()
        self._fill()

    def _show_chips(self) -> None:
        chosen = self._filters.chosen if self._filters is not None else ()
        if (state := (chosen, language.current())) == self._shown:
            return
        self._shown = state
        held = next((at for at, chip in enumerate(self.chips) if chip.hasFocus()), -1)
        for widget in (*self.chips, self.clear):
            self._flow.removeWidget(widget)
        for chip in self.chips:
            chip.hide()
            chip.deleteLater()
        self.chips = [self._chip(facet, value) for facet, value in chosen]
        for widget in (*self.chips, self.clear):
            self._flow.addWidget(widget)
            widget.show()
        self.clear.setVisible(len(self.chips) > 1)
        if held >= 0:
            (self.chips[min(held, len(self.chips) - 1)] if self.chips else self.unfold).setFocus()
        self.line.updateGeometry()

    def _chip(self, facet: str, value: str) -> Chip:
        chip = Chip(facet, f"{_(TITLES[facet][0])}: {named(facet, value)}", self.line)
        chip.clicked.connect(self._take_off)
        return chip

    def _fill(self) -> None:
        for facet, field in self.fields.items():
            known = [(one.value, f"{named(facet, one.value)} · {formats.number(one.n)}")
                     for one in self._offered.get(facet, ())]  # fmt: skip
            known.sort(key=lambda pair: formats.collation(pair[1]))
            field.editor.fill([("", _(TITLES[facet][1])), *known])
            field.editor.set_value(self._filters.value(facet) if self._filters is not None else "")

    @Slot(str)
    def _choose(self, value: str) -> None:
        if self._filters is not None:
            self.chosen.emit(self._filters.having(self.sender().property("facet"), value))

    @Slot()
    def _take_off(self) -> None:
        self.chosen.emit(self._filters.having(self.sender().facet, ""))

    @Slot()
    def take_all_off(self) -> None:
        """Want everything again."""
        self.chosen.emit(type(self._filters)())

    @Slot(bool)
    def _unfold(self, shown: bool) -> None:
        self.panel.setVisible(shown)
        self.grid.arrange()

    def retranslate(self) -> None:
        self.unfold.say(_("Filters"))
        self.clear.say(_("Take all off"))
        for facet, field in self.fields.items():
            field.say(_(TITLES[facet][0]))
        if self._filters is not None:
            self.show_filters(self._filters)
