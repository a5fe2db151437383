"""One kind of XPath value to another, dates among them; the only place that knows how a value is written as text."""

import math
import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal

from forms.xpath.values import Context, Node, NodeSet, Value

NAN = math.nan
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
EPOCH_DAY = EPOCH.toordinal()
DAY = timedelta(days=1)
DAY_MILLISECONDS = 86_400_000

_NUMBER = re.compile(r"[ \t\r\n]*(-?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+))[ \t\r\n]*\Z")
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:T(.+))?\Z")
_LOOSE_DATE = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:T(.+))?\Z")
_TIME = re.compile(r"([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\.([0-9]{1,9}))?)?(Z|[+-][0-9]{2}(?::?[0-9]{2})?)?\Z")
_INFINITE = {"Infinity": math.inf, "-Infinity": -math.inf}  # what a calculation without bounds left in its node
_LAST_EXACT = 2**53


# ---- text


def number_text(number: float) -> str:
    """A number as XPath writes it: no exponent, no trailing `.0`, as few digits as tell it apart."""
    if number.is_integer():
        return str(int(number)) if abs(number) < _LAST_EXACT else format(Decimal(repr(number)), "f").removesuffix(".0")
    if math.isfinite(number):
        text = repr(number)
        return format(Decimal(text), "f") if "e" in text else text
    if math.isnan(number):
        return "NaN"
    return "Infinity" if number > 0 else "-Infinity"


def moment_text(moment: datetime) -> str:
    """A date and time with milliseconds and its offset."""
    return moment.isoformat(timespec="milliseconds")


def text_of(value: Value) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return number_text(value)
    if isinstance(value, datetime):
        return moment_text(value)
    if isinstance(value, date):
        return value.isoformat()
    return value[0].string() if value else ""


# ---- numbers


def text_number(text: str, context: Context) -> float:
    """A number, or the days since 1970 of something written as a date or a date and time; otherwise NaN."""
    if text.isdecimal() and text.isascii():
        return float(text)
    match = _NUMBER.match(text)
    if match is not None:
        return float(match[1])
    moment = text_moment(text, context)
    return _INFINITE.get(text, NAN) if moment is None else moment_days(moment, context)


def number_of(value: Value, context: Context) -> float:
    if isinstance(value, (int, float)):
        return float(value)
    if isinstance(value, str):
        return text_number(value, context)
    if isinstance(value, date):
        return moment_days(value, context)
    return text_number(value[0].string(), context) if value else NAN


def moment_days(moment: date, context: Context) -> float:
    """Days since 1970-01-01: whole ones for a date, whatever the time zone; since then in UTC for a date and time."""
    if isinstance(moment, datetime):
        return (moment - EPOCH) / DAY
    return float(moment.toordinal() - EPOCH_DAY)


def instant(moment: date, context: Context) -> datetime:
    """The moment itself; a date begins at midnight in the time zone of the interview."""
    if isinstance(moment, datetime):
        return moment
    return datetime.combine(moment, time(), tzinfo=context.now.tzinfo)


def instant_days(moment: date, context: Context) -> float:
    return (instant(moment, context) - EPOCH) / DAY


# ---- booleans


def node_truth(node: Node) -> bool:
    """A question counts by what was answered, anything else by being there."""
    return not node.kind or node.string() != ""


def nodes_truth(nodes: NodeSet) -> bool:
    return bool(nodes) and any(node_truth(node) for node in nodes)


def truth_of(value: Value) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        return value != ""
    if isinstance(value, (int, float)):
        return bool(value) and not math.isnan(value)
    return True if isinstance(value, date) else nodes_truth(value)


# ---- dates


def text_moment(text: str, context: Context, *, loose: bool = False) -> date | None:
    """A date or a date and time as written in a form, `loose` also `2020-1-2`; None for anything else."""
    match = (_LOOSE_DATE if loose else _DATE).match(text)
    if match is None:
        return None
    try:
        day = date(int(match[1]), int(match[2]), int(match[3]))
        return day if match[4] is None else _moment(day, match[4], context)
    except (ValueError, OverflowError):
        return None


def _moment(day: date, text: str, context: Context) -> datetime | None:
    parts = clock_parts(text)
    if parts is None:
        return None
    clock, zone = parts
    local = context.now.tzinfo
    return datetime.combine(day, clock, tzinfo=local if zone is None else zone).astimezone(local)


def clock_parts(text: str) -> tuple[time, timezone | None] | None:
    """The time of day in `10:30:00.000+05:00` and its offset, if it has one; None when it is not a time."""
    match = _TIME.match(text)
    if match is None:
        return None
    hour, minute, second = int(match[1]), int(match[2]), int(match[3] or 0)
    micro = int((match[4] or "0").ljust(6, "0")[:6])
    zone = _offset(match[5])
    if hour > 23 or minute > 59 or second > 59 or (match[5] is not None and zone is None):
        return None
    return time(hour, minute, second, micro), zone


def _offset(text: str | None) -> timezone | None:
    if text is None:
        return None
    if text == "Z":
        return UTC
    digits = text[1:].replace(":", "").ljust(4, "0")
    hours, minutes = int(digits[:2]), int(digits[2:])
    if hours > 23 or minutes > 59:
        return None
    ahead = timedelta(hours=hours, minutes=minutes)
    return timezone(-ahead if text[0] == "-" else ahead)


def days_date(days: float) -> date | None:
    """The date so many days after 1970-01-01; a part of a day is dropped."""
    try:
        return date.fromordinal(EPOCH_DAY + math.floor(days))
    except (OverflowError, ValueError):
        return None


def days_moment(days: float, context: Context) -> date | None:
    """The date for a whole number of days; else the moment."""
    return days_date(days) if days.is_integer() else days_instant(days, context)


def days_instant(days: float, context: Context) -> datetime | None:
    """The moment so many days after 1970 began in UTC, to the millisecond, in the zone of the interview."""
    try:
        moment = EPOCH + timedelta(milliseconds=round(days * DAY_MILLISECONDS))
        return moment.astimezone(context.now.tzinfo)
    except (OverflowError, ValueError):
        return None


def moment_of(value: Value, context: Context) -> date | None:
    """Anything as a date or a date and time; a number, or text that is one, is a count of days."""
    if isinstance(value, date):
        return value
    if isinstance(value, (int, float)):
        return None if isinstance(value, bool) else days_moment(float(value), context)
    text = text_of(value)
    moment = text_moment(text, context, loose=True)
    if moment is None and _NUMBER.match(text):
        return days_moment(float(text), context)
    return moment


def is_number(text: str) -> bool:
    return _NUMBER.match(text) is not None


def looks_like_date(text: str) -> bool:
    return _LOOSE_DATE.match(text) is not None
