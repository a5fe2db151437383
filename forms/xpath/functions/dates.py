"""Functions of dates and times; every one works in the time zone of the interview's clock."""

import math
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta

from forms.xpath.code import Code
from forms.xpath.conversion import (
    DAY,
    NAN,
    clock_parts,
    days_date,
    days_instant,
    instant,
    instant_days,
    is_number,
    looks_like_date,
    moment_of,
    text_moment,
)
from forms.xpath.expressions import Call
from forms.xpath.registry import Scope, function, special
from forms.xpath.tree import TreeNode
from forms.xpath.values import Context, Value

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ANYWHERE = Context(TreeNode(), root=TreeNode())
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@function("today", "", "date", context=True, volatile=True)
def _today(context: Context) -> date:
    return context.now.date()


@function("now", "", "date", context=True, volatile=True)
def _now(context: Context) -> datetime:
    return context.now


@special("date", 1, 1)
def _date(arguments: Sequence[Code], call: Call, scope: Scope) -> Code:
    return _dating(arguments[0], call, scope, lambda days, context: days_date(days))


@special("date-time", 1, 1)
def _date_time(arguments: Sequence[Code], call: Call, scope: Scope) -> Code:
    return _dating(arguments[0], call, scope, days_instant)


def _dating(code: Code, call: Call, scope: Scope, of_days: Callable[[float, Context], date | None]) -> Code:
    """Text and numbers as dates. What is no date is blank; a day that does not exist is refused where it is written."""
    value = code.own()
    written = code.constant
    if isinstance(written, str) and looks_like_date(written) and text_moment(written, _ANYWHERE, loose=True) is None:
        raise scope.error("xpath.no-such-day", code.at, found=written)

    def dated(context: Context) -> Value:
        found = _scalar(value(context))
        if isinstance(found, str):
            if is_number(found):
                found = float(found)
            else:
                return text_moment(found, context, loose=True) or ""
        if isinstance(found, bool):
            return ""
        if isinstance(found, (int, float)):
            return of_days(float(found), context) or "" if math.isfinite(found) else ""
        return found

    return Code("any", dated, at=call.at)


def _scalar(value: Value) -> str | float | date:
    if isinstance(value, (str, int, float, date)):
        return value
    return value[0].string() if value else ""


# ---- as numbers


@function("decimal-date-time", "value", "any", context=True)
def _decimal_date_time(context: Context, value: Value) -> float | str:
    """Days since 1970; of a blank the blank."""
    found = _scalar(value)
    if found == "":
        return ""
    if isinstance(found, (int, float)) and not isinstance(found, bool):
        return float(found)
    moment = moment_of(found, context)
    return NAN if moment is None else instant_days(moment, context)


@function("decimal-time", "value", "any", context=True)
def _decimal_time(context: Context, value: Value) -> float | str:
    """The part of the day that is gone, in the zone of the interview; of a blank the blank."""
    found = _scalar(value)
    if found == "":
        return ""
    clock = _clock(found, context)
    if clock is None:
        return NAN
    gone = timedelta(hours=clock.hour, minutes=clock.minute, seconds=clock.second, microseconds=clock.microsecond)
    return gone / DAY


def _clock(value: str | float | date, context: Context) -> time | None:
    parts = clock_parts(value) if isinstance(value, str) else None
    if parts is None:
        moment = text_moment(value, context) if isinstance(value, str) else value
        return moment.astimezone(context.now.tzinfo).time() if isinstance(moment, datetime) else None
    clock, zone = parts
    if zone is None:
        return clock
    at = datetime.combine(context.now.date(), clock, tzinfo=zone)
    return at.astimezone(context.now.tzinfo).time()


# ---- as text


@function("format-date", "value string", context=True)
def _format_date(context: Context, value: Value, pattern: str) -> str:
    return _formatted(context, value, pattern)


@function("format-date-time", "value string", context=True)
def _format_date_time(context: Context, value: Value, pattern: str) -> str:
    return _formatted(context, value, pattern)


def _formatted(context: Context, value: Value, pattern: str) -> str:
    found = _scalar(value)
    if isinstance(found, float) and not math.isfinite(found):
        return ""
    moment = moment_of(found, context)
    if moment is None:
        return ""
    when = instant(moment, context).astimezone(context.now.tzinfo)
    pieces: list[str] = []
    at = 0
    while at < len(pattern):
        part = _PARTS.get(pattern[at + 1 : at + 2]) if pattern[at] == "%" else None
        pieces.append(pattern[at] if part is None else part(when))
        at += 1 if part is None else 2
    return "".join(pieces)


_PARTS: dict[str, Callable[[datetime], str]] = {
    "Y": lambda when: f"{when.year:04}",
    "y": lambda when: f"{when.year % 100:02}",
    "m": lambda when: f"{when.month:02}",
    "n": lambda when: str(when.month),
    "b": lambda when: _MONTHS[when.month - 1],
    "d": lambda when: f"{when.day:02}",
    "e": lambda when: str(when.day),
    "a": lambda when: _WEEKDAYS[when.weekday()],
    "H": lambda when: f"{when.hour:02}",
    "h": lambda when: str(when.hour),
    "M": lambda when: f"{when.minute:02}",
    "S": lambda when: f"{when.second:02}",
    "3": lambda when: f"{when.microsecond // 1000:03}",
    "%": lambda when: "%",
}
