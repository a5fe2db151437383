"""From the interview's nodes to what the widgets show: words, options, values, messages in the interview's language."""

import re
from contextlib import contextmanager, suppress
from datetime import date
from typing import TYPE_CHECKING

import forms
from forms import media_names
from forms.definition import Question
from gui.answers import factory
from gui.answers.attached.keeper import Keeper
from gui.answers.base import letters
from gui.answers.card import Card
from gui.answers.choice import ChoiceList
from gui.answers.media import Media
from gui.answers.scale import Row, ScaleGrid
from gui.answers.search import SearchAnswer
from gui.answers.words import plain
from gui.core import sentences
from gui.entry.arrangement import Block, is_open
from gui.entry.consent import ConsentCard, is_consent
from gui.entry.pieces import AddRow, Heading, Member
from gui.entry.turn import TurnAnswer, is_respondents
from model import reference
from model.interview.doubts import PRAISED, UNEXPLAINED, Doubt, doubt
from model.language import _, formats, speaking
from model.messages import worded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from forms.definition import Element
    from model.interview.interview import Interview

Piece = Card | ScaleGrid | Heading | AddRow
_LONGEST = re.compile(r"string-length\(\s*\.\s*\)\s*<=?\s*(\d+)")


def piece_for(interview: "Interview", block: Block, keeper: Keeper | None = None) -> Piece:
    """The widget of a block, without words yet."""
    instance = interview.instance
    if block.kind == "grid":
        several = instance[block.path].type == "select"
        grid = ScaleGrid(factory.options(instance[block.path]), has_head=block.head, several=several)
        grid.letters = letters(grid.options)
        grid.show_rows([row(interview, path, "") for path in block.paths])
        return grid
    if block.kind == "heading":
        return Heading(block.path)
    if block.kind == "member":
        return Member(block.path, removable=is_open(instance[repeat_of(block.path)]))
    if block.kind == "add":
        return AddRow(block.path)
    return card_for(interview, block.path, keeper)


def card_for(interview: "Interview", path: str, keeper: Keeper | None = None) -> Card:
    """The card of one question."""
    node = interview.instance[path]
    if is_respondents(node):
        return Card(path, TurnAnswer())
    if is_consent(node):
        return ConsentCard(path, interview.form.languages)
    answer = factory.answer_for(node, control=node.control, longest=longest(node.definition), keeper=keeper)
    if isinstance(answer, SearchAnswer):
        answer.texts = Texts(interview, path)
    return Card(path, answer)


def repeat_of(member: str) -> str:
    """The repeat a member belongs to: `/data/people[2]` -> `/data/people`."""
    return re.sub(r"\[\d+\]$", "", member)


def longest(asked: "Element") -> int:
    """The length a constraint allows, where it says so in the usual way; 0 if it does not."""
    constraint = asked.constraint if isinstance(asked, Question) else None
    found = _LONGEST.search(constraint.text) if constraint is not None else None
    return int(found[1]) if found else 0


def say(interview: "Interview", block: Block, piece: Piece) -> bool:
    """Every word of a piece anew; True when it may need another height."""
    instance = interview.instance
    if isinstance(piece, ScaleGrid):
        is_marked = any(is_critical(interview, path) for path in block.paths)
        piece.note = _said(interview, _critical) if is_marked else ""
        piece.show_words(instance[block.lead].label if block.lead else "", factory.options(instance[block.path]))
        return False
    if isinstance(piece, AddRow):
        piece.show_words(label_of(interview, block.path))
        return False
    if isinstance(piece, Heading):
        piece.show_words(member_title(interview, block.path) if block.kind == "member" else instance[block.path].label)
        return False
    node = instance[block.path]
    if isinstance(piece, ConsentCard):
        piece.show_language(interview.language)
    options = factory.options(node, Files(interview)) if node.choices else ()
    grown = piece.answer.options != options
    piece.answer.show_options(options)
    grown |= piece.show_media(media_of(interview, block.path))
    hint = node.hint or (_said(interview, _several) if _takes_several(piece.answer) else "")
    return piece.show_words(node.label, hint, node.guidance) or grown


class Files:
    """The files of an interview's form, by the names that its texts mention."""

    def __init__(self, interview: "Interview") -> None:
        self._folder = interview.form.media

    def __call__(self, name: str) -> str:
        """The path of a file; "" if the form has none of that name."""
        found = media_names.find(self._folder, name) if name and self._folder is not None else None
        return str(found) if found is not None else ""


def media_of(interview: "Interview", path: str) -> Media:
    """What goes with the words of a node, and what should but is not there."""
    node, file = interview.instance[path], Files(interview)
    named = [node.media(kind) for kind in ("image", "big-image", "audio", "video")]
    missing = tuple(dict.fromkeys(name for name in named if name and not file(name)))
    image, big, audio, video = (file(name) for name in named)
    return Media(image, big, audio, video, missing)


