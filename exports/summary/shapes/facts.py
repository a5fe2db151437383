"""What happened: waiting, violations, complaints, suggestions and mystery visits, as counts and minutes."""

from dataclasses import dataclass
from enum import StrEnum

from exports.estimates.estimate import Estimate, Mark
from exports.summary.shapes.common import Named


class WaitSource(StrEnum):
    """Where the minutes come from."""

    TICKET = "ticket"  # ticket and call times
    STATED = "stated"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class WaitingTime:
    """Minutes in the queue."""

    median: float | None
    p90: float | None
    within: Estimate
    norm_minutes: int
    n: int  # 0 where `within.n_hidden`: it would tell how many came through the e-services
    source: WaitSource


class Days(StrEnum):
    """Days that are open alike (method 5.1)."""

    WEEKDAYS = "weekdays"  # Monday to Friday
    SATURDAY = "saturday"


@dataclass(frozen=True, slots=True)
class Quantile:
    """A quantile of minutes with its distribution-free 95 % interval; no interval where n does not allow one."""

    value: float | None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class HourWait:
    """Waiting of those who came within one hour; hidden under 30."""

    days: Days
    hour: int  # 9: from 9:00 to 9:59
    n: int
    median: Quantile
    p90: Quantile
    mark: Mark


@dataclass(frozen=True, slots=True)
class SuggestionCount:
    """How often a code was given to what respondents or participants proposed."""

    code: Named
    kind: str  # problem, praise, proposal; "" for a kind of violation
    criterion: str  # "" for a kind of violation
    count: int | None  # None where hidden


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Free texts of respondents as a number, and the codes that talks were given."""

    asked: int  # interviews that were asked for a suggestion
    given: int | None  # texts; None where hidden
    coded: bool  # False: the texts were not coded, and the paper says so
    counts: tuple[SuggestionCount, ...]  # most frequent first
    source: str  # "survey" or "talks": what the codes were given to


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody said in a talk, released by a second person, and what it is about."""

    text: str
    about: Named  # of a criterion or a kind of violation; its id is empty where no code was given


@dataclass(frozen=True, slots=True)
class ViolationRow:
    """What respondents say they met: survey answers."""

    kind: Named
    share: Estimate
    count: int | None  # None where hidden


@dataclass(frozen=True, slots=True)
class AdministrativeRow:
    """What the Agency's control counted for the country: not the survey (note_admin under it)."""

    kind: Named
    counts: tuple[tuple[int, int, bool], ...]  # year, count, the count is our remainder


@dataclass(frozen=True, slots=True)
class Complaints:
    """Who complained, by the survey, and the administrative counts apart."""

    complained: Estimate
    administrative: tuple[tuple[int, int], ...]  # year, count


@dataclass(frozen=True, slots=True)
class CriticalFailure:
    """A red line: a critical item that failed, as a count of visits."""

    item: Named
    failed: int
    observed: int


@dataclass(frozen=True, slots=True)
class MysteryCriterion:
    """Observations met and applicable within one criterion."""

    criterion: Named
    met: int
    applicable: int


@dataclass(frozen=True, slots=True)
class MysteryResult:
    """Mystery visits as counts; a score only from 30 scored visits on."""

    visits: int
    scored: int
    void: int
    statuses: tuple[tuple[Named, int], ...]
    criteria: tuple[MysteryCriterion, ...]
    critical: tuple[CriticalFailure, ...]  # only items with a failure
    critical_observed: int  # critical observations made at all
    score: float | None  # 0-100
    minimum: int = 30
