"""Pictures, sounds and films of a label or a choice: shown from files of the form, larger or louder on demand."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.answers import ink, player
from gui.core import dialogs, keys, theme
from gui.core.components import QuietButton, Text
from gui.core.tasks import tasks
from model.language import _

TALLEST, TARGET = 220, 44
# What is decoded, by how such a file begins: no format that could name another file is ever given to a reader.
FORMATS = {b"\x89PNG\r\n": b"png", b"\xff\xd8\xff": b"jpeg", b"GIF8": b"gif", b"BM": b"bmp", b"RIFF": b"webp"}
LARGEST = 8_000  # pixels a side


@dataclass(frozen=True, slots=True)
class Media:
    """Files of one label by their paths, "" where there is none; `missing` names those that are not there."""

    image: str = ""
    big: str = ""
    audio: str = ""
    video: str = ""
    missing: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.image or self.audio or self.video or self.missing)


def size_of(path: str) -> QSize:
    """The size of a picture; an invalid one for a file that is no picture we show."""
    reader = _reader(path)
    size = reader.size() if reader is not None else QSize()
    return size if 0 < max(size.width(), size.height()) <= LARGEST else QSize()


def decoded(path: str, most: QSize) -> QImage:
    """The picture no larger than that, read from the disk; call it off the event loop."""
    size, reader = size_of(path), _reader(path)
    if reader is None or not size.isValid():
        return QImage()
    if size.width() > most.width() or size.height() > most.height():
        reader.setScaledSize(size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def _reader(path: str) -> QImageReader | None:
    try:
        with Path(path).open("rb") as file:
            begun = file.read(8)
    except OSError:
        return None
    kind = next((kind for sign, kind in FORMATS.items() if begun.startswith(sign)), None)
    if kind is None:
        return None
    reader = QImageReader(path, kind)
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    return reader


class Picture(QWidget):
    """A picture of the form, room for which is kept before it is read. Enter, Space or a press enlarges it."""

    def __init__(self, path: str, big: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path, self.big = path, big or path
        self.natural = size_of(path)
        self.pixmap = QPixmap()
        self._asked = QSize()
        self.setProperty("paints_focus", True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def fitted(self, width: int, tallest: int = TALLEST) -> QSize:
        """How large it is shown in that width."""
        most = QSize(width, theme.px(tallest))
        small = self.natural.width() <= most.width() and self.natural.height() <= most.height()
        shown = self.natural if small else self.natural.scaled(most, Qt.AspectRatioMode.KeepAspectRatio)
        return shown.expandedTo(QSize(theme.px(TARGET), theme.px(TARGET)))

    def show_at(self, rect: QRect) -> None:
        """Stand there; the picture itself follows from the background."""
        self.setGeometry(rect)
        wanted = rect.size() * self.devicePixelRatioF()
        if wanted == self._asked or not self.natural.isValid():
            return
        self._asked = wanted
        tasks().run(lambda _task: decoded(self.path, wanted), owner=self, done=self._arrived)

    def _arrived(self, image: object) -> None:
        self.pixmap = QPixmap.fromImage(image) if isinstance(image, QImage) else QPixmap()
        self.update()

    def enlarge(self) -> None:
        """The picture alone, as large as the window allows."""
        window = self.window()
        most = QSize(round(window.width() * 0.9), round(window.height() * 0.8))
        tasks().run(lambda _task: decoded(self.big, most), owner=self, done=self._open)

    def _open(self, image: object) -> None:
        dialog = dialogs.Dialog(self.window(), self.accessibleName())
        sheet = Text()
        sheet.setPixmap(QPixmap.fromImage(image))
        sheet.setAccessibleName(self.accessibleName())
        dialog.body.addWidget(sheet)
        dialog.add_button(_("Close"), kind="primary")
        dialog.open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if keys.stroke(event).key in keys.ENTER:
            self.enlarge()
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.enlarge()

    def focusInEvent(self, event: QEvent) -> None:
        self.update()

    def focusOutEvent(self, event: QEvent) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        paint_fitted(painter, self.rect(), self.pixmap)
        if self.hasFocus():
            ink.focus(painter, self.rect())


def paint_fitted(painter: QPainter, rect: QRect, pixmap: QPixmap) -> None:
    """A picture in the middle of a rectangle, whole and never blown up."""
    if pixmap.isNull():
        ink.panel(painter, rect, fill="raised")
        return
    size = pixmap.size()
    if size.width() > rect.width() or size.height() > rect.height():
        size = size.scaled(rect.size(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRect(rect.center().x() - size.width() // 2, rect.center().y() - size.height() // 2,
                  size.width(), size.height())  # fmt: skip
    painter.drawPixmap(place, pixmap)


class MediaBox(QWidget):
    """The media of a question under its words: picture, buttons that play, what is missing."""

    def __init__(self, media: Media, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.media = media
        self.picture = Picture(media.image, media.big, self) if media.image and size_of(media.image).isValid() else None
        self.buttons: list[QuietButton] = []
        self.told = Text("caption", parent=self)
        for kind, path in (("audio", media.audio), ("video", media.video)):
            if path:
                button = QuietButton("", "play", parent=self)
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
                button.clicked.connect(lambda _checked=False, kind=kind, path=path: self._play(kind, path))
                button.setProperty("media", kind)
                self.buttons.append(button)
        self.retranslate()

    def retranslate(self) -> None:
        """Words of the interface, in its language."""
        for button in self.buttons:
            button.say(_("Play the sound (F11)") if button.property("media") == "audio" else _("Play the film (F11)"))
        broken = [Path(self.media.image).name] if self.media.image and self.picture is None else []
        gone = ", ".join([*self.media.missing, *broken])
        self.told.setText(_("Not in the form's files: {names}").format(names=gone) if gone else "")
        self.told.setVisible(bool(gone))

    def say(self, question: str) -> None:
        """What a screen reader hears of the picture."""
        if self.picture is not None:
            self.picture.setAccessibleName(_("Picture: {name}").format(name=question))
            self.picture.setAccessibleDescription(_("Enter enlarges it"))

    def use(self) -> bool:
        """What F11 does: play, or enlarge; False if there is nothing."""
        if self.buttons:
            self.buttons[0].click()
        elif self.picture is not None:
            self.picture.enlarge()
        return bool(self.buttons or self.picture is not None)

    def arrange(self, width: int) -> int:
        """Place the parts under one another; the height that takes."""
        top, gap = 0, theme.px(8)
        if self.picture is not None:
            size = self.picture.fitted(width)
            self.picture.show_at(QRect(0, top, size.width(), size.height()))
            top += size.height() + gap
        left, tall = 0, theme.px(TARGET)
        for button in self.buttons:
            wide = button.sizeHint().width()
            button.setGeometry(left, top, wide, tall)
            left += wide + gap
        top += tall + gap if self.buttons else 0
        if self.told.text():
            rows = ink.height(self.told.text(), ink.pens().caption, width)
            self.told.setGeometry(0, top, width, rows)
            top += rows + gap
        return top

    def _play(self, kind: str, path: str) -> None:
        player.play(self, kind, path, failed=self._failed)

    def _failed(self, sentence: str) -> None:
        dialogs.tell(self.window(), _("It cannot be played"), sentence)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
