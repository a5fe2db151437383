"""One choice among many: type any part of any word, in any language, and take it with Enter."""

from typing import Protocol

from PySide6.QtCore import QEvent, QModelIndex, QRect, QSize, QTimer
from PySide6.QtWidgets import (
    QWidget,
)

from gui.answers import folding, words
from gui.answers.base import Option
from gui.answers.drop import ITEM, SHOWN, Drop
from gui.answers.typed import TypedAnswer
from gui.core import theme
from model.language import N_, _

REST = 40  # ms after the focus came
LOOKED_AT = 50  # choices that tell whether those of a list have numbers


class Texts(Protocol):
    """The labels of a choice in the other languages of the form."""

    def of(self, value: str) -> tuple[str, ...]: ...


class SearchAnswer(TypedAnswer):
    """A field that finds. `texts` knows the labels in the other languages, so that any of them is understood."""

    HAS_HALVES = False  # letters that look for a choice are no part of an answer
    MISREAD = N_("Choose one of the list: type a part of the name, then Enter.")

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.texts: Texts | None = None
        self._folded: list[tuple[str, ...]] = []
        self._drop: Drop | None = None
        self._ahead = QTimer(self, singleShot=True, interval=REST)
        self._ahead.timeout.connect(self._fold)
        self.line.textEdited.connect(self._filter)
        self.entered.connect(self.opened)
        self.line.setClearButtonEnabled(True)
        self.retranslate()

    def retranslate(self) -> None:
        numbered = bool(self.options) and all(is_numbered(option) for option in self.options[:LOOKED_AT])
        said = _("Type a number or any part of the name") if numbered else _("Type any part of the name")
        self.line.setPlaceholderText(said)

    # --- values in ------------------------------------------------------------------------------------------------

    def show_options(self, options: tuple[Option, ...]) -> None:
        if options == self.options:
            return
        shown = self.reading(self.value)
        self.options = options
        self.retranslate()
        self._folded = []
        if self.line.text() == shown:
            self.line.setText(self.reading(self.value))

    def show_value(self, value: str) -> None:
        if value != self.value:
            self.value = value
            if not (self._drop and self._drop.isVisible()):
                self.line.setText(self.reading(value))

    def read(self, text: str) -> str | None:
        if not text.strip():
            return ""
        if text == self.reading(self.value):
            return self.value
        typed = folding.fold(text)
        exact = [option.value for option in self.options if folding.fold(words.plain(option.label)) == typed]
        return exact[0] if exact else None

    def reading(self, value: str) -> str:
        return next((words.plain(option.label) for option in self.options if option.value == value), value)

    def reach(self) -> int:
        return theme.px(ITEM) * min(SHOWN, max(len(self.options), 1)) + 14

    # --- keys -----------------------------------------------------------------------------------------------------

    def wants(self, place: str) -> bool:
        return self._is_open() and place == "Escape"

    def take(self, place: str) -> bool:
        if not self._is_open():
            return super().take(place)
        steps = {"Down": 1, "Up": -1}
        if place in steps:
            self._move(steps[place])
        elif place in ("Enter", "NumEnter"):
            self._pick()
        elif place == "Escape":
            self._close()
            self.line.setText(self.reading(self.value))
        else:
            return super().take(place)
        return True

    def escape(self) -> bool:
        return self._is_open() and bool(self.line.text() != self.reading(self.value)) and self.take("Escape")

    def commit(self) -> None:
        """Leaving the field takes nothing half found: the answer that stood is shown again."""
        self._close()
        text = self.line.text()
        if self.read(text) is None:
            self.line.setText(self.reading(self.value))
            self.fall_silent()
        else:
            self.give(on=False)

    def opened(self) -> None:
        """The focus came: show the list, at the answer that stands."""
        self._filter("" if self.value else self.line.text())
        self._ahead.start()

    def _move(self, step: int) -> None:
        drop = self._drop
        if drop is None or not drop.model.items:
            return
        row = min(max(drop.view.currentIndex().row() + step, 0), len(drop.model.items) - 1)
        drop.view.setCurrentIndex(drop.model.index(row, 0))
        self.line.setAccessibleDescription(words.plain(drop.model.items[row].label))

    def _pick(self) -> None:
        drop = self._drop
        row = drop.view.currentIndex().row() if drop else -1
        if drop is None or not 0 <= row < len(drop.model.items):
            if not self.line.text().strip():
                self._close()
                self.give(on=True)
            else:
                self.misread.emit(self.MISREAD)
            return
        self._take_option(drop.model.items[row])

    def _take_option(self, option: Option) -> None:
        self._close()
        self.line.setText(words.plain(option.label))
        if option.value == self.value:
            self.fall_silent()
            self.stepped.emit(1)
        else:
            self.answered.emit(option.value, True)

    def _clicked(self, index: QModelIndex) -> None:
        if self._drop is not None:
            self._take_option(self._drop.model.items[index.row()])

    def found(self, text: str) -> list[Option]:
        """The choices with every word of the text in one of their labels, best first; where there are none, those that
        the same keys find on another layout."""
        self._fold()
        tries = (folding.match(each, self._folded) for each in (text, *folding.retyped(text)))
        return [self.options[n] for n in next((found for found in tries if found), [])]

    def _fold(self) -> None:
        """Make ready what typed letters are compared with; at rest, before the first of them."""
        if len(self._folded) != len(self.options):
            others = self.texts.of if self.texts else _no_other
            said = ((words.plain(one) for one in (o.label, *others(o.value))) for o in self.options)
            self._folded = [tuple(dict.fromkeys(folding.fold(one) for one in labels)) for labels in said]

    # --- the list -------------------------------------------------------------------------------------------------

    def _is_open(self) -> bool:
        return self._drop is not None and self._drop.isVisible()

    def _filter(self, text: str) -> None:
        found = self.found(text) if text.strip() else list(self.options)
        at = next((n for n, option in enumerate(found) if option.value == self.value), 0) if not text.strip() else 0
        drop = self._made()
        drop.show_options(found, at, frozenset(self.value.split()))
        self._place(drop)
        drop.show()
        drop.raise_()

    def _made(self) -> Drop:
        if self._drop is None:
            self._drop = Drop(self.screen_over())
            self._drop.view.clicked.connect(self._clicked)
        return self._drop

    def _place(self, drop: Drop) -> None:
        drop.setGeometry(QRect(self.place_for(drop.tall()), QSize(self.line.width(), drop.tall())))

    def _close(self) -> None:
        if self._drop is not None:
            self._drop.hide()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def is_numbered(option: Option) -> bool:
    """Whether a figure belongs to the name, as in "Centre 3": people know such places by it."""
    return any(sign.isdigit() for sign in words.plain(option.label))


def _no_other(_value: str) -> tuple[str, ...]:
    return ()
