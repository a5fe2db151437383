"""The mystery visits of the demonstration: plans of answers to the visit form, most of them good, a few telling."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random

from model.demonstration import effects
from model.demonstration.answers import DAYS, time_of_day
from model.demonstration.population import Population, pick
from model.demonstration.words import INCIDENTS, VISIT_COMMENTS
from model.reference import published, visit_items

STATUSES: Mapping[int, str] = {4: "MV2", 9: "MV4", 13: "MV3", 16: "MV5"}  # of each twenty; the others are done
FAILING: Mapping[str, float] = {"ACC": 0.12, "INF": 0.15, "DEA": 0.20, "EMP": 0.10, "PRO": 0.08, "COS": 0.06,
                                "FEE": 0.25, "RES": 0.15}  # fmt: skip
CRITICAL_FAILING = 0.04
NOT_APPLICABLE = 0.03
OBSERVED = ("MV1", "MV3", "MV4")
AFTER_CALL = frozenset({"DEA", "EMP", "PRO", "COS", "RES"})  # cannot be judged by somebody who was never called
NOON, AFTERNOON = 12 * 60, 15 * 60  # where one part of the day ends and the next begins


@dataclass(frozen=True, slots=True)
class VisitPlan:
    """One mystery visit to be logged; the answers as they are written in XML, by path, in their order."""

    number: int
    region: str
    centre: str
    language: str
    status: str
    day: int
    clock: str
    answers: Mapping[str, str]


def visits(population: Population, n: int = 0) -> Iterator[VisitPlan]:
    """So many visits, by default as many as there were shoppers in 2019; the regions by turns."""
    return (visit(population.seed, number) for number in range(n or published().mystery_shoppers))


def visit(seed: int, number: int) -> VisitPlan:
    """The visit of this number."""
    random = Random(f"{seed} visit {number}")  # noqa: S311  a simulation
    region = tuple(effects.REGIONS)[number % len(effects.REGIONS)]
    there = effects.centres_of(region)
    centre = there[number // len(effects.REGIONS) % len(there)].id
    status = STATUSES.get(number % 20, "MV1")
    weights = effects.service_weights("centre")
    arrived = random.randrange(9 * 60 + 10, 16 * 60)
    times, left = _times(random, status, arrived)
    answers = {
        "/data/briefing/certified": "2026-10-01",
        "/data/place/region": region,
        "/data/place/centre": centre,
        "/data/place/service": pick(random, tuple(weights), tuple(weights.values())),
        "/data/place/shift": "morning" if arrived < NOON else "midday" if arrived < AFTERNOON else "evening",
        **times,
        "/data/times/status": status,
        **(_checklist(random, status) if status in OBSERVED else {}),
        **({"/data/result/comment": VISIT_COMMENTS[status]} if status != "MV1" else {}),
    }
    language = random.choice(("kk", "ru"))
    clock = time_of_day(left)[:5]
    return VisitPlan(number, region, centre, language, status, random.randrange(DAYS), clock, answers)


def _times(random: Random, status: str, arrived: int) -> tuple[dict[str, str], int]:
    """The moments that this visit had, and when it was over."""
    ticket = arrived + random.randint(1, 4)
    called = ticket + min(58, round(random.lognormvariate(2.2, 0.6)))
    served = called + random.randint(4, 22)
    moments = {"arrived": arrived}
    if status == "MV1":
        moments |= {"ticket": ticket, "called": called, "served": served, "left": served + random.randint(1, 4)}
    elif status == "MV4":
        moments |= {"ticket": ticket, "left": ticket + random.randint(61, 75)}
    elif status == "MV5":
        moments |= {"ticket": ticket, "left": ticket + random.randint(3, 12)}
    found = {f"/data/times/{name}": time_of_day(moment) for name, moment in moments.items()}
    if status == "MV1":
        found["/data/times/window"] = str(random.randint(1, 12))
    return found, max(moments.values())


def _checklist(random: Random, status: str) -> dict[str, str]:
    """Yes, no or not applicable for each line; whoever saw a critical one fail says what happened."""
    found: dict[str, str] = {}
    for item in visit_items():
        unseen = status != "MV1" and item.criterion in AFTER_CALL
        failing = CRITICAL_FAILING if item.critical else FAILING[item.criterion]
        drawn = random.random()
        missing = 0 if item.critical else NOT_APPLICABLE
        answer = "na" if unseen or drawn > 1 - missing else "no" if drawn < failing else "yes"
        path = f"/data/{item.criterion.lower()}/{item.id}"
        found[path] = answer
        if item.critical and answer == "no":
            found[f"{path}_what"] = INCIDENTS[item.id]
    return found
