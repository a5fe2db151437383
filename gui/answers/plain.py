"""Answers without a field of their own: a note that is read, a box that is ticked, a result that is shown."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.answers import ink
from gui.answers.base import Answer, announce
from gui.core import theme
from model.language import _


class Reading(Answer):
    """Something to read: a note, or a result that is calculated. Enter goes on."""

    def __init__(self, *, shows_value: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shows_value = shows_value
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight(theme.px(28) if shows_value else 2)

    def show_value(self, value: str) -> None:
        self.value = value
        self.update()

    def take(self, place: str) -> bool:
        if place == "Space":
            self.stepped.emit(1)
            return True
        return super().take(place)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.entered.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.shows_value:
            painter = QPainter(self)
            ink.write(
                painter,
                self.rect(),
                self.value or "\u2013",
                font=ink.pens().strong,
                colour="text" if self.value else "muted",
            )


class Tick(Answer):
    """A box that is ticked once something was read or agreed to: acknowledge and trigger."""

    OK = "OK"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(240), theme.px(44))

    def show_value(self, value: str) -> None:
        self.value = value
        self._say()
        self.update()

    def show_name(self, name: str, description: str) -> None:
        self._name = name
        self.setAccessibleDescription(description)
        self._say()

    def take(self, place: str) -> bool:
        if place in ("1", "Num1", "Space") or (place in ("Enter", "NumEnter") and not self.value):
            self.answered.emit(self.OK if not self.value else "", not self.value)
            return True
        return super().take(place)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.entered.emit()
        self.answered.emit(self.OK if not self.value else "", not self.value)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.entered.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ticked, cell = bool(self.value), self.rect().adjusted(0, 0, -1, -1)
        ink.panel(
            painter, cell, fill="accent_soft" if ticked else "surface", edge="accent" if ticked else "line", radius=8
        )
        if self.hasFocus():
            ink.focus(painter, cell, radius=8)
        box = theme.px(24)
        cap = QRect(theme.px(10), (self.height() - box) // 2, box, box)
        ink.keycap(painter, cap, "\u2713" if ticked else "1", chosen=ticked, bright=self.hasFocus())
        place = cell.adjusted(theme.px(44), 0, -8, 0)
        ink.write(
            painter, place, _("Read and confirmed") if ticked else _("Confirm"), font=ink.pens().body, colour="text"
        )

    def _say(self) -> None:
        announce(self, f"{self._name}, {_('Read and confirmed') if self.value else _('Confirm')}")
