"""Scores against n with limits: who differs by more than chance if all were as good as the whole (method 6.6)."""

from collections.abc import Sequence
from statistics import NormalDist

import numpy as np

from exports.estimates.design import Floats
from exports.estimates.estimate import Estimate
from exports.estimates.intervals import HIGHEST, LOWEST
from exports.estimates.printing import MINIMUM
from exports.summary.shapes import Funnel, FunnelLimits, FunnelPoint, Named

STEPS = 60
_NEAR, _FAR = (NormalDist().inv_cdf(0.5 + level / 2) for level in (0.95, 0.998))


def funnel(target: Estimate, places: Sequence[tuple[Named, int, Estimate]]) -> Funnel:
    """The printable places around the whole.

    What one interview adds to the variance is pooled over the places, each by its n: n V of each within itself, so that
    real differences between places do not widen the limits.
    """
    known = [(name, n, one) for name, n, one in places if one.shown]
    if not target.shown or target.value is None or len(known) < 2:
        return Funnel(target.value if target.shown else None, (), ())
    size = np.array([n for _, n, _ in known], dtype=float)
    unit = float((size * size * np.array([(one.se or 0.0) ** 2 for _, _, one in known])).sum() / size.sum())
    points = tuple(
        FunnelPoint(name, n, one.value or 0.0, _outside((one.value or 0.0) - target.value, (unit / n) ** 0.5))
        for name, n, one in sorted(known, key=lambda row: (row[1], row[0].id))
    )
    return Funnel(target.value, points, limits(target.value, unit, _line(size)))


def limits(target: float, unit: float, line: Sequence[int]) -> tuple[FunnelLimits, ...]:
    """95 % and 99.8 % limits for these n; `unit` is the variance of one interview with its design effect."""
    return tuple(FunnelLimits(n, *(_clipped(target + z * (unit / n) ** 0.5) for z in (-_NEAR, _NEAR, -_FAR, _FAR)))
                 for n in line)  # fmt: skip


def _line(size: Floats) -> list[int]:
    """Numbers of interviews from the smallest place to the largest, closer where the limits bend."""
    first, last = max(float(size.min()) * 0.8, MINIMUM), float(size.max()) * 1.1
    return sorted({round(n) for n in np.geomspace(first, max(last, first + 1), STEPS)})


def _clipped(value: float) -> float:
    return min(max(value, LOWEST), HIGHEST)


def _outside(away: float, se: float) -> int:
    limit = 998 if abs(away) > _FAR * se else 95 if abs(away) > _NEAR * se else 0
    return limit if away > 0 else -limit
