"""Kazakhstan as tiles of one size: west to east, north to south, so that Astana weighs as much as Karaganda.

The gap in the east is Lake Balkhash, the gap in the west the steppe between the Caspian and Ulytau.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from exports.charts.labels import SMALLEST, TINY, block, wrapped
from exports.charts.picture import Anchor, Box, Mark, Measure, Picture, Role
from exports.charts.steps import step

COLUMNS, ROWS = 6, 5
GAP = 2.0

# KATO: column, row
PLACES: Mapping[str, tuple[int, int]] = {
    "390000000": (2, 0),  # Kostanay
    "590000000": (3, 0),  # North Kazakhstan
    "550000000": (4, 0),  # Pavlodar
    "270000000": (0, 1),  # West Kazakhstan
    "150000000": (1, 1),  # Aktobe
    "110000000": (2, 1),  # Akmola
    "710000000": (3, 1),  # Astana
    "100000000": (4, 1),  # Abai
    "630000000": (5, 1),  # East Kazakhstan
    "230000000": (0, 2),  # Atyrau
    "620000000": (2, 2),  # Ulytau
    "350000000": (3, 2),  # Karaganda
    "330000000": (5, 2),  # Jetisu
    "470000000": (0, 3),  # Mangystau
    "430000000": (2, 3),  # Kyzylorda
    "610000000": (3, 3),  # Turkistan
    "310000000": (4, 3),  # Zhambyl
    "190000000": (5, 3),  # Almaty Region
    "790000000": (3, 4),  # Shymkent
    "750000000": (5, 4),  # Almaty
}

SHORT: Mapping[str, Mapping[str, str]] = {
    "100000000": {"kk": "Абай", "ru": "Абай", "en": "Abai"},
    "110000000": {"kk": "Ақмола", "ru": "Акмола", "en": "Akmola"},
    "150000000": {"kk": "Ақтөбе", "ru": "Актобе", "en": "Aktobe"},
    "190000000": {"kk": "Алм. обл.", "ru": "Алм. обл.", "en": "Almaty Reg."},
    "230000000": {"kk": "Атырау", "ru": "Атырау", "en": "Atyrau"},
    "270000000": {"kk": "БҚО", "ru": "ЗКО", "en": "West Kaz."},
    "310000000": {"kk": "Жамбыл", "ru": "Жамбыл", "en": "Zhambyl"},
    "330000000": {"kk": "Жетісу", "ru": "Жетісу", "en": "Jetisu"},
    "350000000": {"kk": "Қарағанды", "ru": "Караганда", "en": "Karaganda"},
    "390000000": {"kk": "Қостанай", "ru": "Костанай", "en": "Kostanay"},
    "430000000": {"kk": "Қызылорда", "ru": "Кызылорда", "en": "Kyzylorda"},
    "470000000": {"kk": "Маңғыстау", "ru": "Мангистау", "en": "Mangystau"},
    "550000000": {"kk": "Павлодар", "ru": "Павлодар", "en": "Pavlodar"},
    "590000000": {"kk": "СҚО", "ru": "СКО", "en": "North Kaz."},
    "610000000": {"kk": "Түркістан", "ru": "Туркестан", "en": "Turkistan"},
    "620000000": {"kk": "Ұлытау", "ru": "Ұлытау", "en": "Ulytau"},
    "630000000": {"kk": "ШҚО", "ru": "ВКО", "en": "East Kaz."},
    "710000000": {"kk": "Астана", "ru": "Астана", "en": "Astana"},
    "750000000": {"kk": "Алматы қ.", "ru": "г. Алматы", "en": "Almaty"},
    "790000000": {"kk": "Шымкент", "ru": "Шымкент", "en": "Shymkent"},
}


@dataclass(frozen=True, slots=True)
class Tile:
    """One region: its KATO and short name, its value, and the words for it (or the sign that it is hidden)."""

    kato: str
    label: str
    value: float | None
    said: str
    strong: bool = False
    about: str = ""


def tiles(
    regions: Sequence[Tile],
    limits: Sequence[float],
    width: float,
    *,
    dark_low: bool = True,
    measure: Measure,
) -> Picture:
    """The regions at their places; one that is not given stands there empty of figures."""
    wide = (width - 2) / COLUMNS
    tall = min(wide * 0.72, 44.0)
    given = {tile.kato: tile for tile in regions}
    names = [tile.label for tile in regions if tile.kato in PLACES]
    size = min([_size(name, wide - GAP - 1.5, measure) for name in names], default=TINY)
    marks: list[Mark] = []
    for kato, (column, row) in PLACES.items():
        box = (1 + column * wide, 1 + row * tall, wide - GAP, tall - GAP)
        marks += _tile(given.get(kato), box, limits, size, measure, dark_low=dark_low)
    return Picture(width, ROWS * tall + 1, tuple(marks))


def _tile(
    tile: Tile | None,
    box: tuple[float, float, float, float],
    limits: Sequence[float],
    size: float,
    measure: Measure,
    *,
    dark_low: bool,
) -> list[Mark]:
    x, y, width, height = box
    if tile is None:
        return [Box(x, y, width, height, None, Role.LINE, 0.5)]
    role, ground = Role.INK, Box(x, y, width, height, None, Role.MUTED, 0.6, (2, 2), about=tile.about)
    if tile.value is not None:
        shade = step(tile.value, limits, dark_low=dark_low)
        edge = 2.0 if tile.strong else 0.4
        role = shade.text
        ground = Box(x, y, width, height, shade.role, Role.INK, edge, strength=shade.strength, about=tile.about)
    name = wrapped(tile.label, width - 1.5, measure, size=size, lines=1)
    middle = x + width / 2
    return [
        ground,
        *block(name, middle, y + height / 2 - 6, size=size, role=role, anchor=Anchor.MIDDLE),
        *block([tile.said], middle, y + height / 2 + 5, size=9.5, role=role, bold=True, anchor=Anchor.MIDDLE),
    ]


def _size(label: str, room: float, measure: Measure) -> float:
    """The common size, or as much smaller as the name needs, down to the least that is read."""
    needed = measure(label, TINY, False)
    return max(SMALLEST, TINY * min(1.0, room / needed)) if needed else TINY
