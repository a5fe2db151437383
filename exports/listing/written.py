"""The rows as CSV or JSON, every digit kept; a figure that cannot be told is an empty cell or null."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Protocol

from exports.listing.figures import HEAD
from exports.tables import disarmed


class Row(Protocol):
    """Whatever has cells in the order of the head."""

    def cells(self) -> tuple[str | int | float | None, ...]:
        """Texts and raw numbers."""


def written(figures: Iterable[Row], form: str, head: Sequence[str] = HEAD) -> str:
    """The text to print: `form` is "csv" or "json"."""
    rows = [one.cells() for one in figures]
    if form == "json":
        return json.dumps([dict(zip(head, row, strict=True)) for row in rows], ensure_ascii=False, indent=1)
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    writer.writerows([_cell(cell) for cell in row] for row in rows)
    return out.getvalue().removesuffix("\n")


def _cell(cell: str | float | None) -> str:
    if isinstance(cell, str):
        return disarmed(cell)
    return "" if cell is None else repr(cell)
