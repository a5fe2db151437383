"""The line in which a comment on a question is written. It lies over the foot of the room and moves nothing."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from gui.answers.typed import PAUSE
from gui.core import theme
from gui.core.components import Button, Notice, QuietButton, Text, Translated, column, row
from gui.core.pause import Pause
from gui.entry import personal
from model.language import _


class Remark(Translated, QFrame):
    """A comment, or the reason of an unlikely answer.

    Signals: `written(path, text)` and `reasoned(path, text)` when it is to be kept; `halved(path, text, of)`
    what is half typed of a "comment" or a "reason"; `closed` when the line goes away.
    """

    written = Signal(str, str)
    reasoned = Signal(str, str)
    halved = Signal(str, str, str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "foot")
        self.path = ""
        self.asks_why = False
        self.label, self.line = Text("strong", wrap=False), QLineEdit()
        self.keep, self.cancel, self.warning = Button(), QuietButton(), Notice("bad")
        outer, box = column(self, spacing=theme.XS), row(spacing=theme.M)
        outer.setContentsMargins(theme.L, theme.S, theme.L, theme.S)
        outer.addWidget(self.warning)
        outer.addLayout(box)
        box.addWidget(self.label)
        box.addWidget(self.line, 1)
        box.addWidget(self.keep)
        box.addWidget(self.cancel)
        self.line.returnPressed.connect(self._keep)
        self.line.textChanged.connect(self._judge)
        self._pause = Pause(self, PAUSE, self._tell_half)
        self.line.textEdited.connect(self._pause.start)
        self.keep.clicked.connect(self._keep)
        self.cancel.clicked.connect(self.cancel_line)
        self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        self.label.setText(_("Why is it right?") if self.asks_why else _("Comment"))
        hint = _("The reason is kept beside the answer. Esc: back to the question.") if self.asks_why else _(
            "What should be known about this answer? No names, no phone numbers.")  # fmt: skip
        self.line.setPlaceholderText(hint)
        self.keep.say(_("Save"))
        self.cancel.say(_("Cancel"))

    def open_line(self, path: str, question: str, text: str, *, why: bool = False) -> None:
        """Write about this question, or `why` its answer is right."""
        self.path, self.asks_why = path, why
        self.retranslate()
        self.line.setText(text)
        self.line.setAccessibleName(f"{self.label.text()}: {question}")
        self.show()
        self.line.setFocus()

    @Slot()
    def _tell_half(self) -> None:
        self.halved.emit(self.path, self.line.text(), "reason" if self.asks_why else "comment")

    @Slot()
    def cancel_line(self) -> None:
        """Nothing of it is meant."""
        self.halved.emit(self.path, "", "reason" if self.asks_why else "comment")
        self.close_line()

    @Slot()
    def close_line(self) -> None:
        self._pause.stop()
        # The focus goes first: hiding what has it would let Qt choose where it goes.
        self.closed.emit()
        self.hide()

    @Slot()
    def _judge(self) -> None:
        """A personal number is told at once; until it is out, nothing is kept."""
        found = personal.verdict(self.line.text())
        self.warning.say(found.sentence, "bad" if found.blocks else "warn")
        self.keep.setEnabled(not found.blocks)

    @Slot()
    def _keep(self) -> None:
        if not self.keep.isEnabled():
            return
        (self.reasoned if self.asks_why else self.written).emit(self.path, self.line.text().strip())
        self.close_line()
