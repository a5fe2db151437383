"""What is known of a form's questions before anybody answers: their choices, and which are never asked."""

from collections.abc import Iterator

from forms.definition import Question
from forms.form import Form
from forms.xpath import Expression
from forms.xpath.expressions import Call, Chain, Literal, Negation, Path
from forms.xpath.references import references

_COMPARING = frozenset({"=", "!="})


class Facts:
    """Choices by path, and the paths of what is never asked, found so far in document order."""

    def __init__(self, form: Form) -> None:
        self.unreachable: set[str] = set()
        self._questions = form.questions
        self._set = {action.target for action in form.definition.actions}

    def place(self, expression: Expression, context: str) -> str:
        """The one question a path means, '' if it means several, a list, or something else."""
        if not isinstance(expression, Path) or expression.filters or any(s.predicates for s in expression.steps):
            return ""
        found = references(expression, context)
        path = next(iter(found)) if len(found) == 1 else ""
        question = self._questions.get(path)
        if question is None or (question.repeat and not context.startswith(f"{question.repeat}/")):
            return ""
        return path

    def question(self, path: str) -> Question:
        return self._questions[path]

    def values(self, path: str) -> frozenset[str] | None:
        """Every value a question can have besides blank; None when that is not known."""
        question = self._questions[path]
        source = question.choices
        if source is None or not source.fixed or question.calculate is not None or path in self._set:
            return None
        return None if "search(" in question.appearance else frozenset(choice.value for choice in source.fixed)

    def is_blank(self, path: str) -> bool:
        """Whether nothing can ever stand there."""
        return path in self.unreachable

    def compared(self, expression: Expression, context: str) -> Iterator[tuple[str, str]]:
        """Question and value of each comparison with a choice that the question does not have."""
        if isinstance(expression, Chain) and len(expression.operands) == 2 and expression.operators[0] in _COMPARING:
            left, right = expression.operands
            yield from self._strange(left, right, context)
            yield from self._strange(right, left, context)
        if isinstance(expression, Call) and expression.name == "selected" and len(expression.arguments) == 2:
            yield from self._strange(*expression.arguments, context)
        for part in parts(expression):
            yield from self.compared(part, context)

    def _strange(self, path: Expression, value: Expression, context: str) -> Iterator[tuple[str, str]]:
        place = self.place(path, context)
        known = self.values(place) if place else None
        if known is not None and isinstance(value, Literal) and value.text and value.text not in known:
            yield place, value.text


def parts(expression: Expression) -> tuple[Expression, ...]:
    """The expressions directly inside; those of predicates stand elsewhere and are left out."""
    match expression:
        case Call(arguments=inside) | Chain(operands=inside):
            return inside
        case Negation(operand=inside):
            return (inside,)
    return ()
