"""From influences to estimates: the value, its standard error, interval and degrees of freedom; no rule of printing."""

import math

from exports.estimates.design import Linear
from exports.estimates.estimate import Estimate, Measure, empty
from exports.estimates.intervals import around_mean, effective, student, wilson


def raw(linear: Linear, measure: Measure) -> list[list[Estimate]]:
    """Estimates of every domain and figure without any rule of printing (G lists of K)."""
    variance = linear.variance()
    split = linear.split
    return [
        [
            _estimate(linear.value[g, k], variance[g, k], int(linear.base[g, k]), int(split.df[g]), measure, linear)
            for k in range(linear.value.shape[1])
        ]
        for g in range(split.count)
    ]


def _estimate(value: float, variance: float, n: int, df: int, measure: Measure, linear: Linear) -> Estimate:
    if not n or math.isnan(value):
        return empty(measure)
    sample = linear.split.sample
    z = student(0) if sample.assumed else student(df)
    value = float(value)
    if measure.is_mean:
        low, high = around_mean(value, variance, z)
        return Estimate(value, math.sqrt(variance), low, high, n, None, df, measure)
    value = min(max(value, 0.0), 1.0)
    design = sample.deff_of_weights * sample.inflation
    neff = effective(value, float(variance), n, design)
    low, high = wilson(value, neff, z)
    return Estimate(value, math.sqrt(variance), low, high, n, neff, df, measure)
