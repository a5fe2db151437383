"""Waiting by hour of arrival on weekdays and Saturdays: medians and tails with distribution-free intervals."""

import numpy as np

from exports.estimates.design import Ints
from exports.estimates.estimate import Mark
from exports.estimates.printing import LOW_PRECISION, MINIMUM, SMALL_COUNT, partnered
from exports.estimates.quantiles import Interval, quantiles
from exports.summary.interviews import Interviews
from exports.summary.shapes import Days, HourWait, Quantile

SATURDAY, HOURS = 5, 24
LEVELS = (0.5, 0.9)
_GROUPS = (Days.WEEKDAYS, Days.SATURDAY)


def hours(people: Interviews) -> tuple[HourWait, ...]:
    """Every hour with known waits, weekdays first. Under 30 waits nothing but n is told, under 5 not even the hour.

    As all hours together are told too, a single hour under 5 takes the smallest other with it.
    """
    cell = _cells(people)
    counts = np.bincount(cell[cell >= 0], minlength=len(_GROUPS) * HOURS)
    small = [at for at, count in enumerate(counts) if 1 <= count <= SMALL_COUNT]
    hidden = partnered(small, counts.tolist(), counts[small].tolist())
    told = [at for at in range(len(counts)) if counts[at] and at not in hidden]
    place = np.full(len(counts) + 1, -1, np.int64)
    place[told] = np.arange(len(told))
    found = quantiles(people.sample, place[cell], len(told), people.minutes, LEVELS)
    return tuple(_row(at, int(counts[at]), *found[row]) for row, at in enumerate(told))


def _cells(people: Interviews) -> Ints:
    """Group of days times 24 plus the hour; -1 (the last place) where the wait, the day or the hour is unknown."""
    arrived = people.arrived
    known = ~np.isnan(people.minutes) & (arrived.hour >= 0) & (arrived.weekday >= 0) & (arrived.weekday <= SATURDAY)
    return np.where(known, (arrived.weekday == SATURDAY) * HOURS + arrived.hour, -1).astype(np.int64)


def _row(cell: int, n: int, median: Interval, tail: Interval) -> HourWait:
    group, hour = divmod(cell, HOURS)
    if n < MINIMUM:
        return HourWait(_GROUPS[group], hour, n, Quantile(None), Quantile(None), Mark.SUPPRESSED)
    mark = Mark.LOW if n < LOW_PRECISION else Mark.PLAIN
    return HourWait(_GROUPS[group], hour, n, Quantile(*median), Quantile(*tail), mark)
