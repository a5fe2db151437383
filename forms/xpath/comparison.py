"""Equality and order of XPath values: sets of nodes compare by any of them, dates as moments, numbers as numbers."""

import operator
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import TypeAlias

from forms.xpath.code import Code, Sets, Truths, Values
from forms.xpath.conversion import (
    instant_days,
    is_number,
    moment_days,
    text_moment,
    text_number,
    text_of,
    truth_of,
)
from forms.xpath.values import Context, Value

Order: TypeAlias = Callable[[float, float], bool]

ORDERS: dict[str, Order] = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}
_MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
_SETS = frozenset({"nodes", "any"})


def compare(sign: str, left: Code, right: Code) -> Code:
    """Code for one comparison, by what is known about its sides."""
    if sign in {"=", "!="}:
        return Code("boolean", _equality(sign == "=", left, right))
    return Code("boolean", _order(sign, left, right))


# ---- equality


def _equality(same: bool, left: Code, right: Code) -> Truths:
    kinds = {left.kind, right.kind}
    if kinds <= {"number", "boolean"}:
        return _equal_numbers(same, left, right)
    if kinds == {"string"}:
        return _equal_texts(same, left, right)
    if kinds == {"nodes", "string"}:
        nodes, text = (left, right) if left.kind == "nodes" else (right, left)
        return _nodes_equal_text(same, nodes.own(), text)
    return _equal_values(same, left.own(), right.own())


def _equal_numbers(same: bool, left: Code, right: Code) -> Truths:
    if "boolean" in {left.kind, right.kind}:
        first, second = left.truth(), right.truth()
        return lambda context: (first(context) == second(context)) is same
    one, other = left.value, right.value
    return lambda context: (one(context) == other(context)) is same


def _equal_texts(same: bool, left: Code, right: Code) -> Truths:
    one, other = left.value, right.value
    return lambda context: (one(context) == other(context)) is same


def _nodes_equal_text(same: bool, nodes: Sets, text: Code) -> Truths:
    """The comparison forms are full of: `${question} = 'code'`."""
    if text.constant is not None:
        wanted = text_of(text.constant)

        def equal_constant(context: Context) -> bool:
            for node in nodes(context):  # noqa: SIM110 - a generator takes twice as long, and forms do this most
                if (node.string() == wanted) is same:
                    return True
            return False

        return equal_constant
    value = text.value

    def equal(context: Context) -> bool:
        said = value(context)
        return any((node.string() == said) is same for node in nodes(context))

    return equal


def _equal_values(same: bool, left: Values, right: Values) -> Truths:
    def equal(context: Context) -> bool:
        one, other = left(context), right(context)
        if isinstance(one, bool) or isinstance(other, bool):
            return (truth_of(one) == truth_of(other)) is same
        return any(_scalars_equal(a, b, context) is same for a in _scalars(one) for b in _scalars(other))

    return equal


def _scalars(value: Value) -> Iterable[str | float | date]:
    if isinstance(value, (str, int, float, date)):
        return (value,)
    return [node.string() for node in value]


def _scalars_equal(one: str | float | date, other: str | float | date, context: Context) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return one == other
    first, second = _measures(one, other, context)
    return first == second


# ---- order


def _order(sign: str, left: Code, right: Code) -> Truths:
    holds = ORDERS[sign]
    kinds = {left.kind, right.kind}
    if kinds <= {"number", "boolean"}:
        one, other = left.number(), right.number()
        return lambda context: holds(one(context), other(context))
    if kinds == {"nodes", "number"}:
        if left.kind == "nodes":
            return _nodes_order(holds, left.own(), right)
        return _nodes_order(ORDERS[_MIRRORED[sign]], right.own(), left)
    return _ordered_values(holds, left.own(), right.own())


def _nodes_order(holds: Order, nodes: Sets, number: Code) -> Truths:
    value = number.value

    def ordered(context: Context) -> bool:
        limit = value(context)
        for node in nodes(context):  # noqa: SIM110 - as above
            if holds(text_number(node.string(), context), limit):
                return True
        return False

    return ordered


def _ordered_values(holds: Order, left: Values, right: Values) -> Truths:
    def ordered(context: Context) -> bool:
        one, other = left(context), right(context)
        return any(holds(*_measures(a, b, context)) for a in _scalars(one) for b in _scalars(other))

    return ordered


def _measures(one: str | float | date, other: str | float | date, context: Context) -> tuple[float, float]:
    """Both as numbers; two dates with a time of day in one of them as moments in the zone of the interview."""
    first, second = _measure(one, context), _measure(other, context)
    timed = isinstance(first, datetime) or isinstance(second, datetime)
    if timed and isinstance(first, date) and isinstance(second, date):
        return instant_days(first, context), instant_days(second, context)
    return (
        moment_days(first, context) if isinstance(first, date) else first,
        moment_days(second, context) if isinstance(second, date) else second,
    )


def _measure(value: str | float | date, context: Context) -> float | date:
    if isinstance(value, date):
        return value
    if isinstance(value, str):
        if is_number(value):
            return float(value)
        moment = text_moment(value, context)
        return text_number(value, context) if moment is None else moment
    return float(value)
