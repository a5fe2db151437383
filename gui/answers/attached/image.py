"""A picture as an answer: chosen, dropped, pasted or taken with the camera; kept upright and without hidden data."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QGuiApplication, QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import QWidget

from gui.answers.attached import camera, devices, pictures
from gui.answers.attached.answer import TALL, WIDE, Act, AttachedAnswer
from gui.answers.attached.keeper import Keeper
from gui.core import dialogs, keys, theme
from gui.core.components import Text
from gui.core.tasks import tasks
from model.language import N_, _


class ImageAnswer(AttachedAnswer):
    """`most` is the longest side in pixels that the form wants; `new` asks for the camera where there is one."""

    SYMBOL = "picture"
    EMPTY = N_("No picture yet")
    CHOOSE = N_("Choose a picture …")
    KINDS, ENDINGS = N_("Pictures"), pictures.ENDINGS

    def __init__(self, path: str = "", *, keeper: Keeper | None = None, most: int = 0, new: bool = False,
                 front: bool = False, parent: QWidget | None = None) -> None:  # fmt: skip
        self.most, self.new, self.front = most, new, front
        super().__init__(path, keeper=keeper, parent=parent)
        if keeper is not None:
            devices.find(self, self.retranslate)

    def make_acts(self) -> tuple[Act, ...]:
        choose, *others = super().make_acts()
        take = Act("C", N_("Take a photo"), "camera", self.photograph, lambda: devices.known().camera)
        chosen = Act(choose.key, choose.words, choose.symbol, choose.do, lambda: not (self.new and take.is_open()))
        paste = Act("Ctrl+V", N_("Paste"), "copy", self.paste, _holds_picture)
        first = (take, chosen) if self.new else (chosen, take)
        return (*first, *others, paste)

    # --- a picture comes ----------------------------------------------------------------------------------------------

    def take_file(self, path: Path) -> None:
        name = pictures.name_for(path.name)
        self.keep(partial(pictures.prepared, path, most=self.most, png=name.endswith("png")), name)

    def take_image(self, image: QImage) -> None:
        """A picture that was never a file: from the clipboard, or from the camera."""
        self.keep(partial(_made, image, self.most), "x.jpg")

    def paste(self) -> bool:
        """The picture of the clipboard; False if it holds none."""
        content = QGuiApplication.clipboard().mimeData()
        found = [Path(url.toLocalFile()) for url in content.urls() if url.isLocalFile()]
        if found:
            self.take_file(found[0])
        elif content.hasImage():
            self.take_image(QGuiApplication.clipboard().image())
        return bool(found) or content.hasImage()

    @Slot()
    def photograph(self) -> None:
        """Take it with the camera."""
        camera.photograph(self, front=self.front, then=self.take_image)

    # --- and is shown -------------------------------------------------------------------------------------------------

    def show_content(self, content: bytes) -> None:
        ratio = self.devicePixelRatioF()
        most = QSize(theme.px(WIDE), theme.px(TALL)) * ratio
        name = self.value

        def arrived(image: QImage) -> None:
            if name == self.value:  # it may have been replaced or taken out meanwhile
                self.view.show_picture(image)

        tasks().run(lambda _task: pictures.shown(content, most), owner=self, done=arrived)

    def look(self) -> None:
        """The picture as large as the window allows."""
        if not self.value or self.keeper is None:
            super().look()
            return
        window = self.window()
        most = QSize(round(window.width() * 0.9), round(window.height() * 0.8))

        def enlarge(content: bytes) -> None:
            tasks().run(lambda _task: pictures.shown(content, most), owner=self, done=self._open)

        self.keeper.fetch(self.path, owner=self, done=enlarge, failed=self._not_there)

    def _open(self, image: QImage) -> None:
        dialog = dialogs.Dialog(self.window(), self._name or _("Picture"))
        sheet = Text()
        sheet.setPixmap(QPixmap.fromImage(image))
        sheet.setAccessibleName(self._name or _("Picture"))
        dialog.body.addWidget(sheet)
        dialog.add_button(_("Close"), kind="primary").setFocus()
        dialog.open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed = keys.stroke(event)
        if pressed.ctrl and pressed.key == "V" and self.keeper is not None:
            self.paste()
            return
        super().keyPressEvent(event)


def _made(image: QImage, most: int) -> bytes:
    if most and max(image.width(), image.height()) > most:
        from PySide6.QtCore import Qt

        image = image.scaled(most, most, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    return pictures.encoded(image)


def _holds_picture() -> bool:
    content = QGuiApplication.clipboard().mimeData()
    return content is not None and content.hasImage()
