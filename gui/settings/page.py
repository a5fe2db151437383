"""Settings: language, theme, text size of this machine; locking; what this program is."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from gui.core import sentences, theme
from gui.core.chrome import LanguageSwitch
from gui.core.components import Button, Card, Notice, Text, row
from gui.core.fields import Segments
from gui.core.page import Page
from gui.core.settings import AUTO_LOCK, TEXT_SIZE, THEME
from gui.core.tasks import tasks
from model import VERSION
from model.language import _, formats, ngettext

if TYPE_CHECKING:
    from model.workspace import Workspace

MINUTES = ("2", "5", "10", "15", "30")
SIZES = ("90", "100", "115", "130", "150")


class SettingsPage(Page):
    """What belongs to this machine, and the lock.

    Signals: `lock_asked`; `lock_set` when it falls after another while.
    """

    lock_asked = Signal()
    lock_set = Signal()

    def __init__(self, workspace: "Workspace", parent: QWidget | None = None) -> None:
        super().__init__(parent, width=800)
        self.workspace = workspace
        self.languages, self.themes, self.sizes = LanguageSwitch(), Segments(theme.MODES), Segments(SIZES)
        self.look, self.safety, self.about = Text("section"), Text("section"), Text("section")
        self.names = {name: Text("body") for name in ("language", "theme", "size")}
        self.lock, self.check = Button(symbol="lock"), Button(symbol="check-circle")
        self.lock_words, self.version, self.folder = Text("muted"), Text("body"), Text("caption")
        self.after, self.after_words = Segments(MINUTES), Text("body")
        self.health = Notice("good")
        for card in (self._look_card(), self._safety_card(), self._about_card()):
            self.body.addWidget(card)
        self.body.addStretch(1)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self.themes.chosen.connect(self._dress)
        self.sizes.chosen.connect(self._resize)
        self.after.chosen.connect(self._lock_after)
        self.lock.clicked.connect(self.lock_asked)
        self.check.clicked.connect(self.examine)

    def _look_card(self) -> Card:
        card, grid = Card(), QGridLayout()
        grid.setHorizontalSpacing(theme.XL)
        grid.setVerticalSpacing(theme.S)
        grid.setColumnStretch(0, 1)
        editors = {"language": self.languages, "theme": self.themes, "size": self.sizes}
        for number, (name, editor) in enumerate(editors.items()):
            grid.addWidget(self.names[name], number, 0)
            grid.addWidget(editor, number, 1, Qt.AlignmentFlag.AlignRight)
        card.box.addWidget(self.look)
        card.box.addLayout(grid)
        return card

    def _safety_card(self) -> Card:
        card, line = Card(), row(spacing=theme.L)
        line.addWidget(self.lock_words, 1)
        line.addWidget(self.lock)
        waits = row(spacing=theme.L)
        waits.addWidget(self.after_words, 1)
        waits.addWidget(self.after)
        card.box.addWidget(self.safety)
        card.box.addLayout(waits)
        card.box.addLayout(line)
        return card

    def _about_card(self) -> Card:
        card, line = Card(), row(spacing=theme.L)
        self.folder.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        line.addWidget(self.version, 1)
        line.addWidget(self.check)
        card.box.addWidget(self.about)
        card.box.addLayout(line)
        card.box.addWidget(self.folder)
        card.box.addWidget(self.health)
        return card

    @Slot(str)
    def _dress(self, chosen: str) -> None:
        THEME.set(chosen)
        theme.apply(THEME.get(), TEXT_SIZE.get())

    @Slot(str)
    def _resize(self, chosen: str) -> None:
        TEXT_SIZE.set(int(chosen))
        theme.apply(THEME.get(), TEXT_SIZE.get())

    @Slot(str)
    def _lock_after(self, chosen: str) -> None:
        AUTO_LOCK.set(int(chosen))
        self.lock_set.emit()

    @Slot()
    def examine(self) -> None:
        """Check the whole data folder, off the event loop."""
        workspace = self.workspace
        self.check.setEnabled(False)
        tasks().run(lambda _task: workspace.verify(), owner=self, done=self._examined, failed=self._not_examined)

    def _examined(self, health: object) -> None:
        self.check.setEnabled(True)
        said = ngettext("Everything is in order: {n} step checked.", "Everything is in order: {n} steps checked.",
                        health.rows).format(n=health.rows)  # fmt: skip
        self.health.say(said if health.is_sound else "\n".join(health.faults), "good" if health.is_sound else "bad")

    def _not_examined(self, error: object) -> None:
        self.check.setEnabled(True)
        self.health.say(sentences.said(error), "bad")

    def retranslate(self) -> None:
        self.head.say(_("Settings"), _("They belong to this computer, not to the fieldwork."))
        self.look.setText(_("Language and look"))
        for name, said in (("language", _("Language")), ("theme", _("Theme")), ("size", _("Text size"))):
            self.names[name].setText(said)
        self.themes.say({"system": _("As the system"), "light": _("Light"), "dark": _("Dark")})
        self.themes.set_value(THEME.get())
        self.sizes.say({size: formats.percent(int(size) / 100, 0) for size in SIZES})
        self.sizes.set_value(str(TEXT_SIZE.get()))
        self.safety.setText(_("Lock"))
        self.after_words.setText(_("Lock by itself after so many minutes without a touch"))
        self.after.say({minutes: minutes for minutes in MINUTES},
                       {minutes: ngettext("{n} minute", "{n} minutes", int(minutes)).format(n=minutes)
                        for minutes in MINUTES})  # fmt: skip
        self.after.set_value(str(AUTO_LOCK.get()))
        said = _("Closes the fieldwork and asks for the passphrase again. You come back to the same question.")
        self.lock_words.setText(said)
        self.lock.say(_("Lock now"))
        self.about.setText(_("About Sapa"))
        self.version.setText(_("Version {version}").format(version=VERSION))
        self.check.say(_("Check the data"))
        self.folder.setText(_("Data folder: {folder}").format(folder=self.workspace.folder))
