"""Comparisons with the rest of the country: differences with Holm's correction, never of overlapping parts."""

from exports.estimates.differences import holm, notable, p_of
from exports.estimates.estimate import Estimate, Measure
from exports.summary.measures import Block, Build, contrast, criterion_of
from exports.summary.shapes import UNKNOWN, Difference, Direction


def differences(block: Block, figures: dict[Measure, list[Estimate]], measure: Measure) -> list[Difference]:
    """Each criterion against the rest of the country, corrected over the table."""
    if block.count < 2 or not block.n.all():
        return [UNKNOWN for _ in figures[measure]]
    found_ = [
        contrast(block, criterion_of(measure), at) if estimate.shown else None
        for at, estimate in enumerate(figures[measure])
    ]
    corrected = holm([None if one is None else p_of(*one) for one in found_])
    return [
        UNKNOWN if one is None or one[0] != one[0] else said(*one, p, is_mean=measure.is_mean)
        for one, p in zip(found_, corrected, strict=True)
    ]


def difference(block: Block, build: Build, own: Estimate) -> Difference:
    """One figure of the first domain against the second."""
    if block.count < 2 or not block.n.all() or not own.shown:
        return UNKNOWN
    value, variance = contrast(block, build)
    return said(value, variance, p_of(value, variance), is_mean=own.measure.is_mean)


def said(value: float, variance: float, p: float | None, *, is_mean: bool) -> Difference:
    """A difference in words: an arrow only if it is both significant and large enough."""
    direction = Direction.ALIKE
    if notable(value, p, is_mean=is_mean):
        direction = Direction.HIGHER if value > 0 else Direction.LOWER
    return Difference(value, float(max(variance, 0.0)) ** 0.5, p, direction)
