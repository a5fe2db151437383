"""The axes of XPath over nodes: where a step may go from a node, which nodes it takes, and document order."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from forms.xpath.tree import Leaf
from forms.xpath.values import Node, NodeSet

XML = "http://www.w3.org/XML/1998/namespace"
Axis: TypeAlias = Callable[[Node], Iterable[Node]]
Test: TypeAlias = Callable[[Node], bool]


def child(node: Node) -> NodeSet:
    """Child elements, or the text of a node that has none."""
    elements = node.children()
    if elements or node.category != "element":
        return elements
    text = node.string()
    return (Leaf(node, "text", "", text),) if text else ()


def parent(node: Node) -> NodeSet:
    above = node.parent
    return () if above is None else (above,)


def ancestors(node: Node) -> Iterator[Node]:
    above = node.parent
    while above is not None:
        yield above
        above = above.parent


def ancestors_or_self(node: Node) -> Iterator[Node]:
    yield node
    yield from ancestors(node)


def descendants(node: Node) -> Iterator[Node]:
    waiting = [*reversed(child(node))]
    while waiting:
        below = waiting.pop()
        yield below
        waiting.extend(reversed(child(below)))


def descendants_or_self(node: Node) -> Iterator[Node]:
    yield node
    yield from descendants(node)


def _siblings(node: Node) -> tuple[NodeSet, int]:
    above = node.parent
    if above is None or node.category == "attribute":
        return (), 0
    around = child(above)
    return around, next(index for index, other in enumerate(around) if other is node or other == node)


def following_siblings(node: Node) -> NodeSet:
    around, index = _siblings(node)
    return around[index + 1 :]


def preceding_siblings(node: Node) -> NodeSet:
    """The nearest first."""
    around, index = _siblings(node)
    return [*reversed(around[:index])]


def following(node: Node) -> Iterator[Node]:
    if node.category == "attribute" and node.parent is not None:
        yield from descendants(node.parent)
        yield from following(node.parent)
        return
    for place in ancestors_or_self(node):
        for sibling in following_siblings(place):
            yield from descendants_or_self(sibling)


def preceding(node: Node) -> Iterator[Node]:
    """The nearest first, without ancestors."""
    place: Node | None = node.parent if node.category == "attribute" else node
    while place is not None:
        for sibling in preceding_siblings(place):
            yield from reversed([*descendants_or_self(sibling)])
        place = place.parent


def itself(node: Node) -> NodeSet:
    return (node,)


def attributes(node: Node) -> NodeSet:
    return node.attributes()


def namespaces(node: Node) -> NodeSet:
    """What is declared for an element and not taken back inside it, and `xml`, which always is."""
    if node.category != "element":
        return ()
    declared = {**getattr(node, "namespaces", {}), "xml": XML}
    return [Leaf(node, "namespace", prefix, address) for prefix, address in declared.items() if address]


AXES: dict[str, Axis] = {
    "ancestor": ancestors,
    "ancestor-or-self": ancestors_or_self,
    "attribute": attributes,
    "child": child,
    "descendant": descendants,
    "descendant-or-self": descendants_or_self,
    "following": following,
    "following-sibling": following_siblings,
    "namespace": namespaces,
    "parent": parent,
    "preceding": preceding,
    "preceding-sibling": preceding_siblings,
    "self": itself,
}


def node_test(axis: str, test: str, target: str = "") -> Test:
    """Whether a node on `axis` is one that `test` means."""
    wanted = axis if axis in {"attribute", "namespace"} else "element"
    if test == "node()":
        return lambda node: True
    if test.endswith("()"):
        category = test.removesuffix("()")
        return lambda node: node.category == category and (not target or node.name == target)
    if test == "*":
        return lambda node: node.category == wanted
    if test.endswith(":*"):
        prefix = test[:-1]
        return lambda node: node.category == wanted and node.name.startswith(prefix)
    return lambda node: node.name == test and node.category == wanted


def in_document_order(nodes: Iterable[Node]) -> list[Node]:
    """The nodes without repetition, as they stand in their documents."""
    unique = list(dict.fromkeys(nodes))
    if len(unique) < 2:
        return unique
    places: dict[int, dict[Node, int]] = {}
    return sorted(unique, key=lambda node: _place(node, places))


def _place(node: Node, places: dict[int, dict[Node, int]]) -> list[int]:
    place: list[int] = []
    while (above := node.parent) is not None:
        around = places.get(id(above))
        if around is None:
            row = [*above.attributes(), *child(above)]
            around = places[id(above)] = {other: index for index, other in enumerate(row)}
        place.append(_namespace_place(node, above) if node.category == "namespace" else around[node])
        node = above
    place.append(id(node))
    place.reverse()
    return place


def _namespace_place(node: Node, above: Node) -> int:
    """Namespaces stand before attributes."""
    declared = namespaces(above)
    return list(declared).index(node) - len(declared)
