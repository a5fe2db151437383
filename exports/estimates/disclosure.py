"""Which cells must stay hidden so that no sum gives a hidden one away (method 6.4); it knows counts, not papers.

Three kinds of sums are printed beside cells: a row's own total, the mean of a row of marks, and the whole that places
add up to. An unknown that is alone in its sum follows from it; so do several that can only be 1 each.
"""

from math import gcd

import numpy as np
from numpy.typing import NDArray

from exports.estimates.design import Ints, summed_by
from exports.estimates.printing import SMALL_COUNT

Flags = NDArray[np.bool_]

MARKS = (5, 4, 3, 2, 1)  # the first cells of a distribution; then not applicable, difficult, refused
_OTHERS = (5, 6, 7)
_WIDTH = len(MARKS) + len(_OTHERS)
WHOLE = frozenset(range(_WIDTH))


def small(counts: Ints, totals: Ints) -> Flags:
    """Counts of 1-4, or all but 1-4, of any shape."""
    rest = totals - counts
    found: Flags = ((counts >= 1) & (counts <= SMALL_COUNT)) | ((rest >= 1) & (rest <= SMALL_COUNT))
    return found


def given_away(secret: Flags, unknown: Flags, counts: Ints, parent: Ints, parents: int) -> Flags:
    """Cells (parents x K) of a whole that its parts (C x K) would turn into a secret: they must be hidden too.

    A secret part follows where it is the only unknown one, or where the unknown ones are secret and can only be 1 each,
    or 4 each.
    """
    secrets, unknowns = (summed_by(flags.astype(np.int64), parent, parents) for flags in (secret, unknown | secret))
    total = summed_by(np.where(secret, counts, 0), parent, parents)
    alike = (unknowns == secrets) & ((total == secrets) | (total == SMALL_COUNT * secrets))
    found: Flags = (secrets > 0) & ((unknowns == 1) | alike)
    return found


def guarded(counts: list[int], hidden: frozenset[int]) -> frozenset[int]:
    """The hidden cells of one distribution with enough others that no sum of it tells one of them.

    Known are the share of fives, how many answered, how many were asked, and the mean. So a hidden mark needs two other
    hidden marks that could be exchanged with it, and one of not applicable, difficult and refused needs another. Where
    this cannot be had, the whole distribution is hidden.
    """
    if not hidden or hidden == WHOLE:
        return hidden
    if 0 in hidden:
        return WHOLE
    marks = _guarded_marks(counts, {at for at in hidden if at < len(MARKS)})
    if marks is None:
        return WHOLE
    return frozenset(marks | _guarded_others(counts, {at for at in hidden if at >= len(MARKS)}))


def _guarded_marks(counts: list[int], hidden: set[int]) -> set[int] | None:
    spare = sorted((at for at in range(1, len(MARKS)) if at not in hidden), key=lambda at: (not counts[at], counts[at]))
    secret, found = tuple(hidden), set(hidden)
    while not all(_exchangeable(counts, found, one) for one in secret):
        if not spare:
            return None
        found.add(spare.pop(0))
    return found


def _exchangeable(counts: list[int], hidden: set[int], one: int) -> bool:
    """Some answers could be moved between this mark and two other hidden ones without a change of number or sum."""
    others = sorted(hidden - {one})
    return any(_moves(counts, (one, first, second)) for at, first in enumerate(others) for second in others[at + 1 :])


def _moves(counts: list[int], cells: tuple[int, int, int]) -> bool:
    a, b, c = (MARKS[at] for at in cells)
    step = gcd(abs(b - c), abs(c - a), abs(a - b))
    move = ((b - c) // step, (c - a) // step, (a - b) // step)
    return any(all(counts[at] + sign * by >= 0 for at, by in zip(cells, move, strict=True)) for sign in (1, -1))


def _guarded_others(counts: list[int], hidden: set[int]) -> set[int]:
    if len(hidden) != 1:
        return hidden
    spare = sorted((at for at in _OTHERS if at not in hidden), key=lambda at: (not counts[at], counts[at]))
    return hidden | {spare[0]}
