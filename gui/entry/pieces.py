"""The parts of a section's screen that are no questions: headings, members of a repeat, the row that adds one."""

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gui.answers import ink, words
from gui.answers.base import Answer, announce
from gui.core import theme
from gui.core.components import QuietButton, Translated
from model.language import _


class Heading(QWidget):
    """The words above a group inside a section."""

    def __init__(self, path: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path, self.text, self.count = path, "", ""

    def show_words(self, text: str, count: str = "") -> None:
        if (text, count) != (self.text, self.count):
            self.text, self.count = text, count
            self.setAccessibleName(words.plain(text))
            self.update()

    def arrange(self, width: int) -> int:
        return words.height(self.text, ink.pens().heading, width - theme.px(120)) + theme.px(26)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, fonts = QPainter(self), ink.pens()
        place = self.rect().adjusted(theme.px(20), theme.px(18), -theme.px(100), -theme.px(4))
        words.write(painter, place, self.text, font=fonts.heading, colour="text")
        right = QRect(place.right(), place.top(), theme.px(80), place.height())
        flags = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        ink.write(painter, right, self.count, font=fonts.caption, colour="muted", flags=flags)


class Member(Translated, Heading):
    """The heading of one member of a repeat, with the button that removes it.

    Signals: `removed(path)` when the person asks to remove it.
    """

    removed = Signal(str)

    def __init__(self, path: str, *, removable: bool, parent: QWidget | None = None) -> None:
        super().__init__(path, parent)
        self.button = QuietButton("", "close", parent=self)
        self.button.setVisible(removable)
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(self._remove)
        self.retranslate()

    def retranslate(self) -> None:
        self.button.say(_("Remove"))
        self.button.setAccessibleName(f"{_('Remove')}: {words.plain(self.text)}")

    def arrange(self, width: int) -> int:
        tall = max(super().arrange(width), theme.px(52))
        size = self.button.sizeHint()
        self.button.setGeometry(
            width - size.width() - theme.px(12), tall - size.height() - theme.px(4), size.width(), size.height()
        )
        return tall

    @Slot()
    def _remove(self) -> None:
        self.removed.emit(self.path)


class AddRow(Answer):
    """The place after the last member of a repeat: + or Space adds one, Enter goes on.

    Signals: `added(path)` of the repeat.
    """

    added = Signal(str)

    def __init__(self, path: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path, self.text = path, ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_words(self, text: str) -> None:
        self.text = text
        announce(self, self._said())

    def _said(self) -> str:
        return _("Add: {name}").format(name=words.plain(self.text))

    def sizeHint(self) -> QSize:
        return QSize(theme.px(320), theme.px(44))

    def take(self, place: str) -> bool:
        if place in ("Equal", "NumPlus", "Space", "Insert"):
            self.added.emit(self.path)
            return True
        return super().take(place)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.added.emit(self.path)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.entered.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cell = QRect(0, 0, min(self.width(), theme.px(320)), self.height()).adjusted(0, 0, -1, -1)
        ink.panel(painter, cell, fill="surface", edge="line", radius=8)
        if self.hasFocus():
            ink.focus(painter, cell, radius=8)
        box = theme.px(24)
        ink.keycap(painter, QRect(theme.px(10), (cell.height() - box) // 2, box, box), "+", bright=self.hasFocus())
        ink.write(painter, cell.adjusted(theme.px(44), 0, -8, 0), self._said(), font=ink.pens().body, colour="text")
