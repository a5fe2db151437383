"""What every writer of files gets: the tables of a form, the language, a way to say how far. It writes nothing."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time

from exports.files import columns
from exports.files.columns import Column, Table, spoken

EPOCH = datetime(2000, 1, 1, tzinfo=UTC)  # what stands where a format wants to know when it was written
STRETCH = 500  # rows between two looks at whether to go on


class CancelledError(Exception):
    """The person wants no files after all."""


@dataclass(slots=True)
class Progress:
    """Heard after each stretch of rows; `cancelled` is asked then."""

    tell: Callable[[str, int, int], object] = lambda _step, _done, _total: None
    cancelled: Callable[[], bool] = lambda: False

    def at(self, step: str, done: int, total: int) -> None:
        """So far; CancelledError if it is not to go on."""
        if self.cancelled():
            raise CancelledError
        self.tell(step, done, total)


@dataclass(slots=True)
class Book:
    """One form's tables as they are written. `labels` puts the words of a choice where its code would stand."""

    form: str
    title: str
    language: str
    tables: Sequence[Table]
    note: str = ""
    labels: bool = False
    semicolons: bool = False
    progress: Progress = field(default_factory=Progress)
    told: list[str] = field(default_factory=list)  # what a format could not take whole

    def words(self, column: Column) -> dict[object, str]:
        """Value as it stands in the table -> its words."""
        return {
            (int(one.code) if column.numeric else one.code): spoken(one.words, self.language) or one.code
            for one in column.values
        }

    def shown(self, table: Table, column: Column) -> list[object]:
        """The values of a column, in words if this book says them."""
        values = table.content[column.name]
        if not self.labels or column.kind != columns.CODE:
            return values
        words = self.words(column)
        return [None if value is None else words.get(value, str(value)) for value in values]

    def rows(self, table: Table, step: str) -> Iterator[tuple[object, ...]]:
        """The rows of a table, telling how far it is."""
        total = len(table)
        self.progress.at(step, 0, total)
        shown = [self.shown(table, column) for column in table.columns]
        for number, row in enumerate(zip(*shown, strict=True), 1):
            yield row
            if number % STRETCH == 0:
                self.progress.at(step, number, total)
        self.progress.at(step, total, total)


def written(value: object) -> str:
    """A value as text: ISO dates, numbers with a point, "" for none."""
    if value is None:
        return ""
    if isinstance(value, float):
        return format(value, ".15g")
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)
