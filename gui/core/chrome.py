"""The frame of the window: the bar at the top, the rail at the left, the edge round a practice. It shows and asks."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QWidget

from gui.core import theme
from gui.core.components import Badge, Button, Elided, Line, Symbol, Text, Translated, column, plain, row
from gui.core.events import events
from gui.core.fields import Segments
from gui.core.hosting import hub_switch
from gui.core.settings import LANGUAGE
from model import language
from model.language import N_, _, ngettext


class LanguageSwitch(Translated, Segments):
    """Қаз Рус Eng: the language of everything, at once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(language.LANGUAGES, parent)
        self.chosen.connect(self._speak)
        self.say(language.SHORT, language.NAMES)
        self.retranslate()

    def retranslate(self) -> None:
        self.set_value(language.current())

    @Slot(str)
    def _speak(self, chosen: str) -> None:
        LANGUAGE.set(chosen)
        events().speak(chosen)


class TopBar(Translated, QFrame):
    """Name, fieldwork, what is saved, what waits, and the language. Before unlocking, only name and language.

    Signals: `sync_asked` when the person follows what waits; `hub_asked` when they follow the hub's state.
    """

    sync_asked = Signal()
    hub_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self.brand, self.fieldwork = Text("brand", "Sapa", wrap=False), Elided("muted")
        self.practice = Badge("", "warn", "practice")
        self.saved_symbol, self.saved = Symbol("check-circle", "good", size=16), Text("caption", wrap=False)
        self.waiting = Button(symbol="sync", kind="bar")
        self.waiting.clicked.connect(self.sync_asked)
        self.hub = Button(symbol="network", kind="bar")
        self.hub.clicked.connect(self.hub_asked)
        hub_switch().changed.connect(self.retranslate)
        self.languages = LanguageSwitch()
        self._title, self._saved, self._saved_well, self._waiting, self._practice = {}, "", True, 0, False
        self._build()
        self.show_state(is_open=False)
        self.retranslate()
        self.is_dressed = True
        self.redress()

    def redress(self) -> None:
        self.setFixedHeight(theme.px(theme.TOP_HEIGHT))

    def _build(self) -> None:
        box = row(self, spacing=theme.M)
        box.setContentsMargins(theme.L, 0, theme.L, 0)
        for widget in (self.brand, self.fieldwork, self.practice):
            box.addWidget(widget)
        box.addStretch(1)
        saved = row(spacing=theme.XS)
        saved.addWidget(self.saved_symbol)
        saved.addWidget(self.saved)
        box.addLayout(saved)
        self.line = Line(upright=True)
        self.line.setFixedHeight(theme.px(20))
        for widget in (self.hub, self.waiting, self.line, self.languages):
            box.addWidget(widget)

    def show_state(self, *, is_open: bool, has_hub: bool = False) -> None:
        """With the parts that speak of an open fieldwork, or without; the hub's only where there may be one."""
        self.hub.setVisible(has_hub)
        for widget in (self.fieldwork, self.waiting, self.line):
            widget.setVisible(is_open)
        if not is_open:
            self.show_fieldwork({}, practice=False)
            self.show_saved("")

    def show_fieldwork(self, title: dict[str, str], *, practice: bool) -> None:
        """Whose work this is."""
        self._title, self._practice = dict(title), practice
        self.practice.setVisible(practice)
        self.retranslate()

    def show_saved(self, clock: str, *, well: bool = True) -> None:
        """When the last answer became durable; or that one is not."""
        self._saved, self._saved_well = clock, well
        self.saved_symbol.setVisible(bool(clock))
        self.saved.setVisible(bool(clock))
        self.retranslate()

    def show_waiting(self, waiting: int) -> None:
        """How many finished interviews wait to be sent."""
        self._waiting = waiting
        self.retranslate()

    def retranslate(self) -> None:
        current = language.current()
        self.fieldwork.setText(self._title.get(current) or next(iter(self._title.values()), ""))
        self.practice.say(_("Practice"), "warn", "practice")
        said = _("Saved {time}") if self._saved_well else _("Not saved")
        self.saved.setText(said.format(time=self._saved))
        self.saved_symbol.show_icon(*(("check-circle", "good") if self._saved_well else ("error", "bad")))
        self.hub.say(_("Hub: on") if hub_switch().is_on else _("Hub: off"))
        self.hub.setToolTip(hub_switch().address or _("Others can send only while the hub is on"))
        waiting = ngettext("{n} waiting", "{n} waiting", self._waiting).format(n=self._waiting)
        self.waiting.say(waiting if self._waiting else _("Nothing waiting"))
        self.waiting.setToolTip(_("Finished here and not yet at the hub"))


