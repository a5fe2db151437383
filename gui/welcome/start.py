"""Starting a fieldwork as its supervisor."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QWidget

from gui.core import sentences, theme
from gui.core.components import Card, Text, row
from gui.core.fields import Choice, Field
from gui.core.tasks import Task
from gui.welcome.form import FormPage, NewPassphrase
from model import identity, language
from model.language import _

TITLES = {
    "kk": "Қызмет көрсету сапасы, {year} жылғы {quarter}-тоқсан",
    "ru": "Качество услуг, {quarter}-й квартал {year} года",
    "en": "Service quality, {ordinal} quarter {year}",
}
ORDINALS = ("1st", "2nd", "3rd", "4th")


def quarter() -> tuple[int, int]:
    """This year and this quarter."""
    now = identity.now()
    return now.year, (now.month - 1) // 3 + 1


class StartPage(FormPage):
    """Title in three languages, wave, region; name and passphrase."""

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(880, parent)
        self.folder = folder
        self.what, self.who = Text("section"), Text("section")
        self.titles = {code: Field(QLineEdit()) for code in language.LANGUAGES}
        self.wave, self.region, self.name = Field(QLineEdit()), Field(Choice()), Field(QLineEdit())
        self.passphrase = NewPassphrase()
        cards = row(spacing=theme.L)
        cards.addWidget(self._fieldwork_card(), 1)
        cards.addWidget(self._person_card(), 1)
        self.body.addLayout(cards)
        self.add_foot()
        self._prefill()
        self.begins_at = self.name.editor
        self.retranslate()

    def _fieldwork_card(self) -> Card:
        card = Card()
        for widget in (self.what, *self.titles.values(), self.wave):
            card.box.addWidget(widget)
        card.box.addStretch(1)
        return card

    def _person_card(self) -> Card:
        card = Card()
        for widget in (self.who, self.name, self.region):
            card.box.addWidget(widget)
        self.passphrase.add_to(card.box)
        card.box.addStretch(1)
        return card

    def _prefill(self) -> None:
        year, number = quarter()
        for code, field in self.titles.items():
            field.editor.setText(TITLES[code].format(year=year, quarter=number, ordinal=ORDINALS[number - 1]))
        self.wave.editor.setText(f"{year}-Q{number}")

    def problems(self) -> list[tuple[Field, str]]:
        empty = _("Please fill this in")
        wanted = (*self.titles.values(), self.wave, self.name)
        return [(field, empty) for field in wanted if not field.editor.text().strip()] + self.passphrase.problems()

    def work(self) -> Callable[[Task], object]:
        titles = {code: field.editor.text().strip() for code, field in self.titles.items()}
        wave, region = self.wave.editor.text().strip(), self.region.editor.value()
        name = self.name.editor.text().strip()
        folder, passphrase, spoken = self.folder, self.passphrase.first.text(), language.current()

        def make(_task: Task) -> object:
            from model.workspace import Fieldwork, Person, Workspace

            person = Person(identity.new_id(), name, "supervisor", region=region, language=spoken)
            fieldwork = Fieldwork(identity.new_id(), titles, wave, regions=(region,) if region else ())
            return Workspace.create(folder, passphrase, person=person, fieldwork=fieldwork)

        return make

    def retranslate(self) -> None:
        super().retranslate()
        said = _("One wave of one survey, with its hub on this computer.")
        self.head.say(_("Start fieldwork as supervisor"), said)
        self.what.setText(_("Fieldwork"))
        self.who.setText(_("You"))
        for code, field in self.titles.items():
            field.say(_("Title, {language}").format(language=language.NAMES[code]))
        self.wave.say(_("Wave"), _("A short name for tables and file names"))
        self.name.say(_("Your name"))
        self.region.say(_("Region"))
        self.region.editor.fill([("", _("Whole country")), *sentences.regions()])
        self.passphrase.retranslate()
        self.button.say(_("Start fieldwork"))
