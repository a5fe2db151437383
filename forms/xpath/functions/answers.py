"""Functions about selected choices, their labels, translations, and lists that come with the form."""

import math
from collections.abc import Sequence

from forms.xpath.code import Code, PathCode, Texts, Truths
from forms.xpath.expressions import Call
from forms.xpath.registry import Scope, function, special
from forms.xpath.tree import TreeNode
from forms.xpath.values import Context, Node


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
    document = context.instances.get(identifier)
    if document is None:
        return ""
    for root in document.children():
        for item in _items(root, column, value):
            cells = item.children(wanted)
            return cells[0].string() if cells else ""
    return ""


def _items(root: Node, column: str, value: str) -> Sequence[Node]:
    if isinstance(root, TreeNode):
        return root.lookup("item", column, value)
    return [item for item in root.children("item") if any(cell.string() == value for cell in item.children(column))]


# ---- the device and the form


@function("version", "", context=True)
def _version(context: Context) -> str:
    return context.services.version


@function("property", "string", context=True)
def _property(context: Context, name: str) -> str:
    return context.services.property(name)
