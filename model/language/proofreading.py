"""What is wrong with a translation: placeholders, plural forms, letters, quotes, spaces. Its words it cannot judge."""

import re
from collections.abc import Iterator, Sequence
from string import Formatter

from babel.messages.catalog import Message

from model.language.formats import KAZAKH

RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
ALPHABETS = {"kk": frozenset(KAZAKH), "ru": frozenset(RUSSIAN)}
LATIN = frozenset("abcdefghijklmnopqrstuvwxyz")
PROGRAMS = ("Sapa", "Python", "R", "SPSS", "Stata", "Excel", "LibreOffice", "XLSX", "PDF", "XML", "XLSForm", "XForm",
            "OpenRosa", "ODK", "CSV", "JSON", "UTF", "RSA", "xls", "xlsx", "xml")  # fmt: skip
KEYS = ("Enter", "Esc", "Delete", "Insert", "Shift", "Ctrl", "C", "F")
TERMS = ("LIST", "text", "select", "one", "label", "div", "instanceID", "n", "x")
NAMES = frozenset((*PROGRAMS, *KEYS, *TERMS))  # what stays in Latin letters
WORD = re.compile(r"[^\W\d_]+")
ENDS = ".?!:"


def faults(language: str, message: Message, plurals: int) -> Iterator[str]:
    """The faults of one translated message; an empty translation is not one of them."""
    source, said = _forms(message.id), _forms(message.string)
    if message.fuzzy:
        yield "is marked fuzzy"
    if len(source) > 1 and len(said) != plurals:
        yield f"has {len(said)} plural forms, not {plurals}"
    for form in filter(None, said):
        yield from _faults_of_form(language, source, form)


def _forms(said: object) -> Sequence[str]:
    return tuple(said) if isinstance(said, list | tuple) else (str(said),)


def _faults_of_form(language: str, source: Sequence[str], form: str) -> Iterator[str]:
    if placeholders(form) not in [placeholders(text) for text in source]:
        yield f"other placeholders: {form}"
    if _edges(form) != _edges(source[0]) or "  " in form:
        yield f"other spaces: {form!r}"
    if " " in source[0] and source[0][-1] in ENDS and form[-1] not in {text[-1] for text in source}:
        yield f"ends otherwise: {form}"
    if re.search('["“”]', form):
        yield f"quotes are « » here: {form}"
    known = NAMES.union(*(_quoted(text) for text in source))
    for word in WORD.findall(without_placeholders(form)):
        yield from _faults_of_word(language, word, known)


def _quoted(text: str) -> set[str]:
    """What the source itself names in quotes, such as the sheet or the column of a workbook."""
    return {word for name in re.findall("“([^”]*)”", text) for word in WORD.findall(name)}


def _faults_of_word(language: str, word: str, known: frozenset[str]) -> Iterator[str]:
    letters = set(word.lower())
    if letters <= LATIN:
        if word not in known:
            yield f"a word in Latin letters: {word}"
    elif letters & LATIN:
        yield f"Latin and Cyrillic letters in one word: {word}"
    elif not letters <= ALPHABETS[language]:
        yield f"letters of another alphabet: {word}"


def placeholders(text: str) -> frozenset[str]:
    """The fields of a text as `{name}` or `{name!r}`."""
    fields = ((field, conversion) for _text, field, _format, conversion in Formatter().parse(text) if field is not None)
    return frozenset(f"{field}!{conversion}" if conversion else field for field, conversion in fields)


def without_placeholders(text: str) -> str:
    """What a reader reads of it."""
    return " ".join(literal for literal, _field, _format, _conversion in Formatter().parse(text))


def _edges(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
