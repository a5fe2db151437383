"""Differences with Holm's correction, and the rebuilding of a region as it was before 2022 (method 6.5 and 3.2)."""

import math
from collections.abc import Sequence

from exports.estimates.intervals import normal_p

ALPHA = 0.05
NOTABLE_MEAN, NOTABLE_SHARE = 0.05, 0.03


def z_of(difference: float, variance: float) -> float | None:
    """The test statistic; none without a variance."""
    return difference / math.sqrt(variance) if variance > 0 else None


def p_of(difference: float, variance: float) -> float | None:
    """Two-sided p of a difference."""
    z = z_of(difference, variance)
    return None if z is None else normal_p(z)


def holm(p_values: Sequence[float | None]) -> list[float | None]:
    """Holm's step-down correction over one table; unknown ones stay unknown and do not count."""
    known = sorted((p, at) for at, p in enumerate(p_values) if p is not None)
    corrected: list[float | None] = [None] * len(p_values)
    highest = 0.0
    for step, (p, at) in enumerate(known):
        highest = max(highest, min(1.0, p * (len(known) - step)))
        corrected[at] = highest
    return corrected


def notable(difference: float, p: float | None, *, is_mean: bool) -> bool:
    """Significant and large enough for an arrow."""
    least = NOTABLE_MEAN if is_mean else NOTABLE_SHARE
    return p is not None and p < ALPHA and abs(difference) >= least - 1e-12


def rebuilt(parts: Sequence[tuple[float, float, float]]) -> tuple[float, float]:
    """Value and standard error of an old region from its parts (weight, value, standard error), unrounded weights."""
    value = sum(weight * part for weight, part, _ in parts)
    return value, math.sqrt(sum((weight * se) ** 2 for weight, _, se in parts))
