"""Quantiles in domains of a clustered sample with distribution-free intervals; no assumption about the distribution."""

import math
from collections.abc import Sequence
from functools import cache

import numpy as np

from exports.estimates.design import Floats, Ints, Sample
from exports.estimates.intervals import Z95, effective, wilson
from exports.estimates.outcomes import weighted_quantiles

TAIL = 0.025
MANY = 5000  # from here on the score interval is the binomial's
Ends = tuple[float | None, float | None]
Interval = tuple[float | None, float | None, float | None]  # value, low, high


def quantiles(
    sample: Sample, domain: Ints, count: int, values: Floats, levels: Sequence[float]
) -> list[list[Interval]]:
    """Quantiles of the known values in every domain (G lists of one for each level).

    The interval is Woodruff's: how many of the effective sample lie below the quantile is binomial, and the ends are
    those order statistics of the sample itself. Where so few values cannot hold an end (the largest of n lies below the
    quantile in more than 2.5 of 100 samples), that end is None.
    """
    place = np.where(np.isnan(values), -1, domain)
    rows = [np.flatnonzero(place == at) for at in range(count)]
    found = [weighted_quantiles(values[row], sample.weight[row], levels) for row in rows]
    inside = place >= 0
    cut = np.array([[math.nan if one is None else one for one in row] for row in found]).reshape(count, len(levels))
    below = np.zeros((len(values), len(levels)))
    below[inside] = values[inside, None] <= cut[place[inside]]
    linear = sample.split(place, count).ratio(below, np.ones_like(below))
    variance = linear.variance()
    result = []
    for at, row in enumerate(rows):
        ends = [
            _ends(level, effective(level, float(variance[at, k]), len(row), float(linear.split.deff_of_weights[at])))
            for k, level in enumerate(levels)
        ]
        asked = [q for pair in ends for q in pair]
        read = weighted_quantiles(values[row], sample.weight[row], [0.5 if q is None else q for q in asked])
        known = [None if q is None else value for q, value in zip(asked, read, strict=True)]
        result.append([(found[at][k], known[2 * k], known[2 * k + 1]) for k in range(len(levels))])
    return result


def _ends(level: float, neff: float) -> Ends:
    """The levels whose quantiles are the ends of the interval; None where the sample cannot hold one."""
    if neff > MANY:
        return wilson(level, neff, Z95)
    m = max(int(neff), 1)
    first, last = _ranks(level, m)
    return (None if first < 1 else (first - 0.5) / m), (None if last > m else (last - 0.5) / m)


@cache
def _ranks(level: float, m: int) -> tuple[int, int]:
    """The order statistics that hold the quantile: how many of m values lie below it is binomial."""
    log = np.append(0.0, np.cumsum(np.log(np.arange(1, m + 1))))
    k = np.arange(m + 1)
    chance = np.exp(log[m] - log - log[::-1] + k * math.log(level) + (m - k) * math.log(1 - level))
    below, above = np.cumsum(chance), np.cumsum(chance[::-1])[::-1]
    return int((below <= TAIL).sum()), int(m + 1 - (above <= TAIL).sum())
