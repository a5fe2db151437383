"""Unlocking: whose work this is, and the passphrase."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from gui.core import sentences, theme
from gui.core.components import Card, Notice, PrimaryButton, QuietButton, Text, Translated, column
from gui.core.fields import Field, Passphrase
from gui.core.focus import BeginsAt
from gui.core.page import centred
from gui.core.tasks import Task, tasks
from model.language import _

if TYPE_CHECKING:
    from model.workspace import Peek, Workspace


class UnlockPage(BeginsAt, Translated, QWidget):
    """One field and one button.

    Signals: `opened` (the Workspace), `practice_asked`.
    """

    opened = Signal(object)
    practice_asked = Signal()

    def __init__(self, folder: Path, found: "Peek", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.folder, self.found = folder, found
        self.title, self.who = Text("title"), Text("muted")
        self.passphrase = Passphrase()
        self.field, self.notice = Field(self.passphrase), Notice("bad")
        self.button, self.practice = PrimaryButton(symbol="lock"), QuietButton()
        self._build()
        self.passphrase.entered.connect(self.unlock)
        self.passphrase.edited.connect(self._edited)
        self.button.clicked.connect(self.unlock)
        self.practice.clicked.connect(self.practice_asked)
        self.begins_at = self.passphrase.line
        self.retranslate()

    def _build(self) -> None:
        card = Card(margin=theme.XXL, spacing=theme.L)
        for widget in (self.title, self.who, self.field, self.notice, self.button):
            card.box.addWidget(widget)
        card.box.setSpacing(theme.M)
        content = QWidget()
        content.setMaximumWidth(theme.px(480))
        box = column(content, margin=theme.XL, spacing=theme.M)
        box.addStretch(2)
        box.addWidget(card)
        box.addWidget(self.practice, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(3)
        column(self, spacing=0).addWidget(centred(content))

    @Slot()
    def unlock(self) -> None:
        """Try the passphrase; deriving the key takes about a second, off the event loop."""
        folder, passphrase = self.folder, self.passphrase.text()
        if not passphrase or not self.button.isEnabled():
            return
        self._busy(True)
        self.notice.say("")

        def work(_task: Task) -> "Workspace":
            from model.workspace import Workspace

            return Workspace.open(folder, passphrase)

        tasks().run(work, owner=self, done=self._opened, failed=self._failed)

    def _opened(self, workspace: object) -> None:
        self.passphrase.clear()
        self.opened.emit(workspace)

    def _failed(self, error: object) -> None:
        self._busy(False)
        self.notice.say(sentences.said(error), "bad")
        self.passphrase.line.selectAll()
        self.passphrase.line.setFocus()

    def _busy(self, is_busy: bool) -> None:
        self.button.setEnabled(not is_busy)
        self.passphrase.line.setReadOnly(is_busy)
        self.practice.setEnabled(not is_busy)
        self.button.say(_("Unlocking …") if is_busy else _("Unlock"))

    @Slot()
    def _edited(self) -> None:
        self.notice.say("")

    def retranslate(self) -> None:
        self.title.setText(sentences.titled(dict(self.found.fieldwork)) or _("Fieldwork"))
        self.who.setText(f"{self.found.person} · {sentences.role(self.found.role)}")
        self.field.say(_("Passphrase"))
        self.practice.say(_("Practise with training data"))
        self._busy(not self.button.isEnabled())
