"""What is wrong with an answer: required and blank, or against its constraint, which is not asked about a blank."""

from collections.abc import Callable

from forms.definition import Condition, Question
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


def message(question: Question, code: str) -> Text:
    """The text the form has for a problem; it may be empty."""
    return question.required_message if code == REQUIRED else question.constraint_message
