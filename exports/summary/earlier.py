"""The same quarter of an earlier wave beside ours, as two independent samples (method 6.5)."""

from exports.estimates.differences import holm, p_of
from exports.estimates.estimate import Estimate
from exports.estimates.printing import SMALL_COUNT
from exports.snapshot import Snapshot
from exports.summary.against import said
from exports.summary.interviews import interviews
from exports.summary.regions import whole_country
from exports.summary.shapes import UNKNOWN, Earlier, Headline
from exports.summary.territory import Territory, headline


def earlier_of(before: Snapshot | None, mine: Territory, now: Headline) -> Earlier | None:
    """The earlier headline of the same territory, of the same criteria; None if there was hardly anybody.

    Two changes, corrected as one table. A region with other borders since cannot be told from its interviews: waves
    that cross June 2022 are compared in the frame of 17 by their records (method 3.2).
    """
    if before is None:
        return None
    people = interviews(before)
    part = people.region_part(mine.kato) if mine.kato else people
    part = part.centre_part(mine.centre) if mine.centre else part
    if len(part) <= SMALL_COUNT or part.citizen.criteria != mine.people.citizen.criteria:
        return None
    block = whole_country(part)
    then = headline(block, mine.used, mine.weights)
    pairs = [_contrast(now.mean, then.mean), _contrast(now.full_all, then.full_all)]
    corrected = holm([None if one is None else p_of(*one) for one in pairs])
    mean, full = (
        UNKNOWN if one is None else said(*one, p, is_mean=is_mean)
        for one, p, is_mean in zip(pairs, corrected, (True, False), strict=True)
    )
    return Earlier(before.fieldwork.wave, then.mean, then.full_all, then.n, mean, full)


def _contrast(now: Estimate, then: Estimate) -> tuple[float, float] | None:
    if now.value is None or then.value is None or not (now.shown and then.shown):
        return None
    return now.value - then.value, (now.se or 0.0) ** 2 + (then.se or 0.0) ** 2
