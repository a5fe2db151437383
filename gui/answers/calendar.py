"""A month to choose a day from. It shows and is asked; it never has the focus, so the keys stay with the field."""

from calendar import Calendar as Weeks
from datetime import date, timedelta

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from gui.answers import ink
from gui.core import icons, theme
from model.language import formats

CELL, HEAD, DAYS, MARGIN = 44, 44, 24, 8
WEEK, FIRST, LAST = 7, date(1, 1, 1), date(9999, 12, 31)
KEYS = {"Left": -1, "Right": 1, "Up": -WEEK, "Down": WEEK}


class Calendar(QFrame):
    """One month. Signals: `picked` (the date) when a day is pressed."""

    picked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.today = self.day = date(2000, 1, 1)
        self.hide()

    def show_day(self, day: date, today: date) -> None:
        """Open at this day."""
        self.day, self.today = day, today
        self.setFixedSize(self.sizeHint())
        self.update()

    def take(self, place: str) -> bool:
        """Arrows go by days and weeks, page keys by months, Home and End to the ends of the month."""
        if place in KEYS:
            self._go_by(KEYS[place])
        elif place in ("PageUp", "PageDown"):
            self.turn(1 if place == "PageDown" else -1)
        elif place in ("Home", "End"):
            first = self.day.replace(day=1)
            self.day = first if place == "Home" else _turned(first, 1) - timedelta(1)
        else:
            return False
        self.update()
        return True

    def _go_by(self, days: int) -> None:
        if self.day >= FIRST and 0 < self.day.toordinal() + days <= LAST.toordinal():
            self.day += timedelta(days)

    def turn(self, months: int) -> None:
        """Another month, on the same day where it has one."""
        first = _turned(self.day.replace(day=1), months)
        longest = (_turned(first, 1) - timedelta(1)).day if first < LAST.replace(day=1) else 31
        self.day = first.replace(day=min(self.day.day, longest))
        self.update()

    def sizeHint(self) -> QSize:
        margin = 2 * theme.px(MARGIN)
        return QSize(WEEK * theme.px(CELL) + margin, theme.px(HEAD + DAYS + 6 * CELL) + margin)

    def _weeks(self) -> list[list[date]]:
        return Weeks().monthdatescalendar(self.day.year, self.day.month)

    def _cell(self, column: int, row: int) -> QRect:
        size, margin = theme.px(CELL), theme.px(MARGIN)
        return QRect(margin + column * size, margin + theme.px(HEAD + DAYS) + row * size, size, size)

    def _arrow(self, way: int) -> QRect:
        size, margin = theme.px(HEAD), theme.px(MARGIN)
        return QRect(margin if way < 0 else self.width() - margin - size, margin, size, size)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        for way in (-1, 1):
            if self._arrow(way).contains(point):
                self.turn(way)
        day = self._day_at(point)
        if day is not None:
            self.picked.emit(day)

    def _day_at(self, point: QPoint) -> date | None:
        found = [day for row, week in enumerate(self._weeks()) for column, day in enumerate(week)
                 if self._cell(column, row).contains(point)]  # fmt: skip
        return found[0] if found else None

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, fonts = QPainter(self), ink.pens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        head = QRect(0, theme.px(MARGIN), self.width(), theme.px(HEAD))
        ink.write(painter, head, formats.month(self.day), font=fonts.strong, colour="text", flags=ink.CENTRED)
        for way, name in ((-1, "chevron-left"), (1, "chevron-right")):
            arrow = self._arrow(way)
            painter.drawPixmap(arrow.center() - QPoint(theme.px(10), theme.px(10)), icons.pixmap(name, "accent"))
        for column, name in enumerate(formats.weekdays()):
            place = self._cell(column, 0).translated(0, -theme.px(DAYS))
            place.setHeight(theme.px(DAYS))
            ink.write(painter, place, name, font=fonts.caption, colour="muted", flags=ink.CENTRED)
        for row, week in enumerate(self._weeks()):
            for column, day in enumerate(week):
                self._paint_day(painter, self._cell(column, row), day)

    def _paint_day(self, painter: QPainter, cell: QRect, day: date) -> None:
        inner, at = cell.adjusted(2, 2, -2, -2), day == self.day
        if at:
            ink.panel(painter, inner, fill="accent")
        elif day == self.today:
            ink.panel(painter, inner, edge="accent")
        font = ink.pens().strong if at else ink.pens().body
        colour = "on_accent" if at else "text" if day.month == self.day.month else "muted"
        ink.write(painter, inner, str(day.day), font=font, colour=colour, flags=ink.CENTRED)


def _turned(first: date, months: int) -> date:
    """The first of another month, within what a date can say."""
    index = min(max(first.year * 12 + first.month - 1 + months, 12), 9999 * 12 + 11)
    return date(index // 12, index % 12 + 1, 1)
