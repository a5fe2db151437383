"""Translations of a form's texts and media, with the fallback kk -> ru -> en -> first. It evaluates nothing."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

FALLBACK = ("kk", "ru", "en")
MEDIA = frozenset({"image", "big-image", "audio", "video"})
_CODE = re.compile(r".*\(\s*([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*)\s*\)\s*")
_BLANK = " \t\xa0"
_BLANKS = re.compile(r"[ \t]+")
# pyxform writes a hyphen where a translation is missing while another language has one.
_UNTRANSLATED = "-"


@dataclass(frozen=True, slots=True)
class Output:
    """A value shown inside a text: the expression of `<output value="…"/>`."""

    expression: str


Wording = tuple[str | Output, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a question: a key into the translations, or the words themselves. Falsy when there is none."""

    key: str = ""
    words: Wording = ()

    def __bool__(self) -> bool:
        return bool(self.key or self.words)


NO_TEXT = Text()


def code_of(name: str) -> str:
    """`Kazakh (kk)` -> `kk`; a name without a code stays as it is."""
    match = _CODE.fullmatch(name)
    return match[1] if match else name.strip()


def tidy(text: str) -> str:
    """Without the blanks that conversion puts around values; line breaks stay."""
    lines = (_BLANKS.sub(" ", line.strip(_BLANK)) for line in text.split("\n"))
    return "\n".join(lines).strip()


class Texts:
    """All texts of one form: language -> key -> form (`` for the label itself, `guidance`, `image` …) -> wording."""

    def __init__(self, tables: Mapping[str, Mapping[str, Mapping[str, Wording]]], default: str) -> None:
        self.tables = tables
        self.languages = tuple(tables)
        self.default = default if default in tables else next(iter(tables), "")
        self._orders: dict[str, tuple[str, ...]] = {}

    def find(self, key: str, language: str, form: str = "") -> tuple[Wording, str]:
        """The wording and the language it is really in; an empty wording if nobody wrote one."""
        for candidate in self._order(language):
            wording = self.tables[candidate].get(key, {}).get(form)
            if wording and wording != (_UNTRANSLATED,):
                return wording, candidate
        return (), ""

    def say(self, text: Text, language: str, value_of: Callable[[Output], str], form: str = "") -> str:
        """The text in that language, with the values it mentions."""
        own = () if form else text.words
        wording = self.find(text.key, language, form)[0] if text.key else own
        if not wording:
            return ""
        return tidy("".join(part if isinstance(part, str) else value_of(part) for part in wording))

    def outputs(self, text: Text) -> set[str]:
        """The expressions a text mentions in any language and form."""
        wordings = [text.words]
        if text.key:
            wordings = [w for table in self.tables.values() for w in table.get(text.key, {}).values()]
        return {part.expression for wording in wordings for part in wording if isinstance(part, Output)}

    def untranslated(self, text: Text, form: str = "") -> tuple[str, ...]:
        """The languages in which a text that exists in some language is missing."""
        if not text.key:
            return ()
        missing = tuple(language for language in self.languages if self._is_blank(language, text.key, form))
        return missing if len(missing) < len(self.languages) else ()

    def files(self) -> Iterator[str]:
        """The addresses of all pictures, recordings and films; a value inside of one reads `0`."""
        for table in self.tables.values():
            for forms in table.values():
                for form in MEDIA.intersection(forms):
                    yield "".join(part if isinstance(part, str) else "0" for part in forms[form]).strip()

    def all_keys(self) -> set[str]:
        return {key for table in self.tables.values() for key in table}

    def _is_blank(self, language: str, key: str, form: str) -> bool:
        return self.tables[language].get(key, {}).get(form) in (None, (), (_UNTRANSLATED,))

    def _order(self, language: str) -> tuple[str, ...]:
        order = self._orders.get(language)
        if order is None:
            wanted = dict.fromkeys((language, *FALLBACK, self.default, *self.languages))
            order = self._orders[language] = tuple(name for name in wanted if name in self.tables)
        return order
