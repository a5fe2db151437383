"""The rows of a workbook as they were written, to say where something stands. It converts nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from forms.errors import FormError

# What a rule of an XForm is called as a column of the survey sheet.
COLUMNS = {
    "calculate": "calculation",
    "readonly": "read_only",
    "setvalue": "default",
    "count": "repeat_count",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number in the sheet, its cells by lower-case column, on the survey sheet the path below the root."""

    number: int
    cells: Mapping[str, str]
    path: str = ""

    @property
    def words(self) -> list[str]:
        """The words of its type: `begin repeat`, `select_one towns`."""
        return self.cells.get("type", "").split()


@dataclass(frozen=True, slots=True)
class Sheets:
    """The sheets of a workbook; all empty for what was no workbook."""

    survey: tuple[Row, ...] = ()
    choices: tuple[Row, ...] = ()
    settings: tuple[Row, ...] = ()
    headings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    _by_path: dict[str, Row] = field(default_factory=dict, compare=False)

    def __post_init__(self) -> None:
        for row in self.survey:
            self._by_path.setdefault(row.path, row)

    def row(self, xpath: str) -> Row | None:
        """The row of the survey sheet where an element of the form was written."""
        return self._by_path.get(xpath.partition("/")[2].partition("/")[2]) if xpath else None

    def locate(self, error: FormError, mentions: str = "") -> FormError:
        """The same error with the row where its element, or the type or name it mentions, was written."""
        error.column = COLUMNS.get(error.column, error.column)
        if error.row:
            return error
        row = self.row(error.xpath) or (self._mentioning(mentions) if mentions else None)
        if row is not None:
            error.row, error.sheet = row.number, error.sheet or "survey"
        return error

    def _mentioning(self, text: str) -> Row | None:
        for column in ("type", "name"):
            if row := next((row for row in self.survey if row.cells.get(column) == text), None):
                return row
        reference = f"${{{text}}}"
        return next((row for row in self.survey if any(reference in cell for cell in row.cells.values())), None)

    # ---- travelling

    def to_plain(self) -> dict[str, Any]:
        sheets = {"survey": self.survey, "choices": self.choices, "settings": self.settings}
        written = {name: [[row.number, row.cells, row.path] for row in rows] for name, rows in sheets.items()}
        return {**written, "headings": self.headings}

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> "Sheets":
        survey, choices, settings = (
            tuple(Row(*row) for row in plain[name]) for name in ("survey", "choices", "settings")
        )
        return cls(survey, choices, settings, {name: tuple(found) for name, found in plain["headings"].items()})


def of_book(book: Mapping[str, Any]) -> Sheets:
    """The sheets of a workbook as pyxform reads it: a list of cells by heading for each, and the headings."""
    names = ("survey", "choices", "settings")
    headings: dict[str, Iterable[str]] = {name: next(iter(book.get(f"{name}_header") or ()), {}) for name in names}
    return Sheets(
        survey_rows(book.get("survey") or ()),
        rows(book.get("choices") or ()),
        rows(book.get("settings") or ()),
        {name: tuple(str(one).strip().lower() for one in found) for name, found in headings.items()},
    )


def list_of(row: Row) -> str:
    """The list a choice belongs to; the column has two spellings."""
    return row.cells.get("list_name") or row.cells.get("list name") or ""


def rows(written: Iterable[Mapping[str, Any]]) -> tuple[Row, ...]:
    """The rows of a sheet that have anything in them."""
    numbered = ((number, _cells(cells)) for number, cells in enumerate(written, 2))
    return tuple(Row(number, cells) for number, cells in numbered if cells)


def survey_rows(written: Iterable[Mapping[str, Any]]) -> tuple[Row, ...]:
    """The same for the survey sheet, each row with its path through the groups around it."""
    found: list[Row] = []
    around: list[str] = []
    for row in rows(written):
        words = row.cells.get("type", "").replace("_", " ").split()
        name = row.cells.get("name", "")
        if words[:1] == ["end"] and len(words) > 1 and around:
            around.pop()
            found.append(Row(row.number, row.cells))
            continue
        found.append(Row(row.number, row.cells, "/".join((*around, name))))
        if words[:1] == ["begin"]:
            around.append(name)
    return tuple(found)


def _cells(written: Mapping[str, Any]) -> dict[str, str]:
    return {str(name).strip().lower(): str(cell).strip() for name, cell in written.items() if cell not in (None, "")}
