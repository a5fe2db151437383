"""The summaries of a centre, a region and the country from a snapshot: every figure a paper prints, in its order."""

from datetime import date

import numpy as np

from exports.estimates.estimate import Measure
from exports.estimates.ranks import DRAWS, SEED
from exports.snapshot import Snapshot
from exports.summary import names
from exports.summary.against import difference
from exports.summary.agreement import comparison
from exports.summary.centres import by_centre, centre_and_rest, centre_funnel, centre_rows
from exports.summary.interviews import interviews
from exports.summary.measures import overall_of
from exports.summary.plan import plan_of
from exports.summary.quotes import quotes
from exports.summary.regions import (
    by_region,
    in_frame_of_17,
    region_and_rest,
    region_funnel,
    region_ranks,
    region_rows,
    standardised_of_regions,
    whole_country,
)
from exports.summary.shapes import CentreSummary, ItemRow, NationalSummary, RegionalSummary
from exports.summary.territory import Territory, criterion_weights, headline, lowest, shared
from model import reference

LOWEST_ITEMS = 3


def national(snapshot: Snapshot) -> NationalSummary:
    """Everything the paper of the country prints."""
    people = interviews(snapshot)
    block, weights = whole_country(people), criterion_weights(people)
    used = block.usable(weights)
    whole = Territory(snapshot, people, people, block, block, None, used, weights)
    rows = region_rows(people, weights)
    return NationalSummary(
        **shared(whole),
        regions=rows,
        funnel=region_funnel(people, weights, rows),
        regions17=in_frame_of_17(rows),
        published=comparison(snapshot),
        quotes=quotes(snapshot),
        rank_seed=SEED,
        rank_draws=DRAWS,
        notes=("note_rank", "note_quota", "note_admin", "note_na", "note_small"),
    )


def regional(snapshot: Snapshot, kato: str) -> RegionalSummary:
    """Everything the paper of one region prints. The snapshot holds the country: the rest of it is the comparison."""
    people = interviews(snapshot)
    part, weights = people.region_part(kato), criterion_weights(people)
    used = by_region(people, weights)[1].weights  # the same criteria in every region's paper and in the ranking
    pair = region_and_rest(people, weights, kato)
    mine = Territory(snapshot, people, part, whole_country(part), whole_country(people), pair, used, weights, kato)
    figures, record = shared(mine), reference.regions().get(kato)
    head = figures["headline"]
    rows = centre_rows(snapshot, part, weights, plan_of(people), kato)
    rank, tier = region_ranks(people, weights).get(kato, (None, None))
    return RegionalSummary(
        **figures,
        standardised=standardised_of_regions(people, weights).get(kato),
        region=names.region(kato),
        country=headline(whole_country(people), used, weights),
        against_rest=difference(pair, overall_of(Measure.MEAN, used), head.mean),
        full_against_rest=difference(pair, overall_of(Measure.SHARE_ASKED, used), head.full_all),
        rank=rank,
        tier=tier,
        formed=date.fromisoformat(record.valid_from) if record and record.valid_from else None,
        newcomers=bool(record and record.territory_since),
        centres=rows,
        funnel=centre_funnel(part, weights, rows),
    )


def centre(snapshot: Snapshot, centre_id: str) -> CentreSummary:
    """Everything the paper of one centre prints; it is compared with its region and with the rest of it.

    A centre whose row is confidential in the region's table (`row.mean.n_hidden`) has a paper as if nobody had come.
    """
    people, known = interviews(snapshot), reference.centres().get(centre_id)
    found = people.region[people.centre == centre_id]
    kato = str(found[0]) if len(found) else known.kato if known else ""
    region, weights = people.region_part(kato), criterion_weights(people)
    rows = {one.centre.id: one for one in centre_rows(snapshot, region, weights, plan_of(people), kato)}
    row = rows.get(centre_id)
    told = row is not None and not row.mean.n_hidden
    part = region.centre_part(centre_id) if told else region.only(np.zeros(0, np.int64))
    pair = centre_and_rest(region, weights, centre_id) if told else None
    used = by_centre(region, weights)[1].weights
    mine = Territory(
        snapshot, people, part, whole_country(part), whole_country(region), pair, used, weights, kato, centre_id
    )
    figures = shared(mine)
    return CentreSummary(
        **figures,
        standardised=row.standardised if row else None,
        centre=names.centre(centre_id),
        region=names.region(kato),
        region_headline=headline(whole_country(region), used, weights),
        against_rest=difference(pair, overall_of(Measure.MEAN, used), figures["headline"].mean),
        full_against_rest=difference(pair, overall_of(Measure.SHARE_ASKED, used), figures["headline"].full_all),
        rank=row.rank if row else None,
        tier=row.tier if row else None,
        row=row,
        lowest=_lowest_items(figures["items"]),
    )


def _lowest_items(items: tuple[ItemRow, ...]) -> tuple[ItemRow, ...]:
    """The items to act on first, among those that can be printed."""
    chosen = [items[at] for at in lowest([one.mean for one in items], LOWEST_ITEMS)]
    return tuple(sorted(chosen, key=lambda one: (one.mean.value or 0.0, one.item.id)))
