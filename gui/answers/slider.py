"""A value on a line between two ends. Blank until it is touched; number keys, arrows, ticks with their words."""

from itertools import pairwise

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.answers import ink, words
from gui.answers.base import Answer, announce
from gui.answers.steps import Steps
from gui.core import keys, theme
from gui.core.pause import Pause
from model.language import N_, formats

TRACK, KNOB, FIGURE, EDGE, UPRIGHT, WIDEST = 44, 12, 80, 24, 260, 560
REST = 300  # ms after which a value that arrows went to is an answer
UP, DOWN = ("Right", "Equal", "NumPlus"), ("Left", "Minus", "NumMinus")


def figure(value: str) -> str:
    """A number as it is read: with a true minus, and a comma where the language has one."""
    return value.replace("-", ink.MINUS).replace(".", formats.point())


class Slider(Answer):
    """One value of a range. ← → − + move, Home and End jump, digits say the value itself; Delete takes it back."""

    MISREAD = N_("This number is not on the scale.")

    def __init__(self, steps: Steps, *, has_ticks: bool = True, upright: bool = False,
                 parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(parent)
        self.steps, self.has_ticks, self.upright = steps, has_ticks, upright
        self.at = -1
        self.typed = self._name = ""
        self._is_held = False
        self._rest = Pause(self, REST, self._rested)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    # --- values in ------------------------------------------------------------------------------------------------

    def show_value(self, value: str) -> None:
        if value == self.value and (self.typed or self._is_held or self._rest.isActive()):
            return  # half of a number, or a knob on its way, is the person's until it is an answer
        self.value, self.at, self.typed = value, self.steps.index(value), ""
        self.update()
        self._say()

    def show_half(self, text: str) -> None:
        self.typed = text
        self.update()

    def show_name(self, name: str, description: str) -> None:
        self._name = name
        self.setAccessibleDescription(description)
        self._say()

    def revert(self) -> None:
        self._rest.stop()
        self.show_value(self.value)

    # --- keys and pointer -----------------------------------------------------------------------------------------

    def take(self, place: str) -> bool:
        if self._type(place):
            return True
        if place in UP + DOWN:
            self._move(self._start() + (1 if place in UP else -1) if self.at >= 0 else self._start())
        elif place in ("Home", "End"):
            self._move(0 if place == "Home" else self.steps.count)
        elif place == "Delete" and (self.value or self.at >= 0):
            self._move(-1)
            self.commit()
        elif place in ("Enter", "NumEnter") and self.typed:
            self._read()
        else:
            self.commit()
            return super().take(place)
        return True

    def _start(self) -> int:
        """Where the first arrow goes: the answer, else the place the form proposes, else the middle."""
        if self.at >= 0:
            return self.at
        return self.steps.index(self.steps.start_at) if self.steps.start_at else self.steps.count // 2

    def _type(self, place: str) -> bool:
        """A number said by its digits; where only one can be meant it is the answer."""
        sign = keys.digit(place)
        if place in ("Period", "Comma", "NumDecimal") and self.typed and "." not in self.typed:
            sign = "."
        if place in ("Minus", "NumMinus") and not self.typed and min(self.steps.first, self.steps.last) < 0:
            sign = "-"
        if place == "Backspace" and self.typed:
            self.typed = self.typed[:-1]
        elif sign:
            self.typed += sign
        else:
            return False
        self._rest.stop()
        self.update()
        if self.steps.completes(self.typed):
            self._read()
        else:
            self.halved.emit(self.typed)
        return True

    def _read(self) -> None:
        found, self.typed = self.steps.index(self.typed), ""
        self.update()
        if found < 0:
            self.halved.emit("")
            self.misread.emit(self.MISREAD)
            return
        self.at = found
        self._rest.stop()
        self._give(on=True)

    def _move(self, index: int) -> None:
        self.at, self.typed = min(max(index, -1), self.steps.count), ""
        self._rest.start()
        self.update()
        self._say()

    def _rested(self) -> None:
        """An answer where the arrows rest; under a finger that is still down, only half of one."""
        if self._is_held:
            self.halved.emit(self.steps.value(self.at))
        else:
            self.commit()

    def commit(self) -> None:
        """Give what the arrows went to."""
        if self.typed:
            found, self.typed = self.steps.index(self.typed), ""
            self.at = found if found >= 0 else self.at
        self._rest.stop()
        self._give(on=False)

    def _give(self, *, on: bool) -> None:
        value = self.steps.value(self.at) if self.at >= 0 else ""
        if value != self.value and not (self.at < 0 and self.steps.index(self.value) < 0 and self.value):
            self.answered.emit(value, on)
            return
        self.halved.emit("")
        if on:
            self.stepped.emit(1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.entered.emit()
        if event.button() == Qt.MouseButton.LeftButton and self.line().adjusted(-24, -24, 24, 24).contains(
            event.position().toPoint()
        ):
            self._is_held = True
            self._move(self.index_at(event.position().toPoint()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._is_held:
            self._move(self.index_at(event.position().toPoint()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._is_held:
            self._is_held = False
            self.commit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.entered.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.commit()
        self.update()

    # --- geometry -------------------------------------------------------------------------------------------------

    def tall(self, width: int) -> int:
        return theme.px(UPRIGHT) if self.upright else theme.px(TRACK + 2) + self._words_tall(width)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(WIDEST), self.tall(theme.px(WIDEST)))

    def line(self) -> QRect:
        """The line itself."""
        edge = theme.px(EDGE)
        if self.upright:
            return QRect(theme.px(TRACK) // 2, edge, 1, theme.px(UPRIGHT) - 2 * edge)
        wide = min(self.width(), theme.px(WIDEST)) - theme.px(FIGURE)
        return QRect(edge, theme.px(TRACK) // 2, max(wide - 2 * edge, 1), 1)

    def point(self, index: int) -> QPointF:
        """Where a step is."""
        line, part = self.line(), index / max(self.steps.count, 1)
        if self.upright:
            return QPointF(line.left(), line.bottom() - part * (line.height() - 1))
        return QPointF(line.left() + part * (line.width() - 1), line.top())

    def index_at(self, point: QPoint) -> int:
        """The step that is nearest to a place."""
        line = self.line()
        along = (
            (line.bottom() - point.y()) / line.height() if self.upright else (point.x() - line.left()) / line.width()
        )
        return min(max(round(along * self.steps.count), 0), self.steps.count)

    def _marks(self) -> list[tuple[int, str]]:
        """Steps with their words: the form's own, else the numbers at the ends and at the ticks."""
        if self.steps.labels:
            named = [(self.steps.index(value), label) for value, label in self.steps.labels.items()]
            return sorted(pair for pair in named if pair[0] >= 0)
        shown = self.steps.ticks() if self.has_ticks and self.steps.count <= 10 else [0, self.steps.count]
        return [(index, self.steps.value(index)) for index in shown]

    def _room(self) -> int:
        """How wide the words at a mark may be."""
        marks = [index for index, _words in self._marks()]
        gap = min((after - before for before, after in pairwise(marks)), default=self.steps.count)
        return max(theme.px(32), round(gap * self.line().width() / max(self.steps.count, 1)) - theme.px(4))

    def _widest(self) -> int:
        """How wide the widest words at a mark are."""
        metrics = QFontMetrics(ink.pens().caption)
        return max(metrics.horizontalAdvance(words.plain(said)) for _index, said in self._marks())

    def _words_tall(self, width: int) -> int:
        font = ink.pens().caption
        return max((words.height(said, font, self._room()) for _index, said in self._marks()), default=0)

    # --- painting -------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, line = QPainter(self), self.line()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("edge"), 2))
        painter.drawLine(self.point(0), self.point(self.steps.count))
        if self.has_ticks:
            self._paint_ticks(painter)
        self._paint_words(painter)
        if self.at >= 0:
            painter.setPen(QPen(theme.colour("accent"), 4))
            painter.drawLine(self.point(0), self.point(self.at))
            ink.dot(painter, self.point(self.at), theme.px(KNOB), fill="accent", edge="surface", width=2)
        if self.hasFocus():
            ring = line.adjusted(-theme.px(20), -theme.px(18), theme.px(20), theme.px(18))
            ink.focus(painter, ring, radius=theme.px(18))
        self._paint_figure(painter, line)

    def _paint_ticks(self, painter: QPainter) -> None:
        painter.setPen(QPen(theme.colour("edge"), 1.5))
        for index in self.steps.ticks():
            at, half = self.point(index), theme.px(5)
            across = QPointF(half, 0) if self.upright else QPointF(0, half)
            painter.drawLine(at - across, at + across)

    def _paint_words(self, painter: QPainter) -> None:
        font, room = ink.pens().caption, self._room()
        for index, said in self._marks():
            at = self.point(index).toPoint()
            if self.upright:
                place = QRect(at.x() + theme.px(24), at.y() - theme.px(12), theme.px(240), theme.px(24))
                words.write(painter, place, said, font=font, colour="muted")
                continue
            left = at.x() - room // 2
            side = Qt.AlignmentFlag.AlignHCenter if left >= 0 else Qt.AlignmentFlag.AlignLeft
            top = theme.px(TRACK + 2)
            place = QRect(max(left, 0), top, room, self.height() - top)
            flags = int(Qt.TextFlag.TextWordWrap) | int(side)
            words.write(painter, place, said, font=font, colour="muted", flags=flags)

    def _paint_figure(self, painter: QPainter, line: QRect) -> None:
        """The value in figures, or what is being typed."""
        said = self.typed or (self.steps.value(self.at) if self.at >= 0 else "\u2013")
        left = theme.px(TRACK + EDGE) + self._widest() if self.upright else line.right() + theme.px(EDGE + 8)
        top = 0 if not self.upright else self.height() // 2 - theme.px(TRACK) // 2
        place = QRect(left, top, theme.px(FIGURE), theme.px(TRACK))
        colour = "accent" if self.typed or self.at >= 0 else "muted"
        ink.write(painter, place, figure(said), font=ink.pens().heading, colour=colour,
                  flags=int(Qt.AlignmentFlag.AlignVCenter))  # fmt: skip

    def _say(self) -> None:
        value = self.steps.value(self.at) if self.at >= 0 else ""
        label = words.plain(self.steps.labels.get(value, ""))
        announce(self, ", ".join(part for part in (self._name, value, label) if part) or " ")


class Stars(Slider):
    """A rating: as many stars as the range has values."""

    def tall(self, width: int) -> int:
        return theme.px(TRACK + 4)

    def _cell(self, index: int) -> QRect:
        size = theme.px(TRACK)
        return QRect(index * (size + theme.px(4)) + 2, 2, size, size)

    def line(self) -> QRect:
        return QRect(self._cell(0).topLeft(), self._cell(self.steps.count).bottomRight())

    def index_at(self, point: QPoint) -> int:
        return min(max(point.x() // (theme.px(TRACK) + theme.px(4)), 0), self.steps.count)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index in range(self.steps.count + 1):
            ink.star(painter, QPointF(self._cell(index).center()), theme.px(17), is_on=index <= self.at)
        if self.hasFocus():
            ink.focus(painter, self.line().adjusted(-2, -2, 2, 2), radius=8)
        line = QRect(self.line())
        self._paint_figure(painter, line.translated(-theme.px(8), 0))
