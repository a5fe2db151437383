"""Training data: a practice workspace, made at the first time and opened at every later one."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from gui.core import sentences, theme
from gui.core.components import Card, Notice, QuietButton, Symbol, Text, Translated, column
from gui.core.focus import BeginsAt
from gui.core.keys import keys
from gui.core.page import centred
from gui.core.tasks import Task, tasks
from gui.welcome.training import practise
from model import language
from model.language import _


class PracticePage(BeginsAt, Translated, QWidget):
    """Getting the training data ready; it begins by itself.

    Signals: `opened` (the Workspace), `back`.
    """

    opened = Signal(object)
    back = Signal()

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.folder, self._begun = folder, False
        self._task: Task | None = None
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
        self.go_back.clicked.connect(self.stop)
        keys().bind("Escape", self, self.stop)
        self.begins_at = self.go_back
        self.retranslate()

    def begin(self) -> None:
        """Make or open it."""
        folder, spoken, name = self.folder, language.current(), _("Trainee")

        def work(task: Task) -> object:
            return practise(folder, spoken, name, tell=task.report, cancelled=task.cancelled)

        self._task = tasks().run(work, owner=self, done=self._done, failed=self._failed, reported=self._reported)

    @Slot()
    def stop(self) -> None:
        """Do not wait any longer; what is made already is closed first."""
        if self._task is None:
            self.back.emit()
        else:
            self._task.cancel()
            self.go_back.setEnabled(False)

    def _reported(self, progress: object) -> None:
        done, total = progress
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _done(self, workspace: object) -> None:
        self._task = None
        if workspace is None:
            self.back.emit()
        else:
            self.opened.emit(workspace)

    def _failed(self, error: object) -> None:
        self._task = None
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
