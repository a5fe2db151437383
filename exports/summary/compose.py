"""A regional and a national summary from a snapshot: every figure a paper prints, in one place and in its order."""

from datetime import date
from typing import Any

import numpy as np

from exports.estimates.design import Floats
from exports.estimates.estimate import Estimate, Measure, empty
from exports.estimates.ranks import DRAWS, SEED
from exports.snapshot import Snapshot
from exports.summary import domains, history, names, secrecy
from exports.summary.against import difference, differences
from exports.summary.agreement import comparison
from exports.summary.facts import complaints, hidden_complaints, violations, waiting
from exports.summary.fieldwork import fieldwork_note, period, provenance, title
from exports.summary.interviews import Interviews, interviews
from exports.summary.measures import Block, criterion_of, found, overall_of
from exports.summary.regions import by_region, ranks_of, region_rows, whole_country
from exports.summary.shapes import Band, CriterionRow, Headline, ItemRow, NationalSummary, RegionalSummary
from exports.summary.visits import mystery
from model import reference

LOWEST = 3
_BANDS = ((4.80, Band.VERY_HIGH), (4.60, Band.ABOVE_AVERAGE), (4.40, Band.AVERAGE), (4.00, Band.BELOW_AVERAGE))


def regional(snapshot: Snapshot, kato: str) -> RegionalSummary:
    """Everything the paper of one region prints. The snapshot holds the country: the rest of it is the comparison."""
    people = interviews(snapshot)
    inside = people.region == kato
    whole = whole_country(people)
    block = Block(people.citizen, people.sample, np.where(inside, 0, 1), 2, whole.respondents)
    weights = criterion_weights(people)
    regions = by_region(people, weights)
    used, ranks = regions[1].weights, ranks_of(regions)  # the same criteria in every region's paper and in the ranking
    head = headline(block, used, weights)
    record = reference.regions().get(kato)
    return RegionalSummary(
        **_shared(snapshot, people, block, used, head, kato=kato, country=whole),
        region=names.region(kato),
        country=headline(whole, used, weights),
        against_rest=difference(block, overall_of(Measure.MEAN, used), head.mean),
        full_against_rest=difference(block, overall_of(Measure.SHARE_ASKED, used), head.full_all),
        rank=ranks.get(kato, (None, None))[0],
        tier=ranks.get(kato, (None, None))[1],
        formed=date.fromisoformat(record.valid_from) if record and record.valid_from else None,
        newcomers=bool(record and record.territory_since),
    )


def national(snapshot: Snapshot) -> NationalSummary:
    """Everything the paper of the country prints."""
    people = interviews(snapshot)
    block = whole_country(people)
    weights = criterion_weights(people)
    head = headline(block, block.usable(weights), weights)
    return NationalSummary(
        **_shared(snapshot, people, block, block.usable(weights), head, kato="", country=block),
        regions=region_rows(people, weights),
        published=comparison(snapshot),
        rank_seed=SEED,
        rank_draws=DRAWS,
        notes=("note_rank", "note_quota", "note_admin", "note_na", "note_small"),
    )


def criterion_weights(people: Interviews) -> Floats:
    """The weights of the criteria; equal where the list does not know them."""
    found = [reference.criteria().get(key) for key in people.citizen.criteria]
    return np.array([one.weight if one else 1 / max(len(found), 1) for one in found], dtype=float)


