"""From people to filled-in interviews: plans of answers to the citizen survey, in the order in which they are given."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from random import Random

from model.demonstration.population import Person, Population, pick
from model.demonstration.words import ADDRESSEES, SUGGESTIONS, WISHES
from model.reference import eservice_items, items

OFFSET = "+05:00"
HOURS: Mapping[int, float] = {9: 0.13, 10: 0.17, 11: 0.17, 12: 0.11, 13: 0.07, 14: 0.12, 15: 0.11, 16: 0.08, 17: 0.04}
DAYS = 20  # working days of the fieldwork
VISITS: Mapping[str, float] = {"1": 0.74, "2": 0.18, "3": 0.06, "4": 0.015, "6": 0.005}
RESULTS: Mapping[str, float] = {"received": 0.88, "in_progress": 0.10, "refused": 0.02}
UNOFFICIAL: Mapping[str, float] = {"no": 0.968, "prefer_not": 0.025, "yes": 0.007}
HAS_TICKET: Mapping[str, float] = {"centre": 0.88, "provider": 0.30}
SUGGESTS = 0.22
WAIT_MEDIAN, WAIT_SPREAD = 9.0, 0.75  # minutes, and the standard deviation of their logarithm
SERVE_MEDIAN, SERVE_SPREAD = 11.0, 0.45


@dataclass(frozen=True, slots=True)
class Plan:
    """One interview to be made: who by, when, in which language; and each answer as written in XML, by path."""

    number: int
    region: str
    interviewer: int
    language: str
    day: int
    clock: str
    answers: Mapping[str, str]


def respondents(population: Population, n: int, *, first: int = 0) -> Iterator[Plan]:
    """So many interviews to be made, from the person of this number on; the regions by turns."""
    return (plan(population.seed, person) for person in population.people(n, first=first))


def plan(seed: int, person: Person) -> Plan:
    """The interview with this person."""
    random = Random(f"{seed} {person.number} interview")  # noqa: S311  a simulation
    minute = 60 * int(pick(random, [str(hour) for hour in HOURS], list(HOURS.values()))) + random.randrange(60)
    times, ended = _times(random, person, minute)
    answers = {
        **_place(person), **times, **_visit(random, person), **_marks(person, "INF ACC EMP PRO DEA COS"),
        **_rights(random, person), **_marks(person, "FEE RES"), **_eservice(person), **_private(random, person),
        **_profile(person),
    }  # fmt: skip
    day = random.randrange(DAYS)
    return Plan(person.number, person.region, person.interviewer, person.language, day, _clock(ended), answers)


def _place(person: Person) -> dict[str, str]:
    found = {
        "/data/agreement/consent": "yes",
        "/data/place/region": person.region,
        "/data/place/F9": person.channel,
        "/data/place/centre": person.centre,
        "/data/place/F10": person.service,
        "/data/place/P3": person.profile["P3"],
    }
    return {path: value for path, value in found.items() if value}


def _times(random: Random, person: Person, minute: int) -> tuple[dict[str, str], int]:
    """The times of the visit, or the minutes that are remembered, mostly rounded to five; and when it was over."""
    if person.family == "electronic":
        return {}, minute
    waited = min(150, round(random.lognormvariate(0, WAIT_SPREAD) * WAIT_MEDIAN))
    called = minute + waited
    left = called + max(2, round(random.lognormvariate(0, SERVE_SPREAD) * SERVE_MEDIAN))
    if random.random() < HAS_TICKET[person.family]:
        moments = zip(("F1", "F2", "F3"), (minute, called, left), strict=True)
        return {f"/data/facts/{name}": time_of_day(moment) for name, moment in moments}, left
    stated = 5 * round(waited / 5) if random.random() < 0.8 else waited
    return {"/data/facts/wait_stated": str(stated)}, left


def _visit(random: Random, person: Person) -> dict[str, str]:
    visits = "1" if person.family == "electronic" else pick(random, list(VISITS), list(VISITS.values()))
    return {"/data/facts/F4": visits, "/data/facts/F5": pick(random, list(RESULTS), list(RESULTS.values()))}


def _marks(person: Person, criteria: str) -> dict[str, str]:
    return {
        f"/data/{criterion.lower()}/{item}": person.marks[item]
        for criterion in criteria.split()
        for item in _items(criterion)
        if item in person.marks
    }


@cache
def _items(criterion: str) -> tuple[str, ...]:
    return tuple(item.id for item in items() if item.criterion == criterion)


def _rights(random: Random, person: Person) -> dict[str, str]:
    found = {
        "/data/rights/F6": " ".join(person.violations) or "NONE",
        "/data/rights/F7": "yes" if person.complained else "no",
    }
    if person.complained:
        found["/data/rights/F7_to"] = random.choice(ADDRESSEES[person.language])
    return found


def _eservice(person: Person) -> dict[str, str]:
    asked = [item.id for item in eservice_items() if item.id in person.marks]
    return {f"/data/eservice/{item}": person.marks[item] for item in asked}


def _private(random: Random, person: Person) -> dict[str, str]:
    found = {"/data/private/F8": pick(random, list(UNOFFICIAL), list(UNOFFICIAL.values()))}
    if random.random() < SUGGESTS:
        wish = pick(random, list(WISHES), list(WISHES.values()))
        found["/data/private/F11"] = random.choice(SUGGESTIONS[person.language][wish])
    return found


def _profile(person: Person) -> dict[str, str]:
    return {
        **{f"/data/profile/{fact}": person.profile[fact] for fact in ("P1", "P2", "P4")},
        "/data/profile/P5": person.language,
    }


def time_of_day(minute: int) -> str:
    """A minute of the day as an answer of type time."""
    return f"{_clock(minute)}:00.000{OFFSET}"


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
