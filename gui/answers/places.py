"""Places on the earth as people write them, turned into what the form stores, and back. Pure text."""

import re

from gui.answers import folding

# The capitals of the regions and the three cities of their own: latitude, longitude, Kazakh, Russian, English. A place
# taken from here is told to be known to ten kilometres only.
CITIES = (
    (51.13, 71.43, "Астана", "Астана", "Astana"),
    (43.24, 76.89, "Алматы", "Алматы", "Almaty"),
    (42.32, 69.59, "Шымкент", "Шымкент", "Shymkent"),
    (50.41, 80.25, "Семей", "Семей", "Semey"),
    (53.28, 69.38, "Көкшетау", "Кокшетау", "Kokshetau"),
    (50.28, 57.17, "Ақтөбе", "Актобе", "Aktobe"),
    (43.88, 77.06, "Қонаев", "Конаев", "Qonayev"),
    (47.11, 51.92, "Атырау", "Атырау", "Atyrau"),
    (51.23, 51.37, "Орал", "Уральск", "Oral"),
    (42.90, 71.37, "Тараз", "Тараз", "Taraz"),
    (45.02, 78.37, "Талдықорған", "Талдыкорган", "Taldykorgan"),
    (49.80, 73.09, "Қарағанды", "Караганда", "Karaganda"),
    (53.21, 63.63, "Қостанай", "Костанай", "Kostanay"),
    (44.85, 65.51, "Қызылорда", "Кызылорда", "Kyzylorda"),
    (43.65, 51.17, "Ақтау", "Актау", "Aktau"),
    (52.29, 76.97, "Павлодар", "Павлодар", "Pavlodar"),
    (54.87, 69.15, "Петропавл", "Петропавловск", "Petropavl"),
    (43.30, 68.27, "Түркістан", "Туркестан", "Turkistan"),
    (47.80, 67.71, "Жезқазған", "Жезказган", "Zhezkazgan"),
    (49.95, 82.61, "Өскемен", "Усть-Каменогорск", "Oskemen"),
)
_ROUGHLY = 10_000  # metres
_SOUTH_OR_WEST = re.compile(r"(?i)(ю\.?\s?ш|оңт|з\.?\s?д|бат|(?<![^\W\d])[swюз](?![^\W\d]))")
_LATITUDE = re.compile(r"(?i)((?<![^\W\d])[nsсю](?![^\W\d])|с\.?\s?ш|ю\.?\s?ш|солт|оңт)")
_LONGITUDE = re.compile(r"(?i)((?<![^\W\d])[ewвз](?![^\W\d])|в\.?\s?д|з\.?\s?д|шығ|бат)")
_WORDS = re.compile(r"(?i)[a-zа-яёәіңғүұқөһ][a-zа-яёәіңғүұқөһ.\s]*")
_NUMBER = re.compile(r"[-−]?\d+(?:\.\d+)?")


def place_from_typing(text: str) -> str | None:
    """`51.16 71.47`, `51,16; 71,47`, `51°9′36″ N 71°28′12″ E`, `с.ш. 51.16 в.д. 71.47`, a regional capital's name
    become `51.16 71.47`, with altitude and accuracy behind if they are typed; None when it is no place.
    """
    text = text.strip()
    named = city(text)
    if named:
        return named
    if re.search(r"[°′″'\"nsewсювз]", text, re.IGNORECASE):
        return _marked(text)
    return _plain(text)


def city(text: str) -> str:
    """The place of the one capital whose name begins like this, in any language; "" if none or several do."""
    begun = folding.fold(text)
    if len(begun) < 3:
        return ""
    found = [row for row in CITIES if any(folding.fold(name).startswith(begun) for name in row[2:])]
    exact = [row for row in found if any(folding.fold(name) == begun for name in row[2:])]
    chosen = exact or found
    return f"{chosen[0][0]} {chosen[0][1]} 0 {_ROUGHLY}" if len(chosen) == 1 else ""


def place_for_reading(value: str) -> str:
    """`51.16 71.47 350.0 5.0` reads `51.16, 71.47`; what a person typed behind it stays."""
    parts = value.split()
    if len(parts) < 2:
        return value
    rest = [part for part in parts[2:] if part.strip("0.")]
    return f"{parts[0]}, {parts[1]}" + ("".join(f" {part}" for part in parts[2:]) if rest else "")


def _plain(text: str) -> str | None:
    """Numbers by themselves: a comma is a decimal sign when each number has one, else it parts them."""
    pieces = [piece for piece in re.split(r"[\s;]+|,\s+", text) if piece]
    if len(pieces) == 1 and pieces[0].count(",") == 1:
        pieces = pieces[0].split(",")
    numbers = [piece.replace(",", ".").replace("−", "-").strip(".") for piece in pieces]
    if not 2 <= len(numbers) <= 4 or not all(re.fullmatch(_NUMBER, number) for number in numbers):
        return None
    return _checked(float(numbers[0]), float(numbers[1]), numbers)


def _marked(text: str) -> str | None:
    """Degrees with minutes, seconds or the sides of the world."""
    halves = _halves(text)
    if halves is None:
        return None
    values = [_degrees(half) for half in halves]
    if values[0] is None or values[1] is None:
        return None
    if _LONGITUDE.search(halves[0]) and not _LATITUDE.search(halves[0]):
        values.reverse()
    latitude, longitude = values
    return _checked(latitude or 0.0, longitude or 0.0, [_short(latitude or 0.0), _short(longitude or 0.0)])


def _halves(text: str) -> tuple[str, str] | None:
    """Where the latitude ends and the longitude begins."""
    text = text.replace(",", ".") if not re.search(r",\s", text) else text.replace(", ", " ; ").replace(",", ".")
    if ";" in text:
        first, _sign, second = text.partition(";")
        return first, second
    letters = list(re.finditer(_WORDS, text))
    if len(letters) >= 2:
        cut = letters[1].start() if letters[0].start() == 0 else letters[0].end()
        return text[:cut], text[cut:]
    degrees = [found.start() for found in re.finditer(r"[-−]?\d+(?:\.\d+)?\s*°", text)]
    return (text[: degrees[1]], text[degrees[1] :]) if len(degrees) == 2 else None


def _degrees(half: str) -> float | None:
    numbers = [float(number.replace("−", "-")) for number in _NUMBER.findall(half)]
    if not 1 <= len(numbers) <= 3 or any(not 0 <= part < 60 for part in numbers[1:]):
        return None
    size = abs(numbers[0]) + sum(part / 60 ** (n + 1) for n, part in enumerate(numbers[1:]))
    return -size if numbers[0] < 0 or _SOUTH_OR_WEST.search(half) else size


def _checked(latitude: float, longitude: float, numbers: list[str]) -> str | None:
    return " ".join(numbers) if abs(latitude) <= 90 and abs(longitude) <= 180 else None


def _short(degrees: float) -> str:
    """To a tenth of a metre."""
    return f"{degrees:.6f}".rstrip("0").rstrip(".")
