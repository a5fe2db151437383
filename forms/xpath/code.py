"""A piece of compiled expression: one closure for its value, and closures that give it as text, number or truth."""

from collections.abc import Callable
from typing import Any, Literal, TypeAlias

from forms.xpath.conversion import (
    nodes_truth,
    number_of,
    number_text,
    text_number,
    text_of,
    truth_of,
)
from forms.xpath.values import Context, Node, NodeSet, Value

Kind: TypeAlias = Literal["string", "number", "boolean", "date", "nodes", "any"]
Values: TypeAlias = Callable[[Context], Any]
Texts: TypeAlias = Callable[[Context], str]
Numbers: TypeAlias = Callable[[Context], float]
Truths: TypeAlias = Callable[[Context], bool]
Sets: TypeAlias = Callable[[Context], NodeSet]
Firsts: TypeAlias = Callable[[Context], Node | None]


class Code:
    """What an expression became. `kind` is what its value is known to be, `constant` the value if it never changes."""

    __slots__ = ("at", "constant", "kind", "value")

    def __init__(self, kind: Kind, value: Values, *, constant: Value | None = None, at: int = 0) -> None:
        self.kind: Kind = kind
        self.value = value
        self.constant = constant
        self.at = at

    def text(self) -> Texts:
        """The closure that gives the value as text."""
        value, constant = self.value, self.constant
        if self.kind == "string":
            return value
        if constant is not None:
            said = text_of(constant)
            return lambda context: said
        if self.kind == "number":
            return lambda context: number_text(value(context))
        if self.kind == "boolean":
            return lambda context: "true" if value(context) else "false"
        return lambda context: text_of(value(context))

    def number(self) -> Numbers:
        """The closure that gives the value as a number."""
        value = self.value
        if self.kind == "number":
            return value
        if self.kind == "boolean":
            return lambda context: 1.0 if value(context) else 0.0
        if self.kind == "string":
            return lambda context: text_number(value(context), context)
        return lambda context: number_of(value(context), context)

    def truth(self) -> Truths:
        """The closure that gives the value as a boolean."""
        value = self.value
        if self.kind == "boolean":
            return value
        if self.kind == "string":
            return lambda context: value(context) != ""
        if self.kind == "nodes":
            return lambda context: nodes_truth(value(context))
        return lambda context: truth_of(value(context))

    def own(self) -> Values:
        """The value where a path stands for what is asked here: inside a repeat its own instance."""
        return self.value


class PathCode(Code):
    """A path: besides all its nodes it knows a quick way to the first one, which is what most expressions want."""

    __slots__ = ("_own", "first")

    def __init__(self, nodes: Sets, first: Firsts, own: Sets | None = None, *, at: int = 0) -> None:
        super().__init__("nodes", nodes, at=at)
        self.first = first
        self._own = own or nodes

    def own(self) -> Sets:
        return self._own

    def text(self) -> Texts:
        first = self.first

        def text(context: Context) -> str:
            node = first(context)
            return "" if node is None else node.string()

        return text

    def number(self) -> Numbers:
        text = self.text()
        return lambda context: text_number(text(context), context)

    def truth(self) -> Truths:
        nodes = self._own
        return lambda context: nodes_truth(nodes(context))


def constant(kind: Kind, value: Value, at: int = 0) -> Code:
    """Code that is the same value for ever."""
    return Code(kind, lambda context: value, constant=value, at=at)
