"""XLSForm (.xlsx, .xls, .csv, or a Markdown table) -> XForm XML. The only file that knows pyxform."""

import re
from dataclasses import dataclass
from pathlib import Path

from forms.errors import FormError

_ROW = re.compile(r"\[row : (\d+)\]")
_SHEET = re.compile(r"\bon the '?(survey|choices|settings|entities|external_choices|osm)'? sheet")
_COLUMN = re.compile(r"[Cc]olumn '([^']+)'|the '([^']+)' column|Invalid '([^']+)'")


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
    from pyxform.errors import PyXFormError
    from pyxform.xls2xform import convert as pyxform_convert

    kind = ".md" if isinstance(source, str) else None
    warnings: list[str] = []
    try:
        result = pyxform_convert(source, warnings=warnings, file_type=kind, pretty_print=False)
    except PyXFormError as error:
        raise complaint(str(error)) from error
    except (KeyError, ValueError, TypeError, AttributeError, IndexError, OSError) as error:
        # A workbook that is none, or is broken in a way pyxform did not expect.
        raise FormError("xlsform.unreadable", reason=f"{type(error).__name__}: {error}") from error
    return Converted(result.xform.encode(), tuple(warnings))


def complaint(text: str) -> FormError:
    """pyxform's sentence as our error: the place it names is taken out of it, the rest is the reason."""
    row, column = _ROW.search(text), _COLUMN.search(text)
    sheet = _SHEET.search(text)
    return FormError(
        "xlsform.refused",
        sheet=sheet[1] if sheet else ("survey" if row else ""),
        row=int(row[1]) if row else 0,
        column=next((found for found in column.groups() if found), "") if column else "",
        reason=_ROW.sub("", text).strip(),
    )
