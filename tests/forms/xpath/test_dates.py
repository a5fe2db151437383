"""Dates and times: what they are worth as numbers, how they compare, how they are written, in the interview's zone."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.xpath import Context, TreeNode, compile_expression

ROOT = TreeNode()

CASES = """
    today() | 2026-11-24
    now() | 2026-11-24T02:30:00.000+05:00
    string(date('2018-01-01')) | 2018-01-01
    date('2020-1-2') | 2020-01-02
    date('2020-01-01T22:00:00Z') | 2020-01-02T03:00:00.000+05:00
    date('nonsense') |
    date(/data/visit/blank) |
    date(18276) | 2020-01-15
    date(18276.9) | 2020-01-15
    date(/data/visit/day + 1) | 2020-01-16
    date(today() + 10) | 2026-12-04
    date-time(18276.5) | 2020-01-15T17:00:00.000+05:00
    date-time(18276) | 2020-01-15T05:00:00.000+05:00
    date-time(0) = date('1970-01-01T00:00:00.000Z') | true
    date(0) = date('1970-01-01T00:00:00.000Z') | false
    number('1970-01-01') | 0
    number('2020-01-15') | 18276
    number('1970-01-02T00:00:00Z') | 1
    number('2020-02-30') | NaN
    /data/visit/day + 1 | 18277
    int(today()) | 20781
    int((today() - /data/visit/day) div 365.25) | 6
    decimal-date-time('1970-01-02T00:00:00Z') | 1
    decimal-date-time('1970-01-02T05:00:00') | 1
    decimal-date-time('x') | NaN
    decimal-time('12:00:00.000+05:00') | 0.5
    decimal-time('06:00:00.000-01:00') | 0.5
    decimal-time('24:00:00') | NaN
    decimal-time('06:00') | 0.25
    format-date('2012-07-04', '%Y/%n %y/%m %b %e %d %a') | 2012/7 12/07 Jul 4 04 Wed
    format-date-time(/data/visit/at, '%H:%M:%S.%3 %h') | 10:00:00.000 10
    format-date('', '%Y') |
    format-date('x', '%Y') |
    format-date(number('x'), '%Y') |
    format-date('2012-07-04', '100%') | 100%
    today() = '2026-11-24' | true
    today() = string(today()) | true
    /data/visit/day = date('2020-01-15') | true
    date('x') = '' | true
    /data/visit/day > '2019-01-01' | true
    /data/visit/day < today() | true
    '2026-11-23' < today() | true
    /data/visit/at > today() | true
    /data/visit/at > now() | true
    now() > today() | true
    today() > now() | false
    now() < date('2026-11-25') | true
    /data/visit/blank < today() | false
    today() - 1 < today() | true
    today() > 20000 | true
    boolean(today()) | true
"""


@pytest.mark.parametrize("case", [line.strip() for line in CASES.strip().splitlines()])
def test_dates(text, case):
    expression, _, expected = case.rpartition(" |")
    assert text(expression) == expected.strip()


def evaluate(expression: str, now: datetime) -> str:
    return compile_expression(expression).string(Context(ROOT, root=ROOT, now=now))


@pytest.mark.parametrize("zone", ["Asia/Almaty", "America/Phoenix", "UTC", "Pacific/Kiritimati"])
def test_a_date_is_a_whole_number_of_days_wherever_the_interview_is(zone):
    now = datetime(2026, 11, 24, 1, 0, tzinfo=ZoneInfo(zone))
    assert evaluate("int(today())", now) == "20781"
    assert evaluate("date(today() + 1)", now) == "2026-11-25"
    assert evaluate("now() >= today() and now() < today() + 2", now) == "true"


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)), st.integers(-10000, 10000))
def test_days_can_be_added_and_taken_away(day, days):
    now = datetime(2026, 1, 1, tzinfo=timezone(timedelta(hours=5)))
    assert evaluate(f"date(date('{day}') + {days})", now) == (day + timedelta(days=days)).isoformat()
    assert evaluate(f"(date('{day}') + {days}) - '{day}'", now) == str(days)


@given(st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1)), st.integers(-14, 14))  # noqa: DTZ001 - naive bounds
def test_a_moment_survives_being_a_number_to_the_millisecond(moment, hours):
    moment = moment.replace(microsecond=moment.microsecond // 1000 * 1000, tzinfo=timezone(timedelta(hours=hours)))
    written = moment.isoformat(timespec="milliseconds")
    found = evaluate(f"date-time(number('{written}'))", datetime(2026, 1, 1, tzinfo=UTC))
    assert found == moment.astimezone(UTC).isoformat(timespec="milliseconds")
