"""The codebook of an export: each variable with its question, type, condition, values, versions. It has no answers."""

from collections.abc import Iterator
from dataclasses import dataclass

from exports.files import columns
from exports.files.book import Book
from exports.files.columns import LETTERS, Column, Table, numbered
from exports.files.naming import for_stata
from model.language import LANGUAGES, N_, NAMES, _

KINDS = {
    columns.TEXT: N_("text"),
    columns.CODE: N_("one of a list"),
    columns.FLAG: N_("0 or 1"),
    columns.INTEGER: N_("whole number"),
    columns.DECIMAL: N_("number"),
    columns.DATE: N_("date"),
    columns.MOMENT: N_("date and time"),
    columns.TIME: N_("time of day"),
}
ORIGINS = {
    "question": N_("question"),
    "calculation": N_("calculation"),
    "metadata": N_("device"),
    "program": N_("program"),
}
CHANGES = {
    "type": N_("the type is another one in older versions"),
    "list": N_("the list of answers is another one in older versions"),
    "label": N_("the words are others in older versions"),
}
MISSING = N_("counts as missing")
Row = list[object]


@dataclass(frozen=True, slots=True)
class Entry:
    """One variable of the codebook, ready to be written."""

    table: str
    column: Column
    stata: str

    @property
    def kind(self) -> str:
        """Its kind in words."""
        return _(KINDS[self.column.kind])

    @property
    def origin(self) -> str:
        """Where it comes from, in words."""
        return _(ORIGINS[self.column.origin])

    @property
    def changes(self) -> str:
        """What is another thing in older versions."""
        return "; ".join(_(CHANGES[one]) for one in self.column.changes)


def entries(book: Book) -> Iterator[Entry]:
    """Every variable in the order of the tables."""
    for table in book.tables:
        names = for_stata(column.name for column in table.columns)
        for column in table.columns:
            yield Entry(table.name, column, names[column.name])


def sheets(book: Book) -> Iterator[tuple[str, list[Row]]]:
    """Name and rows of each sheet, in the language that is spoken; words of the form in all three."""
    yield _("Codebook"), [_head(), *(_row(entry) for entry in entries(book))]
    yield _("Values"), [_head_of_values(), *_values(book)]


def _head() -> Row:
    return [
        _("Table"), _("Variable"), *(f"{_('Question')} ({NAMES[one]})" for one in LANGUAGES), _("Kind"), _("Origin"),
        _("Type in the form"), _("Asked if"), _("Versions"), _("Changed"), _("In Stata"), _("Place in the form"),
    ]  # fmt: skip


def _row(entry: Entry) -> Row:
    column = entry.column
    return [
        entry.table, column.name, *(column.words.get(one, "") for one in LANGUAGES), entry.kind, entry.origin,
        column.type, column.relevance, ", ".join(column.versions), entry.changes,
        entry.stata if entry.stata != column.name else "", column.path,
    ]  # fmt: skip


def _head_of_values() -> Row:
    return [_("Table"), _("Variable"), _("Value"), *(f"{_('Words')} ({NAMES[one]})" for one in LANGUAGES),
            _("Note"), _("In Stata")]  # fmt: skip


def _values(book: Book) -> Iterator[Row]:
    for table in book.tables:
        for column in table.columns:
            yield from _values_of(table, column)


def _values_of(table: Table, column: Column) -> Iterator[Row]:
    for one, number in numbered(column):
        missing = one.code in column.missing
        in_stata = f".{LETTERS[one.code]}" if missing and one.code in LETTERS else "" if column.numeric else str(number)
        yield [
            table.name, column.name, int(one.code) if column.numeric else one.code,
            *(one.words.get(language, "") for language in LANGUAGES), _(MISSING) if missing else "",
            in_stata if column.kind == columns.CODE else "",
        ]  # fmt: skip
