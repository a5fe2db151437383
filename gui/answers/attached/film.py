"""A film as an answer: from the camera where there is one, or a file; watched in a window of its own."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from gui.answers.attached import camera, devices
from gui.answers.attached.keeper import Keeper
from gui.answers.attached.sound import SoundAnswer
from gui.core import dialogs
from gui.core.dialogs import tall
from model.language import N_, _

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QMediaPlayer


class FilmAnswer(SoundAnswer):
    """R opens the camera, O plays the film."""

    SYMBOL = "film"
    EMPTY = N_("No film yet")
    CHOOSE = N_("Choose a film …")
    KINDS, ENDINGS = N_("Films"), "*.mp4 *.mov *.m4v *.webm *.mkv *.avi *.3gp"

    def __init__(self, path: str = "", *, keeper: Keeper | None = None, new: bool = False, front: bool = False,
                 parent: QWidget | None = None) -> None:  # fmt: skip
        self.front = front
        super().__init__(path, keeper=keeper, new=new, parent=parent)

    def _can_record(self) -> bool:
        return devices.known().camera

    @Slot()
    def record(self) -> None:
        """Film until it is stopped."""
        self.entered.emit()
        camera.film(self, front=self.front, then=lambda content: self.keep(content, "x.mp4"))

    def show_film(self, player: "QMediaPlayer") -> None:
        from PySide6.QtMultimediaWidgets import QVideoWidget

        dialog = dialogs.Dialog(self.window(), self._name or _("Film"), width=720)
        screen = QVideoWidget()
        screen.setMinimumHeight(tall(400))
        screen.setAccessibleName(self._name or _("Film"))
        dialog.body.addWidget(screen)
        dialog.add_button(_("Close"), kind="primary")
        player.setVideoOutput(screen)
        dialog.finished.connect(self._ended)
        dialog.open()

    @Slot()
    def _ended(self) -> None:
        if self._player is not None:
            self._player.stop()
            self._player = None
