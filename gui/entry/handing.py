"""The room's screens for the respondent: the show card, the respondent's turn, and a deliberate look at its answer."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from gui.answers import factory
from gui.answers.card import Card
from gui.entry import personal, showcard, wording
from gui.entry.arrangement import Block
from gui.entry.showcard import ShowCard
from gui.entry.turn import Turn, TurnAnswer

if TYPE_CHECKING:
    from gui.entry.room import Room


class Handing(QObject):
    """Made with the room; its screens are made when they are first needed."""

    def __init__(self, room: "Room") -> None:
        super().__init__(room)
        self._room = room
        self._card: ShowCard | None = None
        self._turn: Turn | None = None

    # --- the show card --------------------------------------------------------------------------------------------

    def can_show(self) -> bool:
        """Whether the question one is at fits on a card; what is the respondent's alone is not pointed at."""
        place = self._room.questions.place
        if not place or self._room.is_done or place not in self._room.interview.instance:
            return False
        view = self._room.interview.instance[place]
        return showcard.fits(view) and not isinstance(self._answer(), TurnAnswer)

    def show_card(self) -> None:
        """Turn the screen to the respondent, who points or presses; that is the answer, and the room is back."""
        if self.can_show():
            place = self._room.questions.place
            self.card().show_question(self._room.interview, place, self._room.questions.lead_of(place))
            self.card().appear()

    def card(self) -> ShowCard:
        """The card, made once."""
        if self._card is None:
            self._card = ShowCard(self._room)
            self._card.answered.connect(self._pointed)
            self._card.language_asked.connect(self._other_language)
            self._card.closed.connect(self._room.take_focus)
        return self._card

    @Slot(str, str)
    def _pointed(self, path: str, value: str) -> None:
        self._room.take_answer(path, value)

    @Slot()
    def _other_language(self) -> None:
        self._room.next_language()
        self.card().refresh()
        self.card().activateWindow()
        self.card().take_focus()

    # --- the respondent's turn ------------------------------------------------------------------------------------

    @Slot(str)
    def hand_over(self, path: str) -> None:
        """Only this question on the screen, until it is answered."""
        room = self._room
        if room.is_done:
            return
        view = room.interview.instance[path]
        self.turn().ask(room.interview, path, None if showcard.fits(view) else self._question(path))
        if showcard.fits(view):
            big = showcard.big_choices(room.interview, path, [room.interview.language])
            self.turn().choices.show_choices(big, "", faces=False)
        room.controller.witness("turn", path, "begin")
        self.turn().appear()

    def _question(self, path: str) -> Card:
        """The question as a card, without what was answered before."""
        interview, view = self._room.interview, self._room.interview.instance[path]
        answer = factory.answer_for(view, control=view.control, longest=wording.longest(view.definition))
        card = Card(path, answer)
        wording.say(interview, Block("question", path), card)
        card.show_words("", view.hint)  # the question itself stands above, large
        answer.show_name(view.label, view.hint)
        answer.show_half(self._room.half_of(path, ""))
        card.halved.connect(self._room.keep_half)
        return card

    def turn(self) -> Turn:
        """The respondent's screen, made once."""
        if self._turn is None:
            self._turn = Turn(self._room)
            self._turn.answered.connect(self._answered)
            self._turn.paused.connect(self._half_typed)
            self._turn.closed.connect(self._given_back)
        return self._turn

    @Slot(str, str)
    def _answered(self, path: str, value: str) -> None:
        room = self._room
        kept = value if personal.may_hold(room.interview, path) else personal.masked(value)
        if room.controller.answer(path, kept):
            message, is_doubt = wording.message(room.interview, path, passed=True)
            if message and not is_doubt:
                self.turn().say(message)
            else:
                room.controller.witness("turn", path, "end")
                self.turn().show_thanks()

    @Slot(str, str)
    def _half_typed(self, path: str, value: str) -> None:
        if personal.may_hold(self._room.interview, path) or not personal.verdict(value).blocks:
            self._room.controller.answer(path, value)

    @Slot()
    def _given_back(self) -> None:
        room, path = self._room, self.turn().path
        room.take_focus()
        if path == room.questions.place and room.interview.instance[path].value:
            room.questions.step(1)

    def can_reveal(self) -> bool:
        """Whether an answer of the respondent is hidden where one is."""
        answer = self._answer()
        return isinstance(answer, TurnAnswer) and bool(answer.value) and not answer.revealed

    def reveal(self) -> None:
        """Look at it; the look is written down."""
        answer, place = self._answer(), self._room.questions.place
        if isinstance(answer, TurnAnswer) and self.can_reveal() and self._room.controller.witness("reveal", place):
            answer.reveal(wording.shown(self._room.interview, place))

    def _answer(self) -> object:
        piece = self._room.questions.piece()
        return piece.answer if isinstance(piece, Card) else None

    def end(self) -> None:
        """The room goes away: so do its screens."""
        for stage in (self._card, self._turn):
            if stage is not None and stage.isVisible():
                stage.close()
