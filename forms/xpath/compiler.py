"""Expression tree to closures: everything that can be decided before the first evaluation is decided here."""

import math
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from functools import cached_property, lru_cache
from typing import NamedTuple

from forms.xpath import functions
from forms.xpath.axes import in_document_order
from forms.xpath.code import Code, Numbers, PathCode, Sets, Texts, Truths, Values, constant
from forms.xpath.comparison import ORDERS, compare
from forms.xpath.conversion import text_of
from forms.xpath.expressions import Call, Chain, Expression, Literal, Negation, Number, Path, Step
from forms.xpath.folding import folded, unreached
from forms.xpath.operators import calculation, joined
from forms.xpath.parser import DEPTH_LIMIT, parse
from forms.xpath.paths import absolute_code, relative_code, simple_names, started_code, stepped_code
from forms.xpath.predicates import Filter, keep, quick
from forms.xpath.references import references
from forms.xpath.registry import FUNCTIONS, MANY, VARYING, Scope
from forms.xpath.values import Context, NodeSet, XPathError

__all__ = ["Compiled", "compile_expression", "functions"]


class Compiled:
    """An expression ready to run. `string`, `number`, `boolean` and `nodes` are the same result, converted.

    A `volatile` one may give another value every time (now, random), a `translated` one when the language changes."""

    def __init__(self, text: str, parts: "Callable[[], _Parts]", context_path: str) -> None:
        self.text = text
        self.context_path = context_path
        self._made = parts

    def __repr__(self) -> str:
        return f"Compiled({self.text!r})"

    @property
    def expression(self) -> Expression:
        return self._made().expression

    @property
    def volatile(self) -> bool:
        return self._made().volatile

    @property
    def may_vary(self) -> bool:
        """The same, without compiling what does not even have the word."""
        return any(name in self.text for name in VARYING) and self.volatile

    @property
    def translated(self) -> bool:
        return self._made().translated

    @cached_property
    def references(self) -> frozenset[str]:
        """What it reads: absolute paths without positions, `…/*` for any node below, `instance(id)` for lists."""
        return references(self.expression, self.context_path)

    @property
    def passed_over(self) -> Sequence[XPathError]:
        """What is wrong in branches that are never evaluated, and so does not keep the expression from use."""
        return [error for part in unreached(self.expression) if (error := _fault(self.text, part)) is not None]

    @property
    def constant(self) -> bool:
        """Whether the value is written in the expression itself."""
        return self._made().code.constant is not None

    @cached_property
    def evaluate(self) -> Values:
        return self._made().code.value

    @cached_property
    def string(self) -> Texts:
        return self._made().code.text()

    @cached_property
    def number(self) -> Numbers:
        return self._made().code.number()

    @cached_property
    def boolean(self) -> Truths:
        return self._made().code.truth()

    @cached_property
    def stored(self) -> Texts:
        """The text a calculation leaves in its node: as `string`, but blank where there is no number."""
        value = self._made().code.value
        if self._made().code.kind in {"string", "nodes", "boolean", "date"}:
            return self.string

        def stored(context: Context) -> str:
            found = value(context)
            return "" if isinstance(found, float) and math.isnan(found) else text_of(found)

        return stored

    @cached_property
    def nodes(self) -> Sets:
        """The nodes of a path; XPathError when it gives anything else."""
        value = self._made().code.value
        if self._made().code.kind == "nodes":
            return value
        if self._made().code.kind != "any":
            raise XPathError("xpath.not-nodes", self.text, 0, name="")

        def nodes(context: Context) -> NodeSet:
            found = value(context)
            if not isinstance(found, (list, tuple)):
                raise XPathError("xpath.not-nodes", self.text, 0, name="")
            return found

        return nodes


def compile_expression(text: str, *, context_path: str = "") -> Compiled:
    """The expression as closures, with what it reads resolved against `context_path` (absolute, without positions)."""
    parts = (_known if len(text) <= _SHORT else _parts)(text)
    return Compiled(text, parts.itself, context_path)


class Deferred:
    """One expression of a form that was compiled before: its closures are made when somebody first asks for them."""

    __slots__ = ("_parts", "_tree", "text")

    def __init__(self, text: str, tree: Callable[[], Expression]) -> None:
        self.text = text
        self._tree: Callable[[], Expression] | None = tree
        self._parts: _Parts | None = None

    def at(self, context_path: str) -> Compiled:
        """The expression where it stands."""
        return Compiled(self.text, self._made, context_path)

    def _made(self) -> "_Parts":
        if self._parts is None:
            self._parts = _built(self.text, self._tree() if self._tree is not None else parse(self.text))
            self._tree = None
        return self._parts


class _Parts(NamedTuple):
    """What is the same wherever an expression stands."""

    expression: Expression
    code: Code
    volatile: bool
    translated: bool

    def itself(self) -> "_Parts":
        return self


def _parts(text: str) -> _Parts:
    return _built(text, parse(text))


def _built(text: str, expression: Expression) -> _Parts:
    scope = Scope(text)
    try:
        code = _Compiler(scope).code(expression)
    except XPathError:
        scope = Scope(text)
        code = _Compiler(scope).code(folded(expression))
    return _Parts(expression, code, scope.volatile, scope.translated)


