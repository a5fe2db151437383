"""The common part of starting and joining: fields in cards, one button, progress, an error with its next step."""

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QProgressBar, QWidget

from gui.core import sentences
from gui.core.components import Notice, PrimaryButton, QuietButton, row
from gui.core.fields import Field, Passphrase, Strength
from gui.core.focus import BeginsAt
from gui.core.keys import keys
from gui.core.page import Page
from gui.core.settings import LANGUAGE
from gui.core.tasks import Task, tasks
from model import language
from model.language import _

MINIMUM = 12


class FormPage(BeginsAt, Page):
    """A form that ends with an open workspace. Subclasses add their cards, `problems()` and `work()`.

    Signals: `opened` (the Workspace), `back`.
    """

    opened = Signal(object)
    back = Signal()

    def __init__(self, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent, width=width)
        self.notice, self.progress = Notice("bad"), QProgressBar()
        self.button, self.go_back = PrimaryButton(), QuietButton(symbol="chevron-left")
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.hide()
        self.button.clicked.connect(self.submit)
        self.go_back.clicked.connect(self.back)
        keys().bind("Escape", self, self.go_back.click)

    def add_foot(self) -> None:
        """Error, progress and buttons, under the cards; Enter in a field is the button."""
        for line in self.findChildren(QLineEdit):
            line.returnPressed.connect(self.submit)
        foot = row()
        foot.addWidget(self.go_back)
        foot.addStretch(1)
        foot.addWidget(self.button)
        self.body.addWidget(self.notice)
        self.body.addWidget(self.progress)
        self.body.addLayout(foot)
        self.body.addStretch(1)

    def problems(self) -> list[tuple[Field, str]]:
        """Each field that is not right yet, with what to do; shown beside the field."""
        return []

    def work(self) -> Callable[[Task], object]:
        """What makes the workspace, with the values of the fields as they are now."""
        raise NotImplementedError

    @Slot()
    def submit(self) -> None:
        """Check the fields, then do the work off the event loop."""
        found = self.problems()
        wrong = dict(found)
        for field in self.findChildren(Field):
            field.show_error(wrong.get(field, ""))
        if found:
            found[0][0].editor.setFocus()
            return
        if self.button.isEnabled():
            self._busy(True)
            LANGUAGE.set(language.current())  # who filled this in reads it: it outweighs what others think they speak
            tasks().run(self.work(), owner=self, done=self.opened.emit, failed=self._failed)

    def _failed(self, error: object) -> None:
        self._busy(False)
        self.notice.say(sentences.said(error), "bad")

    def _busy(self, is_busy: bool) -> None:
        # Going back while the folder is being made would leave it open with nobody to close it.
        self.button.setEnabled(not is_busy)
        self.go_back.setEnabled(not is_busy)
        self.progress.setVisible(is_busy)
        self.notice.say("")

    def retranslate(self) -> None:
        self.go_back.say(_("Back"))


class NewPassphrase:
    """A passphrase typed twice, with a hint how strong it is."""

    def __init__(self) -> None:
        self.first, self.second, self.strength = Passphrase(), Passphrase(), Strength()
        self.first_field, self.second_field = Field(self.first), Field(self.second)
        self.first.edited.connect(self._judge)
        self.strength.judge("")

    def add_to(self, box: "QWidget.layout") -> None:
        """Under each other."""
        for widget in (self.first_field, self.strength, self.second_field):
            box.addWidget(widget)

    def problems(self) -> list[tuple[Field, str]]:
        """Too short, or not the same twice."""
        if len(self.first.text()) < MINIMUM:
            return [(self.first_field, _("At least {minimum} characters").format(minimum=MINIMUM))]
        if self.first.text() != self.second.text():
            return [(self.second_field, _("The two are not the same"))]
        return []

    def retranslate(self) -> None:
        """Labels and the word of the strength."""
        self.first_field.say(_("Passphrase"), _("It opens your work on this computer. Nobody can restore it for you."))
        self.second_field.say(_("The passphrase again"))
        self._judge()

    def _judge(self) -> None:
        self.strength.judge(self.first.text())
