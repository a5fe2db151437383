"""Tables as CSV with a description that programs read (Frictionless Data Package). It knows no other format.

UTF-8 with a mark, so that spreadsheets see Cyrillic; RFC 4180; a text that would start a formula gets an apostrophe.
"""

import csv
import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from exports.files import columns, words
from exports.files.book import Book, written
from exports.files.columns import Column, Table
from exports.tables import disarmed

_TYPES = {
    columns.TEXT: "string", columns.CODE: "string", columns.FLAG: "integer", columns.INTEGER: "integer",
    columns.DECIMAL: "number", columns.DATE: "date", columns.MOMENT: "datetime", columns.TIME: "time",
}  # fmt: skip
PACKAGE = "datapackage.json"


def write(book: Book, folder: Path) -> Iterator[Path]:
    """A file for each table."""
    for table in book.tables:
        file = folder / f"{table.name}.csv"
        with file.open("w", encoding="utf-8-sig", errors="replace", newline="") as target:
            writer = csv.writer(target, delimiter=_delimiter(book), lineterminator="\r\n")
            writer.writerow([column.name for column in table.columns])
            cells = [_cell(column, book) for column in table.columns]
            for row in book.rows(table, file.name):
                writer.writerow([cell(value) for cell, value in zip(cells, row, strict=True)])
        yield file


def _delimiter(book: Book) -> str:
    return ";" if book.semicolons else ","


def _cell(column: Column, book: Book) -> Callable[[object], str]:
    if column.kind == columns.DECIMAL and book.semicolons:
        return lambda value: written(value).replace(".", ",")
    return _text if column.kind in (columns.TEXT, columns.CODE) else written


def _text(value: object) -> str:
    return disarmed(value) if isinstance(value, str) else written(value)


def package(books: Sequence[Book], version: str, title: str, description: str) -> str:
    """The description of all CSVs of a folder: types, words, missing values, keys."""
    said = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "sapa-export",
        "title": title,
        "version": version,
        "description": description,
        "resources": [_resource(book, table) for book in books for table in book.tables],
    }
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def _resource(book: Book, table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(book, column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": [words.KEY if table.layout.repeat else words.ID],
    }
    if table.layout.repeat:
        schema["foreignKeys"] = list(_references(book, table))
    return {
        "name": table.name.lower().replace("_", "-"),
        "path": f"{table.name}.csv",
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "dialect": {"delimiter": _delimiter(book), "header": True, "doubleQuote": True, "lineTerminator": "\r\n"},
        "schema": schema,
    }


def _references(book: Book, table: Table) -> Iterator[dict[str, Any]]:
    """To the interview, and to the row of the repeat around this one."""
    root = book.tables[0].name.lower().replace("_", "-")
    yield {"fields": [words.ID], "reference": {"resource": root, "fields": [words.ID]}}
    parent = next((one for one in book.tables if one.name == table.layout.parent), None)
    if parent is not None and parent.layout.repeat:
        yield {
            "fields": [words.PARENT],
            "reference": {"resource": parent.name.lower().replace("_", "-"), "fields": [words.KEY]},
        }


def _field(book: Book, column: Column) -> dict[str, Any]:
    coded = column.kind == columns.CODE
    said: dict[str, Any] = {
        "name": column.name,
        "type": "integer" if coded and column.numeric and not book.labels else _TYPES[column.kind],
        "title": column.said(book.language),
    }
    if column.kind == columns.DECIMAL and book.semicolons:
        said["decimalChar"] = ","
    if coded and not book.labels:
        said["categories"] = [{"value": value, "label": label} for value, label in book.words(column).items()]
    if column.missing and not book.labels:
        said["missingValues"] = ["", *column.missing]
    if column.kind == columns.FLAG:
        said["constraints"] = {"enum": [0, 1]}
    return said
