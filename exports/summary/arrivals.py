"""When respondents came: the hour on the ticket, or the beginning of the interview less the minutes waited."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from exports.estimates.design import Floats, Ints
from exports.frames import Columns

UNKNOWN = -1
_DAY = 24 * 60


@dataclass(frozen=True, slots=True, eq=False)
class Arrivals:
    """One row an interview; -1 where unknown."""

    hour: Ints  # 0-23
    weekday: Ints  # 0 Monday to 6 Sunday

    def only(self, rows: Ints) -> "Arrivals":
        """Of these interviews."""
        return Arrivals(self.hour[rows], self.weekday[rows])


def arrivals(found: Columns, day: NDArray[Any], minutes: Floats) -> Arrivals:
    """By the ticket; where there is none, by when the interview began, as the interview follows the visit."""
    ticket = _minute_of_day(found.first(time="ticket"), 0)
    began = _minute_of_day(found.texts("start"), 11)  # as every XForm writes it: 2026-11-24T10:12:00.000+05:00
    before = began - np.nan_to_num(minutes, nan=0.0)
    minute = np.where(np.isnan(ticket), before, ticket)
    known = (minute >= 0) & (minute < _DAY)
    hour = np.where(known, np.nan_to_num(minute) // 60, UNKNOWN).astype(np.int64)
    days = {text: _weekday(text) for text in set(day.tolist())}
    return Arrivals(hour, np.array([days[text] for text in day.tolist()], dtype=np.int64))


def _weekday(text: str) -> int:
    return date.fromisoformat(text).weekday() if text else UNKNOWN


def _minute_of_day(texts: NDArray[Any], at: int) -> Floats:
    """Minutes since midnight of a clock that begins at this place of the text; not a number where there is none."""
    return np.array([_clock(text[at : at + 5]) if text else np.nan for text in texts.tolist()], dtype=np.float64)


def _clock(text: str) -> float:
    hours, colon, minutes = text.partition(":")
    if not (colon and hours.isascii() and hours.isdigit() and minutes.isascii() and minutes.isdigit()):
        return np.nan
    return float(int(hours) * 60 + int(minutes)) if int(hours) < 24 and int(minutes) < 60 else np.nan
