"""Training data: a practice workspace, made at the first time and opened at every later one."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from gui.core import sentences, theme
from gui.core.components import Card, Notice, QuietButton, Symbol, Text, Translated, column
from gui.core.keys import keys
from gui.core.page import centred
from gui.core.tasks import tasks
from model import identity, language
from model.language import _

# Training data hold nothing secret: the passphrase only keeps the one path of opening.
PASSPHRASE = "practice-practice"  # noqa: S105
TITLE = {
    "kk": "Жаттығу: қызмет көрсету сапасы",
    "ru": "Тренировка: качество услуг",
    "en": "Practice: service quality",
}
REGION = "110000000"


class PracticePage(Translated, QWidget):
    """Getting the training data ready; it begins by itself.

    Signals: `opened` (the Workspace), `back`.
    """

    opened = Signal(object)
    back = Signal()

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.folder, self._begun = folder, False
        self.title, self.sentence = Text("section"), Text("muted")
        self.progress, self.notice, self.go_back = QProgressBar(), Notice("bad"), QuietButton(symbol="chevron-left")
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        card = Card(margin=theme.XXL)
        card.box.addWidget(Symbol("practice", "practice", size=40), 0, Qt.AlignmentFlag.AlignHCenter)
        for widget in (self.title, self.sentence, self.progress, self.notice, self.go_back):
            card.box.addWidget(widget)
        content = QWidget()
        content.setMaximumWidth(theme.px(520))
        box = column(content, margin=theme.XL)
        box.addStretch(2)
        box.addWidget(card)
        box.addStretch(3)
        column(self, spacing=0).addWidget(centred(content))
        self.go_back.clicked.connect(self.back)
        keys().bind("Escape", self, self.back.emit)
        self.setFocusProxy(self.go_back)
        self.retranslate()

    def begin(self) -> None:
        """Make or open it."""
        folder, spoken, name = self.folder, language.current(), _("Trainee")
        tasks().run(lambda _task: make(folder, spoken, name), owner=self, done=self.opened.emit, failed=self._failed)

    def _failed(self, error: object) -> None:
        self.progress.hide()
        self.notice.say(sentences.said(error), "bad")

    def retranslate(self) -> None:
        self.title.setText(_("Getting the training data ready"))
        self.sentence.setText(_("Practice has a gold edge round the window. Nothing you do there counts."))
        self.go_back.say(_("Back"))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._begun:
            self._begun = True
            self.begin()


def make(folder: Path, spoken: str, name: str) -> object:
    """The practice workspace of this machine."""
    from model.workspace import Fieldwork, Person, Workspace

    if Workspace.peek(folder) is not None:
        return Workspace.open(folder, PASSPHRASE)
    person = Person(identity.new_id(), name, "supervisor", region=REGION, language=spoken)
    fieldwork = Fieldwork("practice", TITLE, _("Practice"), regions=(REGION,), practice=True)
    return Workspace.create(folder, PASSPHRASE, person=person, fieldwork=fieldwork)
