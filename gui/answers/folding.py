"""Finding a choice by any part of any word, forgiving Kazakh letters typed on a Russian keyboard. Pure text."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

_PLAIN = str.maketrans("құүңөіәғһё", "кууноиагхе")
_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
_CYRILLIC = str.maketrans(_KEYS + "2345890-=", "йцукенгшщзхъфывапролджэячсмитьбюё" + "әіңғүұқөһ")
_LATIN = str.maketrans("йцукенгшщзхъфывапролджэячсмитьбюё", _KEYS)
_APART = re.compile(r"[\W_]+")
MOST = 20_000  # labels remembered as they are compared

Rank = tuple[bool, bool, bool]


@lru_cache(maxsize=MOST)
def fold(text: str) -> str:
    """The text as it is compared: small letters, Russian look-alikes for Kazakh letters, words parted by one space."""
    plain = unicodedata.normalize("NFC", text).casefold().translate(_PLAIN)
    return _APART.sub(" ", plain).strip()


def retyped(text: str) -> list[str]:
    """The text as the same keys would have written it on the Kazakh and Russian layouts, and on the English one."""
    small = text.casefold()
    return [small.translate(_CYRILLIC), small.translate(_LATIN)]


def match(query: str, texts: Iterable[Sequence[str]]) -> list[int]:
    """The positions of the entries that hold every word of the query, best first.

    An entry is its labels in all languages, the one on screen first. Texts arrive folded; the query need not be.
    """
    words = fold(query).split()
    if not words:
        return list(range(len(list(texts))))
    longest, begun = max(words, key=len), [f" {word}" for word in words]
    found = []
    for position, labels in enumerate(texts):
        best: Rank | None = None
        for at, label in enumerate(labels):
            if longest in label and (len(words) == 1 or all(word in label for word in words)):
                rank = _rank(begun, f" {label}", at)
                best = rank if best is None or rank < best else best
        if best is not None:
            found.append((best, position))
    return [position for _rank_, position in sorted(found)]


def _rank(begun: list[str], label: str, at: int) -> Rank:
    """Words that begin with what is typed come before those that only contain it, then the shown language, then labels
    that begin with it."""
    inside = begun[0] not in label if len(begun) == 1 else not all(word in label for word in begun)
    return (inside, at > 0, not label.startswith(begun[0]))
