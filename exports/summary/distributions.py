"""All five marks and what is no mark, of every item and criterion; whatever could point at a person stays hidden."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from exports.estimates.compute import raw
from exports.estimates.design import Floats
from exports.estimates.disclosure import WHOLE, guarded
from exports.estimates.estimate import Estimate, Mark, Measure, empty
from exports.estimates.printing import MINIMUM, confidential, marked
from exports.summary import names
from exports.summary.measures import Block
from exports.summary.plan import SLOTS_OF_LEVELS, Place, Plan
from exports.summary.shapes import LEVELS, CriterionRow, Distribution, ItemRow, Level, Named

_ALL = frozenset(LEVELS)


def of_items(block: Block, rows: Sequence[ItemRow], plan: Plan, place: Place) -> tuple[Distribution, ...]:
    """Of every item of the block's first domain. Where its row is hidden, so is its distribution."""
    plain, shares = block.counts.plain[0][:, SLOTS_OF_LEVELS].tolist(), _shares(block, np.eye(len(rows)))
    hidden = [_hidden(row, plan.levels(row.item.id, place)) for row in rows]
    return tuple(
        _distribution(row.item, row.criterion, mine, counts, people=sum(counts), hidden=levels)
        for row, mine, counts, levels in zip(rows, shares, plain, hidden, strict=True)
    )


def _hidden(row: ItemRow, levels: frozenset[str]) -> frozenset[str]:
    secret = Mark.CONFIDENTIAL in {row.share_valid.mark, row.share_asked.mark} or row.share_asked.n_hidden
    return _ALL if secret else levels


def of_criteria(block: Block, rows: Sequence[CriterionRow], items: Sequence[Distribution]) -> tuple[Distribution, ...]:
    """Of every criterion: the answers to its items together. A level that one of them hides is hidden here too."""
    groups = block.rated.groups
    pooling = np.zeros((len(items), len(groups)))
    for at, group in enumerate(groups):
        pooling[list(group), at] = 1.0
    shares = _shares(block, pooling)
    counts = (pooling.T @ block.counts.plain[0][:, SLOTS_OF_LEVELS]).astype(np.int64)
    return tuple(
        _distribution(
            names.criterion(row.criterion.id), row.criterion.id, shares[at], counts[at].tolist(),
            people=row.n_asked, hidden=_ALL if row.share_asked.mark is Mark.CONFIDENTIAL or row.share_asked.n_hidden
            else _pooled(counts[at].tolist(), [items[one] for one in groups[at]]),
        )
        for at, row in enumerate(rows)
    )  # fmt: skip


def _pooled(counts: list[int], items: Sequence[Distribution]) -> frozenset[str]:
    """Two items that are hidden as a whole only tell their sum; one of them would follow."""
    secret = [one for one in items if one.mark is Mark.CONFIDENTIAL]
    if len(secret) == 1:
        return _ALL
    known = [one for one in items if one.mark.shown]
    hidden = {level.level for one in known for level in one.levels if level.count is None}
    own = {at for at, count in enumerate(counts) if confidential(count, sum(counts)) or LEVELS[at] in hidden}
    return frozenset(LEVELS[at] for at in guarded(counts, WHOLE if 0 in own else frozenset(own)))


def _shares(block: Block, pooling: Floats) -> list[list[Estimate]]:
    """The share of every level among all asked, of sums of items (I x K): K lists of eight."""
    weighted = np.tensordot(block.counts.weighted[:, :, SLOTS_OF_LEVELS], pooling, axes=(1, 0)).transpose(0, 2, 1)
    mine = block.split.pair_domain == 0
    asked = np.repeat(weighted.sum(axis=2, keepdims=True), len(LEVELS), axis=2)
    plain = (pooling.T @ block.counts.plain[0][:, SLOTS_OF_LEVELS].sum(axis=1)).astype(np.int64)
    base = np.zeros((block.count, len(plain) * len(LEVELS)), np.int64)
    base[0] = np.repeat(plain, len(LEVELS))
    above, below = (
        np.where(mine[:, None, None], part, 0.0).reshape(len(part), base.shape[1]) for part in (weighted, asked)
    )
    row = raw(block.split.linear(above, below, base), Measure.SHARE_ASKED)[0]
    return [row[at : at + len(LEVELS)] for at in range(0, len(row), len(LEVELS))]


def _distribution(
    name: Named,
    criterion: str,
    shares: Sequence[Estimate],
    counts: Sequence[int],
    *,
    people: int,
    hidden: frozenset[str],
) -> Distribution:
    """Of the answers of so many people: three answers each of twelve of them are not 36 people."""
    n = sum(counts)
    why = (
        Mark.EMPTY if not n else Mark.CONFIDENTIAL if hidden >= _ALL else Mark.SUPPRESSED if people < MINIMUM else None
    )
    if why is not None:
        nothing = empty(Measure.SHARE_ASKED).hidden(why)
        return Distribution(name, criterion, tuple(Level(one, nothing, None) for one in LEVELS), 0, why)
    levels = tuple(
        Level(one, share.hidden(Mark.CONFIDENTIAL), None) if one in hidden else Level(one, marked_level(share), count)
        for one, share, count in zip(LEVELS, shares, counts, strict=True)
    )
    return Distribution(name, criterion, levels, n, Mark.PLAIN)


def marked_level(share: Estimate) -> Estimate:
    """A level is part of a whole that is printed: it is not left out for being a rare answer, only marked as vague."""
    found = marked(share)
    return replace(share, mark=Mark.LOW) if found.mark is Mark.SUPPRESSED else found
