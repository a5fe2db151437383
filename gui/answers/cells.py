"""Where the cells of a list of choices stand, by what the form wishes of them. Pure geometry."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect


@dataclass(frozen=True, slots=True)
class Look:
    """How choices stand: `columns` of them side by side (0 for as many as fit), `packed` one after the other, `bare`
    without their keys, `nameless` where only pictures are shown."""

    columns: int = 0
    packed: bool = False
    bare: bool = False
    nameless: bool = False


PACKED = {"columns-pack", "horizontal", "horizontal-compact", "compact", "quickcompact"}
SEVERAL = ("columns-", "compact-", "quickcompact-")


def look_of(appearance: str) -> Look:
    """What the words of an appearance say about its choices."""
    words = appearance.split()
    numbers = [word.rpartition("-")[2] for word in words if word.startswith(SEVERAL)]
    columns = next((int(number) for number in numbers if number.isdigit()), 1 if "vertical" in words else 0)
    packed = bool(PACKED & set(words)) and not columns
    return Look(columns, packed, "no-buttons" in words, "list-nolabel" in words)


def placed(look: Look, natural: Sequence[int], tall_at: Callable[[int, int], int], width: int, gap: int) -> list[QRect]:
    """A rectangle for each choice. `natural` is how wide each likes to be, `tall_at` how tall one is at a width."""
    if look.packed:
        return _packed([min(wide, width) for wide in natural], tall_at, width, gap)
    count = len(natural)
    if look.columns:
        columns = min(look.columns, count)
        wide = (width - gap * (columns - 1)) // columns
        tall = _tallest([wide] * count, tall_at)
        return [QRect(n % columns * (wide + gap), n // columns * (tall + gap), wide, tall) for n in range(count)]
    widest = max(natural)
    columns = max(1, min(count, (width + gap) // (widest + gap)))
    if columns < count <= 3:
        columns = 1  # 1 and 3 above, 2 below, would be read in the wrong order
    rows = -(-count // columns)
    columns = -(-count // rows)
    wide = min(widest, (width - gap * (columns - 1)) // columns)
    tall = _tallest([wide] * count, tall_at)
    return [QRect(n // rows * (wide + gap), n % rows * (tall + gap), wide, tall) for n in range(count)]


def _tallest(wide: Sequence[int], tall_at: Callable[[int, int], int]) -> int:
    return max(tall_at(index, each) for index, each in enumerate(wide))


def _packed(natural: Sequence[int], tall_at: Callable[[int, int], int], width: int, gap: int) -> list[QRect]:
    """Each as wide as it likes, a new line where the width ends; all of one height."""
    tall = _tallest(natural, tall_at)
    found, left, top = [], 0, 0
    for wide in natural:
        if left and left + wide > width:
            left, top = 0, top + tall + gap
        found.append(QRect(left, top, wide, tall))
        left += wide + gap
    return found
