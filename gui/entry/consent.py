"""The consent on a screen of its own: read aloud, large, in the respondent's language, then agreed to or declined."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

import forms
from gui.answers import ink, words
from gui.answers.base import ON, Answer, Option, key_sign, letters
from gui.answers.card import PAD, SIDE, UNDER, WIDEST, WRAPPED, Card
from gui.core import keys, theme
from gui.core.fields import Segments
from gui.entry.bigchoices import GAP, Big, BigChoices
from gui.entry.reading import Reading
from model import language

if TYPE_CHECKING:
    from forms import NodeView

MOST = 4  # choices; a question with more of them is one like any other
ROW = 64  # px: a choice
FOOT = 24  # px: the edge of the sheet
BAR = 18  # px: what moves the words, beside them
LINES = 3  # of the words that stay on view in the lowest window
SIZES = (24, theme.TITLE, theme.QUESTION)  # px: the letters of the text, read at arm's length; the largest that fits


def is_consent(view: "NodeView") -> bool:
    """Whether the form marks this as the oral consent, given or declined by one of a few choices."""
    is_asked = view.kind == "question" and view.type == "select1" and not view.definition.repeat
    return is_asked and forms.mark(view.definition, "role") == "consent" and 1 < len(view.choices) <= MOST


class Choices(BigChoices):
    """Enter goes on, as everywhere in the room: nobody agrees by it. Up and Down move words that are too tall."""

    reading: Reading | None = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed = keys.stroke(event)
        way = 0 if pressed.ctrl or pressed.alt else {"Down": 1, "Up": -1}.get(pressed.key, 0)
        if pressed.key in ON[:2]:
            event.ignore()
        elif not (way and self.reading is not None and self.reading.move_on(way)):
            super().keyPressEvent(event)


class Agreement(Answer):
    """The choices, large enough for two people to look at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choices = Choices(self)
        self.choices.columns = 2
        self.choices.chosen.connect(self._chosen)
        self.setFocusProxy(self.choices)

    def show_value(self, value: str) -> None:
        super().show_value(value)
        self._show()

    def show_options(self, options: tuple[Option, ...]) -> None:
        super().show_options(options)
        self._show()

    def show_name(self, name: str, description: str) -> None:
        self.choices.setAccessibleDescription(f"{name} {description}".strip())

    def _show(self) -> None:
        big = [Big(option, (words.plain(option.label),)) for option in self.options]
        self.choices.show_choices(big, self.value, faces=False)

    def take(self, place: str) -> bool:
        sign, letter = key_sign(place), letters(self.options).get(place)
        for option in self.options:
            if option.value == letter or (sign and option.key == sign):
                self.answered.emit(option.value, True)
                return True
        return super().take(place)

    @Slot(str)
    def _chosen(self, value: str) -> None:
        self.entered.emit()
        self.answered.emit(value, True)

    def sizeHint(self) -> QSize:
        lines = -(-len(self.options) // self.choices.columns)
        return QSize(theme.px(WIDEST), lines * theme.px(ROW + GAP) + theme.px(GAP))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.choices.setGeometry(self.rect())


class ConsentCard(Card):
    """The words of the consent, the languages they can be read in, and the choices.

    Signals: besides those of a card, `spoken(code)` when another language is asked for.
    """

    spoken = Signal(str)

    def __init__(self, path: str, languages: tuple[str, ...], parent: QWidget | None = None) -> None:
        made = Agreement()
        super().__init__(path, made, parent)
        self._top = 0
        self.reading = made.choices.reading = Reading(self)
        known = [code for code in language.LANGUAGES if code in languages]
        self.tongues = Segments(known, self)
        self.tongues.say({code: language.NAMES[code] for code in known})
        self.tongues.setVisible(len(known) > 1)
        self.tongues.chosen.connect(self._speak)

    def show_language(self, code: str) -> None:
        """Which of them is spoken now."""
        self.tongues.set_value(code)

    @Slot(str)
    def _speak(self, code: str) -> None:
        self.spoken.emit(code)
        self.take_focus()

    # --- geometry and painting ------------------------------------------------------------------------------------

    def arrange(self, width: int) -> int:
        inner = min(width - 2 * theme.px(SIDE), theme.px(WIDEST))
        size, side = self.tongues.sizeHint(), theme.px(SIDE)
        self.tongues.setGeometry(side, theme.px(PAD), size.width(), size.height())
        self._top = theme.px(PAD + theme.L) + (size.height() if self._is_bar() else 0)
        tall, room, gap = self.answer.tall(inner), self._room(), theme.px(theme.XL)
        rest = self._top + gap + tall + theme.px(UNDER)
        letters, needed = self._letters(inner, room - rest)
        if is_low := rest + needed > room:
            tight = gap - theme.px(theme.M) + theme.px(GAP)
            rest, gap, tall = rest - tight, theme.px(theme.M), tall - theme.px(GAP)
        seen = min(needed, max(room - rest, LINES * words.height("A", theme.font(letters), inner)))
        self.reading.setGeometry(side, self._top, inner + (theme.px(BAR) if is_low else 0), seen)
        self.reading.show_words(self.label, letters, inner, needed)
        self.answer.setGeometry(side, self._top + seen + gap, inner, tall)
        return rest + seen

    def _letters(self, inner: int, room: int) -> tuple[int, int]:
        """The largest letters that fit, or the smallest, and how tall the words are in them."""
        for size in SIZES:
            tall = words.height(self.label, theme.font(size), inner)
            if tall <= room:
                break
        return size, tall

    def _is_bar(self) -> bool:
        """Whether anything stands above the words: the languages, and how to read them."""
        return bool(self.hint) or not self.tongues.isHidden()

    def _room(self) -> int:
        """The height on view below the place of this card, without the edge of the sheet under it."""
        sheet = self.parentWidget()
        view = sheet.parentWidget() if sheet is not None else None
        return view.height() - self.y() - theme.px(FOOT) if view is not None else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side, inner, bar = theme.px(SIDE), self.answer.width(), self.tongues.geometry()
        left = bar.right() + theme.px(theme.L) if not self.tongues.isHidden() else side
        hint = QRect(left, bar.top(), side + inner - left, bar.height())
        words.write(painter, hint, self.hint, font=ink.pens().body, colour="muted", flags=WRAPPED)
        self.paint_foot(painter, self._top)


def is_awaited(piece: object) -> bool:
    """Whether this is a consent that was neither given nor declined yet."""
    return isinstance(piece, ConsentCard) and not piece.answer.value
