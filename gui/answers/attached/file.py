"""A file, chosen from the disk: its keeper makes it durable and answers with the name it got."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from gui.answers.attached.keeper import Keeper
from gui.answers.base import Answer
from gui.core import dialogs, theme
from model.language import _


class FileAnswer(Answer):
    """A picture or a file. Where nothing keeps it (no keeper) it says so, and the question is not in the way."""

    def __init__(
        self, path: str = "", *, pictures: bool, keeper: Keeper | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.path, self.pictures, self.keeper = path, pictures, keeper
        self.button = QPushButton(self)
        self.button.setEnabled(keeper is not None)
        self.name = QLabel(self)
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        self.name.setProperty("kind", "muted")
        self.name.setWordWrap(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.M)
        box.addWidget(self.button)
        box.addWidget(self.name, 1)
        self.button.clicked.connect(self.choose)
        self.retranslate()

    def retranslate(self) -> None:
        self.button.setText(_("Choose a picture …") if self.pictures else _("Choose a file …"))
        self.show_value(self.value)

    def show_value(self, value: str) -> None:
        self.value = value
        if self.keeper is None:
            self.name.setText(_("This version cannot keep files yet. Write what the file shows into the comment (F4)."))
        else:
            self.name.setText(value or _("No file chosen"))
        self.button.setVisible(self.keeper is not None)

    def take(self, place: str) -> bool:
        if place == "Space" and self.keeper is not None:
            self.choose()
            return True
        if place == "Delete" and self.value:
            self.answered.emit("", False)
            return True
        return super().take(place)

    def choose(self) -> None:
        """Ask for a file."""
        kind = _("Pictures") + " (*.jpg *.jpeg *.png)" if self.pictures else _("All files") + " (*)"
        dialogs.choose_file(self, self.button.text(), kind, self._picked)

    @Slot(str)
    def _picked(self, path: str) -> None:
        if self.keeper is not None:
            self.keeper.keep(self.path, Path(path), Path(path).name)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.entered.emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
