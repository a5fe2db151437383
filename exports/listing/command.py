"""What `main.py estimates` does: it reads the file and gives the text to print."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from exports.listing import folder
from exports.listing.figures import HEAD, figures
from exports.listing.flat import read
from exports.listing.written import written
from model.errors import SurveyError

if TYPE_CHECKING:
    from model.workspace import Workspace


def named(items: str) -> tuple[str, ...]:
    """Items as a person lists them, with commas; each once."""
    return tuple(dict.fromkeys(name.strip() for name in items.split(",") if name.strip()))


def from_file(file: Path, items: Sequence[str], *, form: str = "csv", **design: Any) -> str:
    """The figures of a flat file: nothing is hidden, as whoever asks has the interviews."""
    if not items:
        raise SurveyError("figures.items")
    return written(figures(read(file, items, **design)), form)


def from_folder(workspace: "Workspace", items: Sequence[str], *, form: str = "csv", **chosen: str) -> str:
    """The figures of the data folder, with the sign each is printed with: what a paper hides is hidden."""
    return written(folder.from_workspace(workspace, items, **chosen), form, (*HEAD, "mark"))
