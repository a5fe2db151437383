"""The catalogues: collect the texts of the program, check their translations, compile. By Babel."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from model.language import compiled_file, proofreading

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(__file__).parent
TRANSLATIONS = ("kk", "ru")
SOURCES = ("main.py", "forms/**.py", "model/**.py", "exports/**.py", "gui/**.py")
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}
SHOWN = 40

Call = tuple[int, str, Any, list[str]]


def main(arguments: list[str]) -> int:
    """Bring the catalogues up to date; with --check change nothing. Returns 1 if a translation lacks or is faulty."""
    texts = collect()
    wrong = 0
    for language in TRANSLATIONS:
        catalogue = updated(language, texts)
        said = report(language, catalogue)
        wrong += len(said) - 1
        sys.stdout.write("\n".join(said[:SHOWN]) + "\n")
        if "--check" not in arguments:
            source = FOLDER / f"{language}.po"
            write(catalogue, source)
            compile_one(source, compiled_file(language))
    return 1 if wrong else 0


def report(language: str, catalogue: Catalog) -> list[str]:
    """A line for the language, then one for each text without translation and for each fault of a translation."""
    lacking, faulty = [], []
    for message in texts_of(catalogue):
        file, line = message.locations[0] if message.locations else ("", 0)
        where = f"  {file}:{line}  {message.id}"
        if not is_translated(message):
            lacking.append(where)
        faulty += [f"{where}: {fault}" for fault in proofreading.faults(language, message, catalogue.num_plurals)]
    head = f"{language}: {len(list(texts_of(catalogue)))} texts, {len(lacking)} missing, {len(faulty)} faults"
    return [head, *lacking, *faulty]


def texts_of(catalogue: Catalog) -> Iterator[Message]:
    """The messages of a catalogue without its header."""
    return (message for message in catalogue if message.id)


def collect() -> Catalog:
    """Every text of the program, with the places where it is used."""
    texts = Catalog(project="Sapa", charset="utf-8")
    methods = [(pattern, marked) for pattern in SOURCES]
    found = extract_from_dir(str(ROOT), methods, keywords=KEYWORDS, directory_filter=is_source)  # type: ignore[arg-type]
    for file, line, message, comments, context in found:
        texts.add(message, None, [(file, line)], auto_comments=comments, context=context)
    return texts


def marked(file: IO[bytes], keywords: object, comment_tags: object, options: object) -> Iterator[Call]:
    """The marked texts of a Python file. Babel's own reader takes an f-string whole and misses the texts inside."""
    for name, call in calls(ast.parse(file.read())):
        said = [_constant(arg) for arg in call.args]
        yield call.lineno, name, said[0] if KEYWORDS[name] is None else tuple(said), []


def _constant(arg: ast.expr) -> str | None:
    return arg.value if isinstance(arg, ast.Constant) and isinstance(arg.value, str) else None


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """The calls that mark or translate a text, with the keyword of each."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYWORDS and node.args:
            yield node.func.id, node


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
    catalogue.update(texts, no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    return catalogue


def is_translated(message: Message) -> bool:
    """Whether a message has all its plural forms."""
    said = message.string if isinstance(message.string, list | tuple) else (message.string,)
    return all(said)


def write(catalogue: Catalog, file: Path) -> None:
    """The catalogue as a file sorted by text, so that a change shows as a change."""
    catalogue.project, catalogue.version, catalogue.fuzzy = "Sapa", "", False
    catalogue.last_translator = catalogue.language_team = catalogue.msgid_bugs_address = ""
    catalogue.revision_date = catalogue.creation_date
    catalogue.header_comment = "# The texts of Sapa. Made from the sources by `python3 dev.py languages`."
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