def _fault(text: str, part: Expression) -> XPathError | None:
    try:
        _Compiler(Scope(text)).code(part)
    except XPathError as error:
        return error
    return None


# Forms repeat themselves (`. >= 0`), and the same form is loaded again.
_SHORT = 200
_known = lru_cache(maxsize=4_096)(_parts)


def forget() -> None:
    """Expressions are compiled anew from here on: for measuring."""
    _known.cache_clear()


class _Compiler:
    """Turns the tree of one expression into code."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.codes: dict[int, Code] = {}

    def code(self, expression: Expression) -> Code:
        known = self.codes.get(id(expression))
        if known is None:
            known = self.codes[id(expression)] = self.build(expression)
        return known

    def build(self, expression: Expression) -> Code:
        match expression:
            case Literal(text=text, at=at):
                return constant("string", text, at)
            case Number(value=value, at=at):
                return constant("number", value, at)
            case Path():
                return self.path(expression)
            case Call():
                return self.call(expression)
            case Chain():
                return self.chain(expression)
            case Negation():
                return self.negation(expression)

    # ---- functions and operators

    def call(self, call: Call) -> Code:
        known = FUNCTIONS.get(call.name)
        if known is None:
            near = next(iter(get_close_matches(call.name, FUNCTIONS, 1)), "")
            raise self.scope.error("xpath.unknown-function", call.at, name=call.name, near=near)
        if not known.least <= len(call.arguments) <= known.most:
            most = "" if known.most == MANY else known.most
            raise self.scope.error(
                "xpath.arguments", call.at, name=call.name, given=len(call.arguments), least=known.least, most=most
            )
        arguments = [self.code(argument) for argument in call.arguments]
        return known.build(arguments, call, self.scope)

    def negation(self, negation: Negation) -> Code:
        code = self.code(negation.operand)
        sign = -1.0 if negation.signs % 2 else 1.0
        if isinstance(code.constant, float):
            return constant("number", sign * code.constant, negation.at)
        number = code.number()
        return Code("number", lambda context: sign * number(context), at=negation.at)

    def chain(self, chain: Chain) -> Code:
        codes = [self.code(operand) for operand in chain.operands]
        sign = chain.operators[0]
        if sign in {"and", "or"}:
            return Code("boolean", joined(sign, [code.truth() for code in codes]), at=chain.at)
        if sign == "|":
            return self.union(codes, chain)
        if sign in ORDERS or sign in {"=", "!="}:
            if len(codes) > DEPTH_LIMIT:
                raise self.scope.error("xpath.depth", chain.at, limit=DEPTH_LIMIT)
            result = codes[0]
            for each, right in zip(chain.operators, codes[1:], strict=True):
                result = compare(each, result, right)
            return result
        numbers = [code.number() for code in codes]
        return Code("number", calculation(chain.operators, numbers), at=chain.at)

    def union(self, codes: Sequence[Code], chain: Chain) -> Code:
        for code in codes:
            if code.kind not in {"nodes", "any"}:
                raise self.scope.error("xpath.not-nodes", code.at, name="|")
        sets = [code.value for code in codes]
        return Code("nodes", lambda context: in_document_order(node for each in sets for node in each(context)))

    # ---- paths

    def path(self, path: Path) -> Code:
        if path.origin is not None:
            return self.from_origin(path, path.origin)
        names = simple_names(path.steps)
        if path.steps and path.steps[0] == Step("self", "node()", at=path.steps[0].at):
            return self.path(Path(path.steps[1:], path.absolute, at=path.at))
        build = absolute_code if path.absolute else relative_code
        return self.onward(build(names, path.at), path, len(names))

    def from_origin(self, path: Path, origin: Expression) -> Code:
        code = self.code(origin)
        if code.kind not in {"nodes", "any"}:
            raise self.scope.error("xpath.not-nodes", code.at, name="/")
        if isinstance(code, PathCode) and not path.filters and isinstance(origin, Call):
            names = simple_names(path.steps)
            return self.onward(started_code(code.first, names, path.at), path, len(names))
        filters = [keep(self.code(predicate)) for predicate in path.filters]
        return self.onward(_filtered(code, filters) if filters else code, path, 0)

    def onward(self, code: Code, path: Path, taken: int) -> Code:
        """The steps that are left after the simple ones."""
        if taken == len(path.steps):
            return code
        steps = [(step, [self.filter(one) for one in step.predicates]) for step in path.steps[taken:]]
        return stepped_code(code, steps, path.at)

    def filter(self, predicate: Expression) -> Filter:
        return Filter(keep(self.code(predicate)), quick(predicate, self.code))


def _filtered(code: Code, filters: Sequence[Callable[[NodeSet, Context], NodeSet]]) -> Code:
    nodes = code.value

    def kept(context: Context) -> NodeSet:
        found: NodeSet = nodes(context)
        for one in filters:
            found = one(found, context)
        return found

    return Code("nodes", kept, at=code.at)
