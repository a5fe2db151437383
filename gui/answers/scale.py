"""The compact grid: items as rows, one scale as columns, answered by one key each. Painted by itself, for speed."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.answers import ink, words
from gui.answers.base import BACK, ON, Option, announce, key_sign
from gui.core import icons, keys, theme
from gui.core.components import tip

COLUMN, WIDE, ROW, MARGIN, DOT = 52, 100, 58, 20, 13
MESSAGE, LIFT = 20, 6  # what is wrong stands so far above the lower edge, and the words that much higher for it
NARROWEST, MARKS = 180, 44  # with less room beside the marks the words stand above them
LEGEND = "     "


@dataclass(frozen=True, slots=True)
class Row:
    """One item as it stands: hidden rows keep their place in the list and take none on the screen."""

    path: str
    label: str
    value: str = ""
    message: str = ""
    shown: bool = True
    marked: bool = False
    commented: bool = False
    doubt: bool = False


class ScaleGrid(QWidget):
    """Rows of items under one scale; with `several` each row takes any number of its choices.

    Signals: `answered(path, value, on)`; `stepped(±1)` from the current row; `entered(path)`: a row was chosen by
    pointer or by the focus coming; `resized` when it needs another height.
    """

    answered = Signal(str, str, bool)
    stepped = Signal(int)
    entered = Signal(str)
    resized = Signal()

    def __init__(self, options: tuple[Option, ...], *, has_head: bool = True, several: bool = False,
                 parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(parent)
        self.options, self.has_head, self.several = options, has_head, several
        self.lead = self.note = self._legend = ""
        self.letters: dict[str, str] = {}
        self.rows: list[Row] = []
        self.current = ""
        self._places: dict[str, int] = {}
        self._tops: dict[str, QRect] = {}
        self._head = ROW
        self._width, self._tall, self._rows_end = 760, ROW, ROW
        self._hover: tuple[str, str] | None = None
        self._columns = [self._column(option) for option in options]
        self.setProperty("paints_focus", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    # --- values in ------------------------------------------------------------------------------------------------

    def show_rows(self, rows: list[Row]) -> None:
        """All items, in their order."""
        self.rows = rows
        self._places = {row.path: place for place, row in enumerate(rows)}
        self.resized.emit()

    def show_row(self, row: Row) -> None:
        """One item as it stands now: only its own strip is painted again, unless it comes or goes."""
        before = self.rows[self._places[row.path]]
        if row == before:
            return
        self.rows[self._places[row.path]] = row
        if row.shown != before.shown or row.label != before.label:
            self.resized.emit()
        else:
            self.update(self._tops.get(row.path, QRect()))
            self._say()

    def show_words(self, lead: str, options: tuple[Option, ...]) -> None:
        """The question above the items, and the words of the scale."""
        if (lead, options) == (self.lead, self.options):
            return
        self.lead, self.options = lead, options
        self.resized.emit()

    def show_current(self, path: str) -> None:
        """The row the keys answer now."""
        if path == self.current:
            return
        for each in (self.current, path):
            self.update(self._tops.get(each, QRect()))
        self.current = path
        self._say()

    def rect_of(self, path: str) -> QRect:
        """Where the row is, for whoever scrolls."""
        return self._tops.get(path, QRect())

    # --- keys and pointer -----------------------------------------------------------------------------------------

    def take(self, place: str) -> bool:
        """Answer the current row, or step."""
        sign, lettered = key_sign(place), self.letters.get(place)
        for option in self.options:
            if ((sign and option.key == sign) or option.value == lettered) and self.current in self._tops:
                self._give(self.current, option.value)
                return True
        if place == "Delete" and self._row(self.current).value:
            self.answered.emit(self.current, "", False)
            return True
        if place in ON or place in BACK:
            self.stepped.emit(1 if place in ON else -1)
            return True
        return False

    def _give(self, path: str, value: str) -> None:
        """Answer a row, or take the choice or give it back where there may be several."""
        if not self.several:
            self.answered.emit(path, value, True)
            return
        after = set(self._row(path).value.split()) ^ {value}
        self.answered.emit(path, " ".join(each.value for each in self.options if each.value in after), False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed = keys.stroke(event)
        if pressed.ctrl or pressed.alt or not self.take(pressed.key):
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        hit = self._hit(event.position().toPoint())
        if hit is None or event.button() != Qt.MouseButton.LeftButton:
            return
        path, value = hit
        self.entered.emit(path)
        if value:
            again = self._row(path).value == value and not self.several
            self.answered.emit(path, "", False) if again else self._give(path, value)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self._hit(event.position().toPoint()))

    def leaveEvent(self, event: object) -> None:
        self._point_at(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            shown = [row.path for row in self.rows if row.shown]
            if shown and self.current not in shown:
                self.entered.emit(shown[0] if event.reason() == Qt.FocusReason.TabFocusReason else shown[-1])
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()

    def _point_at(self, hit: tuple[str, str] | None) -> None:
        if hit == self._hover:
            return
        for each in (self._hover, hit):
            if each:
                self.update(self._tops.get(each[0], QRect()))
        self._hover = hit
        meant = next((o.label for o in self.options if hit and o.value == hit[1]), "")
        self.setToolTip(tip(words.plain(meant)))

    # --- geometry -------------------------------------------------------------------------------------------------

    def arrange(self, width: int = 0) -> int:
        """Where each row and column goes at this width; the height that takes."""
        self._width = width or self._width
        self._columns = [self._column(option) for option in self.options]
        fonts, text_width = ink.pens(), self._text_width()
        self._head = self._head_tall(text_width) if self.has_head else 0
        self._tops, top = {}, self._head
        for row in self.rows:
            if row.shown:
                tall = self._row_tall(words.height(row.label, fonts.question, text_width))
                self._tops[row.path] = QRect(0, top, self._width, tall)
                top += tall
        figures = [option for option in self.options if not self.is_wide(option)]
        said = [f"{option.key} \u2013 {words.plain(option.label)}" for option in figures] if self.has_head else []
        self._legend = LEGEND.join([*said, self.note] if self.note else said)
        self._rows_end = top
        if self._legend:
            top += ink.height(self._legend, fonts.caption, self._width - 2 * theme.px(MARGIN)) + theme.px(16)
        self._tall = top
        self.update()
        self._say()
        return top

    def _row_tall(self, said: int) -> int:
        if self._is_stacked():
            return said + theme.px(16 + MARKS + MESSAGE)
        return max(theme.px(ROW), said + theme.px(36))

    def _head_tall(self, text_width: int) -> int:
        fonts = ink.pens()
        wide = [
            words.height(o.label, fonts.caption, self._column(o) - 8) + theme.px(44)
            for o in self.options
            if self.is_wide(o)
        ]
        lead = words.height(self.lead, fonts.strong, text_width) if self.lead else 0
        if self._is_stacked():
            return max([theme.px(44), *wide]) + (lead + theme.px(8) if lead else 0)
        return max([theme.px(44), lead + theme.px(36) if lead else 0, *wide])

    def is_wide(self, option: Option) -> bool:
        """Whether the column's words stand in its head, rather than one figure."""
        return option.key != option.value

    def _column(self, option: Option) -> int:
        if not self.is_wide(option):
            return theme.px(COLUMN)
        return max(theme.px(WIDE), ink.longest_word(words.plain(option.label), ink.pens().caption) + theme.px(12))

    def _text_width(self) -> int:
        return self._width - 2 * theme.px(MARGIN) - (0 if self._is_stacked() else sum(self._columns))

    def _is_stacked(self) -> bool:
        """Whether the words stand above the marks: in large letters there may be no room beside them."""
        return self._width - sum(self._columns) - 2 * theme.px(MARGIN) < theme.px(NARROWEST)

    def _marks(self, strip: QRect) -> QRect:
        """The part of a row in which its marks stand."""
        if not self._is_stacked():
            return strip
        tall = theme.px(MARKS)
        return QRect(strip.left(), strip.bottom() + 1 - theme.px(MESSAGE) - tall, strip.width(), tall)

    def _cells(self, strip: QRect) -> list[tuple[Option, QRect]]:
        left, cells = strip.right() + 1 - sum(self._columns), []
        for option, wide in zip(self.options, self._columns, strict=True):
            cells.append((option, QRect(left, strip.top(), wide, strip.height())))
            left += wide
        return cells

    def _hit(self, point: QPoint) -> tuple[str, str] | None:
        for path, strip in self._tops.items():
            if strip.contains(point):
                cells = self._cells(self._marks(strip))
                return path, next((option.value for option, cell in cells if cell.contains(point)), "")
        return None

    def sizeHint(self) -> QSize:
        return QSize(self._width, self._tall)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != self._width:
            self.arrange(event.size().width())

    # --- painting -------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.has_head and event.rect().top() < self._head:
            self._paint_head(painter)
        if self._legend and event.rect().bottom() > self._rows_end:
            self._paint_legend(painter)
        for row in self.rows:
            strip = self._tops.get(row.path)
            if strip is not None and strip.intersects(event.rect()):
                self._paint_row(painter, row, strip)

    def _paint_head(self, painter: QPainter) -> None:
        fonts, head = ink.pens(), QRect(0, 0, self._width, self._head)
        place = QRect(theme.px(MARGIN), 0, self._text_width(), self._head - theme.px(8))
        wrapped = int(Qt.TextFlag.TextWordWrap)
        below = wrapped | int(Qt.AlignmentFlag.AlignBottom)
        flags = wrapped | int(Qt.AlignmentFlag.AlignTop) if self._is_stacked() else below
        words.write(painter, place, self.lead, font=fonts.strong, colour="text", flags=flags)
        for option, cell in self._cells(head):
            if self.is_wide(option):
                meant, flags = cell.adjusted(4, 0, -4, -theme.px(30)), below | int(Qt.AlignmentFlag.AlignHCenter)
                words.write(painter, meant, option.label, font=fonts.caption, colour="muted", flags=flags)
            sign = QRect(cell.left(), cell.bottom() - theme.px(28), cell.width(), theme.px(24))
            shown = option.key.replace("-", ink.MINUS)
            ink.write(painter, sign, shown, font=fonts.strong, colour="muted", flags=ink.CENTRED)
        painter.setPen(theme.colour("line"))
        painter.drawLine(0, self._head - 1, self._width, self._head - 1)

    def _paint_legend(self, painter: QPainter) -> None:
        place = QRect(
            theme.px(MARGIN),
            self._rows_end + theme.px(8),
            self._width - 2 * theme.px(MARGIN),
            self._tall - self._rows_end,
        )
        flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop)
        ink.write(painter, place, self._legend, font=ink.pens().caption, colour="muted", flags=flags)

    def _paint_row(self, painter: QPainter, row: Row, strip: QRect) -> None:
        current = row.path == self.current
        if current:
            ink.panel(painter, strip.adjusted(1, 1, -1, -2), fill="accent_soft")
            if self.hasFocus():
                ink.focus(painter, strip.adjusted(1, 1, -1, -2))
        elif row.path != self._after():
            painter.setPen(theme.colour("line"))
            painter.drawLine(theme.px(MARGIN), strip.top() - 1, self.width(), strip.top() - 1)
        self._paint_words(painter, row, strip, current)
        for option, cell in self._cells(self._marks(strip)):
            self._paint_cell(painter, row, option, cell)

    def _after(self) -> str:
        """The row under the current one: no line is drawn into the ring."""
        shown = list(self._tops)
        place = shown.index(self.current) + 1 if self.current in self._tops else 0
        return shown[place] if place < len(shown) else ""

    def _paint_words(self, painter: QPainter, row: Row, strip: QRect, current: bool) -> None:
        fonts = ink.pens()
        under = theme.px(MARKS + MESSAGE) if self._is_stacked() else theme.px(LIFT)
        place = QRect(theme.px(MARGIN), strip.top(), self._text_width(), strip.height() - under)
        receded = bool(row.value) and not current
        words.write(painter, place, row.label, font=fonts.question, colour="muted" if receded else "text")
        if row.message:
            top = strip.bottom() - theme.px(MESSAGE)
            under = QRect(place.left(), top, place.width() + theme.px(WIDE), theme.px(16))
            sign, colour = ("? ", "warn") if row.doubt else ("! ", "bad")
            words.write(painter, under, sign + row.message, font=fonts.caption, colour=colour)
        if row.marked:
            size = theme.px(14)
            flag = icons.pixmap("flag", "warn", size=14)
            painter.drawPixmap((theme.px(MARGIN) - size) // 2 + 1, place.center().y() - size // 2, flag)
        if row.commented:
            ink.dot(painter, QPointF(theme.px(MARGIN) / 2 + 1, strip.top() + theme.px(9)), theme.px(3), fill="warn")

    def _paint_cell(self, painter: QPainter, row: Row, option: Option, cell: QRect) -> None:
        centre, radius = QPointF(cell.center()) + QPointF(0.5, 0.5), theme.px(DOT)
        current, chosen = row.path == self.current, option.value in self._chosen(row)
        hovered = self._hover == (row.path, option.value)
        sign = option.key.replace("-", ink.MINUS)
        if chosen:
            self._mark(painter, centre, radius + 1, fill="accent")
            ink.write(painter, cell, sign, font=ink.pens().strong, colour="on_accent", flags=ink.CENTRED)
        elif current:
            self._mark(painter, centre, radius, fill="surface", edge="accent" if hovered else "edge")
            ink.write(painter, cell, sign, font=ink.pens().strong, colour="text", flags=ink.CENTRED)
        else:
            edge = "accent" if hovered else "line" if row.value else "edge"
            self._mark(painter, centre, radius - (0 if hovered else 2), edge=edge)

    def _mark(self, painter: QPainter, centre: QPointF, radius: float, *, fill: str = "", edge: str = "") -> None:
        """A round mark where one is chosen, a box where several are."""
        if not self.several:
            ink.dot(painter, centre, radius, fill=fill, edge=edge)
            return
        size = round(2 * radius)
        box = QRect(round(centre.x() - radius), round(centre.y() - radius), size, size)
        ink.panel(painter, box, fill=fill, edge=edge or fill, radius=5, width=1.5)

    # --- what a screen reader hears -------------------------------------------------------------------------------

    def _row(self, path: str) -> Row:
        return self.rows[self._places[path]] if path in self._places else Row("", "")

    def _chosen(self, row: Row) -> list[str]:
        return row.value.split() if self.several else [row.value]

    def _say(self) -> None:
        row = self._row(self.current)
        chosen = ", ".join(option.label for option in self.options if option.value in self._chosen(row))
        marked = self.note if row.marked else ""
        announce(self, ", ".join(words.plain(part) for part in (row.label, marked, chosen, row.message) if part) or " ")
