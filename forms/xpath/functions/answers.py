"""Functions about selected choices, their labels, and translations."""

import math
from collections.abc import Sequence

from forms.xpath.code import Code, Texts, Truths
from forms.xpath.expressions import Call
from forms.xpath.registry import Scope, function, special
from forms.xpath.values import Context


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
