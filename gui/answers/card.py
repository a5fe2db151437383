"""A question on the screen: its words, its hint, the answer widget, and the message that speaks beside it."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.answers import ink, words
from gui.answers.base import Answer
from gui.answers.media import Media, MediaBox
from gui.core import keys, theme
from model.language import _

PAD, SIDE, UNDER, WIDEST, TARGET = 14, 20, 24, 820, 44
WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter)


class Card(QWidget):
    """One question. Its words are painted, so that nothing moves when it is answered: room for the message is kept.
    F3 unfolds the guidance and the addresses of links, F11 plays or enlarges what goes with the words.

    Signals: those of its answer with the question's path in front, `answered(path, value, on)`, `stepped(±1)`,
    `entered(path)`, `misread(path, text)`, `halved(path, text)`; `resized` when it needs another height.
    """

    answered = Signal(str, str, bool)
    stepped = Signal(int)
    entered = Signal(str)
    misread = Signal(str, str)
    halved = Signal(str, str)
    resized = Signal()

    def __init__(self, path: str, answer: Answer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path, self.answer, self.side = path, answer, SIDE
        self.label = self.hint = self.guidance = self.message = ""
        self.media = MediaBox(Media(), self)
        self.is_unfolded = False
        self.is_current = self.is_commented = self.is_marked = self.is_doubt = False
        self._label_tall = self._hint_tall = self._more_tall = 0
        answer.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        answer.answered.connect(self._answered)
        answer.stepped.connect(self.stepped)
        answer.entered.connect(self._entered)
        answer.misread.connect(self._misread)
        answer.halved.connect(self._halved)

    # --- values in ------------------------------------------------------------------------------------------------

    def show_words(self, label: str, hint: str, guidance: str = "") -> bool:
        """The question, its hint and its guidance; True when they take another room than before."""
        if (label, hint, guidance) == (self.label, self.hint, self.guidance):
            return False
        self.label, self.hint, self.guidance = label, hint, guidance
        self._name()
        self.update()
        return True

    def show_media(self, media: Media) -> bool:
        """The files that go with the words; True when they are others than before."""
        if media == self.media.media:
            return False
        self.media.hide()
        self.media.deleteLater()
        self.media = MediaBox(media, self)
        self.media.say(words.plain(self.label))
        self.media.setVisible(bool(media))
        return True

    def details(self) -> str:
        """What F3 unfolds: guidance, and where links lead."""
        return "\n".join([self.guidance, *words.addresses(self.label, self.hint, self.guidance)]).strip()

    def show_value(self, value: str) -> None:
        self.answer.show_value(value)
        self.update()

    def show_message(self, message: str, *, doubt: bool = False) -> None:
        """What is wrong, or only doubtful, beside the field."""
        if (message, doubt) != (self.message, self.is_doubt):
            self.message, self.is_doubt = message, doubt
            self.answer.show_wrong(bool(message) and not doubt)
            self._name()
            self.update()

    def show_current(self, current: bool) -> None:
        if current != self.is_current:
            self.is_current = current
            self.update()

    def show_comment(self, commented: bool) -> None:
        if commented != self.is_commented:
            self.is_commented = commented
            self.update()

    def take_focus(self) -> None:
        self.answer.setFocus(Qt.FocusReason.OtherFocusReason)

    def _name(self) -> None:
        self.answer.show_name(words.plain(self.label), words.plain(self.message or self.hint))
        self.media.say(words.plain(self.label))

    # --- geometry -------------------------------------------------------------------------------------------------

    def arrange(self, width: int) -> int:
        """Place the answer under the words at this width; the height that takes."""
        fonts, inner = ink.pens(), min(width - 2 * theme.px(self.side), theme.px(WIDEST))
        self._label_tall = words.height(self.label, fonts.question, inner) if self.label else 0
        self._hint_tall = words.height(self.hint, fonts.caption, inner) + theme.px(2) if self.hint else 0
        more = self._more()
        self._more_tall = max(words.height(more, fonts.caption, inner) + theme.px(4), theme.px(TARGET)) if more else 0
        top = theme.px(PAD) + self._label_tall + self._hint_tall + self._more_tall + (0 if more else theme.px(10))
        beside = self.media.arrange(inner) if self.media.media else 0
        self.media.setGeometry(theme.px(self.side), top, inner, beside)
        top += beside
        tall = self.answer.tall(inner)
        self.answer.setGeometry(theme.px(self.side), top, inner, tall)
        return top + tall + theme.px(UNDER)

    def _more(self) -> str:
        """What stands under the hint: the details, or that there are some."""
        details = self.details()
        return details if self.is_unfolded or not details else _("Guidance (F3)")

    def unfold(self) -> bool:
        """Show or fold away the details; False if there are none."""
        if not self.details():
            return False
        self.is_unfolded = not self.is_unfolded
        self.answer.show_name(words.plain(self.label), words.plain(self.details() if self.is_unfolded else self.hint))
        self.resized.emit()
        self.update()
        return True

    def _use(self) -> bool:
        return self.media.use() or self.answer.use()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What its answer left: the details and the media."""
        uses = {"F3": self.unfold, "F11": self._use}
        use = uses.get(keys.stroke(event).key)
        if use is None or not use():
            event.ignore()

    # --- painting -------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, fonts = QPainter(self), ink.pens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side, inner = theme.px(self.side), self.answer.width()
        if self.is_current:
            bar = QRectF(0, theme.px(PAD), theme.px(4), self.height() - theme.px(PAD + UNDER) + 4)
            painter.setBrush(theme.colour("accent"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(bar, 2, 2)
        receded = bool(self.answer.value) and not self.is_current
        place = QRect(side, theme.px(PAD), inner, self._label_tall)
        words.write(painter, place, self.label, font=fonts.question, colour="muted" if receded else "text")
        under = QRect(side, place.bottom() + 1, inner, self._hint_tall)
        words.write(painter, under, self.hint, font=fonts.caption, colour="muted")
        more = QRect(side, under.bottom() + 1, inner, self._more_tall)
        words.write(painter, more, self._more(), font=fonts.caption, colour="text" if self.is_unfolded else "accent",
                    flags=WRAPPED)
        self.paint_foot(painter, place.top())

    def paint_foot(self, painter: QPainter, top: int) -> None:
        """What is wrong, under the answer; and whether there is a comment, beside the words that begin there."""
        side, inner = theme.px(self.side), self.answer.width()
        if self.message:
            foot = QRect(side, self.height() - theme.px(UNDER) + theme.px(4), inner, theme.px(18))
            sign, colour = ("? ", "warn") if self.is_doubt else ("! ", "bad")
            words.write(painter, foot, sign + self.message, font=ink.pens().caption, colour=colour)
        if self.is_commented:
            ink.dot(painter, QPointF(side - theme.px(9), top + theme.px(11)), theme.px(3), fill="warn")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        above = theme.px(PAD) + self._label_tall + self._hint_tall
        if self._more_tall and above <= event.position().y() < above + self._more_tall:
            self.unfold()
        self.take_focus()
        self.entered.emit(self.path)

    # --- signals out ----------------------------------------------------------------------------------------------

    @Slot(str, bool)
    def _answered(self, value: str, on: bool) -> None:
        self.answered.emit(self.path, value, on)

    @Slot()
    def _entered(self) -> None:
        self.entered.emit(self.path)

    @Slot(str)
    def _misread(self, text: str) -> None:
        self.misread.emit(self.path, text)

    @Slot(str)
    def _halved(self, text: str) -> None:
        self.halved.emit(self.path, text)
