"""Each type of answer: what may be stored for it, and how the result of an expression becomes a stored value."""

import math
import re
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal

from forms import xml
from forms.errors import AnswerError

_INTEGER = re.compile(r"[+-]?[0-9]{1,18}")
_DECIMAL = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,9})?)?(Z|[+-][0-9]{2}:[0-9]{2})?")
_LARGEST_INT = 2_147_483_647

SELECT_ONE = "select1"
SELECT_MANY = "select"
RANK = "rank"
CHOICE_TYPES = frozenset({SELECT_ONE, SELECT_MANY, RANK})


def accept(kind: str, text: str) -> str:
    """The text as it is stored for an answer of this type; AnswerError with a code if it cannot be one."""
    text = xml.clean(text)
    check = _ACCEPT.get(kind)
    return check(text) if check is not None and text else text


def stored(kind: str, text: str) -> str:
    """The result of an expression as it is stored; what is no value of the type becomes blank."""
    coerce = _STORED.get(kind)
    return coerce(text) if coerce is not None and text else text


def tokens(text: str) -> list[str]:
    """The chosen values of a multiple answer."""
    return text.split()


def timestamp(moment: datetime) -> str:
    """A moment as forms write it: ISO 8601 with milliseconds and offset."""
    return moment.isoformat(timespec="milliseconds")


def _integer(text: str) -> str:
    if _INTEGER.fullmatch(text) is None:
        raise AnswerError("answer.integer", value=text)
    number = int(text)
    if abs(number) > _LARGEST_INT:
        raise AnswerError("answer.integer_range", value=text, limit=_LARGEST_INT)
    return str(number)


def _decimal(text: str) -> str:
    if _DECIMAL.fullmatch(text) is None:
        raise AnswerError("answer.decimal", value=text)
    return text


def _date(text: str) -> str:
    try:
        if _DATE.fullmatch(text):
            return date.fromisoformat(text).isoformat()
    except ValueError:
        pass
    raise AnswerError("answer.date", value=text)


def _time(text: str) -> str:
    try:
        if _TIME.fullmatch(text):
            time.fromisoformat(text)
            return text
    except ValueError:
        pass
    raise AnswerError("answer.time", value=text)


def _date_time(text: str) -> str:
    try:
        if _DATE.fullmatch(text[:10]) and text[10:11] == "T" and _TIME.fullmatch(text[11:]):
            datetime.fromisoformat(text)
            return text
    except ValueError:
        pass
    raise AnswerError("answer.datetime", value=text)


def _boolean(text: str) -> str:
    if text not in ("true", "false", "1", "0"):
        raise AnswerError("answer.boolean", value=text)
    return text


def _one(text: str) -> str:
    if text.split() != [text]:
        raise AnswerError("answer.choice", value=text)
    return text


def _many(text: str) -> str:
    return " ".join(dict.fromkeys(text.split()))


def _point(text: str) -> str:
    """As both engines of the field write it: every number as a decimal, `51.1 71.4 0.0 5.0`."""
    parts = text.split()
    try:
        numbers = [float(part) for part in parts]
    except ValueError:
        numbers = []
    if not 2 <= len(numbers) <= 4 or not all(math.isfinite(n) for n in numbers):
        raise AnswerError("answer.geopoint", value=text)
    if abs(numbers[0]) > 90 or abs(numbers[1]) > 180:
        raise AnswerError("answer.geopoint", value=text)
    return " ".join(format(Decimal(repr(number)), "f") for number in numbers)


def _shape(text: str) -> str:
    return ";".join(_point(part) for part in text.split(";") if part.strip())


_ACCEPT: dict[str, Callable[[str], str]] = {
    "int": _integer,
    "integer": _integer,
    "decimal": _decimal,
    "date": _date,
    "time": _time,
    "dateTime": _date_time,
    "boolean": _boolean,
    SELECT_ONE: _one,
    SELECT_MANY: _many,
    RANK: _many,
    "geopoint": _point,
    "geotrace": _shape,
    "geoshape": _shape,
}


def _computed_integer(text: str) -> str:
    try:
        number = float(text)
    except ValueError:
        return ""
    if not math.isfinite(number) or abs(number) > _LARGEST_INT:
        return ""
    return str(math.trunc(number))


def _computed_decimal(text: str) -> str:
    return text if _DECIMAL.fullmatch(text) else ""


def _computed_date(text: str) -> str:
    try:
        return _date(text[:10])
    except AnswerError:
        return ""


def _computed_date_time(text: str) -> str:
    try:
        return _date_time(text)
    except AnswerError:
        return ""


def _computed_shape(text: str) -> str:
    """An unfinished shape is kept as it is."""
    try:
        return _shape(text)
    except AnswerError:
        return text


_STORED: dict[str, Callable[[str], str]] = {
    "int": _computed_integer,
    "integer": _computed_integer,
    "decimal": _computed_decimal,
    "date": _computed_date,
    "dateTime": _computed_date_time,
    "geopoint": _computed_shape,
    "geotrace": _computed_shape,
    "geoshape": _computed_shape,
    SELECT_MANY: _many,
}
