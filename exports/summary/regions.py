"""The regions side by side: averages of the same criteria, simultaneous ranges of places, each against the rest."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from exports.estimates.compute import estimated
from exports.estimates.design import Floats, Ints
from exports.estimates.differences import rebuilt
from exports.estimates.estimate import Estimate, Mark, Measure, empty
from exports.estimates.printing import marked
from exports.estimates.ranks import rank_sets, tier
from exports.summary import domains, names
from exports.summary.against import each_against_rest, pair_of
from exports.summary.domains import Table
from exports.summary.funnel import funnel
from exports.summary.interviews import Interviews, positions
from exports.summary.measures import Block, found, overall_of
from exports.summary.mixes import service_groups, standardised_means
from exports.summary.shapes import UNKNOWN, Funnel, Rank, RegionRow, Tier
from model import reference

RANKED_FROM = 100


def whole_country(people: Interviews) -> Block:
    """All interviews as one domain; made once, as every region is compared with it. Of a part: all of the part."""
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


def region_and_rest(people: Interviews, weights: Floats, kato: str) -> Block | None:
    """A region as the first domain, the rest of the country as the second; None where one of them is empty."""
    keys, table = by_region(people, weights)
    return pair_of(table.block, keys.index(kato)) if kato in keys else None


def ranks_of(places: tuple[list[str], Table]) -> dict[str, tuple[Rank, Tier]]:
    """Places with simultaneous ranges, of regions or centres with enough interviews."""
    keys, table = places
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


def region_ranks(people: Interviews, weights: Floats) -> dict[str, tuple[Rank, Tier]]:
    """Places of the regions; made once."""
    if "ranks" not in people.kept:
        people.kept["ranks"] = ranks_of(by_region(people, weights))
    kept: dict[str, tuple[Rank, Tier]] = people.kept["ranks"]
    return kept


def region_rows(people: Interviews, weights: Floats) -> tuple[RegionRow, ...]:
    """Every region with interviews: the ranked ones by place, then the others."""
    keys, table = by_region(people, weights)
    ranks = region_ranks(people, weights)
    criteria = table.block.every(Measure.MEAN)
    differences = each_against_rest(table.block, table.weights, table.mean)
    standard = standardised_of_regions(people, weights)
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
            standard.get(key),
        )
        for at, key in enumerate(keys)
    ]
    return tuple(sorted(rows, key=lambda row: (row.rank is None, row.rank.place if row.rank else 0, row.region.id)))


def whole_mean(people: Interviews, used: Floats) -> Estimate:
    """The average of everybody by these criteria."""
    if not used.any():
        return empty(Measure.MEAN, len(people))
    return found(whole_country(people), overall_of(Measure.MEAN, used), Measure.MEAN)[0][0]


def region_funnel(people: Interviews, weights: Floats, rows: Sequence[RegionRow]) -> Funnel:
    """The printable regions around the average of the country by the same criteria."""
    target = whole_mean(people, by_region(people, weights)[1].weights)
    return funnel(target, [(row.region, row.n, row.mean) for row in rows])


def standardised_of_regions(people: Interviews, weights: Floats) -> dict[str, Estimate | None]:
    """Every region's mean with the country's mix of services, where its own is another; made once."""
    if "standardised" not in people.kept:
        keys, table = by_region(people, weights)
        found = standardised_means(table.block, table.weights, service_groups(people), table.mean)
        people.kept["standardised"] = dict(zip(keys, found, strict=True))
    kept: dict[str, Estimate | None] = people.kept["standardised"]
    return kept


def before_2022(people: Interviews, weights: Floats) -> dict[str, RegionRow]:
    """The regions whose borders moved, by KATO, as they were; made once."""
    if "before" not in people.kept:
        moved = {one.frame17_kato for one in reference.frames() if one.frame17_kato != one.frame20_kato}
        rows = in_frame_of_17(region_rows(people, weights)) if moved & set(by_region(people, weights)[0]) else ()
        people.kept["before"] = {row.region.id: row for row in rows if row.region.id in moved and row.mean.shown}
    kept: dict[str, RegionRow] = people.kept["before"]
    return kept


def in_frame_of_17(rows: Sequence[RegionRow]) -> tuple[RegionRow, ...]:
    """The regions as they were before 2022, in the order of the list.

    A region that was divided is rebuilt from its parts by their people of 2023, unrounded (method 3.2): theta = sum W
    theta_r, SE^2 = sum W^2 SE_r^2. It is empty where a part has no interviews and hidden where a part is hidden; it has
    neither place nor arrow, since it is no domain of this sample.
    """
    known = {row.region.id: row for row in rows}
    parts: dict[str, list[tuple[float, str]]] = {}
    for one in reference.frames():
        parts.setdefault(one.frame17_kato, []).append((one.weight, one.frame20_kato))
    return tuple(
        known[kato] if len(mine) == 1 else _rebuilt(kato, mine, known)
        for kato, mine in parts.items()
        if any(part in known for _, part in mine) and (len(mine) > 1 or kato in known)
    )


def _rebuilt(kato: str, parts: Sequence[tuple[float, str]], known: dict[str, RegionRow]) -> RegionRow:
    rows = [(weight, known.get(part)) for weight, part in parts]
    criteria = max(len(row.criteria) for _, row in rows if row)
    figures = {
        name: joined([(weight, getattr(row, name) if row else None) for weight, row in rows], measure)
        for name, measure in (("mean", Measure.MEAN), ("full", Measure.SHARE_VALID), ("full_all", Measure.SHARE_ASKED))
    }
    return RegionRow(
        **figures,
        region=names.region(kato),
        n=sum(row.n for _, row in rows if row),
        rank=None,
        tier=None,
        criteria=tuple(
            joined([(weight, row.criteria[at] if row else None) for weight, row in rows], Measure.MEAN)
            for at in range(criteria)
        ),
        against_rest=UNKNOWN,
        criteria_used=max(row.criteria_used for _, row in rows if row),
    )


def joined(parts: Sequence[tuple[float, Estimate | None]], measure: Measure) -> Estimate:
    """One figure of an old region from those of its parts."""
    found = [(weight, one) for weight, one in parts if one is not None]
    n = sum(one.n for _, one in found)
    if len(found) < len(parts) or any(one.mark is Mark.EMPTY for _, one in found):
        return empty(measure, n)
    hidden = next((one.mark for _, one in found if not one.shown), None)
    if hidden is not None:
        return replace(empty(measure, n).hidden(hidden), n_hidden=any(one.n_hidden for _, one in found))
    value, se = rebuilt([(weight, one.value or 0.0, one.se or 0.0) for weight, one in found])
    return marked(estimated(value, se, n, measure, df=min(one.df for _, one in found)))
