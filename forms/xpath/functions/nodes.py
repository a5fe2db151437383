"""Functions of nodes: how many, where, what they are called."""

import math
from collections.abc import Sequence

from forms.xpath.axes import ancestors_or_self, descendants
from forms.xpath.code import Code, PathCode
from forms.xpath.conversion import text_of
from forms.xpath.expressions import Call
from forms.xpath.registry import Scope, function, special
from forms.xpath.values import Context, Node, NodeSet, Value


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
