"""Writing the files off the event loop, and what can be chosen. It shows nothing."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gui.core.tasks import Task
from model import language
from model.language import N_

if TYPE_CHECKING:
    from exports.files.writing import Outcome
    from model.workspace import Workspace

# Format -> its name, and who wants it.
FORMATS = {
    "xlsx": ("XLSX", N_("For Excel and LibreOffice")),
    "csv": ("CSV", N_("For any program, with a description that programs read")),
    "sav": ("SAV", N_("For SPSS, with labels and missing codes")),
    "dta": ("DTA", N_("For Stata, with labels and missing codes")),
    "parquet": ("Parquet", N_("For R, Python and databases")),
    "codebook": (N_("Codebook"), N_("Every variable explained: XLSX and PDF")),
    "audit": (N_("Log"), N_("How interviews went, as ODK tools read it")),
}
CHOSEN_AT_FIRST = ("xlsx", "codebook")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person has chosen on the page; "" means all."""

    formats: tuple[str, ...]
    language: str
    form: str = ""
    region: str = ""
    labels: bool = False
    semicolons: bool = False
    personal: bool = False


@dataclass(frozen=True, slots=True)
class Far:
    """How far the work is: the file being written, and how many of its rows."""

    file: str
    done: int
    total: int


def write(workspace: "Workspace", wanted: Wanted, folder: str, task: Task) -> "Outcome | None":
    """All files; None if the person wanted them no more, and then nothing is left behind."""
    from exports.files import writing
    from exports.files.book import CancelledError, Progress

    choice = writing.Choice((wanted.form,) if wanted.form else (), region=wanted.region)
    wish = writing.Wish(
        wanted.formats, wanted.language, choice, wanted.personal, wanted.labels, wanted.semicolons
    )
    progress = Progress(lambda file, done, total: task.report(Far(file, done, total)), task.cancelled)
    try:
        return writing.export(workspace, Path(folder), wish, progress)
    except CancelledError:
        return None


def forms(workspace: "Workspace") -> list[tuple[str, str]]:
    """Id and title of each questionnaire that anything was done with."""
    spoken = language.current()
    found = [one for one in workspace.shelf.holdings() if one.interviews > one.drafts]
    return [(one.entry.id, one.entry.title.get(spoken) or one.entry.id) for one in found]
