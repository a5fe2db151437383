"""Functions of numbers."""

import math
from collections.abc import Callable, Sequence
from decimal import ROUND_FLOOR, Decimal

from forms.xpath.code import Code
from forms.xpath.conversion import NAN, number_of, text_number
from forms.xpath.expressions import Call
from forms.xpath.registry import MANY, Scope, function, special
from forms.xpath.values import Context, NodeSet


@special("number", 0, 1)
def _number(arguments: Sequence[Code], call: Call, scope: Scope) -> Code:
    if not arguments:
        return Code("number", lambda context: text_number(context.node.string(), context), at=call.at)
    return Code("number", arguments[0].number(), at=call.at)


@function("int", "number", "number")
def _int(number: float) -> float:
    return float(math.trunc(number)) if math.isfinite(number) else number


@function("floor", "number", "number")
def _floor(number: float) -> float:
    return float(math.floor(number)) if math.isfinite(number) else number


@function("ceiling", "number", "number")
def _ceiling(number: float) -> float:
    return float(math.ceil(number)) if math.isfinite(number) else number


@function("abs", "number", "number")
def _abs(number: float) -> float:
    return abs(number)


@function("round", "number number?", "number")
def _round(number: float, decimals: float = 0.0) -> float:
    """Halves go up, as in XPath 1.0, at any number of decimals, and as the number is written, not as it is stored."""
    if not math.isfinite(number) or not math.isfinite(decimals):
        return number if math.isfinite(decimals) else NAN
    places = int(max(min(decimals, 20), -20))
    written = Decimal(repr(number)).scaleb(places) + Decimal("0.5")
    whole = int(written.to_integral_value(ROUND_FLOOR))
    return float(Decimal(whole).scaleb(-places))


# ---- the smallest, the largest, the sum


@special("sum", 1, 1)
def _sum(arguments: Sequence[Code], call: Call, scope: Scope) -> Code:
    if arguments[0].kind not in {"nodes", "any"}:
        raise scope.error("xpath.not-nodes", call.at, name=call.name)
    value = arguments[0].value
    return Code("number", lambda context: math.fsum(_answered(value(context), context)), at=call.at)


@special("min", 1, MANY)
def _min(arguments: Sequence[Code], call: Call, scope: Scope) -> Code:
    return _extreme(min, arguments, call)


@special("max", 1, MANY)
def _max(arguments: Sequence[Code], call: Call, scope: Scope) -> Code:
    return _extreme(max, arguments, call)


def _extreme(choose: Callable[[list[float]], float], arguments: Sequence[Code], call: Call) -> Code:
    values = [code.value for code in arguments]

    def extreme(context: Context) -> float:
        numbers: list[float] = []
        for value in values:
            found = value(context)
            if isinstance(found, (list, tuple)):
                numbers.extend(_answered(found, context))
            else:
                numbers.append(number_of(found, context))
        return NAN if not numbers or any(map(math.isnan, numbers)) else choose(numbers)

    return Code("number", extreme, at=call.at)


def _answered(nodes: NodeSet, context: Context) -> list[float]:
    """The numbers among nodes; who has not answered, or was not asked, is left out."""
    return [text_number(text, context) for node in nodes if (text := node.string()) != ""]


# ---- mathematics


def _guarded(calculate: Callable[..., float]) -> Callable[..., float]:
    """The calculation where it has no value is NaN, and where it is too large infinite."""

    def guarded(*numbers: float) -> float:
        try:
            return calculate(*numbers)
        except ValueError:
            return NAN
        except OverflowError:
            return math.inf

    return guarded


def _pow(base: float, exponent: float) -> float:
    if base == 0 and exponent < 0:
        return math.inf
    try:
        return math.pow(base, exponent)
    except OverflowError:
        return -math.inf if base < 0 and exponent % 2 == 1 else math.inf


def _log(number: float) -> float:
    return -math.inf if number == 0 else math.log(number)


def _log10(number: float) -> float:
    return -math.inf if number == 0 else math.log10(number)


def _exp10(number: float) -> float:
    return math.pow(10.0, number)


_ONE_ARGUMENT: dict[str, Callable[[float], float]] = {
    "acos": math.acos,
    "asin": math.asin,
    "atan": math.atan,
    "cos": math.cos,
    "exp": math.exp,
    "exp10": _exp10,
    "log": _log,
    "log10": _log10,
    "sin": math.sin,
    "sqrt": math.sqrt,
    "tan": math.tan,
}
for _name, _calculate in _ONE_ARGUMENT.items():
    function(_name, "number", "number")(_guarded(_calculate))
function("pow", "number number", "number")(_guarded(_pow))
function("atan2", "number number", "number")(_guarded(math.atan2))


@function("pi", "", "number")
def _pi() -> float:
    return math.pi


@function("random", "", "number", context=True, volatile=True)
def _random(context: Context) -> float:
    return context.services.random()
