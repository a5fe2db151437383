"""The weights of the interviews: none, as the records carry them, or fitted to the people of the regions."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from exports.estimates.design import Floats, Ints
from exports.estimates.weights import CAP, raked, trimmed
from exports.snapshot import Snapshot
from exports.summary.shapes import Weighting, WeightingNote
from model import reference

REGION = "region"
_COUNTRY, _AGES = "KZ", ("16+", "all")
_FITS = 20  # trimming changes the totals and fitting the weights: done by turns until both hold


@dataclass(frozen=True, slots=True, eq=False)
class Weighted:
    """The weight of each interview, whether it was cut, and what was done."""

    weight: Floats  # mean 1
    cut: NDArray[np.bool_]
    note: WeightingNote

    def only(self, rows: Ints) -> "Weighted":
        """Of these interviews: within a region the weights are those of the country (method 6.1)."""
        return Weighted(self.weight[rows], self.cut[rows], self.note)


def weighted(snapshot: Snapshot, written: NDArray[Any], region: NDArray[Any]) -> Weighted:
    """Weights as the snapshot wants them; where they cannot be made, none, with the reason in the note.

    Design weights are the records' own (role "weight"). Raking starts from them, or from 1 in a quota sample, and fits
    the population of the regions; both are trimmed at five medians (method 6.1).
    """
    wanted, n = Weighting(snapshot.weighting), len(region)
    design = _design(written)
    if wanted is Weighting.NONE or not n:
        return _alike(n)
    if wanted is Weighting.DESIGN:
        return _alike(n, "no_weights") if design is None else _cut(design, WeightingNote(Weighting.DESIGN))
    return _raked(np.ones(n) if design is None else design, region)


def _alike(n: int, refused: str = "") -> Weighted:
    return Weighted(np.ones(n), np.zeros(n, dtype=bool), WeightingNote(refused=refused))


def _design(written: NDArray[Any]) -> Floats | None:
    """The records' own weights; none unless every interview has a positive one."""
    try:
        weight = np.array([float(text or "nan") for text in written.tolist()], dtype=np.float64)
    except ValueError:
        return None
    return weight if len(weight) and bool((np.isfinite(weight) & (weight > 0)).all()) else None


def _cut(weight: Floats, note: WeightingNote) -> Weighted:
    kept = trimmed(weight)
    return Weighted(kept / kept.mean(), kept < weight, note)


def _raked(start: Floats, region: NDArray[Any]) -> Weighted:
    totals, population = people_of(region)
    if not totals:
        return _alike(len(region), "no_totals")
    note = WeightingNote(Weighting.RAKED, margins=(REGION,), population=population)
    margins = [(region.tolist(), totals)]
    cut, weight = np.zeros(len(region), dtype=bool), start
    try:
        for _ in range(_FITS):
            weight = raked(weight, margins)
            over = weight > CAP * float(np.median(weight)) * (1 + 1e-9)
            if not over.any():
                return Weighted(weight / weight.mean(), cut, note)
            cut, weight = cut | over, trimmed(weight)
    except ValueError:
        return _alike(len(region), "not_met")
    return _alike(len(region), "not_met")


def people_of(region: NDArray[Any]) -> tuple[dict[str, float], str]:
    """The people of each region with interviews, of one list: years are never mixed (method 3.3).

    The list that knows them all with the fewest others, so that 17 regions are those of the old borders; then the
    newest, 16 and older before all ages. Nothing where no list knows them all.
    """
    present = set(region.tolist())
    lists: dict[tuple[str, str], dict[str, float]] = {}
    for one in reference.population():
        if one.group in _AGES and one.kato != _COUNTRY:
            lists.setdefault((one.as_of, one.group), {})[one.kato] = float(one.people)
    fitting = [key for key, people in lists.items() if present and present <= people.keys()]
    if not fitting:
        return {}, ""
    best = max(fitting, key=lambda key: (-len(lists[key].keys() - present), key[0], key[1] == _AGES[0]))
    return {kato: lists[best][kato] for kato in present}, f"{best[1]} {best[0]}"
