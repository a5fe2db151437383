"""Personal numbers in free text: IIN, phones, bank cards, e-mail. It finds and hides them; it keeps nothing."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

HIDDEN: Final = "×"
# What people put between the figures of one number. No full stop: 12.08.2026 is a date.
_BETWEEN: Final = r" \t\u00a0\u2009\u202f\u200b\u2060\-\u2010-\u2015"
_GAP, _JOIN = f"[{_BETWEEN}]", f"[(){_BETWEEN}]"
_RUN: Final = re.compile(rf"\d+(?:{_GAP}{{1,2}}\d+)*")
_CARD: Final = re.compile(
    rf"(?<!\d)(?:\d{{13,19}}|\d{{4}}(?:{_GAP}\d{{4}}){{3}}|3\d{{3}}{_GAP}\d{{6}}{_GAP}\d{{5}})(?!\d)"
)
# A prefix alone, as in "8 700 тенге", is no phone: seven more figures have to follow.
_PHONE: Final = re.compile(rf"(?<![\d+])(?:\+?7|8){_JOIN}*7\d\d(?:{_JOIN}*\d){{7}}(?!\d)")
_ABROAD: Final = re.compile(rf"(?<![\d+])\+[1-9](?:{_JOIN}*\d){{8,14}}(?!\d)")
_MOBILE: Final = re.compile(
    rf"(?<![\d+])7(?:0\d|47|6[0-4]|7\d){_JOIN}*\d{{3}}{_GAP}*\d\d{_GAP}*\d\d(?!\d)"
)
_EMAIL: Final = re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found and where. What only looks like a personal number warns; the rest may not be kept."""

    kind: str
    start: int
    end: int

    @property
    def blocks(self) -> bool:
        """Whether the text must not be kept with it."""
        return not self.kind.startswith("like_")


def scan(text: str) -> tuple[Finding, ...]:
    """Everything in the text that is, or looks like, a personal number; nothing twice, from left to right."""
    found: list[Finding] = []
    for look in _LOOKS:
        for one in look(text):
            if all(one.end <= other.start or other.end <= one.start for other in found):
                found.append(one)
    return tuple(sorted(found, key=lambda one: one.start))


def blocking(text: str) -> tuple[Finding, ...]:
    """What the text must not be kept with."""
    return tuple(one for one in scan(text) if one.blocks)


def masked(text: str) -> str:
    """The text with each figure and letter of what blocks replaced by a sign; its length stays."""
    for one in blocking(text):
        hidden = re.sub(r"\w", HIDDEN, text[one.start : one.end])
        text = text[: one.start] + hidden + text[one.end :]
    return text


def is_iin(digits: str) -> bool:
    """Whether twelve figures carry the checksum of an IIN (or of a BIN, which is made in the same way)."""
    if len(digits) != 12:
        return False
    figures = [int(digit) for digit in digits]
    rest = sum(weight * figure for weight, figure in zip(range(1, 12), figures, strict=False)) % 11
    if rest == 10:
        rest = sum(weight * figure for weight, figure in zip((*range(3, 12), 1, 2), figures, strict=False)) % 11
    return rest == figures[11]


def is_card(digits: str) -> bool:
    """Whether these figures are those of a bank card: the Luhn sum, and a first figure that cards have."""
    figures = [int(digit) for digit in digits]
    doubled = [sum(divmod(2 * figure, 10)) for figure in figures[-2::-2]]
    return figures[0] in range(2, 7) and (sum(figures[-1::-2]) + sum(doubled)) % 10 == 0


def _cards(text: str) -> Iterator[Finding]:
    for match in _CARD.finditer(text):
        if is_card(_figures(match[0])):
            yield Finding("card", *match.span())


def _phones(text: str) -> Iterator[Finding]:
    for pattern in (_PHONE, _ABROAD):
        for match in pattern.finditer(text):
            yield Finding("phone", *match.span())


def _emails(text: str) -> Iterator[Finding]:
    for match in _EMAIL.finditer(text):
        yield Finding("email", *match.span())


def _numbers(text: str) -> Iterator[Finding]:
    """The twelve figures of an IIN, in one piece or in several that follow one another."""
    for start, end in _twelves(text):
        if is_iin(_figures(text[start:end])):
            yield Finding("iin", start, end)


def _like_numbers(text: str) -> Iterator[Finding]:
    for start, end in _twelves(text):
        yield Finding("like_iin", start, end)


def _like_phones(text: str) -> Iterator[Finding]:
    for match in _MOBILE.finditer(text):
        yield Finding("like_phone", *match.span())


def _twelves(text: str) -> Iterator[tuple[int, int]]:
    for run in _RUN.finditer(text):
        pieces = [match.span() for match in re.finditer(r"\d+", run[0])]
        for first, (start, _end) in enumerate(pieces):
            length = 0
            for begin, end in pieces[first:]:
                length += end - begin
                if length == 12:
                    yield run.start() + start, run.start() + end
                if length >= 12:
                    break


def _figures(text: str) -> str:
    return "".join(str(int(sign)) for sign in text if sign.isdecimal())


# What is certain comes first: a part of it is not looked at again.
_LOOKS: Final[tuple[Callable[[str], Iterator[Finding]], ...]] = (
    _emails, _cards, _numbers, _phones, _like_numbers, _like_phones,
)  # fmt: skip
