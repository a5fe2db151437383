"""Weights fitted to totals and trimmed, scores for one mix of services, associations (method 6.1, 4.2)."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from exports.estimates.design import Floats, Linear, codes_of

ROUNDS, TOLERANCE, CAP = 50, 1e-6, 5.0
ASSOCIATED_FROM = 100

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


def standardised(groups: Linear, mix: Floats, domains: int) -> tuple[Floats, Floats]:
    """Scores and their variances with everybody's mix of services: `groups` has domains x services as its domains.

    Services without interviews in a domain are left out of its mix, which is made whole again.
    """
    value = groups.value[:, 0].reshape(domains, len(mix))
    share = np.where(np.isnan(value), 0.0, np.asarray(mix, dtype=np.float64))
    share = share / share.sum(axis=1, keepdims=True)
    spread = groups.covariance(0).reshape(domains, len(mix), domains, len(mix))
    own = np.stack([spread[at, :, at, :] for at in range(domains)])
    return (np.nan_to_num(value) * share).sum(axis=1), np.einsum("dg,dgh,dh->d", share, own, share)


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
