"""Tables of domains: settlements, channels, services, items; each comparison is made of one set of criteria."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from exports.estimates.compute import raw
from exports.estimates.design import Floats, Ints
from exports.estimates.estimate import Estimate, Mark, Measure, empty
from exports.estimates.printing import MINIMUM, marked, withheld
from exports.summary import names
from exports.summary.against import each_against_rest
from exports.summary.interviews import Interviews, positions
from exports.summary.interviews import providers as kinds_of_provider
from exports.summary.measures import Block, found, overall_of
from exports.summary.mixes import channel_families, service_groups, standardised_means
from exports.summary.shapes import (
    UNKNOWN,
    ChannelRow,
    Difference,
    GroupRow,
    ItemRow,
    Named,
    ProviderRow,
    ServiceRow,
    ServiceTable,
)
from model import reference

BEST, WORST = 5, 5
NOTHING: frozenset[str] = frozenset()
SHARES = (Measure.SHARE_VALID, Measure.SHARE_ASKED)


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Overall figures of the domains of one table, all made of the same criteria."""

    n: Ints
    mean: list[Estimate]
    full: list[Estimate]
    full_all: list[Estimate]
    criteria_used: int
    weights: Floats
    block: Block


def table(block: Block, weights: Floats, count: int | None = None) -> Table:
    """Figures of the first `count` domains, or of all; one with too few interviews does not decide which criteria the
    others are compared by, nor does a domain that is no row of the table."""
    rows = np.arange(block.count) < (block.count if count is None else count)
    weights = block.usable(weights, among=rows & (block.n >= MINIMUM))
    mean, full, full_all = (
        [
            _few(row[0], n, weighted=bool(weights.any()))
            for row, n in zip(found(block, overall_of(measure, weights), measure), block.n, strict=True)
        ]
        for measure in (Measure.MEAN, *SHARES)
    )
    return Table(block.n, mean, full, full_all, int((weights > 0).sum()), weights, block)


def _few(estimate: Estimate, n: int, *, weighted: bool) -> Estimate:
    """A domain of few interviews may lack all marks of one criterion: it has too few of them, not none.
    Where no criterion is left to compare by (`weighted`), there is no average: a sum of nothing is not zero."""
    if not weighted:
        return empty(estimate.measure, int(n))
    if estimate.mark is Mark.EMPTY and 0 < n < MINIMUM:
        return replace(estimate.hidden(Mark.SUPPRESSED), n=int(n))
    return estimate


def settlements(
    people: Interviews, block: Block, weights: Floats, secret_keys: frozenset[str] = NOTHING
) -> tuple[GroupRow, ...]:
    """Urban and rural."""
    keys = [key for key in ("urban", "rural") if (people.settlement[block.domain >= 0] == key).any()]
    whole = table(_cut(people, people.settlement, keys, block), weights)
    against = each_against_rest(whole.block, whole.weights, whole.mean)
    hidden = _hidden(whole, keys, int(whole.n.sum()), secret_keys)
    rows = []
    for at, key in enumerate(keys):
        mean, full = safe((whole.mean[at], whole.full[at]), at in hidden)
        n, difference = _count(whole.n[at], at in hidden), UNKNOWN if hidden else against[at]
        rows.append(GroupRow(names.settlement(key), mean, full, n, whole.criteria_used, difference))
    return tuple(rows)


def channels(
    people: Interviews, block: Block, weights: Floats, secret_keys: frozenset[str] = NOTHING
) -> tuple[ChannelRow, ...]:
    """Channels by their share of the interviews."""
    inside = block.domain >= 0
    ordered = names.in_order(reference.channels(), set(people.channel[inside].tolist()) - {""}, names.channel)
    keys = [one.id for one in ordered]
    whole = table(_cut(people, people.channel, keys, block), weights)
    shares = shares_of(block, positions(people.channel, keys), len(keys))
    against = each_against_rest(whole.block, whole.weights, whole.mean)
    standard = standardised_means(whole.block, whole.weights, service_groups(people), whole.mean)
    hidden = _hidden(whole, keys, int(block.n.sum()), secret_keys)
    rows = []
    for at, name in enumerate(ordered):
        secret = at in hidden
        share = shares[at].hidden(Mark.CONFIDENTIAL) if secret else marked(shares[at])
        mean, full = safe((whole.mean[at], whole.full[at]), secret)
        row = ChannelRow(name, share, mean, full, _count(whole.n[at], secret), whole.criteria_used)
        row = row if secret else replace(row, against_rest=against[at], standardised=standard[at])
        rows.append((int(whole.n[at]), row))
    return tuple(row for _, row in sorted(rows, key=lambda pair: -pair[0]))


def providers(
    people: Interviews, block: Block, weights: Floats, secret_keys: frozenset[str] = NOTHING
) -> tuple[ProviderRow, ...]:
    """Kinds of service provider, by the number of interviews (method 4.4); a service belongs to one kind."""
    labels = kinds_of_provider(people)
    inside = block.domain == 0
    ordered = names.in_order((), set(labels[inside].tolist()) - {""}, names.provider)
    keys = [one.id for one in ordered]
    whole = table(_cut(people, labels, keys, block), weights)
    against = each_against_rest(whole.block, whole.weights, whole.mean)
    standard = standardised_means(whole.block, whole.weights, channel_families(people), whole.mean)
    hidden = _hidden(whole, keys, int(block.n.sum()), secret_keys)
    rows = []
    for at, name in enumerate(ordered):
        secret = at in hidden
        mean, full, full_all = safe((whole.mean[at], whole.full[at], whole.full_all[at]), secret)
        services = len(set(people.service[inside & (labels == name.id)].tolist()))
        row = ProviderRow(name, mean, full, full_all, _count(whole.n[at], secret), services, whole.criteria_used)
        row = row if secret else replace(row, against_rest=against[at], standardised=standard[at])
        rows.append((int(whole.n[at]), row))
    return tuple(row for _, row in sorted(rows, key=lambda pair: -pair[0]))


