"""A paper as a whole: of a centre, of a region, of the country."""

from dataclasses import dataclass, field
from datetime import date

from exports.estimates.estimate import Estimate
from exports.summary.shapes.common import Difference, Headline, Named, Rank, Tier
from exports.summary.shapes.facts import (
    AdministrativeRow,
    Complaints,
    HourWait,
    MysteryResult,
    Quote,
    Suggestions,
    ViolationRow,
    WaitingTime,
)
from exports.summary.shapes.fieldwork import FieldworkNote, Outcomes, Provenance
from exports.summary.shapes.places import CentreRow, Funnel, RegionRow
from exports.summary.shapes.rated import (
    ChannelRow,
    CriterionRow,
    Distribution,
    Driver,
    GroupRow,
    ItemRow,
    ProviderRow,
    ServiceTable,
)
from exports.summary.shapes.waves import Earlier, PublishedRow, TrendPoint


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What all papers share."""

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
    distributions: tuple[Distribution, ...] = ()  # of the criteria, in their order
    item_distributions: tuple[Distribution, ...] = ()  # of the items, then of the e-service items
    hours: tuple[HourWait, ...] = ()
    providers: tuple[ProviderRow, ...] = ()
    drivers: tuple[Driver, ...] = ()  # strongest first; empty under 100 pairs
    outcomes: Outcomes | None = None
    suggestions: Suggestions | None = None
    earlier: Earlier | None = None  # the wave before ours, where the trend joins the two; never of a centre
    standardised: Estimate | None = None  # average score with the mix of services of the whole; None where they agree


@dataclass(frozen=True, slots=True, kw_only=True)
class CentreSummary(Summary):
    """One centre's paper; what a regional paper compares with the country is compared with the region here."""

    centre: Named
    region: Named
    region_headline: Headline
    against_rest: Difference  # average score, centre minus the rest of its region
    full_against_rest: Difference
    rank: Rank | None  # among the centres of the region
    tier: Tier | None
    row: CentreRow | None  # as it stands in the region's table; None without interviews
    lowest: tuple[ItemRow, ...] = ()  # three lowest items that can be printed


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
    centres: tuple[CentreRow, ...] = ()  # ranked ones by place, then the others
    funnel: Funnel | None = None  # of the centres around the region


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalSummary(Summary):
    """The country's paper."""

    regions: tuple[RegionRow, ...]  # by average score, unranked last
    published: tuple[PublishedRow, ...]
    rank_seed: int
    rank_draws: int
    notes: tuple[str, ...] = field(default=())  # report_terms keys that must stand under the tables
    funnel: Funnel | None = None  # of the regions around the country
    quotes: tuple[Quote, ...] = ()  # of talks, released
    regions17: tuple[RegionRow, ...] = ()  # the frame of 2018-2022, rebuilt; unranked, in the order of the list
