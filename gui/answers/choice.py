"""A short list of choices, one or several, each with its number key. Painted by itself."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.answers import ink
from gui.answers.base import Answer, Option, announce, key_sign, letters
from gui.core import theme

CELL, GAP, CAP, PAD = 44, 8, 24, 10


class ChoiceList(Answer):
    """Numbered choices in as many columns as fit; `several` makes the keys toggle and Enter go on.

    Yes and no have letters besides their numbers.
    """

    def __init__(self, *, several: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.several = several
        self.cursor = 0
        self._hover = -1
        self._cells: list[QRect] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name = ""

    # --- values in ------------------------------------------------------------------------------------------------

    def show_value(self, value: str) -> None:
        if value != self.value:
            self.value = value
            self.update()
            self._say()

    def show_options(self, options: tuple[Option, ...]) -> None:
        if options != self.options:
            self.options = options
            self.cursor = min(self.cursor, max(len(options) - 1, 0))
            self.tall(self.width())

    def show_name(self, name: str, description: str) -> None:
        self._name = name
        self.setAccessibleDescription(description)
        self._say()

    def chosen(self) -> list[str]:
        """The values that are on."""
        return self.value.split() if self.several else [self.value] if self.value else []

    # --- keys and pointer -----------------------------------------------------------------------------------------

    def take(self, place: str) -> bool:
        for index, option in enumerate(self.options):
            if (option.key and option.key == key_sign(place)) or option.value == letters(self.options).get(place):
                self.choose(index)
                return True
        if place == "Space" and self.options:
            self.choose(self.cursor)
        elif place in ("Left", "Right") and self.options:
            self._move(1 if place == "Right" else -1)
        elif place == "Delete" and self.value:
            self.answered.emit("", False)
        else:
            return super().take(place)
        return True

    def choose(self, index: int) -> None:
        """Give this choice, or take it back where several may be on."""
        self.cursor, value = index, self.options[index].value
        if not self.several:
            self.answered.emit(value, True)
            return
        before = set(self.chosen())
        after = before ^ {value}
        self.answered.emit(" ".join(option.value for option in self.options if option.value in after), False)

    def _move(self, step: int) -> None:
        self.cursor = (self.cursor + step) % len(self.options)
        self.update()
        self._say()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.entered.emit()
        index = self._index_at(event.position().toPoint())
        if index >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.choose(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self._index_at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        self._point_at(-1)

    def _point_at(self, index: int) -> None:
        if index != self._hover:
            self._hover = index
            self.update()

    def _index_at(self, point: QPoint) -> int:
        return next((index for index, cell in enumerate(self._cells) if cell.contains(point)), -1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        chosen = self.chosen()
        self.cursor = next((n for n, option in enumerate(self.options) if option.value in chosen), 0)
        self.entered.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()

    # --- geometry -------------------------------------------------------------------------------------------------

    def tall(self, width: int) -> int:
        """Columns as wide as the longest choice, read downwards; one row when all fit."""
        if not self.options:
            self._cells = []
            return 0
        gap, metrics = theme.px(GAP), QFontMetrics(ink.pens().body)
        extra, least = theme.px(CAP + 3 * PAD), theme.px(120)
        widest = max(least, max(metrics.horizontalAdvance(option.label) for option in self.options) + extra + 2)
        count = max(1, min(len(self.options), (width + gap) // (widest + gap)))
        rows = -(-len(self.options) // count)
        count = -(-len(self.options) // rows)
        wide = min(widest, (width - gap * (count - 1)) // count)
        tall = max(
            [theme.px(CELL)] + [ink.height(o.label, ink.pens().body, wide - extra) + theme.px(16) for o in self.options]
        )
        self._cells = [QRect(index // rows * (wide + gap), index % rows * (tall + gap), wide, tall)
                       for index in range(len(self.options))]  # fmt: skip
        self.update()
        return rows * (tall + gap) - gap

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.oldSize().width() != event.size().width():
            self.tall(event.size().width())

    def sizeHint(self) -> QSize:
        return QSize(theme.px(600), self.tall(self.width()))

    # --- painting -------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.chosen()
        for index, (option, cell) in enumerate(zip(self.options, self._cells, strict=False)):
            self._paint_cell(painter, option, cell, index, option.value in chosen)

    def _paint_cell(self, painter: QPainter, option: Option, cell: QRect, index: int, chosen: bool) -> None:
        active = self.hasFocus() and index == self.cursor
        edge = "accent" if chosen or index == self._hover else "line"
        ink.panel(painter, cell, fill="accent_soft" if chosen else "surface", edge=edge, radius=8)
        if active:
            ink.focus(painter, cell, radius=8)
        cap = QRect(
            cell.left() + theme.px(PAD), cell.center().y() - theme.px(CAP) // 2 + 1, theme.px(CAP), theme.px(CAP)
        )
        if self.several and chosen:
            ink.keycap(painter, cap, "\u2713", chosen=True)
        else:
            ink.keycap(painter, cap, option.key.replace("-", ink.MINUS), chosen=chosen, bright=self.hasFocus())
        words = cell.adjusted(theme.px(CAP + 2 * PAD), 0, -theme.px(PAD) + 4, 0)
        receded = bool(self.value) and not chosen and not self.several
        ink.write(painter, words, option.label, font=ink.pens().body, colour="muted" if receded else "text")

    def _say(self) -> None:
        chosen = self.chosen()
        labels = [option.label for option in self.options if option.value in chosen]
        at = [self.options[self.cursor].label] if self.options and self.several else []
        announce(self, ", ".join([self._name, *labels, *at]))
