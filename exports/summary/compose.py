"""A regional and a national summary from a snapshot: every figure a paper prints, in one place and in its order."""

from datetime import date
from typing import Any

import numpy as np

from exports.estimates.design import Floats, Ints
from exports.estimates.differences import holm, notable, p_of
from exports.estimates.estimate import Estimate, Measure, empty
from exports.estimates.outcomes import weighted_quantiles
from exports.estimates.printing import MINIMUM, marked
from exports.estimates.ranks import DRAWS, SEED, rank_sets, tier
from exports.snapshot import Snapshot
from exports.summary import domains, history, names
from exports.summary.agreement import comparison
from exports.summary.domains import Table
from exports.summary.fieldwork import fieldwork_note, period, provenance, title
from exports.summary.interviews import Interviews, interviews, positions
from exports.summary.measures import Block, Build, contrast, found
from exports.summary.shapes import (
    Band,
    Complaints,
    CriterionRow,
    Difference,
    Direction,
    Headline,
    NationalSummary,
    Rank,
    RegionalSummary,
    RegionRow,
    Tier,
    ViolationRow,
    WaitingTime,
)
from exports.summary.visits import mystery
from model import reference

NORM_MINUTES = 15
RANKED_FROM = 100
LOWEST = 3
_BANDS = ((4.80, Band.VERY_HIGH), (4.60, Band.ABOVE_AVERAGE), (4.40, Band.AVERAGE), (4.00, Band.BELOW_AVERAGE))


def regional(snapshot: Snapshot, kato: str) -> RegionalSummary:
    """Everything the paper of one region prints."""
    people = interviews(snapshot)
    inside = people.region == kato
    block = Block(people.citizen, people.sample, np.where(inside, 0, 1), 2)
    whole = Block(people.citizen, people.sample, np.zeros(len(people), np.int64), 1, block.respondents)
    weights = _weights(people)
    regions = _regions(people, block.respondents, weights)
    used, ranks = regions[1].weights, _ranks(regions)  # the same criteria in every region's paper and in the ranking
    head = _headline(block, used, weights)
    record = reference.regions().get(kato)
    return RegionalSummary(
        **_shared(snapshot, people, block, used, head, kato=kato, country=whole),
        region=names.region(kato),
        country=_headline(whole, used, weights),
        against_rest=_difference(block, _build(Measure.MEAN, used), head.mean),
        full_against_rest=_difference(block, _build(Measure.SHARE_ASKED, used), head.full_all),
        rank=ranks.get(kato, (None, None))[0],
        tier=ranks.get(kato, (None, None))[1],
        formed=date.fromisoformat(record.valid_from) if record and record.valid_from else None,
        newcomers=bool(record and record.territory_since),
    )


def national(snapshot: Snapshot) -> NationalSummary:
    """Everything the paper of the country prints."""
    people = interviews(snapshot)
    block = Block(people.citizen, people.sample, np.zeros(len(people), np.int64), 1)
    weights = _weights(people)
    head = _headline(block, block.usable(weights), weights)
    return NationalSummary(
        **_shared(snapshot, people, block, block.usable(weights), head, kato="", country=block),
        regions=_region_rows(people, block, weights),
        published=comparison(snapshot),
        rank_seed=SEED,
        rank_draws=DRAWS,
        notes=("note_rank", "note_quota", "note_admin", "note_na", "note_small"),
    )


def _weights(people: Interviews) -> Floats:
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
    equal = np.full(len(people.eservice.groups), 1.0)
    return {
        "title": title(snapshot.fieldwork),
        "wave": snapshot.fieldwork.wave,
        "period": period(snapshot, people),
        "provenance": provenance(snapshot, people, inside, kato),
        "headline": head,
        "criteria": _criteria(block, country),
        "items": domains.items(block),
        "trend": history.region(kato, own) if kato else history.country(own),
        "settlements": domains.settlements(people, block, used),
        "channels": domains.channels(people, block, used),
        "services": domains.services(people, block, used),
        "eservice": domains.items(online),
        "eservice_overall": _online(online, equal),
        "violations": _violations(people, block),
        "administrative": history.administrative(),
        "complaints": _complaints(people, block),
        "mystery": mystery(snapshot, kato),
        "waiting": _waiting(people, inside),
        "fieldwork": fieldwork_note(snapshot, people, block, _build(Measure.MEAN, used), kato),
    }


