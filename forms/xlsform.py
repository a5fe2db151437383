"""XLSForm (.xlsx, .xls, .csv, or a Markdown table) -> XForm XML. The only file that knows pyxform."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from forms.errors import FormError

_ROW = re.compile(r"\[row : (\d+)\]\s*")
_SHEET = re.compile(r"\b[Oo]n the '?(survey|choices|settings|entities|external_choices|osm)'? sheet")
_COLUMN = re.compile(r"[Cc]olumn '([^']+)'|the '([^']+)' (?:column|value)|Invalid '([^']+)'")
_NAME = re.compile(r"element named '([^']+)'|\$\{([^}]+)\}")
_WORKBOOKS = (".xlsx", ".xlsm")
# What a rule of an XForm is called as a column of the survey sheet.
_COLUMNS = {"calculate": "calculation", "readonly": "read_only", "setvalue": "default"}


@dataclass(frozen=True, slots=True)
class Converted:
    """The XForm, and what the converter had to say about the workbook though it could use it."""

    xml: bytes
    warnings: tuple[str, ...]


def convert(source: Path | str) -> Converted:
    """Converts a workbook at a path, or the text of a Markdown table. FormError names sheet, row and column."""
    if isinstance(source, Path) and not source.is_file():
        raise FormError("form.missing_file", file=str(source))
    return _in_process(source)


def _in_process(source: Path | str) -> Converted:
    """The conversion proper; it takes and returns plain values, so that a child process could do it."""
    from zipfile import BadZipFile

    from openpyxl.utils.exceptions import InvalidFileException
    from pyxform.errors import PyXFormError
    from pyxform.xls2xform import convert as pyxform_convert

    kind = ".md" if isinstance(source, str) else None
    warnings: list[str] = []
    try:
        result = pyxform_convert(source, warnings=warnings, file_type=kind, pretty_print=False)
    except PyXFormError as error:
        raise complaint(str(error), error.code.name if error.code else "", error.context) from error
    except (BadZipFile, InvalidFileException, LookupError, ValueError, TypeError, AttributeError, OSError) as error:
        # A workbook that is none, or is broken in a way pyxform did not expect.
        raise FormError("xlsform.unreadable", reason=f"{type(error).__name__}: {error}") from error
    return Converted(result.xform.encode(), tuple(warnings))


def complaint(text: str, rule: str, context: dict[str, Any]) -> FormError:
    """pyxform's complaint as our error: its place is taken out of the sentence, the rest is the reason."""
    row, column, sheet = _ROW.search(text), _COLUMN.search(text), _SHEET.search(text)
    named = next((found for found in column.groups() if found), "") if column else ""
    number = int(row[1]) if row else 0
    return FormError(
        "xlsform.refused",
        sheet=str(context.get("sheet") or (sheet[1] if sheet else "survey" if number else "")),
        row=number or int(context.get("row") or 0),
        column=str(context.get("column") or named),
        reason=_ROW.sub("", text).strip(),
        rule=rule,
    )


def located(error: FormError, source: Path) -> FormError:
    """The same error with the row of the workbook where the element it speaks of, or mentions, was written."""
    if error.row or source.suffix.lower() not in _WORKBOOKS:
        return error
    error.column = _COLUMNS.get(error.column, error.column)
    error.row = _row_of(source, error)
    error.sheet = error.sheet or ("survey" if error.row else "")
    return error


def rows(source: Path) -> dict[str, int]:
    """The row of the survey sheet for each element, by its path below the root; empty for what is no workbook."""
    if source.suffix.lower() not in _WORKBOOKS:
        return {}
    return {path: number for number, path, _ in _survey_rows(source)}


def _row_of(source: Path, error: FormError) -> int:
    mentioned = _NAME.search(str(error.params.get("reason", "")))
    reference = f"${{{mentioned[1] or mentioned[2]}}}" if mentioned else ""
    if not (error.xpath or reference):
        return 0
    for number, path, cells in _survey_rows(source):
        if error.xpath and path == error.xpath.partition("/")[2].partition("/")[2]:
            return number
        if reference and any(reference in cell for cell in cells):
            return number
    return 0


def _survey_rows(source: Path) -> Iterator[tuple[int, str, list[str]]]:
    """Row number, path below the root, and cells of each row of the survey sheet."""
    from openpyxl import load_workbook

    workbook = load_workbook(source, read_only=True)
    try:
        if "survey" not in workbook.sheetnames:
            return
        rows = workbook["survey"].iter_rows(values_only=True)
        header = [str(cell or "").strip().lower() for cell in next(rows, ())]
        if "type" not in header or "name" not in header:
            return
        kind_at, name_at = header.index("type"), header.index("name")
        around: list[str] = []
        for number, row in enumerate(rows, 2):
            cells = [str(cell) if cell is not None else "" for cell in row]
            words = cells[kind_at].strip().replace("_", " ").split()
            if words[:1] == ["end"] and len(words) > 1 and around:
                around.pop()
                continue
            path = "/".join((*around, cells[name_at].strip()))
            yield number, path, cells
            if words[:1] == ["begin"]:
                around.append(cells[name_at].strip())
    finally:
        workbook.close()
