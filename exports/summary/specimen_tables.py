"""Made-up centres, distributions, hours, providers, drivers, outcomes and suggestions for the made-up summary."""

from exports.estimates.estimate import Estimate, Mark, Measure
from exports.summary.shapes import (
    LEVELS,
    CentreRow,
    CentreVisits,
    Days,
    Difference,
    Direction,
    Distribution,
    Driver,
    Earlier,
    Funnel,
    FunnelLimits,
    FunnelPoint,
    HourWait,
    Level,
    Named,
    OutcomeCount,
    Outcomes,
    ProviderRow,
    Quantile,
    Rank,
    SuggestionCount,
    Suggestions,
    Tier,
)
from exports.summary.specimen_lists import CENTRES, CODES, CRITERIA, ESERVICE, OUTCOMES, PROVIDERS


def share(p: float, n: int = 836, measure: Measure = Measure.SHARE_VALID, mark: Mark = Mark.PLAIN) -> Estimate:
    """A share with a plausible interval."""
    se = (1.5 * p * (1 - p) / n) ** 0.5
    return Estimate(p, se, max(p - 1.96 * se, 0.0), min(p + 1.96 * se, 1.0), n, n / 1.5, 64, measure, mark)


def mean(value: float, n: int = 836, mark: Mark = Mark.PLAIN) -> Estimate:
    """A mean with a plausible interval."""
    se = 0.72 / n**0.5
    high = min(value + 2 * se, 5.0)
    return Estimate(value, se, value - 2 * se, high, n, n / 1.5, 64, Measure.MEAN, mark)


def withheld(measure: Measure, n: int) -> Estimate:
    """A figure that is not precise enough."""
    return Estimate(None, None, None, None, n, None, 0, measure, Mark.SUPPRESSED)


def distributions(n: int) -> tuple[Distribution, ...]:
    """One of each criterion; the last level of one is confidential and takes others with it."""
    return tuple(_distribution(row[0], row[3], n, at) for at, row in enumerate(CRITERIA))


def item_distributions(n: int) -> tuple[Distribution, ...]:
    """Three items of each criterion, then the e-service items."""
    items = [
        (Named(f"{row[0].id}{at}", f"{row[0].en} {at}", f"{row[0].ru} {at}", f"{row[0].kk} {at}"), row[0].id, row[3])
        for row in CRITERIA
        for at in (1, 2, 3)
    ]
    online = [(Named(*row[:4]), "", row[4]) for row in ESERVICE]
    return tuple(_distribution(name, p, n, at, key) for at, (name, key, p) in enumerate(items + online))


def _distribution(name: Named, full: float, n: int, at: int, criterion: str | None = None) -> Distribution:
    rest = 1 - full
    parts = (full, rest * 0.4, rest * 0.15, rest * 0.1, rest * 0.05, rest * 0.2, rest * 0.06, rest * 0.04)
    secret = set(LEVELS[2:5]) if at % 8 == 1 else set()
    levels = tuple(
        Level(level, share(part, n, Measure.SHARE_ASKED).hidden(Mark.CONFIDENTIAL), None)
        if level in secret
        else Level(level, share(part, n, Measure.SHARE_ASKED), round(part * n))
        for level, part in zip(LEVELS, parts, strict=True)
    )
    return Distribution(name, name.id if criterion is None else criterion, levels, n, Mark.PLAIN)


def centres() -> tuple[CentreRow, ...]:
    """A region's centres: ranked ones, one too small to print, one confidential."""
    rows = [_centre(at, Named(*names)) for at, names in enumerate(CENTRES)]
    few, secret = Named(*CENTRES[-2]), Named(*CENTRES[-1])
    rows[-2] = _unprinted(few, withheld(Measure.MEAN, 22), 22)
    hidden = Estimate(None, None, None, None, 0, None, 0, Measure.MEAN, Mark.CONFIDENTIAL, n_hidden=True)
    rows[-1] = _unprinted(secret, hidden, 0)
    return tuple(rows)


def _centre(at: int, name: Named) -> CentreRow:
    n = 190 - 14 * at
    value = 4.86 - 0.03 * at
    ranked = len(CENTRES) - 2
    return CentreRow(
        centre=name,
        mean=mean(value, n),
        full=share(0.84 - 0.02 * at, n),
        full_all=share(0.79 - 0.02 * at, n, Measure.SHARE_ASKED),
        n=n,
        waiting=8.0 + 3 * at,
        within=share(0.82 - 0.07 * at, n, Measure.SHARE),
        mystery=CentreVisits(3 if at % 2 else 0, 2 if at % 2 else 0, int(at == 1), None),
        rank=Rank(at + 1, max(1, at - 1), min(ranked, at + 4), ranked),
        tier=Tier.TOP if at == 0 else Tier.BOTTOM if at == ranked - 1 else Tier.MIDDLE,
        against_rest=Difference(value - 4.78, 0.03, 0.02 if at == 0 else 0.4, _arrow(at)),
        settlement="urban" if at < 4 else "rural",
        standardised=mean(value - 0.01, n) if at == 1 else None,
    )