def _build(measure: Measure, weights: Floats) -> Build:
    return lambda block: block.overall(measure, weights)


def _headline(block: Block, used: Floats, weights: Floats) -> Headline:
    """The first domain's three figures over the criteria that have their base."""
    mean, full, full_all = (
        found(block, _build(measure, used), measure)[0][0] if used.any() else empty(measure, int(block.n[0]))
        for measure in (Measure.MEAN, Measure.SHARE_VALID, Measure.SHARE_ASKED)
    )
    n = int(block.n[0])
    return Headline(mean, full, full_all, n, int((used > 0).sum()), len(weights), band(mean.value))


def band(mean: float | None) -> Band | None:
    """The rating word of an average score."""
    if mean is None:
        return None
    return next((word for least, word in _BANDS if mean >= least), Band.LOW)


def _online(block: Block, weights: Floats) -> Headline:
    """The e-service block: each item counts the same; its base are those who were asked it."""
    asked = (block.rated.codes > 0).any(axis=1) & (block.domain == 0) if len(weights) else np.zeros(0, bool)
    mine = Block(block.rated, block.sample, np.where(asked, 0, -1) if len(weights) else block.domain, 1)
    return _headline(mine, mine.usable(weights), weights)


def _criteria(block: Block, country: Block) -> tuple[CriterionRow, ...]:
    figures = {
        measure: found(block, lambda one, m=measure: one.criterion(m), measure)[0]  # type: ignore[misc]
        for measure in (Measure.MEAN, Measure.SHARE_VALID, Measure.SHARE_ASKED, Measure.SHARE_ALL, Measure.NA_SHARE)
    }
    whole = {m: found(country, lambda one, m=m: one.criterion(m), m)[0] for m in (Measure.MEAN, Measure.SHARE_ASKED)}  # type: ignore[misc]
    means, shares = _differences(block, figures, Measure.MEAN), _differences(block, figures, Measure.SHARE_ASKED)
    asked = block.answering(Measure.SHARE_ASKED)[0]
    lowest = _lowest(figures[Measure.MEAN])
    return tuple(
        CriterionRow(
            names.criterion(key),
            *(figures[measure][at] for measure in figures),
            n_asked=int(asked[at]),
            country_mean=whole[Measure.MEAN][at],
            country_share=whole[Measure.SHARE_ASKED][at],
            mean_against_rest=means[at],
            share_against_rest=shares[at],
            lowest=at in lowest,
        )
        for at, key in enumerate(block.rated.criteria)
    )


def _lowest(means: list[Estimate]) -> set[int]:
    """The criteria to act on first, among those that can be printed."""
    order = sorted((one.value, at) for at, one in enumerate(means) if one.shown and one.value is not None)
    return {at for _, at in order[:LOWEST]}


UNKNOWN = Difference(None, None, None, Direction.UNKNOWN)


def _differences(block: Block, figures: dict[Measure, list[Estimate]], measure: Measure) -> list[Difference]:
    """Each criterion against the rest of the country, corrected over the table."""
    if block.count < 2 or not block.n.all():
        return [UNKNOWN for _ in figures[measure]]
    found_ = [
        contrast(block, lambda one: one.criterion(measure), at) if estimate.shown else None
        for at, estimate in enumerate(figures[measure])
    ]
    corrected = holm([None if one is None else p_of(*one) for one in found_])
    return [
        UNKNOWN if one is None or one[0] != one[0] else _said(*one, p, is_mean=measure.is_mean)
        for one, p in zip(found_, corrected, strict=True)
    ]


def _difference(block: Block, build: Build, own: Estimate) -> Difference:
    if block.count < 2 or not block.n.all() or not own.shown:
        return UNKNOWN
    value, variance = contrast(block, build)
    return _said(value, variance, p_of(value, variance), is_mean=own.measure.is_mean)


def _said(value: float, variance: float, p: float | None, *, is_mean: bool) -> Difference:
    direction = Direction.ALIKE
    if notable(value, p, is_mean=is_mean):
        direction = Direction.HIGHER if value > 0 else Direction.LOWER
    return Difference(value, float(max(variance, 0.0)) ** 0.5, p, direction)


