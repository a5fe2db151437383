"""One scale from end to end: points on a line with their words underneath, one key each."""

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gui.answers import ink, words
from gui.answers.base import Option
from gui.answers.choice import ChoiceList
from gui.core import theme

DOT, LINE, NARROWEST = 14, 44, 84


class Likert(ChoiceList):
    """Choices as points on a line. Where they are too many for the width they stand as a list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._is_line = True

    def tall(self, width: int) -> int:
        if not self.options:
            return super().tall(width)
        caption, count = ink.pens().caption, len(self.options)
        wide = width // count
        longest = max(ink.longest_word(words.plain(option.label), caption) for option in self.options)
        self._is_line = wide >= max(theme.px(NARROWEST), longest + theme.px(12)) or width <= 1
        if not self._is_line:
            return super().tall(width)
        wide = min(wide, theme.px(160))
        said = max(words.height(option.label, caption, wide - theme.px(12)) for option in self.options)
        tall = theme.px(LINE + 12) + said
        self._cells = [QRect(index * wide, 0, wide, tall) for index in range(count)]
        self.update()
        return tall

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._is_line:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._cells:
            middle = theme.px(LINE) // 2
            painter.setPen(QPen(theme.colour("line"), 2))
            painter.drawLine(self._cells[0].center().x(), middle, self._cells[-1].center().x(), middle)
        for index, (option, cell) in enumerate(zip(self.options, self._cells, strict=False)):
            self._paint_point(painter, option, cell, index)

    def _paint_point(self, painter: QPainter, option: Option, cell: QRect, index: int) -> None:
        chosen, hovered = option.value in self.chosen(), index == self._hover
        centre, radius = QPointF(cell.center().x() + 0.5, theme.px(LINE) / 2), theme.px(DOT)
        if self.hasFocus() and index == self.cursor:
            ink.focus(painter, cell.adjusted(2, 0, -2, 0), radius=8)
        edge = "accent" if hovered or chosen else "edge"
        ink.dot(painter, centre, radius, fill="accent" if chosen else "surface", edge=edge)
        sign = QRect(cell.left(), 0, cell.width(), theme.px(LINE))
        colour = "on_accent" if chosen else "text"
        ink.write(painter, sign, option.key.replace("-", ink.MINUS), font=ink.pens().strong, colour=colour,
                  flags=ink.CENTRED)  # fmt: skip
        under = cell.adjusted(theme.px(6), theme.px(LINE), -theme.px(6), -theme.px(4))
        flags = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignHCenter)
        receded = bool(self.value) and not chosen
        words.write(painter, under, option.label, font=ink.pens().caption, colour="muted" if receded else "text",
                    flags=flags)  # fmt: skip
