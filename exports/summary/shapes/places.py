"""Regions and centres side by side, and the funnel they stand in."""

from dataclasses import dataclass

from exports.estimates.estimate import Estimate
from exports.summary.shapes.common import Difference, Named, Rank, Tier


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
    standardised: Estimate | None = None  # with the country's mix of service groups; None where the mixes agree


@dataclass(frozen=True, slots=True)
class CentreVisits:
    """Mystery visits to one centre: counts and cases, never a percentage under the minimum."""

    visits: int
    scored: int
    critical: int  # critical observations that failed
    score: float | None  # 0-100


@dataclass(frozen=True, slots=True)
class CentreRow:
    """One centre of a region; its tier is of the centres of this region."""

    centre: Named
    mean: Estimate
    full: Estimate
    full_all: Estimate
    n: int  # 0 where mean.n_hidden
    waiting: float | None  # median minutes; None under 30 known waits
    within: Estimate  # share within the norm
    mystery: CentreVisits
    rank: Rank | None  # from 100 interviews on
    tier: Tier | None
    against_rest: Difference  # the rest of the region
    settlement: str = ""  # urban, rural
    criteria_used: int = 8
    standardised: Estimate | None = None  # with the region's mix of service groups; None where the mixes agree


@dataclass(frozen=True, slots=True)
class FunnelPoint:
    """One region or centre in the funnel."""

    place: Named
    n: int
    value: float  # average score
    outside: int  # 0 inside, 95 or 998: beyond which limit; its sign says on which side


@dataclass(frozen=True, slots=True)
class FunnelLimits:
    """Where a place of n interviews lies if it is as good as the whole; clipped to the scale."""

    n: int
    low95: float
    high95: float
    low998: float
    high998: float


@dataclass(frozen=True, slots=True)
class Funnel:
    """Average score against n, with limits around the score of the whole."""

    target: float | None  # the score of the country, or of the region for its centres; None: no funnel
    points: tuple[FunnelPoint, ...]  # printable places, by n
    limits: tuple[FunnelLimits, ...]  # a smooth line from the smallest n to the largest
