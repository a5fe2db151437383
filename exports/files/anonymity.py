"""At least k rows alike in region, service, age and sex: rows that are rarer keep less detail. It knows no form.

Detail is given up in steps, what tells the least first. At each step the rows that are left are grouped by what the
step keeps; groups of k and more are done, the others go on. So each row keeps the most detail at which k are alike.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence

K = 5
WHOLE, COARSE, NOTHING = 2, 1, 0
# What is kept of region, service (its group), age (a wider band) and sex, the least loss first.
STEPS: tuple[tuple[int, int, int, int], ...] = (
    (WHOLE, WHOLE, WHOLE, WHOLE),
    (WHOLE, COARSE, WHOLE, WHOLE),
    (WHOLE, COARSE, COARSE, WHOLE),
    (WHOLE, NOTHING, WHOLE, WHOLE),
    (WHOLE, NOTHING, COARSE, WHOLE),
    (WHOLE, NOTHING, NOTHING, WHOLE),
    (WHOLE, NOTHING, NOTHING, NOTHING),
    (NOTHING, NOTHING, NOTHING, NOTHING),
)
LAST = len(STEPS) - 1

Traits = tuple[tuple[str, str], ...]  # of one row: (whole, coarse) of each trait


def steps(rows: Sequence[Traits], k: int = K) -> list[int]:
    """For each row the step whose detail it keeps. Fewer than k rows in all keep nothing."""
    found = [LAST] * len(rows)
    left = list(range(len(rows)))
    for step in range(LAST):
        groups = _groups(rows, left, step)
        for members in groups.values():
            if len(members) >= k:
                for at in members:
                    found[at] = step
        left = [at for members in groups.values() if len(members) < k for at in members]
    _fill_the_last(rows, found, left, k)
    return found


def kept(row: Traits, step: int) -> tuple[str, ...]:
    """What this step leaves of a row; "" for what is given up."""
    return tuple(
        whole if level == WHOLE else coarse if level == COARSE else ""
        for (whole, coarse), level in zip(row, STEPS[step], strict=True)
    )


def _groups(rows: Sequence[Traits], left: Sequence[int], step: int) -> dict[tuple[str, ...], list[int]]:
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in left:
        groups[kept(rows[at], step)].append(at)
    return groups


def _fill_the_last(rows: Sequence[Traits], found: list[int], left: Sequence[int], k: int) -> None:
    """Rows that keep nothing are at least k too: else the smallest other groups give up their detail as well."""
    missing = k - len(left) if left else 0
    while missing > 0:
        sizes = Counter((step, kept(rows[at], step)) for at, step in enumerate(found) if step != LAST)
        if not sizes:
            return
        _, smallest = min((size, key) for key, size in sizes.items())
        for at, step in enumerate(found):
            if step != LAST and (step, kept(rows[at], step)) == smallest:
                found[at] = LAST
                missing -= 1
