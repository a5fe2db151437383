"""The centres of a region on paper: one table, ranked ones first, however many there are."""

from reportlab.platypus import Flowable

from exports.charts import Scale, arrow
from exports.charts.paper import Painted
from exports.estimates.estimate import SIGNS, Mark
from exports.layout import CELL, WIDTH, Column, Rows, table, text
from exports.report import words
from exports.report.parts import full, interval, mean_axis, mean_dot, note, scale_of, whole_score
from exports.summary.shapes import CentreRow, CentreVisits, Funnel, RegionalSummary
from model.language import _


def centres(summary: RegionalSummary) -> list[Flowable]:
    """Each centre: n, average score with its interval, fully satisfied, waiting, visits, third of the ranking."""
    if not summary.centres:
        return [note(_("No interview names a centre."))]
    scale = scale_of([row.mean for row in summary.centres], WIDTH * 0.15)
    columns = [
        Column(words.term("centre"), WIDTH * 0.205),
        Column("n", WIDTH * 0.05, number=True),
        Column(words.term("mean"), WIDTH * 0.15, number=True),
        Column("", scale.length),
        Column("", WIDTH * 0.03),
        Column(_("Fully satisfied"), WIDTH * 0.1, number=True),
        Column(words.term("wait"), WIDTH * 0.085, number=True),
        Column(_("Visits (failures)"), WIDTH * 0.085, number=True),
        Column(_("Group"), WIDTH * 0.145, number=True),
    ]
    made: Rows = table(columns, [_centre(row, scale, summary) for row in summary.centres], padding=1.7)
    mean_axis(made, 3, scale)
    return [made, note(_legend(summary))]


def _centre(row: CentreRow, scale: Scale, summary: RegionalSummary) -> list[object]:
    return [
        text(words.name(row.centre), CELL),
        words.count(row.mean),
        interval(row.mean),
        mean_dot(scale, row.mean, whole_score(summary.funnel)),
        Painted(arrow(row.against_rest.direction.value)),
        words.share(full(row, summary.fieldwork.share_base)),
        _waited(row),
        _visits(row.mystery),
        _(words.TIERS[row.tier]) if row.tier else "-",
    ]


def _waited(row: CentreRow) -> str:
    """Minutes, or why there are none: nobody came, it is confidential, or too few told."""
    if row.waiting is not None:
        return words.number(row.waiting)
    return SIGNS[Mark.CONFIDENTIAL if row.mean.n_hidden else Mark.SUPPRESSED if row.n else Mark.EMPTY]


def _visits(visits: CentreVisits) -> str:
    if not visits.visits:
        return "-"
    return words.number(visits.visits) + (f" ({words.number(visits.critical)})" if visits.critical else "")


def _legend(summary: RegionalSummary) -> str:
    base = words.base(summary.fieldwork.share_base)
    return _(
        "Diamond: the region by the same criteria. Shares: {base}. Waiting: median. Visits: mystery visits, in "
        "brackets critical failures. Group: the third of the ranking that may be claimed; from 100 interviews on."
    ).format(base=base)


def outside(funnel: Funnel | None) -> str:
    """Which centres or regions lie beyond the limits of the funnel, in words."""
    if funnel is None:
        return ""
    said = _(
        "Of those that do not differ from the whole, {inner} lie between the dashed lines and {outer} between the "
        "solid ones."
    ).format(inner=words.whole_percent(0.95), outer=words.percent(0.998))
    found = [words.name(point.place) for point in funnel.points if point.outside]
    if not found:
        return said + " " + _("None lies beyond the limits: the differences may be chance.")
    return said + " " + _("Beyond the limits: {places}.").format(places=", ".join(found))
