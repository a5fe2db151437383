"""The regions side by side: averages of the same criteria, simultaneous ranges of places, each against the rest."""

import numpy as np

from exports.estimates.design import Floats, Ints
from exports.estimates.differences import holm, p_of
from exports.estimates.estimate import Measure
from exports.estimates.ranks import rank_sets, tier
from exports.estimates.rest import against_rest
from exports.estimates.scale import score_sums
from exports.summary import domains, names
from exports.summary.against import said
from exports.summary.domains import Table
from exports.summary.interviews import Interviews, positions
from exports.summary.measures import WEAK_DF, Block, contrast, criterion_of, found, overall_of, weak_domains
from exports.summary.shapes import UNKNOWN, Difference, Rank, RegionRow, Tier
from model import reference

RANKED_FROM = 100


def whole_country(people: Interviews) -> Block:
    """All interviews as one domain; made once, as every region is compared with it."""
    if "country" not in people.kept:
        people.kept["country"] = Block(people.citizen, people.sample, np.zeros(len(people), np.int64), 1)
    kept: Block = people.kept["country"]
    return kept


def by_region(people: Interviews, weights: Floats) -> tuple[list[str], Table]:
    """All regions that have interviews, in the order of the list; made once."""
    if "regions" not in people.kept:
        people.kept["regions"] = _by_region(people, weights)
    kept: tuple[list[str], Table] = people.kept["regions"]
    return kept


def _by_region(people: Interviews, weights: Floats) -> tuple[list[str], Table]:
    keys = [one.id for one in names.in_order(reference.regions(), set(people.region.tolist()) - {""}, names.region)]
    domain: Ints = positions(people.region, keys)
    respondents = whole_country(people).respondents
    return keys, domains.table(Block(people.citizen, people.sample, domain, len(keys), respondents), weights)


def ranks_of(regions: tuple[list[str], Table]) -> dict[str, tuple[Rank, Tier]]:
    """Places with simultaneous ranges, of regions with enough interviews."""
    keys, table = regions
    ranked = [at for at in range(len(keys)) if table.n[at] >= RANKED_FROM and table.mean[at].shown]
    if len(ranked) < 2:
        return {}
    values = np.array([table.mean[at].value for at in ranked], dtype=float)
    spread = table.block.overall(Measure.MEAN, table.weights).covariance(0)[np.ix_(ranked, ranked)]
    variance = np.array([(table.mean[at].se or 0.0) ** 2 for at in ranked])
    spread[np.diag_indices(len(ranked))] = np.maximum(np.diag(spread), variance)
    sets = rank_sets(values, spread)
    return {
        keys[at]: (Rank(one.place, one.best, one.worst, len(ranked)), Tier(tier(one, len(ranked))))
        for at, one in zip(ranked, sets, strict=True)
    }


def region_rows(people: Interviews, weights: Floats) -> tuple[RegionRow, ...]:
    """Every region with interviews: the ranked ones by place, then the others."""
    keys, table = regions = by_region(people, weights)
    ranks = ranks_of(regions)
    criteria = found(table.block, criterion_of(Measure.MEAN), Measure.MEAN)
    differences = _against_rest(people, table, whole_country(people).respondents)
    rows = [
        RegionRow(
            names.region(key),
            table.mean[at],
            table.full[at],
            table.full_all[at],
            int(table.n[at]),
            ranks[key][0] if key in ranks else None,
            ranks[key][1] if key in ranks else None,
            tuple(criteria[at]),
            differences[at],
            table.criteria_used,
        )
        for at, key in enumerate(keys)
    ]
    return tuple(sorted(rows, key=lambda row: (row.rank is None, row.rank.place if row.rank else 0, row.region.id)))


def _against_rest(people: Interviews, table: Table, respondents: Floats) -> list[Difference]:
    """Every region against all others, corrected over the table."""
    block, country = table.block, whole_country(people)
    if block.count < 2 or not table.weights.any():
        return [UNKNOWN] * block.count
    weights = table.weights / table.weights.sum()
    apart = against_rest(score_sums(country.split, respondents), score_sums(block.split, respondents), weights)
    others = block.split.df.sum() - block.split.df
    weak = weak_domains(block) | ((others < WEAK_DF) & (not block.sample.assumed))
    build = overall_of(Measure.MEAN, table.weights)
    for at in np.flatnonzero(weak):  # too few clusters to tell: as if each interview stood alone
        pair = Block(people.citizen, people.sample, np.where(block.domain == at, 0, 1), 2, respondents)
        apart[at] = contrast(pair, build)
    pairs = [pair if table.mean[at].shown and pair[0] == pair[0] else None for at, pair in enumerate(apart)]
    corrected = holm([None if pair is None else p_of(*pair) for pair in pairs])
    return [UNKNOWN if pair is None else said(*pair, p, is_mean=True) for pair, p in zip(pairs, corrected, strict=True)]
