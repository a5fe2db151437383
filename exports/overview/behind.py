"""The interviews behind a figure, for the screen of whoever may see interviews; no paper and no file is made of them.

A figure names its interviews by `about`: "all", "criterion:INF", "region:110000000", "centre:C1001", "day:2026-11-03",
"wait:9" (the hour).
"""

from dataclasses import dataclass

import numpy as np

from exports.overview.filters import Filters, Mask, inside
from exports.overview.taking import Taken
from exports.summary.regions import whole_country


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
    rows = np.flatnonzero(rows_of(taken, filters, about))
    people = taken.people
    known = {row.instance_id: row for row in taken.received}
    scores = whole_country(people).respondents
    found = []
    for at in rows.tolist():
        row = known.get(people.instance[at])
        rated = scores[at][~np.isnan(scores[at])]
        found.append(
            Behind(
                people.instance[at],
                people.day[at],
                (row.person_name or row.person) if row else people.person[at],
                people.region[at],
                people.centre[at],
                people.service[at],
                people.channel[at],
                float(rated.mean()) if len(rated) else None,
                row.seconds if row else -1,
            )
        )
    return tuple(sorted(found, key=lambda one: one.day, reverse=True))


def rows_of(taken: Taken, filters: Filters, about: str) -> Mask:
    """Which rows are behind a figure."""
    kind, _, key = about.partition(":")
    if kind == "region":
        return inside(taken.facets, filters.having("region", key))
    chosen = inside(taken.facets, filters)
    if kind == "criterion":
        rated = taken.people.citizen
        items = rated.codes[:, list(rated.groups[rated.criteria.index(key)])]
        asked: Mask = np.asarray((items > 0).any(axis=1), dtype=np.bool_)
        return np.logical_and(chosen, asked)
    columns = {"centre": taken.people.centre, "day": taken.people.day}
    return chosen & (columns[kind] == key) if kind in columns else chosen
