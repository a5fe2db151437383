"""Finding a choice by any part of any word, forgiving Kazakh letters typed on a Russian keyboard. Pure text."""

import unicodedata
from collections.abc import Iterable, Sequence

_PLAIN = str.maketrans("құүңөіәғһё", "кууноиагхе")


def fold(text: str) -> str:
    """The text as it is compared: small letters, Russian look-alikes for Kazakh letters, words parted by one space."""
    plain = unicodedata.normalize("NFC", text).casefold().translate(_PLAIN)
    return " ".join("".join(letter if letter.isalnum() else " " for letter in plain).split())


def match(query: str, texts: Iterable[Sequence[str]]) -> list[int]:
    """The positions of the entries that hold every word of the query, best first.

    An entry is its labels in all languages, the one on screen first. Texts arrive folded; the query need not be.
    """
    words = fold(query).split()
    found = []
    for position, labels in enumerate(texts):
        rank = _rank(words, labels)
        if rank is not None:
            found.append((rank, position))
    return [position for _rank_, position in sorted(found)]


def _rank(words: list[str], labels: Sequence[str]) -> int | None:
    """0 starts the shown label, 1 starts a word of it, 2 inside it; 3 more for another language."""
    best: int | None = None
    for index, label in enumerate(labels):
        if not all(word in label for word in words):
            continue
        first = words[0] if words else ""
        rank = 0 if label.startswith(first) else 1 if f" {first}" in label else 2
        rank += 3 * (index > 0)
        best = rank if best is None else min(best, rank)
    return best
