"""Tables for SPSS and Stata, with labels and codes that count as missing. ReadStat writes them."""

import re
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date, datetime, time
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from exports.files import columns
from exports.files.book import Book
from exports.files.columns import LETTERS, Column, Table, numbered
from exports.files.naming import for_stata, shortened
from model.language import _, speaking

SPSS_LABEL, SPSS_VALUE, SPSS_TEXT = 250, 120, 32_767  # bytes
STATA_LABEL, STATA_VALUE, STATA_TEXT = 80, 32_000, 2_045  # signs, bytes, bytes
_SPSS_EPOCH, _STATA_EPOCH = datetime(1582, 10, 14), datetime(1960, 1, 1)  # noqa: DTZ001  wall clock, as all of it
_SPSS_FORMATS = {columns.DATE: "SDATE10", columns.MOMENT: "DATETIME20", columns.TIME: "TIME8"}
_STATA_FORMATS = {columns.DATE: "%tdCCYY-NN-DD", columns.MOMENT: "%tcCCYY-NN-DD_HH:MM:SS", columns.TIME: "%tcHH:MM:SS"}
_MEASURES = {columns.CODE: "nominal", columns.FLAG: "nominal", columns.TEXT: "nominal"}
Made = Callable[[Book, Table], tuple[Any, dict[str, Any]]]
_WRITTEN_AT_DTA = re.compile(rb"<timestamp>\x11.{17}</timestamp>", re.DOTALL)


def write_sav(book: Book, folder: Path) -> Iterator[Path]:
    """A file for each table, for SPSS."""
    yield from _written(book, folder, "sav", _sav)


def write_dta(book: Book, folder: Path) -> Iterator[Path]:
    """A file for each table, for Stata 14 and later. Codes that are words become numbers in the order of their list."""
    yield from _written(book, folder, "dta", _dta)


