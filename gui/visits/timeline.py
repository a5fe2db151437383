"""The times of a visit as a line from top to bottom, stamped by one key or typed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gui.answers import ink
from gui.answers.card import Card
from gui.answers.moment import MomentAnswer, stored_now
from gui.core import theme
from gui.entry import wording
from gui.entry.arrangement import Block
from gui.entry.sheet import Piece, Sheet
from model import identity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from model.interview.interview import Interview

LEFT, ROW, MESSAGE = 36, 44, 24


class TimeCard(Card):
    """One time: its dot on the line, its words, the field and the button that stamps it."""

    def __init__(self, path: str, parent: QWidget | None = None) -> None:
        super().__init__(path, MomentAnswer("time", narrow=True), parent)
        self.is_first = self.is_last = False

    def arrange(self, width: int) -> int:
        wide = self.answer.sizeHint().width()
        words = width - theme.px(LEFT) - wide - theme.px(16)
        tall = max(theme.px(ROW), ink.height(self.label, ink.pens().body, words) + theme.px(10))
        field = self.answer.tall(wide)
        self._words = QRect(theme.px(LEFT), 0, words, tall)
        self.answer.setGeometry(width - wide - theme.px(6), (tall - field) // 2, wide, field)
        return tall + theme.px(MESSAGE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, fonts = QPainter(self), ink.pens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        known, centre = bool(self.answer.value), QPointF(theme.px(20), self._words.center().y())
        painter.setPen(QPen(theme.colour("accent" if known else "line"), 2))
        if not self.is_first:
            painter.drawLine(QPointF(centre.x(), 0), centre)
        if not self.is_last:
            painter.drawLine(centre, QPointF(centre.x(), self.height()))
        ring = "bad" if self.message else "accent" if known or self.is_current else "edge"
        ink.dot(
            painter, centre, theme.px(7), fill="accent" if known and not self.message else "surface", edge=ring, width=2
        )
        ink.write(
            painter,
            self._words,
            self.label,
            font=fonts.body,
            colour="text" if self.is_current or not known else "muted",
        )
        if self.message:
            under = QRect(
                theme.px(LEFT), self._words.bottom() - 3, self.width() - theme.px(LEFT), theme.px(MESSAGE + 8)
            )
            flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop)
            ink.write(painter, under, "! " + self.message, font=fonts.caption, colour="bad", flags=flags)


class TimeLine(Sheet):
    """All times of the visit, on view whatever else is asked."""

    def __init__(self, interview: "Interview", paths: "Sequence[str]", parent: QWidget | None = None) -> None:
        super().__init__(interview, [Block("question", path, (path,)) for path in paths], framed=False, parent=parent)

    def make_piece(self, block: Block) -> Piece:
        return TimeCard(block.path)

    def arrange(self) -> int:
        shown = [piece for _block, piece in self._pieces if not piece.isHidden() and isinstance(piece, TimeCard)]
        for piece in shown:
            piece.is_first, piece.is_last = piece is shown[0], piece is shown[-1]
        return super().arrange()

    def next_open(self) -> str:
        """The first time that is not known yet; "" if all are."""
        return next((path for path in self.paths() if not self.interview.instance[path].value), "")


def present() -> str:
    """The present as a time question stores it."""
    return stored_now("time", identity.now())


def is_marked_time(interview: "Interview", path: str) -> bool:
    """Whether a question is one of the visit's times."""
    view = interview.instance[path]
    return view.type == "time" and view.kind == "question" and wording.role(interview, path) == "time"
