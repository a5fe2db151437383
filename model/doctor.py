"""What works on this machine and what does not: for the person, and as the smoke test of the packaged program."""

import importlib
import platform
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import forms
from model import paths, reference
from model.language import _, formats

NEEDED = ("PySide6.QtWidgets", "PySide6.QtPdf", "pandas", "reportlab", "httpx", "starlette", "uvicorn", "sqlalchemy")
ROOM = 500 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing examined: is it well, and the sentence about it."""

    ok: bool
    text: str


def examine() -> Iterator[Finding]:
    """Every finding, in the order a person would look."""
    yield Finding(
        ok=True, text=_("Python {version} on {system}").format(version=platform.python_version(), system=_system())
    )
    for check in (_libraries, _cipher, _questionnaires, _lists, _fonts, _room):
        yield check()


def _system() -> str:
    return f"{platform.system()} {platform.release()}"


def _tried(step: Callable[[], object], well: str, ill: str, *errors: type[Exception]) -> Finding:
    try:
        step()
    except errors as error:
        return Finding(ok=False, text=f"{ill} ({error})")
    return Finding(ok=True, text=well)


def _libraries() -> Finding:
    def load() -> None:
        for name in NEEDED:
            importlib.import_module(name)

    return _tried(load, _("All libraries load."), _("A library is missing; install Sapa anew."), ImportError)


def _cipher() -> Finding:
    from model.store import database

    def write() -> None:
        with tempfile.TemporaryDirectory() as folder:
            connection = database.connect(Path(folder) / "probe.db", bytes(32))
            connection.execute("create table probe(x)")
            connection.close()
            if (Path(folder) / "probe.db").read_bytes()[:6] == b"SQLite":
                raise OSError("not encrypted")

    return _tried(
        write,
        _("The database is encrypted."),
        _("The database cannot be encrypted; no interview can begin."),
        OSError,
        ImportError,
        database.Error,
    )


def _questionnaires() -> Finding:
    found = sorted(paths.shipped("forms", "library").glob("*.xlsx"))

    def load() -> None:
        for file in found:
            forms.load(file)

    return _tried(
        load,
        _("{n} questionnaires load.").format(n=len(found)),
        _("A questionnaire does not load."),
        forms.FormError,
        OSError,
    )


def _lists() -> Finding:
    return _tried(
        lambda: (reference.regions(), reference.services(), reference.centres()),
        _("The reference lists load."),
        _("A reference list does not load."),
        OSError,
        ValueError,
        KeyError,
    )


def _fonts() -> Finding:
    there = paths.shipped("exports", "fonts", "NotoSans-Regular.ttf").is_file()
    return Finding(there, _("The fonts of the paper are here.") if there else _("The fonts of the paper are missing."))


def _room() -> Finding:
    folder = paths.data_folder()
    beside = next(place for place in (folder, *folder.parents) if place.exists())
    free = shutil.disk_usage(beside).free
    said = _("{free} GB free beside the data folder {folder}.")
    return Finding(free > ROOM, said.format(free=formats.number(free / 1e9, 1), folder=folder))
