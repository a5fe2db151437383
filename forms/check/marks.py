"""Marks that reports go by and that are missing. What a mark means is told in forms/library/README.md."""

from collections.abc import Collection, Iterator
from difflib import get_close_matches

from forms.check.findings import Finding, warning
from forms.definition import Element, mark
from forms.form import Form
from forms.xlsform import Sheets

# Roles whose answers are summed up by criterion, and what else such a form must ask for its region's summary.
_RATED = frozenset({"item", "visit", "incident", "criterion"})
_NEEDED = ("region", "service")


def misspelt(form: Form, sheets: Sheets, criteria: Collection[str]) -> Iterator[Finding]:
    """Criteria that are marked and that there are not. Which there are the caller knows, not the engine."""
    sheet = "survey" if sheets.survey else ""
    for element in form.elements.values():
        criterion = mark(element, "criterion")
        if criterion and criteria and criterion not in criteria:
            near = next(iter(get_close_matches(criterion, criteria, n=1, cutoff=0)), "")
            yield warning(
                "check.unknown_criterion",
                sheet,
                column="bind::sapa:criterion",
                xpath=element.path,
                criterion=criterion,
                near=near,
            )


def look(form: Form, sheets: Sheets) -> Iterator[Finding]:
    """Everything about marks."""
    sheet = "survey" if sheets.survey else ""
    roles = {element.path: mark(element, "role") for element in form.elements.values()}
    if not any(roles.values()):
        yield warning("check.no_marks", sheet, column="bind::sapa:role")
        return
    rated = [path for path, role in roles.items() if role in _RATED]
    for path in rated:
        if not _criterion(form, path):
            yield warning("check.no_criterion", sheet, column="bind::sapa:criterion", xpath=path)
    for role in _NEEDED if rated else ():
        if role not in roles.values():
            yield warning("check.no_role", sheet, column="bind::sapa:role", role=role)


def _criterion(form: Form, path: str) -> str:
    """Its own, or that of a group around it."""
    element: Element | None = form.elements.get(path)
    while element is not None:
        if found := mark(element, "criterion"):
            return found
        element = form.elements.get(element.parent)
    return ""
