"""Intervals that hold at the ceiling: score intervals (Wilson) on the effective sample, for shares and for means."""

import math
from functools import cache
from statistics import NormalDist

Z95 = NormalDist().inv_cdf(0.975)
LOWEST, HIGHEST = 1.0, 5.0  # the scale
_NOTHING = 1e-18  # the variance of equal answers, as a computer sees it
_EXACT = 1e-15  # relative, of an angle
_LARGE = 2000  # from here on Student's t is the normal within 1e-3


def normal_p(z: float) -> float:
    """Two-sided probability of a standard normal beyond z."""
    return math.erfc(abs(z) / math.sqrt(2))


@cache
def student(df: int, level: float = 0.95) -> float:
    """Two-sided quantile of Student's t with whole degrees of freedom; the normal's when df is large or unknown."""
    if df < 1 or df > _LARGE:
        return NormalDist().inv_cdf(0.5 + level / 2)
    low, high = 0.0, math.pi / 2
    angle = math.atan(NormalDist().inv_cdf(0.5 + level / 2) / math.sqrt(df))
    peak = 2 / math.sqrt(math.pi) * math.exp(math.lgamma((df + 1) / 2) - math.lgamma(df / 2))
    for _ in range(200):
        error = _inside(angle, df) - level
        low, high = (angle, high) if error < 0 else (low, angle)
        slope = peak * math.cos(angle) ** (df - 1)
        step = angle - error / slope if slope > 0 else low  # Newton's, kept within what is known
        following = step if low < step < high else (low + high) / 2
        if abs(following - angle) <= _EXACT * angle:
            break
        angle = following
    return math.sqrt(df) * math.tan(angle)


def _inside(angle: float, df: int) -> float:
    """P(|t| < sqrt(df) tan(angle)): the finite series for whole degrees of freedom."""
    sine, cosine = math.sin(angle), math.cos(angle)
    odd = df % 2
    term = cosine if odd else 1.0
    total = term if df > 1 else 0.0
    for k in range(3 if odd else 2, df - 1, 2):
        term *= cosine * cosine * (k - 1) / k
        total += term
    return 2 / math.pi * (angle + sine * total) if odd else sine * total


def effective(p: float, variance: float, n: int, deff_of_weights: float) -> float:
    """Effective sample: never more than n; at 0 or 1 the variance tells nothing, so the weights alone count."""
    if p <= 0 or p >= 1:
        return n / max(deff_of_weights, 1.0)
    return min(float(n), p * (1 - p) / variance) if variance > 0 else float(n)


def wilson(p: float, neff: float, z: float = Z95) -> tuple[float, float]:
    """Score interval; stays within 0 and 1 and never collapses at the ceiling."""
    if neff <= 0:
        return 0.0, 1.0
    shrink = 1 + z * z / neff
    centre = (p + z * z / (2 * neff)) / shrink
    half = z / shrink * math.sqrt(p * (1 - p) / neff + z * z / (4 * neff * neff))
    return (0.0 if p <= 0 else max(0.0, centre - half)), (1.0 if p >= 1 else min(1.0, centre + half))


def around_mean(mean: float, variance: float, neff: float, worth: float, answers: int = 1) -> tuple[float, float]:
    """The score interval of a mean on the scale 1-5, as if it were a share of the way from 1 to 5.

    A symmetric interval falls short at the ceiling: where a sample has few low answers, it also has too small a
    variance. Here the spread grows with the distance from 5, `worth` says how many degrees of freedom lopsided answers
    leave, and the variance is never less than that of `answers` whole answers a person, all of them 4 or 5.
    """
    share = min(max((mean - LOWEST) / (HIGHEST - LOWEST), 0.0), 1.0)
    most = (HIGHEST - LOWEST) * neff
    z = student(int(worth)) if worth < _LARGE else Z95
    if variance > _NOTHING:
        own = share * (1 - share) * (HIGHEST - LOWEST) ** 2 / variance
        most, z = (most * answers, Z95) if own > most * answers else (own, z)
    low, high = wilson(share, most, z)
    return LOWEST + (HIGHEST - LOWEST) * low, LOWEST + (HIGHEST - LOWEST) * high
