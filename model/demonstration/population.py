"""The people of the demonstration: who they are, where they went, how content. Draws them; knows no questionnaire."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate
from math import erfc, sqrt
from random import Random

from model.demonstration import effects
from model.demonstration.truth import COMPLAIN, VIOLATIONS, Marginal, marginals
from model.reference import criteria, eservice_items, items, published

CONTENT = sqrt(0.55)  # how much one person's marks share: a respondent effect of 1.1 standard deviations
SILENT = sqrt(0.6)  # how much "not applicable" of one criterion goes together
TROUBLED = sqrt(0.2)  # how much violations and complaints go with discontent
OWN, APART, CALM = sqrt(1 - CONTENT**2), sqrt(1 - SILENT**2), sqrt(1 - TROUBLED**2)
FAMILIES = ("provider", "centre", "electronic")
CHANNELS: Mapping[str, Mapping[str, float]] = {
    "provider": {"PRO": 1.0},
    "centre": {"CSC": 0.86, "CSS": 0.04, "SCS": 0.08, "MCS": 0.02},
    "electronic": {"POR": 0.65, "MOB": 0.35},
}
KAZAKH: Mapping[str, float] = {  # share of interviews in Kazakh, draft; the others nearly all in Russian
    "110000000": 0.35, "150000000": 0.75, "190000000": 0.70, "230000000": 0.88, "270000000": 0.70, "310000000": 0.72,
    "350000000": 0.38, "390000000": 0.28, "430000000": 0.94, "470000000": 0.90, "550000000": 0.36, "590000000": 0.22,
    "610000000": 0.92, "630000000": 0.35, "710000000": 0.60, "750000000": 0.48, "790000000": 0.78,
}  # fmt: skip
ENGLISH = 0.004
PROFILE: Mapping[str, Mapping[str, float]] = {
    "P1": {"female": 0.58, "male": 0.42},
    "P2": {"18-24": 0.13, "25-34": 0.26, "35-44": 0.24, "45-54": 0.17, "55-64": 0.13, "65+": 0.07},
    "P3": {"urban": 0.61, "rural": 0.39},
    "P4": {"individual": 0.90, "entrepreneur": 0.07, "legal_entity": 0.03},
}
CITIES = frozenset({"710000000", "750000000", "790000000"})


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who received a service and is interviewed; `marks` holds the code given to each item asked."""

    number: int
    region: str
    interviewer: int
    language: str
    family: str
    channel: str
    centre: str
    service: str
    profile: Mapping[str, str]
    marks: Mapping[str, str]
    violations: tuple[str, ...]
    complained: bool


