"""Functions that look into lists that come with a form: internal ones, CSV, XML, GeoJSON."""

from collections.abc import Callable, Sequence

from forms.xpath.code import Code, PathCode
from forms.xpath.expressions import Call
from forms.xpath.registry import Scope, function, special
from forms.xpath.tree import TreeNode, cells
from forms.xpath.values import Context, Node, NodeSet


@special("instance", 1, 1)
def _instance(arguments: Sequence[Code], call: Call, scope: Scope) -> Code:
    identifier = arguments[0].text()

    def first(context: Context) -> Node | None:
        return context.instances.get(identifier(context))

    def nodes(context: Context) -> Sequence[Node]:
        node = context.instances.get(identifier(context))
        return () if node is None else (node,)

    return PathCode(nodes, first, at=call.at)


@function("pulldata", "string string string string", context=True)
def _pulldata(context: Context, identifier: str, wanted: str, column: str, value: str) -> str:
    """One cell of a list: the first item whose `column` is `value`."""
    for item in _items(context, identifier, column, value):
        found = cells(item, wanted)
        return found[0].string() if found else ""
    return ""


@special("search", 1, 6)
def _search(arguments: Sequence[Code], call: Call, scope: Scope) -> Code:
    """The items of a list, as an appearance asks for them: all; those with a text in one of some columns (contains,
    startswith, endswith, matches); of these those whose further column is a value."""
    texts = [code.text() for code in arguments]

    def search(context: Context) -> NodeSet:
        said = [text(context) for text in texts]
        if len(said) == 1:
            return _items(context, said[0])
        if len(said) == 3:
            return _items(context, said[0], said[1], said[2])
        is_kept = _searched(said[1], said[2].split(","), said[3].lower())
        return [item for item in _items(context, said[0], *said[4:6]) if is_kept(item)]

    return Code("nodes", search, at=call.at)


def _searched(how: str, columns: Sequence[str], wanted: str) -> Callable[[Node], bool]:
    """Letters count the same in both cases."""
    judge = _SEARCHES.get(how, _SEARCHES["contains"])
    names = [name.strip() for name in columns]
    return lambda item: any(judge(cell.string().lower(), wanted) for name in names for cell in cells(item, name))


_SEARCHES: dict[str, Callable[[str, str], bool]] = {
    "contains": lambda text, wanted: wanted in text,
    "startswith": str.startswith,
    "endswith": str.endswith,
    "matches": lambda text, wanted: text == wanted,
}


def _items(context: Context, identifier: str, column: str = "", value: str = "") -> Sequence[Node]:
    """The items of a list; with a column those of which it is the value. A list may be named with its file's ending."""
    document = context.instances.get(identifier) or context.instances.get(identifier.removesuffix(".csv"))
    found: list[Node] = []
    for root in document.children() if document is not None else ():
        if not column:
            found.extend(root.children("item"))
        elif isinstance(root, TreeNode):
            found.extend(root.lookup("item", column, value))
        else:
            found.extend(i for i in root.children("item") if any(c.string() == value for c in cells(i, column)))
    return found
