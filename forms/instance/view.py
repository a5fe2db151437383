"""One node as a reader of the interview sees it: state, texts and choices, worked out when asked and never stored."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from forms import validation
from forms.definition import Choice, Element, Question
from forms.instance.tree import State
from forms.itext import NO_TEXT, Text
from forms.media_names import is_safe

if TYPE_CHECKING:
    from forms.instance.filling import Filling


class NodeView:
    """A live view: it always tells the present state. `kind` is question, note, group, repeat (all its repetitions
    together), repetition (one of them), calculation, metadata or hidden."""

    __slots__ = ("_filling", "_state", "count", "kind")

    def __init__(self, filling: "Filling", state: State, *, is_whole: bool = False) -> None:
        self._filling = filling
        self._state = state
        element = state.element
        self.kind = "repetition" if element.kind == "repeat" and not is_whole else element.kind
        self.count = len(state.parent.children(state.name)) if is_whole and state.parent else 0

    def __repr__(self) -> str:
        return f"<{self.kind} {self.path} = {self.value!r}>"

    @property
    def definition(self) -> Element:
        """What the form says about this node."""
        return self._state.element

    @property
    def path(self) -> str:
        return self._state.path

    @property
    def name(self) -> str:
        return self._state.name

    @property
    def type(self) -> str:
        return self._state.element.type

    @property
    def control(self) -> str:
        """The element name of its control in the form's body; '' if nobody is asked."""
        element = self._state.element
        return element.control if isinstance(element, Question) else ""

    @property
    def appearance(self) -> str:
        return self._state.element.appearance

    @property
    def parameters(self) -> Mapping[str, str]:
        """Further attributes of the control: start, end and step of a range, rows of a text."""
        element = self._state.element
        return element.parameters if isinstance(element, Question) else {}

    @property
    def bounds(self) -> Mapping[str, str]:
        """`start`, `end` and `step` of a range, nothing for any other question."""
        element = self._state.element
        return validation.bounds(element) if isinstance(element, Question) else {}

    @property
    def attributes(self) -> Mapping[str, str]:
        return self._state.element.attributes

    @property
    def parent_path(self) -> str:
        parent = self._state.parent
        return parent.path if parent is not None and parent.name else ""

    @property
    def section(self) -> str:
        """The address of its top-level group; the root's for a question outside of groups."""
        state, root = self._state, self._filling.root
        while state.parent is not None and state.parent is not root:
            state = state.parent
        return state.path if state.element.type == "" and state is not root else root.path

    # ---- state

    @property
    def value(self) -> str:
        return self._state.value

    @property
    def relevant(self) -> bool:
        return self._filling.is_relevant(self._state)

    @property
    def required(self) -> bool:
        element = self._state.element
        return isinstance(element, Question) and validation.holds(element.required, self._filling.judge(self._state))

    @property
    def readonly(self) -> bool:
        return self._filling.is_readonly(self._state)

    @property
    def is_restless(self) -> bool:
        """Whether its rules may say something else though nobody touched anything: they ask for the time or chance."""
        state: State | None = self._state
        rules = validation.rules(state.element) if state and isinstance(state.element, Question) else []
        while state is not None and state.name:
            rules.append(state.element.readonly.expression)
            state = state.parent
        return any(rule is not None and rule.may_vary for rule in rules)

    @property
    def problem(self) -> str:
        """`required`, `constraint`, `range`, or '' when nothing is wrong or nobody is asked."""
        return self._filling.problem_of(self._state)

    @property
    def valid(self) -> bool:
        return not self.problem

    @property
    def message(self) -> str:
        """The form's own words for what is wrong; '' when it has none or nothing is wrong."""
        problem, element = self.problem, self._state.element
        return self._text(validation.message(element, problem)) if problem and isinstance(element, Question) else ""

    @property
    def unlikely(self) -> bool:
        """Whether the answer may be kept and yet asks for a reason: it breaks the form's `sapa:soft` rule."""
        return self._filling.is_unlikely(self._state)

    @property
    def unlikely_message(self) -> str:
        """The form's own words for that; '' when it has none or nothing is unlikely."""
        element = self._state.element
        if not isinstance(element, Question) or not self.unlikely:
            return ""
        return validation.soft_message(element, self._filling.language)

    # ---- texts

    @property
    def label(self) -> str:
        return self._text(self._state.element.label)

    @property
    def hint(self) -> str:
        return self._text(self._state.element.hint)

    @property
    def guidance(self) -> str:
        return self._text(self._state.element.hint, "guidance")

    @property
    def required_message(self) -> str:
        element = self._state.element
        return self._text(element.required_message if isinstance(element, Question) else NO_TEXT)

    @property
    def constraint_message(self) -> str:
        element = self._state.element
        return self._text(element.constraint_message if isinstance(element, Question) else NO_TEXT)

    @property
    def choices(self) -> tuple[Choice, ...]:
        return self._filling.choices_of(self._state)

    def media(self, kind: str) -> str:
        """The file of the label's `image`, `audio`, `video` or `big-image`; '' if there is none."""
        name = self._text(self._state.element.label, kind).rpartition("/")[2]
        return name if is_safe(name) else ""

    def _text(self, text: Text, form: str = "") -> str:
        return self._filling.say(text, self._state, form) if text else ""