def _shared(
    snapshot: Snapshot, people: Interviews, block: Block, used: Floats, head: Headline, *, kato: str, country: Block
) -> dict[str, Any]:
    inside = block.domain == 0
    year = (people.days[1] or date(1900, 1, 1)).year
    own = history.ours(year, snapshot.fieldwork.wave, head.n, head.mean, head.full_all)
    online = domains.eservice(people, np.where(inside, 0, -1))
    channels, complained = domains.channels(people, block, used), complaints(people, block)
    criteria, items = rated_of(block, country, hidden_complaints(people, block, complained))
    eservice = secrecy.online(domains.items(online), channels)
    return {
        "title": title(snapshot.fieldwork),
        "wave": snapshot.fieldwork.wave,
        "period": period(snapshot, people),
        "provenance": provenance(snapshot, people, inside, kato),
        "headline": secrecy.safe_headline(head, items) if len(criteria) == 1 else head,
        "criteria": criteria,
        "items": items,
        "trend": history.region(kato, own) if kato else history.country(own),
        "settlements": domains.settlements(people, block, used),
        "channels": channels,
        "services": domains.services(people, block, used),
        "eservice": eservice,
        "eservice_overall": secrecy.safe_headline(_online(online), eservice),
        "violations": violations(people, block),
        "administrative": history.administrative(),
        "complaints": complained,
        "mystery": mystery(snapshot, kato),
        "waiting": waiting(people, inside),
        "fieldwork": fieldwork_note(snapshot, people, block, overall_of(Measure.MEAN, used), kato),
    }


def rated_of(
    block: Block, country: Block, hidden_count: int | None
) -> tuple[tuple[CriterionRow, ...], tuple[ItemRow, ...]]:
    """Criteria and their items, neither of which gives away what the other hides."""
    items = secrecy.by_criterion(domains.items(block))
    criteria = secrecy.safe_criteria(_criteria(block, country), items, hidden_count)
    return criteria, secrecy.safe_items(items, criteria)


def headline(block: Block, used: Floats, weights: Floats) -> Headline:
    """The first domain's three figures over the criteria that have their base."""
    mean, full, full_all = (
        found(block, overall_of(measure, used), measure)[0][0] if used.any() else empty(measure, int(block.n[0]))
        for measure in (Measure.MEAN, Measure.SHARE_VALID, Measure.SHARE_ASKED)
    )
    n = int(block.n[0])
    return Headline(mean, full, full_all, n, int((used > 0).sum()), len(weights), band(mean.value))


def band(mean: float | None) -> Band | None:
    """The rating word of an average score."""
    if mean is None:
        return None
    return next((word for least, word in _BANDS if mean >= least), Band.LOW)


def _online(block: Block) -> Headline:
    """The e-service block: its items by their weights in the form; its base are those who were asked it."""
    weights = block.rated.weights
    asked = (block.rated.codes > 0).any(axis=1) & (block.domain == 0) if len(weights) else np.zeros(0, bool)
    inside = np.where(asked, 0, -1) if len(weights) else block.domain
    mine = Block(block.rated, block.sample, inside, 1, block.respondents)
    return headline(mine, mine.usable(weights), weights)


def _criteria(block: Block, country: Block) -> tuple[CriterionRow, ...]:
    mine, whole = _criterion_figures(block), _criterion_figures(country)
    means, shares = differences(block, mine, Measure.MEAN), differences(block, mine, Measure.SHARE_ASKED)
    asked = block.answering(Measure.SHARE_ASKED)[0]
    lowest = _lowest(mine[Measure.MEAN])
    return tuple(
        CriterionRow(
            criterion=names.criterion(key),
            mean=mine[Measure.MEAN][at],
            share_valid=mine[Measure.SHARE_VALID][at],
            share_asked=mine[Measure.SHARE_ASKED][at],
            share_all=mine[Measure.SHARE_ALL][at],
            na_share=mine[Measure.NA_SHARE][at],
            n_asked=int(asked[at]),
            country_mean=whole[Measure.MEAN][at],
            country_share=whole[Measure.SHARE_ASKED][at],
            mean_against_rest=means[at],
            share_against_rest=shares[at],
            lowest=at in lowest,
        )
        for at, key in enumerate(block.rated.criteria)
    )


def _criterion_figures(block: Block) -> dict[Measure, list[Estimate]]:
    """Every variant of the criteria in the first domain."""
    variants = (Measure.MEAN, Measure.SHARE_VALID, Measure.SHARE_ASKED, Measure.SHARE_ALL, Measure.NA_SHARE)
    return {measure: found(block, criterion_of(measure), measure)[0] for measure in variants}


def _lowest(means: list[Estimate]) -> set[int]:
    """The criteria to act on first, among those that can be printed."""
    order = sorted((one.value, at) for at, one in enumerate(means) if one.shown and one.value is not None)
    return {at for _, at in order[:LOWEST]}
