"""The larger charts of the papers: a summary's figures with ready words go in, a chart that is described comes out."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from exports import charts
from exports.charts.paper import Painted, measure
from exports.estimates.estimate import SIGNS, Estimate, Mark
from exports.report import words
from exports.summary.shapes import (
    AdministrativeRow,
    Days,
    Distribution,
    Funnel,
    HourWait,
    Named,
    NationalSummary,
    RegionRow,
    WaitingTime,
)
from model import reference
from model.language import N_, _, current

LIMITS = (4.00, 4.40, 4.60, 4.80)  # between the words of the rating, so that a step of grey means a word
DAYS = {Days.WEEKDAYS: N_("Monday to Friday"), Days.SATURDAY: N_("Saturday")}
LEAST = 0.035  # a segment narrower than this share of the bar carries no figure


def funnel(found: Funnel | None, size: tuple[float, float], centre: str) -> list[Flowable]:
    """Average score against n with its limits; nothing where there is no target or fewer than two places."""
    if found is None or found.target is None or len(found.points) < 2 or not found.limits:
        return []
    across, up = _across(found), _up(found)
    target = f"{centre} {words.number(found.target, 2)}"
    said = charts.FunnelWords(words.whole_percent(0.95), words.percent(0.998), target)
    dots = [
        charts.FunnelDot(_briefly(point.place), point.n, point.value, {0: 0, 95: 1, 998: 2}[abs(point.outside)])
        for point in found.points
    ]
    limits = [charts.Limit(one.n, (one.low95, one.high95), (one.low998, one.high998)) for one in found.limits]
    drawn = charts.funnel(dots, limits, found.target, size, (across, up), said, measure=measure)
    about = _("Funnel: average score against the number of interviews, with the limits that chance keeps to.")
    return [Painted(drawn, about)]


def _briefly(place: Named) -> str:
    """A name at its point: the short one of a region."""
    short = charts.SHORT.get(place.id)
    return short[current()] if short else words.name(place)


def _across(found: Funnel) -> charts.Axis:
    ends = [point.n for point in found.points] + [limit.n for limit in found.limits]
    ticks = _ticks(min(ends), max(ends))
    return charts.Axis(tuple((n, words.number(n)) for n in ticks), words.term("n"))


def _ticks(low: float, high: float) -> list[float]:
    """Four or five round numbers around these."""
    step = next(size for size in (10, 20, 25, 50, 100, 200, 250, 500, 1000, 2500, 10**4, 10**5, 10**9)
                if high - low <= 4 * size)  # fmt: skip
    first = int(low // step) * step
    last = first + step * -(-(high - first) // step)
    return [first + step * at for at in range(int((last - first) / step) + 1)]


def _up(found: Funnel) -> charts.Axis:
    values = [point.value for point in found.points] + [limit.low998 for limit in found.limits if limit.n >= 60]
    low = max(int(min(values) * 10) / 10, 1.0)
    size = next(one for one in (0.1, 0.2, 0.25, 0.5, 1.0) if 5 - low <= 4 * one + 1e-9)
    count = -int(-(5 - low - 1e-9) // size)
    ticks = sorted({round(5 - size * at, 2) for at in range(count + 1)})
    return charts.Axis(tuple((value, words.number(value, 2)) for value in ticks), words.term("mean"))


def limits() -> tuple[tuple[float, str], ...]:
    """The steps of grey with their figures."""
    return tuple((value, words.number(value, 2)) for value in LIMITS)


def tile_map(rows: Sequence[RegionRow], width: float) -> list[Flowable]:
    """The regions of today as tiles with their average scores."""
    found = [_tile(row) for row in rows if row.region.id in charts.PLACES]
    drawn = charts.tiles(found, LIMITS, width, measure=measure)
    return [Painted(drawn, _("Map of the regions as tiles, with the average score of each."))]


def _tile(row: RegionRow) -> charts.Tile:
    value = row.mean.value if row.mean.shown else None
    return charts.Tile(row.region.id, _briefly(row.region), value, words.mean(row.mean))


def heat(summary: NationalSummary, width: float) -> list[Flowable]:
    """Average score of each criterion in each region, the country at the top."""
    heads = [words.name(row.criterion) for row in summary.criteria]
    country = charts.HeatRow(_("Kazakhstan"), tuple(_cell(row.mean) for row in summary.criteria), strong=True)
    rows = [
        charts.HeatRow(words.name(row.region), tuple(_cell(one) for one in row.criteria)) for row in summary.regions
    ]
    drawn = charts.heat([country, *rows], heads, limits(), width, measure=measure)
    return [Painted(drawn, _("Table of criteria by region: average scores, the lower the darker."))]


def _cell(mean: Estimate) -> charts.HeatCell:
    return charts.HeatCell(mean.value if mean.shown else None, words.mean(mean))


def answers(found: Sequence[Distribution], width: float) -> list[Flowable]:
    """All answers to each subject as lengths of one bar; a hidden one shows its sign."""
    shown = [one for one in found if one.mark is not Mark.EMPTY]
    if not shown:
        return []
    names = {point.code: words.capital(point.name(current())) for point in reference.scale()}
    levels = [charts.Level(f"{code} {names[code]}") for code in ("5", "4", "3", "2", "1")]
    levels += [charts.Level(names[code], outlined=True) for code in ("97", "98", "99")]
    drawn = charts.stacked(
        [_stack(one) for one in shown],
        levels,
        width,
        ends=("0", words.whole_percent(1)),
        measure=measure,
    )
    return [Painted(drawn, _("How people answered each criterion: shares of the five marks and of what was no mark."))]


def _stack(one: Distribution) -> charts.Stack:
    name, n = words.capital(words.name(one.subject)), f"n={words.number(one.n)}" if one.n else ""
    if not one.mark.shown:
        return charts.Stack(name, (), (), n, SIGNS.get(one.mark, SIGNS[Mark.EMPTY]))
    shares = tuple(level.share.value for level in one.levels)
    return charts.Stack(name, shares, tuple(_figure(share) for share in shares), n)


def _figure(share: float | None) -> str:
    if share is None:
        return SIGNS[Mark.CONFIDENTIAL]
    return words.number(share * 100) if share >= LEAST else ""


def waiting(hours: Sequence[HourWait], result: WaitingTime, size: tuple[float, float]) -> list[Flowable]:
    """Minutes by the hour of the day; nothing where no hour is known."""
    if not hours_known(hours):
        return []
    return [Painted(waits(hours, result, size), waits_about())]


def waits_about() -> str:
    """What the picture of the waiting shows, in words."""
    return _("Waiting by the hour of the day: median, ninetieth percentile and the norm.")


def hours_known(hours: Sequence[HourWait]) -> bool:
    """Whether any hour has a figure that may be printed."""
    return any(one.mark.shown and one.median.value is not None for one in hours)


def waits(hours: Sequence[HourWait], result: WaitingTime, size: tuple[float, float]) -> charts.Picture:
    """Minutes by the hour, a panel for the weekdays and one for Saturday; at least one hour is known."""
    panels = [_panel(days, there) for days in Days if (there := [one for one in hours if one.days is days])]
    tallest = max(value for one in hours for value in (one.median.value, one.p90.value) if value is not None)
    said = charts.WaitWords(
        _("norm {n} min").format(n=result.norm_minutes), _("half up to"), _("nine of ten up to"), _("h")
    )
    ticks = [(value, words.number(value)) for value in _ticks(0, max(tallest, result.norm_minutes))]
    return charts.waits(panels, result.norm_minutes, ticks, size, said, measure=measure)


def _panel(days: Days, hours: Sequence[HourWait]) -> charts.Panel:
    secret = any(one.mark is Mark.CONFIDENTIAL for one in hours)
    n = "" if secret else f", n={words.number(sum(one.n for one in hours))}"
    there = {one.hour: _hour(one) for one in hours}
    every = range(min(there), max(there) + 1)  # an hour of which nothing is told keeps its place
    return charts.Panel(_(DAYS[days]) + n, tuple(there.get(at) or charts.Hour(str(at), "", None, None) for at in every))


def _hour(one: HourWait) -> charts.Hour:
    n = SIGNS[Mark.CONFIDENTIAL] if one.mark is Mark.CONFIDENTIAL else words.number(one.n)
    if not one.mark.shown:
        return charts.Hour(str(one.hour), n, None, None, SIGNS.get(one.mark, SIGNS[Mark.EMPTY]))
    return charts.Hour(str(one.hour), n, one.median.value, one.p90.value)


def counted(rows: Sequence[AdministrativeRow], width: float) -> list[Flowable]:
    """Figure 1 of the published monitoring: administrative counts by kind, a bar a year, one scale for all."""
    years = sorted({year for row in rows for year, _count, _ours in row.counts})
    bars = []
    for row in rows:
        found = {year: count for year, count, _ours in row.counts}
        for year in years:
            count = found.get(year)
            label = f"{words.name(row.kind)}, {year}"
            bars.append(charts.BarRow(label, count, words.optional(count), strong=year == years[-1]))
    if not bars:
        return []
    about = _("Violations counted by the Agency's control, by kind and year.")
    return [Painted(charts.bars(bars, width, measure=measure), about)]
