"""Pictures as answers keep them: turned upright, no larger than wanted, and nothing in them but what one sees.

Position, time, owner and camera, which cameras write into a file, are never kept. All of this runs off the event loop.
"""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QColorSpace, QImage, QImageReader, QImageWriter

from model.errors import SurveyError

FORMATS = (b"png", b"jpeg", b"webp", b"bmp", b"gif")
ENDINGS = "*.jpg *.jpeg *.png *.webp *.bmp *.gif"
LARGEST = 16_000  # pixels a side
_QUALITY = 90
_NAMED = "JPEG, PNG, WebP, BMP"


def name_for(source: str) -> str:
    """The name whose ending tells how a picture of that name will be kept."""
    return "x.png" if Path(source).suffix.lower() == ".png" else "x.jpg"


def prepared(source: bytes | Path, *, most: int = 0, png: bool = False) -> bytes:
    """The picture ready to be kept; `most` is the longest side in pixels, 0 for any. SurveyError attachment.*."""
    return encoded(_read(source, QSize(most, most) if most else QSize()), png=png)


def shown(source: bytes | Path, most: QSize) -> QImage:
    """The picture for the screen, no larger than that; an empty one if it is none."""
    try:
        return _read(source, most)
    except SurveyError:
        return QImage()


def encoded(image: QImage, *, png: bool = False) -> bytes:
    """The file of a picture, without a word about it."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, b"png" if png else b"jpeg")
    writer.setQuality(-1 if png else _QUALITY)
    if not writer.write(_bare(image, png=png)):
        raise SurveyError("attachment.no_picture", formats=_NAMED)
    return bytes(buffer.data().data())


def _bare(image: QImage, *, png: bool) -> QImage:
    """The dots alone: texts that a file carries stay behind."""
    if image.colorSpace().isValid() and image.colorSpace() != QColorSpace(QColorSpace.NamedColorSpace.SRgb):
        image = image.convertedToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    wanted = QImage.Format.Format_ARGB32 if png and image.hasAlphaChannel() else QImage.Format.Format_RGB32
    if not png and image.hasAlphaChannel():
        image = _on_white(image)
    image = image.convertToFormat(wanted)
    bare = QImage(image.size(), wanted)
    bare.fill(Qt.GlobalColor.transparent if wanted == QImage.Format.Format_ARGB32 else Qt.GlobalColor.white)
    target = memoryview(bare.bits())
    target[:] = memoryview(image.constBits())[: len(target)]
    return bare


def _on_white(image: QImage) -> QImage:
    from PySide6.QtGui import QPainter

    sheet = QImage(image.size(), QImage.Format.Format_RGB32)
    sheet.fill(Qt.GlobalColor.white)
    painter = QPainter(sheet)
    painter.drawImage(0, 0, image)
    painter.end()
    return sheet


def _read(source: bytes | Path, most: QSize) -> QImage:
    buffer = QBuffer()
    if isinstance(source, bytes):
        buffer.setData(QByteArray(source))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer) if isinstance(source, bytes) else QImageReader(str(source))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    if not isinstance(source, bytes) and not source.is_file():
        raise SurveyError("attachment.unreadable", reason="")
    if bytes(reader.format().data()) not in FORMATS or not 0 < max(size.width(), size.height()) <= LARGEST:
        raise SurveyError("attachment.no_picture", formats=_NAMED)
    if most.isValid() and (size.width() > most.width() or size.height() > most.height()):
        reader.setScaledSize(size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise SurveyError("attachment.no_picture", formats=_NAMED)
    return image
