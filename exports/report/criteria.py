"""The criteria on paper: the table with its dots, where to act first, and the trend over the waves."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from reportlab.platypus import Flowable, Spacer

from exports.charts import Moment, Scale, arrow, axis, dot
from exports.charts import trend as drawn_trend
from exports.charts.paper import Painted, measure
from exports.estimates.estimate import Base
from exports.layout import (
    CELL,
    CELL_BOLD,
    CELL_RIGHT,
    SMALL,
    WIDTH,
    Column,
    rich,
    table,
    text,
)
from exports.report import words
from exports.report.parts import note
from exports.summary.shapes import (
    Break,
    CriterionRow,
    ItemRow,
    Summary,
    TrendPoint,
)
from model import reference
from model.language import _

TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)


def criteria(rows: Sequence[CriterionRow], *, against: str = "", base: Base = Base.ASKED) -> list[Flowable]:
    """The eight criteria: mean, fully satisfied on both bases, the interval beside the country, what did not apply."""
    scale = Scale(0, 1, WIDTH * 0.235, inset=10)
    asked = words.base(rows[0].share_asked.base) if rows else ""
    answered = words.base(rows[0].share_valid.base) if rows else ""
    columns = [
        Column(words.term("criteria"), WIDTH * 0.178),
        Column(words.term("mean"), WIDTH * 0.145, number=True),
        Column(asked, WIDTH * 0.107, number=True),
        Column("", scale.length),
        Column("", WIDTH * 0.035),
        Column(answered, WIDTH * 0.105, number=True),
        Column(_("not applicable"), WIDTH * 0.135, number=True),
        Column("n", WIDTH * 0.06, number=True),
    ]
    cells = [_criterion(row, scale, base, alone=not against) for row in rows]
    made = table(columns, cells, marked=frozenset(at for at, row in enumerate(rows) if row.lowest))
    drawn = axis(scale, [(tick, words.whole_percent(tick)) for tick in TICKS])
    made.scaled(3, Painted(drawn), [scale.at(tick) for tick in TICKS])
    return [made, note(_legend(against, base)), note(words.term("note_na"))]


def _legend(against: str, base: Base) -> str:
    if not against:
        said = _(
            "Shares: fully satisfied (5). Dot and bar: share {base} with its 95 % interval. Grey: the three lowest "
            "average scores."
        )
        return said.format(base=words.base(base))
    said = _(
        "Shares: fully satisfied (5). Dot and bar: share {base} with its 95 % interval; diamond: {against}; "
        "arrow: really better or worse than the rest of the country. Grey: the three lowest average scores."
    )
    return said.format(against=against, base=words.base(base))


def _criterion(row: CriterionRow, scale: Scale, base: Base, *, alone: bool) -> list[object]:
    asked = base is Base.ASKED
    share = row.share_asked if asked else row.share_valid
    other = row.country_share.value if asked and not alone and row.country_share.shown else None
    drawn = dot(
        scale,
        *((share.value, share.low, share.high) if share.shown else (None, None, None)),
        other=other,
        strong=row.lowest,
    )
    return [
        text(words.name(row.criterion), CELL_BOLD if row.lowest else CELL),
        rich(words.with_interval(words.mean(row.mean), words.mean_interval(row.mean)), CELL_RIGHT),
        words.share(row.share_asked),
        Painted(drawn),
        "" if alone else Painted(arrow(row.share_against_rest.direction.value)),
        words.share(row.share_valid),
        words.share(row.na_share),
        words.count(row.share_asked),
    ]


def where_to_act(summary: Summary) -> list[Flowable]:
    """The criteria with the lowest average scores and the weakest question of each."""
    found: list[Flowable] = []
    for row in sorted((row for row in summary.criteria if row.lowest), key=lambda row: row.mean.value or 0.0):
        said = f"<b>{escape(words.name(row.criterion))}</b> {escape(words.mean(row.mean))}"
        weakest = _weakest([item for item in summary.items if item.criterion == row.criterion.id and item.mean.shown])
        found += [rich(said + ("<br/>" + escape(weakest) if weakest else ""), CELL), Spacer(0, 5)]
    return found


def _weakest(items: Sequence[ItemRow]) -> str:
    if not items:
        return ""
    lowest = min(items, key=lambda item: item.mean.value or 0.0)
    return _("weakest: {question}, {mean}").format(question=words.name(lowest.item), mean=words.mean(lowest.mean))


def trend(points: Sequence[TrendPoint], width: float) -> list[Flowable]:
    """Average score over the waves; a broken series is marked, never joined."""
    usable = [point for point in points if point.scale_max == 5 and _mean_of(point) is not None]
    if len(usable) < 2:
        return [text(_("No earlier waves are loaded for this territory."), SMALL)]
    moments = [_moment(point) for point in usable]
    values = [moment.low if moment.low is not None else moment.value for moment in moments]
    low = int(min(values) * 10 - 0.5) / 10
    low = min(low, 4.4)
    ends = {"low_words": words.number(low, 1), "high_words": words.number(5, 1)}
    about = _("Average score by wave: {series}.").format(
        series=", ".join(f"{one.label} {one.words}" for one in moments)
    )
    drawing = Painted(drawn_trend(moments, width, 112, (low, 5.0), **ends, measure=measure), about)
    broken = sorted({point.broken for point in usable if point.broken is not Break.NONE})
    notes = [_("Published figures carry no interval.")]
    if broken:
        causes = "; ".join(_(words.BREAKS[cause]) for cause in broken)
        notes.append(_("Dotted rule: the series is broken ({causes}).").format(causes=causes))
    return [drawing, note(" ".join(notes))]


def country_series() -> list[Flowable]:
    """The published series of the country, for a territory that has few waves of its own."""
    waves = [wave for wave in reference.published().waves if 2017 <= wave.year <= 2019 and wave.mean is not None]
    said = ", ".join(f"{wave.year} {words.number(wave.mean or 0, 2)}" for wave in waves)
    return [note(_("Country, published: {series}.").format(series=said))]


def _mean_of(point: TrendPoint) -> float | None:
    if point.mean_estimate is not None:
        return point.mean_estimate.value if point.mean_estimate.shown else None
    return point.mean


def _label(point: TrendPoint) -> str:
    said = point.label or str(point.year)
    return _("{wave}, old borders").format(wave=said) if point.frame else said


def _moment(point: TrendPoint) -> Moment:
    own = point.mean_estimate
    value = _mean_of(point)
    return Moment(
        label=_label(point),
        value=value or 0.0,
        low=own.low if own else None,
        high=own.high if own else None,
        words=words.number(value or 0.0, 2),
        joined=point.broken is Break.NONE,
        ours=not point.published,
    )
