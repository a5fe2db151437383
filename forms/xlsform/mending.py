"""A workbook without the cell or the row that was complained about, so that what else is wrong comes to light.

Nothing of it is kept or shown: the mended workbook only serves to find further complaints.
"""

from collections.abc import Iterator
from typing import Any

from forms.errors import FormError

_KEPT = ("type", "name", "label")
Cells = dict[str, Any]


def without(book: dict[str, Any], error: FormError, reference: str) -> bool:
    """Takes what the complaint is about out of the book; False when there is nothing left to take."""
    row = _row(book, error)
    if row is None or _is_frame(row):
        return _drop_mentions(row, reference) if row is not None and reference else False
    return _drop_mentions(row, reference) or _drop_column(row, error.column) or _reduce(row, error)


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


def _reduce(row: Cells, error: FormError) -> bool:
    """To a plain text question of that name, then under another name, then to nothing."""
    extra = [name for name in _columns(row) if name.lower() not in _KEPT]
    kind, name = str(_cell(row, "type")), str(_cell(row, "name") or "")
    if error.sheet not in ("", "survey"):
        was_empty = not row
        row.clear()
        return not was_empty
    for column in extra:
        del row[column]
    if kind != "text" or extra or _cell(row, "label") is None:
        row.update({"type": "text", "name": name, "label": "-"})
    elif not name.startswith("mended_"):
        row["name"] = f"mended_{error.row}"
    else:
        return False
    return True


def _cell(row: Cells, column: str) -> object:
    return next((row[name] for name in row if str(name).lower() == column), None)


def _columns(row: Cells) -> Iterator[str]:
    return iter([name for name in row if isinstance(name, str)])
