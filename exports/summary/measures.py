"""The survey's figures for domains: criteria, overall and items, between the arrays and the printed shapes."""

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from exports.estimates import contrasts
from exports.estimates.compute import raw
from exports.estimates.design import Floats, Ints, Linear, Sample, Split, summed_by
from exports.estimates.estimate import Base, Estimate, Measure
from exports.estimates.printing import MINIMUM, marked
from exports.estimates.scale import Counts, ScoreSums, all_top, scores
from exports.summary.interviews import Rated

WEAK_DF = 2  # with fewer degrees of freedom a variance between clusters says nothing

Build = Callable[["Block"], Linear]


class Block:
    """A block of rated items within disjoint domains of the sample."""

    def __init__(
        self,
        rated: Rated,
        sample: Sample,
        domain: Ints,
        count: int,
        respondents: Floats | None = None,
        split: Split | None = None,
    ) -> None:
        self.rated, self.sample, self.domain, self.count = rated, sample, domain, count
        self._respondents = respondents
        self._criteria: dict[Measure, Linear] = {}
        self.headlines: dict[bytes, Any] = {}  # made once, by the weights of the criteria
        self._figures: dict[Measure, list[list[Estimate]]] = {}
        self.split: Split = split or sample.split(domain, count)

    @cached_property
    def respondents(self) -> Floats:
        """Each respondent's criterion scores."""
        return (
            scores(self.rated.codes, self.rated.groups, self.rated.weights)
            if self._respondents is None
            else self._respondents
        )

    @cached_property
    def counts(self) -> Counts:
        """Codes per item and domain."""
        return Counts.of(self.split, self.rated.codes)

    @cached_property
    def loose(self) -> "Block":
        """The same interviews as if each stood alone: where there are too few clusters to tell."""
        return Block(self.rated, self.sample.unclustered(), self.domain, self.count, self.respondents)

    @cached_property
    def score_sums(self) -> ScoreSums:
        """Criterion scores per domain."""
        return ScoreSums.of(self.split, self.respondents)

    @cached_property
    def _answering(self) -> dict[bool, Ints]:
        """Respondents with at least one item of the criterion asked (False) or answered 1-5 (True), G x K."""
        return {valid: self._counted(valid) for valid in (False, True)}

    def joined(self, into: Ints, count: int) -> "Block":
        """The same interviews in fewer, larger domains, from the sums that are already made; see Split.joined."""
        split, order = self.split.joined(into, count)
        found = Block(self.rated, self.sample, split.domain, count, self.respondents, split)
        found.counts = self.counts.joined(split, order, into)
        found.score_sums = self.score_sums.joined(split, order, into)
        found._answering = {valid: summed_by(base, into, count) for valid, base in self._answering.items()}
        return found

    def every(self, measure: Measure) -> list[list[Estimate]]:
        """The criteria of every domain, as they may be printed; made once."""
        if measure not in self._figures:
            self._figures[measure] = found(self, criterion_of(measure), measure)
        return self._figures[measure]

    @property
    def n(self) -> Ints:
        """Interviews per domain."""
        return self.split.n

    def criterion(self, measure: Measure) -> Linear:
        """Criteria (G x K): mean of respondents' scores, mean of the items' shares, or share with 5 on every item."""
        if measure not in self._criteria:
            self._criteria[measure] = self._criterion(measure)
        return self._criteria[measure]

    def _criterion(self, measure: Measure) -> Linear:
        if measure.is_mean:
            return self.score_sums.figures(self.rated.groups)
        if measure is Measure.SHARE_ALLTOP:
            return self.split.ratio(*all_top(self.rated.codes, self.rated.groups))
        items = self.counts.figures(measure)
        return replace(items.combine(self._averaging(items)), base=self.answering(measure))

    def overall(self, measure: Measure, weights: Floats) -> Linear:
        """The weighted mean of the criteria with these weights; the base is every interview."""
        total = weights.sum()
        whole = self.criterion(measure).combine((weights / total if total else weights)[:, None])
        return replace(whole, base=self.n[:, None])

    def usable(self, weights: Floats, *, among: NDArray[np.bool_] | None = None) -> Floats:
        """The weights of the criteria that have their base in each of these domains, zero for the others."""
        base = self.criterion(Measure.MEAN).base
        chosen = base if among is None else base[among]
        return np.where((chosen >= MINIMUM).all(axis=0), weights, 0.0)

    def _averaging(self, items: Linear) -> Floats:
        """Weights that average the items of each criterion which have answers at all (G x I x K)."""
        weights = np.zeros((self.count, items.value.shape[1], len(self.rated.groups)))
        for at, group in enumerate(self.rated.groups):
            known = ~np.isnan(items.value[:, list(group)]) * self.rated.weights[list(group)]
            total = known.sum(axis=1, keepdims=True)
            weights[:, list(group), at] = known / np.where(total > 0, total, 1.0)
        return weights

    def answering(self, measure: Measure) -> Ints:
        """Respondents with at least one item of the criterion in the base of the measure (G x K)."""
        if measure is Measure.SHARE_ALL:
            return np.repeat(self.n[:, None], len(self.rated.groups), axis=1)
        return self._answering[measure.base is Base.ANSWERED]

    def _counted(self, valid: bool) -> Ints:
        base = np.zeros((self.count, len(self.rated.groups)), np.int64)
        inside = self.domain >= 0
        for at, group in enumerate(self.rated.groups):
            codes = self.rated.codes[:, list(group)]
            member = ((codes >= 1) & (codes <= 5 if valid else codes > 0)).any(axis=1) & inside
            base[:, at] = np.bincount(self.domain[member], minlength=self.count)
        return base


