"""A complaint of the converter with what the workbook itself tells of it: which row was meant, what is open there."""

from collections.abc import Iterable
from typing import NamedTuple

from forms.errors import FormError
from forms.xlsform.sheets import Row, Sheets

# A title above the headings is seldom longer than this.
_TITLE_ROWS = 6


class _Opened(NamedTuple):
    kind: str
    name: str
    row: int


def explained(error: FormError, sheets: Sheets) -> FormError:
    """The same error, or a better one where the rows tell more than the converter said."""
    if error.code == "xlsform.no_columns":
        return _title_above(error, sheets)
    if error.code == "xlsform.unmatched_end":
        return _wrong_end(error, sheets)
    if error.code in ("xlsform.no_choices", "xlsform.sheet_called") and not error.row:
        row = next((row for row in sheets.survey if row.cells.get("type", "").startswith("select")), None)
        if row is not None and error.params.get("wanted", "choices") == "choices":
            error.sheet, error.row, error.column = "survey", row.number, "type"
    return error


def _title_above(error: FormError, sheets: Sheets) -> FormError:
    rows = {"survey": sheets.survey, "choices": sheets.choices}.get(error.sheet, ())
    wanted = "type" if error.sheet == "survey" else "list_name"
    heads = [row.number for row in rows[:_TITLE_ROWS] if wanted in (cell.lower() for cell in row.cells.values())]
    if not heads:
        return error
    return FormError("xlsform.title_row", sheet=error.sheet, row=1, headings=heads[0])


def _wrong_end(error: FormError, sheets: Sheets) -> FormError:
    opened = _open_before(sheets.survey, error.row)
    ended = next((_kind(row) for row in sheets.survey if row.number == error.row), "")
    if not opened or opened[-1].kind == ended:
        return error
    last = opened[-1]
    return FormError(
        "xlsform.wrong_end",
        sheet="survey",
        row=error.row,
        column="type",
        wanted=f"end {last.kind}",
        name=last.name,
        begun=last.row,
    )


def _open_before(rows: Iterable[Row], number: int) -> list[_Opened]:
    """What was begun and not ended above a row, outermost first."""
    opened: list[_Opened] = []
    for row in rows:
        if row.number >= number:
            break
        beginning = row.cells.get("type", "").replace("_", " ").lower()
        if beginning.startswith("begin "):
            opened.append(_Opened(_kind(row), row.cells.get("name", ""), row.number))
        elif beginning.startswith("end ") and opened:
            opened.pop()
    return opened


def _kind(row: Row) -> str:
    """`group` of `begin group`, `repeat` of `end_repeat`."""
    return next(iter(row.cells.get("type", "").replace("_", " ").lower().split()[1:]), "")
