"""Outcome rates after AAPOR, mystery scores, and quantiles of waiting (method 5.3, 5.4, 5.1)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from exports.estimates.design import Floats


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Counts of how contacts ended."""

    complete: int = 0
    partial: int = 0
    refused: int = 0
    not_reached: int = 0
    other: int = 0
    unknown: int = 0
    not_eligible: int = 0

    @property
    def eligibility(self) -> float | None:
        """e: the share of the eligible among those whose eligibility is known."""
        known = self._eligible
        return _ratio(known, known + self.not_eligible)

    @property
    def _eligible(self) -> int:
        return self.complete + self.partial + self.refused + self.not_reached + self.other

    def rates(self) -> dict[str, float | None]:
        """RR1-6, COOP1-4, REF1-3, CON1-3; 0/0 is unknown."""
        e = self.eligibility
        full = self._eligible + self.unknown
        estimated = None if e is None else self._eligible + e * self.unknown
        known, both = self._eligible, self.complete + self.partial
        reached = both + self.refused + self.other
        below = {"1": full, "2": estimated, "3": known}
        rates = {f"RR{2 * at - 1}": _ratio(self.complete, part) for at, part in enumerate(below.values(), start=1)}
        rates |= {f"RR{2 * at}": _ratio(both, part) for at, part in enumerate(below.values(), start=1)}
        rates |= {f"REF{key}": _ratio(self.refused, part) for key, part in below.items()}
        rates |= {f"CON{key}": _ratio(reached, part) for key, part in below.items()}
        return rates | {
            "COOP1": _ratio(self.complete, reached),
            "COOP2": _ratio(both, reached),
            "COOP3": _ratio(self.complete, both + self.refused),
            "COOP4": _ratio(both, both + self.refused),
        }


def _ratio(above: float, below: float | None) -> float | None:
    return above / below if below else None


def visit_score(answers: Sequence[tuple[float, bool | None]]) -> float | None:
    """100 x weight met / weight applicable; None answers are not applicable, critical items weigh nothing."""
    applicable = sum(weight for weight, met in answers if met is not None)
    return 100 * sum(weight for weight, met in answers if met) / applicable if applicable else None


def weighted_quantiles(values: Any, weights: Any, at: Sequence[float]) -> list[float | None]:
    """Quantiles of the weighted distribution; the midpoint where a quantile falls between two values."""
    ordered: Floats = np.asarray(values, dtype=np.float64)
    if not len(ordered):
        return [None for _ in at]
    order = np.argsort(ordered, kind="stable")
    ordered = ordered[order]
    share = np.cumsum(np.asarray(weights, dtype=np.float64)[order])
    share = share / share[-1]
    return [_quantile(ordered, share, q) for q in at]


def _quantile(ordered: Floats, share: Floats, q: float) -> float:
    first = min(int(np.searchsorted(share, q - 1e-12)), len(ordered) - 1)
    if abs(share[first] - q) < 1e-12 and first + 1 < len(ordered):
        return float(ordered[first] + ordered[first + 1]) / 2
    return float(ordered[first])
