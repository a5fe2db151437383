"""Earlier waves beside ours: the trend, the published tables, the wave before ours."""

from dataclasses import dataclass
from enum import StrEnum

from exports.estimates.estimate import Base, Estimate
from exports.summary.shapes.common import Difference, Named


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
    label: str = ""  # name of the wave, e.g. "2026-Q4"
    frame: int = 0  # 17: of today's regions, put together as they were before June 2022


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


@dataclass(frozen=True, slots=True)
class Earlier:
    """The wave before ours and the change since, as two independent samples."""

    label: str  # name of that wave
    mean: Estimate
    full: Estimate
    full_all: Estimate
    change: Difference  # of the average score, now minus then
