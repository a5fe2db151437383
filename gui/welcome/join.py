"""Joining a fieldwork with the address and the code of the supervisor."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QWidget

from gui.core.components import Card
from gui.core.fields import Field
from gui.core.tasks import Task
from gui.welcome.form import FormPage, NewPassphrase
from model.language import _


class JoinPage(FormPage):
    """Address, code, and a passphrase of one's own."""

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(560, parent)
        self.folder = folder
        self.address, self.code = Field(QLineEdit()), Field(QLineEdit())
        self.passphrase = NewPassphrase()
        self.address.editor.setPlaceholderText("http://192.168.0.10:8080")
        card = Card()
        for widget in (self.address, self.code):
            card.box.addWidget(widget)
        self.passphrase.add_to(card.box)
        self.body.addWidget(card)
        self.add_foot()
        self.begins_at = self.address.editor
        self.retranslate()

    def problems(self) -> list[tuple[Field, str]]:
        empty = _("Please fill this in")
        wanted = (self.address, self.code)
        return [(field, empty) for field in wanted if not field.editor.text().strip()] + self.passphrase.problems()

    def work(self) -> Callable[[Task], object]:
        folder, passphrase = self.folder, self.passphrase.first.text()
        address, code = self.address.editor.text().strip(), self.code.editor.text().strip()

        def join(_task: Task) -> object:
            from model.workspace import Workspace

            return Workspace.join(folder, passphrase, address=address, code=code)

        return join

    def retranslate(self) -> None:
        super().retranslate()
        said = _("Your supervisor sees both under Fieldwork. You need the office network once, now; not in the field.")
        self.head.say(_("Join as interviewer or mystery shopper"), said)
        self.address.say(_("Address"), _("As it stands on the supervisor's screen"))
        self.code.say(_("Code"), _("It works once, for you"))
        self.passphrase.retranslate()
        self.button.say(_("Join"))
