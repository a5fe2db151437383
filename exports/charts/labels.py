"""Names in a picture: how they wrap, when they shorten, and how labels keep off each other.

The rule for a name that is too long: it wraps between words; a word too wide for its line is divided at its own hyphen
or after a vowel; what finds no room in the lines there are is left out by whole words, and an ellipsis says so.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from exports.charts.picture import FALL, RISE, Anchor, Mark, Measure, Role, Words

LABEL, FIGURE, TINY, SMALLEST = 8.0, 8.0, 7.2, 6.2
LEADING = 1.2
_VOWELS = frozenset("аәеёиіоөуұүыэюяaeiouy")
_LEAST_PART = 3  # letters on either side of a division

Fits = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Area:
    """What a mark takes up."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Area") -> bool:
        """Whether the two overlap."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def inside(self, width: float, height: float) -> bool:
        """Whether it is wholly within a picture of this size."""
        return self.left >= 0 and self.top >= 0 and self.right <= width and self.bottom <= height


def area(words: Words, measure: Measure) -> Area:
    """What a text takes up, from its highest letter to its lowest."""
    width = measure(words.text, words.size, words.bold)
    left = words.x - {Anchor.START: 0.0, Anchor.MIDDLE: width / 2, Anchor.END: width}[words.anchor]
    return Area(left, words.y - RISE * words.size, left + width, words.y + FALL * words.size)


def wrapped(
    text: str, width: float, measure: Measure, *, size: float = LABEL, bold: bool = False, lines: int = 2
) -> tuple[str, ...]:
    """The text in at most `lines` lines of `width` points, by the rule of this module."""

    def fits(said: str) -> bool:
        return measure(said, size, bold) <= width

    found: list[str] = []
    rest = text.split(" ")
    while rest and len(found) < lines:
        line, rest = _line(rest, fits)
        found.append(line)
    if rest:
        found[-1] = _left_out(found[-1], fits)
    return tuple(found)


def shortened(text: str, width: float, measure: Measure, *, size: float = LABEL, bold: bool = False) -> str:
    """The text on one line, by the rule of this module."""
    return wrapped(text, width, measure, size=size, bold=bold, lines=1)[0]


def _line(words: list[str], fits: Fits) -> tuple[str, list[str]]:
    taken = words[0]
    if not fits(taken):
        head, tail = _divided(taken, fits)
        return head, [tail, *words[1:]] if tail else words[1:]
    for at, word in enumerate(words[1:], 1):
        if not fits(f"{taken} {word}"):
            return taken, words[at:]
        taken = f"{taken} {word}"
    return taken, []


def _divided(word: str, fits: Fits) -> tuple[str, str]:
    at_hyphen = [(word[: at + 1], word[at + 1 :]) for at, letter in enumerate(word[:-1]) if letter == "-"]
    after_vowel = [
        (word[: at + 1] + "-", word[at + 1 :])
        for at, letter in enumerate(word)
        if letter.lower() in _VOWELS and _LEAST_PART <= at + 1 <= len(word) - _LEAST_PART
    ]
    for parts in (*reversed(at_hyphen), *reversed(after_vowel)):
        if fits(parts[0]):
            return parts
    return word, ""


def _left_out(line: str, fits: Fits) -> str:
    kept = line.split(" ")
    while len(kept) > 1 and not fits(" ".join([*kept, "…"])):
        kept.pop()
    return " ".join([*kept, "…"]) if fits(f"{kept[0]} …") else f"{kept[0].removesuffix('-')}…"


def column(names: Iterable[str], measure: Measure, *, most: float, size: float = LABEL, bold: bool = False) -> float:
    """The width of a column of names: what the longest needs on one line, but no more than `most`."""
    return min(most, max((measure(name, size, bold) for name in names), default=0.0))


def block(
    lines: Sequence[str],
    x: float,
    middle: float,
    *,
    size: float = LABEL,
    role: Role = Role.INK,
    bold: bool = False,
    anchor: Anchor = Anchor.START,
) -> tuple[Words, ...]:
    """Lines of text, the middle of the block at `middle`."""
    step = size * LEADING
    first = middle - step * (len(lines) - 1) / 2 + size * (RISE - FALL) / 2
    return tuple(Words(x, first + at * step, said, size, role, bold, anchor) for at, said in enumerate(lines) if said)


def tall(lines: int, size: float = LABEL) -> float:
    """The height of so many lines."""
    return lines * size * LEADING


def spread(wanted: Sequence[float], room: float, low: float, high: float) -> list[float]:
    """Positions near the wanted ones, in the same order, at least `room` apart and between `low` and `high`.

    Where there is too little room for all, they stand evenly between the two.
    """
    if not wanted:
        return []
    order = sorted(range(len(wanted)), key=lambda at: wanted[at])
    if room * (len(order) - 1) > high - low:
        step = (high - low) / (len(order) - 1)
        placed = [low + step * at for at in range(len(order))]
    else:
        placed = _apart([wanted[at] for at in order], room, low, high)
    found = [0.0] * len(wanted)
    for at, position in zip(order, placed, strict=True):
        found[at] = position
    return found


def _apart(wanted: Sequence[float], room: float, low: float, high: float) -> list[float]:
    # Clusters of labels that touch are centred on the mean of what they want, as one.
    clusters: list[tuple[float, list[float]]] = []
    for want in wanted:
        clusters.append((want, [want]))
        while len(clusters) > 1 and _touch(clusters[-2], clusters[-1], room):
            members = clusters[-2][1] + clusters[-1][1]
            clusters[-2:] = [(sum(members) / len(members), members)]
    positions = [
        centre + room * (at - (len(members) - 1) / 2) for centre, members in clusters for at in range(len(members))
    ]
    return _within(positions, room, low, high)


def _touch(upper: tuple[float, list[float]], lower: tuple[float, list[float]], room: float) -> bool:
    return lower[0] - upper[0] < room * (len(upper[1]) + len(lower[1])) / 2


def _within(positions: list[float], room: float, low: float, high: float) -> list[float]:
    for at, position in enumerate(positions):
        positions[at] = max(position, low if at == 0 else positions[at - 1] + room)
    for at in range(len(positions) - 1, -1, -1):
        positions[at] = min(positions[at], high if at == len(positions) - 1 else positions[at + 1] - room)
    return positions


def free(
    candidates: Iterable[Words], taken: Sequence[Area], width: float, height: float, measure: Measure
) -> Words | None:
    """The first candidate that is inside the picture and meets nothing that is there already."""
    for words in candidates:
        here = area(words, measure)
        if here.inside(width, height) and not any(here.meets(other) for other in taken):
            return words
    return None


def texts(marks: Iterable[Mark]) -> list[Words]:
    """The texts among the marks."""
    return [mark for mark in marks if isinstance(mark, Words)]
