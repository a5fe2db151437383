"""Answers 1-5 and the codes 97-99 as counts, and every variant of a figure made of those counts (method 4.2)."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from exports.estimates.design import Floats, Ints, Linear, Split, summed_by
from exports.estimates.estimate import Measure

Codes = NDArray[np.int8]

NOT_APPLICABLE, DIFFICULT, REFUSED = 97, 98, 99
HIGHEST = 5
SLOTS = 10  # 0 not asked, 1-5 answers, 6 not applicable, 7 difficult, 8 refused, 9 asked but left blank

_VALID = np.array([0, 1, 1, 1, 1, 1, 0, 0, 0, 0], dtype=float)
_ASKED = np.array([0, 1, 1, 1, 1, 1, 1, 1, 1, 0], dtype=float)
_SCORE = np.array([0, 1, 2, 3, 4, 5, 0, 0, 0, 0], dtype=float)
_FULL = np.array([0, 0, 0, 0, 0, 1, 0, 0, 0, 0], dtype=float)

FORMULAS: dict[Measure, tuple[Floats, Floats]] = {
    Measure.MEAN: (_SCORE, _VALID),
    Measure.SHARE_VALID: (_FULL, _VALID),
    Measure.SHARE_ASKED: (_FULL, _ASKED),
    Measure.SHARE_ALL: (_FULL, np.ones(SLOTS)),
    Measure.TOP2: (np.array([0, 0, 0, 0, 1, 1, 0, 0, 0, 0], dtype=float), _VALID),
    Measure.DISSATISFIED: (np.array([0, 1, 1, 0, 0, 0, 0, 0, 0, 0], dtype=float), _VALID),
    Measure.NA_SHARE: (np.array([0, 0, 0, 0, 0, 0, 1, 0, 0, 0], dtype=float), _ASKED),
}


def slots(codes: Codes) -> NDArray[np.uint8]:
    """Where each code is counted."""
    table = np.full(256, 9, dtype=np.uint8)
    table[0:6] = range(6)
    table[[NOT_APPLICABLE, DIFFICULT, REFUSED]] = (6, 7, 8)
    found: NDArray[np.uint8] = table[codes.view(np.uint8)]
    return found


def answered(codes: Codes) -> NDArray[np.bool_]:
    """Which answers are a mark from 1 to 5 (n x I)."""
    found: NDArray[np.bool_] = (codes >= 1) & (codes <= 5)
    return found


def asked(codes: Codes) -> NDArray[np.bool_]:
    """Which items were put and not left blank (n x I)."""
    found: NDArray[np.bool_] = codes > 0
    return found


@dataclass(frozen=True, slots=True, eq=False)
class Counts:
    """How often each code was given, per item: weighted by pair of domain and cluster, unweighted by domain."""

    split: Split
    weighted: Floats  # P x I x SLOTS
    plain: Ints  # G x I x SLOTS

    @classmethod
    def of(cls, split: Split, codes: Codes) -> "Counts":
        """Codes are n x I."""
        pairs, items = len(split.starts), codes.shape[1]
        weight = split.sample.weight[split.rows]
        alike = split.sample.is_even
        weighted = np.zeros((pairs, items, SLOTS))
        plain = np.zeros((split.count, items, SLOTS), np.int64)
        first = np.repeat(np.arange(pairs) * SLOTS, np.diff(np.append(split.starts, len(split.rows))))
        for item in range(items):
            place = first + slots(codes[:, item])[split.rows]
            counted = np.bincount(place, minlength=pairs * SLOTS).reshape(-1, SLOTS)
            plain[:, item] = split.domain_sums(counted.astype(np.float64))
            weighted[:, item] = counted if alike else np.bincount(place, weight, pairs * SLOTS).reshape(-1, SLOTS)
        return cls(split, weighted, plain)

    def joined(self, split: Split, order: Ints, into: Ints) -> "Counts":
        """The same counts in fewer, larger domains: see Split.joined."""
        return Counts(split, self.weighted[order], summed_by(self.plain, into, split.count))

    def figures(self, measure: Measure) -> Linear:
        """One measure of every item in every domain."""
        above, below = FORMULAS[measure]
        return self.split.linear(self.weighted @ above, self.weighted @ below, self.base(measure))

    def base(self, measure: Measure) -> Ints:
        """Unweighted denominators (G x I)."""
        return (self.plain @ FORMULAS[measure][1]).astype(np.int64)

    def hits(self, measure: Measure) -> Ints:
        """Unweighted numerators of a share (G x I): what the confidentiality rule looks at."""
        return (self.plain @ FORMULAS[measure][0]).astype(np.int64)


def scores(codes: Codes, groups: tuple[tuple[int, ...], ...], weights: Floats | None = None) -> Floats:
    """Each respondent's criterion scores (n x K): the mean of valid items if half of the asked are valid, else NaN."""
    weights = np.ones(codes.shape[1]) if weights is None else weights
    result = np.full((len(codes), len(groups)), np.nan)
    for at, group in enumerate(groups):
        mine, own = codes[:, list(group)], weights[list(group)]
        valid = (mine >= 1) & (mine <= HIGHEST)
        count = valid.sum(axis=1)
        enough = (count > 0) & (2 * count >= (valid | (mine >= NOT_APPLICABLE)).sum(axis=1))
        result[enough, at] = ((mine * valid) @ own)[enough] / (valid @ own)[enough]
    return result


def all_top(codes: Codes, groups: tuple[tuple[int, ...], ...]) -> tuple[Floats, Floats]:
    """Who gave 5 to every valid item of a criterion, and who has a valid item at all (n x K each)."""
    where = slots(codes)
    every, some = np.zeros((len(codes), len(groups))), np.zeros((len(codes), len(groups)))
    for at, group in enumerate(groups):
        mine = where[:, list(group)]
        valid = _VALID[mine].sum(axis=1)
        some[:, at] = valid > 0
        every[:, at] = (valid > 0) & (_FULL[mine].sum(axis=1) == valid)
    return every, some


@dataclass(frozen=True, slots=True, eq=False)
class ScoreSums:
    """Respondents' criterion scores summed: weighted by pair of domain and cluster, counted by domain."""

    split: Split
    total: Floats  # P x K
    weight: Floats  # P x K, of those with a score
    base: Ints  # G x K

    @classmethod
    def of(cls, split: Split, respondent: Floats) -> "ScoreSums":
        """Scores are n x K, not a number where a respondent has none."""
        known = ~np.isnan(respondent)
        inside = split.domain >= 0
        domain = split.domain[inside]
        columns = [np.bincount(domain, weights=one, minlength=split.count) for one in known[inside].T]
        base = np.array(columns, dtype=np.int64).reshape(respondent.shape[1], split.count).T
        total, weight = (split.weighted_sums(one) for one in (np.where(known, respondent, 0.0), known.astype(float)))
        return cls(split, total, weight, base)

    def joined(self, split: Split, order: Ints, into: Ints) -> "ScoreSums":
        """The same sums in fewer, larger domains: see Split.joined."""
        return ScoreSums(split, self.total[order], self.weight[order], summed_by(self.base, into, split.count))

    def figures(self, groups: tuple[tuple[int, ...], ...] = ()) -> Linear:
        """Criterion means: the weighted mean of the respondents' scores."""
        found = self.split.linear(self.total, self.weight, self.base)
        return replace(found, answers=np.array([len(group) for group in groups] or [1], dtype=np.int64))
