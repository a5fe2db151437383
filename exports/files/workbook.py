"""Tables as one workbook: a sheet a table, the codebook, the values, what was done to the data. It computes nothing."""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from exports.files import codebook, columns
from exports.files.book import EPOCH, Book
from exports.files.columns import Column, Table
from model.language import _, speaking

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

LONGEST_TEXT = 32_767
MOST_ROWS, MOST_COLUMNS = 1_048_575, 16_384  # beside the head
_SHEET = re.compile(r"[\[\]:*?/\\']")
_SHEET_LENGTH = 31
_WIDE, _NARROW = 24, 11


def write(book: Book, folder: Path) -> Iterator[Path]:
    """The workbook of a form."""
    file = folder / f"{book.form}.xlsx"
    with speaking(book.language), _opened(file, book) as made:
        sheets = _Sheets(made)
        for table in book.tables:
            _write_table(book, table, sheets)
        for name, rows in codebook.sheets(book):
            sheets.plain(name, rows)
        sheets.plain(_("About the file"), [[line] for line in book.note.splitlines()], head=False)
    yield file


def write_codebook(book: Book, folder: Path) -> Iterator[Path]:
    """The codebook alone."""
    file = folder / f"{book.form}_codebook.xlsx"
    with speaking(book.language), _opened(file, book) as made:
        sheets = _Sheets(made)
        for name, rows in codebook.sheets(book):
            sheets.plain(name, rows)
    yield file


def _opened(file: Path, book: Book) -> "Workbook":
    import xlsxwriter

    made = xlsxwriter.Workbook(
        str(file), {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    made.set_properties({"title": book.title, "author": "Sapa", "created": EPOCH.replace(tzinfo=None)})
    return made


class _Sheets:
    """The sheets of one workbook and the formats they share."""

    def __init__(self, made: "Workbook") -> None:
        self.made = made
        self.head = made.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self.body = made.add_format({"text_wrap": True, "valign": "top"})
        self.formats = {
            columns.DATE: made.add_format({"num_format": "yyyy-mm-dd"}),
            columns.MOMENT: made.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"}),
            columns.TIME: made.add_format({"num_format": "hh:mm:ss"}),
        }
        self._taken: set[str] = set()

    def add(self, name: str) -> "Worksheet":
        """A sheet of this name, or of the nearest one that a workbook can have."""
        plain = _SHEET.sub("_", name)[:_SHEET_LENGTH] or "_"
        tried, number = plain, 2
        while tried.lower() in self._taken:
            ending = f" ({number})"
            tried, number = plain[: _SHEET_LENGTH - len(ending)] + ending, number + 1
        self._taken.add(tried.lower())
        return self.made.add_worksheet(tried)

    def plain(self, name: str, rows: Sequence[Sequence[object]], *, head: bool = True) -> None:
        """A sheet of texts, its first row the head."""
        sheet = self.add(name)
        width = max(map(len, rows), default=1)
        sheet.set_column(0, width - 1, _WIDE if head else 110)
        if head:
            _head(sheet, len(rows) - 1, width)
        for at, row in enumerate(rows):
            for place, value in enumerate(row):
                if isinstance(value, int):
                    sheet.write_number(at, place, value)
                elif value:
                    kind = self.head if head and at == 0 else self.body
                    sheet.write_string(at, place, str(value)[:LONGEST_TEXT], kind)


def _head(sheet: "Worksheet", rows: int, width: int) -> None:
    """The first row stays in sight and filters the others."""
    sheet.freeze_panes(1, 1)
    if rows > 0:
        sheet.autofilter(0, 0, rows, width - 1)


def _write_table(book: Book, table: Table, sheets: _Sheets) -> None:
    """Its sheets: more than one only where a sheet has not enough rows or columns."""
    for part in _parts(table.columns):
        found = Table(table.layout, part, table.content)
        rows = book.rows(found, f"{book.form}.xlsx")
        for first in range(0, max(len(table), 1), MOST_ROWS):
            _write_sheet(book, found, sheets, rows, min(MOST_ROWS, len(table) - first))


def _parts(found: Sequence[Column]) -> list[list[Column]]:
    """Columns in pieces that a sheet can take; each piece begins with the key."""
    if len(found) <= MOST_COLUMNS:
        return [list(found)]
    key, rest = found[0], found[1:]
    return [[key, *rest[at : at + MOST_COLUMNS - 1]] for at in range(0, len(rest), MOST_COLUMNS - 1)]


def _write_sheet(book: Book, table: Table, sheets: _Sheets, rows: Iterator[tuple[object, ...]], length: int) -> None:
    sheet = sheets.add(table.name)
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, _NARROW if column.kind in _NUMERIC or column.numeric else 18)
    _head(sheet, length, len(table.columns))
    sheet.write_row(0, 0, [column.name for column in table.columns], sheets.head)
    writers = [_writer(sheet, column, sheets, book) for column in table.columns]
    for at in range(1, length + 1):
        for place, value in enumerate(next(rows)):
            if value is not None:
                writers[place](at, place, value)


_NUMERIC = (columns.INTEGER, columns.DECIMAL, columns.FLAG)


def _writer(sheet: "Worksheet", column: Column, sheets: _Sheets, book: Book) -> Callable[[int, int, Any], object]:
    """How one column is written; the type is known, so nothing is guessed cell by cell."""
    if column.kind in sheets.formats:
        form = sheets.formats[column.kind]
        return lambda at, place, value: sheet.write_datetime(at, place, value, form)
    if column.kind in _NUMERIC or (column.numeric and not book.labels):
        number: Callable[[int, int, Any], object] = sheet.write_number
        return number

    def text(at: int, place: int, value: str) -> None:
        if len(value) > LONGEST_TEXT:
            book.told.append(
                _("{column}: a text of {n} characters was cut at {most} in the workbook").format(
                    column=column.name, n=len(value), most=LONGEST_TEXT
                )
            )
        sheet.write_string(at, place, value[:LONGEST_TEXT])

    return text
