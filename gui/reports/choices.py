"""Which paper: country, region or centre, language, base of the shares, weights. It makes nothing."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from gui.core import sentences, theme
from gui.core.components import Card, Text, Translated, row
from gui.core.fields import Choice, Field, Segments
from gui.reports import making
from model import language, reference
from model.language import _

WHOLE = ""  # of the region, no centre by itself
BASES = ("asked", "answered")
WEIGHTINGS = ("none", "design", "raked")


class Choices(Translated, Card):
    """The choices of a paper; `changed` says that another one is meant."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=theme.S, parent=parent)
        self.territory, self.centre = Field(Choice()), Field(Choice())
        self.languages, self.language_label = Segments(language.LANGUAGES), Text("strong")
        self.base, self.weighting = Field(Choice()), Field(Choice())
        self.centres_too = QCheckBox()
        self._centres: Sequence[str] = ()
        spoken = row()
        spoken.addWidget(self.language_label, 1)
        spoken.addWidget(self.languages)
        self.languages.set_value(language.current())
        self.box.addWidget(self.territory)
        self.box.addWidget(self.centre)
        self.box.addLayout(spoken)
        for part in (self.base, self.weighting, self.centres_too):
            self.box.addWidget(part)
        self.retranslate()
        self.territory.editor.chosen.connect(self._elsewhere)
        for editor in (self.centre.editor, self.languages, self.base.editor, self.weighting.editor):
            editor.chosen.connect(self.changed)

    def start(self, territory: str) -> None:
        """Begin with this territory."""
        self.territory.editor.set_value(territory)
        self._fill_centres()

    def asked(self) -> making.Asked:
        """The paper that is meant now."""
        territory = self.centre.editor.value() or self.territory.editor.value()
        return making.Asked(territory, self.languages.value(), self.base.editor.value(), self.weighting.editor.value())

    def with_centres(self) -> bool:
        """Whether the page of every centre is to be saved with the others."""
        return self.centres_too.isChecked()

    def offer_centres(self, codes: Sequence[str]) -> None:
        """The centres with interviews, of which those of the chosen region can be chosen."""
        if tuple(codes) != tuple(self._centres):
            self._centres = codes
            self._fill_centres()

    def _elsewhere(self) -> None:
        self.centre.editor.set_value(WHOLE)
        self._fill_centres()
        self.changed.emit()

    def _fill_centres(self) -> None:
        region, chosen = self.territory.editor.value(), self.centre.editor.value()
        there = [reference.centres().get(code) for code in self._centres]
        found = [(one.id, one.name(language.current())) for one in there if one is not None and one.kato == region]
        self.centre.editor.fill([(WHOLE, _("the whole region")), *found])
        self.centre.editor.set_value(chosen if chosen in dict(found) else WHOLE)
        self.centre.setVisible(bool(found))

    def retranslate(self) -> None:
        self.territory.say(_("What"))
        self.territory.editor.fill([(making.NATIONAL, _("Kazakhstan, all regions")), *sentences.regions()])
        self.centre.say(_("Centre"))
        self._fill_centres()
        self.language_label.setText(_("Language of the report"))
        self.languages.say(language.SHORT, language.NAMES)
        self.base.say(_("Shares are"))
        self.base.editor.fill(zip(BASES, (_("of all asked"), _("of those who answered")), strict=True))
        self.weighting.say(_("Weights"))
        weightings = (_("no weights"), _("by design"), _("fitted to the population"))
        self.weighting.editor.fill(zip(WEIGHTINGS, weightings, strict=True))
        self.centres_too.setText(_("Save all: each centre too"))
