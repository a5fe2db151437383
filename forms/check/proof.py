"""Whether an expression is true for no answers at all, or for all: by constants, choices and bounds. No guessing."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from forms.check.facts import Facts
from forms.xpath import Expression
from forms.xpath.expressions import Call, Chain, Literal, Negation, Number, Path

_MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!="}
_DEEPEST = 40


@dataclass(slots=True)
class _Range:
    """What numbers a question may still be: bounds, and whether each belongs to it."""

    low: float = -math.inf
    high: float = math.inf
    low_open: bool = False
    high_open: bool = False

    def narrow(self, operator: str, number: float) -> None:
        if operator in (">", ">=", "=") and (number, operator == ">") >= (self.low, self.low_open):
            self.low, self.low_open = number, operator == ">"
        if operator in ("<", "<=", "=") and (-number, operator == "<") >= (-self.high, self.high_open):
            self.high, self.high_open = number, operator == "<"

    def is_empty(self, is_whole: bool) -> bool:
        low, high, is_open = self.low, self.high, self.low_open or self.high_open
        if is_whole and math.isfinite(low) and math.isfinite(high):
            low = math.floor(low) + 1 if self.low_open else math.ceil(low)
            high = math.ceil(high) - 1 if self.high_open else math.floor(high)
            is_open = False
        return low > high or (low == high and is_open)


class Proof:
    """Seen from one place of a form. A comparison with a blank answer never holds, so blanks need no care here."""

    def __init__(self, facts: Facts, context: str) -> None:
        self._facts = facts
        self._context = context

    def is_never(self, expression: Expression, depth: int = 0) -> bool:
        """True for no answers."""
        if depth > _DEEPEST:
            return False
        match expression:
            case Chain(operators=("and", *_), operands=operands):
                return any(self.is_never(one, depth + 1) for one in operands) or self._is_contradiction(expression)
            case Chain(operators=("or", *_), operands=operands):
                return all(self.is_never(one, depth + 1) for one in operands)
            case Chain(operators=(operator,), operands=(left, right)) if operator in _MIRRORED:
                return self._never_compares(operator, left, right) or self._is_contradiction(expression)
            case Call(name="not", arguments=(inside,)):
                return self.is_always(inside, depth + 1)
            case Call(name="false", arguments=()):
                return True
            case Call(name="selected", arguments=(path, value)):
                return self._never_is(path, value)
        return False

    def is_always(self, expression: Expression, depth: int = 0) -> bool:
        """True for all answers."""
        if depth > _DEEPEST:
            return False
        match expression:
            case Chain(operators=("and", *_), operands=operands):
                return all(self.is_always(one, depth + 1) for one in operands)
            case Chain(operators=("or", *_), operands=operands):
                return any(self.is_always(one, depth + 1) for one in operands)
            case Chain(operators=(operator,), operands=(Literal() | Number() as left, Literal() | Number() as right)):
                return _compare(operator, left, right) is True
            case Call(name="not", arguments=(inside,)):
                return self.is_never(inside, depth + 1)
            case Call(name="true", arguments=()):
                return True
        return False

    def _never_compares(self, operator: str, left: Expression, right: Expression) -> bool:
        if isinstance(left, Literal | Number) and isinstance(right, Literal | Number):
            return _compare(operator, left, right) is False
        return operator == "=" and (self._never_is(left, right) or self._never_is(right, left))

    def _never_is(self, path: Expression, value: Expression) -> bool:
        place = self._facts.place(path, self._context)
        if not place or not isinstance(value, Literal) or not value.text:
            return False
        known = self._facts.values(place)
        return self._facts.is_blank(place) or (known is not None and value.text not in known)

    def _is_contradiction(self, expression: Expression) -> bool:
        """Bounds that leave no number: `. > 10 and . < 5`."""
        ranges: dict[str, _Range] = {}
        for path, operator, number in self._bounds(expression):
            ranges.setdefault(path, _Range()).narrow(operator, number)
        return any(found.is_empty(self._facts.question(path).type == "int") for path, found in ranges.items())

    def _bounds(self, expression: Expression) -> Iterator[tuple[str, str, float]]:
        match expression:
            case Chain(operators=("and", *_), operands=operands):
                for one in operands:
                    yield from self._bounds(one)
            case Chain(operators=(operator,), operands=(left, right)) if operator in _MIRRORED:
                yield from self._bound(left, operator, right)
                yield from self._bound(right, _MIRRORED[operator], left)

    def _bound(self, path: Expression, operator: str, value: Expression) -> Iterator[tuple[str, str, float]]:
        place, number = self._facts.place(path, self._context) if isinstance(path, Path) else "", _number(value)
        if place and number is not None and self._facts.question(place).type in ("int", "decimal"):
            yield place, operator, number


def _number(expression: Expression) -> float | None:
    if isinstance(expression, Number):
        return expression.value
    if isinstance(expression, Negation) and isinstance(expression.operand, Number):
        return -expression.operand.value if expression.signs % 2 else expression.operand.value
    return None


def _compare(operator: str, left: Literal | Number, right: Literal | Number) -> bool | None:
    """The outcome for two numbers or two texts; None where their kinds differ."""
    if isinstance(left, Number) and isinstance(right, Number):
        one, other = left.value, right.value
        outcomes = {"<": one < other, "<=": one <= other, ">": one > other, ">=": one >= other}
        return outcomes.get(operator, (one == other) == (operator == "="))
    if isinstance(left, Literal) and isinstance(right, Literal) and operator in ("=", "!="):
        return (left.text == right.text) == (operator == "=")
    return None
