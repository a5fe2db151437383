"""What a workbook asks of a telephone and means otherwise here, before it is converted: lists kept apart, maps."""

from collections.abc import Mapping
from typing import Any

from forms.errors import FormError

_EXTERNAL = ("select_one_external", "select one external", "select1_external", "select1 external")
_LIST = ("list_name", "list name")
Book = dict[str, Any]


def prepared(book: Book) -> Book:
    """The same workbook with its external choices among the others, where a filter finds them; FormError `xlsform.osm`
    for a question that asks for a map being edited."""
    for number, row in enumerate(book.get("survey") or (), 2):
        if _cell(row, "type").split()[:1] == ["osm"]:
            raise FormError("xlsform.osm", sheet="survey", row=number, column="type", name=_cell(row, "name"))
    external = book.get("external_choices")
    if not external:
        return book
    renamed = {name: f"{name}_external" for name in _lists(book.get("choices") or ())}
    return {
        **book,
        "survey": [_inside(row, renamed) for row in book.get("survey") or ()],
        "choices": [*(book.get("choices") or ()), *(_renamed(row, renamed) for row in external)],
        "choices_header": [{**_head(book, "choices"), **_head(book, "external_choices")}],
        "external_choices": None,
        "external_choices_header": None,
    }


def placed(error: FormError, book: Book) -> FormError:
    """The same error, in the sheet where its choice was written."""
    own = len(book.get("choices") or ())
    if error.sheet == "choices" and book.get("external_choices") and error.row > own + 1:
        error.sheet, error.row = "external_choices", error.row - own
    return error


def _inside(row: Mapping[str, Any], renamed: Mapping[str, str]) -> dict[str, Any]:
    """A question about an external list as one about a list."""
    written = " ".join(_cell(row, "type").split())
    said = next((word for word in _EXTERNAL if written.startswith(f"{word} ")), "")
    if not said:
        return dict(row)
    name = written.removeprefix(said).strip()
    return {key: f"select_one {renamed.get(name, name)}" if _is(key, "type") else row[key] for key in row}


def _renamed(row: Mapping[str, Any], renamed: Mapping[str, str]) -> dict[str, Any]:
    return {key: renamed.get(str(cell), cell) if _is(key, *_LIST) else cell for key, cell in row.items()}


def _lists(rows: Any) -> set[str]:
    return {_cell(row, *_LIST) for row in rows} - {""}


def _head(book: Book, sheet: str) -> dict[str, Any]:
    return dict(next(iter(book.get(f"{sheet}_header") or ()), {}))


def _cell(row: Mapping[str, Any], *columns: str) -> str:
    return next((str(cell) for key, cell in row.items() if _is(key, *columns) and cell is not None), "").strip()


def _is(key: object, *columns: str) -> bool:
    return str(key).strip().lower() in columns
