"""Everything wrong with a form, all at once, in the order of its sheets: what keeps it from use, and what disturbs."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from forms import xlsform, xml
from forms.check import choices, columns, expressions, marks, names, personal, reach, room, texts
from forms.check.findings import ERROR, WARNING, Coverage, Finding, Report, error, warning
from forms.check.texts import coverage
from forms.errors import FormError
from forms.form import Form, loads, media_beside
from forms.xlsform import Outcome, Sheets
from forms.xlsform import remarks as remarks_of

_PARTS = (columns, names, texts, reach, room, personal)
# What these say would not be true of a form from which something broken was taken out.
_OF_THE_WHOLE = (choices, marks)


def check(source: Path, *, media: Path | None = None, criteria: Collection[str] = ()) -> Report:
    """Checks a workbook or an XForm file and whether its media are there. With `criteria`, those that reports know, a
    mark that is none of them is remarked on."""
    media = media or media_beside(source)
    try:
        outcome = _xform(source) if source.suffix.lower() == ".xml" else xlsform.examine(source)
    except FormError as refused:
        return Report(None, (error(refused),), ())
    return report(outcome, media, criteria)


def report(outcome: Outcome, media: Path | None, criteria: Collection[str] = ()) -> Report:
    """What is to be said about a conversion and the form it gave."""
    errors = [error(one) for one in outcome.errors]
    form, broken = _read(outcome, media)
    errors += broken
    rows = {(one.sheet, one.row) for one in errors if one.row}
    converters = (remarks_of.remark(text) for text in outcome.warnings)
    remarks = [_warned(said) for said in converters if said is not None]
    if form is not None:
        parts = _PARTS if errors else (*_PARTS, *_OF_THE_WHOLE)
        found = [one for part in parts for one in part.look(form, outcome.sheets)]
        found += marks.misspelt(form, outcome.sheets, criteria)
        remarks += [_placed(one, outcome.sheets) for one in found]
    told = {one.key: one for one in remarks if (one.sheet, one.row) not in rows}
    findings = sorted([*errors, *told.values()], key=lambda one: one.order)
    return Report(None if errors else form, tuple(findings), coverage(form) if form is not None else ())


def _xform(source: Path) -> Outcome:
    if not source.is_file():
        raise FormError("form.missing_file", file=str(source))
    return Outcome(xml.bytes_of(source))


def _read(outcome: Outcome, media: Path | None) -> tuple[Form | None, list[Finding]]:
    """The form, or all that keeps it from being read."""
    if not outcome.xml:
        return None, []
    try:
        return loads(outcome.xml, media=media), []
    except FormError as refused:
        found = expressions.broken(outcome.xml)
        if not any((one.xpath, one.params.get("text")) == (refused.xpath, refused.params.get("text")) for one in found):
            found.append(refused)
        return None, [error(outcome.sheets.locate(one)) for one in found]


def _placed(found: Finding, sheets: Sheets) -> Finding:
    """The finding with the row and the column heading of the workbook it speaks of."""
    if found.row or found.sheet != "survey":
        return found
    row = sheets.row(found.xpath)
    return replace(found, row=row.number) if row is not None else found


def _warned(said: FormError) -> Finding:
    return replace(error(said), severity=WARNING)


__all__ = ["ERROR", "WARNING", "Coverage", "Finding", "Report", "check", "coverage", "report", "warning"]
