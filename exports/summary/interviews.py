"""The accepted interviews as the estimates need them: who rated what, where, through which channel; no figure yet."""

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from exports.estimates.design import Floats, Ints, Sample
from exports.frames import Columns, answers
from exports.snapshot import Snapshot
from exports.summary import names
from exports.summary.arrivals import Arrivals, arrivals
from exports.summary.contacts import Contacts, contacts
from exports.summary.shapes import Named, WaitSource
from exports.summary.weighting import Weighted, weighted
from exports.variables import Variable
from model import reference

Texts = NDArray[np.object_]
Groups = tuple[tuple[int, ...], ...]

GIVEN = 2  # of Interviews.suggested


@dataclass(frozen=True, slots=True, eq=False)
class Rated:
    """A block of rated items: their codes, and which of them make a criterion."""

    items: tuple[Variable, ...]
    names: tuple[Named, ...]
    codes: NDArray[np.int8]
    criteria: tuple[str, ...]
    groups: tuple[tuple[int, ...], ...]
    weights: Floats  # of each item within its criterion, as the form says

    def only(self, rows: Ints) -> "Rated":
        """The answers of these interviews."""
        return replace(self, codes=self.codes[rows])


@dataclass(frozen=True, slots=True, eq=False)
class Interviews:
    """Columns of equal length, one row an accepted interview; "" where something is unknown or was not asked."""

    instance: Texts  # the id of the response
    citizen: Rated
    eservice: Rated
    region: Texts
    settlement: Texts
    centre: Texts
    service: Texts
    channel: Texts
    language: Texts
    person: Texts
    day: Texts
    violations: Texts  # None: not asked
    complained: Texts  # None: not asked
    minutes: Floats  # not a number where unknown
    wait_source: WaitSource
    arrived: Arrivals
    suggested: NDArray[np.int8]  # 0 was not asked for a suggestion, 1 gave none, 2 gave one
    sample: Sample
    weighted: Weighted
    turned_away: tuple[tuple[str, str], ...]  # region and reason of each interview that is not counted
    contacts: Contacts
    kept: dict[str, Any] = field(default_factory=dict)  # what every region's paper needs, made once

    def __len__(self) -> int:
        return len(self.region)

    def only(self, rows: Ints, *, kato: str = "") -> "Interviews":
        """These interviews in the design of all: a region, or a centre of it; with who was turned away in a region."""
        columns = {
            one.name: getattr(self, one.name)[rows]
            for one in fields(self)
            if isinstance(getattr(self, one.name), np.ndarray)
        }
        kinds = ("citizen", "eservice", "arrived", "sample", "weighted")
        parts = {name: getattr(self, name).only(rows) for name in kinds}
        away = tuple(one for one in self.turned_away if one[0] == kato) if kato else ()
        return replace(self, **columns, **parts, turned_away=away, contacts=self.contacts.of(kato), kept={})

    def region_part(self, kato: str) -> "Interviews":
        """The interviews of one region; made once."""
        if kato not in self.kept:
            self.kept[kato] = self.only(np.flatnonzero(self.region == kato), kato=kato)
        part: Interviews = self.kept[kato]
        return part

    def centre_part(self, centre: str) -> "Interviews":
        """The interviews of one centre; made once. Nobody knows who was turned away there."""
        if centre not in self.kept:
            self.kept[centre] = self.only(np.flatnonzero(self.centre == centre))
        part: Interviews = self.kept[centre]
        return part

    @property
    def collected(self) -> int:
        """Interviews that came in, counted or not."""
        return len(self) + len(self.turned_away)

    @property
    def excluded(self) -> tuple[tuple[str, int], ...]:
        """How many are not counted, by reason."""
        return tuple(sorted(Counter(reason for _, reason in self.turned_away).items()))

    @property
    def days(self) -> tuple[date | None, date | None]:
        """First and last day of interviewing."""
        known = sorted(day for day in set(self.day.tolist()) if day)
        return (date.fromisoformat(known[0]), date.fromisoformat(known[-1])) if known else (None, None)


def interviews(snapshot: Snapshot) -> Interviews:
    """The accepted interviews of a snapshot; read once."""
    if "interviews" not in snapshot.kept:
        snapshot.kept["interviews"] = _interviews(snapshot)
    kept: Interviews = snapshot.kept["interviews"]
    return kept


def _interviews(snapshot: Snapshot) -> Interviews:
    found = answers(snapshot)
    reasons = _reasons(found)
    counted = np.array([not reason for reason in reasons], dtype=bool)
    everywhere = _known(found.first(role="region"), [one.region for one in found.submissions])
    accepted, region = found.taken(counted), everywhere[counted]
    centre, day = _known(accepted.first(role="centre")), _days(accepted)
    settlement = _settlements(centre, _known(accepted.first(role="settlement")))
    person = np.array([one.person for one in accepted.submissions], dtype=object)
    minutes, source = _minutes(accepted)
    weights = weighted(snapshot, accepted.first(role="weight"), region)
    return Interviews(
        instance=np.array([one.instance_id for one in accepted.submissions], dtype=object),
        citizen=_citizen(snapshot, accepted),
        eservice=_eservice(snapshot, accepted),
        region=region,
        settlement=settlement,
        centre=centre,
        service=_known(accepted.first(role="service")),
        channel=_known(accepted.first(role="channel")),
        language=_known(accepted.first(profile="language")),
        person=person,
        day=day,
        violations=accepted.first(fact="violations"),
        complained=accepted.first(fact="complaint"),
        minutes=minutes,
        wait_source=source,
        arrived=arrivals(accepted, day, minutes),
        suggested=_suggested(accepted.first(fact="suggestion")),
        sample=_sample(snapshot, region, settlement, _known(centre, person.tolist()), day).weighted(weights.weight),
        weighted=weights,
        turned_away=(
            *((place, reason) for place, reason in zip(everywhere, reasons, strict=True) if reason),
            *[("", "duplicate")] * snapshot.duplicates,
        ),
        contacts=contacts(found, everywhere),
    )


