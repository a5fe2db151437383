"""The regions side by side on paper: the rating with its ranges, the criteria in every region, changed borders."""

from reportlab.platypus import Flowable

from exports import charts
from exports.charts.paper import Painted
from exports.layout import CELL, WIDTH, Column, table, text
from exports.report import words
from exports.report.parts import full, interval, mean_axis, mean_dot, note, scale_of, whole_score
from exports.summary.shapes import NationalSummary, RegionRow
from model import reference
from model.language import _


def rating(summary: NationalSummary) -> list[Flowable]:
    """All regions by average score, with the range of places each may really have."""
    rows = summary.regions
    scale = scale_of([row.mean for row in rows], WIDTH * 0.15)
    columns = [
        Column(words.term("region"), WIDTH * 0.245),
        Column("n", WIDTH * 0.055, number=True),
        Column(words.term("mean"), WIDTH * 0.155, number=True),
        Column("", scale.length),
        Column("", WIDTH * 0.03),
        Column(_("Fully satisfied"), WIDTH * 0.105, number=True),
        Column(words.term("rank"), WIDTH * 0.12, number=True),
        Column("", WIDTH * 0.14),
    ]
    made = table(columns, [_region(row, scale, summary) for row in rows], padding=1.5)
    mean_axis(made, 3, scale)
    return [made, note(_legend(summary))]


def _region(row: RegionRow, scale: charts.Scale, summary: NationalSummary) -> list[object]:
    rank, drawn = "-", ""
    if row.rank is not None:
        rank = f"{row.rank.place} ({row.rank.best}–{row.rank.worst})"
        drawn = Painted(charts.place(row.rank.place, row.rank.best, row.rank.worst, row.rank.of, WIDTH * 0.12))
    return [
        text(words.name(row.region), CELL),
        words.count(row.mean),
        interval(row.mean),
        mean_dot(scale, row.mean, whole_score(summary.funnel)),
        Painted(charts.arrow(row.against_rest.direction.value)),
        words.share(full(row, summary.fieldwork.share_base)),
        rank,
        drawn,
    ]


def _legend(summary: NationalSummary) -> str:
    base = words.base(summary.fieldwork.share_base)
    said = [
        _("Diamond: the country by the same criteria. Shares: {base}.").format(base=base),
        words.term("note_rank"),
        _("Ranges hold for all regions together, from {draws} draws (seed {seed}); from 100 interviews on.").format(
            draws=words.number(summary.rank_draws), seed=summary.rank_seed
        ),
    ]
    if any(row.criteria_used < summary.headline.criteria_total for row in summary.regions):
        said.append(_("Where a criterion has too few answers in a region, its average is of the others."))
    return " ".join(said)


def changed(summary: NationalSummary, width: float) -> list[Flowable]:
    """The regions whose borders changed in 2022, put together again as they were: what earlier waves can be held to."""
    today = {row.region.id: row for row in summary.regions}
    old = {one.frame17_kato for one in reference.frames() if one.frame17_kato != one.frame20_kato}
    moved = [row for row in summary.regions17 if row.region.id in old and row.mean.shown]
    if not moved:
        return [note(words.term("note_split"))]
    columns = [
        Column(_("Region in its borders before 2022"), width * 0.46),
        Column(words.term("mean"), width * 0.26, number=True),
        Column(_("Today's borders"), width * 0.28, number=True),
    ]
    cells = [
        [
            text(words.name(row.region), CELL),
            words.mean(row.mean),
            words.mean(today[row.region.id].mean) if row.region.id in today else "-",
        ]
        for row in moved
    ]
    return [table(columns, cells, padding=1.4), note(words.term("note_split"))]
