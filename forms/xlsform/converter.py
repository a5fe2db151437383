"""A workbook's bytes -> XForm XML. The only file that knows pyxform; it trusts nobody to have limited it."""

import copy
from collections.abc import Mapping
from dataclasses import dataclass, fields
from time import process_time
from typing import Any

from forms.errors import FormError
from forms.xlsform import complaints, explaining, mending, preparing
from forms.xlsform.job import Job, Outcome
from forms.xlsform.sheets import Sheets, of_book

MAX_QUESTIONS = 5_000
MAX_CHOICES = 50_000
_MOST_COMPLAINTS = 40
# A large form takes seconds each time; what was found until then is more than nothing.
_SEARCH_SECONDS = 8.0

Book = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Made:
    xml: str
    warnings: list[str]


def work(job: Job) -> Outcome:
    """The conversion proper; it takes and returns plain values, so that a child process can do it."""
    try:
        book = _read(job)
        sheets = of_book(book)
        _count(book)
    except FormError as error:
        return Outcome(errors=(error,))
    return _convert(book, sheets, _MOST_COMPLAINTS if job.every else 1)


def _convert(book: Book, sheets: Sheets, most: int) -> Outcome:
    """Converts; after a complaint again without what it was about, until there is none or nothing more to leave out."""
    errors: list[FormError] = []
    turns = 0
    until = process_time() + _SEARCH_SECONDS
    while True:
        try:
            made = _make(copy.deepcopy(book) if most > 1 else book)
        except FormError as error:
            mentioned = complaints.mentioned(error)
            told = _told(error, sheets, mentioned)
            # What was left out of a cell may leave it empty: that is no second mistake.
            if not told.row or _place(told) not in map(_place, errors):
                errors.append(told)
            turns += 1
            is_enough = turns >= most or process_time() > until
            if is_enough or not mending.without(book, error, f"${{{mentioned}}}" if mentioned else ""):
                return Outcome(sheets=sheets, errors=tuple(errors))
        else:
            return Outcome(made.xml.encode(), tuple(made.warnings), sheets, tuple(errors))


def _told(error: FormError, sheets: Sheets, mentioned: str) -> FormError:
    return explaining.explained(sheets.locate(mending.unmended(error, sheets), mentioned), sheets)


def _place(error: FormError) -> tuple[str, int, str]:
    return (error.sheet, error.row, error.column)


def _read(job: Job) -> Book:
    from pyxform.xls2json_backends import get_xlsform

    with _Refusing():
        read = get_xlsform(job.content, file_type=job.suffix)
    book = {field.name: getattr(read, field.name) for field in fields(read)}
    return {**book, "fallback_form_name": job.stem or None}


def _count(book: Mapping[str, Any]) -> None:
    questions, choices = len(book.get("survey") or ()), len(book.get("choices") or ())
    if questions > MAX_QUESTIONS:
        raise FormError("xlsform.too_many_rows", sheet="survey", rows=questions, limit=MAX_QUESTIONS)
    if choices + len(book.get("external_choices") or ()) > MAX_CHOICES:
        raise FormError("xlsform.too_many_rows", sheet="choices", rows=choices, limit=MAX_CHOICES)


def _make(book: Book) -> _Made:
    from pyxform.xls2xform import convert

    warnings: list[str] = []
    try:
        with _Refusing():
            result = convert(preparing.prepared(book), warnings=warnings, pretty_print=False)
    except FormError as error:
        raise preparing.placed(error, book) from error
    return _Made(result.xform, warnings)


class _Refusing:
    """Whatever pyxform and what it stands on raise leaves as a FormError."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        from zipfile import BadZipFile, LargeZipFile
        from zlib import error as broken_stream

        from pyxform.errors import PyXFormError

        if isinstance(error, PyXFormError):
            raise complaints.complaint(str(error), error.code.name if error.code else "", error.context) from error
        # A workbook that is none, or is broken in a way pyxform did not expect.
        surprises = (BadZipFile, LargeZipFile, broken_stream, LookupError, ValueError, TypeError, AttributeError)
        if isinstance(error, (*surprises, OSError, SyntaxError, NotImplementedError, RecursionError, AssertionError)):
            raise FormError("xlsform.unreadable", reason=f"{type(error).__name__}: {error}") from error
