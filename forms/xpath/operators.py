"""`and`, `or` and arithmetic as closures; comparisons have a file of their own."""

import math
import operator
from collections.abc import Callable, Sequence
from typing import Any

from forms.xpath.code import Numbers, Truths
from forms.xpath.conversion import NAN
from forms.xpath.values import Context


def joined(sign: str, truths: Sequence[Truths]) -> Truths:
    if len(truths) == 2:
        one, other = truths
        if sign == "and":
            return lambda context: one(context) and other(context)
        return lambda context: one(context) or other(context)
    decisive = sign == "or"

    def joined(context: Context) -> bool:
        for truth in truths:
            if truth(context) is decisive:
                return decisive
        return not decisive

    return joined


def divide(one: float, other: float) -> float:
    """Division of IEEE 754: by zero it is infinite or NaN, never an error."""
    if other:
        return one / other
    if not one or math.isnan(one) or math.isnan(other):
        return NAN
    return math.copysign(math.inf, one) * math.copysign(1.0, other)


def remainder(one: float, other: float) -> float:
    """The remainder with the sign of the dividend."""
    if not other or math.isinf(one) or math.isnan(one) or math.isnan(other):
        return NAN
    return math.fmod(one, other)


_ARITHMETIC: dict[str, Callable[[Any, Any], float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "div": divide,
    "mod": remainder,
}


def calculation(signs: Sequence[str], numbers: Sequence[Numbers]) -> Numbers:
    first = numbers[0]
    if len(numbers) == 2:
        calculate, second = _ARITHMETIC[signs[0]], numbers[1]
        return lambda context: calculate(first(context), second(context))
    rest = [(_ARITHMETIC[sign], number) for sign, number in zip(signs, numbers[1:], strict=True)]

    def calculated(context: Context) -> float:
        result = first(context)
        for calculate, number in rest:
            result = calculate(result, number(context))
        return result

    return calculated
