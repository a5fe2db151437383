"""Expression trees as plain lists and back; it neither parses nor compiles."""

from collections.abc import Callable
from typing import Any

from forms.xpath.expressions import Call, Chain, Expression, Literal, Negation, Number, Path, Step
from forms.xpath.parser import AXES, OPERATORS

Plain = list[Any]


def plain(expression: Expression) -> Plain:
    """A tree as lists of lists: what it is, then its parts."""
    match expression:
        case Literal(text=text, at=at):
            return ["'", text, at]
        case Number(value=value, at=at):
            return ["1", value, at]
        case Call(name=name, arguments=arguments, at=at):
            return ["(", name, [plain(one) for one in arguments], at]
        case Chain(operators=operators, operands=operands, at=at):
            return ["+", list(operators), [plain(one) for one in operands], at]
        case Negation(operand=operand, signs=signs, at=at):
            return ["-", plain(operand), signs, at]
        case Path() if _road(expression) is not None:
            return ["/", _road(expression), expression.absolute, expression.at]
        case Path(steps=steps, absolute=absolute, origin=origin, filters=filters, at=at):
            start = None if origin is None else plain(origin)
            return ["p", [_step(step) for step in steps], absolute, start, [plain(one) for one in filters], at]


def _step(step: Step) -> Plain:
    return [step.axis, step.test, [plain(one) for one in step.predicates], step.target, step.at]


def _road(path: Path) -> str | None:
    """Most paths are names between slashes, without a blank; None for any other."""
    if path.origin is not None or path.filters or not path.steps:
        return None
    road = "/".join(step.test for step in path.steps)
    return road if tuple(_steps(road, path.absolute, path.at)) == path.steps else None


def _steps(road: str, absolute: bool, at: int) -> list[Step]:
    at += absolute
    found = []
    for name in road.split("/"):
        found.append(Step("child", _name(name), (), "", at))
        at += len(name) + 1
    return found


def tree(found: Plain) -> Expression:
    """The tree again; ValueError, TypeError or LookupError when the lists are none of `plain`."""
    return _READERS[found[0]](found)


def _literal(found: Plain) -> Expression:
    _, text, at = found
    return Literal(string(text), at)


def _number(found: Plain) -> Expression:
    _, value, at = found
    return Number(float(value), at)


def _call(found: Plain) -> Expression:
    _, name, arguments, at = found
    return Call(string(name), tuple([tree(one) for one in arguments]), at)


def _chain(found: Plain) -> Expression:
    _, operators, operands, at = found
    if len(operands) != len(operators) + 1 or not OPERATORS.issuperset(operators):
        raise ValueError("operators")
    return Chain(tuple(operators), tuple([tree(one) for one in operands]), at)


def _negation(found: Plain) -> Expression:
    _, operand, signs, at = found
    return Negation(tree(operand), int(signs), at)


def _quick_path(found: Plain) -> Expression:
    _, road, absolute, at = found
    return Path(tuple(_steps(string(road), bool(absolute), at)), bool(absolute), None, (), at)


def _path(found: Plain) -> Expression:
    _, steps, absolute, origin, filters, at = found
    walked = tuple([_one_step(*step) for step in steps])
    start = None if origin is None else tree(origin)
    return Path(walked, bool(absolute), start, tuple([tree(one) for one in filters]), at)


def _one_step(axis: str, test: str, predicates: list[Plain], target: str, at: int) -> Step:
    if axis not in AXES:
        raise ValueError("axis")
    return Step(axis, _name(test), tuple([tree(one) for one in predicates]), string(target), at)


def _name(found: object) -> str:
    if not found:
        raise ValueError("name")
    return string(found)


def string(found: object) -> str:
    """Itself; TypeError for anything but a text."""
    if not isinstance(found, str):
        raise TypeError("text")
    return found


_READERS: dict[object, Callable[[Plain], Expression]] = {
    "'": _literal,
    "1": _number,
    "(": _call,
    "+": _chain,
    "-": _negation,
    "/": _quick_path,
    "p": _path,
}
