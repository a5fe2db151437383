"""What respondents report of facts: violations, complaints, minutes in the queue. Survey answers, no control counts."""

import numpy as np
from numpy.typing import NDArray

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
NOTHING: frozenset[str] = frozenset()


def kinds_met(people: Interviews) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which kinds of violation each respondent met (n x kinds), and who was asked."""
    keys = [kind.id for kind in reference.violations()]
    codes, said = codes_of([text or "" for text in people.violations])
    named = np.array([[key in text.split() for key in keys] for text in said], dtype=bool)
    asked = np.array([bool(text.split()) for text in said], dtype=bool)
    return named.reshape(len(said), len(keys))[codes], asked[codes]


def violations(people: Interviews, block: Block, hidden: frozenset[str] = NOTHING) -> tuple[ViolationRow, ...]:
    """Kinds that respondents met; several may be named, so cells do not add up and need no partner."""
    keys = [kind.id for kind in reference.violations()]
    member, asked = kinds_met(people)
    shares = domains.share_columns(block, member.astype(float), asked)
    inside = asked & (block.domain == 0)
    rows = []
    for at, key in enumerate(keys):
        count = int(member[inside, at].sum())
        share = shares[at].hidden(Mark.CONFIDENTIAL) if key in hidden else marked(shares[at], count=count)
        rows.append(ViolationRow(names.violation(key), share, count if share.shown else None))
    return tuple(rows)


def complaints(people: Interviews, block: Block, hidden: frozenset[str] = NOTHING) -> Complaints:
    """How many complained, by the survey; the administrative counts apart."""
    asked = np.array([bool(text) for text in people.complained], dtype=bool)
    member = (people.complained == "yes").astype(float)[:, None]
    share = domains.share_columns(block, member, asked)[0]
    secret = "complained" in hidden and share.value is not None
    share = share.hidden(Mark.CONFIDENTIAL) if secret else marked(share, count=_complained(people, block))
    counts = sorted(reference.published().complaints.items())
    return Complaints(share, tuple((int(year), count) for year, count in counts))


def hidden_complaints(people: Interviews, block: Block, found: Complaints) -> int | None:
    """How many complained, where that may not be told."""
    return _complained(people, block) if found.complained.mark is Mark.CONFIDENTIAL else None


def _complained(people: Interviews, block: Block) -> int:
    return int(((people.complained == "yes") & (block.domain == 0)).sum())


def waiting(people: Interviews, inside: np.ndarray, hidden: frozenset[str] = NOTHING) -> WaitingTime:
    """Minutes in the queue: median, tail, and the share within the norm."""
    known = inside & ~np.isnan(people.minutes)
    minutes, weight = people.minutes[known], people.sample.weight[known]
    n = int(known.sum())
    median, p90 = weighted_quantiles(minutes, weight, (0.5, 0.9)) if n >= MINIMUM else (None, None)
    block = Block(people.citizen, people.sample, np.where(known, 0, -1), 1)
    short = (np.nan_to_num(people.minutes, nan=NORM_MINUTES + 1.0) <= NORM_MINUTES).astype(float)[:, None]
    within = domains.share_columns(block, short)[0]
    secret = "within" in hidden and within.value is not None
    within = within.hidden(Mark.CONFIDENTIAL) if secret else marked(within, count=int((minutes <= NORM_MINUTES).sum()))
    return WaitingTime(median, p90, within, NORM_MINUTES, n, people.wait_source)
