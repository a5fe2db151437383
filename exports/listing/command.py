"""What `main.py estimates` does: it reads the file and gives the text to print."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from exports.listing.figures import figures
from exports.listing.flat import read
from exports.listing.written import written
from model.errors import SurveyError


def named(items: str) -> tuple[str, ...]:
    """Items as a person lists them, with commas; each once."""
    return tuple(dict.fromkeys(name.strip() for name in items.split(",") if name.strip()))


def from_file(file: Path, items: Sequence[str], *, form: str = "csv", **design: Any) -> str:
    """The figures of a flat file: nothing is hidden, as whoever asks has the interviews."""
    if not items:
        raise SurveyError("figures.items")
    return written(figures(read(file, items, **design)), form)
