"""When a figure may be printed (method 6.4): precision after NCHS, confidentiality with complementary cells."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from exports.estimates.estimate import Estimate, Mark

SMALL_COUNT = 4
MINIMUM = 30
LOW_PRECISION = 60
NARROW, WIDE, RELATIVE = 0.05, 0.30, 1.30
WIDE_MEAN = 0.5
FEW_DEGREES = 8


def confidential(count: int, total: int) -> bool:
    """A count of 1-4, or all but 1-4, could point at persons."""
    return 1 <= count <= SMALL_COUNT or 1 <= total - count <= SMALL_COUNT


def withheld(counts: Sequence[int], total: int) -> frozenset[int]:
    """Cells of a row that sums to a known total which must not be printed: the small ones and enough partners."""
    small = {at for at, count in enumerate(counts) if confidential(count, total)}
    return partnered(small, counts, [counts[at] for at in small])


def partnered(secret: Collection[int], sizes: Sequence[int], *counts: Sequence[int]) -> frozenset[int]:
    """Secret cells of a sum that is known, with the smallest other cell where they would follow from it.

    One unknown follows. So do several whose `counts` are all 1, or all 4: no other small counts make their sum.
    """
    rest = sorted((at for at in range(len(sizes)) if at not in secret and sizes[at]), key=lambda at: (sizes[at], at))
    told = len(secret) == 1 or any(set(one) in ({1}, {SMALL_COUNT}) for one in counts)
    return frozenset({*secret, *rest[:1]} if told else secret)


def marked(estimate: Estimate, *, count: int | None = None) -> Estimate:
    """The estimate as it may be printed; `count` is the unweighted numerator of a share of persons."""
    if estimate.value is None or not estimate.n:
        return estimate.hidden(Mark.EMPTY)
    if count is not None and confidential(count, estimate.n):
        return estimate.hidden(Mark.CONFIDENTIAL)
    if estimate.n < MINIMUM or (estimate.neff is not None and estimate.neff < MINIMUM):
        return estimate.hidden(Mark.SUPPRESSED)
    if not _precise(estimate):
        return estimate.hidden(Mark.SUPPRESSED)
    return replace(estimate, mark=_printed(estimate))


def _precise(estimate: Estimate) -> bool:
    assert estimate.value is not None and estimate.low is not None and estimate.high is not None  # noqa: S101  by the caller
    width = estimate.high - estimate.low
    if estimate.measure.is_mean:
        return width <= WIDE_MEAN
    if width <= NARROW:
        return True
    return width < WIDE and (estimate.value <= 0 or width / estimate.value <= RELATIVE)


def _printed(estimate: Estimate) -> Mark:
    if estimate.n < LOW_PRECISION:
        return Mark.LOW
    extreme = not estimate.measure.is_mean and (estimate.value or 0.0) in {0.0, 1.0}
    few = estimate.df < FEW_DEGREES
    return Mark.REVIEW if extreme or few else Mark.PLAIN