def _hidden(whole: Table, keys: Sequence[str], total: int, secret_keys: frozenset[str]) -> frozenset[int]:
    """Rows of so few interviews that they are not told, or that other papers would give away."""
    return withheld(whole.n.tolist(), total) | {at for at, key in enumerate(keys) if key in secret_keys}


def shares_of(block: Block, codes: Ints, count: int, *, asked: np.ndarray | None = None) -> list[Estimate]:
    """The share of each code among all interviews of the block's one domain, or among the asked; not yet marked."""
    member = (codes[:, None] == np.arange(count)[None, :]).astype(float)
    return share_columns(block, member, asked)


def share_columns(block: Block, member: Floats, asked: np.ndarray | None = None) -> list[Estimate]:
    """The share of rows with each property (n x K) in the first domain; not yet marked."""
    base = np.ones(len(member)) if asked is None else asked.astype(float)
    linear = block.split.ratio(member * base[:, None], np.repeat(base[:, None], member.shape[1], axis=1))
    return raw(linear, Measure.SHARE)[0]


def services(people: Interviews, block: Block, weights: Floats) -> ServiceTable:
    """The best and the worst of those that can be printed; never one service in both lists."""
    inside = block.domain >= 0
    counted = Counter(people.service[inside].tolist())
    counted.pop("", None)
    enough = {key for key, count in counted.items() if count >= MINIMUM}
    ordered = names.in_order(reference.services(), enough, names.service)
    whole = _by_service(people, [one.id for one in ordered], block, weights)
    against = each_against_rest(whole.block, whole.weights, whole.mean)
    rows = [_service(name, whole, at, against[at]) for at, name in enumerate(ordered) if whole.mean[at].shown]
    rows.sort(key=lambda row: (-(row.mean.value or 0.0), row.service.id))
    best = min(BEST, (len(rows) + 1) // 2)
    worst = min(WORST, len(rows) - best)
    return ServiceTable(
        tuple(rows[:best]), tuple(rows[len(rows) - worst :][::-1]), len(rows), len(counted) - len(rows), tuple(rows)
    )


def _by_service(people: Interviews, keys: list[str], block: Block, weights: Floats) -> Table:
    """The services that have enough interviews, and one domain more for all the others."""
    places = positions(people.service, keys)
    domain = np.where(block.domain == 0, np.where((places < 0) & (people.service != ""), len(keys), places), -1)
    parts = Block(block.rated, block.sample, domain, len(keys) + 1, block.respondents)
    return table(parts, weights, len(keys))


def _service(name: Named, whole: Table, at: int, against: Difference) -> ServiceRow:
    known = reference.services().get(name.id)
    row = ServiceRow(name, whole.mean[at], whole.full[at], int(whole.n[at]), whole.criteria_used, against)
    return replace(row, group=known.group, provider=known.provider_type) if known else row


def items(block: Block, hidden: frozenset[str] = NOTHING) -> tuple[ItemRow, ...]:
    """Every item of the block's first domain: its mean and both bases. What other papers would give away is hidden."""
    rated = block.rated
    columns = [_item_column(block, measure) for measure in (Measure.MEAN, *SHARES)]
    rows = []
    for at, item in enumerate(rated.items):
        mean, valid, asked = _family([column[at] for column in columns], item.column in hidden)
        rows.append(ItemRow(rated.names[at], item.criterion, mean, valid, asked))
    return tuple(rows)


def _item_column(block: Block, measure: Measure) -> list[Estimate]:
    hits = None if measure.is_mean else block.counts.hits(measure)
    return found(block, lambda one: one.counts.figures(measure), measure, hits=hits)[0]


def _family(estimates: Sequence[Estimate], hidden: bool) -> tuple[Estimate, ...]:
    """Shares with one numerator: what is confidential on one base is confidential on every base, the mean too."""
    secret = hidden or any(one.mark is Mark.CONFIDENTIAL for one in estimates)
    return tuple(one.hidden(Mark.CONFIDENTIAL) if secret and one.n else one for one in estimates)


def _cut(people: Interviews, labels: np.ndarray, keys: list[str], block: Block) -> Block:
    """The block's first domain cut by a label."""
    domain = np.where(block.domain == 0, positions(labels, keys), -1)
    return Block(block.rated, block.sample, domain, len(keys), block.respondents)


def safe(estimates: Sequence[Estimate], secret: bool) -> list[Estimate]:
    """The figures of a row; of a confidential one neither they nor how many they are of."""
    if not secret:
        return list(estimates)
    return [replace(one.hidden(Mark.CONFIDENTIAL), n=0, n_hidden=True) for one in estimates]


def _count(n: int, secret: bool) -> int:
    return 0 if secret else int(n)


def eservice(people: Interviews, domain: Ints) -> Block:
    """The e-service block within one domain, weights apart."""
    found = Block(people.eservice, people.sample, domain, 1, people.kept.get("online"))
    people.kept["online"] = found.respondents
    return found
