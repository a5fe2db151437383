"""A signature, a drawing, or marks on a picture, as an answer."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from gui.answers.attached import pictures
from gui.answers.attached.answer import Act
from gui.answers.attached.image import ImageAnswer
from gui.answers.attached.keeper import Keeper
from gui.answers.attached.pad import Pad
from gui.core.tasks import tasks
from model.language import N_, _

KINDS = ("signature", "draw", "annotate")
LARGEST = QSize(3000, 3000)
_TITLES = {"signature": N_("Signature"), "draw": N_("Drawing"), "annotate": N_("Marks on the picture")}
_BEGIN = {"signature": N_("Sign …"), "draw": N_("Draw …"), "annotate": N_("Mark the picture …")}
_EMPTY = {"signature": N_("Not signed yet"), "draw": N_("Nothing drawn yet"), "annotate": N_("No picture yet")}


class DrawingAnswer(ImageAnswer):
    """Signature and drawing begin on an empty sheet, a drawing goes on where it was; marks go over a chosen picture."""

    SYMBOL = "pen"

    def __init__(self, kind: str, path: str = "", *, keeper: Keeper | None = None, most: int = 0,
                 parent: QWidget | None = None) -> None:  # fmt: skip
        self.kind = kind
        self.EMPTY = _EMPTY[kind]
        super().__init__(path, keeper=keeper, most=most, parent=parent)
        self.setAcceptDrops(keeper is not None and kind == "annotate")

    def make_acts(self) -> tuple[Act, ...]:
        acts = super().make_acts()
        draw = Act("D", _BEGIN[self.kind], "pen", self.draw)
        if self.kind != "annotate":
            return (draw, *(act for act in acts if act.key in ("O", "Delete")))
        again = Act("D", _BEGIN[self.kind], "pen", self.draw, self.has_file)
        return (*acts[:2], again, *acts[2:])

    def draw(self) -> None:
        """Open the sheet; what goes under the pen is read first."""
        self.entered.emit()
        if self.kind == "signature" or not self.value or self.keeper is None:
            self.open_pad(QImage())
            return

        def under(content: bytes) -> None:
            tasks().run(lambda _task: pictures.shown(content, LARGEST), owner=self, done=self.open_pad)

        self.keeper.fetch(self.path, owner=self, done=under, failed=self._not_there)

    def open_pad(self, under: QImage) -> Pad:
        """The sheet over this picture, or an empty one."""
        pad = Pad(self, self._name or _(_TITLES[self.kind]), self._drawn, under=under)
        pad.open()
        pad.sheet.setFocus()
        return pad

    def take_file(self, path: Path) -> None:
        """A picture to be marked: it is shown at once, and kept when it is."""
        if self.kind == "annotate":
            tasks().run(lambda _task: pictures.shown(path, LARGEST), owner=self, done=self._mark)

    def take_image(self, image: QImage) -> None:
        self._mark(image)

    def _mark(self, image: QImage) -> None:
        if image.isNull():
            self.misread.emit(N_("This is no picture that Sapa can read. Choose another one."))
        else:
            self.open_pad(image)

    def _drawn(self, picture: QImage) -> None:
        png = self.kind != "annotate"
        self.keep(partial(_made, picture, self.most, png), "x.png" if png else "x.jpg")


def _made(image: QImage, most: int, png: bool) -> bytes:
    from PySide6.QtCore import Qt

    if most and max(image.width(), image.height()) > most:
        image = image.scaled(most, most, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    return pictures.encoded(image, png=png)
