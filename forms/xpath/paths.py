"""Paths to closures: quick ways for the paths forms are full of, the whole of XPath for the rest."""

from collections.abc import Callable, Iterable, Sequence
from itertools import takewhile
from typing import TypeAlias

from forms.xpath.axes import AXES, in_document_order, node_test
from forms.xpath.code import Code, Firsts, PathCode, Sets
from forms.xpath.expressions import Step
from forms.xpath.predicates import Filter
from forms.xpath.values import Context, Node, NodeSet

Names: TypeAlias = tuple[str | None, ...]
Move: TypeAlias = Callable[[NodeSet, Context], NodeSet]

_REVERSE = frozenset({"ancestor", "ancestor-or-self", "preceding", "preceding-sibling"})
_FLAT = frozenset({"child", "attribute", "self"})


def is_simple(step: Step) -> bool:
    """A named child or `..`, without predicates."""
    if step.predicates:
        return False
    if step.axis == "parent":
        return step.test == "node()"
    return step.axis == "child" and step.test[-1] not in "*)"


def simple_names(steps: Iterable[Step]) -> Names:
    """The leading simple steps as names; None means `..`."""
    return tuple(None if step.axis == "parent" else step.test for step in takewhile(is_simple, steps))


# ---- walking simple steps


def walk(nodes: NodeSet, names: Names) -> NodeSet:
    """All nodes at the end of simple steps."""
    for name in names:
        if len(nodes) == 1:
            nodes = _parent(nodes[0]) if name is None else nodes[0].children(name)
        elif not nodes:
            return ()
        elif name is None:
            nodes = in_document_order(node.parent for node in nodes if node.parent is not None)
        else:
            nodes = [below for node in nodes for below in node.children(name)]
    return nodes


def _parent(node: Node) -> NodeSet:
    return () if node.parent is None else (node.parent,)


def walk_own(node: Node, names: Names, current: Node) -> NodeSet:
    """As `walk`, but where there are several instances of a repeat and `current` is inside one, that one only."""
    for index, name in enumerate(names):
        if name is None:
            return walk((node,), names[index:])
        below = node.children(name)
        if len(below) == 1:
            node = below[0]
            continue
        if not below:
            return ()
        own = own_instance(below[0], current)
        if own is None:
            return walk(below, names[index + 1 :])
        node = own
    return (node,)


def own_instance(sibling: Node, current: Node) -> Node | None:
    """The ancestor of `current`, or itself, that is an instance of the same repeat as `sibling`."""
    above, name = sibling.parent, sibling.name
    place: Node | None = current
    while place is not None:
        if place.parent is above:
            return place if place.name == name else None
        place = place.parent
    return None


def first_at(node: Node, names: Names) -> Node | None:
    """The first node at the end of simple steps."""
    for index, name in enumerate(names):
        if name is None:
            if node.parent is None:
                return None
            node = node.parent
            continue
        below = node.children(name)
        if not below:
            return None
        if len(below) > 1 and index + 1 < len(names):
            return _first_among(below, names[index + 1 :])
        node = below[0]
    return node


def _first_among(nodes: NodeSet, names: Names) -> Node | None:
    if None in names:
        reached = walk(nodes, names)
        return reached[0] if reached else None
    return next((found for one in nodes if (found := first_at(one, names)) is not None), None)


# ---- quick ways


def relative_code(names: Names, at: int) -> PathCode:
    """A path of simple steps from the context node."""

    def nodes(context: Context) -> NodeSet:
        return walk((context.node,), names)

    return PathCode(nodes, _relative_first(names), at=at)


def _relative_first(names: Names) -> Firsts:
    if not names:
        return lambda context: context.node
    if len(names) == 1 and names[0] is not None:
        return _first_child(names[0])
    if len(names) == 2 and names[0] is None and names[1] is not None:
        return _first_sibling(names[1])
    return lambda context: first_at(context.node, names)


def _first_child(name: str) -> Firsts:
    def first(context: Context) -> Node | None:
        below = context.node.children(name)
        return below[0] if below else None

    return first


