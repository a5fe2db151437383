"""The interviews behind a figure, for the screen of whoever may see interviews; no paper and no file is made of them.

A figure names its interviews by `about`: "all", "criterion:INF", "region:110000000", "centre:C1001", "day:2026-11-03",
"wait:weekdays:9" (days and hour), "outcome:2.11".
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from exports.overview.filters import Filters, Mask, inside
from exports.overview.taking import Taken
from exports.summary.hours import SATURDAY
from exports.summary.regions import whole_country
from exports.summary.shapes import Days
from model import reference

if TYPE_CHECKING:
    from model.workspace import ReceivedRow


@dataclass(frozen=True, slots=True)
class Behind:
    """One interview as a line of a list. `score` is the mean of its criteria; `seconds` is -1 where unknown."""

    instance: str
    day: str
    person: str
    region: str
    centre: str
    service: str
    channel: str
    score: float | None
    seconds: int


def behind(taken: Taken, filters: Filters, about: str = "all") -> tuple[Behind, ...]:
    """The interviews that a figure was made from, the newest first."""
    known = {row.instance_id: row for row in taken.received}
    if about.startswith("outcome:"):
        found = _contacts(taken, filters.value("region"), about.partition(":")[2], known)
    else:
        scores = _scores(taken)
        found = [_counted(taken, at, known, scores) for at in np.flatnonzero(rows_of(taken, filters, about)).tolist()]
    return tuple(sorted(found, key=lambda one: one.day, reverse=True))


def _scores(taken: Taken) -> list[float | None]:
    """The mean of each interview's criteria; None where none has one."""
    respondents = whole_country(taken.people).respondents
    known = ~np.isnan(respondents)
    count = known.sum(axis=1)
    means = np.where(known, respondents, 0.0).sum(axis=1) / np.maximum(count, 1)
    return [mean if n else None for mean, n in zip(means.tolist(), count.tolist(), strict=True)]


def _counted(taken: Taken, at: int, known: "Mapping[str, ReceivedRow]", scores: list[float | None]) -> Behind:
    """One that is counted, as its columns know it."""
    people, row = taken.people, known.get(taken.people.instance[at])
    return Behind(
        people.instance[at],
        people.day[at],
        (row.person_name or row.person) if row else people.person[at],
        people.region[at],
        people.centre[at],
        people.service[at],
        people.channel[at],
        scores[at],
        row.seconds if row else -1,
    )


def _contacts(taken: Taken, kato: str, outcome: str, known: "Mapping[str, ReceivedRow]") -> list[Behind]:
    """Contacts that ended so, those who took no part among them; of these only place, person and day are known."""
    contacts, people = taken.people.contacts, taken.people
    place = next(at for at, one in enumerate(reference.outcomes()) if one.id == outcome)
    rows = np.flatnonzero((contacts.code == place) & ((contacts.region == kato) if kato else True))
    counted, scores = {instance: at for at, instance in enumerate(people.instance.tolist())}, _scores(taken)
    found = []
    for at in rows.tolist():
        one, row = taken.snapshot.interviews[at], known.get(taken.snapshot.interviews[at].instance_id)
        if one.instance_id in counted:
            found.append(_counted(taken, counted[one.instance_id], known, scores))
            continue
        who, where = (row.person_name or row.person, row.centre) if row else (one.person, "")
        day = (row.started if row else one.received)[:10]
        region = contacts.region[at]
        found.append(Behind(one.instance_id, day, who, region, where, "", "", None, row.seconds if row else -1))
    return found


def rows_of(taken: Taken, filters: Filters, about: str) -> Mask:
    """Which rows are behind a figure."""
    people, (kind, _, key) = taken.people, about.partition(":")
    if kind == "region":
        return inside(taken.facets, filters.having("region", key))
    chosen = inside(taken.facets, filters)
    if kind == "criterion":
        items = people.citizen.codes[:, list(people.citizen.groups[people.citizen.criteria.index(key)])]
        return np.logical_and(chosen, (items > 0).any(axis=1))
    if kind == "wait":
        return np.logical_and(chosen, _came(taken, *key.split(":")))
    columns = {"centre": people.centre, "day": people.day}
    return chosen & (columns[kind] == key) if kind in columns else chosen


def _came(taken: Taken, days: str, hour: str) -> Mask:
    """Whose wait is known and began in this hour of such a day."""
    arrived = taken.people.arrived
    saturday, known = arrived.weekday == SATURDAY, (arrived.weekday >= 0) & (arrived.weekday <= SATURDAY)
    is_day = saturday if days == Days.SATURDAY else known & ~saturday
    found: Mask = is_day & (arrived.hour == int(hour)) & ~np.isnan(taken.people.minutes)
    return found
