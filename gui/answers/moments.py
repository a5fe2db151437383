"""Dates, times and numbers as people type them, turned into what the form stores, and back. Pure text."""

import re
from datetime import date, datetime, time


def time_from_typing(text: str) -> str | None:
    """`1435`, `935`, `14:35`, `9.35` or `14` become `14:35:00`; None when it is no time of day."""
    parts = [part for part in re.split(r"\D+", text.strip()) if part]
    if len(parts) == 1:
        digits = parts[0]
        if len(digits) > 4:
            return None
        parts = [digits, "00"] if len(digits) <= 2 else [digits[:-2], digits[-2:]]
    if len(parts) != 2:
        return None
    hour, minute = int(parts[0]), int(parts[1])
    return f"{hour:02d}:{minute:02d}:00" if hour < 24 and minute < 60 else None


def looks_like_time(text: str) -> bool:
    """Whether it is written as a time, be it one that no clock shows."""
    return bool(re.fullmatch(r"\d{1,2}\D?\d{2}|\d{1,2}", text.strip()))


def time_for_reading(value: str) -> str:
    """`14:35:00.000+05:00` reads 14:35."""
    found = re.match(r"(\d{2}):(\d{2})", value)
    return f"{found[1]}:{found[2]}" if found else value


def time_of(moment: datetime) -> str:
    return time(moment.hour, moment.minute).isoformat()


def date_from_typing(text: str, *, today: date) -> str | None:
    """`12082026`, `12.08.26`, `12.8` or `2026-08-12` become `2026-08-12`; None when there is no such day."""
    text = text.strip()
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        year, month, day = text.split("-")
    else:
        parts = [part for part in re.split(r"\D+", text) if part]
        if len(parts) == 1:
            digits = parts[0]
            parts = [digits[:2], digits[2:4], digits[4:]]
        parts = [part for part in parts if part]
        if len(parts) not in (2, 3):
            return None
        day, month, year = parts[0], parts[1], parts[2] if len(parts) == 3 else str(today.year)
        year = f"20{year}" if len(year) == 2 else year
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def month_from_typing(text: str) -> str | None:
    """`082026`, `8.2026` or `2026-08` become `2026-08-01`; None when there is no such month."""
    parts = [part for part in re.split(r"\D+", text.strip()) if part]
    if len(parts) == 1:
        parts = [parts[0][:-4], parts[0][-4:]]
    if len(parts) == 2 and len(parts[0]) == 4:
        parts = parts[::-1]
    if len(parts) != 2 or not all(parts):
        return None
    year = f"20{parts[1]}" if len(parts[1]) == 2 else parts[1]
    return date_from_typing(f"01.{parts[0]}.{year}", today=date.min) if len(year) == 4 else None


def year_from_typing(text: str) -> str | None:
    """`2026` becomes `2026-01-01`; None when it is no year of four digits."""
    return f"{text.strip()}-01-01" if re.fullmatch(r"[1-9]\d{3}", text.strip()) else None


def month_for_reading(value: str) -> str:
    """`2026-08-01` reads 08.2026."""
    return date_for_reading(value)[3:] if re.match(r"\d{4}-\d{2}-\d{2}", value) else value


def date_for_reading(value: str) -> str:
    """`2026-08-12` reads 12.08.2026."""
    found = re.match(r"(\d{4})-(\d{2})-(\d{2})", value)
    return f"{found[3]}.{found[2]}.{found[1]}" if found else value


def moment_from_typing(text: str, *, today: date) -> str | None:
    """`12.08.2026 14:35` becomes `2026-08-12T14:35:00`; a time alone means today."""
    day, _, clock = text.strip().rpartition(" ")
    stored_day = date_from_typing(day, today=today) if day else today.isoformat()
    stored_time = time_from_typing(clock)
    return f"{stored_day}T{stored_time}" if stored_day and stored_time else None


def moment_for_reading(value: str) -> str:
    day, _, clock = value.partition("T")
    return f"{date_for_reading(day)} {time_for_reading(clock)}".strip()


def number_from_typing(text: str, *, whole: bool) -> str | None:
    """Spaces between thousands and a decimal comma are forgiven; None when it is no number."""
    plain = re.sub(r"[\s\u00a0\u202f]", "", text).replace(",", ".").replace("\u2212", "-")
    if not re.fullmatch(r"-?\d+" if whole else r"-?(\d+(\.\d*)?|\.\d+)", plain):
        return None
    return str(int(plain)) if whole else plain.rstrip(".")