def label_of(interview: "Interview", repeat: str) -> str:
    """The words of a repeat, even when it has no member yet."""
    view = interview.instance[repeat]
    return view.label or view.name


def member_title(interview: "Interview", path: str) -> str:
    """`Participant 2`."""
    position = re.search(r"\[(\d+)\]$", path)
    return f"{label_of(interview, repeat_of(path))} {position[1] if position else ''}".strip()


def row(interview: "Interview", path: str, said: str, is_doubt: bool = False) -> Row:
    """One item of a grid as it stands, with what its row says."""
    node = interview.instance[path]
    marked = is_critical(interview, path)
    remarked = path in interview.comments or path in interview.reasons
    return Row(path, node.label, node.value, said, node.relevant, marked, remarked, is_doubt)


def centre(interview: "Interview") -> str:
    """The name of the centre, once the question that the form marks as the centre is answered."""
    instance = interview.instance
    for path, question in interview.form.questions.items():
        if forms.mark(question, "role") == "centre" and path in instance and instance[path].value:
            view = instance[path]
            named = next((choice.label for choice in view.choices if choice.value == view.value), "")
            return sentences.centre(view.value) if view.value in reference.centres() else plain(named)
    return ""


def role(interview: "Interview", path: str) -> str:
    """What the form says a node is for."""
    return forms.mark(interview.instance[path].definition, "role")


def is_critical(interview: "Interview", path: str) -> bool:
    """Whether the form marks this item as critical: a failure is never averaged away."""
    return forms.mark(interview.instance[path].definition, "critical") == "1"


@contextmanager
def saying(interview: "Interview", language: str) -> "Iterator[None]":
    """The questions in another language for a moment; the interview does not notice."""
    instance = interview.instance
    spoken = instance.language
    instance.set_language(language)
    try:
        yield
    finally:
        instance.set_language(spoken)


def shown(interview: "Interview", path: str) -> str:
    """An answer in words: the labels of what was chosen, or what was typed."""
    view = interview.instance[path]
    labels = {choice.value: plain(choice.label) for choice in view.choices}
    if labels:
        return ", ".join(labels.get(value, value) for value in view.value.split())
    with suppress(ValueError):
        match view.type:
            case "time":
                return view.value[:5]
            case "date":
                return formats.day(date.fromisoformat(view.value[:10]))
            case "dateTime":
                return f"{formats.day(date.fromisoformat(view.value[:10]))}, {view.value[11:16]}"
            case "int" | "integer" | "decimal" | "range":
                return view.value.replace(".", formats.point())
    return view.value


def message(interview: "Interview", path: str, *, passed: bool) -> tuple[str, bool]:
    """What is wrong with this answer, in the interview's language, and whether it is only a doubt."""
    node = interview.instance[path]
    if not node.relevant or node.kind != "question":
        return "", False
    if node.value and not node.valid:
        return node.message or _said(interview, lambda: _wrong(node)), False
    if found := doubt(interview, path):
        return ("", False) if found.is_settled else (_said(interview, lambda: doubtful(found)), True)
    if not node.value and passed and node.required and not node.readonly:
        return (node.message if not node.valid else "") or _said(interview, _needed), False
    return "", False


def doubtful(found: Doubt) -> str:
    """What seems not to fit together, in the language spoken now."""
    if found.kind == PRAISED:
        return _("Full marks, and the comment complains: is the mark right?")
    if found.kind == UNEXPLAINED:
        return _("A low mark: a comment (F4) says why.")
    return found.message or _("This is unusual.")


def _wrong(node: "forms.NodeView") -> str:
    return worded("problem.range", node.bounds) if node.problem == "range" else _("Check this answer.")


def _critical() -> str:
    return _("\u2691 critical: if it fails, what happened is described")


def _several() -> str:
    return _("One or several; Enter goes on.")


def _takes_several(answer: object) -> bool:
    return isinstance(answer, ChoiceList) and answer.several


def _needed() -> str:
    return _("This question needs an answer.")


def _said(interview: "Interview", sentence: object) -> str:
    with speaking(interview.language):
        return str(sentence())  # type: ignore[operator]


class Texts:
    """The labels of a question's choices in every language of its form, looked up when they are searched."""

    def __init__(self, interview: "Interview", path: str) -> None:
        self._interview, self._path = interview, path
        self._found: dict[str, list[str]] = {}

    def of(self, value: str) -> tuple[str, ...]:
        """The labels of one choice in the other languages."""
        if value not in self._found:
            self._read()
        return tuple(self._found.setdefault(value, []))

    def _read(self) -> None:
        for language in self._interview.form.languages:
            with saying(self._interview, language):
                for choice in self._interview.instance[self._path].choices:
                    self._found.setdefault(choice.value, []).append(choice.label)
