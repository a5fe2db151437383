"""Taylor linearisation for ratios in domains of a stratified, clustered sample; knows arrays, not questionnaires.

A ratio R = sum(w num) / sum(w den) has the influence z = w (num - R den) / sum(w den), zero outside its domain. Sums
over clusters are linear in num and den, so they are made once per pair of domain and cluster, and every figure is
arithmetic on those few rows.
"""

from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

ASSUMED_DEFF = 1.5


def codes_of(values: Sequence[Any] | NDArray[Any]) -> tuple[Ints, tuple[Any, ...]]:
    """Whole numbers for any labels, in the labels' order."""
    if isinstance(values, np.ndarray) and values.dtype != np.object_:
        labels, codes = np.unique(values, return_inverse=True)
        return codes.astype(np.int64), tuple(labels.tolist())
    known = sorted(set(values))  # labels are texts, and there are few of them: hashing is cheaper than sorting all
    places = {label: at for at, label in enumerate(known)}
    return np.fromiter(map(places.__getitem__, values), dtype=np.int64, count=len(values)), tuple(known)


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """Interviews as the design sees them: weight, stratum, and the cluster inside the stratum."""

    weight: Floats
    stratum: Ints
    cluster: Ints
    clusters_in: Ints  # per stratum
    assumed: bool  # no clusters are known: variances of single interviews, times the assumed design effect
    assumed_deff: float = ASSUMED_DEFF

    @classmethod
    def of(
        cls, n: int, *, weights: Any = None, strata: Any = None, clusters: Any = None, deff: float = ASSUMED_DEFF
    ) -> "Sample":
        """Labels of any kind; without clusters each interview is its own, without strata there is one."""
        weight = np.ones(n) if weights is None else np.asarray(weights, dtype=np.float64)
        if clusters is None:
            return cls(weight, np.zeros(n, np.int64), np.arange(n), np.array([n]), assumed=True, assumed_deff=deff)
        stratum = np.zeros(n, np.int64) if strata is None else codes_of(strata)[0]
        inner, _ = codes_of(clusters)
        width = int(inner.max(initial=0)) + 1
        nested, cluster = np.unique(stratum * width + inner, return_inverse=True)
        counts = np.bincount(nested // width, minlength=int(stratum.max(initial=0)) + 1)
        return cls(weight, stratum, cluster.astype(np.int64), counts, assumed=False, assumed_deff=deff)

    @property
    def n(self) -> int:
        """Interviews."""
        return len(self.weight)

    @property
    def is_even(self) -> bool:
        """Whether every weight is 1."""
        return bool((self.weight == 1).all())

    @property
    def deff_of_weights(self) -> float:
        """n sum(w^2) / (sum w)^2."""
        total = float(self.weight.sum())
        return self.n * float((self.weight**2).sum()) / total**2 if total else 1.0

    @property
    def inflation(self) -> float:
        """What a variance of single interviews is multiplied by."""
        return self.assumed_deff if self.assumed else 1.0

    def weighted(self, weight: Floats) -> "Sample":
        """The same design with other weights."""
        return replace(self, weight=weight)

    def unclustered(self) -> "Sample":
        """The same interviews as if each stood alone."""
        return Sample.of(self.n, weights=self.weight, deff=self.assumed_deff)

    def only(self, rows: Ints) -> "Sample":
        """These interviews in the design of all: strata keep the number of clusters that they have there."""
        strata, stratum = np.unique(self.stratum[rows], return_inverse=True)
        _, cluster = np.unique(self.cluster[rows], return_inverse=True)
        return replace(
            self,
            weight=self.weight[rows],
            stratum=stratum.astype(np.int64),
            cluster=cluster.astype(np.int64),
            clusters_in=self.clusters_in[strata],
        )

    def split(self, domain: Ints, count: int) -> "Split":
        """The sample cut into disjoint domains 0..count-1; -1 is in none of them."""
        return Split(self, domain, count)


class Split:
    """A sample cut into domains: which rows make which pair of domain and cluster."""

    def __init__(self, sample: Sample, domain: Ints, count: int) -> None:
        self.sample, self.domain, self.count = sample, domain, count
        inside = np.flatnonzero(domain >= 0)
        width = int(sample.cluster.max(initial=0)) + 1
        key = domain[inside] * width + sample.cluster[inside]
        order = np.argsort(key, kind="stable")
        pairs, starts = np.unique(key[order], return_index=True)
        self._rows: Callable[[], tuple[Ints, Ints]] = lambda: (inside[order], starts.astype(np.int64))
        self.n: Ints = np.bincount(domain[inside], minlength=count)
        self._place(pairs // width, pairs % width)

    def _place(self, pair_domain: Ints, pair_cluster: Ints) -> None:
        """Where each pair belongs; pairs stand in the order of their domains."""
        self.pair_domain, self.pair_cluster = pair_domain, pair_cluster
        of_cluster = np.zeros(int(self.sample.cluster.max(initial=0)) + 1, np.int64)
        of_cluster[self.sample.cluster] = self.sample.stratum
        self.pair_stratum: Ints = of_cluster[pair_cluster]
        strata = len(self.sample.clusters_in)
        cell = self.pair_domain * strata + self.pair_stratum
        self.by_cell: Ints = np.argsort(cell, kind="stable")
        self.cells, self.cell_starts = _runs(cell[self.by_cell])  # pairs of domain and stratum
        self.cell_domain: Ints = self.cells // strata
        self.clusters_of_cell: Ints = self.sample.clusters_in[self.cells % strata]
        self.clusters: Ints = np.bincount(self.pair_domain, minlength=self.count)
        self.strata: Ints = np.bincount(self.cell_domain, minlength=self.count)

    @property
    def blocks(self) -> list[tuple[int, int, int]]:
        """Where the pairs of each domain begin and end, and the domain."""
        present, starts = _runs(self.pair_domain)
        ends = np.append(starts, len(self.pair_domain))[1:]
        return list(zip(starts.tolist(), ends.tolist(), present.tolist(), strict=True))

    @property
    def shares_clusters(self) -> bool:
        """Some cluster lies in more than one domain."""
        return len(np.unique(self.pair_cluster)) < len(self.pair_cluster)

    def joined(self, into: Ints, count: int) -> tuple["Split", Ints]:
        """The same pairs in fewer, larger domains, and the order they now stand in. No row is looked at again.

        `into` says which new domain each old one belongs to. Only for domains that share no cluster.
        """
        order = np.argsort(into[self.pair_domain], kind="stable")
        found = copy(self)
        found.count = count
        found.domain = np.where(self.domain >= 0, into[self.domain], -1)
        found.n = summed_by(self.n, into, count)
        found._rows = lambda: self._reordered(order)
        for name in ("rows_by_pair", "deff_of_weights"):
            found.__dict__.pop(name, None)
        found._place(into[self.pair_domain][order], self.pair_cluster[order])
        return found, order

    def _reordered(self, order: Ints) -> tuple[Ints, Ints]:
        """Rows and where each pair begins, with the pairs in another order."""
        rows, starts = self.rows_by_pair
        sizes = np.diff(np.append(starts, len(rows)))
        place = np.empty(len(order), np.int64)
        place[order] = np.arange(len(order))
        moved = np.argsort(np.repeat(place, sizes), kind="stable")
        return rows[moved], np.append(0, np.cumsum(sizes[order])[:-1]).astype(np.int64)

    @cached_property
    def rows_by_pair(self) -> tuple[Ints, Ints]:
        """The rows in the order of the pairs, and where each pair begins among them."""
        return self._rows()

    @property
    def rows(self) -> Ints:
        """The rows in the order of the pairs."""
        return self.rows_by_pair[0]

    @property
    def starts(self) -> Ints:
        """Where each pair begins among the rows."""
        return self.rows_by_pair[1]

    @cached_property
    def deff_of_weights(self) -> Floats:
        """n sum(w^2) / (sum w)^2 of each domain; 1 without interviews."""
        inside = self.domain >= 0
        domain, weight = self.domain[inside], self.sample.weight[inside]
        total, squares = (np.bincount(domain, weights=one, minlength=self.count) for one in (weight, weight**2))
        return np.where(total > 0, self.n * squares / np.where(total > 0, total, 1.0) ** 2, 1.0)

    @property
    def df(self) -> Ints:
        """Clusters minus strata, of the domain."""
        return self.clusters - self.strata

    def pair_sums(self, values: Floats) -> Floats:
        """Row values (n x K) summed within each pair of domain and cluster."""
        if not len(self.starts):
            return np.zeros((0, values.shape[1]))
        sums: Floats = np.add.reduceat(values[self.rows], self.starts, axis=0)
        return sums

    def weighted_sums(self, values: Floats) -> Floats:
        """Row values (n x K) times their weights, summed within each pair."""
        return self.pair_sums(values if self.sample.is_even else self.sample.weight[:, None] * values)

    def domain_sums(self, pair_values: Floats) -> Floats:
        """Pair values (P x K) summed within each domain."""
        return summed(pair_values, self.pair_domain, self.count)

    def linear(self, numerator: Floats, denominator: Floats, base: Ints) -> "Linear":
        """Ratios of pair sums (P x K), already weighted; `base` is the unweighted n (G x K)."""
        above, below = self.domain_sums(numerator), self.domain_sums(denominator)
        with np.errstate(invalid="ignore", divide="ignore"):
            value = above / below
            influence = (numerator - value[self.pair_domain] * denominator) / below[self.pair_domain]
        return Linear(self, value, np.nan_to_num(influence, nan=0.0), base)

    def ratio(self, numerator: Floats, denominator: Floats) -> "Linear":
        """Ratios of row values (n x K); the base counts rows with a denominator."""
        inside = self.domain >= 0
        domain = self.domain[inside]
        columns = [np.bincount(domain, weights=one != 0, minlength=self.count) for one in denominator[inside].T]
        base = np.array(columns, dtype=np.int64).reshape(denominator.shape[1], self.count).T
        return self.linear(self.weighted_sums(numerator), self.weighted_sums(denominator), base)


def _runs(ordered: Ints) -> tuple[Ints, Ints]:
    """The distinct values of a sorted column and where each begins."""
    if not len(ordered):
        return ordered, np.zeros(0, np.int64)
    starts = np.append(0, np.flatnonzero(ordered[1:] != ordered[:-1]) + 1).astype(np.int64)
    return ordered[starts], starts


def summed_by(values: Ints, group: Ints, count: int) -> Ints:
    """Whole numbers summed by group along their first axis."""
    sums = np.zeros((count, *values.shape[1:]), np.int64)
    np.add.at(sums, group, values)
    return sums


def summed(values: Floats, sorted_group: Ints, count: int) -> Floats:
    """Rows that are sorted by group, summed within each group; empty groups are zero."""
    sums = np.zeros((count, *values.shape[1:]))
    if len(values):
        present, starts = _runs(sorted_group)
        sums[present] = np.add.reduceat(values, starts, axis=0)
    return sums


@dataclass(frozen=True, slots=True, eq=False)
class Linear:
    """Figures of every domain with what each cluster contributes to them (G domains, P pairs, K figures)."""

    split: Split
    value: Floats  # G x K
    influence: Floats  # P x K
    base: Ints  # G x K, unweighted
    answers: Ints = field(default_factory=lambda: np.ones(1, np.int64))  # of one person behind a figure (K, or one)

    def combine(self, weights: Floats) -> "Linear":
        """Weighted sums of the figures; weights are K x M, or G x K x M where they differ by domain."""
        if weights.ndim == 3 and self.split.count == 1:
            weights = weights[0]
        per_domain = np.broadcast_to(weights, (self.split.count, *weights.shape[-2:]))
        known = np.where((per_domain != 0).any(axis=2), np.nan_to_num(self.value), 0.0)
        missing = (np.isnan(self.value)[:, :, None] & (per_domain != 0)).any(axis=1)
        value = np.einsum("gk,gkm->gm", known, per_domain)
        influence = self._combined(weights)
        used = np.where(per_domain != 0, self.base[:, :, None], 0)
        behind = np.where((per_domain != 0).any(axis=0), self.answers[:, None] if len(self.answers) > 1 else 1, 0)
        whole = np.maximum(behind.sum(axis=0), 1)
        return Linear(self.split, np.where(missing, np.nan, value), influence, used.max(axis=1, initial=0), whole)

    def _combined(self, weights: Floats) -> Floats:
        """The influences summed with weights that may differ by domain."""
        if weights.ndim == 2:
            return self.influence @ weights
        found = np.zeros((len(self.influence), weights.shape[-1]))
        for start, end, domain in self.split.blocks:
            found[start:end] = self.influence[start:end] @ weights[domain]
        return found

    def variance(self) -> Floats:
        """Ultimate clusters within strata, no finite-population correction (G x K).

        A stratum with one cluster counts its deviation from the overall mean, which is zero for an influence.
        """
        split = self.split
        if not len(split.cells):
            return np.zeros((split.count, self.influence.shape[1]))
        influence = self.influence[split.by_cell]
        squares = np.add.reduceat(influence**2, split.cell_starts, axis=0)
        sums = np.add.reduceat(influence, split.cell_starts, axis=0)
        size = split.clusters_of_cell.astype(np.float64)[:, None]
        spread = np.where(size == 1, squares, size / np.maximum(size - 1, 1) * (squares - sums**2 / size))
        result = summed(np.maximum(spread, 0.0), split.cell_domain, split.count)
        return result * split.sample.inflation

    def degrees(self) -> Floats:
        """What the variance is worth in degrees of freedom (G x K): few, where few clusters make most of it.

        V is a sum of squares u; were they of normal values, var(V) = 2 V^2 / df. Ceiling data have few large ones.
        """
        split = self.split
        if not len(split.cells):
            return np.full((split.count, self.influence.shape[1]), np.inf)
        influence = self.influence[split.by_cell]
        size = split.clusters_of_cell.astype(np.float64)[:, None]
        middle = np.where(size > 1, np.add.reduceat(influence, split.cell_starts, axis=0) / size, 0.0)
        pairs = np.diff(np.append(split.cell_starts, len(influence)))
        squares = np.repeat(np.where(size > 1, size / np.maximum(size - 1, 1), 1.0), pairs, axis=0)
        squares = squares * (influence - np.repeat(middle, pairs, axis=0)) ** 2
        domain = np.repeat(split.cell_domain, pairs)
        first, second = (summed(part, domain, split.count) for part in (squares, squares**2))
        with np.errstate(invalid="ignore", divide="ignore"):
            worth = 2 / (second / first**2 - 1 / split.clusters[:, None])
        return np.where(np.isfinite(worth) & (worth > 0), worth, np.inf)

    def covariance(self, column: int) -> Floats:
        """Between the domains, of one figure (G x G): clusters may be shared by domains."""
        split, sample = self.split, self.split.sample
        touched, at = np.unique(split.pair_cluster, return_inverse=True)
        spread = np.zeros((len(touched), split.count))
        spread[at, split.pair_domain] = self.influence[:, column]
        stratum = np.zeros(len(touched), np.int64)
        stratum[at] = split.pair_stratum
        sums = np.zeros((len(sample.clusters_in), split.count))
        np.add.at(sums, stratum, spread)
        size = sample.clusters_in.astype(np.float64)
        factor = np.where(size > 1, size / np.maximum(size - 1, 1), 1.0)
        centred = np.where(size > 1, factor / size, 0.0)
        scaled = spread * factor[stratum][:, None]
        result: Floats = scaled.T @ spread - (sums * centred[:, None]).T @ sums
        return result * sample.inflation
