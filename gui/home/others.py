"""The questionnaires without a large button of their own: each can be begun from here."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.core import sentences
from gui.core.components import QuietButton, Text, Translated, clear, column, plain
from model.language import _

if TYPE_CHECKING:
    from model.workspace import FormEntry

SHOWN = 5


def others(offered: "Sequence[FormEntry]", large: Sequence[str]) -> "list[FormEntry]":
    """Everything but the first questionnaire of each large button."""
    first = {role: next((each.id for each in offered if each.role == role), "") for role in large}
    return [each for each in offered if each.id not in first.values()]


class FormButton(QuietButton):
    """Begins one questionnaire; a long title gives way, the tooltip has it all.

    Signals: `begin_asked` (form id).
    """

    begin_asked = Signal(str)

    def __init__(self, entry: "FormEntry", parent: QWidget | None = None) -> None:
        super().__init__(symbol="plus", parent=parent)
        self.entry = entry
        self.setProperty("beside", True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._tell)
        self.retranslate()

    def retranslate(self) -> None:
        title = sentences.titled(dict(self.entry.title)) or self.entry.id
        self.setAccessibleName(_("Begin: {title}").format(title=title))
        room = self.width() - self.iconSize().width() - 32
        said = self.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, max(room, 40))
        self.setText(" " + plain(said))
        self.setToolTip(plain(title) if said != title else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.retranslate()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    @Slot()
    def _tell(self) -> None:
        self.begin_asked.emit(self.entry.id)


class Others(Translated, QWidget):
    """The list; where it is long, the page of all questionnaires has the rest.

    Signals: `begin_asked` (form id); `all_asked`.
    """

    begin_asked = Signal(str)
    all_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries: tuple[FormEntry, ...] = ()
        self.title, self.all, self.lines = Text("strong"), QuietButton(symbol="forms"), column(spacing=0)
        self.all.setProperty("beside", True)
        self.all.clicked.connect(self.all_asked)
        box = column(self, spacing=0)
        box.addWidget(self.title)
        box.addLayout(self.lines)
        box.addWidget(self.all)
        self.retranslate()

    def show_entries(self, entries: "Sequence[FormEntry]") -> None:
        """These; nothing is built anew while they are the same."""
        if tuple(entries) != self.entries:
            self.entries = tuple(entries)
            clear(self.lines)
            for entry in self.entries[:SHOWN]:
                button = FormButton(entry)
                button.begin_asked.connect(self.begin_asked)
                self.lines.addWidget(button)
        self.setVisible(bool(self.entries))
        self.all.setVisible(len(self.entries) > SHOWN)

    def retranslate(self) -> None:
        self.title.setText(_("Other questionnaires"))
        self.all.say(_("All questionnaires"))
