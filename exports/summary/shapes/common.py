"""What every table speaks in: names, differences, the headline, a place and its range; nothing is computed."""

from dataclasses import dataclass
from enum import StrEnum

from exports.estimates.estimate import Estimate


@dataclass(frozen=True, slots=True)
class Named:
    """A thing with a name in three languages: criterion, service, region, item, kind."""

    id: str
    en: str = ""
    ru: str = ""
    kk: str = ""

    def name(self, language: str) -> str:
        """The name in this language; where it is missing, Kazakh, then Russian, then English, then the id."""
        own = {"en": self.en, "ru": self.ru, "kk": self.kk}.get(language, "")
        return own or self.kk or self.ru or self.en or self.id


class Direction(StrEnum):
    """What a comparison may say: an arrow only if significant and large enough (method 6.5)."""

    HIGHER = "higher"
    LOWER = "lower"
    ALIKE = "alike"
    UNKNOWN = "unknown"  # one side has no printable figure


@dataclass(frozen=True, slots=True)
class Difference:
    """Ours minus the other side, with Holm's correction over its table."""

    value: float | None
    se: float | None
    p: float | None  # corrected
    direction: Direction


UNKNOWN = Difference(None, None, None, Direction.UNKNOWN)


class Band(StrEnum):
    """Rating words of an average score; limits in exports.summary.bands."""

    VERY_HIGH = "very_high"
    ABOVE_AVERAGE = "above_average"
    AVERAGE = "average"
    BELOW_AVERAGE = "below_average"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Headline:
    """How good: the three figures on top of page 1."""

    mean: Estimate
    full: Estimate  # fully satisfied of those who answered
    full_all: Estimate  # fully satisfied of all asked (the base the published shares fit)
    n: int
    criteria_used: int  # 8, or fewer where a criterion lacks its base: "7 of 8 criteria"
    criteria_total: int
    band: Band | None


@dataclass(frozen=True, slots=True)
class Rank:
    """A place with its simultaneous 95 % range: "5 (2-11)"."""

    place: int
    best: int
    worst: int
    of: int


class Tier(StrEnum):
    """Third of the ranking that can be claimed."""

    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"
