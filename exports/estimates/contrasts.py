"""One domain against another or against all the rest, with what they share: clusters and strata (method 6.5)."""

from dataclasses import dataclass

import numpy as np

from exports.estimates.design import Floats, Ints, Linear, Sample, Split, summed

Contrast = tuple[float, float]  # a difference and its variance


def contrast(linear: Linear) -> tuple[Floats, Floats]:
    """The first of two domains minus the second: every figure's difference, and its variance with what they share."""
    split = linear.split
    signed = linear.influence * np.where(split.pair_domain == 0, 1.0, -1.0)[:, None]
    clusters, at = np.unique(split.pair_cluster, return_inverse=True)
    order = np.argsort(at, kind="stable")
    stratum = np.zeros(len(clusters), np.int64)
    stratum[at] = split.pair_stratum
    by_cluster = summed(signed[order], at[order], len(clusters))
    return linear.value[0] - linear.value[1], _spread(by_cluster, stratum, split.sample)


def _spread(influence: Floats, stratum: Ints, sample: Sample) -> Floats:
    """The variance of sums over clusters within strata, of each figure."""
    order = np.argsort(stratum, kind="stable")
    strata = len(sample.clusters_in)
    squares, sums = (summed(part[order], stratum[order], strata) for part in (influence**2, influence))
    size = sample.clusters_in.astype(np.float64)[:, None]
    spread = np.where(size == 1, squares, size / np.maximum(size - 1, 1) * (squares - sums**2 / np.maximum(size, 1)))
    result: Floats = np.maximum(spread, 0.0).sum(axis=0) * sample.inflation
    return result


@dataclass(frozen=True, slots=True, eq=False)
class Ratios:
    """Weighted sums above and below several ratios, by pair of domain and cluster (P x K each)."""

    split: Split
    above: Floats
    below: Floats

    def against_rest(self, weights: Floats) -> list[Contrast | None]:
        """A weighted sum of the ratios (K) in each domain less the same in all other domains together.

        Sums over clusters are made once; each domain only changes its own clusters. None where a ratio has no base.
        """
        used = np.flatnonzero(weights)
        whole = _Whole.of(self.split, self.above[:, used], self.below[:, used])
        return [whole.contrast(domain, weights[used]) for domain in range(self.split.count)]


@dataclass(frozen=True, slots=True, eq=False)
class _Whole:
    split: Split
    above: Floats
    below: Floats
    place: Ints  # of each pair's cluster among the clusters
    stratum: Ints  # of each cluster
    clusters: tuple[Floats, Floats]  # sums above and below, by cluster
    domains: tuple[Floats, Floats]  # sums above and below, by domain

    @classmethod
    def of(cls, split: Split, above: Floats, below: Floats) -> "_Whole":
        present, place = np.unique(split.pair_cluster, return_inverse=True)
        order = np.argsort(place, kind="stable")
        stratum = np.zeros(len(present), np.int64)
        stratum[place] = split.pair_stratum
        clusters = tuple(summed(part[order], place[order], len(present)) for part in (above, below))
        domains = (split.domain_sums(above), split.domain_sums(below))
        return cls(split, above, below, place, stratum, (clusters[0], clusters[1]), domains)

    def contrast(self, domain: int, weights: Floats) -> Contrast | None:
        (own_above, own_below), (all_above, all_below) = ([part[domain] for part in self.domains], self._totals)
        rest_below = all_below - own_below
        if not len(weights) or not (own_below > 0).all() or not (rest_below > 0).all():
            return None
        own, rest = own_above / own_below, (all_above - own_above) / rest_below
        mine = self.split.pair_domain == domain
        above, below = self.above[mine], self.below[mine]
        influence = self.clusters[1] @ (rest * weights / rest_below) - self.clusters[0] @ (weights / rest_below)
        lone = (above - rest * below) @ (weights / rest_below) + (above - own * below) @ (weights / own_below)
        influence[self.place[mine]] += lone  # of one domain, each cluster has one pair
        variance = _spread(influence[:, None], self.stratum, self.split.sample)
        return float((own - rest) @ weights), float(variance[0])

    @property
    def _totals(self) -> tuple[Floats, Floats]:
        return self.domains[0].sum(axis=0), self.domains[1].sum(axis=0)
