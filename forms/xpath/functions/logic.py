"""Functions about true and false, and those that choose between values."""

import math
from collections.abc import Sequence

from forms.xpath.code import Code, Kind, Texts, constant
from forms.xpath.conversion import number_of, text_of, truth_of
from forms.xpath.expressions import Call
from forms.xpath.registry import MANY, Scope, function, special
from forms.xpath.values import Context, NodeSet, Value


@special("true", 0, 0)
def _true(arguments: Sequence[Code], call: Call, scope: Scope) -> Code:
    return constant("boolean", True, call.at)


@special("false", 0, 0)
def _false(arguments: Sequence[Code], call: Call, scope: Scope) -> Code:
    return constant("boolean", False, call.at)


@special("not", 1, 1)
def _not(arguments: Sequence[Code], call: Call, scope: Scope) -> Code:
    truth = arguments[0].truth()
    return Code("boolean", lambda context: not truth(context), at=call.at)


@special("boolean", 1, 1)
def _boolean(arguments: Sequence[Code], call: Call, scope: Scope) -> Code:
    return Code("boolean", arguments[0].truth(), at=call.at)


@function("boolean-from-string", "string", "boolean")
def _boolean_from_string(text: str) -> bool:
    return text in {"true", "1"}


@special("if", 3, 3)
def _if(arguments: Sequence[Code], call: Call, scope: Scope) -> Code:
    condition, (_, then, otherwise) = arguments[0].truth(), arguments
    kind: Kind = then.kind if then.kind == otherwise.kind else "any"
    yes, no = then.own(), otherwise.own()
    return Code(kind, lambda context: yes(context) if condition(context) else no(context), at=call.at)


@special("coalesce", 1, MANY)
def _coalesce(arguments: Sequence[Code], call: Call, scope: Scope) -> Code:
    texts = [_blank_for_nan(code) for code in arguments]

    def coalesce(context: Context) -> str:
        for text in texts:
            said: str = text(context)
            if said:
                return said
        return ""

    return Code("string", coalesce, at=call.at)


@special("once", 1, 1)
def _once(arguments: Sequence[Code], call: Call, scope: Scope) -> Code:
    text = _blank_for_nan(arguments[0])
    return Code("string", lambda context: context.node.string() or text(context), at=call.at)


@special("depend", 1, MANY)
def _depend(arguments: Sequence[Code], call: Call, scope: Scope) -> Code:
    """The first argument; the others are only there to be depended on."""
    return arguments[0]


def _blank_for_nan(code: Code) -> Texts:
    """The text of an argument, where no number means blank."""
    if code.kind not in {"number", "any"}:
        return code.text()
    value = code.value

    def text(context: Context) -> str:
        found = value(context)
        return "" if isinstance(found, float) and math.isnan(found) else text_of(found)

    return text


# ---- checklists


@special("checklist", 2, MANY)
def _checklist(arguments: Sequence[Code], call: Call, scope: Scope) -> Code:
    least, most = arguments[0].number(), arguments[1].number()
    values = [code.value for code in arguments[2:]]

    def checklist(context: Context) -> bool:
        count = sum(truth_of(each) for value in values for each in _each(value(context)))
        return _between(least(context), count, most(context))

    return Code("boolean", checklist, at=call.at)


@special("weighted-checklist", 2, MANY)
def _weighted_checklist(arguments: Sequence[Code], call: Call, scope: Scope) -> Code:
    if len(arguments) % 2:
        raise scope.error("xpath.pairs", call.at, name=call.name)
    least, most = arguments[0].number(), arguments[1].number()
    pairs = [(one.value, two.value) for one, two in zip(arguments[2::2], arguments[3::2], strict=True)]

    def weighted(context: Context) -> bool:
        total = 0.0
        for value, weight in pairs:
            for answer, weighs in zip(_each(value(context)), _each(weight(context)), strict=False):
                if truth_of(answer):
                    total += number_of(weighs, context)
        return _between(least(context), total, most(context))

    return Code("boolean", weighted, at=call.at)


def _each(value: Value) -> Sequence[Value]:
    if isinstance(value, (list, tuple)):
        nodes: NodeSet = value
        return [node.string() for node in nodes]
    return (value,)


def _between(least: float, count: float, most: float) -> bool:
    return (least < 0 or count >= least) and (most < 0 or count <= most)
