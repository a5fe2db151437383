"""What is wrong with an answer: required and blank, or against its constraint, which is not asked about a blank; and
what is only unlikely: against the rule its form marks as soft."""

from collections.abc import Callable

from forms.definition import Condition, Question, mark
from forms.itext import Text
from forms.xpath import Compiled

REQUIRED = "required"
CONSTRAINT = "constraint"

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
    if question.constraint is not None and not judge(question.constraint):
        return CONSTRAINT
    return ""


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
