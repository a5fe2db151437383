"""Which criteria go with the quality as a whole: Spearman's correlation with RES3, an association only (method 4.2)."""

from dataclasses import replace
from statistics import median

import numpy as np

from exports.estimates.design import ASSUMED_DEFF
from exports.estimates.intervals import Z95
from exports.estimates.scale import answered, scores
from exports.estimates.weights import ASSOCIATED_FROM, spearman
from exports.summary import names
from exports.summary.measures import Block
from exports.summary.shapes import CriterionRow, Driver

WHOLE = "RES3"  # the key of "quality overall" in the list of items


def drivers(block: Block, rows: tuple[CriterionRow, ...]) -> tuple[Driver, ...]:
    """Strongest first, of the criteria that are printed and have at least 100 pairs; its own item is taken out of RES.

    A priority goes at least as closely with the whole as the median criterion, and beyond chance, and scores no better
    than the median.
    """
    rated = block.rated
    overall = next((at for at, one in enumerate(rated.items) if one.column == WHOLE), None)
    inside = block.domain == 0
    if overall is None or int(inside.sum()) < ASSOCIATED_FROM:
        return ()
    groups = tuple(tuple(at for at in group if at != overall) for group in rated.groups)
    codes = rated.codes[inside]
    quality = np.where(answered(codes[:, overall]), codes[:, overall], np.nan)
    mine = scores(codes, groups, rated.weights)
    found = []
    for at, row in enumerate(rows):
        pairs = int((~np.isnan(mine[:, at]) & ~np.isnan(quality)).sum())
        rho = spearman(mine[:, at], quality) if groups[at] and row.mean.shown else None
        if rho is not None:
            found.append(Driver(names.criterion(rated.criteria[at]), rho, pairs, row.mean, priority=False))
    return _judged(found)


def _chance(n: int) -> float:
    """What a correlation of nothing stays under in 97.5 of 100 samples with the assumed design effect."""
    return float(Z95 * (ASSUMED_DEFF / (n - 1)) ** 0.5)


def _judged(found: list[Driver]) -> tuple[Driver, ...]:
    if not found:
        return ()
    close, low = median(one.rho for one in found), median(one.score.value or 0.0 for one in found)
    judged = [
        replace(one, priority=one.rho >= max(close, _chance(one.n)) and (one.score.value or 0.0) <= low)
        for one in found
    ]
    return tuple(sorted(judged, key=lambda one: (-one.rho, one.criterion.id)))
