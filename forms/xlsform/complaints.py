"""pyxform's complaints as our errors: place and code are taken out of the sentence, to be said in any language."""

import re
from collections.abc import Mapping
from typing import Any

from forms.errors import FormError

_ROW = re.compile(r"\[row : (\d+)\]\s*")
_SHEET = re.compile(
    r"\b(?:[Oo]n the '?|for sheet: ')(survey|choices|settings|entities|external_choices|osm)(?:'? sheet|')"
)
_COLUMN = re.compile(r"[Cc]olumn '([^']+)'|the '([^']+)' (?:column|value)|Invalid '([^']+)'")
# The complaints that authors meet, with the column they are about; any other is passed on in pyxform's own words.
_KNOWN: tuple[tuple[str, str, str], ...] = (
    (
        "xlsform.sheet_called",
        "",
        r"a sheet named '(?P<wanted>[^']*)', the following sheets with similar names were found: (?P<name>[^.]*)",
    ),
    ("xlsform.no_list", "type", r"Unknown question type '(?P<type>select(?:[_ ](?:one|multiple)|1)|rank)'"),
    ("xlsform.list_file", "type", r"File name for '(?P<type>[^']*)' should end"),
    ("xlsform.range_number", "parameters", r"the parameter '(?P<name>\w+)' must be a number"),
    ("xlsform.range_zero", "parameters", r"the parameter '(?P<name>\w+)' must not be '0'"),
    (
        "xlsform.unknown_parameter",
        "parameters",
        r"keys for this question type are '(?P<known>[^']*)'\. The following are invalid [^:]*: '(?P<wrong>[^']*)'",
    ),
    ("xlsform.parameter_form", "parameters", r"[Pp]arameters (?:must|to) be in the form"),
    ("xlsform.two_columns", "", r"names for the same column were found: '(?P<other>[^']*)', '(?P<name>[^']*)'"),
    ("xlsform.no_entities", "save_to", r"using the save_to column, add an entities sheet"),
    ("xlsform.audit_name", "name", r"Audits must always be named"),
    ("xlsform.unknown_type", "type", r"Unknown question type '(?P<type>[^']*)'"),
    ("xlsform.no_type", "type", r"Question with no type"),
    ("xlsform.no_name", "name", r"Question or group with no name"),
    ("xlsform.bad_name", "", r"Names must begin with a letter or underscore"),
    (
        "xlsform.same_name",
        "name",
        r"the 'name' value '(?P<name>[^']*)' is invalid\. (?:Questions|Repeat names must uni)",
    ),
    ("xlsform.unknown_name", "", r"Could not find the name '(?P<name>[^']*)'"),
    ("xlsform.unknown_name", "", r"no survey element named '(?P<name>[^']*)'"),
    ("xlsform.ambiguous_name", "", r"The name '(?P<name>[^']*)' appears more than"),
    ("xlsform.ambiguous_name", "", r"multiple survey elements named '(?P<name>[^']*)'"),
    ("xlsform.bad_reference", "", r"Reference variables must start with"),
    ("xlsform.unmatched_end", "type", r"Unmatched 'end_\w+'"),
    ("xlsform.unmatched_begin", "type", r"Unmatched 'begin_\w+'"),
    ("xlsform.no_label", "label", r"element named '(?P<name>[^']*)' has no label or hint"),
    ("xlsform.unknown_list", "type", r"List name not in (?:external )?choices sheet: (?P<list>.+)"),
    ("xlsform.no_choices", "type", r"There should be an? (?:external_)?choices sheet"),
    ("xlsform.same_choice", "name", r"Choice names must be unique"),
    ("xlsform.choice_without_name", "name", r"Choices must have a name"),
    ("xlsform.choice_with_blank", "name", r"Choice names with spaces"),
    ("xlsform.no_calculation", "calculation", r"Missing calculation"),
    ("xlsform.no_columns", "", r"required column headers were not found: (?P<columns>[^.]+)"),
    ("xlsform.same_column", "", r"Duplicate column header: (?P<name>.+)"),
    ("xlsform.no_survey", "", r"must have a sheet named 'survey'|sheet named 'survey'"),
    ("xlsform.bad_parameters", "parameters", r"the 'parameters' value is invalid"),
)
_PATTERNS = tuple((code, column, re.compile(pattern)) for code, column, pattern in _KNOWN)


def complaint(text: str, rule: str, context: Mapping[str, Any]) -> FormError:
    """The error for one complaint; `reason` always holds pyxform's own words."""
    row, sheet = _ROW.search(text), _SHEET.search(text)
    number = int(row[1]) if row else int(context.get("row") or 0)
    reason = _ROW.sub("", text).strip()
    code, column, found = _known(reason)
    error = FormError(
        code,
        sheet=str(context.get("sheet") or (sheet[1] if sheet else "survey" if number else "")),
        row=number,
        column=str(context.get("column") or _column(text) or column),
        reason=reason,
        rule=rule,
    )
    error.params.update({name: str(value or "").replace("'", "") for name, value in found.items()})
    if code in ("xlsform.no_columns", "xlsform.two_columns"):
        error.row, error.column = 1, ""
    return error


def mentioned(error: FormError) -> str:
    """The type or the name to look for in the cells when a complaint has no row."""
    return str(error.params.get("type") or error.params.get("name") or "")


def _known(reason: str) -> tuple[str, str, dict[str, str]]:
    for code, column, pattern in _PATTERNS:
        if match := pattern.search(reason):
            return code, column, match.groupdict()
    return "xlsform.refused", "", {}


def _column(text: str) -> str:
    column = _COLUMN.search(text)
    return next((found for found in column.groups() if found), "") if column else ""
