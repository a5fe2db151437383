"""Choice lists that nobody uses, and values that stand twice in one list."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from forms.check.findings import Finding, warning
from forms.form import Form
from forms.xlsform import Sheets
from forms.xlsform.sheets import list_of

_MENTIONED = re.compile(r"instance\(\s*['\"]([^'\"]+)['\"]\s*\)")


def look(form: Form, sheets: Sheets) -> Iterator[Finding]:
    """Everything about lists as lists."""
    yield from _unused(sheets)
    for path, question in form.questions.items():
        values = Counter(choice.value for choice in question.choices.fixed) if question.choices is not None else {}
        for value in (value for value, times in values.items() if times > 1):
            yield warning("check.repeated_choice", "choices", column="name", xpath=path, choice=value)


def _unused(sheets: Sheets) -> Iterator[Finding]:
    used: set[str] = set()
    for row in sheets.survey:
        used.update(row.words[1:])
        for cell in row.cells.values():
            used.update(_MENTIONED.findall(cell))
    seen: set[str] = set()
    for row in sheets.choices:
        name = list_of(row)
        if name and name not in used and name not in seen:
            yield replace(warning("check.unused_list", "choices", column="list_name", list=name), row=row.number)
        seen.add(name)
