"""The room of an in-depth interview or a focus group: notes of any length, with the time of the talk by one key."""

from datetime import datetime

from PySide6.QtWidgets import QWidget

from gui.answers.card import Card
from gui.answers.longtext import LongTextAnswer
from gui.core import actions, keys
from gui.entry.hints import Hint
from gui.entry.room import Room
from model import identity
from model.interview.event import RUN
from model.language import N_, _


class TalkPage(Room):
    """Signals: see Room."""

    ROLE = "depth"
    AGAIN = N_("Next talk")

    def __init__(self, workspace: object, interview: object, parent: QWidget | None = None) -> None:
        super().__init__(workspace, interview, parent)
        for key in actions.action("stamp").keys:
            keys.keys().bind(key, self, self.mark_time)

    def elapsed(self) -> str:
        """Minutes and seconds since the talk began: on the clock that nobody sets, where this run of it began."""
        began = self.interview.events[0]
        if began.run == RUN:
            seconds = (identity.monotonic() - began.mono) // 10**9
        else:
            seconds = int((identity.now() - datetime.fromisoformat(began.wall)).total_seconds())
        return f"{max(0, seconds) // 60:02d}:{max(0, seconds) % 60:02d}"

    def mark_time(self) -> None:
        """Write the time of the talk where one is typing, on a line of its own."""
        piece = self.questions.piece()
        answer = piece.answer if isinstance(piece, Card) else None
        if isinstance(answer, LongTextAnswer) and not self.is_done:
            cursor = answer.sheet.textCursor()
            cursor.insertText(f"{'' if cursor.atBlockStart() else chr(10)}[{self.elapsed()}] ")
            answer.sheet.setTextCursor(cursor)

    def own_hints(self) -> list[Hint]:
        piece = self.questions.piece()
        is_long = isinstance(piece, Card) and isinstance(piece.answer, LongTextAnswer)
        return [(actions.action("stamp").key, _("time of the talk"))] if is_long else []
