"""The function that picks one answer out of repeats by their numbers."""

import math
from collections.abc import Sequence

from forms.xpath.axes import ancestors_or_self
from forms.xpath.code import Code, Numbers, PathCode, Sets
from forms.xpath.expressions import Call, Expression, Path
from forms.xpath.paths import Names, simple_names, walk
from forms.xpath.registry import Scope, special
from forms.xpath.values import Context, Node, NodeSet


@special("indexed-repeat", 3, 7)
def _indexed_repeat(arguments: Sequence[Code], call: Call, scope: Scope) -> Code:
    """The node inside the instances that the pairs of repeat and 1-based index choose, in whatever order they come."""
    if not len(arguments) % 2:
        raise scope.error("xpath.pairs", call.at, name=call.name)
    for code in (arguments[0], *arguments[1::2]):
        if code.kind not in {"nodes", "any"}:
            raise scope.error("xpath.not-nodes", code.at, name=call.name)
    indexes = [code.number() for code in arguments[2::2]]
    inwards = sorted(range(len(indexes)), key=lambda pair: _length(call.arguments[1 + 2 * pair]))
    ways = _ways_down(call, inwards)
    if ways:
        nodes = _chosen_on_the_way(ways, [indexes[pair] for pair in inwards])
    else:
        nodes = _chosen_among_all(arguments, indexes)

    def first(context: Context) -> Node | None:
        return next(iter(nodes(context)), None)

    return PathCode(nodes, first, at=call.at)


def _length(argument: Expression) -> int:
    return len(argument.steps) if isinstance(argument, Path) else 0


def _ways_down(call: Call, inwards: Sequence[int]) -> list[Names]:
    """The names from the document to the outermost repeat, from there to the next and at last to the target; nothing
    when the arguments are not absolute paths that lie inside one another, as pyxform writes them."""
    ways: list[Names] = []
    above: Names = ()
    for path in (*(call.arguments[1 + 2 * pair] for pair in inwards), call.arguments[0]):
        names = simple_names(path.steps) if isinstance(path, Path) and path.absolute else ()
        if not isinstance(path, Path) or len(names) != len(path.steps) or None in names or names[: len(above)] != above:
            return []
        ways.append(names[len(above) :])
        above = names
    return ways


def _chosen_on_the_way(ways: Sequence[Names], indexes: Sequence[Numbers]) -> Sets:
    def nodes(context: Context) -> NodeSet:
        places: NodeSet = (context.root,)
        for way, index in zip(ways, indexes, strict=False):
            places = _at(walk(places, way), index(context))
        return walk(places, ways[-1])

    return nodes


def _chosen_among_all(arguments: Sequence[Code], indexes: Sequence[Numbers]) -> Sets:
    target, repeats = arguments[0].value, [code.value for code in arguments[1::2]]

    def nodes(context: Context) -> NodeSet:
        within: NodeSet | None = None
        pairs = [(repeat(context), index(context)) for repeat, index in zip(repeats, indexes, strict=True)]
        for instances, number in sorted(pairs, key=lambda pair: _depth(pair[0])):
            outside = within
            reached = instances if outside is None else [one for one in instances if _is_inside(one, outside)]
            within = _at(reached, number)
        return [node for node in target(context) if _is_inside(node, within or ())]

    return nodes


def _depth(nodes: NodeSet) -> int:
    return sum(1 for _ in ancestors_or_self(nodes[0])) if nodes else 0


def _at(nodes: NodeSet, index: float) -> NodeSet:
    if math.isnan(index) or not 1 <= index <= len(nodes) or not float(index).is_integer():
        return ()
    return (nodes[int(index) - 1],)


def _is_inside(node: Node, places: NodeSet) -> bool:
    place: Node | None = node
    while place is not None:
        if any(place is one for one in places):
            return True
        place = place.parent
    return False
