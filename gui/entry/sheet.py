"""The screen of a section: its blocks from top to bottom. Built once; an answer repaints only what it changed."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from gui.answers import ink, words
from gui.answers.attached.keeper import Keeper
from gui.answers.card import SIDE, Card
from gui.answers.scale import ScaleGrid
from gui.core import panning, theme
from gui.entry import wording
from gui.entry.arrangement import Block
from gui.entry.consent import FOOT, ConsentCard
from gui.entry.pieces import AddRow, Heading, Member
from gui.entry.turn import TurnAnswer

if TYPE_CHECKING:
    from model.interview.interview import Interview

HEAD, EDGE = 60, 24
Piece = Card | ScaleGrid | Heading | AddRow


class Sheet(QWidget):
    """One section on the screen.

    Signals: `answered(path, value, on)`, `stepped(±1)`, `entered(path)`, `misread(path, text)`,
    `halved(path, text)`; `added(repeat)` and
    `removed(path)` for the members of repeats; `handed(path)` when a question becomes the respondent's; `spoken(code)`
    when another language is asked for.
    """

    answered = Signal(str, str, bool)
    stepped = Signal(int)
    entered = Signal(str)
    misread = Signal(str, str)
    halved = Signal(str, str)
    added = Signal(str)
    removed = Signal(str)
    handed = Signal(str)
    spoken = Signal(str)

    def __init__(self, interview: "Interview", blocks: Iterable[Block], *, framed: bool = True,
                 keeper: Keeper | None = None, parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(parent)
        self.setProperty("kind", "sheet")
        self.interview, self.blocks, self.framed, self.keeper = interview, list(blocks), framed, keeper
        self.title, self._body = "", 0
        self.current = ""
        self.passed: set[str] = set()
        self._said: dict[str, tuple[str, bool]] = {}
        self._pieces: list[tuple[Block, Piece]] = []
        self._by_path: dict[str, tuple[Block, Piece]] = {}
        self._relayout = QTimer(self, singleShot=True, interval=0)
        self._relayout.timeout.connect(self.arrange)
        for block in self.blocks:
            self._make(block)
        self.show_language()
        self._show_halves()

    # --- building -------------------------------------------------------------------------------------------------

    def _make(self, block: Block) -> None:
        piece = self.make_piece(block)
        piece.setParent(self)
        piece.setVisible(self._is_relevant(block))
        self._pieces.append((block, piece))
        for path in block.paths or (block.path,):
            self._by_path[path] = (block, piece)
        if block.lead:
            self._by_path[block.lead] = (block, piece)
        self._connect(piece)

    def make_piece(self, block: Block) -> Piece:
        """The widget of a block."""
        return wording.piece_for(self.interview, block, self.keeper)

    def _connect(self, piece: Piece) -> None:
        if isinstance(piece, Card | ScaleGrid):
            piece.answered.connect(self.answered)
            piece.stepped.connect(self.stepped)
            piece.entered.connect(self.entered)
        if isinstance(piece, Card):
            piece.misread.connect(self.misread)
            piece.halved.connect(self.halved)
            if isinstance(piece.answer, TurnAnswer):
                piece.answer.handed.connect(self._handed)
            piece.resized.connect(self._relayout.start)
            if isinstance(piece, ConsentCard):
                piece.spoken.connect(self.spoken)
        elif isinstance(piece, ScaleGrid):
            piece.resized.connect(self._relayout.start)
        elif isinstance(piece, AddRow):
            piece.added.connect(self.added)
            piece.stepped.connect(self.stepped)
            piece.entered.connect(self._entered_adding)
        elif isinstance(piece, Member):
            piece.removed.connect(self.removed)

    @Slot()
    def _entered_adding(self) -> None:
        row = self.sender()
        if isinstance(row, AddRow):
            self.entered.emit(row.path)

    @Slot()
    def _handed(self) -> None:
        answer = self.sender()
        if isinstance(answer, TurnAnswer) and isinstance(card := answer.parent(), Card):
            self.handed.emit(card.path)

    # --- what is shown --------------------------------------------------------------------------------------------

    def paths(self) -> list[str]:
        """The places of this screen in order, those a gate hides left out."""
        found = []
        for block in self.blocks:
            if block.kind in ("grid", "question"):
                found += [path for path in block.paths if self.interview.instance[path].relevant]
            elif block.kind == "add" and self._is_relevant(block):
                found.append(block.path)
        return found

    def holds(self, path: str) -> bool:
        return path in self._by_path

    def show_language(self) -> None:
        """Every word anew, in the language of the interview."""
        for block, piece in self._pieces:
            wording.say(self.interview, block, piece)
        self.refresh(self._by_path, all_words=False)
        self.arrange()

    def refresh(self, paths: Iterable[str], *, all_words: bool = True) -> None:
        """Show these nodes as they stand now."""
        grown, seen = False, set()
        for path in paths:
            found = self._by_path.get(path)
            if found is None:
                continue
            block, piece = found
            if all_words and id(piece) not in seen and block.kind != "grid":
                seen.add(id(piece))
                grown |= wording.say(self.interview, block, piece)
            grown |= self._show(path, block, piece)
        if grown:
            self.arrange()

    def _show(self, path: str, block: Block, piece: Piece) -> bool:
        """One node into its piece; True when the piece comes or goes."""
        if isinstance(piece, ScaleGrid):
            if path == block.lead:
                wording.say(self.interview, block, piece)
            else:
                piece.show_row(wording.row(self.interview, path, *self.said(path)))
        elif isinstance(piece, Card):
            node = self.interview.instance[path]
            piece.show_value(node.value)
            message, doubt = self.said(path)
            piece.show_message(message, doubt=doubt)
            piece.show_comment(path in self.interview.comments or path in self.interview.reasons)
        relevant = self._is_relevant(block)
        changed = piece.isHidden() == relevant
        if changed:
            piece.setVisible(relevant)
        return changed

    def _show_halves(self) -> None:
        """What was half given before this screen was made."""
        for (path, of), text in self.interview.halves.items():
            piece = self.piece(path)
            if not of and isinstance(piece, Card):
                piece.answer.show_half(text)

    def _is_relevant(self, block: Block) -> bool:
        instance = self.interview.instance
        if block.kind == "add":
            return bool(instance[block.path.rpartition("/")[0]].relevant)
        return any(instance[path].relevant for path in block.paths or (block.path,))

    def message(self, path: str) -> str:
        """What is wrong with an answer; a missing one only once it was passed by."""
        return self.said(path)[0]

    def said(self, path: str) -> tuple[str, bool]:
        """What the row says, and whether it is only a doubt."""
        return self._said.get(path) or wording.message(self.interview, path, passed=path in self.passed)

    def say(self, path: str, text: str, *, doubt: bool = False) -> None:
        """Speak in the row of this question until it is answered; "" falls silent."""
        if text or path in self._said:
            self._said.update({path: (text, doubt)}) if text else self._said.pop(path, None)
            self.refresh([path], all_words=False)

    def revert(self, path: str) -> None:
        """Show again what is stored, and fall silent."""
        piece = self.piece(path)
        if isinstance(piece, Card):
            piece.answer.revert()
        self.say(path, "")

    def pass_by(self, path: str) -> None:
        """The person left this question: if it is still open, say so."""
        if path and path not in self.passed and path in self._by_path:
            self.passed.add(path)
            self.refresh([path], all_words=False)

    # --- where one is ---------------------------------------------------------------------------------------------

    def show_current(self, path: str) -> None:
        """Make this the brightest thing on the screen."""
        before = self._by_path.get(self.current)
        self.current = path
        found = self._by_path.get(path)
        if before is not None and before[1] is not (found[1] if found else None):
            self._mark(before[1], "")
        if found is not None:
            self._mark(found[1], path)

    def _mark(self, piece: Piece, path: str) -> None:
        if isinstance(piece, ScaleGrid):
            piece.show_current(path)
        elif isinstance(piece, Card):
            piece.show_current(bool(path))

    def take_focus(self) -> None:
        """Give the keys to the current question."""
        found = self._by_path.get(self.current)
        if found is None:
            return
        piece = found[1]
        if isinstance(piece, Card):
            piece.take_focus()
        else:
            piece.setFocus()

    def lead_of(self, path: str) -> str:
        """The note that introduces the grid of a question."""
        return self._by_path[path][0].lead

    def piece(self, path: str) -> Piece | None:
        """The widget that shows this node."""
        found = self._by_path.get(path)
        return found[1] if found else None

    def take(self, place: str) -> bool:
        """Give a key to the current question."""
        piece = self.piece(self.current)
        if isinstance(piece, Card):
            return piece.answer.take(place)
        return isinstance(piece, ScaleGrid | AddRow) and piece.take(place)

    def rect_of(self, path: str) -> QRect:
        """Where this question is, for whoever scrolls."""
        piece = self.piece(path)
        if piece is None:
            return QRect()
        if isinstance(piece, ScaleGrid):
            return piece.rect_of(path).translated(piece.pos())
        reach = piece.answer.reach() if isinstance(piece, Card) else 0
        return piece.geometry().adjusted(0, 0, 0, max(0, reach - theme.px(20)))

    def commit(self) -> None:
        """Give what is half typed."""
        piece = self.piece(self.current)
        if isinstance(piece, Card):
            piece.answer.commit()

    # --- geometry and painting ------------------------------------------------------------------------------------

    @Slot()
    def arrange(self) -> int:
        """Place the blocks under one another at this width; the height that takes."""
        self._relayout.stop()
        edge = theme.px(EDGE) if self.framed else 0
        width = min(self.width() - 2 * edge, theme.px(theme.PAGE_WIDTH))
        top, lowest = theme.px(HEAD) if self.title else edge, 0
        for _block, piece in self._pieces:
            if not piece.isHidden():
                top += self._place(piece, edge, top, width)
                lowest = max(lowest, top + (piece.answer.reach() if isinstance(piece, Card) else 0))
        self._body = top + (theme.px(FOOT) if self.framed else 0)
        # A list that drops from the last question has room below it.
        if self.minimumHeight() != max(self._body, lowest):
            self.setMinimumHeight(max(self._body, lowest))
        self.update()
        return top

    def _place(self, piece: Piece, left: int, top: int, width: int) -> int:
        """Put a piece there; the height it takes."""
        if isinstance(piece, AddRow):
            side, tall = theme.px(SIDE), piece.tall(width)
            piece.setGeometry(left + side, top + theme.px(8), width - 2 * side, tall)
            return tall + theme.px(16)
        tall = piece.arrange(width)
        piece.setGeometry(left, top, width, tall)
        return tall

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.oldSize().width() != event.size().width():
            self.arrange()

    def fit_height(self) -> None:
        """Another height is on view: the words of a consent are cut to it."""
        if any(isinstance(piece, ConsentCard) for _block, piece in self._pieces):
            self.arrange()

    def show_title(self, title: str) -> None:
        if title != self.title:
            self.title = title
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = theme.px(EDGE)
        if self.framed:
            body = QRect(0, 0, self.width(), self._body).adjusted(theme.px(8), theme.px(8), -theme.px(8), -theme.px(8))
            body.setWidth(min(body.width(), theme.px(theme.PAGE_WIDTH) + 2 * edge - theme.px(16)))
            ink.panel(painter, body, fill="surface", edge="line", radius=theme.CARD_RADIUS)
        if self.title:
            place = QRect(edge + theme.px(20), theme.px(18), self.width() - 2 * edge - theme.px(32), theme.px(32))
            words.write(painter, place, self.title, font=theme.font(theme.TITLE, bold=True), colour="text")


class Area(QScrollArea):
    """An area that leaves every key to the interview: paging means sections there."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if isinstance(sheet := self.widget(), Sheet):
            sheet.fit_height()


def scrolled(content: QWidget) -> QScrollArea:
    """The content in an area that scrolls up and down and takes no focus of its own."""
    area = Area()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(content)
    panning.follow_finger(area)
    return area
