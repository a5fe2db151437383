"""The parts of a room and where they stand: header, sections, questions or finish, comment, keys. Decides nothing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from gui.core import theme
from gui.core.components import Button, Notice, Translated, column, row
from gui.entry.finish import Finish
from gui.entry.header import Header
from gui.entry.outline import Outline
from gui.entry.remark import Remark
from gui.entry.sheet import scrolled
from gui.entry.strip import KeyStrip
from model.interview.interview import Interview


class Frame(Translated, QWidget):
    """The room without anyone in it."""

    def __init__(self, interview: Interview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.interview = interview
        self.setProperty("kind", "ground")
        self.setProperty("touch", True)  # everything in the room is large enough for a finger
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._build()

    def _build(self) -> None:
        self.header, self.remark, self.strip = Header(), Remark(), KeyStrip()
        self.outline, self.finish, self.stack = Outline(), Finish(), QStackedWidget()
        self.trouble, self.retry, self.news = Notice("bad"), Button("", "sync"), Notice("accent")
        self.trouble.box.addWidget(self.retry)
        self.stack.addWidget(self.finish)
        right = column(spacing=0)
        right.addWidget(self.trouble)
        right.addWidget(self.news)
        right.addWidget(self.stack, 1)
        middle = row(spacing=0)
        middle.addWidget(self.make_side())
        middle.addLayout(right, 1)
        outer: QVBoxLayout = column(self, spacing=0)
        outer.addWidget(self.header)
        outer.addLayout(middle, 1)
        outer.addWidget(self.remark)
        outer.addWidget(self.strip)

    def make_side(self) -> QWidget:
        """What stands left of the questions."""
        side = scrolled(self.outline)
        side.setFixedWidth(self.outline.width() + theme.px(12))
        return side
