"""Predicates to filters, and the equalities among them that a look-up answers instead of a scan."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from forms.xpath.axes import in_document_order
from forms.xpath.code import Code, Values
from forms.xpath.expressions import Call, Chain, Expression, Literal, Negation, Number, Path
from forms.xpath.tree import TreeNode
from forms.xpath.values import Context, Node, NodeSet

Keep: TypeAlias = Callable[[NodeSet, Context], NodeSet]
Quick: TypeAlias = Callable[[Node, str, Context], NodeSet | None]

# these read the context node when they are called without an argument, or always
_READS_CONTEXT = frozenset(
    {
        "last",
        "local-name",
        "name",
        "namespace-uri",
        "normalize-space",
        "number",
        "position",
        "string",
        "string-length",
    }
)
_READS_CONTEXT_ALWAYS = frozenset({"once", "jr:choice-name", "lang"})

# A filter inside a filter inside a filter multiplies. No form of the field comes near this; then nothing is found
# and the services are told whose expression it was.
MOST_TESTED = 2_000_000


@dataclass(frozen=True, slots=True)
class Filter:
    """A predicate. `quick` finds the children that pass it by look-up, or answers None when it cannot."""

    keep: Keep
    quick: Quick | None = None


def keep(code: Code) -> Keep:
    """The nodes for which a predicate holds; a number means a position."""
    if code.kind == "number":
        return _keep_position(code)
    if code.kind == "any":
        return _keep_either(code)
    truth = code.truth()

    def held(nodes: NodeSet, context: Context) -> NodeSet:
        inner = _inside(nodes, context)
        if inner is None:
            return ()
        found = []
        for index, node in enumerate(nodes, 1):
            inner.node = node
            inner.position = index
            if truth(inner):
                found.append(node)
        return found

    return held


def _inside(nodes: NodeSet, context: Context) -> Context | None:
    """The world inside a predicate; None when this filter has tested more nodes than any form needs."""
    tested = context.tested or [0]
    tested[0] += len(nodes)
    if tested[0] > MOST_TESTED:
        context.services.overloaded(context.current)
        return None
    inner = context.at(context.node, 1, len(nodes))
    inner.tested = tested
    return inner


def _keep_position(code: Code) -> Keep:
    number = code.value
    if isinstance(code.constant, float):
        index = int(code.constant) - 1 if code.constant.is_integer() else -1
        return lambda nodes, context: nodes[index : index + 1] if index >= 0 else ()

    def held(nodes: NodeSet, context: Context) -> NodeSet:
        inner = _inside(nodes, context)
        if inner is None:
            return ()
        found = []
        for index, node in enumerate(nodes, 1):
            inner.node = node
            inner.position = index
            if number(inner) == index:
                found.append(node)
        return found

    return held


def _keep_either(code: Code) -> Keep:
    value, truth = code.value, code.truth()

    def holds(context: Context) -> bool:
        found = value(context)
        if isinstance(found, (int, float)) and not isinstance(found, bool):
            return found == context.position
        return truth(context)

    return keep(Code("boolean", holds))


# ---- look-up


def quick(predicate: Expression, build: Callable[[Expression], Code]) -> Quick | None:
    """A look-up for `column = value`, alone or as the first of several conditions joined by `and`."""
    joined = isinstance(predicate, Chain) and predicate.operators[0] == "and"
    conditions = predicate.operands if isinstance(predicate, Chain) and joined else (predicate,)
    for index, condition in enumerate(conditions):
        sides = _sides(condition)
        if sides is None:
            continue
        column, wanted = sides
        code = build(wanted)
        if code.kind not in {"string", "nodes", "any"}:
            continue
        others = (*conditions[:index], *conditions[index + 1 :])
        if any(counts_positions(other) for other in others):
            return None
        return _lookup(column, code.own(), [keep(build(other)) for other in others])
    return None


def _sides(condition: Expression) -> tuple[str, Expression] | None:
    if not isinstance(condition, Chain) or condition.operators != ("=",):
        return None
    for one, other in (condition.operands, condition.operands[::-1]):
        column = _column(one)
        if column is not None and not reads_context(other):
            return column, other
    return None


def _column(expression: Expression) -> str | None:
    if not isinstance(expression, Path) or expression.absolute or expression.origin is not None:
        return None
    steps = [step for step in expression.steps if (step.axis, step.test, step.predicates) != ("self", "node()", ())]
    if len(steps) != 1 or steps[0].predicates or steps[0].test[-1] in "*)":
        return None
    return {"child": steps[0].test, "attribute": f"@{steps[0].test}"}.get(steps[0].axis)


def reads_context(expression: Expression) -> bool:
    """Whether the value can differ from node to node while a predicate is tried."""
    match expression:
        case Literal() | Number():
            return False
        case Negation(operand=operand):
            return reads_context(operand)
        case Chain(operands=operands):
            return any(reads_context(operand) for operand in operands)
        case Call(name=name, arguments=arguments):
            if name in _READS_CONTEXT_ALWAYS or (not arguments and name in _READS_CONTEXT):
                return True
            return any(reads_context(argument) for argument in arguments)
        case Path(absolute=absolute, origin=origin):
            return not absolute if origin is None else reads_context(origin)
    return True


def counts_positions(expression: Expression) -> bool:
    """Whether the position among the nodes that are tried matters."""
    match expression:
        case Negation(operand=operand):
            return counts_positions(operand)
        case Chain(operands=operands):
            return any(counts_positions(operand) for operand in operands)
        case Call(name=name, arguments=arguments):
            if name == "last" or (name == "position" and not arguments):
                return True
            return any(counts_positions(argument) for argument in arguments)
        case Path(origin=origin):
            return origin is not None and counts_positions(origin)
    return False


def _lookup(column: str, wanted: Values, rest: list[Keep]) -> Quick:
    def find(node: Node, name: str, context: Context) -> NodeSet | None:
        if not isinstance(node, TreeNode):
            return None
        value = wanted(context)
        if isinstance(value, str):
            found: NodeSet = node.lookup(name, column, value)
        elif isinstance(value, (bool, int, float)) or not isinstance(value, (list, tuple)):
            return None
        elif len(value) == 1:
            found = node.lookup(name, column, value[0].string())
        else:
            texts = dict.fromkeys(each.string() for each in value)
            found = in_document_order(item for text in texts for item in node.lookup(name, column, text))
        for more in rest:
            found = more(found, context)
        return found

    return find