def _violations(people: Interviews, block: Block) -> tuple[ViolationRow, ...]:
    """Kinds that respondents met; several may be named, so cells do not add up and need no partner."""
    keys = [kind.id for kind in reference.violations()]
    answers = [set((text or "").split()) for text in people.violations]
    asked = np.array([bool(answer) for answer in answers], dtype=bool)
    member = np.array([[key in answer for key in keys] for answer in answers], dtype=float).reshape(
        len(answers), len(keys)
    )
    shares = domains.share_columns(block, member, asked)
    inside = asked & (block.domain == 0)
    rows = []
    for at, key in enumerate(keys):
        count = int(member[inside, at].sum())
        share = marked(shares[at], count=count)
        rows.append(ViolationRow(names.violation(key), share, count if share.shown else None))
    return tuple(rows)


def _complaints(people: Interviews, block: Block) -> Complaints:
    asked = np.array([bool(text) for text in people.complained], dtype=bool)
    member = (people.complained == "yes").astype(float)[:, None]
    share = domains.share_columns(block, member, asked)[0]
    count = int(member[asked & (block.domain == 0)].sum())
    counts = sorted(reference.published().complaints.items())
    return Complaints(marked(share, count=count), tuple((int(year), count) for year, count in counts))


def _waiting(people: Interviews, inside: np.ndarray) -> WaitingTime:
    known = inside & ~np.isnan(people.minutes)
    minutes, weight = people.minutes[known], people.sample.weight[known]
    n = int(known.sum())
    median, p90 = weighted_quantiles(minutes, weight, (0.5, 0.9)) if n >= MINIMUM else (None, None)
    block = Block(people.citizen, people.sample, np.where(known, 0, -1), 1)
    short = (np.nan_to_num(people.minutes, nan=NORM_MINUTES + 1.0) <= NORM_MINUTES).astype(float)[:, None]
    within = marked(domains.share_columns(block, short)[0], count=int((minutes <= NORM_MINUTES).sum()))
    return WaitingTime(median, p90, within, NORM_MINUTES, n, people.wait_source)


def _regions(people: Interviews, respondents: Floats, weights: Floats) -> tuple[list[str], Table]:
    """All regions that have interviews, in the order of the list."""
    keys = [one.id for one in names.in_order(reference.regions(), set(people.region.tolist()) - {""}, names.region)]
    domain: Ints = positions(people.region, keys)
    return keys, domains.table(Block(people.citizen, people.sample, domain, len(keys), respondents), weights)


def _ranks(regions: tuple[list[str], Table]) -> dict[str, tuple[Rank, Tier]]:
    """Places with simultaneous ranges, of regions with enough interviews."""
    keys, table = regions
    ranked = [at for at in range(len(keys)) if table.n[at] >= RANKED_FROM and table.mean[at].shown]
    if not ranked:
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


def _region_rows(people: Interviews, block: Block, weights: Floats) -> tuple[RegionRow, ...]:
    keys, table = regions = _regions(people, block.respondents, weights)
    ranks = _ranks(regions)
    criteria = found(table.block, lambda one: one.criterion(Measure.MEAN), Measure.MEAN)
    differences = _against_rest(people, table, block.respondents)
    rows = [
        RegionRow(
            names.region(key),
            table.mean[at],
            table.full[at],
            table.full_all[at],
            int(table.n[at]),
            *ranks.get(key, (None, None)),
            tuple(criteria[at]),
            differences[at],
            table.criteria_used,
        )
        for at, key in enumerate(keys)
    ]
    return tuple(sorted(rows, key=lambda row: (row.rank is None, row.rank.place if row.rank else 0, row.region.id)))


def _against_rest(people: Interviews, table: Table, respondents: Floats) -> list[Difference]:
    """Every region against all others, corrected over the table."""
    build = _build(Measure.MEAN, table.weights)
    pairs: list[tuple[float, float] | None] = []
    for at in range(table.block.count):
        if not table.mean[at].shown or table.block.count < 2:
            pairs.append(None)
            continue
        domain = np.where(table.block.domain == at, 0, 1)
        pairs.append(contrast(Block(people.citizen, people.sample, domain, 2, respondents), build))
    corrected = holm([None if pair is None else p_of(*pair) for pair in pairs])
    return [
        UNKNOWN if pair is None else _said(*pair, p, is_mean=True) for pair, p in zip(pairs, corrected, strict=True)
    ]