def _written(book: Book, folder: Path, ending: str, made: Made) -> Iterator[Path]:
    """In a process of its own: ReadStat lets no other thread do anything until a file is whole."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        for table in book.tables:
            file = folder / f"{table.name}.{ending}"
            book.progress.at(file.name, 0, 1)
            frame, said = made(book, table)
            pool.submit(_write, f"write_{ending}", frame, str(file), said).result()
            _DATELESS[ending](file)
            book.progress.at(file.name, 1, 1)
            yield file


def _write(function: str, frame: Any, file: str, said: dict[str, Any]) -> None:
    import pyreadstat

    getattr(pyreadstat, function)(frame, file, **said)


def _sav(book: Book, table: Table) -> tuple[Any, dict[str, Any]]:
    frame = pd.DataFrame({one.name: _spss(table, one, book) for one in table.columns}, copy=False)
    coded = [one for one in table.columns if one.kind == columns.CODE and one.values]
    return frame, {
        "file_label": shortened(book.title, 60),
        "row_compress": True,
        "column_labels": [shortened(one.said(book.language), SPSS_LABEL) for one in table.columns],
        "variable_value_labels": {one.name: _spss_values(book, one) for one in coded},
        "missing_ranges": {one.name: [int(code) for code in one.missing[:3]] for one in coded if one.missing},
        "variable_measure": {one.name: _MEASURES.get(one.kind, "scale") for one in table.columns},
        "variable_format": {one.name: form for one in table.columns if (form := _spss_format(one))},
    }


def _dta(book: Book, table: Table) -> tuple[Any, dict[str, Any]]:
    names = for_stata(one.name for one in table.columns)
    frame = pd.DataFrame({names[one.name]: _stata(table, one, book) for one in table.columns}, copy=False)
    coded = [one for one in table.columns if one.kind == columns.CODE and one.values]
    letters = {one.name: [LETTERS[code] for code in one.missing if code in LETTERS] for one in coded if one.missing}
    forms = {one.name: _STATA_FORMATS[one.kind] for one in table.columns if one.kind in _STATA_FORMATS}
    return frame, {
        "file_label": book.title[:STATA_LABEL],
        "version": 15,
        "column_labels": [one.said(book.language)[:STATA_LABEL] for one in table.columns],
        "variable_value_labels": {names[one.name]: _stata_values(book, one) for one in coded},
        "missing_user_values": {names[name]: found for name, found in letters.items()},
        "variable_format": {names[name]: form for name, form in forms.items()},
    }


# --- values -------------------------------------------------------------------------------------------------------


def _spss(table: Table, column: Column, book: Book) -> Any:
    values = table.content[column.name]
    if _is_number(column):
        return _numbers(values, lambda value: value)
    if column.kind in _SPSS_FORMATS:
        return _numbers(values, lambda value: _seconds(value, _SPSS_EPOCH))
    return _texts(values, SPSS_TEXT, column, book)


def _spss_format(column: Column) -> str:
    """Dates as dates, whole numbers without decimals; SPSS decides on the rest."""
    whole = column.kind in (columns.FLAG, columns.INTEGER) or (column.kind == columns.CODE and column.numeric)
    return _SPSS_FORMATS.get(column.kind, "F11.0" if whole else "")


def _stata(table: Table, column: Column, book: Book) -> Any:
    values = table.content[column.name]
    if column.kind == columns.CODE and column.values:
        return _stata_codes(values, column)
    if _is_number(column):
        return _numbers(values, lambda value: value)
    if column.kind == columns.DATE:
        return _numbers(values, lambda value: float((value - _STATA_EPOCH.date()).days))
    if column.kind in _STATA_FORMATS:
        return _numbers(values, lambda value: 1000 * _seconds(value, _STATA_EPOCH))
    return _texts(values, STATA_TEXT, column, book)


def _is_number(column: Column) -> bool:
    if column.kind == columns.CODE:
        return column.numeric
    return column.kind in (columns.FLAG, columns.INTEGER, columns.DECIMAL)


def _numbers(values: list[object], number: Callable[[Any], float]) -> Any:
    return np.array([np.nan if value is None else number(value) for value in values], dtype=float)


def _texts(values: list[object], longest: int, column: Column, book: Book) -> Any:
    found = ["" if value is None else shortened(str(value), longest) for value in values]
    cut = sum(value is not None and len(text) < len(str(value)) for text, value in zip(found, values, strict=True))
    if cut:
        with speaking(book.language):
            said = _("{column}: {n} texts were cut at {most} bytes, the most that the format takes")
            book.told.append(said.format(column=column.name, n=cut, most=longest))
    return pd.array(found, dtype=object)


def _seconds(value: date | datetime | time, epoch: datetime) -> float:
    if isinstance(value, time):
        return value.hour * 3600.0 + value.minute * 60 + value.second
    moment = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)  # noqa: DTZ001
    return (moment - epoch).total_seconds()


def _stata_codes(values: list[object], column: Column) -> Any:
    """Numbers, and letters for what is no answer. As categories: in an array of objects pyreadstat judges by the first
    hundred values, and takes a rare question, letters up to there, for a text."""
    as_number = _stata_numbers(column)
    if not column.missing:
        return np.array([np.nan if value is None else as_number[str(value)] for value in values], dtype=float)
    letters = {code: LETTERS[code] for code in column.missing if code in LETTERS}
    found = [np.nan if value is None else letters.get(str(value), as_number[str(value)]) for value in values]
    return pd.Categorical(found, categories=[*dict.fromkeys(as_number.values()), *letters.values()])


def _stata_numbers(column: Column) -> dict[str, Any]:
    if column.numeric:
        return {one.code: float(one.code) for one in column.values}
    return {one.code: float(number) for one, number in numbered(column)}


# --- words --------------------------------------------------------------------------------------------------------


def _spss_values(book: Book, column: Column) -> dict[Any, str]:
    return {
        (float(value) if isinstance(value, int) else value): shortened(label, SPSS_VALUE)
        for value, label in book.words(column).items()
    }


def _stata_values(book: Book, column: Column) -> dict[Any, str]:
    """Where a code became a number, it stands behind the words."""
    numbers, found = _stata_numbers(column), {}
    for value, label in book.words(column).items():
        code = str(value)
        said = label if column.numeric or label == code else f"{label} [{code}]"
        letter = LETTERS.get(code) if code in column.missing else None
        found[letter or numbers[code]] = shortened(said, STATA_VALUE)
    return found


# --- no clock -----------------------------------------------------------------------------------------------------


def _dateless_sav(file: Path) -> None:
    """The same data give the same bytes: ReadStat writes the hour into the header."""
    with file.open("r+b") as content:
        content.seek(92)
        content.write(b"01 Jan 00" + b"00:00:00")


def _dateless_dta(file: Path) -> None:
    with file.open("r+b") as content:
        head = content.read(4096)
        found = _WRITTEN_AT_DTA.search(head)
        if found:
            content.seek(found.start())
            content.write(b"<timestamp>\x1101 Jan 2000 00:00</timestamp>")


_DATELESS: dict[str, Callable[[Path], None]] = {"sav": _dateless_sav, "dta": _dateless_dta}
