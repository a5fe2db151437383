"""The respondent's turn: one question alone on the screen, answered by the respondent, then out of sight again."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

import forms
from gui.answers import ink
from gui.answers.base import Answer, announce
from gui.answers.card import Card
from gui.answers.words import plain
from gui.core import icons, keys, theme
from gui.core.components import PrimaryButton, Text, column, row
from gui.entry.bigchoices import BigChoices
from gui.entry.stage import Stage
from model.language import _, speaking

if TYPE_CHECKING:
    from forms import NodeView
    from model.interview.interview import Interview

RESPONDENT = "respondent"


def is_respondents(view: "NodeView") -> bool:
    """Whether the form leaves this question to the respondent: `bind::sapa:turn` is `respondent`."""
    return forms.mark(view.definition, "turn") == RESPONDENT


class TurnAnswer(Answer):
    """What the interviewer sees of such a question: that it is to be handed over, or that it was answered.

    Signals: besides those of an answer, `handed` when the screen is to become the respondent's.
    """

    handed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.revealed = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_value(self, value: str) -> None:
        if value != self.value:
            self.value, self.revealed = value, ""
            self._say()

    def reveal(self, words: str) -> None:
        """Show the answer until one goes elsewhere."""
        self.revealed = words
        self._say()

    def show_name(self, name: str, description: str) -> None:
        self._name = name
        self.setAccessibleDescription(description)
        self._say()

    def _say(self) -> None:
        announce(self, f"{getattr(self, '_name', '')}: {self.words()}")
        self.update()

    def words(self) -> str:
        """What stands in the field; the answer itself only after it was revealed."""
        if self.revealed:
            return self.revealed
        if self.value:
            return _("Answered by the respondent")
        return _("Hand over the screen: the respondent answers alone")

    def sizeHint(self) -> QSize:
        return QSize(theme.px(560), theme.px(52))

    def take(self, place: str) -> bool:
        if place == "Space" or (place in ("Enter", "NumEnter") and not self.value):
            self.handed.emit()
            return True
        return super().take(place)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.entered.emit()
        if event.button() == Qt.MouseButton.LeftButton:
            self.handed.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.entered.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if self.revealed:
            self.reveal("")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cell = QRect(0, 0, min(self.width(), theme.px(560)), self.height()).adjusted(0, 0, -1, -1)
        ink.panel(painter, cell, fill="accent_soft" if self.value else "surface", edge="line", radius=8)
        if self.hasFocus():
            ink.focus(painter, cell, radius=8)
        name, colour = ("eye", "warn") if self.revealed else ("eye-off", "good" if self.value else "accent")
        painter.drawPixmap(theme.px(14), (self.height() - theme.px(20)) // 2, icons.pixmap(name, colour))
        ink.write(painter, cell.adjusted(theme.px(46), 0, -8, 0), self.words(), font=ink.pens().body, colour="text")


class Turn(Stage):
    """The screen that is the respondent's.

    Signals: `answered(path, value)`; `paused(path, value)` while it is half typed; `closed` when the interviewer has
    the screen again. Esc gives it back without an answer.
    """

    answered = Signal(str, str)
    paused = Signal(str, str)

    def __init__(self, room: QWidget) -> None:
        super().__init__(room)
        keys.keys().bind("Escape", self, self.leave)
        self.interview: Interview | None = None
        self.path = self.spoken = ""
        self.question, self.hint, self.choices = Text("figure"), Text("muted"), BigChoices()
        self.card: Card | None = None
        self.thanks, self.explained = Text("figure"), Text("muted")
        self.done, self.back = PrimaryButton(), PrimaryButton()
        self.pages = QStackedWidget()
        self._build()
        self.choices.chosen.connect(self._choose)
        self.done.clicked.connect(self._give)
        self.back.clicked.connect(self.leave)

    def _build(self) -> None:
        asking, self.asking_box = QWidget(), column(spacing=theme.XL)
        self.asking_box.addWidget(self.question)
        self.asking_box.addWidget(self.hint)
        self.asking_box.addWidget(self.choices, 1)
        foot = row()
        foot.addWidget(self.done)
        foot.addStretch(1)
        self.asking_box.addLayout(foot)
        self.asking_box.addStretch(0)
        asking.setLayout(self.asking_box)
        ended, box = QWidget(), column(spacing=theme.L)
        box.addStretch(1)
        for widget in (self.thanks, self.explained):
            box.addWidget(widget)
        box.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        box.addStretch(2)
        ended.setLayout(box)
        for button in (self.done, self.back):
            button.setProperty("big", True)
        for page in (asking, ended):
            self.pages.addWidget(page)
        outer = column(self, margin=theme.XXL)
        outer.setContentsMargins(*(theme.px(side) for side in (96, 64, 96, 48)))
        outer.addWidget(self.pages)

    # --- values in ------------------------------------------------------------------------------------------------

    def ask(self, interview: "Interview", path: str, card: Card | None) -> None:
        """This question alone: as large choices, or with the widget on the card."""
        self.interview, self.path = interview, path
        if self.card is not None:
            self.card.hide()
            self.card.deleteLater()
        self.card = card
        view = interview.instance[path]
        self.question.setText(plain(view.label))
        self.hint.setText(view.hint if card is None else "")
        self.hint.setVisible(card is None and bool(view.hint))
        self.choices.setVisible(card is None)
        if card is not None:
            self.asking_box.insertWidget(2, card)
            card.answer.answered.connect(self._typed)
            card.answer.stepped.connect(self._stepped)
            card.answer.misread.connect(self._misread)
            card.side = 0  # it begins where the words above it begin
            card.setFixedHeight(card.arrange(theme.px(820)))
        self.done.setVisible(card is not None)
        self.asking_box.setStretch(self.asking_box.count() - 1, 0 if card is None else 1)
        self.pages.setCurrentIndex(0)
        self._say(interview.language)

    def _say(self, spoken: str) -> None:
        with speaking(spoken):
            self.done.say(_("Done"))
            self.thanks.setText(_("Thank you. Your answer is hidden."))
            self.explained.setText(_("Please give the computer back to the interviewer."))
            self.back.say(_("Go on with the interview"))

    def say(self, text: str) -> None:
        """What is wrong, beside the field."""
        if self.card is not None:
            self.card.show_message(text)

    def show_thanks(self) -> None:
        """Answered: nothing of it is on the screen any more."""
        self.pages.setCurrentIndex(1)
        self.back.setFocus()

    def take_focus(self) -> None:
        (self.card.answer if self.card is not None else self.choices).setFocus()

    # --- signals out ----------------------------------------------------------------------------------------------

    @Slot(str)
    def _choose(self, value: str) -> None:
        self.answered.emit(self.path, value)

    @Slot(str, bool)
    def _typed(self, value: str, on: bool) -> None:
        if self.card is not None:
            self.card.show_value(value)
        (self.answered if on else self.paused).emit(self.path, value)

    @Slot(int)
    def _stepped(self, way: int) -> None:
        if way > 0:
            self._give()

    @Slot()
    def _give(self) -> None:
        if self.card is not None:
            self.card.answer.commit()
            if self.card.answer.value:
                self.answered.emit(self.path, self.card.answer.value)

    @Slot(str)
    def _misread(self, text: str) -> None:
        if self.interview is not None:
            with speaking(self.interview.language):
                self.say(_(text) if text else "")
