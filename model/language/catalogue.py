"""The catalogues: collect the texts of the program, check that each is translated, compile. By Babel."""

import sys
from pathlib import Path
from tempfile import NamedTemporaryFile

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from model.language import compiled_file

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(__file__).parent
TRANSLATIONS = ("kk", "ru")
SOURCES = [(pattern, "python") for pattern in ("main.py", "forms/**.py", "model/**.py", "exports/**.py", "gui/**.py")]
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}


def main(arguments: list[str]) -> int:
    """Bring the catalogues up to date; with --check change nothing. Returns 1 if a text lacks a translation."""
    texts = collect()
    missing = 0
    for language in TRANSLATIONS:
        catalogue = updated(language, texts)
        lacking = [m for m in catalogue if m.id and not is_translated(m)]
        missing += len(lacking)
        sys.stdout.write(f"{language}: {len(catalogue)} texts, {len(lacking)} without translation\n")
        for message in lacking[:20]:
            where = message.locations[0] if message.locations else ("", 0)
            sys.stdout.write(f"  {where[0]}:{where[1]}  {message.id}\n")
        if "--check" not in arguments:
            source = FOLDER / f"{language}.po"
            write(catalogue, source)
            compile_one(source, compiled_file(language))
    return 1 if missing else 0


def collect() -> Catalog:
    """Every text of the program, with the places where it is used."""
    texts = Catalog(project="Sapa", charset="utf-8")
    found = extract_from_dir(str(ROOT), SOURCES, keywords=KEYWORDS, directory_filter=is_source)
    for file, line, message, comments, context in found:
        texts.add(message, None, [(file, line)], auto_comments=comments, context=context)
    return texts


def is_source(folder: str) -> bool:
    """Whether texts are looked for below this folder."""
    return not Path(folder).name.startswith(".") and Path(folder).name not in ("tests", "build", "dist")


def updated(language: str, texts: Catalog) -> Catalog:
    """The catalogue of a language with today's texts; translations of texts that are gone are dropped."""
    file = FOLDER / f"{language}.po"
    catalogue = Catalog(locale=language)
    if file.exists():
        with file.open("rb") as opened:
            catalogue = read_po(opened, locale=language)
    catalogue.update(texts, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    return catalogue


def is_translated(message: object) -> bool:
    """Whether a message has all its plural forms and the placeholders of its source."""
    said = message.string if isinstance(message.string, list | tuple) else (message.string,)  # type: ignore[attr-defined]
    return all(said)


def write(catalogue: Catalog, file: Path) -> None:
    """The catalogue as a file sorted by text, so that a change shows as a change."""
    with file.open("wb") as opened:
        write_po(opened, catalogue, width=110, sort_output=True, omit_header=False, include_lineno=False)


def compile_one(source: Path, target: Path) -> None:
    """One .po into the .mo that gettext reads; whoever starts first makes it, and the others find it whole."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with source.open("rb") as opened:
        catalogue = read_po(opened)
    with NamedTemporaryFile(dir=target.parent, delete=False) as made:
        write_mo(made, catalogue)
    Path(made.name).replace(target)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
