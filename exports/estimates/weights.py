"""Weights fitted to totals and trimmed, scores for one mix of services, associations (method 6.1, 4.2)."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from exports.estimates.design import Floats, Ints, Linear, Split, codes_of

ROUNDS, TOLERANCE, CAP = 50, 1e-6, 5.0
ASSOCIATED_FROM = 100
LEAST = 5  # values that speak for a group
APART = 0.05

Margin = tuple[Sequence[Any], Mapping[Any, float]]  # a label for each interview, and the total each label should have


def raked(weights: Any, margins: Sequence[Margin], *, rounds: int = ROUNDS, tolerance: float = TOLERANCE) -> Floats:
    """Weights whose sums meet every margin. A label without a total or a total without interviews is an error."""
    fitted: Floats = np.array(weights, dtype=np.float64)
    prepared = [_prepared(*margin) for margin in margins]
    for _ in range(rounds):
        worst = 0.0
        for codes, totals in prepared:
            factor = totals / np.bincount(codes, weights=fitted, minlength=len(totals))
            worst = max(worst, float(np.abs(factor - 1).max()))
            fitted = fitted * factor[codes]
        if worst <= tolerance:
            return fitted
    raise ValueError(f"the margins cannot be met in {rounds} rounds")


def _prepared(labels: Sequence[Any], totals: Mapping[Any, float]) -> tuple[Any, Floats]:
    codes, known = codes_of(labels)
    if set(known) != {label for label, total in totals.items() if total > 0}:
        raise ValueError("the labels of the interviews are not those of the totals")
    return codes, np.array([totals[label] for label in known], dtype=np.float64)


def trimmed(weights: Any, *, cap: float = CAP) -> Floats:
    """No weight above this many medians; to be raked again afterwards."""
    given: Floats = np.asarray(weights, dtype=np.float64)
    return np.minimum(given, cap * float(np.median(given)))


def standardised(split: Split, groups: Ints, values: Floats, mix: Floats) -> tuple[Linear, Floats]:
    """Means of values (n x K) in every domain, as if each had this mix of groups: theta = sum_g P_g theta_rg.

    `groups` says which group a row is of (-1: none); not a number in `values` is no value. Groups with fewer than five
    values in a domain are left out of its mix, which is made whole again; the second result is how much of the mix was
    left (G x K). The influence of a row is that of its cell's mean, times the cell's share.
    """
    cells = split.count * len(mix)
    cell = np.where((split.domain >= 0) & (groups >= 0), split.domain * len(mix) + groups, cells)
    known = ~np.isnan(values)
    weight = known * split.sample.weight[:, None]
    given = np.where(known, values, 0.0)
    number, below, above = (_by_cell(part, cell, cells) for part in (known.astype(float), weight, weight * given))
    kept = (np.tile(mix, split.count)[:, None] * (number >= LEAST)).reshape(split.count, len(mix), -1)
    left = kept.sum(axis=1)
    share = np.reshape(kept / np.where(left > 0, left, 1.0)[:, None, :], (cells, -1))
    mean = np.divide(above, below, out=np.zeros_like(above), where=below > 0)
    part = np.divide(share, below, out=np.zeros_like(share), where=below > 0)
    value = (share * mean).reshape(split.count, len(mix), -1).sum(axis=1)
    inside = np.minimum(cell, cells - 1)
    influence = np.where((cell < cells)[:, None], part[inside] * weight * (given - mean[inside]), 0.0)
    base = (number * (number >= LEAST)).reshape(split.count, len(mix), -1).sum(axis=1).astype(np.int64)
    return Linear(split, np.where(left > 0, value, np.nan), split.pair_sums(influence), base), left


def _by_cell(values: Floats, cell: Ints, cells: int) -> Floats:
    columns = [np.bincount(cell, weights=one, minlength=cells + 1)[:cells] for one in values.T]
    return np.array(columns, dtype=np.float64).reshape(values.shape[1], cells).T


def mixes_differ(counts: Ints, mix: Floats, deff: float) -> NDArray[np.bool_]:
    """Domains (rows of counts by group) whose mix is not the given one: by chance in fewer than 5 of 100 samples of
    this design effect, and by at least five of a hundred interviews."""
    size = counts.sum(axis=1, keepdims=True)
    expected = size * mix[None, :]
    square = ((counts - expected) ** 2 / np.where(expected > 0, expected, 1.0)).sum(axis=1) / deff
    away = np.abs(counts / np.maximum(size, 1) - mix).sum(axis=1) / 2
    differ: NDArray[np.bool_] = (away >= APART) & (square > _chi_square(max(int((mix > 0).sum()) - 1, 1)))
    differ &= size[:, 0] > 0
    return differ


def _chi_square(df: int) -> float:
    """Its 95 % quantile, after Wilson and Hilferty: within half a percent."""
    return float(df * (1 - 2 / (9 * df) + 1.6448536 * (2 / (9 * df)) ** 0.5) ** 3)


def spearman(left: Any, right: Any) -> float | None:
    """Rank correlation of pairs that are both known; none under 100 pairs or without spread: an association only."""
    pairs: Floats = np.array([left, right], dtype=np.float64)
    pairs = pairs[:, ~np.isnan(pairs).any(axis=0)]
    if pairs.shape[1] < ASSOCIATED_FROM or (pairs.min(axis=1) == pairs.max(axis=1)).any():
        return None
    return float(np.corrcoef([_ranks(row) for row in pairs])[0, 1])


def _ranks(values: Floats) -> Floats:
    """Places, with the middle one for equal values."""
    _, at, counts = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    middle: Floats = ends - (counts - 1) / 2
    return middle[at]
