"""Comparisons with the rest of the whole: differences with Holm's correction, never of overlapping parts."""

from collections.abc import Sequence

import numpy as np

from exports.estimates.contrasts import Contrast
from exports.estimates.design import Floats
from exports.estimates.differences import holm, notable, p_of
from exports.estimates.estimate import Estimate, Measure
from exports.summary.measures import Block, Build, against_rest, contrast, criterion_of
from exports.summary.shapes import UNKNOWN, Difference, Direction


def pair_of(block: Block, at: int) -> Block | None:
    """One domain of a block as the first, all others together as the second; None if one of the two is empty."""
    into = np.where(np.arange(block.count) == at, 0, 1)
    if block.split.shares_clusters:
        domain = np.where(block.domain >= 0, into[block.domain], -1)
        pair = Block(block.rated, block.sample, domain, 2, block.respondents)
    else:
        pair = block.joined(into, 2)
    return pair if pair.n.all() else None


def each_against_rest(block: Block, weights: Floats, shown: Sequence[Estimate]) -> list[Difference]:
    """The overall mean of every printable domain against all others of the table, corrected over it."""
    share = weights / weights.sum() if weights.any() else weights
    pairs = against_rest(block, share)
    return corrected([pair if own.shown else None for pair, own in zip(pairs, shown, strict=True)], is_mean=True)


def differences(pair: Block | None, figures: dict[Measure, list[Estimate]], measure: Measure) -> list[Difference]:
    """Each criterion of the first domain against the second, corrected over the table."""
    own = figures[measure]
    if pair is None:
        return [UNKNOWN for _ in own]
    value, variance = contrast(pair, criterion_of(measure))
    found = [
        (float(value[at]), float(variance[at])) if estimate.shown and not np.isnan(value[at]) else None
        for at, estimate in enumerate(own)
    ]
    return corrected(found, is_mean=measure.is_mean)


def corrected(found: Sequence[Contrast | None], *, is_mean: bool) -> list[Difference]:
    """A table of differences with Holm's correction over it."""
    p_values = holm([None if one is None else p_of(*one) for one in found])
    return [UNKNOWN if one is None else said(*one, p, is_mean=is_mean) for one, p in zip(found, p_values, strict=True)]


def difference(pair: Block | None, build: Build, own: Estimate) -> Difference:
    """One figure of the first domain against the second."""
    one = contrast_of(pair, build) if own.shown else None
    return UNKNOWN if one is None else said(*one, p_of(*one), is_mean=own.measure.is_mean)


def contrast_of(pair: Block | None, build: Build) -> Contrast | None:
    """The first figure of the first domain less that of the second; None where one of the two has none."""
    if pair is None:
        return None
    value, variance = contrast(pair, build)
    return None if np.isnan(value[0]) else (float(value[0]), float(variance[0]))


def said(value: float, variance: float, p: float | None, *, is_mean: bool) -> Difference:
    """A difference in words: an arrow only if it is both significant and large enough."""
    direction = Direction.ALIKE
    if notable(value, p, is_mean=is_mean):
        direction = Direction.HIGHER if value > 0 else Direction.LOWER
    return Difference(value, float(max(variance, 0.0)) ** 0.5, p, direction)
