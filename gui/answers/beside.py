"""Buttons beside the line of an answer: large enough for a finger, and they leave the keys where they are."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from gui.core import theme
from gui.core.components import IconButton

TARGET = 44


class BesideButton(IconButton):
    """A button that shows an icon."""

    def __init__(self, symbol: str, *, kind: str = "quiet", parent: QWidget | None = None) -> None:
        super().__init__(symbol, parent=parent)
        self.setProperty("kind", kind)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.redress()

    def redress(self) -> None:
        super().redress()
        self.setFixedSize(theme.px(TARGET), theme.px(TARGET))


def make_tall(widget: QWidget) -> None:
    """As tall as a finger needs; the style sheet knows how much."""
    widget.setProperty("tall", True)
    if isinstance(widget, QPushButton):
        widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
