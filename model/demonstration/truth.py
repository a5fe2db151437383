"""What is true in the demonstration's population: the published figures of 2019, and the distributions that give them.

A published share and a published average cannot both hold among the same people: with 90.3 per cent of fives the
average is at most 4.903, and 4.97 was printed. So the shares are those among everybody asked, the averages those among
the people who gave a mark, and the rates of "not applicable" below are what lets both be true. Those rates, the share
of people who complain and the shares of violations are our choice (draft); everything else is published.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from model.reference import eservice_items, items, published

ACCESSIBILITY = 4.995  # its average was not printed; the eight averages give 4.73 only if it lies between 4.99 and 5
COMPLAIN = 0.08  # draft: gives some 67 ratings of Feedback in each of 17 regions at 836 interviews
DIFFICULT, REFUSED = 0.005, 0.002
USUAL_REST = 3.6  # average of the marks below five, where the published pair leaves it open
NEARLY_ALL_RATE = {"EMP": 0.985, "FEE": 0.975}  # here the pair fits people who nearly all have something to rate
ESERVICE_FULL, ESERVICE_REST = 0.87, 3.3
VIOLATIONS = {"DL": 0.008, "RF": 0.0012, "IP": 0.0207, "UD": 0.0496, "OT": 0.0005}  # draft: in the proportion of 2019
SPREAD = {4: (-0.25, 0.10, 0.30, -0.15), 3: (-0.20, 0.25, -0.05)}  # how items of one criterion differ; adds up to zero


@dataclass(frozen=True, slots=True)
class Marginal:
    """How one item is answered in the country: who rates it, how many of them with five, and the rest from one up."""

    not_applicable: float
    difficult: float
    refused: float
    full: float
    below: tuple[float, float, float, float]

    @property
    def rated(self) -> float:
        """The share of those asked who give a mark."""
        return 1 - self.not_applicable - self.difficult - self.refused

    @property
    def share_asked(self) -> float:
        """Fives among everybody asked."""
        return self.full * self.rated

    @property
    def mean(self) -> float:
        """The average among those who give a mark."""
        rest = sum(mark * share for mark, share in enumerate(self.below, 1))
        return 5 * self.full + rest * (1 - self.full)


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure that must come out: `measure` is share_asked, share_valid or share (per cent), or mean (points)."""

    kind: str
    id: str
    measure: str
    value: float
    published: float | None


@cache
def marginals() -> Mapping[str, Marginal]:
    """The distribution of each of the 28 items and of the nine of the e-service block."""
    found: dict[str, Marginal] = {}
    for figure in published().criteria:
        ids = [item.id for item in items() if item.criterion == figure.id]
        spread = [part * (0.4 if figure.id == "FEE" else 1) for part in SPREAD[len(ids)]]
        mean = ACCESSIBILITY if figure.mean is None else figure.mean
        found |= _criterion(figure.id, ids, figure.share / 100, mean, spread)
    for item in eservice_items():
        share = published().eservice[item.id] / 100
        found[item.id] = _marginal(share / ESERVICE_FULL, ESERVICE_FULL, _spread_below(ESERVICE_REST))
    return found


@cache
def truth() -> tuple[Figure, ...]:
    """Every figure of the population, with the published one where there is one."""
    return (*_criteria(), *_overall(), *_eservice(), *_others())


def _criterion(name: str, ids: list[str], share: float, mean: float, spread: list[float]) -> dict[str, Marginal]:
    """Items with one rate of answers and the same lower marks, but more or fewer of them: both averages stay exact."""
    rated = NEARLY_ALL_RATE.get(name, share / _full(mean, USUAL_REST))
    full = share / rated
    below = _spread_below((mean - 5 * full) / (1 - full))
    return {item: _marginal(rated, 1 - (1 - full) * (1 + more), below) for item, more in zip(ids, spread, strict=True)}


def _marginal(rated: float, full: float, below: tuple[float, float, float, float]) -> Marginal:
    return Marginal(1 - rated - DIFFICULT - REFUSED, DIFFICULT, REFUSED, full, below)


def _full(mean: float, rest: float) -> float:
    """The share of fives that gives this average when the other marks average `rest`."""
    return (mean - rest) / (5 - rest)


def _spread_below(mean: float) -> tuple[float, float, float, float]:
    """Shares of the marks 1, 2, 3, 4 with this average: each a fixed multiple of the one before."""
    low, high = 1e-6, 1e6
    while high - low > 1e-12 * high:
        ratio = (low * high) ** 0.5
        weights = [ratio**power for power in range(4)]
        average = sum(mark * weight for mark, weight in enumerate(weights, 1)) / sum(weights)
        low, high = (ratio, high) if average < mean else (low, ratio)
    return (weights[0] / sum(weights), weights[1] / sum(weights), weights[2] / sum(weights), weights[3] / sum(weights))


def _criteria() -> list[Figure]:
    found: list[Figure] = []
    for figure in published().criteria:
        of_items = [marginals()[item.id] for item in items() if item.criterion == figure.id]
        values = {
            "share_asked": (100 * _average([one.share_asked for one in of_items]), figure.share),
            "share_valid": (100 * _average([one.full for one in of_items]), None),
            "mean": (_average([one.mean for one in of_items]), figure.mean),
        }
        found += [Figure("criterion", figure.id, measure, *pair) for measure, pair in values.items()]
    return found


def _overall() -> list[Figure]:
    parts = _criteria()
    share = _average([part.value for part in parts if part.measure == "share_asked"])
    mean = _average([part.value for part in parts if part.measure == "mean"])
    return [
        Figure("overall", "", "share_asked", share, published().share),
        Figure("overall", "", "mean", mean, published().mean),
    ]


def _eservice() -> list[Figure]:
    shares = {item.id: 100 * marginals()[item.id].share_asked for item in eservice_items()}
    printed = published().eservice
    found = [Figure("eservice", item, "share_asked", share, printed[item]) for item, share in shares.items()]
    overall = _average(list(shares.values()))
    return [*found, Figure("eservice", "", "share_asked", overall, published().eservice_share)]


def _others() -> list[Figure]:
    channels = [Figure("channel", family, "share", share, share) for family, share in published().channels.items()]
    kinds = [Figure("violation", kind, "share", 100 * share, None) for kind, share in VIOLATIONS.items()]
    return [*channels, *kinds, Figure("complaint", "", "share", 100 * COMPLAIN, None)]


def _average(values: list[float]) -> float:
    return sum(values) / len(values)
