"""How often our 95 % intervals hold the truth at the ceiling, by n and share of fives; naive ones beside them.

`python -m tests.exports.coverage [SURVEYS]`: at least so many made surveys a row, of small ones more (in 2,000 surveys
chance alone moves a cell by 0.5), each of honest people, in strata and centre-days with unequal weights, four items of
one criterion, respondents and centre-days that differ. The estimates are the product's own.
"""

import math
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from exports.estimates.compute import raw
from exports.estimates.design import Sample, Split
from exports.estimates.estimate import Estimate, Measure
from exports.estimates.intervals import student
from exports.estimates.scale import Counts, ScoreSums, scores

SURVEYS, SEED = 2000, 20190000
INTERVIEWS = 600_000  # of a row with small surveys
SIZES = (30, 60, 100, 300, 836)
FIVES = (0.75, 0.85, 0.90, 0.95)
LOWER = (0.62, 0.24, 0.09, 0.05)  # of those who do not give 5: 4, 3, 2, 1
ITEMS, PER_DAY, STRATA = 4, 5, 2
PERSON, DAY, WEIGHT = 1.2, 0.3, 0.3  # spreads of the latent satisfaction, and of the logarithm of the weights
SHARES_FROM, MEANS_FROM, LEAST, MOST = 30, 100, 0.93, 0.97


@dataclass(frozen=True)
class Line:
    """One row of the table: shares covered."""

    n: int
    fives: float
    share: float
    mean: float
    criterion: float
    textbook: float
    naive_share: float
    naive_mean: float
    width: float  # of the mean's interval, on average
    textbook_width: float

    @property
    def is_met(self) -> bool:
        """Within the limits, as printed, where there is a claim."""
        claimed = [self.share] * (self.n >= SHARES_FROM) + [self.mean, self.criterion] * (self.n >= MEANS_FROM)
        return all(LEAST <= round(one, 3) <= MOST for one in claimed)

    def text(self) -> str:
        """For reading."""
        covered = (self.share, self.naive_share, self.mean, self.criterion, self.textbook, self.naive_mean)
        figures = "".join(f"{100 * one:>11.1f}" for one in covered)
        return f"{self.n:>5} {self.fives:>6.2f}{figures}{self.width:>9.3f}{self.textbook_width:>9.3f}"


HEAD = (
    f"{'n':>5} {'fives':>6}{'share':>11}{'naive':>11}{'item mean':>11}{'criterion':>11}{'textbook t':>11}{'naive':>11}"
    f"{'width':>9}{'width t':>9}"
)


def table(surveys: int = SURVEYS) -> Iterator[Line]:
    """Every n with every share of fives."""
    for n in SIZES:
        for fives in FIVES:
            yield line(n, fives, max(surveys, INTERVIEWS // n))


def line(n: int, fives: float, surveys: int) -> Line:
    """Many surveys of one kind at once: each is a domain with strata and clusters of its own."""
    generator = np.random.default_rng([SEED, n, round(100 * fives)])
    codes, days = _answers(generator, n, fives, surveys)
    split = _split(generator, n, surveys, days)
    counts = Counts.of(split, codes)
    share = [row[0] for row in raw(counts.figures(Measure.SHARE_VALID), Measure.SHARE_VALID)]
    item = [row[0] for row in raw(counts.figures(Measure.MEAN), Measure.MEAN)]
    groups = (tuple(range(ITEMS)),)
    criterion = [row[0] for row in raw(ScoreSums.of(split, scores(codes, groups)).figures(groups), Measure.MEAN)]
    truth = 5 * fives + (1 - fives) * float(np.dot(LOWER, (4, 3, 2, 1)))
    textbook = [_around(one, one.se or 0.0, student(one.df)) for one in item]
    spread = codes[:, 0].reshape(surveys, n).std(axis=1, ddof=1) / math.sqrt(n)
    naive = [_around(one, se, 1.96) for one, se in zip(item, spread, strict=True)]
    wald = [_around(one, math.sqrt(max((one.value or 0) * (1 - (one.value or 0)), 0) / n), 1.96) for one in share]
    return Line(
        n,
        fives,
        _covered(map(_own, share), fives),
        _covered(map(_own, item), truth),
        _covered(map(_own, criterion), truth),
        _covered(textbook, truth),
        _covered(wald, fives),
        _covered(naive, truth),
        _width(map(_own, item)),
        _width(textbook),
    )


def _answers(generator, n, fives, surveys):
    """Codes (surveys * n x ITEMS) by thresholds of a latent satisfaction, and the day of each interview."""
    days = np.arange(n) % max(2 * STRATA, n // PER_DAY)
    normal, total = NormalDist(), math.sqrt(1 + PERSON**2 + DAY**2)
    below = np.cumsum([(1 - fives) * one for one in reversed(LOWER)])
    thresholds = [normal.inv_cdf(float(one)) * total for one in below]
    latent = generator.normal(0, PERSON, (surveys, n)) + generator.normal(0, DAY, (surveys, days.max() + 1))[:, days]
    noise = generator.normal(0, 1, (surveys * n, ITEMS))
    return (1 + np.searchsorted(thresholds, latent.reshape(-1, 1) + noise)).astype(np.int8), days


def _split(generator, n, surveys, days) -> Split:
    survey = np.repeat(np.arange(surveys), n)
    day = np.tile(days, surveys)
    sample = Sample.of(
        surveys * n,
        weights=np.exp(generator.normal(0, WEIGHT, surveys * n)),
        strata=survey * STRATA + day % STRATA,
        clusters=survey * (days.max() + 1) + day,
    )
    return sample.split(survey, surveys)


def _own(estimate: Estimate) -> tuple[float, float]:
    assert estimate.low is not None and estimate.high is not None
    return estimate.low, estimate.high


def _around(estimate: Estimate, se: float, z: float) -> tuple[float, float]:
    value = estimate.value or 0.0
    return value - z * se, value + z * se


def _covered(intervals, truth: float) -> float:
    return float(np.mean([low - 1e-12 <= truth <= high + 1e-12 for low, high in intervals]))


def _width(intervals) -> float:
    return float(np.mean([high - low for low, high in intervals]))


def main(arguments: list[str]) -> int:
    """Print the table; 1 if an interval covers too seldom or too often."""
    surveys = int(arguments[0]) if arguments else SURVEYS
    print(f"{surveys} or more surveys a row; percent of 95 % intervals that hold the truth. Claimed: 93-97 for shares")
    print("from n = 30 and means from n = 100.\n")
    print(HEAD, flush=True)
    missed = 0
    for one in table(surveys):
        print(one.text() + ("" if one.is_met else "  missed"), flush=True)
        missed += not one.is_met
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
