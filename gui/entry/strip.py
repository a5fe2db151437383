"""The strip at the foot of the room: the keys that work now, and nothing else."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gui.answers import ink
from gui.core import theme

Hint = tuple[str, str]


class KeyStrip(QWidget):
    """Keys with what they do, as many as there is room for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hints: tuple[Hint, ...] = ()
        self.setFixedHeight(theme.px(44))

    def show_hints(self, hints: Sequence[Hint]) -> None:
        """These keys, most important first."""
        if tuple(hints) != self.hints:
            self.hints = tuple(hints)
            self.setAccessibleName(", ".join(f"{key}: {words}" for key, words in self.hints))
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.colour("surface"))
        painter.setPen(theme.colour("line"))
        painter.drawLine(0, 0, self.width(), 0)
        left = theme.px(theme.L)
        for key, words in self.hints:
            left = self._paint_hint(painter, key, words, left)
            if left > self.width():
                break

    def _paint_hint(self, painter: QPainter, key: str, words: str, left: int) -> int:
        fonts = ink.pens()
        cap_wide = max(QFontMetrics(fonts.caption).horizontalAdvance(key) + theme.px(12), theme.px(24))
        words_wide = QFontMetrics(fonts.caption).horizontalAdvance(words) + 2
        tall = theme.px(24)
        cap = QRect(left, (self.height() - tall) // 2 + 1, cap_wide, tall)
        right = cap.right() + theme.px(6) + words_wide
        if right > self.width() - theme.px(8):
            return self.width() + 1
        ink.panel(painter, cap, fill="raised", edge="line", radius=5)
        ink.write(painter, cap, key, font=fonts.caption, colour="text", flags=ink.CENTRED)
        place = QRect(cap.right() + theme.px(6), 0, words_wide, self.height())
        ink.write(painter, place, words, font=fonts.caption, colour="muted", flags=int(Qt.AlignmentFlag.AlignVCenter))
        return right + theme.px(18)
