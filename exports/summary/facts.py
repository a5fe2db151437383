"""What respondents report of facts: violations, complaints, minutes in the queue. Survey answers, no control counts."""

import numpy as np

from exports.estimates.design import codes_of
from exports.estimates.estimate import Mark
from exports.estimates.outcomes import weighted_quantiles
from exports.estimates.printing import MINIMUM, marked
from exports.summary import domains, names
from exports.summary.interviews import Interviews
from exports.summary.measures import Block
from exports.summary.shapes import Complaints, ViolationRow, WaitingTime
from model import reference

NORM_MINUTES = 15


def violations(people: Interviews, block: Block) -> tuple[ViolationRow, ...]:
    """Kinds that respondents met; several may be named, so cells do not add up and need no partner."""
    keys = [kind.id for kind in reference.violations()]
    codes, said = codes_of([text or "" for text in people.violations])
    asked = np.array([bool(text) for text in said], dtype=bool)[codes]
    named = [[key in text.split() for key in keys] for text in said]
    member = np.array(named, dtype=float).reshape(len(said), len(keys))[codes]
    shares = domains.share_columns(block, member, asked)
    inside = asked & (block.domain == 0)
    rows = []
    for at, key in enumerate(keys):
        count = int(member[inside, at].sum())
        share = marked(shares[at], count=count)
        rows.append(ViolationRow(names.violation(key), share, count if share.shown else None))
    return tuple(rows)


def complaints(people: Interviews, block: Block) -> Complaints:
    asked = np.array([bool(text) for text in people.complained], dtype=bool)
    member = (people.complained == "yes").astype(float)[:, None]
    share = marked(domains.share_columns(block, member, asked)[0], count=_complained(people, block))
    counts = sorted(reference.published().complaints.items())
    return Complaints(share, tuple((int(year), count) for year, count in counts))


def hidden_complaints(people: Interviews, block: Block, found: Complaints) -> int | None:
    """How many complained, where that may not be told."""
    return _complained(people, block) if found.complained.mark is Mark.CONFIDENTIAL else None


def _complained(people: Interviews, block: Block) -> int:
    return int(((people.complained == "yes") & (block.domain == 0)).sum())


def waiting(people: Interviews, inside: np.ndarray) -> WaitingTime:
    known = inside & ~np.isnan(people.minutes)
    minutes, weight = people.minutes[known], people.sample.weight[known]
    n = int(known.sum())
    median, p90 = weighted_quantiles(minutes, weight, (0.5, 0.9)) if n >= MINIMUM else (None, None)
    block = Block(people.citizen, people.sample, np.where(known, 0, -1), 1)
    short = (np.nan_to_num(people.minutes, nan=NORM_MINUTES + 1.0) <= NORM_MINUTES).astype(float)[:, None]
    within = marked(domains.share_columns(block, short)[0], count=int((minutes <= NORM_MINUTES).sum()))
    return WaitingTime(median, p90, within, NORM_MINUTES, n, people.wait_source)
