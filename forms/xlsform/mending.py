"""A workbook without the cell or the row that was complained about, so that what else is wrong comes to light.

Nothing of it is kept or shown: the mended workbook only serves to find further complaints.
"""

from collections.abc import Iterator
from typing import Any

from forms.errors import FormError
from forms.xlsform.sheets import Sheets

_STAND_IN = "mended_"
_KEPT = ("type", "name", "label")
Cells = dict[str, Any]


def without(book: dict[str, Any], error: FormError, reference: str) -> bool:
    """Takes what the complaint is about out of the book; False when there is nothing left to take."""
    row = _row(book, error)
    if row is None or _is_frame(row):
        return _drop_mentions(row, reference) if row is not None and reference else False
    return _drop_mentions(row, reference) or _drop_column(row, error.column) or _reduce(book, row, error)


def unmended(error: FormError, sheets: Sheets) -> FormError:
    """The same error, speaking of the name that was written where the complaint speaks of its stand-in."""
    name = str(error.params.get("name", ""))
    if name.startswith(_STAND_IN):
        number = int(name.removeprefix(_STAND_IN))
        error.sheet, error.row = "survey", number
        error.params["name"] = next((row.cells.get("name", "") for row in sheets.survey if row.number == number), "")
    return error


def _row(book: dict[str, Any], error: FormError) -> Cells | None:
    written = book.get(error.sheet or "survey") or ()
    return written[error.row - 2] if 2 <= error.row <= len(written) + 1 else None


def _is_frame(row: Cells) -> bool:
    """Rows that open or close a group cannot go alone."""
    return str(_cell(row, "type") or "").strip().lower().startswith(("begin", "end"))


def _drop_mentions(row: Cells, reference: str) -> bool:
    dropped = [name for name in _columns(row) if reference and reference in str(row[name])]
    for name in dropped:
        del row[name]
    return bool(dropped)


def _drop_column(row: Cells, column: str) -> bool:
    if not column or column.lower() in _KEPT:
        return False
    dropped = [name for name in _columns(row) if name.lower().partition("::")[0] == column.lower()]
    for name in dropped:
        del row[name]
    return bool(dropped)


def _reduce(book: dict[str, Any], row: Cells, error: FormError) -> bool:
    """To something that cannot be wrong in that way: another name, any label, at last a plain text question."""
    if error.sheet not in ("", "survey"):
        was_empty = not row
        row.clear()
        return not was_empty
    name = str(_cell(row, "name") or "")
    label = _label(book)
    if error.column == "label" and not any(_is_label(column) for column in _columns(row)):
        row[label] = "-"
    elif error.column == "name" and not name.startswith(_STAND_IN):
        _put(row, "name", f"{_STAND_IN}{error.row}")
    elif extra := [column for column in _columns(row) if column.lower() not in _KEPT and not _is_label(column)]:
        for column in extra:
            del row[column]
        _put(row, "type", "text")
    elif _cell(row, "type") != "text":
        _put(row, "type", "text")
        row[label] = "-"
    else:
        return False
    return True


def _put(row: Cells, column: str, value: str) -> None:
    """Under the heading as this workbook spells it."""
    row[next((name for name in _columns(row) if name.strip().lower() == column), column)] = value


def _label(book: dict[str, Any]) -> str:
    """A heading for a label that this workbook has: pyxform takes no other."""
    headings: Cells = next(iter(book.get("survey_header") or ()), {})
    return next((str(heading) for heading in headings if _is_label(str(heading))), "label")


def _is_label(column: str) -> bool:
    return column.strip().lower().partition(":")[0] == "label"


def _cell(row: Cells, column: str) -> object:
    return next((row[name] for name in row if str(name).lower() == column), None)


def _columns(row: Cells) -> Iterator[str]:
    return iter([name for name in row if isinstance(name, str)])
