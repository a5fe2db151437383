"""The end of an interview: what is missing, each a jump; or complete, and then the code for the respondent."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListView, QSizePolicy, QWidget

from gui.core import panning, theme
from gui.core.components import Button, Card, Notice, PrimaryButton, Symbol, Text, Translated, column, row
from gui.core.lines import Lines
from gui.entry import attention
from gui.entry.attention import Missing, MissingPainter
from gui.entry.outcome import WHOLE, End, worded
from model.language import _, ngettext

ROOMY, CLOSE = (theme.XL, theme.XL, theme.L), (theme.M, theme.L, theme.S)  # px: around the card, in it, between


class Finish(Translated, QWidget):
    """The last screen of an interview.

    Signals: `jumped(path)` to what is missing, `confirmed` to finish, `again` for a new interview, `closed` to go
    home, `returned` to the questions.
    """

    jumped = Signal(str)
    confirmed = Signal()
    again = Signal()
    closed = Signal()
    returned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code = ""
        self._blocks = 0
        self._end: End | None = None
        self._counts = (0, 0, 0)
        self._is_waiting = False
        self.outcome = ""
        self._again = self._explained = ""
        self.symbol, self.title, self.sentence = Symbol("check-circle", "good", size=40), Text("title"), Text("muted")
        self.view, self.model = QListView(), Lines(attention.in_words, self)
        self.plate, self.figure, self.explained = Card(kind="code", spacing=theme.XS), Text("figure"), Text("muted")
        self.forward, self.other, self.caution = PrimaryButton(), Button(), Notice("warn")
        self._build()
        self.retranslate()

    def _build(self) -> None:
        self.view.setModel(self.model)
        self.view.setItemDelegate(MissingPainter(self.view))
        self.view.setProperty("kind", "plain")
        self.view.setProperty("paints_focus", True)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        panning.follow_finger(self.view)
        self.view.activated.connect(self._jump)
        self.view.clicked.connect(self._jump)
        self.figure.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.explained.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.plate.box.addWidget(self.figure)
        self.plate.box.addWidget(self.explained)
        self.forward.clicked.connect(self._go_on)
        self.other.clicked.connect(self._go_back)
        card = self.card = Card(spacing=theme.L, margin=theme.XL)
        card.setMaximumWidth(theme.px(720))
        # As tall as its words and its list, and no taller than the room.
        card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.view.setSizeAdjustPolicy(QListView.SizeAdjustPolicy.AdjustToContents)
        head = row(spacing=theme.L)
        head.addWidget(self.symbol, 0, Qt.AlignmentFlag.AlignTop)
        words = column(spacing=theme.XS)
        words.addWidget(self.title)
        words.addWidget(self.sentence)
        head.addLayout(words, 1)
        foot = row(spacing=theme.S)
        foot.addWidget(self.forward)
        foot.addWidget(self.other)
        foot.addStretch(1)
        card.box.addLayout(head)
        card.box.addWidget(self.plate)
        card.box.addWidget(self.view, 1)
        card.box.addWidget(self.caution)
        card.box.addLayout(foot)
        middle = row()
        middle.addStretch(1)
        middle.addWidget(card, 20)
        middle.addStretch(1)
        self.outer = column(self, margin=theme.XL, spacing=0)
        self.outer.addLayout(middle)
        self.outer.addStretch(1)

    def _fit(self) -> None:
        """Roomy where there is room; closer together in a low window, so that no word is cut off."""
        for outer, inner, between in ROOMY, CLOSE:
            self.outer.setContentsMargins(outer, outer, outer, outer)
            self.card.box.setContentsMargins(inner, inner, inner, inner)
            self.card.box.setSpacing(between)
            if self.outer.totalHeightForWidth(self.width()) <= self.height():
                break

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def show_words(self, again: str, explained: str) -> None:
        """What the next one is called, and what the code is for."""
        self._again, self._explained = again, explained
        self.retranslate()

    # --- values in ------------------------------------------------------------------------------------------------

    def show_state(
        self, found: Sequence[Missing], *, answered: int, asked: int, minutes: int, outcome: str = ""
    ) -> None:
        """Either what is missing, or how it ends; and what else is worth a look."""
        self.code, self._is_waiting, self.outcome = "", False, outcome
        self._blocks, self._counts = sum(one.kind == "blocks" for one in found), (answered, asked, minutes)
        self.model.show_items(found)
        self.view.setCurrentIndex(self.model.index(0, 0))
        self.retranslate()

    def show_waiting(self) -> None:
        """Finished, and on its way to the disk."""
        self._is_waiting = True
        self.retranslate()

    def show_receipt(self, code: str) -> None:
        """Finished and durable: the code for the respondent."""
        self.code, self._is_waiting = code, False
        self.retranslate()
        self.take_focus()

    def take_focus(self) -> None:
        (self.view if self._blocks and not self.code else self.forward).setFocus()

    def retranslate(self) -> None:
        blocks, self._end = self._blocks, worded(self.outcome)
        self.view.setVisible(bool(self.model.items) and not self.code)
        self.plate.setVisible(bool(self.code) and self._is_begun)
        self.forward.setEnabled(not self._is_waiting)
        self.forward.setVisible(not blocks or bool(self.code))
        if self.code:
            self._show_mark()
            ended = f"{self._end.title} {self._end.meaning}" if self._end else ""
            self._say(_("Finished and saved"), self._lines(ended), self._again, _("Home"))
            self.figure.setText(self.code)
            self.figure.setAccessibleName(" ".join(self.code))
            self.explained.setText(self._explained)
        elif blocks:
            self.symbol.show_icon("alert", "warn")
            title = ngettext("{n} question needs an answer or a correction",
                             "{n} questions need an answer or a correction", blocks)  # fmt: skip
            sentence, back = _("Enter goes to it. Everything so far is saved."), _("Back to the questions")
            self._say(title.format(n=blocks), sentence, "", back)
        else:
            self._show_mark()
            title, meaning = (self._end.title, self._end.meaning) if self._end else (_("Complete."), "")
            self._say(title, self._lines(meaning), _("Finish"), _("Back to the questions"))
        self.view.setAccessibleName(self.title.text())
        self._fit()

    @property
    def _is_begun(self) -> bool:
        """Whether anything was asked: else there is nothing to count, and nothing to withdraw."""
        return self._end is None or self._end.is_begun

    def _show_mark(self) -> None:
        """A tick for what is complete; whatever else an interview came to is told as calmly."""
        is_whole = self._end is None or self._end.code == WHOLE
        self.symbol.show_icon(*(("check-circle", "good") if is_whole else ("info", "accent")))

    def _lines(self, meaning: str) -> str:
        """What it means, the counts, and what else there is to look at."""
        answered, asked, minutes = self._counts
        counted = _("{n} of {total} answered, {minutes} min").format(n=answered, total=asked, minutes=minutes)
        if not self._is_begun:
            counted = _("Thank them. Nothing else is asked or kept.")
        if (more := len(self.model.items)) and not self.code:
            looked = ngettext("{n} thing to look at once more, if you like",
                              "{n} things to look at once more, if you like", more).format(n=more)  # fmt: skip
            counted = f"{counted}. {looked}"
        return "\n".join(filter(None, (meaning, counted)))

    def _say(self, title: str, sentence: str, forward: str, other: str) -> None:
        self.title.setText(title)
        self.sentence.setText(sentence)
        self.forward.say(forward)
        self.other.say(other)

    # --- signals out ----------------------------------------------------------------------------------------------

    @Slot(QModelIndex)
    def _jump(self, index: QModelIndex) -> None:
        self.jumped.emit(self.model.items[index.row()].path)

    @Slot()
    def _go_on(self) -> None:
        (self.again if self.code else self.confirmed).emit()

    @Slot()
    def _go_back(self) -> None:
        (self.closed if self.code else self.returned).emit()
