"""Pictures on paper: reportlab paints the marks, the colours of the paper stand for the roles."""

from collections.abc import Callable
from functools import singledispatch

from reportlab.lib.colors import Color, white
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject
from reportlab.platypus import Flowable

from exports.charts.picture import Anchor, Box, Disc, Line, Picture, Role, Shape, Words
from exports.layout import ACCENT, BOLD, GROUND, INK, LINE, MUTED, REGULAR, SOFT, tags

COLOURS = {
    Role.INK: INK,
    Role.MUTED: MUTED,
    Role.LINE: LINE,
    Role.GROUND: GROUND,
    Role.ACCENT: ACCENT,
    Role.SOFT: SOFT,
    Role.SURFACE: white,
}


def measure(text: str, size: float, bold: bool) -> float:
    """The width of a text in the type of the paper."""
    return float(stringWidth(text, BOLD if bold else REGULAR, size))


class Painted(Flowable):  # type: ignore[misc]
    """A picture as a flowable of exactly its size; `about` says to a screen reader what it shows.

    Without words it is passed over there: its figures stand beside it.
    """

    def __init__(self, picture: Picture, about: str = "") -> None:
        super().__init__()
        self.picture, self.width, self.height, self.about = picture, picture.width, picture.height, about
        self.hAlign = "LEFT"

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        with tags.figure(self.canv, self.about) if self.about else tags.artifact(self.canv):
            for mark in self.picture.marks:
                _paint(mark, self.canv, self.height)


class Stretching(Painted):
    """A picture that is drawn taller where a page has room left."""

    def __init__(self, drawn: Callable[[float], Picture], height: float, about: str = "") -> None:
        super().__init__(drawn(height), about)
        self.drawn = drawn

    def stretch(self, room: float, tallest: float) -> None:
        """Draw it again, taller by this room in points, but not taller than `tallest`."""
        if room > 0:
            self.picture = self.drawn(min(self.height + room, tallest))
            self.height = self.picture.height


def colour(role: Role, strength: float = 1.0) -> Color:
    """The colour of a role, paler by its strength."""
    full, ground = COLOURS[role], COLOURS[Role.SURFACE]
    if strength >= 1:
        return full
    mixed = (
        strength * getattr(full, part) + (1 - strength) * getattr(ground, part) for part in ("red", "green", "blue")
    )
    return Color(*mixed)


@singledispatch
def _paint(mark: object, _canvas: Canvas, _height: float) -> None:
    raise TypeError(type(mark).__name__)


@_paint.register
def _line(mark: Line, canvas: Canvas, height: float) -> None:
    canvas.setStrokeColor(colour(mark.role, mark.strength))
    canvas.setLineWidth(mark.width)
    canvas.setDash(*((list(mark.dash), 0) if mark.dash else ()))
    canvas.line(mark.x1, height - mark.y1, mark.x2, height - mark.y2)
    canvas.setDash()


@_paint.register
def _box(mark: Box, canvas: Canvas, height: float) -> None:
    if mark.stroke is None and mark.fill is None:
        return  # a place to click
    canvas.setDash(*((list(mark.dash), 0) if mark.dash else ()))
    stroke, fill = _pens(mark, canvas)
    canvas.rect(mark.x, height - mark.y - mark.height, mark.width, mark.height, stroke=stroke, fill=fill)
    canvas.setDash()


@_paint.register
def _disc(mark: Disc, canvas: Canvas, height: float) -> None:
    stroke, fill = _pens(mark, canvas)
    canvas.circle(mark.x, height - mark.y, mark.radius, stroke=stroke, fill=fill)


@_paint.register
def _shape(mark: Shape, canvas: Canvas, height: float) -> None:
    canvas.setDash(*((list(mark.dash), 0) if mark.dash else ()))
    stroke, fill = _pens(mark, canvas)
    path: PDFPathObject = canvas.beginPath()
    path.moveTo(mark.points[0][0], height - mark.points[0][1])
    for x, y in mark.points[1:]:
        path.lineTo(x, height - y)
    if mark.closed:
        path.close()
    canvas.drawPath(path, stroke=stroke, fill=fill and mark.closed)
    canvas.setDash()


@_paint.register
def _words(mark: Words, canvas: Canvas, height: float) -> None:
    canvas.setFont(BOLD if mark.bold else REGULAR, mark.size)
    canvas.setFillColor(colour(mark.role))
    draw = {
        Anchor.START: canvas.drawString,
        Anchor.MIDDLE: canvas.drawCentredString,
        Anchor.END: canvas.drawRightString,
    }[mark.anchor]
    draw(mark.x, height - mark.y, mark.text)


def _pens(mark: Box | Disc | Shape, canvas: Canvas) -> tuple[int, int]:
    if mark.stroke is not None:
        canvas.setStrokeColor(colour(mark.stroke))
        canvas.setLineWidth(mark.stroke_width)
    if mark.fill is not None:
        canvas.setFillColor(colour(mark.fill, mark.strength))
    return int(mark.stroke is not None), int(mark.fill is not None)
