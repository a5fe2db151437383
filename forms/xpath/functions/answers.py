"""Functions about selected choices, their labels, translations, and lists that come with the form."""

import math
from collections.abc import Callable, Sequence

from forms.xpath.code import Code, PathCode, Texts, Truths
from forms.xpath.expressions import Call
from forms.xpath.registry import Scope, function, special
from forms.xpath.tree import TreeNode, cells
from forms.xpath.values import Context, Node, NodeSet


@special("selected", 2, 2)
def _selected(arguments: Sequence[Code], call: Call, scope: Scope) -> Code:
    answers, choice = arguments[0].text(), arguments[1]
    if isinstance(choice.constant, str):
        wanted = choice.constant.strip()
        return Code("boolean", _selecting_constant(answers, wanted), at=call.at)
    value = choice.text()
    return Code("boolean", lambda context: _is_selected(answers(context), value(context).strip()), at=call.at)


def _selecting_constant(answers: Texts, wanted: str) -> Truths:
    def selected(context: Context) -> bool:
        chosen = answers(context)
        return chosen == wanted or (wanted in chosen and wanted in chosen.split())

    return selected


def _is_selected(chosen: str, wanted: str) -> bool:
    return chosen == wanted or wanted in chosen.split()


special("is-selected", 2, 2)(_selected)


@function("selected-at", "string number")
def _selected_at(answers: str, index: float) -> str:
    chosen = answers.split()
    if math.isnan(index) or not 0 <= index < len(chosen):
        return ""
    return chosen[int(index)]


@function("count-selected", "string", "number")
def _count_selected(answers: str) -> float:
    return float(len(answers.split()))


@special("jr:choice-name", 2, 2)
def _choice_name(arguments: Sequence[Code], call: Call, scope: Scope) -> Code:
    scope.translated = True
    value, path = arguments[0].text(), arguments[1].text()

    def choice_name(context: Context) -> str:
        return context.services.choice_name(context.node, path(context).strip(), value(context))

    return Code("string", choice_name, at=call.at)


@special("jr:itext", 1, 1)
def _itext(arguments: Sequence[Code], call: Call, scope: Scope) -> Code:
    scope.translated = True
    identifier = arguments[0].text()
    return Code("string", lambda context: context.services.itext(identifier(context)), at=call.at)


# ---- lists


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


# ---- the device and the form


@function("version", "", context=True)
def _version(context: Context) -> str:
    return context.services.version


@function("property", "string", context=True)
def _property(context: Context, name: str) -> str:
    return context.services.property(name)
