"""Every chart with made-up numbers and the real names of the reference lists, in the language that is spoken."""

import math
from collections.abc import Callable

from exports import charts
from exports.charts import Axis, Measure, Picture
from model import reference
from model.language import current, formats

WIDTH = 360.0


def number(value: float, digits: int = 2) -> str:
    return formats.number(value, digits)


def said(kk: str, ru: str, en: str) -> str:
    return {"kk": kk, "ru": ru, "en": en}[current()]


def criteria() -> list[str]:
    return [one.name(current()) for one in reference.criteria()]


def regions() -> list[tuple[str, str]]:
    return [(one.kato, one.name(current())) for one in reference.regions()]


def items(count: int = 6) -> list[str]:
    return [one.name(current()) for one in reference.items()][:count]


def scores() -> Axis:
    return Axis(
        tuple((value, number(value, 1)) for value in (4.0, 4.25, 4.5, 4.75, 5.0) if value in (4.0, 4.5, 5.0)),
        said(
            "Орташа балл (1-5), ось 4,0-ден басталады",
            "Средний балл (1-5), ось от 4,0",
            "Average score (1-5), axis from 4.0",
        ),
    )


def dots(measure: Measure) -> Picture:
    values = (4.87, 4.93, 4.79, 4.82, 4.71, 4.44, 3.62, None)
    rows = [
        charts.DotRow(
            name,
            value,
            None if value is None else value - 0.06 - 0.03 * at,
            None if value is None else min(value + 0.05 + 0.02 * at, 5),
            "…" if value is None else number(value),
            "n=" + number(1412 - 190 * at, 0),
            other=4.76 - 0.03 * at,
            strong=at in (5, 6),
            about=name,
        )
        for at, (name, value) in enumerate(zip(criteria(), values, strict=True))
    ]
    return charts.dots(rows, scores(), WIDTH, other=said("ел бойынша", "страна", "country"), measure=measure)


def stacked(measure: Measure) -> Picture:
    levels = [charts.Level(f"{one.code} {one.name(current())}") for one in reference.scale() if one.code in "54321"]
    levels += [
        charts.Level(one.name(current()), outlined=True) for one in reference.scale() if one.code in ("97", "98")
    ]
    made = (
        (0.81, 0.09, 0.04, 0.02, 0.01, 0.02, 0.01),
        (0.62, 0.15, 0.08, 0.05, 0.06, 0.03, 0.01),
        (0.34, 0.15, None, None, None, 0.31, 0.05),
        (0.0, 0.0, 0.0, 0.0, 0.0, 0.97, 0.03),
        (),
        (0.2, 0.2, 0.2, 0.2, 0.2, 0.0, 0.0),
    )
    rows = [
        charts.Stack(
            name,
            shares,
            tuple("x" if share is None else number(share * 100, 0) for share in shares),
            "n=" + number(412, 0) if shares else "n=12",
            "" if shares else "…",
            about=name,
        )
        for name, shares in zip(items(), made, strict=True)
    ]
    ends = ("0", formats.percent(1, 0))
    return charts.stacked(rows, levels, WIDTH, ends=ends, measure=measure)


def trend(measure: Measure) -> Picture:
    made = ((2017, 4.57), (2018, 4.66), (2019, 4.73), (2025, 4.88))
    moments = [
        charts.Moment(str(year), value, None, None, number(value), year in (2018, 2019), False) for year, value in made
    ]
    moments.append(charts.Moment("2026-Q4", 4.81, 4.77, 4.85, number(4.81), False, True))
    return charts.trend(
        moments, WIDTH, 130, (4.4, 5.0), low_words=number(4.4, 1), high_words=number(5, 1), measure=measure
    )


