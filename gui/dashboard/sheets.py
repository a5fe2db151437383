"""What each card says: its chart, its base, and the same figures as lines of a table. Made anew in each language."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from model import language
from model.language import _, formats, ngettext

if TYPE_CHECKING:
    from exports.charts import Axis, Measure, Moment, Picture
    from exports.estimates.estimate import Estimate
    from exports.overview import Overview
    from exports.summary.shapes import TrendPoint

    Draw = Callable[[float, Measure], Picture]

SHADES = (4.60, 4.70, 4.80)  # of the map: the limits of the rating words, and one between them


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table, and what it is about."""

    about: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A card's content. Without lines there is nothing to draw, and `note` says why."""

    title: str
    note: str
    draw: "Draw | None"
    header: tuple[str, ...]
    lines: tuple[Line, ...]

    @property
    def said(self) -> dict[str, str]:
        """Each line as a sentence: what a pointer and a screen reader get."""
        return {line.about: self._sentence(line) for line in self.lines}

    def _sentence(self, line: Line) -> str:
        rest = [f"{head}: {cell}" for head, cell in zip(self.header[1:], line.cells[1:], strict=True) if cell]
        return f"{line.cells[0]}. " + "; ".join(rest)


def interviews(n: int) -> str:
    """ "412 interviews"."""
    return ngettext("{n} interview", "{n} interviews", n).format(n=formats.number(n))


def criteria(found: "Overview") -> Sheet:
    """The eight criteria as dots with whiskers, the country as diamonds."""
    from exports import charts
    from exports.report import words

    against = _("Kazakhstan") if found.country is not None else ""
    rows = [
        charts.DotRow(
            words.name(row.criterion), *_ends(row.mean), words.mean(row.mean), _n(row.mean),
            row.country_mean.value if against and row.country_mean.shown else None, row.lowest,
            f"criterion:{row.criterion.id}",
        )
        for row in found.criteria
    ]  # fmt: skip
    axis = _axis([*(row.low for row in rows), *(row.other for row in rows)])
    header = (words.term("criteria"), words.term("mean"), words.term("ci"), _("Kazakhstan"), _("Fully satisfied"), "n")
    lines = [
        Line(row_.about, (row_.label, row_.said, words.mean_interval(row.mean),
                          words.mean(row.country_mean) if against else "", words.share(row.share_asked),
                          words.count(row.mean)))
        for row, row_ in zip(found.criteria, rows, strict=True)
    ]  # fmt: skip
    note = _("Average of those who answered, with its 95 % interval. Bold: the three lowest.")

    def draw(width: float, measure: "Measure") -> "Picture":
        return charts.dots(rows, axis, width, other=against, measure=measure)

    return Sheet(words.term("criteria"), note, draw, header, tuple(lines))


def trend(found: "Overview") -> Sheet:
    """The waves; a broken series is marked, never joined."""
    from exports import charts
    from exports.report import words

    points = [point for point in found.trend if point.scale_max == 5 and _value(point) is not None]
    moments = [_moment(point) for point in points]
    lines = [_wave(point) for point in points]
    header = (_("Wave"), words.term("mean"), words.term("ci"), _("Fully satisfied"), "n")
    if len(moments) < 2:
        return Sheet(words.term("trend"), _("No earlier waves are loaded for this territory."), None, header, ())
    lowest = min(moment.low if moment.low is not None else moment.value for moment in moments)
    bounds = (min(int(lowest * 10 - 0.5) / 10, 4.4), 5.0)

    def draw(width: float, measure: "Measure") -> "Picture":
        return charts.trend(moments, width, 138, bounds, low_words=formats.number(bounds[0], 1),
                            high_words=formats.number(bounds[1], 1), measure=measure)  # fmt: skip

    base = interviews(found.trend_n)
    note = _("Average score; our wave: {n} of the whole territory. A dotted rule: the series is broken.").format(n=base)
    return Sheet(words.term("trend"), note, draw, header, tuple(lines))


def regions(found: "Overview") -> Sheet:
    """The regions as tiles of one size, under the same filters but their own."""
    from exports import charts
    from exports.report import words

    header = (words.term("region"), words.term("mean"), words.term("ci"), _("Fully satisfied"), "n")
    lines = tuple(
        Line(f"region:{part.region.id}", (words.name(part.region), words.mean(part.mean),
                                          words.mean_interval(part.mean), words.share(part.full_all),
                                          formats.number(part.n)))
        for part in found.regions
    )  # fmt: skip
    spoken, chosen = language.current(), found.filters.value("region")
    tiles = [
        charts.Tile(part.region.id, charts.SHORT[part.region.id][spoken],
                    part.mean.value if part.mean.shown else None, line.cells[1], part.region.id == chosen, line.about)
        for part, line in zip(found.regions, lines, strict=True)
    ]  # fmt: skip

    def draw(width: float, measure: "Measure") -> "Picture":
        return charts.tiles(tiles, SHADES, width, measure=measure)

    total = interviews(sum(part.n for part in found.regions))
    steps = ", ".join(formats.number(step, 2) for step in SHADES)
    note = _("{interviews}. The stronger the colour, the lower: steps at {steps}.")
    note = note.format(interviews=total, steps=steps)
    if found.regions_used < found.headline.criteria_total:
        said = _("Made of {used} of {total} criteria, which all regions have.")
        note += " " + said.format(used=found.regions_used, total=found.headline.criteria_total)
    return Sheet(_("Regions"), note, draw if tiles else None, header, lines)


def _ends(estimate: "Estimate") -> tuple[float | None, float | None, float | None]:
    return (estimate.value, estimate.low, estimate.high) if estimate.shown else (None, None, None)


def _n(estimate: "Estimate") -> str:
    from exports.report import words

    return f"n={words.count(estimate)}"


def _axis(values: "Sequence[float | None]") -> "Axis":
    """Means stand at the top of the scale: the axis begins below the lowest whisker and says where."""
    from exports import charts

    lowest = min((value for value in values if value is not None), default=4.0)
    step, low = next(((step, low) for step, low in ((0.1, 4.5), (0.25, 4.0), (0.5, 3.0)) if lowest >= low), (1.0, 1.0))
    count = round((5 - low) / step)
    ticks = [low + step * at for at in range(count + 1)]
    return charts.Axis(tuple((tick, formats.number(tick, 2 if step == 0.25 else 1)) for tick in ticks))


def _value(point: "TrendPoint") -> float | None:
    own = point.mean_estimate
    return (own.value if own.shown else None) if own is not None else point.mean


def _moment(point: "TrendPoint") -> "Moment":
    from exports import charts

    own, value = point.mean_estimate, _value(point) or 0.0
    return charts.Moment(
        label=point.label or str(point.year),
        value=value,
        low=own.low if own else None,
        high=own.high if own else None,
        words=formats.number(value, 2),
        joined=not point.broken.value,
        ours=not point.published,
        about=_wave(point).about,
    )


def _wave(point: "TrendPoint") -> Line:
    from exports.report import words

    own = point.mean_estimate
    share = "" if point.share is None else formats.percent(point.share, 1)
    interval = words.mean_interval(own) if own is not None else ""
    n = "" if point.n is None else formats.number(point.n)
    label = point.label or str(point.year)
    return Line("all" if own is not None else f"wave:{point.year}",
                (label, formats.number(_value(point) or 0.0, 2), interval, share, n))  # fmt: skip
