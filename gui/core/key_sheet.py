"""The sheet of keys (F1): every command with its key, from the one table of commands."""

from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from gui.core import actions, theme
from gui.core.components import Text, row
from gui.core.dialogs import Dialog
from gui.core.page import scrolling
from model.language import _

ROUND_IT = 260  # what the title, the sentence, the button and the window's frame take


class KeySheet(Dialog):
    """The keys, one column for each place where they count."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, _("Keys"), width=1120)
        content = QWidget()
        columns = row(content, spacing=theme.XL)
        for place in actions.PLACES:
            columns.addLayout(self._column(place), 1)
        area = scrolling(content)
        # All of them at once where the screen is tall enough, by scrolling where it is not.
        area.setMinimumHeight(min(content.sizeHint().height(), self.screen().availableGeometry().height() - ROUND_IT))
        self.body.addWidget(area)
        self.body.addWidget(Text("caption", _("A key is meant by its place, so it works on every layout.")))
        self.add_button(_("Close"), kind="primary").setFocus()

    def _column(self, place: str) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.M)
        grid.setVerticalSpacing(theme.XS)
        grid.setColumnStretch(1, 1)
        grid.addWidget(Text("strong", _(actions.PLACES[place])), 0, 0, 1, 2)
        for number, action in enumerate(actions.of(place), start=1):
            grid.addWidget(keycap(key_text(action)), number, 0)
            grid.addWidget(Text("body", action.name), number, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        return grid


def key_text(action: actions.Action) -> str:
    """The key of a command; a run of digits as its ends."""
    first, last = action.keys[0], action.keys[-1]
    if len(action.keys) > 2 and first[-1].isdigit() and last[-1].isdigit():
        return f"{actions.shown(first)} … {last[-1]}"
    return action.key


def keycap(text: str) -> QLabel:
    """A key as it looks on a keyboard."""
    cap = Text("keycap", text, wrap=False)
    cap.setFrameShape(QFrame.Shape.NoFrame)
    return cap