def found(block: Block, build: Build, measure: Measure, *, hits: Ints | None = None) -> list[list[Estimate]]:
    """Printable estimates of every domain (G lists of K); too few clusters fall back on the assumed design effect."""
    rows = raw(build(block), measure)
    weak = weak_domains(block)
    if weak.any():
        spare = raw(build(block.loose), measure)
        rows = [[replace(one, df=0) for one in spare[g]] if weak[g] else row for g, row in enumerate(rows)]
    return [
        [marked(one, count=None if hits is None else int(hits[g, k])) for k, one in enumerate(row)]
        for g, row in enumerate(rows)
    ]


def weak_domains(block: Block) -> NDArray[np.bool_]:
    """Domains whose clusters cannot carry a variance."""
    if block.sample.assumed:
        return np.zeros(block.count, dtype=bool)
    weak: NDArray[np.bool_] = (block.split.df < WEAK_DF) & (block.n > 0)
    return weak


def contrast(block: Block, build: Build) -> tuple[Floats, Floats]:
    """First domain minus second, of every figure, and the variance of it with what they share."""
    source = block.loose if weak_domains(block).any() else block
    return contrasts.contrast(build(source))


def against_rest(block: Block, weights: Floats) -> list[contrasts.Contrast | None]:
    """The overall mean of every domain less that of all the others together, with the variance of it."""
    found_ = _ratios(block).against_rest(weights)
    weak = weak_domains(block)
    if not weak.any():
        return found_
    spare = _ratios(block.loose).against_rest(weights)
    return [spare[at] if weak[at] else one for at, one in enumerate(found_)]


def _ratios(block: Block) -> contrasts.Ratios:
    return contrasts.Ratios(block.split, block.score_sums.total, block.score_sums.weight)


def overall_of(measure: Measure, weights: Floats) -> Build:
    """How the overall figure of a block is made, with these weights of the criteria."""
    return lambda block: block.overall(measure, weights)


def criterion_of(measure: Measure) -> Build:
    """How the criteria of a block are made."""
    return lambda block: block.criterion(measure)
