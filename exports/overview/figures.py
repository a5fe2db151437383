"""The figures of a part of the interviews against the country: what one screen shows, raw and free of language."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import numpy as np

from exports.estimates.design import Floats
from exports.estimates.estimate import Estimate, Measure
from exports.overview.filters import Choice, Filters, Mask, choices, inside
from exports.overview.taking import Taken
from exports.summary import domains, history, names
from exports.summary.against import difference
from exports.summary.contacts import outcomes
from exports.summary.facts import waiting
from exports.summary.hours import hours
from exports.summary.interviews import Interviews, positions
from exports.summary.measures import Block, overall_of
from exports.summary.regions import whole_country
from exports.summary.shapes import (
    UNKNOWN,
    CriterionRow,
    Difference,
    Headline,
    HourWait,
    Named,
    Outcomes,
    TrendPoint,
    WaitingTime,
)
from exports.summary.territory import QUOTA, criterion_weights, headline, rated_of
from model import reference

PER_CENTRE, PER_REGION = 100, 400  # interviews to aim at in a reported centre and in a region (method 5.2)


@dataclass(frozen=True, slots=True)
class RegionPart:
    """A region under the same filters but its own."""

    region: Named
    mean: Estimate
    full_all: Estimate
    n: int


@dataclass(frozen=True, slots=True)
class CentreProgress:
    """How far a centre is: counted interviews, those of the last day among them, and how many to aim at."""

    centre: Named
    n: int
    last: int
    aim: int = PER_CENTRE


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """One screen. `country` is None where the part is the whole: there is nothing to hold it against."""

    filters: Filters
    n: int
    of: int
    headline: Headline
    country: Headline | None
    against_rest: Difference
    full_against_rest: Difference
    criteria: tuple[CriterionRow, ...]
    trend: tuple[TrendPoint, ...]  # of the region or the country, whatever else is filtered
    trend_n: int
    regions: tuple[RegionPart, ...]
    regions_used: int  # criteria that have their base in every one of them
    centres: tuple[CentreProgress, ...]
    days: tuple[tuple[str, int], ...]  # ISO date, interviews
    elsewhere: int  # interviews that name no centre
    region_aim: int  # interviews to aim at in the chosen region; 0 where none is chosen
    waiting: WaitingTime
    hours: tuple[HourWait, ...]
    outcomes: Outcomes | None  # of the region or the country, whatever else is filtered
    choices: dict[str, tuple[Choice, ...]]


class StoppedError(Exception):
    """Somebody asked for other figures meanwhile."""


def overview(taken: Taken, filters: Filters, *, stopped: Callable[[], bool] = lambda: False) -> Overview:
    """The figures of what the filters leave; made once for each choice of filters. StoppedError when asked to stop."""
    if filters not in taken.kept:
        taken.kept[filters] = _Making(taken, filters, stopped).overview()
    kept: Overview = taken.kept[filters]
    return kept


class _Making:
    """The steps of one overview; between two of them it looks whether it is still wanted."""

    def __init__(self, taken: Taken, filters: Filters, stopped: Callable[[], bool]) -> None:
        self.taken, self.filters, self.stopped = taken, filters, stopped
        self.people = taken.people
        self.weights = criterion_weights(self.people)
        self.mask = inside(taken.facets, filters)

    def overview(self) -> Overview:
        mask, people, kato = self.mask, self.people, self.filters.value("region")
        whole = whole_country(people)
        block = _part(people, mask)
        used = self._used(block, mask)
        head = headline(block, used, self.weights)
        self._look()
        part = bool(mask.any() and not mask.all())
        criteria, _items = rated_of(block, whole, None)
        self._look()
        trend, trend_n = self._trend()
        self._look()
        regions, regions_used = self._regions()
        centres, elsewhere = _centres(people, mask)
        return Overview(
            filters=self.filters,
            n=int(mask.sum()),
            of=len(people),
            headline=head,
            country=headline(whole, used, self.weights) if part else None,
            against_rest=difference(block, overall_of(Measure.MEAN, used), head.mean) if part else UNKNOWN,
            full_against_rest=difference(block, overall_of(Measure.SHARE_ASKED, used), head.full_all)
            if part
            else UNKNOWN,
            criteria=criteria,
            trend=trend,
            trend_n=trend_n,
            regions=regions,
            regions_used=regions_used,
            centres=centres,
            days=_days(people, mask),
            elsewhere=elsewhere,
            region_aim=PER_REGION if kato else 0,
            waiting=waiting(people, mask),
            hours=hours(people.only(np.flatnonzero(mask))),
            outcomes=outcomes(people.contacts.of(kato) if kato else people.contacts, quota=QUOTA),
            choices=choices(self.taken.facets, self.filters),
        )

    def _look(self) -> None:
        if self.stopped():
            raise StoppedError

    def _used(self, block: Block, mask: Mask) -> Floats:
        """The criteria that have their base in this part; both sides of a comparison are made of them."""
        return block.usable(self.weights, among=np.array([True] + [False] * (block.count - 1)))

    def _trend(self) -> tuple[tuple[TrendPoint, ...], int]:
        """The published waves speak of whole regions, so our own point does too."""
        kato, taken = self.filters.value("region"), self.taken
        mask = inside(taken.facets, Filters().having("region", kato))
        block = _part(self.people, mask)
        head = headline(block, self._used(block, mask), self.weights)
        year = (self.people.days[1] or date(1900, 1, 1)).year
        own = history.ours(year, taken.snapshot.fieldwork.wave, head.n, head.mean, head.full_all)
        told = taken.snapshot.told
        return (history.region(kato, own, told) if kato else history.country(own, told)), head.n

    def _regions(self) -> tuple[tuple[RegionPart, ...], int]:
        """Every region of the list that has interviews, and of how many criteria; empty where only one has."""
        mask = inside(self.taken.facets, self.filters.having("region", ""))
        known = set(self.people.region[mask].tolist())
        keys = [one.id for one in reference.regions() if one.id in known]
        if len(set(self.people.region.tolist()) & set(reference.regions().keys())) < 2:
            return (), 0
        domain = np.where(mask, positions(self.people.region, keys), -1)
        whole = whole_country(self.people)
        block = Block(self.people.citizen, self.people.sample, domain, len(keys), whole.respondents)
        made = domains.table(block, self.weights)
        parts = (
            RegionPart(names.region(key), made.mean[at], made.full_all[at], int(made.n[at]))
            for at, key in enumerate(keys)
        )
        return tuple(parts), made.criteria_used


def _part(people: Interviews, mask: Mask) -> Block:
    """The part and, where there is one, the rest."""
    domain = np.where(mask, 0, 1 if mask.any() else -1)
    count = 1 if mask.all() or not mask.any() else 2
    return Block(people.citizen, people.sample, domain, count, whole_country(people).respondents)


def _centres(people: Interviews, mask: Mask) -> tuple[tuple[CentreProgress, ...], int]:
    """The centres with interviews, the least done first; how many interviews name none."""
    counted = Counter(people.centre[mask].tolist())
    last = max(people.day[mask].tolist(), default="")
    of_last = Counter(people.centre[mask & (people.day == last)].tolist())
    elsewhere = counted.pop("", 0)
    named = [(names.named(reference.centres(), key), n) for key, n in counted.items()]
    rows = [CentreProgress(centre, n, of_last[centre.id]) for centre, n in named]
    return tuple(sorted(rows, key=lambda row: (row.n, row.centre.id))), elsewhere


def _days(people: Interviews, mask: Mask) -> tuple[tuple[str, int], ...]:
    counted = Counter(people.day[mask].tolist())
    counted.pop("", None)
    return tuple(sorted(counted.items()))
