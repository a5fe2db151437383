"""An export from the workspace to a folder of files: all of it or nothing, and noted in the data folder."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from exports.files import harvest, hiding, note, paradata, reading
from exports.files.book import Book, Progress
from exports.files.harvest import Choice, Harvest
from exports.files.layouts import natural
from exports.files.note import Form
from model import language
from model.errors import SurveyError

if TYPE_CHECKING:
    from model.workspace import Workspace

README = "README.txt"
AUDIT, CODEBOOK, CSV = "audit", "codebook", "csv"
# Format -> the writers of a book, by module and function: a library is loaded when its format is wanted.
_WRITERS = {
    "xlsx": (("workbook", "write"),),
    CSV: (("flat", "write"),),
    "sav": (("statistical", "write_sav"),),
    "dta": (("statistical", "write_dta"),),
    "parquet": (("parquet", "write"),),
    CODEBOOK: (("workbook", "write_codebook"), ("codebook_paper", "write")),
}
FORMATS = (*_WRITERS, AUDIT)

Writer = Callable[[Book, Path], Iterator[Path]]


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants: which formats, in which language, of which interviews, with persons or without.

    `labels` puts words in the place of codes in XLSX and CSV; `semicolons` is for a spreadsheet that expects them."""

    formats: tuple[str, ...] = ("xlsx", CODEBOOK)
    language: str = "kk"
    choice: Choice = field(default_factory=Choice)
    personal: bool = False
    labels: bool = False
    semicolons: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was written, from how many interviews, and what the README says."""

    files: tuple[Path, ...]
    interviews: int
    readme: str


def export(workspace: "Workspace", folder: Path, wish: Wish, progress: Progress | None = None) -> Outcome:
    """Write the files into the folder; same data, same wish, same bytes.

    SurveyError as `harvest.gather` gives, or export.unwritable; CancelledError if `progress` says so, and nothing is
    left.
    """
    progress = progress or Progress()
    taken = harvest.gather(workspace, wish.choice)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        kept = Path(mkdtemp(prefix=".sapa-export-", dir=folder))
        try:
            outcome = _written(workspace, taken, wish, kept, progress)
            files = tuple(_moved(file, folder) for file in outcome.files)
        finally:
            shutil.rmtree(kept, ignore_errors=True)
    except OSError as error:
        raise SurveyError("export.unwritable", folder=str(folder), reason=error.strerror or str(error)) from error
    _remember(workspace, taken, wish, files)
    return Outcome(files, outcome.interviews, outcome.readme)


def _moved(file: Path, folder: Path) -> Path:
    return file.replace(folder / file.name)


def _remember(workspace: "Workspace", taken: Harvest, wish: Wish, files: Sequence[Path]) -> None:
    """Who took what out of these data is part of them."""
    workspace.handouts.remember({
        "formats": " ".join(wish.formats), "with_persons": wish.personal, "interviews": len(taken),
        "version": taken.version, "files": [file.name for file in files], **dict(taken.choice.told()),
    })  # fmt: skip


def _written(workspace: "Workspace", taken: Harvest, wish: Wish, folder: Path, progress: Progress) -> Outcome:
    key = None if wish.personal else workspace.handouts.key()
    made = [_Made(taken, form_id, wish, key, progress) for form_id in taken.interviews]
    files = [file for one in made for file in one.write(wish, folder)]
    with language.speaking(wish.language):
        title = taken.fieldwork.name(wish.language)
        told = None
        if AUDIT in wish.formats:
            people = {one.instance_id: one.person for found in taken.interviews.values() for one in found}
            file, told = paradata.write(workspace, people, folder, key=key, progress=progress)
            files.append(file)
        text = note.readme(taken, title, [one.form for one in made], told, [said for one in made for said in one.said])
        if CSV in wish.formats:
            files.append(_package([one.book for one in made], taken, title, text, folder))
    readme = folder / README
    readme.write_text(text, encoding="utf-8-sig", newline="\r\n")
    return Outcome((*files, readme), len(taken), text)


def _package(books: Sequence[Book], taken: Harvest, title: str, text: str, folder: Path) -> Path:
    from exports.files import flat

    file = folder / flat.PACKAGE
    file.write_text(flat.package(books, taken.version, title, text), encoding="utf-8", newline="\n")
    return file


class _Made:
    """One form's book, ready to be written."""

    def __init__(self, taken: Harvest, form_id: str, wish: Wish, key: bytes | None, progress: Progress) -> None:
        tables, account = reading.tables(taken, form_id), None
        if key is not None:
            tables, account = hiding.without_persons(tables, key)
        self.form = Form(form_id, taken.title(form_id, wish.language), tables, _versions(taken, form_id), account)
        with language.speaking(wish.language):
            text = note.about(taken, taken.fieldwork.name(wish.language), self.form)
        self.book = Book(
            form=tables[0].name, title=self.form.title, language=wish.language, tables=tables, note=text,
            labels=wish.labels, semicolons=wish.semicolons, progress=progress,
        )  # fmt: skip

    @property
    def said(self) -> list[str]:
        """What the formats could not take whole."""
        return self.book.told

    def write(self, wish: Wish, folder: Path) -> Iterator[Path]:
        """Its files, format by format."""
        for name in FORMATS:
            if name in wish.formats:
                for module, function in _WRITERS.get(name, ()):
                    writer: Writer = getattr(import_module(f"exports.files.{module}"), function)
                    yield from writer(self.book, folder)


def _versions(taken: Harvest, form_id: str) -> tuple[str, ...]:
    answered = {one.form_version for one in taken.interviews[form_id]}
    return tuple(sorted(answered, key=natural))