def _first_sibling(name: str) -> Firsts:
    def first(context: Context) -> Node | None:
        above = context.node.parent
        if above is None:
            return None
        below = above.children(name)
        return below[0] if below else None

    return first


def absolute_code(names: Names, at: int) -> PathCode:
    """A path of simple steps from the document."""

    def nodes(context: Context) -> NodeSet:
        return walk((context.root,), names)

    def own(context: Context) -> NodeSet:
        return walk_own(context.root, names, context.current)

    def first(context: Context) -> Node | None:
        node = context.root
        for name in names:
            below = node.children(name)
            if len(below) != 1:
                found = own(context)
                return found[0] if found else None
            node = below[0]
        return node

    return PathCode(nodes, first, own, at=at)


def started_code(start: Firsts, names: Names, at: int) -> PathCode:
    """A path of simple steps from one node that `start` finds."""

    def nodes(context: Context) -> NodeSet:
        node = start(context)
        return () if node is None else walk((node,), names)

    def first(context: Context) -> Node | None:
        node = start(context)
        return None if node is None else first_at(node, names)

    return PathCode(nodes, first, at=at)


# ---- the whole of XPath


def stepped_code(origin: Code, steps: Sequence[tuple[Step, Sequence[Filter]]], at: int) -> Code:
    """Steps of any kind from the nodes of `origin`."""
    moves, flat = [], isinstance(origin, PathCode)
    for step, filters in _merged(steps):
        moves.append(_move(step, filters, flat))
        flat = flat and step.axis in _FLAT
    nodes = _chained(origin.value, moves)
    own = _chained(origin.own(), moves)

    def first(context: Context) -> Node | None:
        found = own(context)
        return found[0] if found else None

    return PathCode(nodes, first, own, at=at)


def _merged(steps: Sequence[tuple[Step, Sequence[Filter]]]) -> list[tuple[Step, Sequence[Filter]]]:
    """`//name` in one move instead of two."""
    merged: list[tuple[Step, Sequence[Filter]]] = []
    for step, filters in steps:
        before = merged[-1][0] if merged else None
        anywhere = before is not None and (before.axis, before.test) == ("descendant-or-self", "node()")
        if anywhere and step.axis == "child" and before is not None and not (step.predicates or before.predicates):
            merged[-1] = (Step("descendant", step.test, at=step.at), ())
        else:
            merged.append((step, filters))
    return merged


def _chained(origin: Sets, moves: Sequence[Move]) -> Sets:
    if len(moves) == 1:
        move = moves[0]
        return lambda context: move(origin(context), context)

    def nodes(context: Context) -> NodeSet:
        found = origin(context)
        for move in moves:
            found = move(found, context)
        return found

    return nodes


def _move(step: Step, filters: Sequence[Filter], flat: bool) -> Move:
    candidates = _candidates(step)
    reverse = step.axis in _REVERSE
    flat = flat and step.axis in {*_FLAT, "descendant", "descendant-or-self"}
    quick = next((one.quick for one in filters[:1] if one.quick and step.axis == "child"), None)

    def go(node: Node, context: Context) -> NodeSet:
        found = None if quick is None else quick(node, step.test, context)
        rest = filters if found is None else filters[1:]
        found = candidates(node) if found is None else found
        for one in rest:
            found = one.keep(found, context)
        return found

    def move(nodes: NodeSet, context: Context) -> NodeSet:
        if len(nodes) == 1:
            found = go(nodes[0], context)
            return found[::-1] if reverse else found
        gathered = [below for node in nodes for below in go(node, context)]
        return gathered if flat else in_document_order(gathered)

    return move


def _candidates(step: Step) -> Callable[[Node], NodeSet]:
    name = step.test
    if name[-1] not in "*)":
        if step.axis == "child":
            return lambda node: node.children(name)
        if step.axis == "attribute":
            return lambda node: () if (found := node.attribute(name)) is None else (found,)
    axis, test = AXES[step.axis], node_test(step.axis, step.test, step.target)
    return lambda node: [other for other in axis(node) if test(other)]