def _suggested(texts: Texts) -> NDArray[np.int8]:
    return np.array([0 if text is None else 1 + bool(text) for text in texts.tolist()], dtype=np.int8)


def _reasons(found: Columns) -> list[str]:
    """Why an interview is not counted; "" if it is."""
    consent = found.first(role="consent")
    rated = found.codes([one.column for one in found.having(role="item")])
    asked = (rated != 0).any(axis=1)
    return [
        "no_consent" if answer == "no" else "" if rates else "incomplete"
        for answer, rates in zip(consent, asked, strict=True)
    ]


def _known(texts: Texts, otherwise: list[str] | None = None) -> Texts:
    """Without None; what is empty is taken from elsewhere."""
    spare = otherwise or [""] * len(texts)
    return np.array([text or other for text, other in zip(texts, spare, strict=True)], dtype=object)


def _days(found: Columns) -> Texts:
    day = found.first(role="day")
    if not any(day):
        day = found.texts("today")  # the day of the interview as every XForm writes it
    return np.array([_day(text or "") for text in day], dtype=object)


@lru_cache(4096)
def _day(text: str) -> str:
    """The day in its one spelling; a foreign device may write anything, and what is no day is unknown."""
    try:
        return date.fromisoformat(text[:10]).isoformat()
    except ValueError:
        return ""


def _settlements(centre: Texts, answered: Texts) -> Texts:
    """Where the centre stands; without a centre where the respondent lives."""
    types = {entry.code: entry.type for entry in reference.centres()}
    return np.array([types.get(code) or own for code, own in zip(centre, answered, strict=True)], dtype=object)


def _sample(snapshot: Snapshot, region: Texts, settlement: Texts, place: Texts, day: Texts) -> Sample:
    """Strata are region by settlement, clusters are centre-days; where a day is missing no clusters are claimed."""
    deff = snapshot.fieldwork.deff
    if not len(region) or not all(day) or not all(place):
        return Sample.of(len(region), deff=deff)
    strata = [f"{a}|{b}" for a, b in zip(region, settlement, strict=True)]
    clusters = [f"{a}|{b}" for a, b in zip(place, day, strict=True)]
    return Sample.of(len(region), strata=strata, clusters=clusters, deff=deff)


def _citizen(snapshot: Snapshot, found: Columns) -> Rated:
    items = tuple(one for one in found.having(role="item") if one.criterion)
    present = {one.criterion for one in items}
    known = [entry.id for entry in reference.criteria() if entry.id in present]
    criteria = tuple(known + sorted(present - set(known)))
    groups = tuple(tuple(at for at, one in enumerate(items) if one.criterion == key) for key in criteria)
    return _rated(snapshot, found, items, criteria, groups)


def _eservice(snapshot: Snapshot, found: Columns) -> Rated:
    """Each item stands for itself."""
    items = found.having(role="eservice")
    groups = tuple((at,) for at in range(len(items)))
    return _rated(snapshot, found, items, tuple(one.column for one in items), groups)


def _rated(
    snapshot: Snapshot, found: Columns, items: tuple[Variable, ...], criteria: tuple[str, ...], groups: Groups
) -> Rated:
    codes = found.codes([one.column for one in items])
    weights = np.array([one.weight or 1.0 for one in items], dtype=float)
    return Rated(items, tuple(_named(snapshot, one) for one in items), codes, criteria, groups, weights)


def _named(snapshot: Snapshot, item: Variable) -> Named:
    """As the reference lists call it; an item of another questionnaire is called as its newest form asks it."""
    known = names.item(item.column)
    form = next((one for _, one in sorted(snapshot.forms.items(), reverse=True) if item.path in one.questions), None)
    if known.kk or form is None:
        return known
    return Named(item.column, *(form.label(item.path, language) for language in ("en", "ru", "kk")))


def _minutes(found: Columns) -> tuple[Floats, WaitSource]:
    """The minutes in the queue as the form works them out, and whether they come from tickets, words, or both."""
    minutes = np.array([_number(text) for text in found.first(time="waiting")], dtype=float)
    said = np.array([bool(text) for text in found.first(time="stated")], dtype=bool)
    known = ~np.isnan(minutes)
    if not (known & said).any():
        return minutes, WaitSource.TICKET
    return minutes, WaitSource.BOTH if (known & ~said).any() else WaitSource.STATED


@lru_cache(4096)
def _number(text: Any) -> float:
    try:
        number = float(text) if text else math.nan
    except ValueError:
        return math.nan
    return number if math.isfinite(number) else math.nan


def providers(people: Interviews) -> Texts:
    """The kind of provider of each interview's service (method 4.4); "" where it is unknown."""
    return grouped(people.service, {one.id: one.provider_type for one in reference.services()})


def grouped(values: Texts, group: Mapping[str, str]) -> Texts:
    """The group of each value; "" where it has none."""
    return np.array([group.get(value, "") for value in values.tolist()], dtype=object)


def positions(values: Texts, labels: list[str]) -> Ints:
    """The place of each value among the labels; -1 if it is none of them."""
    places = {label: at for at, label in enumerate(labels)}
    return np.array([places.get(value, -1) for value in values], dtype=np.int64)
