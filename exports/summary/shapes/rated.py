"""What was rated: criteria, items, distributions, and the tables of groups, channels, services and providers."""

from dataclasses import dataclass

from exports.estimates.estimate import Estimate, Mark
from exports.summary.shapes.common import UNKNOWN, Difference, Named

LEVELS = ("5", "4", "3", "2", "1", "na", "dk", "ref")  # as a distribution counts them


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
    country_mean: Estimate  # of the country; in a centre's paper, of its region
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
class Level:
    """One answer of a distribution: how often it was given, of all asked."""

    level: str  # of LEVELS
    share: Estimate  # Measure.SHARE_ASKED
    count: int | None  # answers, unweighted; None where hidden


@dataclass(frozen=True, slots=True)
class Distribution:
    """All answers to one item, or to the items of one criterion together, with what is no mark apart."""

    subject: Named
    criterion: str
    levels: tuple[Level, ...]  # in the order of LEVELS; a confidential one takes others with it
    n: int  # answers asked for: persons for an item, persons times items for a criterion; 0 where hidden
    mark: Mark  # CONFIDENTIAL, SUPPRESSED or EMPTY: nothing of it is printed


@dataclass(frozen=True, slots=True)
class Driver:
    """How strongly a criterion goes with the quality as a whole: an association, not an effect."""

    criterion: Named
    rho: float  # Spearman's, with RES3; RES without RES3
    n: int  # pairs
    score: Estimate  # the criterion's mean
    priority: bool  # a high correlation (at least the median of the table) and a low score (at most the median)


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A part of the interviews: urban or rural."""

    group: Named
    mean: Estimate
    full: Estimate
    n: int  # 0 where mean.n_hidden
    criteria_used: int = 8  # the same for every row of the table
    against_rest: Difference = UNKNOWN  # the other part of the same territory


@dataclass(frozen=True, slots=True)
class ChannelRow:
    """One channel: how many came through it and how satisfied they are."""

    channel: Named
    share: Estimate
    mean: Estimate
    full: Estimate
    n: int  # 0 where mean.n_hidden
    criteria_used: int = 8
    against_rest: Difference = UNKNOWN  # all other channels of the same territory
    standardised: Estimate | None = None  # with the mix of services of all channels; None where the mixes agree


@dataclass(frozen=True, slots=True)
class ServiceRow:
    """One service."""

    service: Named
    mean: Estimate
    full: Estimate
    n: int
    criteria_used: int = 8
    against_rest: Difference = UNKNOWN
    group: str = ""  # key of the service group
    provider: str = ""  # central, local, state_corp, subordinate


@dataclass(frozen=True, slots=True)
class ServiceTable:
    """Services with a printable base: best and worst; the others only as a number."""

    top: tuple[ServiceRow, ...]
    bottom: tuple[ServiceRow, ...]
    shown: int  # services that can be printed
    withheld: int  # services with interviews, but too few
    every: tuple[ServiceRow, ...] = ()  # all that can be printed, from the best down


@dataclass(frozen=True, slots=True)
class ProviderRow:
    """One kind of service provider: central bodies, local bodies, the State Corporation, subordinate organisations."""

    provider: Named
    mean: Estimate
    full: Estimate
    full_all: Estimate
    n: int  # 0 where mean.n_hidden
    services: int  # services of this kind with interviews
    criteria_used: int = 8
    against_rest: Difference = UNKNOWN
    standardised: Estimate | None = None  # with the mix of channels of all providers; None where the mixes agree
