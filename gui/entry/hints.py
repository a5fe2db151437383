"""Which keys the strip shows for the question one is at. Words only."""

from collections.abc import Collection

from PySide6.QtWidgets import QWidget

from gui.answers import ink
from gui.answers.attached.answer import AttachedAnswer
from gui.answers.base import Option
from gui.answers.card import Card
from gui.answers.choice import ChoiceList
from gui.answers.longtext import LongTextAnswer
from gui.answers.moment import MomentAnswer
from gui.answers.plain import Tick
from gui.answers.rank import Rank
from gui.answers.scale import ScaleGrid
from gui.answers.search import SearchAnswer
from gui.answers.slider import Slider
from gui.answers.typed import TypedAnswer
from gui.core import actions
from gui.entry.consent import Agreement, ConsentCard
from gui.entry.pieces import AddRow
from gui.entry.strip import Hint
from gui.entry.turn import TurnAnswer
from model.language import N_, _

# Short words: the strip has one line for all of them; the sheet of keys (F1) says them in full.
COMMANDS = {
    "form_language": N_("language"), "comment": N_("comment"), "show_card": N_("show card"),
    "sections": N_("sections"), "finish": N_("finish"),
    "undo": N_("undo"), "redo": N_("do again"), "keys": N_("keys"), "leave": N_("leave"),
}  # fmt: skip


def hints_for(piece: object, of_the_room: list[Hint], *, without: Collection[str] = ()) -> list[Hint]:
    """The keys of this question, then those of the room."""
    answer = piece.answer if isinstance(piece, Card) else piece
    commands = [name for name in COMMANDS if name not in without]
    moving = [("\u2191 \u2193", _("read on"))] if isinstance(piece, ConsentCard) and piece.reading.moves() else []
    return [*moving, *_own(answer), *of_the_room, *((actions.action(name).key, _(COMMANDS[name])) for name in commands)]


def _own(answer: object) -> list[Hint]:
    if isinstance(answer, ScaleGrid):
        return [*_options(answer.options, _("answer and go on")), _back()]
    if isinstance(answer, ChoiceList | Agreement):
        if isinstance(answer, ChoiceList) and answer.several:
            return [*_options(answer.options, _("choose or take back")), _on(), _back()]
        return [*_options(answer.options, _("answer and go on")), _on(), _back()]
    if isinstance(answer, SearchAnswer):
        return [("\u2191 \u2193", _("choose")), ("Enter", _("take and go on")), _back()]
    if isinstance(answer, MomentAnswer):
        return [("=", _("today") if answer.kind == "date" else _("now")), _on(), _back()]
    if isinstance(answer, LongTextAnswer):
        return [_on(), ("Shift+Enter", _("new line")), _back()]
    if isinstance(answer, Tick):
        return [("1", _("confirm")), _on(), _back()]
    if isinstance(answer, AttachedAnswer):
        return [*answer.hints(), _back()]
    if isinstance(answer, TurnAnswer | AddRow | Slider | Rank):
        return _doing(answer)
    return [_on(), _back()] if isinstance(answer, TypedAnswer | QWidget) else []


def _doing(answer: TurnAnswer | AddRow | Slider | Rank) -> list[Hint]:
    """Where a key moves or makes something rather than answers."""
    if isinstance(answer, Slider):
        return [("\u2190 \u2192", _("less or more")), (_("digits"), _("the value")), _on(), _back()]
    if isinstance(answer, Rank):
        return [("1\u20139", _("comes next")), ("Ctrl+\u2191 \u2193", _("move")), _on(), _back()]
    if isinstance(answer, AddRow):
        return [("+", _("add one")), _on(), _back()]
    if answer.value:
        return [(actions.action("reveal").key, _("show the answer")), _on(), _back()]
    return [("Enter", _("hand over")), _back()]


def _on() -> Hint:
    return ("Enter", _("go on"))


def _back() -> Hint:
    return ("Backspace", _("back"))


def _options(options: tuple[Option, ...], words: str) -> list[Hint]:
    """`1–5 answer and go on`, then the signs with what they mean."""
    figures = sorted(option.key for option in options if option.key.isdigit() and option.key != "0")
    tenth = ", 0" if len(figures) == 9 and any(option.key == "0" for option in options) else ""
    span = f"{figures[0]}\u2013{figures[-1]}{tenth}" if len(figures) > 1 else "".join(figures)
    signs = [o for o in options if o.key in ("0", "-", ".") and o.value != o.key]
    meant = {"0": "not_applicable", "-": "difficult", ".": "refused"}
    named = [(o.key.replace("-", ink.MINUS), actions.action(meant[o.key]).name) for o in signs if len(signs) == 3]
    return [(span, words), *named] if span else named
