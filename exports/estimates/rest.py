"""Each domain against all the other interviews together, from sums that are made once; knows arrays, no regions."""

from dataclasses import dataclass

import numpy as np

from exports.estimates.design import Floats, Ints, Split


@dataclass(frozen=True, slots=True, eq=False)
class Sums:
    """Weighted numerators and denominators of K figures, per pair of domain and cluster (P x K each)."""

    split: Split
    above: Floats
    below: Floats


def against_rest(whole: Sums, parts: Sums, weights: Floats) -> list[tuple[float, float]]:
    """The weighted figure of each domain minus that of everybody else, and the variance of this difference.

    `whole` has every interview in one domain, `parts` the domains. What a cluster adds to the difference is its
    influence on the one side less that on the other, so that a cluster shared by both counts once.
    """
    place = np.searchsorted(whole.split.pair_cluster, parts.split.pair_cluster)
    return [_apart(whole, parts, weights, place, g) for g in range(parts.split.count)]


def _apart(whole: Sums, parts: Sums, weights: Floats, place: Ints, g: int) -> tuple[float, float]:
    own = parts.split.pair_domain == g
    above, below = np.zeros_like(whole.above), np.zeros_like(whole.below)
    above[place[own]], below[place[own]] = parts.above[own], parts.below[own]
    here, inside = _figure(above, below, weights)
    there, outside = _figure(whole.above - above, whole.below - below, weights)
    return here - there, _variance(whole.split, inside - outside)


def _figure(above: Floats, below: Floats, weights: Floats) -> tuple[float, Floats]:
    """The weighted sum of ratios, and what each cluster contributes to it."""
    used = weights != 0
    above, below = above[:, used], below[:, used]
    total = below.sum(axis=0)
    with np.errstate(invalid="ignore", divide="ignore"):
        ratio = above.sum(axis=0) / total
        influence = ((above - ratio * below) / total) @ weights[used]
    return float(ratio @ weights[used]), influence


def _variance(split: Split, influence: Floats) -> float:
    """Between the clusters of each stratum; a lone one counts its own deviation."""
    size = split.sample.clusters_in.astype(np.float64)
    stratum = split.pair_stratum
    squares = np.bincount(stratum, influence**2, minlength=len(size))
    sums = np.bincount(stratum, influence, minlength=len(size))
    spread = np.where(size > 1, size / np.maximum(size - 1, 1) * (squares - sums**2 / np.maximum(size, 1)), squares)
    return float(np.maximum(spread, 0.0).sum()) * split.sample.inflation
