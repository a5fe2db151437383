"""Waiting by the hour, and quantiles that hold without any assumption."""

from collections import Counter

import numpy as np
import pytest

from exports import summary
from exports.estimates import Mark
from exports.estimates.design import Sample
from exports.estimates.quantiles import quantiles
from exports.summary.interviews import interviews
from exports.summary.shapes import Days
from tests.exports import made
from tests.exports.three_regions import answers, centre, country, taken_from


def test_waiting_by_hour_is_apart_for_saturdays_and_hidden_under_thirty():
    hours = summary.national(country()).hours
    assert {one.days for one in hours} == {Days.WEEKDAYS, Days.SATURDAY}
    assert [one.hour for one in hours if one.days is Days.WEEKDAYS] == list(range(9, 18))
    people = interviews(country())
    ten = (people.arrived.hour == 10) & (people.arrived.weekday < 5) & ~np.isnan(people.minutes)
    row = next(one for one in hours if (one.days, one.hour) == (Days.WEEKDAYS, 10))
    assert (row.n, row.median.value) == (ten.sum(), np.median(people.minutes[ten]))
    assert row.median.low < row.median.value < row.median.high
    assert row.p90.low < row.p90.value
    small = summary.centre(country(), centre().centre.id).hours
    assert all(one.median.value is None and one.mark is Mark.SUPPRESSED for one in small if one.n < 30)
    assert min((one.n for one in small), default=5) > 4


def test_who_has_no_ticket_came_when_the_interview_began_less_the_wait():
    form, given = answers(60)
    rows = [{**one, "start": "2026-11-03T10:05:00.000+05:00", "F1": "", "waiting": "10"} for one in given]
    form = made.form({"/data/start": made.question(), **form.questions})
    assert set(interviews(taken_from(form, rows)).arrived.hour.tolist()) == {9}


@pytest.mark.parametrize("n", [40, 200])
def test_the_interval_of_a_quantile_holds_without_any_assumption(n):
    random = np.random.default_rng(n)
    held = Counter()
    for _ in range(400):
        waits = np.round(random.lognormal(2.3, 0.8, n), 3)
        found = quantiles(Sample.of(n, clusters=range(n)), np.zeros(n, np.int64), 1, waits, (0.5, 0.9))[0]
        for level, (_, low, high) in zip((0.5, 0.9), found, strict=True):
            truth = np.exp(2.3 + 0.8 * {0.5: 0.0, 0.9: 1.2815516}[level])
            held[level] += (low is None or low <= truth) and (high is None or truth <= high)
    assert min(held.values()) >= 0.92 * 400


def test_few_waits_have_no_upper_end_of_their_tail():
    waits = np.arange(30.0)
    (_, low, high), (_, tail_low, tail_high) = quantiles(
        Sample.of(30, clusters=range(30)), np.zeros(30, np.int64), 1, waits, (0.5, 0.9)
    )[0]
    assert low < 14.5 < high
    assert (tail_low is not None, tail_high) == (True, None)