def funnel(measure: Measure) -> Picture:
    def limit(n: int) -> charts.Limit:
        inner, outer = (z * 0.6 * math.sqrt(1.5 / n) for z in (1.96, 3.09))
        return charts.Limit(n, (4.76 - inner, 4.76 + inner), (4.76 - outer, 4.76 + outer))

    made = ((34, 4.9), (41, 4.28), (52, 4.81), (60, 4.55), (71, 4.73), (88, 4.99), (90, 4.97), (110, 4.71), (118, 4.52))
    made += ((131, 4.80), (140, 4.84), (152, 4.69), (160, 4.78), (171, 4.91), (190, 4.75), (211, 4.60), (230, 4.77))
    centres = [one.name(current()) for one in reference.centres()]
    points = []
    for (n, value), name in zip(made, centres, strict=False):
        inner, outer = limit(n).inner, limit(n).outer
        outside = 2 if not outer[0] <= value <= outer[1] else 1 if not inner[0] <= value <= inner[1] else 0
        points.append(charts.FunnelDot(name, n, value, outside, about=name))
    axes = (
        Axis(
            tuple((n, number(n, 0)) for n in (30, 100, 150, 200, 250)),
            said("Сұхбат саны, n", "Интервью, n", "Interviews, n"),
        ),
        Axis(
            tuple((v, number(v, 1)) for v in (4.2, 4.4, 4.6, 4.8, 5.0)),
            said("Орташа балл", "Средний балл", "Average score"),
        ),
    )
    words = charts.FunnelWords(
        "95" + said(" %", " %", "%"),
        number(99.8, 1) + said(" %", " %", "%"),
        said("ел ", "страна ", "country ") + number(4.76),
    )
    limits = [limit(n) for n in range(30, 251, 4)]
    return charts.funnel(points, limits, 4.76, (WIDTH, 220), axes, words, measure=measure)


def heat(measure: Measure) -> Picture:
    rows = []
    for at, (_kato, name) in enumerate(regions()):
        values = [4.95 - 0.018 * ((at * 7 + down * 11) % 29) for down in range(8)]
        cells = [charts.HeatCell(value, number(value), about=name) for value in values]
        if at % 6 == 2:
            cells[6] = charts.HeatCell(None, "…")
            cells[5] = charts.HeatCell(None, "x")
        rows.append(charts.HeatRow(name, tuple(cells), strong=at == 4))
    return charts.heat(rows, criteria(), limits(), 510, measure=measure)


def limits() -> tuple[tuple[float, str], ...]:
    return tuple((value, number(value)) for value in (4.4, 4.6, 4.7, 4.8))


def tiles(measure: Measure) -> Picture:
    """All regions but one, of which there is nothing."""
    found = []
    for at, kato in enumerate(sorted(charts.SHORT)):
        if kato == "470000000":
            continue
        value = None if at == 9 else 4.35 + (at * 7 % 20) * 0.03
        name = charts.SHORT[kato][current()]
        found.append(
            charts.Tile(kato, name, value, "…" if value is None else number(value), strong=at == 1, about=name)
        )
    return charts.tiles(found, [value for value, _said in limits()], WIDTH, measure=measure)


def waits(measure: Measure) -> Picture:
    def hours(first: int, last: int, peak: float) -> tuple[charts.Hour, ...]:
        found = []
        for hour in range(first, last):
            load = math.exp(-((hour - 11) ** 2) / 6) + 0.6 * math.exp(-((hour - 16) ** 2) / 5)
            few = hour == last - 1
            found.append(
                charts.Hour(
                    str(hour),
                    "8" if few else str(40 + int(60 * load)),
                    None if few else 5 + peak * load,
                    None if few else 11 + 2.1 * peak * load,
                    "…" if few else "",
                    about=f"{hour}",
                )
            )
        return tuple(found)

    panels = [
        charts.Panel(said("дс–бс", "пн–чт", "Mon–Thu") + ", n=812", hours(9, 20, 9)),
        charts.Panel(said("жм", "пт", "Fri") + ", n=301", hours(9, 20, 12)),
        charts.Panel(said("сб", "сб", "Sat") + ", n=98", hours(9, 14, 6)),
    ]
    words = charts.WaitWords(
        said("норма 15 мин", "норма 15 мин", "norm 15 min"),
        said("жартысы осыған дейін күтті", "половина ждала до", "half waited up to"),
        said("оннан тоғызы осыған дейін", "девять из десяти до", "nine of ten up to"),
        said("сағ", "ч", "h"),
    )
    ticks = [(value, str(value)) for value in (0, 10, 20, 30, 40)]
    return charts.waits(panels, 15, ticks, (510, 150), words, measure=measure)


def bars(measure: Measure) -> Picture:
    rows = [
        charts.BarRow(one.name(current()), 0.051 / (at + 1), formats.percent(0.051 / (at + 1), 1), f"n={21 - 4 * at}")
        for at, one in enumerate(list(reference.violations())[:5])
    ]
    return charts.bars(rows, WIDTH, measure=measure)


ALL: dict[str, Callable[[Measure], Picture]] = {
    one.__name__: one for one in (dots, stacked, trend, funnel, heat, tiles, waits, bars)
}
