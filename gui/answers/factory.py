"""Which widget answers which question. The one place that knows all of them."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from gui.answers.attached import kinds
from gui.answers.attached.keeper import Keeper
from gui.answers.base import Answer, Option, with_keys
from gui.answers.cells import look_of
from gui.answers.choice import ChoiceList
from gui.answers.geo import PointAnswer, ShapeAnswer
from gui.answers.likert import Likert
from gui.answers.longtext import LongTextAnswer
from gui.answers.many import SearchMany
from gui.answers.moment import MomentAnswer
from gui.answers.numbers import Code, Digits, Grouped, Stepper, mask
from gui.answers.plain import Reading, Tick
from gui.answers.rank import Rank
from gui.answers.search import SearchAnswer
from gui.answers.slider import Slider, Stars
from gui.answers.steps import steps_of
from gui.answers.typed import NumberAnswer, TextAnswer, TypedAnswer

FEW = 12  # more choices than this are searched rather than listed
MOST_STARS = 10
ONE_LINE = 200  # a text that may be longer gets several lines
FILES = {"binary", "image", "file", "audio", "video"}
MOMENTS = {"date": "date", "time": "time", "dateTime": "datetime"}
SEARCHED = {"autocomplete", "search", "minimal"}
HIDDEN = {"masked", "hidden-answer"}


class Asked(kinds.Attachable, Protocol):
    """What a widget needs to know of a question: what one for a file does, and more."""

    @property
    def kind(self) -> str: ...
    @property
    def readonly(self) -> bool: ...
    @property
    def choices(self) -> Sequence["Offered"]: ...


class Offered(Protocol):
    """A choice as the form offers it."""

    @property
    def value(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def attributes(self) -> Mapping[str, str]: ...
    @property
    def image(self) -> str: ...
    @property
    def audio(self) -> str: ...


def answer_for(node: Asked, *, control: str = "", longest: int = 0, keeper: Keeper | None = None) -> Answer:
    """The widget for this question."""
    if node.kind == "note" or (node.readonly and node.type not in FILES):
        return Reading(shows_value=node.kind != "note")
    if control == "trigger" or node.kind == "trigger":
        return Tick()
    if control == "range":
        return _range(node)
    if node.type in ("select1", "select", "rank"):
        return _choices(node)
    if node.type in FILES:
        return kinds.attached(node, keeper)
    if node.type in MOMENTS:
        return _moment(node)
    if node.type in ("geotrace", "geoshape"):
        return ShapeAnswer(closed=node.type == "geoshape")
    made = _number(node) if node.type in ("int", "integer", "decimal") else _text(node, longest)
    return mask(made) if HIDDEN & _words(node) and isinstance(made, TypedAnswer) else made


def _words(node: Asked) -> set[str]:
    return set(node.appearance.split())


def _range(node: Asked) -> Answer:
    """A line, stars or a counter, as the appearance wishes."""
    steps = steps_of(node.parameters, {choice.value: choice.label for choice in node.choices})
    words = _words(node)
    if "picker" in words:
        return Stepper(whole=node.type != "decimal", steps=steps)
    if "rating" in words and steps.count < MOST_STARS:
        return Stars(steps)
    return Slider(steps, has_ticks="no-ticks" not in words, upright="vertical" in words)


def _moment(node: Asked) -> Answer:
    words = _words(node)
    kind = "year" if "year" in words else "month" if "month-year" in words else MOMENTS[node.type]
    kind = kind if node.type == "date" else MOMENTS[node.type]
    return MomentAnswer(kind, has_calendar="no-calendar" not in words)


def _number(node: Asked) -> TypedAnswer:
    words, whole = _words(node), node.type != "decimal"
    if "counter" in words:
        return Stepper(whole=whole)
    return Grouped(whole=whole) if "thousands-sep" in words else NumberAnswer(whole=whole)


def _text(node: Asked, longest: int) -> Answer:
    words, rows = _words(node), node.parameters.get("rows", "")
    if node.type == "geopoint":
        return PointAnswer()
    if node.type == "barcode":
        return Code(longest=longest)
    if "numbers" in words:
        return Digits(longest=longest, is_grouped="thousands-sep" in words)
    if "multiline" in words or longest > ONE_LINE or rows.isdigit():
        return LongTextAnswer(longest=longest, rows=int(rows) if rows.isdigit() else 0)
    return TextAnswer(longest=longest)


def is_searched(node: Asked) -> bool:
    """Whether there are too many choices to list them, or the form wishes a field instead of a list."""
    return bool(len(node.choices) > FEW or SEARCHED & _words(node) or "search(" in node.appearance)


def no_file(_name: str) -> str:
    """For a form without files."""
    return ""


def options(node: Asked, file: Callable[[str], str] = no_file) -> tuple[Option, ...]:
    """The choices with the keys that give them; `file` knows the paths of their pictures and sounds."""
    return with_keys([_option(choice, file) for choice in node.choices])


def _option(choice: Offered, file: Callable[[str], str]) -> Option:
    kind = choice.attributes.get("kind", "")
    return Option(choice.value, choice.label, "", kind, file(choice.image), file(choice.audio))


def _choices(node: Asked) -> Answer:
    several = node.type != "select1"
    if node.type == "rank":
        return Rank()
    if is_searched(node):
        return SearchMany() if several else SearchAnswer()
    if "likert" in _words(node) and not several:
        return Likert()
    return ChoiceList(several=several, look=look_of(node.appearance))
