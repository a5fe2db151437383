"""Words that are read aloud; where they are taller than their room, they move behind it."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from gui.answers import words
from gui.core import panning, theme


class Written(QWidget):
    """The words, painted as a form writes them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self.words, self.size_of_letters = "", theme.QUESTION

    def show_words(self, text: str, size: int) -> None:
        if (text, size) != (self.words, self.size_of_letters):
            self.words, self.size_of_letters = text, size
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        font = theme.font(self.size_of_letters)
        words.write(QPainter(self), QRect(0, 0, self.width(), self.height()), self.words, font=font, colour="text")


class Reading(QScrollArea):
    """The words and a bar beside them when they move. It takes no focus: the choices below keep the keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.written = Written()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self.written)
        panning.follow_finger(self)

    def show_words(self, text: str, size: int, width: int, tall: int) -> None:
        """These words, which are so tall at this width; from their beginning if they are others."""
        if text != self.written.words:
            self.verticalScrollBar().setValue(0)
        self.written.show_words(text, size)
        self.written.resize(width, tall)

    def moves(self) -> bool:
        """Whether a part of the words is out of sight."""
        return self.written.height() > self.height()

    def move_on(self, way: int) -> bool:
        """Down or up by half of what is seen; False if there is nothing to move."""
        bar = self.verticalScrollBar()
        if self.moves():
            bar.setValue(bar.value() + way * self.height() // 2)
        return self.moves()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
