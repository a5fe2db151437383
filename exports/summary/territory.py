"""What the papers of a centre, a region and the country share: one territory's figures, made in one way for all."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np

from exports.estimates.design import Floats
from exports.estimates.estimate import Estimate, Measure, empty
from exports.snapshot import Snapshot
from exports.summary import distributions, domains, history, names, secrecy
from exports.summary.against import differences
from exports.summary.contacts import outcomes
from exports.summary.drivers import drivers
from exports.summary.earlier import earlier_of
from exports.summary.facts import complaints, hidden_complaints, violations, waiting
from exports.summary.fieldwork import fieldwork_note, period, provenance, title
from exports.summary.hours import hours
from exports.summary.interviews import Interviews
from exports.summary.measures import Block, found, overall_of
from exports.summary.plan import Place, Plan, plan_of
from exports.summary.regions import before_2022
from exports.summary.shapes import Band, CriterionRow, Headline, ItemRow, TrendPoint
from exports.summary.suggestions import suggestions
from exports.summary.visits import mystery
from model import reference

LOWEST = 3
QUOTA = True  # the fieldwork chooses people by quotas: participation rates, model-based intervals (method 5.2, 6.1)
_BANDS = ((4.80, Band.VERY_HIGH), (4.60, Band.ABOVE_AVERAGE), (4.40, Band.AVERAGE), (4.00, Band.BELOW_AVERAGE))


@dataclass(frozen=True, slots=True, eq=False)
class Territory:
    """Whose paper it is, what it is compared with, and by which criteria."""

    snapshot: Snapshot
    everybody: Interviews
    people: Interviews  # of this territory
    block: Block  # all of them as one domain
    beside: Block  # the country, or of a centre the region, as one domain
    pair: Block | None  # this territory and the rest of what it is compared with
    used: Floats  # weights of the criteria, 0 for those without a base
    weights: Floats
    kato: str = ""
    centre: str = ""

    @property
    def place(self) -> Place:
        """Region and centre."""
        return self.kato, self.centre

    @property
    def plan(self) -> Plan:
        """What all papers hide together."""
        return plan_of(self.everybody)


def criterion_weights(people: Interviews) -> Floats:
    """The weights of the criteria; equal where the list does not know them."""
    known = [reference.criteria().get(key) for key in people.citizen.criteria]
    return np.array([one.weight if one else 1 / max(len(known), 1) for one in known], dtype=float)


def shared(mine: Territory) -> dict[str, Any]:
    """The fields of a summary that every paper has."""
    rated, told = _ratings(mine), _facts(mine)
    told["waiting"] = secrecy.waited(told["waiting"], rated["eservice"], rated["channels"])
    if told["waiting"].within.n_hidden:
        told["hours"] = ()  # they add up to it
    return {**_identity(mine), **rated, **told}


def _identity(mine: Territory) -> dict[str, Any]:
    return {
        "title": title(mine.snapshot.fieldwork),
        "wave": mine.snapshot.fieldwork.wave,
        "period": period(mine.snapshot, mine.everybody),
        "provenance": provenance(mine.snapshot, mine.people, mine.kato, mine.centre),
        "administrative": history.administrative(),
        "fieldwork": fieldwork_note(
            mine.snapshot,
            mine.people,
            mine.block,
            overall_of(Measure.MEAN, mine.used),
            mine.plan.hidden("languages", mine.place),
        ),
        "outcomes": outcomes(mine.people.contacts, quota=QUOTA),
    }


def _ratings(mine: Territory) -> dict[str, Any]:
    people, block, used, plan = mine.people, mine.block, mine.used, mine.plan
    head = headline(block, used, mine.weights)
    online = domains.eservice(people, block.domain)
    hidden = {table: plan.hidden(table, mine.place) for table in ("items", "channels", "settlements", "providers")}
    channels = domains.channels(people, block, used, hidden["channels"])
    complained = complaints(people, block, plan.hidden("facts", mine.place))
    count = hidden_complaints(people, block, complained)
    criteria, items = rated_of(block, mine.beside, count, mine.pair, hidden["items"])
    eservice = secrecy.online(domains.items(online, hidden["items"]), channels)
    spread, trend = distributions.of_items(block, items, plan, mine.place), _trend(mine, head)
    return {
        "headline": secrecy.safe_headline(head, items) if len(criteria) == 1 else head,
        "criteria": criteria,
        "items": items,
        "trend": trend,
        "earlier": None if mine.centre else earlier_of(trend, mine.snapshot.told, mine.kato, head),
        "settlements": domains.settlements(people, block, used, hidden["settlements"]),
        "channels": channels,
        "services": domains.services(people, block, used),
        "providers": domains.providers(people, block, used, hidden["providers"]),
        "eservice": eservice,
        "eservice_overall": secrecy.online_headline(_online(online), eservice),
        "complaints": complained,
        "distributions": distributions.of_criteria(block, criteria, spread),
        "item_distributions": (*spread, *distributions.of_items(online, eservice, plan, mine.place)),
        "drivers": drivers(block, criteria),
    }


def _facts(mine: Territory) -> dict[str, Any]:
    facts, people = mine.plan.hidden("facts", mine.place), mine.people
    return {
        "violations": violations(people, mine.block, mine.plan.hidden("violations", mine.place)),
        "mystery": mystery(mine.snapshot, mine.kato, mine.centre),
        "waiting": waiting(people, mine.block.domain == 0, facts),
        "hours": hours(people),
        "suggestions": suggestions(mine.snapshot, people, mine.kato, facts),
    }


def _trend(mine: Territory, head: Headline) -> tuple[TrendPoint, ...]:
    year = (mine.everybody.days[1] or date(1900, 1, 1)).year
    own = history.ours(year, mine.snapshot.fieldwork.wave, head.n, head.mean, head.full_all)
    if mine.centre:
        return (own,)
    told = mine.snapshot.told
    if not mine.kato:
        return history.country(own, told)
    before = before_2022(mine.everybody, mine.weights).get(mine.kato)
    old = history.ours(year, own.label, before.n, before.mean, before.full_all) if before else None
    return history.region(mine.kato, own, told, replace(old, frame=history.OLD_FRAME) if old else None)


def rated_of(
    block: Block,
    beside: Block,
    hidden_count: int | None,
    pair: Block | None = None,
    hidden: frozenset[str] = frozenset(),
) -> tuple[tuple[CriterionRow, ...], tuple[ItemRow, ...]]:
    """Criteria and their items, neither of which gives away what the other hides.

    `pair` is the first domain of the block and the rest that it is compared with, and may be the block itself.
    """
    items = secrecy.by_criterion(domains.items(block, hidden))
    rest = block if pair is None and block.count > 1 and block.n.all() else pair
    criteria = secrecy.safe_criteria(_criteria(block, beside, rest), items, hidden_count)
    return criteria, secrecy.safe_items(items, criteria)


def headline(block: Block, used: Floats, weights: Floats) -> Headline:
    """The first domain's three figures over the criteria that have their base; made once."""
    key = used.tobytes()
    if key not in block.headlines:
        block.headlines[key] = _headline(block, used, weights)
    kept: Headline = block.headlines[key]
    return kept


def _headline(block: Block, used: Floats, weights: Floats) -> Headline:
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


def _criteria(block: Block, beside: Block, pair: Block | None) -> tuple[CriterionRow, ...]:
    mine, whole = ({measure: one.every(measure)[0] for measure in _VARIANTS} for one in (block, beside))
    means, shares = differences(pair, mine, Measure.MEAN), differences(pair, mine, Measure.SHARE_ASKED)
    asked = block.answering(Measure.SHARE_ASKED)[0]
    low = lowest(mine[Measure.MEAN], LOWEST)
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
            lowest=at in low,
        )
        for at, key in enumerate(block.rated.criteria)
    )


_VARIANTS = (Measure.MEAN, Measure.SHARE_VALID, Measure.SHARE_ASKED, Measure.SHARE_ALL, Measure.NA_SHARE)


def lowest(means: list[Estimate], most: int) -> set[int]:
    """Where to act first, among the figures that can be printed."""
    order = sorted((one.value, at) for at, one in enumerate(means) if one.shown and one.value is not None)
    return {at for _, at in order[:most]}
