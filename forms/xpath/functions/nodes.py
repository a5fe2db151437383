"""Functions of nodes: how many, where, which of them, in what order."""

import hashlib
import math
from collections.abc import Sequence

from forms.xpath.axes import ancestors_or_self, descendants
from forms.xpath.code import Code, Numbers, PathCode, Sets
from forms.xpath.conversion import number_of, text_of
from forms.xpath.expressions import Call, Expression, Path
from forms.xpath.paths import Names, simple_names, walk
from forms.xpath.registry import Scope, function, special
from forms.xpath.values import Context, Node, NodeSet, Value

_MODULUS = 2147483647
_MULTIPLIER = 16807


@function("count", "nodes", "number")
def _count(nodes: NodeSet) -> float:
    return float(len(nodes))


@function("count-non-empty", "nodes", "number")
def _count_non_empty(nodes: NodeSet) -> float:
    return float(sum(1 for node in nodes if node.string() != ""))


@special("last", 0, 0)
def _last(arguments: Sequence[Code], call: Call, scope: Scope) -> Code:
    return Code("number", lambda context: float(context.size), at=call.at)


@special("position", 0, 1)
def _position(arguments: Sequence[Code], call: Call, scope: Scope) -> Code:
    """With a node: its place among its siblings of the same name."""
    if not arguments:
        return Code("number", lambda context: float(context.position), at=call.at)
    if arguments[0].kind not in {"nodes", "any"}:
        raise scope.error("xpath.not-nodes", call.at, name=call.name)
    nodes = arguments[0].own()

    def position(context: Context) -> float:
        found = nodes(context)
        return float(_place(found[0])) if found else math.nan

    return Code("number", position, at=call.at)


def _place(node: Node) -> int:
    above = node.parent
    if above is None:
        return 1
    return next((index for index, other in enumerate(above.children(node.name), 1) if other is node), 1)


@special("current", 0, 0)
def _current(arguments: Sequence[Code], call: Call, scope: Scope) -> Code:
    return PathCode(lambda context: (context.current,), lambda context: context.current, at=call.at)


@special("name", 0, 1)
def _name(arguments: Sequence[Code], call: Call, scope: Scope) -> Code:
    return _naming(arguments, call, scope, local=False)


@special("local-name", 0, 1)
def _local_name(arguments: Sequence[Code], call: Call, scope: Scope) -> Code:
    return _naming(arguments, call, scope, local=True)


@special("namespace-uri", 0, 1)
def _namespace_uri(arguments: Sequence[Code], call: Call, scope: Scope) -> Code:
    """The namespace of a node, where its tree knows one."""
    if arguments and arguments[0].kind not in {"nodes", "any"}:
        raise scope.error("xpath.not-nodes", call.at, name=call.name)
    nodes = arguments[0].value if arguments else lambda context: (context.node,)

    def namespace(context: Context) -> str:
        found = nodes(context)
        return str(getattr(found[0], "namespace", "")) if found else ""

    return Code("string", namespace, at=call.at)


def _naming(arguments: Sequence[Code], call: Call, scope: Scope, *, local: bool) -> Code:
    if arguments and arguments[0].kind not in {"nodes", "any"}:
        raise scope.error("xpath.not-nodes", call.at, name=call.name)
    nodes = arguments[0].value if arguments else lambda context: (context.node,)

    def naming(context: Context) -> str:
        found = nodes(context)
        name: str = found[0].name if found else ""
        return name.rpartition(":")[2] if local else name

    return Code("string", naming, at=call.at)


@function("id", "value", "nodes", context=True)
def _id(context: Context, value: Value) -> NodeSet:
    """The elements of the form whose attribute `id` is one of the words."""
    texts = [node.string() for node in value] if isinstance(value, (list, tuple)) else [text_of(value)]
    wanted = {word for text in texts for word in text.split()}
    found = []
    for node in descendants(context.root):
        identifier = node.attribute("id")
        if identifier is not None and identifier.string() in wanted:
            found.append(node)
    return found


@function("lang", "string", "boolean", context=True)
def _lang(context: Context, wanted: str) -> bool:
    """Whether the nearest `xml:lang` is that language or a variety of it."""
    for node in ancestors_or_self(context.node):
        language = node.attribute("xml:lang")
        if language is not None:
            said, asked = language.string().lower(), wanted.lower()
            return said == asked or said.startswith(f"{asked}-")
    return False


# ---- repeats


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


# ---- order


@special("randomize", 1, 2)
def _randomize(arguments: Sequence[Code], call: Call, scope: Scope) -> Code:
    if arguments[0].kind not in {"nodes", "any"}:
        raise scope.error("xpath.not-nodes", call.at, name=call.name)
    nodes = arguments[0].value
    seed = arguments[1].value if len(arguments) == 2 else None

    def randomized(context: Context) -> NodeSet:
        chosen = context.services.seed() if seed is None else _seed(seed(context), context)
        return shuffled(nodes(context), chosen)

    return Code("nodes", randomized, at=call.at)


def _seed(value: Value, context: Context) -> int:
    """A number without its fraction; 0 for blank; text that is no number by its digest."""
    number = number_of(value, context)
    if math.isfinite(number):
        return math.trunc(number)
    text = value[0].string() if isinstance(value, (list, tuple)) and value else value
    if not isinstance(text, str) or not text:
        return 0
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big", signed=True)


def shuffled(nodes: NodeSet, seed: int) -> list[Node]:
    """The nodes in the order that a seed means: Park and Miller's numbers, Fisher and Yates from the inside out."""
    state = math.fmod(seed, _MODULUS)
    state = int(state) if state > 0 else int(state) + _MODULUS - 1
    order: list[Node] = []
    for index, node in enumerate(nodes):
        state = state * _MULTIPLIER % _MODULUS
        place = int((state - 1) / (_MODULUS - 1) * (index + 1))
        order.append(node)
        order[index], order[place] = order[place], node
    return order
