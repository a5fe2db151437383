"""Names that exports mix up, questions without words, files that are not there, what the settings lack or ask for."""

import re
from collections.abc import Iterator

from forms.check.findings import Finding, warning
from forms.definition import Question
from forms.form import Form
from forms.xlsform import Sheets

# Statistics programs know letters, digits and underscores, and at most so many of them.
_FOREIGN = re.compile(r"[^\w]")
LONGEST = 32


def look(form: Form, sheets: Sheets) -> Iterator[Finding]:
    """Everything about names."""
    yield from _collisions(form)
    for element in form.elements.values():
        if isinstance(element, Question) and element.control and not element.label:
            yield warning("check.no_label", "survey", column="label", xpath=element.path)
    for name in form.missing_media:
        yield warning("check.missing_media", file=name)
    for path in form.definition.homeless_binds:
        yield warning("form.bind_without_node", xpath=path)
    if form.public_key:
        yield warning("check.public_key", "settings" if sheets.survey else "", column="public_key")
    if form.version == "":
        yield warning("check.no_version", "settings" if sheets.survey else "", column="version")


def _collisions(form: Form) -> Iterator[Finding]:
    """Questions whose columns a person or a program takes for one another."""
    seen: dict[str, str] = {}
    for path, question in form.questions.items():
        if not question.control:
            continue
        name = question.name.rpartition(":")[2]
        other = seen.setdefault(_FOREIGN.sub("_", name.lower())[:LONGEST], path)
        if other == path:
            continue
        code = "check.same_name" if _last(other).lower() == name.lower() else "check.like_name"
        yield warning(code, "survey", column="name", xpath=path, other=other, limit=LONGEST)


def _last(path: str) -> str:
    return path.rpartition("/")[2].rpartition(":")[2]
