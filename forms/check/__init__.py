"""Everything wrong with a form, all at once, in the order of its sheets: what keeps it from use, and what disturbs."""

from dataclasses import replace
from pathlib import Path

from forms import xlsform, xml
from forms.check import choices, expressions, marks, names, reach, room, texts
from forms.check.findings import ERROR, WARNING, Coverage, Finding, Report, error, warning
from forms.check.texts import coverage
from forms.errors import FormError
from forms.form import Form, loads, media_beside
from forms.xlsform import Outcome, Sheets, complaints

_PARTS = (names, texts, reach, room)
# What these say would not be true of a form from which something broken was taken out.
_OF_THE_WHOLE = (choices, marks)


def check(source: Path, *, media: Path | None = None) -> Report:
    """Checks a workbook or an XForm file and whether its media are there."""
    media = media or media_beside(source)
    try:
        outcome = _xform(source) if source.suffix.lower() == ".xml" else xlsform.examine(source)
    except FormError as refused:
        return Report(None, (error(refused),), ())
    return report(outcome, media)


def report(outcome: Outcome, media: Path | None) -> Report:
    """What is to be said about a conversion and the form it gave."""
    errors = [error(one) for one in outcome.errors]
    form, broken = _read(outcome, media)
    errors += broken
    rows = {(one.sheet, one.row) for one in errors if one.row}
    remarks = [_remark(text) for text in outcome.warnings]
    if form is not None:
        parts = _PARTS if errors else (*_PARTS, *_OF_THE_WHOLE)
        remarks += [_placed(one, outcome.sheets) for part in parts for one in part.look(form, outcome.sheets)]
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
        if not any((one.code, one.params) == (refused.code, refused.params) for one in found):
            found.append(refused)
        return None, [error(outcome.sheets.locate(one)) for one in found]


def _placed(found: Finding, sheets: Sheets) -> Finding:
    """The finding with the row and the column heading of the workbook it speaks of."""
    if found.row or found.sheet != "survey":
        return found
    row = sheets.row(found.xpath)
    return replace(found, row=row.number) if row is not None else found


def _remark(text: str) -> Finding:
    said = complaints.complaint(text, "", {})
    return Finding(
        WARNING, "check.converter", said.sheet, said.row, said.column, params={"reason": said.params["reason"]}
    )


__all__ = ["ERROR", "WARNING", "Coverage", "Finding", "Report", "check", "coverage", "report", "warning"]
