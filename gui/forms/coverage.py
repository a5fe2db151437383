"""How much of a questionnaire each language has: a name, a bar, a share."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QProgressBar, QWidget

from gui.core import theme
from gui.core.components import Text, clear
from model import language
from model.language import _, formats


class CoverageTable(QWidget):
    """A line for each language."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(theme.M)
        self.grid.setVerticalSpacing(theme.S)
        self.grid.setColumnStretch(1, 1)

    def show_coverage(self, found: Iterable[Any]) -> None:
        """These languages; a word instead if the form names none."""
        clear(self.grid)
        lines = list(found)
        for number, one in enumerate(lines):
            self._add(number, one)
        if not lines:
            self.grid.addWidget(Text("muted", _("The texts name no language; they are shown as they are.")), 0, 0, 1, 3)

    def _add(self, number: int, one: Any) -> None:
        name = Text("body", language.NAMES.get(one.language, one.language or _("Other")), wrap=False)
        bar, share = QProgressBar(), Text("caption", formats.percent(one.percent / 100, 0), wrap=False)
        bar.setRange(0, 100)
        bar.setValue(one.percent)
        bar.setTextVisible(False)
        bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        bar.setMinimumWidth(theme.px(60))
        share.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        said = _("{n} of {total}").format(n=one.translated, total=one.of)
        for place, widget in enumerate((name, bar, share)):
            widget.setToolTip(said)
            self.grid.addWidget(widget, number, place)
