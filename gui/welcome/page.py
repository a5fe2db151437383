"""The first screen of a new machine: three large choices."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from gui.core import theme
from gui.core.components import Button, Symbol, Text, Translated, column, row
from gui.core.focus import BeginsAt
from gui.core.keys import keys
from gui.core.page import centred
from model.language import _


class BigChoice(Button):
    """A whole card that is one button: icon, title, sentence, and its digit."""

    def __init__(self, symbol: str, digit: str, parent: QWidget | None = None) -> None:
        super().__init__(kind="choice", parent=parent)
        self.title, self.sentence, self.digit = Text("section"), Text("muted"), Text("keycap", digit, wrap=False)
        head = row()
        head.addWidget(Symbol(symbol, "accent", size=32))
        head.addStretch(1)
        head.addWidget(self.digit, 0, Qt.AlignmentFlag.AlignTop)
        box = column(self, margin=theme.XL, spacing=theme.M)
        box.addLayout(head)
        box.addSpacing(theme.S)
        box.addWidget(self.title)
        box.addWidget(self.sentence)
        box.addStretch(1)
        for label in self.findChildren(QLabel):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def say(self, title: str, sentence: str = "") -> None:
        self.title.setText(title)
        self.sentence.setText(sentence)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)

    def sizeHint(self) -> QSize:
        needed = self.layout().totalHeightForWidth(max(self.width(), theme.px(280)))
        return QSize(theme.px(320), max(theme.px(220), needed))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(220), self.sizeHint().height())


class WelcomePage(BeginsAt, Translated, QWidget):
    """Try, start, or join. Keys 1, 2, 3.

    Signals: `practice_asked`, `start_asked`, `join_asked`.
    """

    practice_asked = Signal()
    start_asked = Signal()
    join_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.sentence, self.foot = Text("figure"), Text("muted"), Text("caption")
        self.practice, self.start, self.join = (
            BigChoice("practice", "1"), BigChoice("supervisor", "2"), BigChoice("join", "3"),
        )  # fmt: skip
        content = QWidget()
        content.setMaximumWidth(theme.px(theme.PAGE_WIDTH))
        box = column(content, margin=theme.XL, spacing=theme.M)
        choices = row(spacing=theme.L)
        for choice in self.choices():
            choices.addWidget(choice, 1)
        box.addStretch(2)
        for widget in (self.title, self.sentence):
            box.addWidget(widget)
        box.addSpacing(theme.L)
        box.addLayout(choices)
        box.addSpacing(theme.S)
        box.addWidget(self.foot)
        box.addStretch(3)
        column(self, spacing=0).addWidget(centred(content))
        self._connect()
        self.begins_at = self.practice  # the one press that binds to nothing
        self.retranslate()

    def choices(self) -> tuple[BigChoice, ...]:
        """The three, in their order."""
        return self.practice, self.start, self.join

    def _connect(self) -> None:
        asked = (self.practice_asked, self.start_asked, self.join_asked)
        for number, (choice, signal) in enumerate(zip(self.choices(), asked, strict=True), start=1):
            choice.clicked.connect(signal)
            for key in (str(number), f"Num{number}"):
                keys().bind(key, self, choice.click)

    def retranslate(self) -> None:
        self.title.setText(_("Welcome to Sapa"))
        said = _("Interviews and mystery visits about the quality of public services, without a network.")
        self.sentence.setText(said)
        self.practice.say(_("Try with training data"), _("A practice fieldwork with made-up answers. "
                          "Nothing you do there counts, and it never mixes with real work."))  # fmt: skip
        self.start.say(_("Start fieldwork as supervisor"), _("Begin a wave, invite interviewers and shoppers, "
                       "receive their work and print the reports."))  # fmt: skip
        self.join.say(_("Join as interviewer or mystery shopper"), _("With the address and the code "
                      "that your supervisor gave you."))  # fmt: skip
        self.foot.setText(_("Everything is encrypted on this computer from the first answer."))
