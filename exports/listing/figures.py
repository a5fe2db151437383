"""The rows of the listing: every item and measure for all interviews and for each domain."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from exports.estimates.compute import raw
from exports.estimates.design import Split, codes_of
from exports.estimates.estimate import Estimate, Measure
from exports.estimates.scale import Counts
from exports.listing.flat import Flat

ALL = "all"
MEASURES = (Measure.MEAN, Measure.SHARE_VALID, Measure.SHARE_ALL, Measure.DISSATISFIED)
HEAD = ("domain", "item", "measure", "n", "estimate", "se", "df", "low", "high")


@dataclass(frozen=True, slots=True)
class Figure:
    """One row: whom, what, which variant, and the estimate."""

    domain: str
    item: str
    measure: Measure
    estimate: Estimate

    def cells(self) -> tuple[str | int | float | None, ...]:
        """In the order of the head. Without degrees of freedom there is no interval to speak of."""
        one = self.estimate
        low, high = (one.low, one.high) if one.df > 0 else (None, None)
        return (self.domain, self.item, self.measure.value, one.n, one.value, one.se, one.df, low, high)


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """Disjoint domains of the sample with the answers counted in them."""

    domains: tuple[str, ...]
    counts: Counts


def parts(flat: Flat) -> tuple[Part, Part]:
    """All interviews, and the domains in the order of their labels; they stay inside the full design."""
    whole = flat.sample.split(np.zeros(len(flat.domain), np.int64), 1)
    found, labels = codes_of(flat.domain)
    first = int(bool(labels) and not labels[0])  # the empty label stands first and is no domain
    cut = flat.sample.split(found - first, len(labels) - first)
    return _part((ALL,), whole, flat), _part(labels[first:], cut, flat)


def _part(domains: tuple[str, ...], split: Split, flat: Flat) -> Part:
    return Part(domains, Counts.of(split, flat.codes))


def figures(flat: Flat, measures: Sequence[Measure] = MEASURES) -> list[Figure]:
    """All interviews first, then each domain."""
    return [figure for part in parts(flat) for figure in listed(part, flat.items, measures)]


def listed(part: Part, items: Sequence[str], measures: Sequence[Measure] = MEASURES) -> Iterator[Figure]:
    """The rows of one part."""
    tables = {measure: raw(part.counts.figures(measure), measure) for measure in measures}
    for g, domain in enumerate(part.domains):
        for at, item in enumerate(items):
            for measure in measures:
                yield Figure(domain, item, measure, tables[measure][g][at])
