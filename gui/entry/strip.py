"""The strip at the foot of the room: the keys that work now, and nothing else."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gui.answers import ink
from gui.core import theme

Hint = tuple[str, str]
# Where there is no room for all, these go first: what the outline, the header and the head of a grid show as well.
SPARED_FIRST = ("F7", "F6", "F2", ".", ink.MINUS, "0", "F4", "Backspace", "Shift+Enter", "F8", "Ctrl+Y", "Ctrl+Z")
START, CAP, GAP, BETWEEN = theme.L, 24, 6, 18


class KeyStrip(QWidget):
    """Keys with what they do, as many as there is room for; each can be pressed with a finger as well.

    Signals: `pressed(key)` as it is shown.
    """

    pressed = Signal(str)

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
        for (key, words), place in self.places():
            self._paint_hint(painter, key, words, place.left())

    def places(self) -> list[tuple[Hint, QRect]]:
        """What is shown, and where it can be touched."""
        found, left = [], theme.px(START)
        for hint in self.fitted(self.width()):
            wide = sum(self._wide(*hint))
            found.append((hint, QRect(left, 0, wide, self.height())))
            left += wide
        return found

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        key = next((hint[0] for hint, place in self.places() if place.contains(point)), "")
        if key and event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit(key)

    def fitted(self, width: int) -> list[Hint]:
        """The keys there is room for, in their order; F1 and Esc, which are last, always among them."""
        shown, room = list(self.hints), width - theme.px(START) - theme.px(8)
        spared = [hint for key in SPARED_FIRST for hint in self.hints if hint[0] == key]
        while sum(sum(self._wide(*hint)) for hint in shown) > room + theme.px(BETWEEN) and spared:
            shown.remove(spared.pop(0))
        return shown

    @staticmethod
    def _wide(key: str, words: str) -> tuple[int, int]:
        """What the cap takes, and what its words take with the gaps round them."""
        metrics = QFontMetrics(ink.pens().caption)
        cap = max(metrics.horizontalAdvance(key) + theme.px(12), theme.px(CAP))
        return cap, theme.px(GAP) + metrics.horizontalAdvance(words) + 2 + theme.px(BETWEEN)

    def _paint_hint(self, painter: QPainter, key: str, words: str, left: int) -> None:
        fonts, (cap_wide, rest) = ink.pens(), self._wide(key, words)
        tall = theme.px(24)
        cap = QRect(left, (self.height() - tall) // 2 + 1, cap_wide, tall)
        ink.panel(painter, cap, fill="raised", edge="line", radius=5)
        ink.write(painter, cap, key, font=fonts.caption, colour="text", flags=ink.CENTRED)
        place = QRect(left + cap_wide + theme.px(GAP), 0, rest, self.height())
        ink.write(painter, place, words, font=fonts.caption, colour="muted", flags=int(Qt.AlignmentFlag.AlignVCenter))
