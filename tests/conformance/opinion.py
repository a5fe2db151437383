"""Whose answer an answer of JavaRosa is, where Sapa and the recorded engine differ."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time
from math import isclose, isnan
from zoneinfo import ZoneInfo

from tests.conformance.tally import OTHERWISE, RECORDED, SAPA, Miss

ZONE = "America/Phoenix"  # where the corpora were recorded
_TRUTHS = {"1": "true", "0": "false", "True": "true", "False": "false", "NaN": "", "nan": "", "None": ""}


def judged(said: object, *, sapa: object, recorded: object) -> str:
    """Whose answer it is."""
    if is_same(said, sapa):
        return SAPA
    return RECORDED if is_same(said, recorded) else OTHERWISE


def is_same(one: object, other: object) -> bool:
    """Whether two answers differ in their spelling only: `1` and `true`, midnight and the day, no number and blank."""
    if isinstance(one, list) or isinstance(other, list):
        return one == other
    first, second = _plain(one), _plain(other)
    return (
        first == second
        or _is_same_number(first, second)
        or _is_same_moment(first, second)
        or (_TIME.fullmatch(first) is not None and _clock(first) == _clock(second))
    )


def _plain(value: object) -> str:
    text = " ".join(str(value).split())
    return _TRUTHS.get(text, text)


def _is_same_number(one: str, other: str) -> bool:
    number, against = (_number(_NUMBERS.get(text, text)) for text in (one, other))
    return not isnan(number) and isclose(number, against, rel_tol=1e-9, abs_tol=1e-9)


_NUMBERS = {"true": "1", "false": "0"}


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return float("nan")


def _is_same_moment(one: str, other: str) -> bool:
    first, second = _moment(one), _moment(other)
    return first is not None and first == second


def _moment(text: str) -> datetime | None:
    try:
        if "T" in text:
            return datetime.fromisoformat(text)
        return datetime.combine(date.fromisoformat(text), time(), ZoneInfo(ZONE))
    except ValueError:
        return None


_TIME = re.compile(r"\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?")


def _clock(text: str) -> str:
    """Hour and minute, which is what a time given as such is compared by."""
    return text[:5] if _TIME.fullmatch(text) else text


def heard(misses: Iterable[Miss], opinions: Iterable[str]) -> list[Miss]:
    """The misses with the opinions that belong to them."""
    return [replace(miss, opinion=opinion) for miss, opinion in zip(misses, opinions, strict=True)]
