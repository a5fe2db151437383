"""What makes regions, centres, services and interviewers differ in the demonstration, without moving the country.

Each effect multiplies the chance of a mark below five by 1 - effect. Effects of one kind average to zero over the
people they fall on and are drawn independently of one another, so national figures stay exactly those of the truth.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from random import Random
from typing import TypeVar

from model.reference import Centre, Service, centres, services

K = TypeVar("K")

# The 17 regions of 2019 by today's codes. Akmola and Kostanay as published for 2019 (4.92 and 4.87 overall), Pavlodar
# and East Kazakhstan above the average as in 2020; the others are draft. They add up to zero.
REGIONS: Mapping[str, float] = {
    "110000000": 0.70, "150000000": -0.02, "190000000": -0.25, "230000000": -0.15, "270000000": 0.05,
    "310000000": -0.18, "350000000": -0.05, "390000000": 0.52, "430000000": -0.05, "470000000": -0.20,
    "550000000": 0.15, "590000000": 0.10, "610000000": -0.22, "630000000": 0.08, "710000000": -0.12,
    "750000000": -0.28, "790000000": -0.08,
}  # fmt: skip
INTERVIEWERS = 3  # in each region
CENTRE_SPREAD, INTERVIEWER_SPREAD, SERVICE_SPREAD = 0.10, 0.05, 0.12

# Rated highest and lowest in 2019; the others differ a little at random.
RATED_HIGH = frozenset(f"SVC{number:02}" for number in range(1, 9))
RATED_LOW = frozenset(f"SVC{number:02}" for number in range(9, 14))
FREQUENT = frozenset(
    f"SVC{number}"
    for number in ("04", "07", "10", "18", "20", "22", "23", "24", "28", "30", "34", "39", "40", "41", "42", "43", "46",
                   "47", "50", "57")
)  # fmt: skip
REACHED: Mapping[str, Mapping[str, float]] = {
    "centre": {"state_corp": 3, "central": 2, "local": 1, "subordinate": 0.4},
    "provider": {"state_corp": 0.3, "central": 1, "local": 3, "subordinate": 2},
    "electronic": {"state_corp": 2, "central": 1.5, "local": 1.5, "subordinate": 1},
}


@cache
def service_weights(family: str) -> Mapping[str, float]:
    """How often each service is received through channels of this family, as relative frequencies."""
    return {one.id: (6.0 if one.id in FREQUENT else 1.0) * REACHED[family][one.provider_type] for one in services()}


def service_effects(seed: int, family: str) -> Mapping[str, float]:
    """Higher is better, zero on average over the people of this family of channels."""
    random = Random(f"services {seed}")  # noqa: S311  a simulation
    return centred({one.id: _service(one, random) for one in services()}, service_weights(family))


def _service(one: Service, random: Random) -> float:
    small = random.uniform(-SERVICE_SPREAD, SERVICE_SPREAD)
    return small + (0.40 if one.id in RATED_HIGH else -0.50 if one.id in RATED_LOW else 0.0)


@cache
def centres_of(kato: str) -> tuple[Centre, ...]:
    """The centres of a region."""
    return tuple(centre for centre in centres() if centre.kato == kato)


def centre_effects(seed: int) -> Mapping[str, float]:
    """Zero on average in each region, where people come to centres in proportion to their windows."""
    random = Random(f"centres {seed}")  # noqa: S311  a simulation
    found: dict[str, float] = {}
    for kato in REGIONS:
        drawn = {centre.id: random.uniform(-CENTRE_SPREAD, CENTRE_SPREAD) for centre in centres_of(kato)}
        found |= centred(drawn, {centre.id: centre.windows for centre in centres_of(kato)})
    return found


def interviewer_effects(seed: int) -> Mapping[tuple[str, int], float]:
    """Zero on average in each region, whose interviewers share its people equally."""
    random = Random(f"interviewers {seed}")  # noqa: S311  a simulation
    found: dict[tuple[str, int], float] = {}
    for kato in REGIONS:
        team = [(kato, number) for number in range(INTERVIEWERS)]
        drawn = {one: random.uniform(-INTERVIEWER_SPREAD, INTERVIEWER_SPREAD) for one in team}
        found |= centred(drawn, dict.fromkeys(team, 1.0))
    return found


def centred(effects: Mapping[K, float], weights: Mapping[K, float]) -> dict[K, float]:
    """The effects less their weighted average."""
    average = mean((effects[key], weights[key]) for key in effects)
    return {key: effect - average for key, effect in effects.items()}


def mean(pairs: Iterable[tuple[float, float]]) -> float:
    """The weighted average of (value, weight) pairs."""
    known = list(pairs)
    return sum(value * weight for value, weight in known) / sum(weight for _, weight in known)
