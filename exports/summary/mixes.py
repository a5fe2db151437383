"""Scores as if every place, channel or provider had the same mix of services; only where their mixes differ (4.2)."""

import numpy as np

from exports.estimates.compute import raw
from exports.estimates.design import Floats, Ints
from exports.estimates.estimate import Estimate, Measure
from exports.estimates.printing import marked
from exports.estimates.weights import mixes_differ, standardised
from exports.summary.interviews import Interviews, Texts, grouped, positions
from exports.summary.measures import Block
from model import reference

ENOUGH = 0.8  # of the mix must be there to be compared by it


def service_groups(people: Interviews) -> tuple[Ints, int]:
    """The group of each interview's service, -1 if it has none, and how many groups there are."""
    return _numbered(grouped(people.service, {one.id: one.group for one in reference.services()}))


def channel_families(people: Interviews) -> tuple[Ints, int]:
    """The family of each interview's channel, and how many families there are."""
    return _numbered(grouped(people.channel, {one.id: one.family for one in reference.channels()}))


def _numbered(values: Texts) -> tuple[Ints, int]:
    labels = sorted(set(values.tolist()) - {""})
    return positions(values, labels), len(labels)


def standardised_means(
    block: Block, weights: Floats, groups: tuple[Ints, int], shown: list[Estimate]
) -> list[Estimate | None]:
    """The overall mean of every domain of a table with the mix of all of them; None where the mixes agree."""
    group, count = groups
    whole = (block.domain >= 0) & (group >= 0)
    if count < 2 or not whole.any() or not weights.any():
        return [None for _ in shown]
    mix = np.bincount(group[whole], weights=block.sample.weight[whole], minlength=count)
    mix = mix / mix.sum()
    counts = np.zeros((block.count, count), np.int64)
    np.add.at(counts, (block.domain[whole], group[whole]), 1)
    differ = mixes_differ(counts, mix, block.sample.assumed_deff)
    if not differ.any():
        return [None for _ in shown]
    criteria, left = standardised(block.split, group, block.respondents, mix)
    used = weights > 0
    criteria = criteria.combine(np.where(used, weights, 0.0)[:, None] / weights[used].sum())
    rows, least = raw(criteria, Measure.MEAN), left[:, used].min(axis=1)
    return [
        marked(rows[at][0]) if differ[at] and least[at] >= ENOUGH and own.shown else None
        for at, own in enumerate(shown)
    ]
