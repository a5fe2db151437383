"""Numbers, percentages, dates and order of words as each language writes them. By Babel where it knows better."""

from collections.abc import Mapping
from datetime import date, datetime

from babel.dates import format_date, get_day_names, get_month_names
from babel.numbers import format_decimal, get_decimal_symbol

from model import language as languages

THIN = "\u202f"  # narrow no-break space: before the per cent sign and between thousands
MINUS = "\u2013"  # the true minus sign is not in every face; an en dash is as wide
KAZAKH = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
_RANKS = {letter: f"{rank:02d}" for rank, letter in enumerate(KAZAKH)}


def number(value: float, digits: int = 0, language: str | None = None) -> str:
    """A number with exactly `digits` decimals: 14 219 and 4,73 in kk and ru, 14,219 and 4.73 in en."""
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    said = str(format_decimal(value, pattern, locale=language or languages.current()))
    return said.replace("\u00a0", THIN).replace("-", MINUS)


def point(language: str | None = None) -> str:
    """What stands before the decimals: a comma in kk and ru."""
    return str(get_decimal_symbol(language or languages.current()))


def percent(share: float, digits: int = 1, language: str | None = None) -> str:
    """A share between 0 and 1 as a percentage: 74,8 % in kk and ru, 74.8% in en."""
    spoken = language or languages.current()
    return number(share * 100, digits, spoken) + ("%" if spoken == "en" else THIN + "%")


def day(value: date, language: str | None = None) -> str:
    """A date in figures: 24.11.2026; in English 24 Nov 2026."""
    spoken = language or languages.current()
    return str(format_date(value, "d MMM yyyy" if spoken == "en" else "dd.MM.yyyy", locale=spoken))


def month(value: date, language: str | None = None) -> str:
    """`Қараша 2026`: a month by itself, as a calendar heads it."""
    names: Mapping[int, str] = get_month_names("wide", "stand-alone", locale=language or languages.current())
    name = names[value.month]
    return f"{name[:1].upper()}{name[1:]} {value.year}"


def weekdays(language: str | None = None) -> list[str]:
    """The days of the week in short, from Monday on."""
    names: Mapping[int, str] = get_day_names("short", "stand-alone", locale=language or languages.current())
    return [names[index] for index in range(7)]


def clock(value: datetime, *, seconds: bool = False) -> str:
    """A time of day on the 24-hour clock, as all three languages write it."""
    return value.strftime("%H:%M:%S" if seconds else "%H:%M")


def duration(seconds: float) -> int:
    """Whole minutes, at least one, for "8 min"."""
    return max(1, round(seconds / 60))


def collation(text: str) -> str:
    """A sort key by the Kazakh alphabet, which holds the Russian one in its order; Latin comes before."""
    return "".join(_RANKS.get(letter, letter) if letter.isalpha() else letter for letter in text.lower())
