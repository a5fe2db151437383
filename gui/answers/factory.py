"""Which widget answers which question. The one place that knows all of them."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from gui.answers.attached.file import FileAnswer
from gui.answers.attached.keeper import Keeper
from gui.answers.base import Answer, Option, with_keys
from gui.answers.choice import ChoiceList
from gui.answers.longtext import LongTextAnswer
from gui.answers.many import SearchMany
from gui.answers.plain import Reading, Tick
from gui.answers.search import SearchAnswer
from gui.answers.typed import MomentAnswer, NumberAnswer, TextAnswer

FEW = 12  # more choices than this are searched rather than listed
FILES = {"binary", "image", "file", "audio", "video"}
MOMENTS = {"date": "date", "time": "time", "dateTime": "datetime"}


class Asked(Protocol):
    """What a widget needs to know of a question."""

    @property
    def path(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def type(self) -> str: ...
    @property
    def appearance(self) -> str: ...
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
    if node.type in ("select1", "select", "rank"):
        return _choices(node)
    if node.type in FILES:
        return FileAnswer(node.path, pictures="image" in (node.type, control) or control == "upload", keeper=keeper)
    if node.type in MOMENTS:
        return MomentAnswer(MOMENTS[node.type])
    if node.type in ("int", "integer", "decimal"):
        return NumberAnswer(whole=node.type != "decimal")
    if "multiline" in node.appearance or longest > 200:
        return LongTextAnswer(longest=longest)
    return TextAnswer(longest=longest)


def is_searched(node: Asked) -> bool:
    """Whether there are too many choices to list them."""
    appearance = node.appearance.split()
    return bool(len(node.choices) > FEW or {"autocomplete", "search"} & set(appearance))


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
    if is_searched(node):
        return SearchMany() if several else SearchAnswer()
    return ChoiceList(several=several)
