"""Choices put in order: by their numbers one after the other, by moving one, or by dragging. Painted by itself."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.answers import ink, words
from gui.answers.base import Answer, Option, announce
from gui.core import keys, theme
from model.language import N_

ROW, GAP, CAP, PAD, WIDEST = 44, 4, 28, 10, 620


class Rank(Answer):
    """All choices in an order. A number takes that row as the next; Ctrl with ↑ ↓ moves the row one is at, ← → choose
    the row. It is an answer once every choice has its place.
    """

    MISREAD = N_("Give every line its place: press the numbers in the order that is told.")

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.order: list[Option] = []
        self.placed = 0
        self.cursor = 0
        self._name = ""
        self._held = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    # --- values in ------------------------------------------------------------------------------------------------

    def show_options(self, options: tuple[Option, ...]) -> None:
        known = {option.value: option for option in options}
        if options != self.options:
            same = {option.value for option in self.options} == set(known)
            self.options = options
            self.order = [known[each.value] for each in self.order] if same else []
            if not same:
                self._arrange()
            self.update()

    def show_value(self, value: str) -> None:
        if value != self.value or not self.order:
            self.value = value
            self._arrange()

    def show_half(self, text: str) -> None:
        known = {option.value: option for option in self.options}
        first = [known[value] for value in dict.fromkeys(text.split()) if value in known]
        self.order = first + [option for option in self.options if option not in first]
        self.placed, self.cursor = len(first), min(len(first), max(len(self.order) - 1, 0))
        self.update()
        self._say()

    def show_name(self, name: str, description: str) -> None:
        self._name = name
        self.setAccessibleDescription(description)
        self._say()

    def revert(self) -> None:
        self._arrange()

    def _arrange(self) -> None:
        known, given = {option.value: option for option in self.options}, self.value.split()
        first = [known[value] for value in given if value in known]
        self.order = first + [option for option in self.options if option.value not in given]
        self.placed = len(first)
        self.cursor = min(self.cursor, max(len(self.order) - 1, 0))
        self.update()
        self._say()

    # --- keys and pointer -----------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed = keys.stroke(event)
        if (pressed.ctrl or pressed.alt) and pressed.key in ("Up", "Down"):
            self.move_to(self.cursor, self.cursor + (1 if pressed.key == "Down" else -1))
        else:
            super().keyPressEvent(event)

    def take(self, place: str) -> bool:
        row = int(keys.digit(place) or -1) - 1
        if keys.digit(place) == "0":
            row = 9
        if 0 <= row < len(self.order):
            self.take_next(row)
        elif place in ("Left", "Right"):
            self._go(self.cursor + (1 if place == "Right" else -1))
        elif place == "Space":
            self.take_next(self.cursor)
        elif place == "Delete" and self.placed:
            self.placed = 0
            self._give(on=False)
        elif place in ("Enter", "NumEnter") and 0 < self.placed < len(self.order):
            self.misread.emit(self.MISREAD)
        else:
            return super().take(place)
        return True

    def take_next(self, row: int) -> None:
        """This row comes next behind those that have a place; one that has a place is only gone to."""
        if row < self.placed:
            self._go(row)
            return
        self.order.insert(self.placed, self.order.pop(row))
        self.placed += 1
        if self.placed == len(self.order) - 1:
            self.placed += 1  # the last one has only one place left
        self._go(min(self.placed, len(self.order) - 1))
        self._give(on=self.placed == len(self.order))

    def move_to(self, row: int, to: int) -> None:
        """Another place for a row; whoever moves one by one means the whole order."""
        if not 0 <= to < len(self.order):
            return
        self.order.insert(to, self.order.pop(row))
        self.placed = len(self.order)
        self._go(to)
        self._give(on=False)

    def _go(self, row: int) -> None:
        self.cursor = row % max(len(self.order), 1)
        self.update()
        self._say()

    def _give(self, *, on: bool) -> None:
        whole = self.placed == len(self.order)
        value = " ".join(option.value for option in self.order) if whole else ""
        self.update()
        if value != self.value:
            self.answered.emit(value, on)
        self.halved.emit("" if whole else " ".join(option.value for option in self.order[: self.placed]))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.entered.emit()
        self._held = self._row_at(event.position().toPoint())
        if self._held >= 0:
            self._go(self._held)
        self._from = self._held

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event.position().toPoint())
        if self._held >= 0 and row >= 0 and row != self._held:
            self.order.insert(row, self.order.pop(self._held))
            self._held = row
            self._go(row)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        held, self._held = self._held, -1
        if held < 0:
            return
        if held == self._from:
            self.take_next(held)
        else:
            self.placed = len(self.order)
            self._give(on=False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.entered.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()

    # --- geometry and painting ------------------------------------------------------------------------------------

    def _tall_of_row(self, width: int) -> int:
        room = min(width, theme.px(WIDEST)) - theme.px(2 * CAP + 4 * PAD)
        said = [words.height(option.label, ink.pens().body, room) + theme.px(16) for option in self.options]
        return max([theme.px(ROW), *said])

    def tall(self, width: int) -> int:
        return len(self.options) * (self._tall_of_row(width) + theme.px(GAP))

    def sizeHint(self) -> QSize:
        return QSize(theme.px(WIDEST), self.tall(theme.px(WIDEST)))

    def _row(self, index: int) -> QRect:
        tall, wide = self._tall_of_row(self.width()), min(self.width(), theme.px(WIDEST))
        return QRect(0, index * (tall + theme.px(GAP)), wide, tall)

    def _row_at(self, point: QPoint) -> int:
        return next((n for n in range(len(self.order)) if self._row(n).contains(point)), -1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index, option in enumerate(self.order):
            self._paint_row(painter, index, option)

    def _paint_row(self, painter: QPainter, index: int, option: Option) -> None:
        row, has_place = self._row(index), index < self.placed
        held = index == self._held
        ink.panel(painter, row, fill="accent_soft" if has_place else "surface", edge="accent" if held else "line",
                  radius=8)  # fmt: skip
        if self.hasFocus() and index == self.cursor:
            ink.focus(painter, row, radius=8)
        size, pad = theme.px(CAP), theme.px(PAD)
        cap = QRect(row.left() + pad, row.center().y() - size // 2 + 1, size, size)
        ink.keycap(painter, cap, str((index + 1) % 10) if index < 10 else "", chosen=has_place, bright=self.hasFocus())
        place = row.adjusted(size + 2 * pad, 0, -size - 2 * pad, 0)
        words.write(painter, place, option.label, font=ink.pens().body, colour="text")
        grip = QRect(row.right() - size - pad, row.top(), size, row.height())
        ink.write(painter, grip, "\u2195", font=ink.pens().strong, colour="muted", flags=ink.CENTRED)

    def _say(self) -> None:
        at = words.plain(self.order[self.cursor].label) if self.order else ""
        place = str(self.cursor + 1) if self.cursor < self.placed else ""
        announce(self, ", ".join(part for part in (self._name, at, place) if part) or " ")
