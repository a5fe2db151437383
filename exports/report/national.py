"""The paper of the country: the regions with their ranges, then what the regional paper has, then our figures
against the published ones."""

from reportlab.platypus import Flowable, Spacer

from exports import charts
from exports.charts.paper import Painted
from exports.layout import (
    CELL,
    CELL_BOLD,
    SUBTITLE,
    TITLE,
    WIDTH,
    Bookmark,
    Column,
    kept,
    section,
    side_by_side,
    table,
    text,
)
from exports.report import criteria, method, parts, words
from exports.summary.shapes import NationalSummary, PublishedRow, RegionRow
from model.language import _

HALF = WIDTH / 2 - 12


def story(summary: NationalSummary) -> list[Flowable]:
    """The flowables of the paper in reading order, in the current language."""
    return [
        *first_page(summary),
        *regions(summary),
        *details(summary),
        *published(summary),
        *section(words.term("method"), *method.method(summary), key="method"),
    ]


def first_page(summary: NationalSummary) -> list[Flowable]:
    """How good, and since when."""
    return [
        Bookmark(_("Kazakhstan"), "country"),
        text(_("Kazakhstan"), TITLE),
        text(words.term("title"), SUBTITLE),
        Spacer(0, 12),
        parts.headline(summary.headline, _parts_of(summary)),
        *section(
            words.term("criteria"), *criteria.criteria(summary.criteria, against=_("the country")), key="criteria"
        ),
        *section(words.term("trend"), *criteria.trend(summary.trend, WIDTH), key="trend"),
    ]


def _parts_of(summary: NationalSummary) -> list[Flowable]:
    return [parts.groups(_("Settlement"), summary.settlements, WIDTH * 0.35)] if summary.settlements else []


def regions(summary: NationalSummary) -> list[Flowable]:
    """All regions by average score, with the range of places each may really have."""
    rows = summary.regions
    lows = [row.mean.low for row in rows if row.mean.shown and row.mean.low is not None]
    scale = charts.Scale(int(min([*lows, 4.5]) * 10) / 10, 5.0, WIDTH * 0.23, inset=9)
    ticks = [scale.low, round((scale.low + 5) / 2, 2), 5.0]
    columns = [
        Column(words.term("region"), WIDTH * 0.24),
        Column(_("Mean"), WIDTH * 0.07, number=True),
        Column("", scale.length),
        Column(_("Fully satisfied") + ", " + words.base(summary.headline.full_all.base), WIDTH * 0.135, number=True),
        Column("n", WIDTH * 0.065, number=True),
        Column(words.term("rank"), WIDTH * 0.12, number=True),
        Column("", WIDTH * 0.14),
    ]
    made = table(columns, [_region(row, scale, ticks) for row in rows])
    made._cellvalues[0][2] = Painted(charts.axis(scale, [(tick, words.number(tick, 2)) for tick in ticks]))
    notes = [parts.note(words.term("note_rank"))]
    if any(row.criteria_used < summary.headline.criteria_total for row in rows):
        notes.append(parts.note(_("Where a criterion has too few answers in a region, its average is of the others.")))
    return section(_("Regions"), made, *notes, key="regions")


def _region(row: RegionRow, scale: charts.Scale, ticks: list[float]) -> list[object]:
    mean = row.mean
    dot = Painted(charts.dot(scale, mean.value, mean.low, mean.high, ticks=ticks)) if mean.shown else ""
    rank, drawn = "-", ""
    if row.rank is not None:
        rank = f"{row.rank.place} ({row.rank.best}–{row.rank.worst})"
        drawn = Painted(charts.place(row.rank.place, row.rank.best, row.rank.worst, row.rank.of, WIDTH * 0.12))
    return [
        text(words.name(row.region), CELL),
        words.mean(mean),
        dot,
        words.share(row.full_all),
        words.count(row.mean),
        rank,
        drawn,
    ]


def details(summary: NationalSummary) -> list[Flowable]:
    """Services, channels, e-services, visits, waiting, violations."""
    story = section(_("Services"), *parts.services_apart(summary.services, HALF), key="services")
    left = [parts.channels(summary.channels, HALF)] if summary.channels else []
    right = [*method.waiting(summary.waiting)]
    story += section(_("Channels and waiting"), side_by_side(left, right), key="channels")
    story += section(words.term("mystery"), *method.mystery(summary.mystery, HALF), key="mystery")
    survey, control = method.violations(summary, HALF), method.administrative(summary, HALF)
    return [
        *story,
        *section(words.term("viol"), side_by_side(survey, control), parts.signs(), key="violations"),
    ]


def published(summary: NationalSummary) -> list[Flowable]:
    """The tables of the published monitoring of 2019 with our figures beside them."""
    titles = {1: _("Table 1. The wave"), 2: _("Table 2. Criteria"), 3: _("Table 3. E-services")}
    story: list[Flowable] = section(_("Published figures of 2019 and ours"), key="published")
    for number, title in titles.items():
        rows = [row for row in summary.published if row.table == number]
        if rows:
            story += [kept(text(title, CELL_BOLD), _published(rows)), Spacer(0, 6)]
    story.append(
        parts.note(
            _(
                "Published shares are held against our share of all asked, published means against our mean of those "
                "who answered; ± is our standard error."
            )
        )
    )
    return story


def _published(rows: list[PublishedRow]) -> Flowable:
    columns = [
        Column("", WIDTH * 0.5),
        Column(_("Published"), WIDTH * 0.14, number=True),
        Column(_("Ours"), WIDTH * 0.12, number=True),
        Column("±", WIDTH * 0.12, number=True),
        Column("", WIDTH * 0.12),
    ]
    return table(columns, [_published_row(row) for row in rows], padding=1.2)


def _published_row(row: PublishedRow) -> list[object]:
    digits, factor = {"n": (0, 1), "mean": (2, 1), "share": (1, 100)}[row.measure]
    said = [words.number(value * factor, digits) if value is not None else "-" for value in (row.published, row.ours)]
    error = words.number(row.se * factor, digits + 1) if row.se is not None else ""
    share = "%" if row.table == 3 else _("fully satisfied") + ", %"
    measure = {"n": words.term("n"), "mean": _("average score"), "share": share}[row.measure]
    verdict = "" if row.ok is None else _("agrees") if row.ok else _("differs")
    return [f"{words.name(row.figure)}: {measure}", *said, error, verdict]
