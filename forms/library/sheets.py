"""An XLSForm as rows, and how they become a workbook whose bytes depend on nothing but the rows."""

import io
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from forms.library.texts import Text

LANGUAGES = ("English (en)", "Russian (ru)", "Kazakh (kk)")
TRANSLATED = ("label", "hint", "constraint_message")
MARKS = (
    "role", "criterion", "weight", "critical", "fact", "time", "profile", "topic", "rotate", "turn", "soft",
    "soft_message_kk", "soft_message_ru", "soft_message_en",
)  # fmt: skip
PLAIN = (
    "required", "relevant", "constraint", "calculation", "appearance", "choice_filter", "repeat_count", "default",
    "readonly", "parameters",
)  # fmt: skip
EXTRA = ("kind", "family", "region", "group")
EPOCH = (2026, 1, 1, 0, 0, 0)

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Sheets:
    """One questionnaire: its id, title, version, the rows of its survey and of its choices."""

    id: str
    title: str
    version: str
    survey: tuple[Row, ...]
    choices: tuple[Row, ...]


def ask(
    kind: str, name: str, label: Text | None = None, *, hint: Text | None = None, message: Text | None = None,
    marks: Mapping[str, str] | None = None, **columns: str,
) -> Row:  # fmt: skip
    """A row of the survey sheet; `marks` become attributes of the bind in Sapa's namespace."""
    row = {"type": kind, "name": name, **columns}
    for column, words in (("label", label), ("hint", hint), ("constraint_message", message)):
        row.update(translated(column, words))
    row.update({f"bind::sapa:{mark}": value for mark, value in (marks or {}).items()})
    return row


def begin(
    name: str, label: Text, *, kind: str = "group", marks: Mapping[str, str] | None = None, **columns: str
) -> Row:
    """The row that opens a group, shown whole on one screen, or a repeat."""
    appearance = {"appearance": "field-list"} if kind == "group" else {}
    return {**ask(f"begin_{kind}", name, label, marks=marks), **appearance, **columns}


def end(kind: str = "group") -> Row:
    """The row that closes it."""
    return {"type": f"end_{kind}"}


def choice(list_name: str, name: str, label: Text, **columns: str) -> Row:
    """A row of the choices sheet."""
    return {"list_name": list_name, "name": name, **translated("label", label), **columns}


def translated(column: str, words: Text | None) -> Row:
    """The three cells of a text."""
    return {} if words is None else {f"{column}::{LANGUAGES[place]}": text for place, text in enumerate(words)}


def metadata() -> list[Row]:
    """When, and on which device, the interview was made; and the place for what is said beside the answers."""
    times = [{"type": kind, "name": kind} for kind in ("start", "end", "today", "deviceid")]
    return [*times, ask("hidden", "remarks", marks={"role": "remarks"})]


def write(sheets: Sheets, path: Path) -> None:
    """The workbook of a questionnaire."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    texts = {column: [f"{column}::{language}" for language in LANGUAGES] for column in TRANSLATED}
    survey = ["type", "name", *texts["label"], *texts["hint"], *PLAIN, *texts["constraint_message"]]
    _sheet(workbook, "survey", [*survey, *(f"bind::sapa:{mark}" for mark in MARKS)], sheets.survey)
    _sheet(workbook, "choices", ["list_name", "name", *texts["label"], *EXTRA], sheets.choices)
    _sheet(workbook, "settings", list(_settings(sheets)), [_settings(sheets)])
    workbook.properties.creator = "Sapa"
    path.write_bytes(_stable(workbook))


def _settings(sheets: Sheets) -> Row:
    return {
        "form_title": sheets.title,
        "form_id": sheets.id,
        "version": sheets.version,
        "default_language": LANGUAGES[2],
        "namespaces": 'sapa="urn:sapa:form:1"',
    }


def _sheet(workbook: Workbook, title: str, columns: list[str], rows: Iterable[Row]) -> None:
    """One sheet with the columns that are used, easy to read and to correct by hand."""
    rows = list(rows)
    used = [column for column in columns if any(row.get(column) for row in rows)]
    unknown = {column for row in rows for column in row} - set(columns)
    if unknown:
        raise ValueError(f"no such column: {sorted(unknown)}")
    sheet = workbook.create_sheet(title)
    sheet.append(used)
    for row in rows:
        sheet.append([row.get(column) or None for column in used])
    for place, column in enumerate(used, 1):
        sheet.cell(1, place).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(place)].width = 44 if "::" in column and "sapa" not in column else 18
    for cells in sheet.iter_rows(min_row=2):
        for cell in cells:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "C2"


def _stable(workbook: Workbook) -> bytes:
    """The workbook's bytes without the clock: openpyxl writes the time of saving into it and into the archive."""
    saved, stable = io.BytesIO(), io.BytesIO()
    workbook.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(stable, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            content = source.read(name)
            if name == "docProps/core.xml":
                content = _without_clock(content, workbook)
            target.writestr(_entry(name), content)
    return stable.getvalue()


def _without_clock(content: bytes, workbook: Workbook) -> bytes:
    for moment in (workbook.properties.created, workbook.properties.modified):
        content = content.replace(_stamp(moment), _stamp(datetime(*EPOCH)))  # noqa: DTZ001  the file format has no zone
    return content


def _stamp(moment: datetime) -> bytes:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ").encode()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3
    return entry
