"""What is wrong with an answer: required and blank, outside its range or against its constraint, which are not asked
about a blank; and what is only unlikely: against the rule its form marks as soft."""

from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from types import MappingProxyType

from forms.definition import Condition, Question, mark
from forms.itext import Text
from forms.xpath import Compiled

REQUIRED = "required"
CONSTRAINT = "constraint"
RANGE = "range"

_NO_BOUNDS: Mapping[str, str] = MappingProxyType({})

Judge = Callable[[Compiled], bool]


def holds(condition: Condition, judge: Judge) -> bool:
    """Whether a rule of a bind applies now."""
    if condition.expression is None:
        return bool(condition.constant)
    return judge(condition.expression)


def problem(question: Question, value: str, judge: Judge) -> str:
    """The code of what is wrong, or ''. Only what can be asked can be wrong: a calculation has no control."""
    if not question.control:
        return ""
    if not value.strip():
        return REQUIRED if holds(question.required, judge) else ""
    if question.control == RANGE and not _is_within(question, value):
        return RANGE
    if question.constraint is not None and not judge(question.constraint):
        return CONSTRAINT
    return ""


def rules(question: Question) -> list[Compiled | None]:
    """What decides whether an answer is needed and whether it is right."""
    return [question.required.expression, question.constraint]


def bounds(question: Question) -> Mapping[str, str]:
    """`start`, `end` and `step` of a range as its form writes them; nothing for any other question."""
    return {name: question.parameters.get(name, "") for name in _BOUNDS} if question.control == RANGE else _NO_BOUNDS


_BOUNDS = ("start", "end", "step")


def _is_within(question: Question, value: str) -> bool:
    """Whether a range could be set to it: between its ends and on a step, or on its last end."""
    try:
        start, end, step = (Decimal(question.parameters[name].strip()) for name in _BOUNDS)
        number = Decimal(value)
        on_a_step = number == end or (number - start) % step == 0
    except (KeyError, InvalidOperation):
        return True  # bounds that are none bound nothing
    return min(start, end) <= number <= max(start, end) and on_a_step


def soft(question: Question) -> str:
    """The rule that a likely answer keeps, as an expression; '' if there is none."""
    return mark(question, "soft")


def is_unlikely(question: Question, value: str, rule: Compiled, judge: Judge) -> bool:
    """Whether an answer that can be kept asks for a reason."""
    return bool(question.control and value.strip() and not problem(question, value, judge) and not judge(rule))


def soft_message(question: Question, language: str) -> str:
    """The form's words for an unlikely answer: in that language if the form has them, else those of any."""
    return mark(question, f"soft_message_{language}") or mark(question, "soft_message")


def message(question: Question, code: str) -> Text:
    """The text the form has for a problem; it may be empty."""
    return question.required_message if code == REQUIRED else question.constraint_message
