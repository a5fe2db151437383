"""One figure with its uncertainty and the sign it is printed with; no arithmetic stands here."""

from dataclasses import dataclass, replace
from enum import StrEnum


class Base(StrEnum):
    """Whom a figure speaks of; printed under it (method: publish the variant with every number)."""

    ANSWERED = "answered"  # gave an answer 1-5
    ASKED = "asked"  # were asked: answered, not applicable, difficult to answer, refused
    INTERVIEWED = "interviewed"  # every accepted interview of the domain


class Measure(StrEnum):
    """The variants of the method's section 4.2."""

    MEAN = "mean"
    SHARE_VALID = "share_valid"
    SHARE_ASKED = "share_asked"
    SHARE_ALL = "share_all"
    SHARE_ALLTOP = "share_alltop"
    TOP2 = "top2"
    DISSATISFIED = "dissatisfied"
    NA_SHARE = "na_share"  # not applicable among the asked
    SHARE = "share"  # any other share: of a channel, of a violation, within the norm

    @property
    def base(self) -> Base:
        """Whom this measure speaks of."""
        return _BASES.get(self, Base.ANSWERED)

    @property
    def is_mean(self) -> bool:
        """A point of the scale, not a share."""
        return self is Measure.MEAN


_BASES = {
    Measure.SHARE_ASKED: Base.ASKED,
    Measure.NA_SHARE: Base.ASKED,
    Measure.SHARE_ALL: Base.INTERVIEWED,
    Measure.SHARE: Base.INTERVIEWED,
}


class Mark(StrEnum):
    """How a figure may be printed (method 6.4); the value is a code, never the sign itself."""

    PLAIN = "plain"
    LOW = "low"  # "*": n 30-59
    REVIEW = "review"  # printed, but someone should look: 0 %, 100 %, or few clusters
    SUPPRESSED = "suppressed"  # an ellipsis: not precise enough
    CONFIDENTIAL = "confidential"  # "x": few people, or the partner of such a cell
    EMPTY = "empty"  # "-": no cases

    @property
    def shown(self) -> bool:
        """The value may be printed."""
        return self in {Mark.PLAIN, Mark.LOW, Mark.REVIEW}


SIGNS = {Mark.SUPPRESSED: "…", Mark.CONFIDENTIAL: "x", Mark.EMPTY: "-", Mark.LOW: "*"}


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean (1-5) or a share (0-1): raw numbers. A figure that may not be printed has no value at all."""

    value: float | None
    se: float | None
    low: float | None
    high: float | None
    n: int  # unweighted base
    neff: float | None
    df: int
    measure: Measure
    mark: Mark = Mark.PLAIN
    n_hidden: bool = False  # the base itself would tell what is hidden

    @property
    def base(self) -> Base:
        """Whom the figure speaks of."""
        return self.measure.base

    @property
    def shown(self) -> bool:
        """There is a value and it may be printed."""
        return self.value is not None and self.mark.shown

    def hidden(self, mark: Mark) -> "Estimate":
        """The same cell without its value."""
        return replace(self, value=None, se=None, low=None, high=None, neff=None, mark=mark)


def empty(measure: Measure, n: int = 0) -> Estimate:
    """A cell without cases."""
    return Estimate(None, None, None, None, n, None, 0, measure, Mark.EMPTY)
