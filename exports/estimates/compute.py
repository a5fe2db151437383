"""From influences to estimates: the value, its standard error, interval and degrees of freedom; no rule of printing."""

import math

import numpy as np

from exports.estimates.design import Floats, Linear
from exports.estimates.estimate import Estimate, Measure, empty
from exports.estimates.intervals import around_mean, effective, wilson

FEWEST = 6  # one interview can carry a whole variance at the ceiling; a smaller quantile than this would say nothing


def raw(linear: Linear, measure: Measure) -> list[list[Estimate]]:
    """Estimates of every domain and figure without any rule of printing (G lists of K)."""
    variance = linear.variance()
    worth = _worth(linear) if measure.is_mean else None
    designs = _designs(linear)
    return [
        [
            _mean(linear, g, k, (float(variance[g, k]), float(worth[g, k]), designs[g]))
            if worth is not None
            else _share(linear, g, k, (float(variance[g, k]), designs[g]), measure)
            for k in range(linear.value.shape[1])
        ]
        for g in range(linear.split.count)
    ]


def estimated(value: float, se: float, n: int, measure: Measure, *, df: int) -> Estimate:
    """A figure that was put together from others: its interval as if its variance were that of one sample of n."""
    variance = se * se
    if measure.is_mean:
        low, high = around_mean(value, variance, float(n), float(max(df, FEWEST)))
        return Estimate(value, se, low, high, n, None, df, measure)
    neff = effective(value, variance, n, 1.0)
    return Estimate(value, se, *wilson(value, neff), n, neff, df, measure)


def _worth(linear: Linear) -> Floats:
    """Degrees of freedom for the interval of a mean: those of the design, or fewer where the answers are lopsided."""
    split = linear.split
    design = np.full(split.count, np.inf) if split.sample.assumed else np.maximum(split.df, 1).astype(float)
    worth: Floats = np.minimum(np.maximum(linear.degrees(), FEWEST), design[:, None])
    return worth


def _mean(linear: Linear, g: int, k: int, spread: tuple[float, float, float]) -> Estimate:
    variance, worth, design = spread
    value, n, df = float(linear.value[g, k]), int(linear.base[g, k]), int(linear.split.df[g])
    if not n or math.isnan(value):
        return empty(Measure.MEAN)
    answers = int(linear.answers[k]) if len(linear.answers) > 1 else int(linear.answers[0])
    low, high = around_mean(value, variance, n / design, worth, answers)
    return Estimate(value, math.sqrt(variance), low, high, n, None, df, Measure.MEAN)


def _share(linear: Linear, g: int, k: int, spread: tuple[float, float], measure: Measure) -> Estimate:
    variance, design = spread
    value, n, df = float(linear.value[g, k]), int(linear.base[g, k]), int(linear.split.df[g])
    if not n or math.isnan(value):
        return empty(measure)
    value = min(max(value, 0.0), 1.0)
    neff = effective(value, variance, n, design)
    low, high = wilson(value, neff)
    return Estimate(value, math.sqrt(variance), low, high, n, neff, df, measure)


def _designs(linear: Linear) -> list[float]:
    """The design effect of each domain that is known before any answer is seen."""
    of_weights = np.maximum(linear.split.deff_of_weights, 1.0)
    return [float(one) for one in of_weights * linear.split.sample.inflation]
