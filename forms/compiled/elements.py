"""Elements, choices, shipped answers and actions of a compiled form as plain data and back."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import MISSING, fields
from types import MappingProxyType
from typing import Any

from forms import address
from forms.compiled import lists
from forms.compiled.expressions import Read, Written
from forms.definition import Action, Blank, ChoiceList, Condition, Element, Group, ListedChoice, Question, Repeat
from forms.itext import Text
from forms.xpath import Compiled

_KINDS: Mapping[str, type[Element]] = {"q": Question, "g": Group, "r": Repeat}
_LETTERS = {kind: letter for letter, kind in _KINDS.items()}
_PLACES = frozenset({"parent", "repeat"})
_GIVEN = frozenset({"path", "order"})
_DEPTH = 64

Decode = Callable[[Any, str], Any]


def _defaults(kind: type[Element]) -> dict[str, Any]:
    """What each field is when the form says nothing about it."""
    found: dict[str, Any] = {}
    for one in fields(kind):
        made = one.default_factory() if one.default_factory is not MISSING else one.default
        found[one.name] = "" if made is MISSING else made
    return found


_DEFAULTS = {kind: _defaults(kind) for kind in _KINDS.values()}


class Writing:
    """Writes elements down. Places are numbers: the elements stand in their order."""

    def __init__(self, elements: Mapping[str, Element]) -> None:
        self.places = {path: number for number, path in enumerate(elements)}
        self.expressions = Written()
        self.choices: list[list[Any]] = []
        self._known: dict[int, int] = {}

    def element(self, element: Element) -> list[Any]:
        """Its kind, and what differs from the default."""
        kind = type(element)
        said = {
            name: self._value(getattr(element, name), name, element.path)
            for name, default in _DEFAULTS[kind].items()
            if name not in _GIVEN and getattr(element, name) != default
        }
        return [_LETTERS[kind], said]

    def _value(self, value: Any, name: str, path: str) -> Any:
        if name in _PLACES:
            return self.places[value]
        if name == "children":
            return [self.places[child] for child in value]
        if name == "outputs":
            return [self.expressions.compiled(one, path) for one in value.values()]
        if isinstance(value, Compiled):
            return self.expressions.compiled(value, path)
        if isinstance(value, Condition):
            return self.expressions.condition(value, path)
        if isinstance(value, Text):
            return lists.plain_text(value)
        if isinstance(value, ChoiceList):
            return self._choice_list(value, path)
        return dict(value) if isinstance(value, Mapping) else value

    def _choice_list(self, choices: ChoiceList, path: str) -> int:
        number = self._known.get(id(choices))
        if number is None:
            number = self._known[id(choices)] = len(self.choices)
            fixed = [[one.value, lists.plain_text(one.label), dict(one.attributes)] for one in choices.fixed]
            nodes = None if choices.nodes is None else self.expressions.compiled(choices.nodes, path)
            columns = [choices.list_id, choices.value_column, choices.label_column, choices.label_is_key]
            columns.append(lists.plain_text(choices.label_text))
            self.choices.append([columns, fixed, nodes, path])
        return number

    def blank(self, blank: Blank) -> list[Any]:
        """Place and value; then what is inside and the attributes, where there are any."""
        row: list[Any] = [self.places[blank.element.path], blank.value]
        if blank.children or blank.marks:
            row.append([self.blank(child) for child in blank.children])
        if blank.marks:
            row.append([self.blank(mark) for mark in blank.marks])
        return row

    def action(self, action: Action) -> list[Any]:
        value, picked = (
            None if one is None else self.expressions.compiled(one, action.target)
            for one in (action.value, action.picked)
        )
        events, more = sorted(action.events), dict(action.parameters)
        return [events, action.source, action.target, value, action.text, picked, action.kind, more]


class Reading:
    """Reads them back; LookupError, TypeError or ValueError when they are not what `Writing` writes."""

    def __init__(self, paths: Sequence[str], expressions: Read, choices: Sequence[list[Any]]) -> None:
        self.elements: dict[str, Element] = {}
        self._paths = paths
        self._expressions = expressions
        self._choices = [self._choice_list(*one) for one in choices]
        self._decoders = {kind: dict(self._decoders_of(kind)) for kind in _KINDS.values()}

    def read(self, rows: Sequence[list[Any]]) -> None:
        """Fills `elements`."""
        for number, (path, (letter, said)) in enumerate(zip(self._paths, rows, strict=True)):
            kind = _KINDS[letter]
            decoders = self._decoders[kind]
            known: dict[str, Any] = {"path": path, "order": number, "parent": ""}
            for name, value in said.items():
                known[name] = decoders[name](value, path)
            if known["parent"] != address.parent(path):
                raise LookupError(path)
            self.elements[path] = kind(**known)

    def _decoders_of(self, kind: type[Element]) -> Iterator[tuple[str, Decode]]:
        special: dict[str, Decode] = {
            **dict.fromkeys(_PLACES, self._place),
            **dict.fromkeys(("label", "hint", "required_message", "constraint_message"), lists.text),
            **dict.fromkeys(("relevant", "readonly", "required"), self._expressions.condition),
            **dict.fromkeys(("constraint", "calculate", "count"), self._expressions.compiled),
            "children": self._children,
            "outputs": self._expressions.outputs,
            "choices": lambda found, _: self._choices[found],
        }
        for name, default in _DEFAULTS[kind].items():
            if name not in _GIVEN:
                plain = _texts if isinstance(default, Mapping) else _of(type(default))
                yield name, special.get(name, plain)

    def _place(self, found: int, _: str) -> str:
        return self._paths[found]

    def _children(self, found: Any, _: str) -> tuple[str, ...]:
        return tuple([self._paths[number] for number in found])

    def _choice_list(self, columns: list[Any], rows: list[Any], nodes: Any, path: str) -> ChoiceList:
        list_id, value_column, label_column, label_is_key, label_text = columns
        fixed = tuple([ListedChoice(str(value), lists.text(text, ""), _texts(more, "")) for value, text, more in rows])
        return ChoiceList(
            str(list_id),
            fixed,
            None if nodes is None else self._expressions.compiled(nodes, str(path)),
            str(value_column),
            str(label_column),
            bool(label_is_key),
            frozenset(choice.value for choice in fixed) if nodes is None else frozenset(),
            lists.text(label_text, ""),
        )

    def blank(self, row: list[Any], depth: int = 0) -> Blank:
        if depth > _DEPTH:
            raise ValueError("depth")
        element, value = self.elements[self._paths[row[0]]], row[1]
        if not isinstance(value, str):
            raise TypeError("value")
        children, marks = (tuple([self.blank(one, depth + 1) for one in part]) for part in (*row[2:], (), ())[:2])
        return Blank(element, value, children, marks)

    def templates(self, found: Sequence[list[Any]]) -> dict[str, Blank]:
        """What a new repetition of each repeat is made from."""
        made = {self._paths[place]: self.blank(one) for place, one in found}
        repeats = {path for path, element in self.elements.items() if isinstance(element, Repeat)}
        if made.keys() != repeats or any(one.element.path != path for path, one in made.items()):
            raise LookupError("templates")
        return made

    def action(self, row: list[Any]) -> Action:
        events, source, target, value, text, picked, kind, more = row
        compiled = (None if one is None else self._expressions.compiled(one, str(target)) for one in (value, picked))
        set_to, chosen = compiled
        if target not in self.elements:
            raise LookupError("target")
        return Action(
            frozenset(events), str(source), target, set_to, str(text), chosen, str(kind), _texts(more, "")
        )


def _of(kind: type) -> Decode:
    def checked(found: Any, _: str) -> Any:
        if found.__class__ is not kind:
            raise TypeError(kind.__name__)
        return found

    return checked


def _texts(found: Any, _: str) -> Mapping[str, str]:
    if not found:
        return _EMPTY
    return MappingProxyType({name: str(value) for name, value in found.items()})


_EMPTY: Mapping[str, str] = MappingProxyType({})