RAIL_GROUPS = (
    (("home", N_("Home")), ("interview", N_("Interviews")), ("visits", N_("Visits")), ("sync", N_("Sync"))),
    (
        ("fieldwork", N_("Fieldwork")),
        ("dashboard", N_("Dashboard")),
        ("reports", N_("Reports")),
        ("files", N_("Data files")),
    ),
    (("forms", N_("Questionnaires")), ("settings", N_("Settings"))),
)
RAIL_ICONS = {"visits": "visit"}


class Rail(Translated, QFrame):
    """The pages as icons with words; narrow, as icons alone.

    Signals: `chosen` (name of a page).
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "rail")
        self.buttons: dict[str, Button] = {}
        self.is_narrow = False
        self._group, self._lines = QButtonGroup(self), []
        box = column(self, margin=theme.S, spacing=2)
        for number, pages in enumerate(RAIL_GROUPS):
            if number:
                self._add_line(box)
            for name, _title in pages:
                self._add(name, box)
        box.addStretch(1)
        self.make_narrow(False)
        self.is_dressed = True

    def _add_line(self, box: "QFrame.layout") -> None:
        line = QWidget()
        inner = column(line)
        inner.setContentsMargins(theme.M, theme.S, theme.M, theme.S)
        inner.addWidget(Line())
        self._lines.append(line)
        box.addWidget(line)

    def _add(self, name: str, box: "QFrame.layout") -> None:
        button = Button(symbol=RAIL_ICONS.get(name, name), kind="rail")
        button.setCheckable(True)
        button.setProperty("page", name)
        button.clicked.connect(self._tell)
        self._group.addButton(button)
        self.buttons[name] = button
        box.addWidget(button)

    def show_pages(self, names: tuple[str, ...]) -> None:
        """Only these; the line before the supervisor's part goes with it."""
        for name, button in self.buttons.items():
            button.setVisible(name in names)
        self._lines[0].setVisible("fieldwork" in names)

    def pages(self) -> list[str]:
        """The pages that can be gone to, in their order: Alt+1 is the first."""
        return [name for name, button in self.buttons.items() if not button.isHidden()]

    def mark(self, name: str) -> None:
        """This page is the one on view."""
        self.buttons[name].setChecked(True)

    def make_narrow(self, is_narrow: bool) -> None:
        """Icons alone, or with their words."""
        self.is_narrow = is_narrow
        self.retranslate()

    def retranslate(self) -> None:
        titles = {name: _(title) for pages in RAIL_GROUPS for name, title in pages}
        for name, button in self.buttons.items():
            button.say(titles[name])
            button.setText("" if self.is_narrow else "  " + plain(titles[name]))
            button.setToolTip(titles[name] if self.is_narrow else "")
        self._fit()

    def redress(self) -> None:
        self._fit()

    def _fit(self) -> None:
        needed = max(button.sizeHint().width() for button in self.buttons.values()) + 2 * theme.S
        wide = min(max(theme.px(theme.RAIL_WIDTH), needed), theme.px(theme.RAIL_WIDEST))
        self.setFixedWidth(theme.px(theme.RAIL_NARROW) if self.is_narrow else wide)

    @Slot()
    def _tell(self) -> None:
        self.chosen.emit(self.sender().property("page"))


class Edge(QWidget):
    """Everything in the window; in practice with 4 px of gold round it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_practice = False
        self.box = column(self, spacing=0)

    def mark_practice(self, is_practice: bool) -> None:
        """Draw the edge, or not."""
        self.is_practice = is_practice
        width = 4 if is_practice else 0
        self.box.setContentsMargins(width, width, width, width)
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("practice" if self.is_practice else "ground"))
        if self.is_practice:
            painter.fillRect(self.rect().adjusted(4, 4, -4, -4), theme.colour("ground"))


