"""Between a file and its report: how a check is waited for, and where a file may be dropped."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QProgressBar, QWidget

from gui.core import theme
from gui.core.components import Button, Symbol, Text, Translated, column
from model.language import _

WIDE = 360


class Waiting(Translated, QWidget):
    """A check under way.

    Signals: `cancelled` when the person waits no longer.
    """

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = ""
        self.title, self.sentence, self.bar = Text("section"), Text("muted"), QProgressBar()
        self.cancel = Button(symbol="stop")
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.bar.setFixedWidth(theme.px(WIDE))
        box, middle = column(self, spacing=theme.M), Qt.AlignmentFlag.AlignHCenter
        box.addStretch(1)
        for text in (self.title, self.sentence):
            text.setAlignment(middle)
            box.addWidget(text)
        box.addWidget(self.bar, 0, middle)
        box.addWidget(self.cancel, 0, middle)
        box.addStretch(2)
        self.cancel.clicked.connect(self.cancelled)
        self.retranslate()

    def show_name(self, name: str) -> None:
        """What is being checked."""
        self.name = name
        self.retranslate()

    def retranslate(self) -> None:
        self.title.setText(_("Checking {file}").format(file=self.name))
        self.sentence.setText(_("Every sheet, every condition, every text. A large questionnaire takes some seconds."))
        self.cancel.say(_("Stop"))


class DropHere(Translated, QWidget):
    """What is shown while a file hangs over the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Text("title")
        # Otherwise the keyboard would fall to the bar at the top, and stay there when the file is taken away again.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("paints_focus", True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        box = column(self, spacing=theme.M)
        box.addStretch(1)
        box.addWidget(Symbol("import", "accent", size=40), 0, Qt.AlignmentFlag.AlignHCenter)
        box.addWidget(self.words)
        box.addStretch(1)
        self.retranslate()

    def retranslate(self) -> None:
        self.words.setText(_("Drop the questionnaire here"))
        self.setAccessibleName(self.words.text())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("accent"), 2, Qt.PenStyle.DashLine))
        painter.setBrush(theme.colour("accent_soft"))
        painter.drawRoundedRect(self.rect().adjusted(2, 2, -2, -2), theme.CARD_RADIUS, theme.CARD_RADIUS)