class Population:
    """The people of one seed. The same number is always the same person, however many are asked."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self._regions = tuple(effects.REGIONS)
        self._centre_effects = effects.centre_effects(seed)
        self._interviewer_effects = effects.interviewer_effects(seed)
        self._service_effects = {family: effects.service_effects(seed, family) for family in FAMILIES}
        self._marginals = marginals()
        self._shares = tuple(published().channels[family] for family in FAMILIES)

    def people(self, n: int, *, first: int = 0) -> Iterator[Person]:
        """So many people, the regions by turns: each gets n / 17 of them."""
        return (self.person(number) for number in range(first, first + n))

    def person(self, number: int) -> Person:
        """The one of this number."""
        random = Random(f"{self.seed} {number}")  # noqa: S311  a simulation
        region = self._regions[number % len(self._regions)]
        interviewer = number // len(self._regions) % effects.INTERVIEWERS
        family = pick(random, FAMILIES, self._shares)
        channel = pick(random, tuple(CHANNELS[family]), tuple(CHANNELS[family].values()))
        centre = self._centre(random, region) if family == "centre" else ""
        service = pick(random, self._services, self._service_weights[family])
        content = random.gauss(0, 1)
        complained = _happens(random, content, COMPLAIN)
        worse = self._worse(region, interviewer, family, centre, service)
        return Person(
            number, region, interviewer, _language(random, region), family, channel, centre, service,
            _profile(random, region), self._marks(random, family, complained, content, worse),
            tuple(kind for kind, share in VIOLATIONS.items() if _happens(random, content, share)), complained,
        )  # fmt: skip

    @cached_property
    def _services(self) -> tuple[str, ...]:
        return tuple(effects.service_weights("centre"))

    @cached_property
    def _service_weights(self) -> Mapping[str, tuple[float, ...]]:
        return {family: tuple(effects.service_weights(family).values()) for family in FAMILIES}

    def _centre(self, random: Random, region: str) -> str:
        there = effects.centres_of(region)
        return pick(random, tuple(one.id for one in there), tuple(one.windows for one in there))

    def _worse(self, region: str, interviewer: int, family: str, centre: str, service: str) -> tuple[float, float]:
        """By what the chance of a mark below five is multiplied: in the region, and with everything else on top."""
        in_region = 1 - effects.REGIONS[region]
        here = (1 - self._service_effects[family][service]) * (1 - self._interviewer_effects[region, interviewer])
        return in_region, in_region * here * (1 - self._centre_effects.get(centre, 0.0))

    def _marks(
        self, random: Random, family: str, complained: bool, content: float, worse: tuple[float, float]
    ) -> Mapping[str, str]:
        """The code given to each item. Feedback has its own mood: those who complain are no fair sample of moods."""
        found: dict[str, str] = {}
        for criterion, of_criterion in _asked(family == "electronic", complained):
            feedback = criterion == "FEE"
            mood = random.gauss(0, 1) if feedback else content
            silence = random.gauss(0, 1)
            for item in of_criterion:
                found[item] = _mark(random, self._marginals[item], mood, silence, worse[0 if feedback else 1])
        return found


def _mark(random: Random, item: Marginal, mood: float, silence: float, worse: float) -> str:
    """One answer: thresholds of a Gaussian copula, so people are consistent and every margin stays exact."""
    still = _rank(SILENT * silence + APART * random.gauss(0, 1))
    if still >= item.rated:
        beyond = still - item.rated
        return "97" if beyond < item.not_applicable else "98" if beyond < item.not_applicable + item.difficult else "99"
    below = (1 - item.full) * worse
    rank = _rank(CONTENT * mood + OWN * random.gauss(0, 1))
    if rank >= below:
        return "5"
    for mark, limit in enumerate(accumulate(item.below), 1):
        if rank < limit * below:
            return str(mark)
    return "4"


def _rank(score: float) -> float:
    """The place of a standard normal score among all, from 0 to 1."""
    return 0.5 * erfc(-score / sqrt(2))


def _happens(random: Random, content: float, share: float) -> bool:
    """Whether something befalls this person that befalls this share of people, the less content the likelier."""
    return _rank(TROUBLED * content + CALM * random.gauss(0, 1)) < share


@cache
def _asked(electronic: bool, complained: bool) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The items put to somebody, by criterion; the e-service block counts as one."""
    rated = [
        (one.id, tuple(item.id for item in items() if item.criterion == one.id))
        for one in criteria()
        if one.id != "FEE" or complained
    ]
    return (*rated, *([("eservice", eservice_items().keys())] if electronic else []))


def pick(random: Random, names: Sequence[str], weights: Sequence[float]) -> str:
    """One of the names, in proportion to the weights."""
    return random.choices(names, weights)[0]


def _language(random: Random, region: str) -> str:
    drawn = random.random()
    return "en" if drawn < ENGLISH else "kk" if drawn < ENGLISH + KAZAKH[region] else "ru"


def _profile(random: Random, region: str) -> Mapping[str, str]:
    drawn = {fact: pick(random, tuple(shares), tuple(shares.values())) for fact, shares in PROFILE.items()}
    return {**drawn, "P3": "urban"} if region in CITIES else drawn
