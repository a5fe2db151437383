"""Labels on the screen: the little Markdown of forms as styled lines. Never HTML, nothing is fetched, `&` is a sign."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from forms import markup
from gui.answers import ink
from gui.core import theme

BREAK = "\u2028"
_DOWN = {Qt.AlignmentFlag.AlignVCenter.value: 0.5, Qt.AlignmentFlag.AlignBottom.value: 1.0}
_ACROSS = (Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight)


@lru_cache(maxsize=4096)
def spans(text: str) -> tuple[markup.Span, ...]:
    """The label as pieces of one style each."""
    return markup.spans(text)


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """What is read aloud and compared: the words without their style."""
    return "".join(span.text for span in spans(text))


def addresses(*texts: str) -> tuple[str, ...]:
    """The addresses of the links in these texts, to be shown on demand and never opened."""
    return tuple(dict.fromkeys(span.link for text in texts for span in spans(text) if span.link))


def height(text: str, font: QFont, width: int) -> int:
    """How tall the label is when it is wrapped to the width."""
    if not is_styled(text):
        return ink.height(plain(text), font, width)
    return round(_tall(_laid(text, font, width, int(ink.WRAPPED))))


def write(
    painter: QPainter, rect: QRect, text: str, *, font: QFont, colour: str, flags: int = int(ink.WRAPPED)
) -> None:
    """Paint the label into the rectangle."""
    if not is_styled(text):
        ink.write(painter, rect, plain(text), font=font, colour=colour, flags=flags)
        return
    layout = _laid(text, font, rect.width(), flags)
    down = next((part for flag, part in _DOWN.items() if flags & flag), 0.0)
    painter.setPen(theme.colour(colour))
    layout.draw(painter, QPointF(rect.left(), rect.top() + max(0.0, (rect.height() - _tall(layout)) * down)))


@lru_cache(maxsize=4096)
def is_styled(text: str) -> bool:
    """Whether anything in it looks other than the rest."""
    return any(span.bold or span.italic or span.link for span in spans(text))


def _laid(text: str, font: QFont, width: int, flags: int) -> QTextLayout:
    return _layout(text, font.pixelSize(), font.weight(), max(width, 1), flags, font.family())


@lru_cache(maxsize=512)
def _layout(text: str, size: int, weight: int, width: int, flags: int, family: str) -> QTextLayout:
    font = theme.font()
    font.setPixelSize(size)
    font.setWeight(QFont.Weight(weight))
    font.setFamily(family)
    made = QTextLayout(plain(text).replace("\n", BREAK), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setAlignment(next((way for way in _ACROSS if flags & way.value), Qt.AlignmentFlag.AlignLeft))
    made.setTextOption(option)
    made.setFormats(_formats(text))
    top = 0.0
    made.beginLayout()
    while (line := made.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += line.height()
    made.endLayout()
    return made


def _formats(text: str) -> list[QTextLayout.FormatRange]:
    found, at = [], 0
    for span in spans(text):
        if span.bold or span.italic or span.link:
            one = QTextLayout.FormatRange()
            one.start, one.length, one.format = at, _units(span.text), _format(span)
            found.append(one)
        at += _units(span.text)
    return found


def _units(text: str) -> int:
    """The length as Qt counts it: a sign outside of the first plane is two."""
    return len(text.encode("utf-16-le")) // 2


def _format(span: markup.Span) -> QTextCharFormat:
    made = QTextCharFormat()
    if span.bold:
        made.setFontWeight(QFont.Weight.Bold)
    made.setFontItalic(span.italic)
    made.setFontUnderline(bool(span.link))
    return made


def _tall(layout: QTextLayout) -> float:
    return layout.boundingRect().height()
