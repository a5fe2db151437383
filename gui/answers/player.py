"""Sounds and films of a form, played by Qt where its multimedia part is there; otherwise a sentence says so."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, QUrl
from PySide6.QtWidgets import QWidget

from gui.core import dialogs
from gui.core.dialogs import tall
from model.language import _

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QMediaPlayer

_playing: list[QObject] = []


def play(widget: QWidget, kind: str, path: str, *, failed: Callable[[str], object]) -> None:
    """Play from the beginning; the same again stops it. `failed` gets a sentence."""
    if _stopped(path):
        return
    if not _is_recording(path):
        failed(_unreadable(path))
        return
    try:
        from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer
    except ImportError:
        failed(_("This computer has no player that Sapa can use. The file is {name}.").format(name=Path(path).name))
        return
    made = QMediaPlayer(widget)
    made.setObjectName(path)
    made.setAudioOutput(QAudioOutput(made))
    made.errorOccurred.connect(lambda *_said: failed(_unreadable(path)))
    if kind == "video" and not _screen(widget, made, path):
        failed(_unreadable(path))
        return
    _playing[:] = [made]
    made.setSource(QUrl.fromLocalFile(path))
    made.play()


def _is_recording(path: str) -> bool:
    """Whether it is no list of other files, which a player would go and fetch: those are written as text."""
    try:
        with Path(path).open("rb") as file:
            return any(byte < 9 or byte > 126 for byte in file.read(64))
    except OSError:
        return False


def _stopped(path: str) -> bool:
    """Whether this very file was playing and is silent now."""
    was = _playing[0] if _playing else None
    _playing.clear()
    if was is None or not shiboken6.isValid(was):
        return False
    was.stop()  # type: ignore[attr-defined]
    was.deleteLater()
    return was.objectName() == path


def _screen(widget: QWidget, player: "QMediaPlayer", path: str) -> bool:
    """A window for a film; closing it ends the film."""
    try:
        from PySide6.QtMultimediaWidgets import QVideoWidget
    except ImportError:
        return False
    dialog = dialogs.Dialog(widget.window(), Path(path).name, width=720)
    film = QVideoWidget()
    film.setMinimumHeight(tall(400))
    dialog.body.addWidget(film)
    dialog.add_button(_("Close"), kind="primary")
    dialog.finished.connect(player.stop)
    player.setVideoOutput(film)
    dialog.open()
    return True


def _unreadable(path: str) -> str:
    return _("{name} is damaged, or of a kind this computer cannot play.").format(name=Path(path).name)
