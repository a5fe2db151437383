"""Which interviews are looked at: for each facet one value or all of them, and what may be chosen. No figure yet."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from exports.summary.interviews import Interviews, Texts

FACETS = ("wave", "region", "centre", "service", "channel", "settlement", "language")

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Filters:
    """The chosen value of each facet that is not left open, in the order of FACETS."""

    chosen: tuple[tuple[str, str], ...] = ()

    def value(self, facet: str) -> str:
        """What is chosen; "" for all."""
        return dict(self.chosen).get(facet, "")

    def having(self, facet: str, value: str) -> "Filters":
        """With this value, or with all of the facet if it is ""."""
        every = dict(self.chosen) | {facet: value}
        return Filters(tuple((name, every[name]) for name in FACETS if every.get(name)))


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that may be chosen, and how many interviews would then be left."""

    value: str
    n: int


def columns(people: Interviews, wave: str) -> dict[str, Texts]:
    """The facets as columns, one value an interview."""
    found = {name: getattr(people, name) for name in FACETS if name != "wave"}
    return found | {"wave": np.full(len(people), wave, dtype=object)}


def inside(facets: Mapping[str, Texts], filters: Filters) -> Mask:
    """Which rows keep all of the filters."""
    kept = np.ones(len(next(iter(facets.values()))), dtype=bool)
    for facet, value in filters.chosen:
        kept &= facets[facet] == value
    return kept


def choices(facets: Mapping[str, Texts], filters: Filters) -> dict[str, tuple[Choice, ...]]:
    """What each facet offers while the others stay as they are, and what is chosen even if nothing is left of it."""
    found = {}
    for facet in FACETS:
        counted = Counter(facets[facet][inside(facets, filters.having(facet, ""))].tolist())
        if chosen := filters.value(facet):
            counted.setdefault(chosen, 0)
        counted.pop("", None)
        found[facet] = tuple(Choice(value, n) for value, n in sorted(counted.items()))
    return found
