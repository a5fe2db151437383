"""Points, lines and areas: typed in the usual spellings, named, or asked of the computer's own positioning."""

from PySide6.QtCore import QEvent, QPointF, QRectF, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from gui.answers import ink, places
from gui.answers.beside import make_tall
from gui.answers.longtext import LongTextAnswer
from gui.answers.typed import TypedAnswer
from gui.core import theme
from gui.core.components import Button
from model.language import N_, _

PATIENCE = 20_000  # ms the positioning may take


class PointAnswer(TypedAnswer):
    """One point: latitude and longitude, or the name of a regional capital; F5 asks the computer where it is."""

    WIDTH = 320
    UNREAD = N_("Type latitude and longitude, for example 51.16 71.47, or the name of a regional capital.")
    NOWHERE = N_("This computer does not know where it is. Type the place.")

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.source: object | None = None
        self.here = Button("", "place", parent=self)
        make_tall(self.here)
        self.here.clicked.connect(self.locate)
        self.add_beside(self.here)
        self.retranslate()

    @property
    def MISREAD(self) -> str:  # type: ignore[override]
        return self.UNREAD

    def retranslate(self) -> None:
        """Words of the interface, in its language."""
        self.here.say(_("Where this computer is (F5)"))
        self.line.setPlaceholderText("51.16 71.47")

    def read(self, text: str) -> str | None:
        if not text.strip():
            return ""
        return self.value if text == self.reading(self.value) else places.place_from_typing(text)

    def reading(self, value: str) -> str:
        return places.place_for_reading(value)

    def wants(self, place: str) -> bool:
        return place == "F5"

    def take(self, place: str) -> bool:
        if self.wants(place):
            self.locate()
            return True
        return super().take(place)

    @Slot()
    def locate(self) -> None:
        """Ask the system's positioning once."""
        source = self._made()
        if source is None:
            self.misread.emit(self.NOWHERE)
        else:
            source.requestUpdate(PATIENCE)  # type: ignore[attr-defined]

    def _made(self) -> object | None:
        if self.source is None:
            try:
                from PySide6.QtPositioning import QGeoPositionInfoSource
            except ImportError:
                return None
            self.source = QGeoPositionInfoSource.createDefaultSource(self)
            if self.source is not None:
                self.source.positionUpdated.connect(self._located)
                self.source.errorOccurred.connect(self._lost)
        return self.source

    @Slot(object)
    def _located(self, position: object) -> None:
        at = position.coordinate()  # type: ignore[attr-defined]
        known = position.hasAttribute(position.Attribute.HorizontalAccuracy)  # type: ignore[attr-defined]
        accuracy = position.attribute(position.Attribute.HorizontalAccuracy) if known else 0  # type: ignore[attr-defined]
        height = at.altitude() if at.altitude() == at.altitude() else 0
        self.line.setText(f"{at.latitude():.6f} {at.longitude():.6f} {height:.0f} {accuracy:.0f}")
        self.give(on=False)

    @Slot(object)
    def _lost(self, _error: object) -> None:
        self.misread.emit(self.NOWHERE)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class ShapeAnswer(LongTextAnswer):
    """A line or an area as rows of points: Enter begins the next row, in an empty one it goes on."""

    UNREAD = N_("One point a row, latitude and longitude, for example 51.16 71.47.")
    TOO_FEW = N_("A line has at least two points, an area three.")

    def __init__(self, *, closed: bool, parent: QWidget | None = None) -> None:
        self.closed = closed
        super().__init__(parent=parent)
        self.outline = Outline(self)
        self.sheet.setFixedWidth(theme.px(320))

    def show_value(self, value: str) -> None:
        if value == self.value:
            return  # rows that are no line or area yet are the person's until they are
        self.value = value
        if self._points() is None or _numbers(self._stored()) != _numbers(value):
            blocked = self.sheet.blockSignals(True)
            self.sheet.setPlainText("\n".join(places.place_for_reading(point) for point in self._opened(value)))
            self.sheet.blockSignals(blocked)
        self._draw()

    def show_half(self, text: str) -> None:
        blocked = self.sheet.blockSignals(True)
        self.sheet.setPlainText(text)
        self.sheet.blockSignals(blocked)
        self._draw()

    def revert(self) -> None:
        self.show_half("\n".join(places.place_for_reading(point) for point in self._opened(self.value)))

    def _opened(self, value: str) -> list[str]:
        points = [point.strip() for point in value.split(";") if point.strip()]
        return points[:-1] if self.closed and len(points) > 1 and points[0] == points[-1] else points

    def _points(self) -> list[str] | None:
        """The points of the rows; None when a row is no point."""
        rows = [row for row in self.sheet.toPlainText().splitlines() if row.strip()]
        found = [places.place_from_typing(row) for row in rows]
        return None if None in found else [point for point in found if point]

    def _stored(self) -> str:
        points = self._points() or []
        return ";".join([*points, *points[:1]] if self.closed and points else points)

    def give(self, *, on: bool) -> None:
        self._pause.stop()
        points = self._points()
        if points is None:
            self._stay_half(self.UNREAD if on else "")
            return
        last = self.sheet.toPlainText().rpartition("\n")[2].strip()
        is_enough = not points or len(points) >= (3 if self.closed else 2)
        if on and last:
            self.sheet.appendPlainText("")
            self._draw()
            on = False
        elif on and not is_enough:
            self._stay_half(self.TOO_FEW)
            return
        if not is_enough:
            self._stay_half()
        elif _numbers(self._stored()) != _numbers(self.value):
            self.answered.emit(self._stored(), on)
        else:
            self.halved.emit("")
            if on:
                self.stepped.emit(1)

    def _stay_half(self, why: str = "") -> None:
        """These rows are no answer yet; what was stored stands, as with a number that cannot be read."""
        self.halved.emit(self.sheet.toPlainText())
        if why:
            self.misread.emit(why)

    def _typed(self) -> None:
        super()._typed()
        self._draw()

    def _draw(self) -> None:
        self.outline.show_points(self._points() or [], closed=self.closed)

    def _say_count(self) -> None:
        self.count.setText(_("Enter begins the next point; Enter in an empty row goes on"))

    def resizeEvent(self, event: object) -> None:
        left = self.sheet.x() + theme.px(320) + theme.px(16)
        self.outline.setGeometry(left, 0, min(theme.px(200), max(self.width() - left, 0)), self.sheet.height())


def _numbers(value: str) -> list[list[float]]:
    """The points as numbers: the form may write them otherwise than they were typed."""
    return [[float(part) for part in point.split()[:2]] for point in value.split(";") if point.strip()]


class Outline(QWidget):
    """How the points lie to one another, north above."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.points = QPolygonF()
        self.closed = False

    def show_points(self, points: list[str], *, closed: bool) -> None:
        """Draw these."""
        pairs = [tuple(float(part) for part in point.split()[:2]) for point in points]
        self.points = QPolygonF([QPointF(pair[1] * 0.64, -pair[0]) for pair in pairs])
        self.closed = closed
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.points.size() < 2:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(10, 10, -10, -10)
        bounds = self.points.boundingRect()
        scale = min(frame.width() / max(bounds.width(), 1e-9), frame.height() / max(bounds.height(), 1e-9))
        placed = QPolygonF([(point - bounds.center()) * scale + frame.center() for point in self.points])
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.setBrush(theme.colour("accent_soft"))
        painter.drawPolygon(placed) if self.closed else painter.drawPolyline(placed)
        for point in placed:
            ink.dot(painter, point, 4, fill="accent")
