"""What a form is once it is read: elements, choice lists, actions, texts. Nothing in it changes later."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from forms import xml
from forms.itext import NO_TEXT, Text, Texts
from forms.xpath import Compiled, Node

_EMPTY: Mapping[str, str] = MappingProxyType({})


def _empty() -> Mapping[str, str]:
    return _EMPTY


FIRST_LOAD = "odk-instance-first-load"
EVERY_LOAD = "odk-instance-load"
NEW_REPEAT = "odk-new-repeat"
VALUE_CHANGED = "xforms-value-changed"
SET = "setvalue"


@dataclass(frozen=True, slots=True)
class Condition:
    """A rule of a bind: either known when the form is read, or an expression."""

    constant: bool | None
    expression: Compiled | None = None


NEVER = Condition(False)
ALWAYS = Condition(True)


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice as it is offered now: value, label in the current language, further columns of its list."""

    value: str
    label: str
    attributes: Mapping[str, str] = field(default_factory=_empty)
    image: str = ""
    audio: str = ""


@dataclass(frozen=True, slots=True)
class ListedChoice:
    """One choice as the form ships it, its label in all languages."""

    value: str
    label: Text
    attributes: Mapping[str, str] = field(default_factory=_empty)


@dataclass(frozen=True, slots=True)
class ChoiceList:
    """Where the choices of a question come from: a `fixed` list, or nodes that an expression picks.

    `label_text` names the column of the label in each language, where that differs from one to another.
    """

    list_id: str
    fixed: tuple[ListedChoice, ...] = ()
    nodes: Compiled | None = None
    value_column: str = "name"
    label_column: str = "label"
    label_is_key: bool = False
    values: frozenset[str] = frozenset()
    label_text: Text = NO_TEXT
    seen: dict[int, ListedChoice] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """Anything with a place in the answers: what questions and groups have in common."""

    path: str
    name: str
    namespace: str = ""
    order: int
    kind: str
    type: str = ""
    parent: str
    repeat: str = ""
    appearance: str = ""
    attributes: Mapping[str, str] = field(default_factory=_empty)
    label: Text = NO_TEXT
    hint: Text = NO_TEXT
    relevant: Condition = ALWAYS
    readonly: Condition = NEVER
    outputs: Mapping[str, Compiled] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Element):
    """One question, note, calculation or metadata value (see `kind`); `type` tells select lists apart from text."""

    control: str = ""
    default: str = ""
    parameters: Mapping[str, str] = field(default_factory=_empty)
    choices: ChoiceList | None = None
    required: Condition = NEVER
    constraint: Compiled | None = None
    calculate: Compiled | None = None
    required_message: Text = NO_TEXT
    constraint_message: Text = NO_TEXT
    preload: str = ""
    preload_parameter: str = ""

    @property
    def choices_id(self) -> str:
        return self.choices.list_id if self.choices is not None else ""

    @property
    def is_audit(self) -> bool:
        """Whether it names the log of how the form was filled in."""
        return self.name.rpartition(":")[2] == "audit" and self.type == "binary" and self._is_metadata

    @property
    def is_instance_id(self) -> bool:
        """Whether it holds the id of the whole instance, as opposed to any other id."""
        return self.name.rpartition(":")[2] == "instanceID" and self._is_metadata

    @property
    def _is_metadata(self) -> bool:
        return self.parent.endswith(("/meta", ":meta"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Element):
    """Questions that stand together; `children` are paths in order."""

    children: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat(Group):
    """A group that is answered any number of times, or as often as `count` says."""

    count: Compiled | None = None
    is_fixed: bool = False


@dataclass(frozen=True, slots=True)
class Blank:
    """The answers as the form ships them, before anyone has answered: an element, its default, what is inside, and its
    attributes (`marks`)."""

    element: Element
    value: str
    children: tuple["Blank", ...] = ()
    marks: tuple["Blank", ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Action:
    """A value set when something happens: which event, where (`source`: a changed value, a repeat), and to what.

    `picked` finds the targets when the form chooses among repetitions by a predicate. A `kind` other than SET asks the
    caller for something only a device has: a position, a recording.
    """

    events: frozenset[str]
    source: str
    target: str
    value: Compiled | None
    text: str = ""
    picked: Compiled | None = None
    kind: str = SET
    parameters: Mapping[str, str] = field(default_factory=_empty)


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """What a form wants to know of the way it is filled in: old and new values, who did it, why, and where."""

    changes: bool = False
    user: bool = False
    reasons: bool = False
    location: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Definition:
    """Everything a form says. Shared by all its instances and safe to keep: nothing in it is changed later."""

    id: str
    version: str
    heading: str
    xml: bytes
    root: Group
    root_attributes: Mapping[str, str]
    namespaces: Mapping[str, str]
    elements: Mapping[str, Element]
    blank: Blank
    templates: Mapping[str, Blank]
    actions: tuple[Action, ...]
    texts: Texts
    lists: Mapping[str, Node]
    missing_media: tuple[str, ...]
    homeless_binds: tuple[str, ...] = ()
    public_key: str = ""

    def clark(self, name: str) -> str:
        """The name of an attribute with its namespace written out: `orx:version` -> `{http://…}version`."""
        prefix, _, local = name.rpartition(":")
        return f"{{{self.namespaces.get(prefix, '')}}}{local}" if prefix else name


def mark(element: Element, name: str) -> str:
    """What the form says about this element for reports: the attribute of that name in Sapa's namespace, or ''."""
    return element.attributes.get(f"{{{xml.SAPA}}}{name}", "")


def is_personal(element: Element) -> bool:
    """Whether the form asks here for what belongs to one person: `bind::sapa:personal` is `yes`."""
    return mark(element, "personal") == "yes"
