"""What stands over the whole window while nobody else may look at it. It hides; it locks nothing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from gui.core import actions, keys, theme
from gui.core.components import Symbol, Text, Translated, column
from model.language import _


class Curtain(Translated, QWidget):
    """Nothing but a sign and a sentence, from edge to edge.

    Signals: `lifted` when the person comes back: Esc, or the key that let it fall. Any other key says so.
    """

    lifted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("paints_focus", True)
        self.title, self.sentence = Text("title"), Text("muted")
        box = column(self, margin=theme.XXL, spacing=theme.M)
        box.addStretch(2)
        box.addWidget(Symbol("lock", "muted", size=40), 0, Qt.AlignmentFlag.AlignHCenter)
        for words in (self.title, self.sentence):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            box.addWidget(words)
        box.addStretch(3)
        for key in ("Escape", *actions.action("cover").keys):
            keys.keys().bind(key, self, self.lifted.emit)
        self.retranslate()

    def retranslate(self) -> None:
        self.title.setText(_("The screen is hidden"))
        self.sentence.setText(_("Esc brings it back, exactly where you were. Nothing is lost."))
        self.setAccessibleName(self.title.text())
        self.setAccessibleDescription(self.sentence.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.sentence.set_kind("strong")
        event.accept()
