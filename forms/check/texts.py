"""Texts that a language lacks, and how much of a form each language has."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from forms.check.findings import Coverage, Finding, warning
from forms.definition import Element, Question
from forms.form import Form
from forms.itext import Text, code_of
from forms.xlsform import Sheets


def look(form: Form, sheets: Sheets) -> Iterator[Finding]:
    """A finding for each text and each language it lacks."""
    headings = _headings(sheets, "survey")
    for element in form.elements.values():
        for found in _of(form, element):
            heading = headings.get((found.column, str(found.params["language"])), found.column)
            yield replace(found, column=heading)
    yield from _choices_of_sheet(sheets) if sheets.choices else _choices_of_form(form)


def coverage(form: Form) -> tuple[Coverage, ...]:
    """For each language how many of the form's texts it has."""
    texts = form.definition.texts
    keys = [Text(key=key) for key in texts.all_keys()]
    missing = Counter(language for key in keys for language in texts.untranslated(key))
    return tuple(Coverage(language, len(keys) - missing[language], len(keys)) for language in form.languages)


def _of(form: Form, element: Element) -> Iterator[Finding]:
    columns = {"label": element.label, "hint": element.hint}
    if isinstance(element, Question):
        columns |= {"required_message": element.required_message, "constraint_message": element.constraint_message}
    for column, text in columns.items():
        for language in form.definition.texts.untranslated(text):
            yield warning("check.untranslated", "survey", column=column, xpath=element.path, language=language)


def _choices_of_form(form: Form) -> Iterator[Finding]:
    for path, question in form.questions.items():
        for choice in question.choices.fixed if question.choices is not None else ():
            for language in form.definition.texts.untranslated(choice.label):
                yield warning(
                    "check.untranslated_choice", "choices", xpath=path, language=language, choice=choice.value
                )


def _choices_of_sheet(sheets: Sheets) -> Iterator[Finding]:
    headings = {
        language: name for (column, language), name in _headings(sheets, "choices").items() if column == "label"
    }
    for row in sheets.choices:
        lacking = [language for language, name in headings.items() if not row.cells.get(name)]
        if len(lacking) == len(headings):
            continue
        for language in lacking:
            found = warning("check.untranslated_choice", "choices", language=language, choice=row.cells.get("name", ""))
            yield replace(found, row=row.number, column=headings[language])


def _headings(sheets: Sheets, sheet: str) -> dict[tuple[str, str], str]:
    """Column and language -> the heading as the sheet has it: (label, ru) -> `label::russian (ru)`."""
    found: dict[tuple[str, str], str] = {}
    for heading in (name for name in sheets.headings.get(sheet, ()) if ":" in name):
        column, _, language = heading.replace("::", ":").partition(":")
        found[column.strip(), code_of(language)] = heading
    return found
