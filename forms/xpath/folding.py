"""What of an expression can never be evaluated, whatever is answered: behind `false() and`, behind `true() or`, and the
other branch of an `if` whose condition is written in the expression itself."""

from collections.abc import Iterator
from dataclasses import replace

from forms.xpath.expressions import Call, Chain, Expression, Literal, Negation, Number, Path

_NOTHING = Literal("")


def folded(expression: Expression) -> Expression:
    """The expression without what can never be evaluated."""
    match expression:
        case Chain(operators=("and" | "or" as sign, *_), operands=operands):
            return _chain(expression, sign == "or", operands)
        case Chain(operands=operands):
            return replace(expression, operands=tuple(folded(one) for one in operands))
        case Call(name="if", arguments=(condition, then, otherwise)):
            holds = truth(condition)
            kept = (_NOTHING if holds is False else folded(then), _NOTHING if holds else folded(otherwise))
            return replace(expression, arguments=(folded(condition), *kept))
        case Call(arguments=arguments):
            return replace(expression, arguments=tuple(folded(one) for one in arguments)) if arguments else expression
        case Negation(operand=operand):
            return replace(expression, operand=folded(operand))
        case Path():
            return _path(expression)
    return expression


def _chain(chain: Chain, decisive: bool, operands: tuple[Expression, ...]) -> Expression:
    """Up to the first operand that settles it."""
    for index, operand in enumerate(operands):
        if truth(operand) is decisive:
            kept = tuple(folded(one) for one in operands[:index])
            settled = Call("true" if decisive else "false", (), operand.at)
            return Chain(chain.operators[:index], (*kept, settled), chain.at) if kept else settled
    return replace(chain, operands=tuple(folded(one) for one in operands))


def _path(path: Path) -> Path:
    origin = None if path.origin is None else folded(path.origin)
    steps = tuple(
        replace(step, predicates=tuple(folded(one) for one in step.predicates)) if step.predicates else step
        for step in path.steps
    )
    return replace(path, origin=origin, steps=steps, filters=tuple(folded(one) for one in path.filters))


def truth(expression: Expression) -> bool | None:
    """What a condition is for every answer, by what is written in it; None where that depends on something."""
    match expression:
        case Literal(text=text):
            return text != ""
        case Number(value=value):
            return value != 0
        case Call(name="true", arguments=()):
            return True
        case Call(name="false", arguments=()):
            return False
        case Call(name="boolean", arguments=(inside,)):
            return truth(inside)
        case Call(name="not", arguments=(inside,)):
            known = truth(inside)
            return None if known is None else not known
        case Chain(operators=("and" | "or" as sign, *_), operands=operands):
            return _joined([truth(one) for one in operands], decisive=sign == "or")
    return None


def _joined(parts: list[bool | None], *, decisive: bool) -> bool | None:
    if decisive in parts:
        return decisive
    return None if None in parts else not decisive


def unreached(expression: Expression) -> Iterator[Expression]:
    """The parts that `folded` leaves out, each as it was written."""
    match expression:
        case Chain(operators=("and" | "or" as sign, *_), operands=operands):
            settled = next((i for i, one in enumerate(operands) if truth(one) is (sign == "or")), len(operands))
            yield from operands[settled + 1 :]
            for one in operands[: settled + 1]:
                yield from unreached(one)
        case Call(name="if", arguments=(condition, then, otherwise)):
            holds = truth(condition)
            yield from unreached(condition)
            yield from (then,) if holds is False else unreached(then)
            yield from (otherwise,) if holds else unreached(otherwise)
        case Chain(operands=parts) | Call(arguments=parts):
            for one in parts:
                yield from unreached(one)
        case Negation(operand=operand):
            yield from unreached(operand)
        case Path(steps=steps, origin=origin, filters=filters):
            predicates = [one for step in steps for one in step.predicates]
            for one in (*([] if origin is None else [origin]), *filters, *predicates):
                yield from unreached(one)
