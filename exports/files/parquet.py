"""Tables as Parquet, typed, with labels and values in the metadata. It knows no other format."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from exports.files import columns
from exports.files.book import Book
from exports.files.columns import Column, Table


def write(book: Book, folder: Path) -> Iterator[Path]:
    """A file for each table."""
    import pyarrow as pa
    from pyarrow import parquet

    for table in book.tables:
        file = folder / f"{table.name}.parquet"
        book.progress.at(file.name, 0, 1)
        schema = pa.schema([_field(pa, book, column) for column in table.columns], metadata=_about(book, table))
        arrays = [
            pa.array(table.content[column.name], type=field.type)
            for column, field in zip(table.columns, schema, strict=True)
        ]
        parquet.write_table(pa.Table.from_arrays(arrays, schema=schema), str(file), compression="zstd")
        book.progress.at(file.name, 1, 1)
        yield file


def _field(pa: Any, book: Book, column: Column) -> Any:
    types = {
        columns.TEXT: pa.string(), columns.FLAG: pa.int8(), columns.INTEGER: pa.int64(), columns.DECIMAL: pa.float64(),
        columns.DATE: pa.date32(), columns.MOMENT: pa.timestamp("s"), columns.TIME: pa.time32("s"),
        columns.CODE: pa.int32() if column.numeric else pa.string(),
    }  # fmt: skip
    said = {"label": column.said(book.language), "path": column.path}
    if column.kind == columns.CODE:
        said["values"] = _json({str(value): label for value, label in book.words(column).items()})
    if column.missing:
        said["missing"] = _json(list(column.missing))
    return pa.field(column.name, types[column.kind], metadata=said)


def _about(book: Book, table: Table) -> dict[str, str]:
    return {"title": book.title, "form": book.form, "table": table.name, "language": book.language, "note": book.note}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
