"""Text questions that seem to ask for a phone number or an e-mail address without saying so."""

import re
from collections.abc import Iterator
from contextlib import suppress

import re2

from forms.check.facts import parts
from forms.check.findings import Finding, warning
from forms.definition import Question, is_personal
from forms.form import Form
from forms.xlsform import Sheets
from forms.xpath import Expression
from forms.xpath.expressions import Call, Literal

_NAMED = re.compile(r"phone|e[-_ ]?mail|телефон|пошта|почт", re.IGNORECASE)
# A rule of form, as opposed to one of length: an opinion about the phone line has only the latter.
_SHAPED = re.compile(r"regex\s*\(|@|string-length\([^)]*\)\s*=\s*\d|[<>]=?\s*\d{7}")
_PERSONAL = (
    "87011234567", "+77011234567", "8 701 123 45 67", "+7 701 123 45 67", "+7(701)1234567", "+7 (701) 123-45-67",
    "+7-701-123-45-67", "8-701-123-45-67", "8(701)1234567", "8 (701) 123-45-67", "aigul@mail.kz",
)  # fmt: skip
_OTHER = ("a", "word", "two words", "Сөз", "5", "2026", "123456", "12345678901", "123456789012", "A-123", "+5", "1.5")


def look(form: Form, sheets: Sheets) -> Iterator[Finding]:
    """Whoever is asked such a question cannot finish: the program keeps no personal number that nobody asked for."""
    sheet = "survey" if sheets.survey else ""
    for path, question in form.questions.items():
        if _is_open(question) and (_is_named(form, path, question) or any(map(_is_personal_only, _patterns(question)))):
            yield warning("check.personal", sheet, column="bind::sapa:personal", xpath=path)


def _is_open(question: Question) -> bool:
    """Whether text is typed here and nothing is said of whose it is."""
    return question.control == "input" and question.type == "string" and not is_personal(question)


def _is_named(form: Form, path: str, question: Question) -> bool:
    """Its name or label speaks of a phone or an e-mail, and what may be typed is bound to a shape."""
    rule = question.constraint.text if question.constraint is not None else ""
    if "numbers" not in question.appearance.split() and not _SHAPED.search(rule):
        return False
    said = [question.name, *(form.label(path, language) for language in form.languages or ("",))]
    return any(map(_NAMED.search, said))


def _patterns(question: Question) -> Iterator[str]:
    if question.constraint is not None:
        yield from _written(question.constraint.expression)


def _written(expression: Expression) -> Iterator[str]:
    match expression:
        case Call(name="regex", arguments=(_, Literal(text=pattern))):
            yield pattern
    for part in parts(expression):
        yield from _written(part)


def _is_personal_only(pattern: str) -> bool:
    with suppress(re2.error):
        rule = re2.compile(pattern)
        return any(map(rule.fullmatch, _PERSONAL)) and not any(map(rule.fullmatch, _OTHER))
    return False
