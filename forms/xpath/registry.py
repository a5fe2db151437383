"""What functions there are and what they take; the functions themselves are under functions/."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias, TypeVar

from forms.xpath.code import Code, Kind, Values
from forms.xpath.expressions import Call
from forms.xpath.values import Context, XPathError

MANY = 1_000_000


@dataclass(slots=True)
class Scope:
    """What a function may know while it is compiled, the text for complaints, and may say: that its value changes by
    itself (`volatile`) or with the language (`translated`)."""

    text: str
    volatile: bool = False
    translated: bool = False

    def error(self, code: str, at: int, **params: object) -> XPathError:
        return XPathError(code, self.text, at, **params)


Build: TypeAlias = Callable[[Sequence[Code], Call, Scope], Code]
Plain = TypeVar("Plain", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Function:
    """A function of the language: how many arguments it takes and how a call of it is compiled."""

    name: str
    least: int
    most: int
    build: Build


FUNCTIONS: dict[str, Function] = {}
VARYING: set[str] = set()  # names of functions whose value changes by itself


def special(name: str, least: int, most: int) -> Callable[[Build], Build]:
    """Registers a function that compiles its own calls."""

    def register(build: Build) -> Build:
        FUNCTIONS[name] = Function(name, least, most, build)
        return build

    return register


def function(
    name: str, takes: str = "", returns: Kind = "string", *, context: bool = False, volatile: bool = False
) -> Callable[[Plain], Plain]:
    """Registers a plain function. `takes` names its arguments: string, number, boolean, value or nodes; `?` after one
    that may be left out, `*` after the last when it may be repeated. With `context` it is called with that first."""
    kinds = [kind.strip("?*") for kind in takes.split()]
    least = sum(1 for kind in takes.split() if kind[-1] not in "?*")
    most = MANY if takes.endswith("*") else len(kinds)

    def register(plain: Plain) -> Plain:
        def build(arguments: Sequence[Code], call: Call, scope: Scope) -> Code:
            scope.volatile = scope.volatile or volatile
            wanted = [kinds[min(index, len(kinds) - 1)] for index in range(len(arguments))]
            given = [converted(code, kind, call, scope) for code, kind in zip(arguments, wanted, strict=True)]
            return Code(returns, _calling(plain, given, context=context), at=call.at)

        FUNCTIONS[name] = Function(name, least, most, build)
        VARYING.update([name] if volatile else ())
        return plain

    return register


def converted(code: Code, kind: str, call: Call, scope: Scope) -> Values:
    """The closure that gives an argument as the kind that is wanted."""
    if kind == "string":
        return code.text()
    if kind == "number":
        return code.number()
    if kind == "boolean":
        return code.truth()
    if kind == "nodes" and code.kind not in {"nodes", "any"}:
        raise scope.error("xpath.not-nodes", code.at or call.at, name=call.name)
    return code.value


def _calling(plain: Callable[..., Any], given: Sequence[Values], *, context: bool) -> Values:
    if context:
        return _calling_with_context(plain, given)
    match given:
        case []:
            return lambda context: plain()
        case [first]:
            return lambda context: plain(first(context))
        case [first, second]:
            return lambda context: plain(first(context), second(context))
        case [first, second, third]:
            return lambda context: plain(first(context), second(context), third(context))
    return lambda context: plain(*[one(context) for one in given])


def _calling_with_context(plain: Callable[..., Any], given: Sequence[Values]) -> Values:
    match given:
        case []:
            return plain
        case [first]:
            return lambda context: plain(context, first(context))
        case [first, second]:
            return lambda context: plain(context, first(context), second(context))

    def value(context: Context) -> Any:
        return plain(context, *[one(context) for one in given])

    return value
