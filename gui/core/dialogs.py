"""Questions and news in a window of their own, and the choice of files. None of them blocks the event loop."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from gui.core import theme
from gui.core.components import Button, Text, column, row
from gui.core.focus import FocusRing
from gui.core.settings import LAST_FOLDER
from model.language import _

ROUND_IT = 200  # px: the title, the buttons and the window's frame


class Dialog(QDialog):
    """A dialog of ours: a title, content in `body`, buttons at the right of `foot`. It frees itself when closed."""

    def __init__(self, parent: QWidget, title: str, *, width: int = 480) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(min(theme.px(width), self.screen().availableGeometry().width() - theme.XXL))
        outer = column(self, margin=theme.XL, spacing=theme.L)
        self.title = Text("section", title)
        self.body, self.foot = column(spacing=theme.M), row(spacing=theme.S)
        self.foot.addStretch(1)
        outer.addWidget(self.title)
        outer.addLayout(self.body)
        outer.addLayout(self.foot)
        FocusRing(self)

    def add_button(self, text: str, *, kind: str = "secondary", then: Callable[[], object] | None = None) -> Button:
        """A button at the right; without `then` it closes the dialog."""
        button = Button(text, kind=kind)
        button.clicked.connect(then or self.reject)
        self.foot.addWidget(button)
        return button


def tall(wanted: int) -> int:
    """So many units of height, or as many as the screen has beside what stands round them."""
    return min(theme.px(wanted), QGuiApplication.primaryScreen().availableGeometry().height() - ROUND_IT)


def ask(parent: QWidget, title: str, text: str, *, yes: str, then: Callable[[], object],
        danger: bool = False) -> Dialog:  # fmt: skip
    """A question with one way forward; closing it any other way does nothing."""
    dialog = Dialog(parent, title)
    dialog.body.addWidget(Text("body", text))
    dialog.accepted.connect(then)
    back = dialog.add_button(_("Cancel"))
    forward = dialog.add_button(yes, kind="danger" if danger else "primary", then=dialog.accept)
    dialog.open()
    (back if danger else forward).setFocus()  # what cannot be taken back wants a second thought
    return dialog


def tell(parent: QWidget, title: str, text: str) -> Dialog:
    """News that the person must have seen."""
    dialog = Dialog(parent, title)
    said = Text("body", text)
    said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    dialog.body.addWidget(said)
    close = dialog.add_button(_("Close"), kind="primary")
    dialog.open()
    close.setFocus()
    return dialog


def save_file(parent: QWidget, title: str, name: str, kind: str, then: Callable[[str], object]) -> QFileDialog:
    """Where to save; `then` gets the path. `kind` is a filter such as "PDF (*.pdf)"."""
    dialog = _files(parent, title, then)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(kind)
    dialog.setDefaultSuffix(kind.rpartition(".")[2].rstrip(")"))
    dialog.selectFile(name)
    dialog.open()
    return dialog


def choose_file(parent: QWidget, title: str, kind: str, then: Callable[[str], object]) -> QFileDialog:
    """Which file to open."""
    dialog = _files(parent, title, then)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(kind)
    dialog.open()
    return dialog


def choose_folder(parent: QWidget, title: str, then: Callable[[str], object]) -> QFileDialog:
    """Which folder to write into."""
    dialog = _files(parent, title, then)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.open()
    return dialog


def _files(parent: QWidget, title: str, then: Callable[[str], object]) -> QFileDialog:
    dialog = QFileDialog(parent, title, LAST_FOLDER.get() or str(Path.home()))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(_remember)
    dialog.fileSelected.connect(then)
    return dialog


def _remember(chosen: str) -> None:
    path = Path(chosen)
    LAST_FOLDER.set(str(path if path.is_dir() else path.parent))
