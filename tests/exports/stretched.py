"""Everything a paper says, twice as long: names, headings, notes, and the supervisor's words."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass, replace
from typing import Any

from exports.summary.shapes import Named
from model import language, reference
from model.language import translations


def twice(said: str) -> str:
    """The words and the words again; what is put into them is put in once."""
    again = " ".join(word for word in said.split() if "{" not in word and "%" not in word and word.isalpha())
    return f"{said} {again}" if again else said


def named_twice(thing: Any) -> Any:
    """A summary whose every name is twice as long."""
    if isinstance(thing, Named):
        return Named(thing.id, *(twice(getattr(thing, spoken)) for spoken in ("en", "ru", "kk")))
    if isinstance(thing, tuple):
        return tuple(named_twice(one) for one in thing)
    if is_dataclass(thing) and not isinstance(thing, type):
        return replace(thing, **{one.name: named_twice(getattr(thing, one.name)) for one in fields(thing) if one.init})
    return thing


class _Twice:
    """A catalogue whose every text is twice as long."""

    def __init__(self, inner: Any) -> None:
        self.inner = inner

    def gettext(self, said: str) -> str:
        return twice(self.inner.gettext(said))

    def ngettext(self, one: str, many: str, n: int) -> str:
        return twice(self.inner.ngettext(one, many, n))


@contextmanager
def said_twice(monkeypatch: Any) -> Iterator[None]:
    """While this lasts, every text of the catalogues and of the glossary is twice as long."""
    with monkeypatch.context() as patched:
        patched.setattr(language, "translations", lambda spoken: _Twice(translations(spoken)))
        glossary = {term.id: replace(term, en=twice(term.en), ru=twice(term.ru), kk=twice(term.kk))
                    for term in reference.report_terms()}  # fmt: skip
        patched.setattr(reference, "report_terms", lambda: glossary)
        yield