def _arrow(at: int) -> Direction:
    return Direction.HIGHER if at == 0 else Direction.ALIKE


def _unprinted(name: Named, cell: Estimate, n: int) -> CentreRow:
    unknown = Difference(None, None, None, Direction.UNKNOWN)
    return CentreRow(name, cell, cell, cell, n, None, cell, CentreVisits(0, 0, 0, None), None, None, unknown, "rural")


def funnel(target: float, places: tuple[tuple[Named, int, float], ...]) -> Funnel:
    """Limits as if an interview had a standard deviation of 0.72."""
    points = tuple(FunnelPoint(name, n, value, _outside(value - target, 0.72 / n**0.5)) for name, n, value in places)
    line = [_limits(target, n) for n in range(30, max(n for _, n, _ in places) + 40, 20)]
    return Funnel(target, tuple(sorted(points, key=lambda one: one.n)), tuple(line))


def _outside(away: float, se: float) -> int:
    size = 998 if abs(away) > 3.09 * se else 95 if abs(away) > 1.96 * se else 0
    return size if away > 0 else -size


def _limits(target: float, n: int) -> FunnelLimits:
    near, far = 1.96 * 0.72 / n**0.5, 3.09 * 0.72 / n**0.5
    return FunnelLimits(n, target - near, min(target + near, 5.0), target - far, min(target + far, 5.0))


def hours() -> tuple[HourWait, ...]:
    """Weekdays from 9 to 18 with a peak at eleven, Saturdays until 13; one hour has too few."""
    rows = [_hour(Days.WEEKDAYS, hour, 20 + 14 * min(hour - 8, 19 - hour)) for hour in range(9, 18)]
    return tuple(rows + [_hour(Days.SATURDAY, hour, 24 + 9 * (hour - 9)) for hour in range(9, 13)])


def _hour(days: Days, hour: int, n: int) -> HourWait:
    if n < 30:
        return HourWait(days, hour, n, Quantile(None), Quantile(None), Mark.SUPPRESSED)
    middle = 18.0 - 2 * abs(hour - 11)
    mark = Mark.LOW if n < 60 else Mark.PLAIN
    return HourWait(days, hour, n, Quantile(middle, middle - 3, middle + 4), Quantile(2.2 * middle, 28, 52), mark)


def providers(n: int) -> tuple[ProviderRow, ...]:
    """The four kinds."""
    return tuple(
        ProviderRow(
            Named(*names), mean(4.82 - at / 20, n // (at + 2)), share(0.83 - at / 40, n // (at + 2)),
            share(0.79 - at / 40, n // (at + 2), Measure.SHARE_ASKED), n // (at + 2), 30 - 7 * at, 8,
            Difference(0.04 - at / 20, 0.02, 0.3, Direction.ALIKE), mean(4.80 - at / 25, n // (at + 2)) if at else None,
        )
        for at, names in enumerate(PROVIDERS)
    )  # fmt: skip


def drivers(n: int) -> tuple[Driver, ...]:
    """Employees and deadlines go most closely with the result; deadlines score low."""
    order = [(2, 0.61), (4, 0.58), (3, 0.52), (7, 0.49), (0, 0.44), (5, 0.37), (1, 0.31), (6, 0.22)]
    return tuple(Driver(CRITERIA[at][0], rho, n, mean(CRITERIA[at][1], n), at == 4) for at, rho in order)


def outcomes(n: int) -> Outcomes:
    """Refusals are recorded, those who were never reached are not."""
    counts = tuple(OutcomeCount(Named(*names), group, round(part * n)) for names, group, part in OUTCOMES)
    totals = {group: sum(one.count for one in counts if one.group == group) for group in ("I", "P", "R", "O", "UO")}
    done, partial, refused, other = (totals[key] for key in ("I", "P", "R", "O"))
    both = done + partial
    rates = {f"RR{at}": None for at in range(1, 7)} | {
        "COOP1": done / (both + refused + other),
        "COOP2": both / (both + refused + other),
        "COOP3": done / (both + refused),
        "COOP4": both / (both + refused),
    }
    missing = {f"{name}{at}": None for name in ("REF", "CON") for at in (1, 2, 3)}
    classes = (*((key, totals.get(key)) for key in ("I", "P", "R", "NC", "O", "UO", "NE")),)
    return Outcomes(counts, classes, None, (*rates.items(), *missing.items()), quota=True)


def suggestions(n: int) -> Suggestions:
    """Texts that were not coded, and what talks were coded with."""
    counts = tuple(SuggestionCount(Named(*names), kind, key, count) for names, kind, key, count in CODES)
    return Suggestions(n, n // 9, False, counts, "talks")


def earlier() -> Earlier:
    """A year before."""
    return Earlier(
        "2025-Q4", mean(4.71, 802), share(0.771, 790, Measure.SHARE_VALID), share(0.748, 802, Measure.SHARE_ASKED),
        Difference(0.07, 0.03, 0.012, Direction.HIGHER),
    )  # fmt: skip
