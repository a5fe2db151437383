"""What an expression reads, without running it: absolute schema paths, and the lists it looks into."""

from forms.xpath.expressions import Call, Chain, Expression, Literal, Negation, Path, Step
from forms.xpath.parser import parse
from forms.xpath.values import XPathError

_MARK = "instance("


def references(expression: Expression, context_path: str) -> frozenset[str]:
    """Absolute paths without positions; `…/*` where any node below may be read; `instance(id)` for a list."""
    found: set[str] = set()
    _Reader(context_path, found).read(expression, context_path)
    return frozenset(found)


class _Reader:
    """Walks an expression with the path it would be evaluated at. Places in lists begin with `instance(`."""

    def __init__(self, current: str, found: set[str]) -> None:
        self.current = current
        self.found = found

    def read(self, expression: Expression, place: str) -> None:
        match expression:
            case Path():
                self.note(self.end(expression, place))
            case Call():
                self.call(expression, place)
            case Chain(operands=operands):
                for operand in operands:
                    self.read(operand, place)
            case Negation(operand=operand):
                self.read(operand, place)
            case _:
                return

    def note(self, place: str) -> None:
        if place.startswith(_MARK):
            place = place[: place.index(")") + 1]
        if place:
            self.found.add(place)

    def call(self, call: Call, place: str) -> None:
        for argument in call.arguments:
            self.read(argument, place)
        name, arguments = call.name, call.arguments
        if name in {"instance", "pulldata", "search"} and arguments:
            self.note(self.instance(arguments[0]))
        elif name == "jr:choice-name" and len(arguments) == 2 and isinstance(arguments[1], Literal):
            self.quoted_path(arguments[1].text, place)
        elif not arguments and name in {"string", "number", "normalize-space", "string-length"}:
            self.note(place)
        elif name == "current":
            self.note(self.current)

    def quoted_path(self, text: str, place: str) -> None:
        try:
            self.read(parse(text.strip()), place)
        except XPathError:
            return

    def instance(self, argument: Expression) -> str:
        return f"{_MARK}{argument.text})" if isinstance(argument, Literal) else f"{_MARK}*)"

    # ---- paths

    def end(self, path: Path, place: str) -> str:
        """The place a path leads to; what its predicates read is noted on the way."""
        if path.origin is not None:
            place = self.origin(path.origin, place)
        elif path.absolute:
            place = ""
        for predicate in path.filters:
            self.read(predicate, place)
        for step in path.steps:
            place = self.step(step, place)
            for predicate in step.predicates:
                self.read(predicate, place)
        return place

    def origin(self, origin: Expression, place: str) -> str:
        if isinstance(origin, Path):
            return self.end(origin, place)
        if isinstance(origin, Call):
            if origin.name == "current":
                return self.current
            if origin.name == "instance":
                return self.instance(origin.arguments[0]) if origin.arguments else _MARK + "*)"
            if origin.name == "randomize" and origin.arguments:
                for argument in origin.arguments[1:]:
                    self.read(argument, place)
                return self.origin(origin.arguments[0], place)
        self.read(origin, place)
        return "/*"

    def step(self, step: Step, place: str) -> str:
        if place.endswith("/*"):
            return place
        if step.axis == "self":
            return place
        if step.axis == "parent":
            return place.rpartition("/")[0]
        if step.axis == "attribute":
            return f"{place}/@{step.test}"
        if step.axis == "child" and step.test[-1] not in "*)":
            return f"{place}/{step.test}"
        if step.axis in {"child", "descendant", "descendant-or-self"}:
            return place if step.test == "text()" else f"{place}/*"
        if step.axis in {"preceding-sibling", "following-sibling"}:
            above = place.rpartition("/")[0]
            return f"{above}/*" if step.test[-1] in "*)" else f"{above}/{step.test}"
        return "/*"
