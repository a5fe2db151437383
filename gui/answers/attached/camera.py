"""The camera in a window of its own: what it sees, a press to take it, another to use it or to film."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QRect, QSize, Qt, Slot
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gui.core import dialogs, keys, theme
from gui.core.components import Text
from gui.core.dialogs import tall
from model.language import _

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QCameraDevice, QMediaCaptureSession


class Finder(QWidget):
    """What the camera sees, or the picture that was taken."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.image, self.is_held = QImage(), False
        self.setMinimumSize(QSize(theme.px(640), tall(400)))
        self.setAccessibleName(_("What the camera sees"))

    def show_frame(self, image: QImage) -> None:
        if not self.is_held and not image.isNull():
            self.image = image
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("raised"))
        size = self.image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        at = QRect(0, 0, size.width(), size.height())
        at.moveCenter(self.rect().center())
        painter.drawImage(at, self.image)


class CameraDialog(dialogs.Dialog):
    """Space or Enter takes the picture and, pressed again, uses it; Backspace takes another one."""

    def __init__(self, parent: QWidget, then: Callable[[QImage], object]) -> None:
        super().__init__(parent.window(), _("Camera"), width=700)
        self._then = then
        self.finder, self.trouble = Finder(), Text("muted")
        self.body.addWidget(self.finder)
        self.body.addWidget(self.trouble)
        self.add_button(_("Cancel"))
        self.again = self.add_button(_("Take another"), then=self.release)
        self.take = self.add_button(_("Take the picture"), kind="primary", then=self.press)
        self.release()

    @Slot()
    def press(self) -> None:
        """Hold what is seen; held already, use it."""
        if self.finder.is_held:
            self._then(self.finder.image)
            self.accept()
        elif not self.finder.image.isNull():
            self.finder.is_held = True
            self.again.setEnabled(True)
            self.take.say(_("Use this picture"))

    @Slot()
    def release(self) -> None:
        """Look through the camera again."""
        self.finder.is_held = False
        self.again.setEnabled(False)
        self.take.say(_("Take the picture"))
        self.take.setFocus()

    def show_trouble(self, said: str) -> None:
        self.trouble.setText(_("The camera does not answer ({reason}). Choose a file instead.").format(reason=said))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed = keys.stroke(event).key
        if pressed == "Backspace" and self.finder.is_held:
            self.release()
        elif pressed in keys.ENTER:
            self.press()
        else:
            super().keyPressEvent(event)


def photograph(widget: QWidget, *, front: bool, then: Callable[[QImage], object]) -> None:
    """Open the camera over this widget's window; `then` gets the picture that was taken."""
    from PySide6.QtMultimedia import QCamera, QMediaCaptureSession, QVideoSink

    dialog = CameraDialog(widget, then)
    seen, sink, session = QCamera(_device(front), dialog), QVideoSink(dialog), QMediaCaptureSession(dialog)
    session.setCamera(seen)
    session.setVideoSink(sink)
    sink.videoFrameChanged.connect(lambda frame: dialog.finder.show_frame(frame.toImage()))
    seen.errorOccurred.connect(lambda _error, said: dialog.show_trouble(said))
    dialog.finished.connect(seen.stop)
    seen.start()
    dialog.open()


def film(widget: QWidget, *, front: bool, then: Callable[[bytes], object]) -> None:
    """Film over this widget's window, in memory only; `then` gets the film."""
    from PySide6.QtMultimedia import QAudioInput, QCamera, QMediaCaptureSession, QMediaRecorder, QVideoSink

    dialog = dialogs.Dialog(widget.window(), _("Camera"), width=700)
    finder, tape = Finder(), QBuffer(dialog)
    tape.open(QIODevice.OpenModeFlag.ReadWrite)
    dialog.body.addWidget(finder)
    seen, sink = QCamera(_device(front), dialog), QVideoSink(dialog)
    session, recorder = QMediaCaptureSession(dialog), QMediaRecorder(dialog)
    _wired(session, seen, sink, QAudioInput(dialog), recorder)
    recorder.setOutputDevice(tape)
    sink.videoFrameChanged.connect(lambda frame: finder.show_frame(frame.toImage()))
    dialog.add_button(_("Cancel"))
    button = dialog.add_button(_("Record"), kind="primary", then=lambda: _turn(recorder, button.say))

    def ended(state: QMediaRecorder.RecorderState) -> None:
        if state == QMediaRecorder.RecorderState.StoppedState and tape.size():
            then(bytes(tape.data().data()))
            dialog.accept()

    recorder.recorderStateChanged.connect(ended)
    dialog.finished.connect(seen.stop)
    seen.start()
    dialog.open()
    button.setFocus()


def _wired(session: "QMediaCaptureSession", seen: object, sink: object, sound: object, recorder: object) -> None:
    session.setCamera(seen)
    session.setVideoSink(sink)
    session.setAudioInput(sound)
    session.setRecorder(recorder)


def _turn(recorder: object, say: Callable[[str], object]) -> None:
    from PySide6.QtMultimedia import QMediaRecorder

    if recorder.recorderState() == QMediaRecorder.RecorderState.RecordingState:  # type: ignore[attr-defined]
        recorder.stop()  # type: ignore[attr-defined]
    else:
        recorder.record()  # type: ignore[attr-defined]
        say(_("Stop and keep"))


def _device(front: bool) -> "QCameraDevice":
    from PySide6.QtMultimedia import QCameraDevice, QMediaDevices

    wanted = QCameraDevice.Position.FrontFace if front else QCameraDevice.Position.BackFace
    found = [each for each in QMediaDevices.videoInputs() if each.position() == wanted]
    return found[0] if found else QMediaDevices.defaultVideoInput()
