"""Our own icons: 20 px strokes as SVG, drawn in whichever colour the theme asks for."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap

from gui.core import theme
from model import paths


def icon(name: str, colour: str = "text", *, checked: str = "accent", size: int = 20) -> QIcon:
    """The icon in a colour of the theme, and in another one while its button is on."""
    made = QIcon(pixmap(name, colour, size=size))
    made.addPixmap(pixmap(name, checked, size=size), QIcon.Mode.Normal, QIcon.State.On)
    made.addPixmap(pixmap(name, "edge", size=size), QIcon.Mode.Disabled, QIcon.State.Off)
    return made


def pixmap(name: str, colour: str = "text", *, size: int = 20) -> QPixmap:
    """The icon as a picture, sharp on this screen."""
    ratio = QGuiApplication.instance().devicePixelRatio()
    return _drawn(name, getattr(theme.tokens(), colour), theme.px(size), ratio)


@lru_cache(maxsize=512)
def _drawn(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    source = paths.shipped("gui", "icons", f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(source.replace("currentColor", QColor(colour).name()).encode()))
    made = QPixmap(round(size * ratio), round(size * ratio))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    renderer.render(painter, QRectF(0, 0, made.width(), made.height()))
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made
