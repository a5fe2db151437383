"""The interface's language: gettext over one catalogue. English is the source; kk and ru are translations.

Texts of questionnaires are not here: they come with the form.
"""

import gettext as _gettext
import locale
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

LANGUAGES = ("kk", "ru", "en")
NAMES = {"kk": "Қазақша", "ru": "Русский", "en": "English"}
SHORT = {"kk": "Қаз", "ru": "Рус", "en": "Eng"}
FOLDER = Path(__file__).parent
COMPILED = FOLDER / "compiled"
DOMAIN = "sapa"

_current = "en"
_aside: ContextVar[str | None] = ContextVar("aside", default=None)  # a paper's language, while the window keeps its own


def current() -> str:
    """The language in use: kk, ru or en."""
    return _aside.get() or _current


def use(language: str) -> None:
    """Speak this language from now on; an unknown one means English."""
    global _current  # noqa: PLW0603  the language of the process is one thing, as in gettext itself
    _current = language if language in LANGUAGES else "en"


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """For one report or one message in another language than the window; other threads do not notice."""
    token = _aside.set(language if language in LANGUAGES else "en")
    try:
        yield
    finally:
        _aside.reset(token)


def of_the_system() -> str:
    """The language this machine's person most likely reads: SAPA_LANGUAGE, then the locale, then Kazakh."""
    named = os.environ.get("SAPA_LANGUAGE") or os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES")
    named = named or os.environ.get("LANG") or locale.getlocale()[0] or ""
    known = named[:2].lower()
    if known in LANGUAGES:
        return known
    return "ru" if named.lower().startswith("russian") else "kk" if named.lower().startswith("kazakh") else "en"


def _(text: str) -> str:
    """The text in the current language."""
    return translations(current()).gettext(text) if text else ""


def ngettext(one: str, many: str, n: int) -> str:
    """The text for a count, with the plural rules of the current language."""
    return translations(current()).ngettext(one, many, n)


def N_(text: str) -> str:
    """Mark a text for the catalogue; it is translated later, where it is shown."""
    return text


@cache
def translations(language: str) -> _gettext.NullTranslations:
    """The translations of one language; English needs none."""
    source = FOLDER / f"{language}.po"
    compiled = compiled_file(language)
    if source.exists() and (not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime):
        from model.language.catalogue import compile_one

        compile_one(source, compiled)
    if not compiled.exists():
        return _gettext.NullTranslations()
    with compiled.open("rb") as file:
        return _gettext.GNUTranslations(file)


def compiled_file(language: str) -> Path:
    """Where gettext itself, and with it Click, looks for a language."""
    return COMPILED / language / "LC_MESSAGES" / f"{DOMAIN}.mo"
