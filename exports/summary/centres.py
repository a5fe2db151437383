"""The centres of a region side by side: scores, waiting, mystery visits, places; a confidential one has no figures."""

from dataclasses import replace

import numpy as np

from exports.estimates.compute import raw
from exports.estimates.design import Floats
from exports.estimates.estimate import Estimate, Mark, Measure
from exports.estimates.outcomes import weighted_quantiles
from exports.estimates.printing import MINIMUM, marked, withheld
from exports.snapshot import Snapshot
from exports.summary import names
from exports.summary.against import each_against_rest, pair_of
from exports.summary.domains import Table, safe, table
from exports.summary.facts import NORM_MINUTES
from exports.summary.funnel import funnel
from exports.summary.interviews import Interviews, positions
from exports.summary.measures import Block
from exports.summary.mixes import service_groups, standardised_means
from exports.summary.plan import Plan
from exports.summary.regions import ranks_of, whole_country, whole_mean
from exports.summary.shapes import UNKNOWN, CentreRow, Funnel
from exports.summary.visits import visits_of
from model import reference


def by_centre(part: Interviews, weights: Floats) -> tuple[list[str], Table]:
    """The centres of a region with interviews, in the order of the list; made once.

    The table's block has one more domain: interviews of the region without a centre. They are of no row, but belong to
    the rest that a centre is compared with.
    """
    if "centres" not in part.kept:
        part.kept["centres"] = _by_centre(part, weights)
    kept: tuple[list[str], Table] = part.kept["centres"]
    return kept


def _by_centre(part: Interviews, weights: Floats) -> tuple[list[str], Table]:
    keys = [one.id for one in names.in_order(reference.centres(), set(part.centre.tolist()) - {""}, names.centre)]
    domain = positions(part.centre, keys)
    domain = np.where(domain < 0, len(keys), domain)
    block = Block(part.citizen, part.sample, domain, len(keys) + 1, whole_country(part).respondents)
    return keys, table(block, weights, len(keys))


def centre_and_rest(part: Interviews, weights: Floats, centre: str) -> Block | None:
    """A centre as the first domain, the rest of its region as the second; None where one of them is empty."""
    keys, whole = by_centre(part, weights)
    return pair_of(whole.block, keys.index(centre)) if centre in keys else None


def centre_rows(snapshot: Snapshot, part: Interviews, weights: Floats, plan: Plan, kato: str) -> tuple[CentreRow, ...]:
    """Every centre with interviews: the ranked ones by place, then the others."""
    if "centre rows" not in part.kept:
        part.kept["centre rows"] = _rows(snapshot, part, weights, plan, kato)
    kept: tuple[CentreRow, ...] = part.kept["centre rows"]
    return kept


def _rows(snapshot: Snapshot, part: Interviews, weights: Floats, plan: Plan, kato: str) -> tuple[CentreRow, ...]:
    keys, whole = by_centre(part, weights)
    if not keys:
        return ()
    hidden = withheld(whole.n[: len(keys)].tolist(), int(whole.n.sum()))
    against = each_against_rest(whole.block, whole.weights, whole.mean)
    standard = standardised_means(whole.block, whole.weights, service_groups(part), whole.mean)
    waits, ranks, visits = _waits(part, keys, plan, kato), ranks_of((keys, whole)), visits_of(snapshot, keys)
    settlement = {one.id: one.type for one in reference.centres()}
    rows = []
    for at, key in enumerate(keys):
        mean, full, full_all = safe((whole.mean[at], whole.full[at], whole.full_all[at]), at in hidden)
        median, within = waits[at]
        rank, tier = ranks.get(key, (None, None))
        row = CentreRow(
            names.centre(key), mean, full, full_all, int(whole.n[at]), median, within, visits[key],
            rank, tier, against[at], settlement.get(key, ""), whole.criteria_used, standard[at],
        )  # fmt: skip
        rows.append(_confidential(row) if at in hidden else row)
    return tuple(sorted(rows, key=lambda row: (row.rank is None, row.rank.place if row.rank else 0, row.centre.id)))


def _confidential(row: CentreRow) -> CentreRow:
    """Of so few interviews that their number is hidden nothing is told, nor of the partner that hides them."""
    (within,) = safe((row.within,), secret=True)
    return replace(row, n=0, waiting=None, within=within, rank=None, tier=None, against_rest=UNKNOWN, standardised=None)


def _waits(part: Interviews, keys: list[str], plan: Plan, kato: str) -> list[tuple[float | None, Estimate]]:
    """The median wait of each centre and the share within the norm."""
    known = ~np.isnan(part.minutes)
    domain = np.where(known, positions(part.centre, keys), -1)
    short = (np.nan_to_num(part.minutes, nan=np.inf) <= NORM_MINUTES).astype(float)[:, None]
    shares = raw(part.sample.split(domain, len(keys)).ratio(short, np.ones_like(short)), Measure.SHARE)
    found = []
    for at, key in enumerate(keys):
        minutes, weight = part.minutes[domain == at], part.sample.weight[domain == at]
        median = weighted_quantiles(minutes, weight, (0.5,))[0] if len(minutes) >= MINIMUM else None
        secret = "within" in plan.hidden("facts", (kato, key)) and shares[at][0].value is not None
        count = int((minutes <= NORM_MINUTES).sum())
        share = shares[at][0].hidden(Mark.CONFIDENTIAL) if secret else marked(shares[at][0], count=count)
        found.append((median, share))
    return found


def centre_funnel(part: Interviews, weights: Floats, rows: tuple[CentreRow, ...]) -> Funnel:
    """The printable centres around the average of their region by the same criteria."""
    target = whole_mean(part, by_centre(part, weights)[1].weights)
    return funnel(target, [(row.centre, row.n, row.mean) for row in rows])
