"""Everything a regional or national paper prints, as raw numbers in frozen dataclasses; nothing is computed here."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from exports.estimates.estimate import Base, Estimate


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
class CriterionRow:
    """One criterion: both bases, mean, what was not applicable, and the comparison with the rest of the country."""

    criterion: Named
    mean: Estimate
    share_valid: Estimate
    share_asked: Estimate
    share_all: Estimate
    na_share: Estimate
    n_asked: int
    country_mean: Estimate
    country_share: Estimate  # share_asked of the country
    mean_against_rest: Difference
    share_against_rest: Difference
    lowest: bool = False  # one of the three lowest: "where to act"


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One question of a criterion or of the e-service block."""

    item: Named
    criterion: str
    mean: Estimate
    share_valid: Estimate
    share_asked: Estimate


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A part of the interviews: urban or rural."""

    group: Named
    mean: Estimate
    full: Estimate
    n: int  # 0 where mean.n_hidden
    criteria_used: int = 8  # the same for every row of the table


@dataclass(frozen=True, slots=True)
class ChannelRow:
    """One channel: how many came through it and how satisfied they are."""

    channel: Named
    share: Estimate
    mean: Estimate
    full: Estimate
    n: int  # 0 where mean.n_hidden
    criteria_used: int = 8


@dataclass(frozen=True, slots=True)
class ServiceRow:
    """One service."""

    service: Named
    mean: Estimate
    full: Estimate
    n: int
    criteria_used: int = 8


@dataclass(frozen=True, slots=True)
class ServiceTable:
    """Services with a printable base: best and worst; the others only as a number."""

    top: tuple[ServiceRow, ...]
    bottom: tuple[ServiceRow, ...]
    shown: int  # services that can be printed
    withheld: int  # services with interviews, but too few


class Break(StrEnum):
    """Why a point does not continue the series before it."""

    NONE = ""
    SCALE = "scale"  # 2014: ten points
    BASE = "base"  # the base of the published share is not known
    TERRITORY = "territory"  # the region had other borders
    METHOD = "method"  # other sample or questionnaire, no method text


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One wave of the country or of a region; published ones carry no interval."""

    year: int
    mean: float | None
    share: float | None  # 0-1
    n: int | None
    published: bool
    broken: Break  # drawn unconnected to what stands before it
    source: str = ""
    mean_estimate: Estimate | None = None  # of our own wave
    share_estimate: Estimate | None = None
    scale_max: int = 5
    label: str = ""  # name of our own wave, e.g. "2026-Q4"


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
    n: int
    source: WaitSource


class Weighting(StrEnum):
    """How the interviews were weighted."""

    NONE = "none"
    DESIGN = "design"


@dataclass(frozen=True, slots=True)
class FieldworkNote:
    """How the interviews came about: the method note's numbers."""

    collected: int
    accepted: int
    excluded: tuple[tuple[str, int], ...]  # reason code, count: duplicate, withdrawn, no_consent, incomplete, rejected
    interviewers: int
    centres: int
    starts: date | None
    ends: date | None
    languages: tuple[tuple[str, int], ...]  # kk, ru, en: interviews
    deff: float  # the design effect behind the overall mean
    deff_assumed: bool  # no clusters in the records: 1.5, footnoted
    strata: int
    clusters: int
    lone_strata: int  # strata with one cluster
    weighting: Weighting
    quota: bool  # print note_quota
    share_base: Base = Base.ASKED


@dataclass(frozen=True, slots=True)
class Provenance:
    """What the paper was made from; reprinting the same snapshot prints the same bytes."""

    version: str  # hash, 64 hex digits; the footer prints the first ones
    collected: int
    accepted: int
    filter: tuple[tuple[str, str], ...]
    forms: tuple[tuple[str, str], ...]  # id, version
    latest: datetime | None  # when the newest interview was received
    program: str = ""
    practice: bool = False  # training data: never to be taken for a real wave

    @property
    def short(self) -> str:
        """The first eight digits."""
        return self.version[:8]


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


@dataclass(frozen=True, slots=True)
class RegionRow:
    """One region in the national tables; no rank under 100 interviews."""

    region: Named
    mean: Estimate
    full: Estimate
    full_all: Estimate
    n: int
    rank: Rank | None
    tier: Tier | None
    criteria: tuple[Estimate, ...]  # means, in the order of the summary's criteria
    against_rest: Difference
    criteria_used: int = 8


@dataclass(frozen=True, slots=True)
class PublishedRow:
    """One figure of the published tables against ours."""

    table: int  # 1 waves, 2 criteria, 3 e-services
    figure: Named
    measure: str  # "n", "mean", "share"
    published: float  # share 0-1
    ours: float | None
    se: float | None
    allowed: float | None
    ok: bool | None  # None: printed for the record, not compared
    base: Base | None = None
    year: int = 2019


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What both papers share."""

    title: Named  # the fieldwork
    wave: str
    period: tuple[date | None, date | None]
    provenance: Provenance
    headline: Headline
    criteria: tuple[CriterionRow, ...]
    items: tuple[ItemRow, ...]
    trend: tuple[TrendPoint, ...]
    settlements: tuple[GroupRow, ...]
    channels: tuple[ChannelRow, ...]
    services: ServiceTable
    eservice: tuple[ItemRow, ...]
    eservice_overall: Headline
    violations: tuple[ViolationRow, ...]
    administrative: tuple[AdministrativeRow, ...]
    complaints: Complaints
    mystery: MysteryResult
    waiting: WaitingTime
    fieldwork: FieldworkNote


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionalSummary(Summary):
    """One region's paper."""

    region: Named
    country: Headline
    against_rest: Difference  # average score, region minus the rest
    full_against_rest: Difference
    rank: Rank | None
    tier: Tier | None
    formed: date | None = None  # a region younger than the first wave: print note_split
    newcomers: bool = False  # its borders changed in 2022: print note_split


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalSummary(Summary):
    """The country's paper."""

    regions: tuple[RegionRow, ...]  # by average score, unranked last
    published: tuple[PublishedRow, ...]
    rank_seed: int
    rank_draws: int
    notes: tuple[str, ...] = field(default=())  # report_terms keys that must stand under the tables
