"""The blocks both papers are made of: headline, criteria, trend, tables, method. Each returns flowables."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Spacer, Table

from exports.charts import Arrow, Axis, Bar, DotWhisker, Moment, Scale, Trend
from exports.estimates.estimate import Estimate
from exports.layout import (
    BODY,
    CELL,
    CELL_BOLD,
    CELL_RIGHT,
    FIGURE,
    FIGURE_INK,
    HEADING,
    LABEL,
    MUTED,
    NOTE,
    SMALL,
    WIDTH,
    Bookmark,
    Column,
    rich,
    side_by_side,
    table,
    text,
)
from exports.report import words
from exports.summary.shapes import (
    Break,
    ChannelRow,
    CriterionRow,
    CriticalFailure,
    Difference,
    GroupRow,
    Headline,
    ItemRow,
    MysteryResult,
    ServiceRow,
    ServiceTable,
    Summary,
    TrendPoint,
    WaitingTime,
)
from model.language import _, ngettext


def section(title: str, *body: Flowable, key: str = "", room: float = 90) -> list[Flowable]:
    """A heading that stays with what it heads, and is a bookmark of the document."""
    return [CondPageBreak(room), Bookmark(title, key or title), text(title, HEADING), *body]


def note(words_of_it: str) -> Flowable:
    """A line in small grey type under a table."""
    return text(words_of_it, NOTE)


# --- headline -----------------------------------------------------------------------------------------------------


def headline(head: Headline, beside: Sequence[Flowable]) -> Flowable:
    """The three figures that are read from a metre away, and what they are compared with."""
    cells = [
        [text(words.term("mean"), LABEL), text(words.mean(head.mean), FIGURE), _under(words.mean_interval(head.mean))],
        [
            text(_("Fully satisfied"), LABEL),
            text(words.share(head.full_all), FIGURE),
            _under(words.share_interval(head.full_all), words.base(head.full_all.base)),
        ],
        [text(words.term("n"), LABEL), text(words.number(head.n), FIGURE_INK), _band(head)],
        list(beside),
    ]
    made = Table([cells], colWidths=[WIDTH * part for part in (0.23, 0.26, 0.2, 0.31)])
    made.setStyle(
        [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 8),
            ("TOPPADDING", (0, 0), (-1, -1), 0),
        ]
    )
    made.hAlign = "LEFT"
    return made


def _under(interval: str, base: str = "") -> Flowable:
    said = words.term("ci") + ": " + interval if interval else ""
    return text(", ".join(part for part in (said, base) if part), SMALL)


def _band(head: Headline) -> Flowable:
    said = []
    if head.band is not None:
        said.append(_("rating: {band}").format(band=_(words.BANDS[head.band])))
    if head.criteria_used < head.criteria_total:
        said.append(_("{used} of {total} criteria").format(used=head.criteria_used, total=head.criteria_total))
    return text("; ".join(said), SMALL)


def compared(label: str, head: Headline, difference: Difference) -> list[Flowable]:
    """One comparison: what, its figures, and an arrow only where the difference is real."""
    said = _("{mean} and {share}").format(mean=words.mean(head.mean), share=words.share(head.full_all))
    verdict = Table(
        [[Arrow(difference.direction.value), text(_(words.DIRECTIONS[difference.direction]), SMALL)]],
        colWidths=[13, WIDTH * 0.31 - 13],
    )
    verdict.setStyle(
        [
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 0),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ]
    )
    verdict.hAlign = "LEFT"
    return [text(label, LABEL), Spacer(0, 3), text(said, CELL_BOLD), Spacer(0, 2), verdict]


# --- criteria -----------------------------------------------------------------------------------------------------

TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)


def criteria(rows: Sequence[CriterionRow], *, against: str) -> list[Flowable]:
    """The eight criteria: mean, fully satisfied on both bases, the interval beside the country, what did not apply."""
    scale = Scale(0, 1, WIDTH * 0.25, inset=10)
    asked = words.base(rows[0].share_asked.base) if rows else ""
    answered = words.base(rows[0].share_valid.base) if rows else ""
    columns = [
        Column(words.term("criteria"), WIDTH * 0.18),
        Column(words.term("mean"), WIDTH * 0.145, number=True),
        Column(asked, WIDTH * 0.09, number=True),
        Column("", scale.width),
        Column("", WIDTH * 0.035),
        Column(answered, WIDTH * 0.115, number=True),
        Column(_("not applicable"), WIDTH * 0.115, number=True),
        Column("n", WIDTH * 0.07, number=True),
    ]
    cells = [_criterion(row, scale) for row in rows]
    made = table(columns, cells, marked=frozenset(at for at, row in enumerate(rows) if row.lowest))
    made._cellvalues[0][3] = Axis(scale, [(tick, words.whole_percent(tick)) for tick in TICKS])
    legend = _(
        "Shares: fully satisfied (5). Dot and bar: share of all asked with its 95 % interval; diamond: {against}; "
        "arrow: really better or worse than the rest of the country. Grey: the three lowest."
    ).format(against=against)
    return [made, note(legend), note(words.term("note_na"))]


def _criterion(row: CriterionRow, scale: Scale) -> list[object]:
    share = row.share_asked
    other = row.country_share.value if row.country_share.shown else None
    dot = DotWhisker(
        scale,
        *((share.value, share.low, share.high) if share.shown else (None, None, None)),
        other=other,
        ticks=TICKS,
        strong=row.lowest,
    )
    return [
        text(words.name(row.criterion), CELL_BOLD if row.lowest else CELL),
        rich(words.with_interval(words.mean(row.mean), words.mean_interval(row.mean)), CELL_RIGHT),
        words.share(share),
        dot,
        Arrow(row.share_against_rest.direction.value),
        words.share(row.share_valid),
        words.share(row.na_share),
        words.count(share),
    ]


def where_to_act(summary: Summary) -> list[Flowable]:
    """The lowest criteria and the weakest question of each."""
    found: list[Flowable] = []
    for row in sorted((row for row in summary.criteria if row.lowest), key=_order):
        items = [item for item in summary.items if item.criterion == row.criterion.id and item.share_asked.shown]
        said = f"<b>{escape(words.name(row.criterion))}</b> {escape(words.share(row.share_asked))}"
        if items:
            weakest = min(items, key=lambda item: item.share_asked.value or 0.0)
            said += "<br/>" + escape(
                _("weakest: {question}, {share}").format(
                    question=words.name(weakest.item), share=words.share(weakest.share_asked)
                )
            )
        found += [rich(said, CELL), Spacer(0, 5)]
    return found


def _order(row: CriterionRow) -> float:
    return row.share_asked.value if row.share_asked.value is not None else 2.0


# --- trend --------------------------------------------------------------------------------------------------------


def trend(points: Sequence[TrendPoint], width: float) -> list[Flowable]:
    """Average score over the waves; a broken series is marked, never joined."""
    usable = [point for point in points if point.scale_max == 5 and _mean_of(point) is not None]
    if len(usable) < 2:
        return [text(_("No earlier waves are loaded for this territory."), SMALL)]
    moments = [_moment(point) for point in usable]
    values = [moment.low if moment.low is not None else moment.value for moment in moments]
    low = int(min(values) * 10 - 0.5) / 10
    drawing = Trend(moments, width, 118, (min(low, 4.4), 5.0))
    broken = sorted({point.broken for point in usable if point.broken is not Break.NONE})
    notes = [_("Published figures carry no interval.")]
    if broken:
        causes = "; ".join(_(words.BREAKS[cause]) for cause in broken)
        notes.append(_("Dotted rule: the series is broken ({causes}).").format(causes=causes))
    return [drawing, note(" ".join(notes))]


def _mean_of(point: TrendPoint) -> float | None:
    if point.mean_estimate is not None:
        return point.mean_estimate.value if point.mean_estimate.shown else None
    return point.mean


def _moment(point: TrendPoint) -> Moment:
    own = point.mean_estimate
    value = _mean_of(point)
    return Moment(
        label=point.label or str(point.year),
        value=value or 0.0,
        low=own.low if own else None,
        high=own.high if own else None,
        words=words.number(value or 0.0, 2),
        joined=point.broken is Break.NONE,
        ours=not point.published,
    )


# --- tables -------------------------------------------------------------------------------------------------------


def groups(heading: str, rows: Sequence[GroupRow], width: float) -> Flowable:
    """Urban and rural."""
    columns = [
        Column(heading, width * 0.42),
        Column(_("Mean"), width * 0.2, number=True),
        Column(_("Fully satisfied"), width * 0.38, number=True),
    ]
    return table(columns, [[words.name(row.group), words.mean(row.mean), _share_n(row.full, row.n)] for row in rows])


def channels(rows: Sequence[ChannelRow], width: float) -> Flowable:
    """How people came, and how satisfied they were."""
    columns = [
        Column(words.term("channel"), width * 0.36),
        Column(_("Share"), width * 0.16, number=True),
        Column("", width * 0.15),
        Column(_("Mean"), width * 0.12, number=True),
        Column("n", width * 0.21, number=True),
    ]
    cells: list[list[object]] = []
    for row in rows:
        bar = Bar(row.share.value if row.share.shown else None, width * 0.13)
        cells.append([words.name(row.channel), words.share(row.share), bar, words.mean(row.mean), words.number(row.n)])
    return table(columns, cells)


def services(heading: str, rows: Sequence[ServiceRow], width: float) -> Flowable:
    """Services in the order given."""
    columns = [
        Column(heading, width * 0.56),
        Column(_("Mean"), width * 0.16, number=True),
        Column(_("Fully satisfied"), width * 0.28, number=True),
    ]
    return table(columns, [[words.name(row.service), words.mean(row.mean), _share_n(row.full, row.n)] for row in rows])


def services_apart(found: ServiceTable, width: float) -> list[Flowable]:
    """The highest rated beside the lowest rated, and how many have too few interviews."""
    if not found.top and not found.bottom:
        return [note(_("No service has enough interviews yet."))]
    top = [services(_("Highest rated services"), found.top, width)] if found.top else []
    bottom = [services(_("Lowest rated services"), found.bottom, width)] if found.bottom else []
    withheld = _("{n} more services have too few interviews to print.").format(n=words.number(found.withheld))
    return [side_by_side(top, bottom), *([note(withheld)] if found.withheld else [])]


def items(heading: str, rows: Sequence[ItemRow], width: float) -> Flowable:
    """Questions with both bases and n."""
    columns = [
        Column(heading, width * 0.44),
        Column(words.base(rows[0].share_valid.base), width * 0.2, number=True),
        Column(words.base(rows[0].share_asked.base), width * 0.2, number=True),
        Column("n", width * 0.16, number=True),
    ]
    cells = [
        [
            _capital(words.name(row.item)),
            words.share(row.share_valid),
            words.share(row.share_asked),
            words.count(row.share_asked),
        ]
        for row in rows
    ]
    return table(columns, cells)


def _share_n(share: Estimate, n: int) -> Flowable:
    return rich(words.with_n(words.share(share), words.number(n)), CELL_RIGHT)


def _capital(said: str) -> str:
    return said[:1].upper() + said[1:]


# --- mystery, waiting ---------------------------------------------------------------------------------------------


def mystery(result: MysteryResult, width: float) -> list[Flowable]:
    """Mystery visits as counts and cases; a score only where there are enough of them."""
    if not result.visits:
        return [text(_("No mystery visits in this period."), SMALL)]
    return [text(_visits(result), BODY), Spacer(0, 4), side_by_side([_met(result, width)], _critical(result))]


def _visits(result: MysteryResult) -> str:
    said = ngettext("{n} visit", "{n} visits", result.visits).format(n=words.number(result.visits))
    if result.void:
        said += ", " + _("{n} void").format(n=words.number(result.void))
    if result.score is not None:
        return said + ". " + _("Score {score} of 100.").format(score=words.number(result.score, 1))
    return said + ". " + _("Fewer than {n} visits: counts only, no percentage.").format(n=result.minimum)


def _met(result: MysteryResult, width: float) -> Flowable:
    columns = [
        Column(words.term("criteria"), width * 0.55),
        Column(_("Met"), width * 0.2, number=True),
        Column(_("Of applicable"), width * 0.25, number=True),
    ]
    met = [(words.name(row.criterion), words.number(row.met), words.number(row.applicable)) for row in result.criteria]
    return table(columns, met)


def _critical(result: MysteryResult) -> list[Flowable]:
    heading = text(_("Critical failures"), CELL_BOLD)
    if not result.critical:
        observed = words.number(result.critical_observed)
        return [heading, text(_("None in {n} critical observations.").format(n=observed), CELL)]
    return [heading, *(rich(_failure(each), CELL) for each in result.critical)]


def _failure(each: CriticalFailure) -> str:
    said = _("failed in {failed} of {observed}").format(
        failed=words.number(each.failed), observed=words.number(each.observed)
    )
    return f"– <b>{escape(words.name(each.item))}</b>: {escape(said)}"


def waiting(result: WaitingTime) -> list[Flowable]:
    """Minutes in the queue: median, ninetieth percentile, share within the norm."""
    if not result.n or result.median is None:
        return [text(_("No waiting times in this period."), SMALL)]
    said = _(
        "Half waited up to {median} min, nine of ten up to {p90} min. Within the norm of {norm} min: {share}"
    ).format(
        median=words.optional(result.median),
        p90=words.optional(result.p90),
        norm=result.norm_minutes,
        share=words.share(result.within),
    )
    interval = words.share_interval(result.within)
    beside = (
        f" ({words.term('ci')}: {interval}; n={words.number(result.n)})"
        if interval
        else f" (n={words.number(result.n)})"
    )
    return [text(said + beside + ".", BODY)]


# --- violations, method -------------------------------------------------------------------------------------------


def violations(summary: Summary, width: float) -> list[Flowable]:
    """What respondents met, apart from what the Agency's control counted."""
    columns = [
        Column(_("Met by respondents (survey)"), width * 0.6),
        Column(_("Share"), width * 0.2, number=True),
        Column(_("Cases"), width * 0.2, number=True),
    ]
    cells = [
        [words.name(row.kind), words.share(row.share), "x" if row.count is None else words.number(row.count)]
        for row in summary.violations
    ]
    said = _("Complained, by the survey: {share} (n={n}).").format(
        share=words.share(summary.complaints.complained), n=words.count(summary.complaints.complained)
    )
    return [table(columns, cells), note(said)]


def administrative(summary: Summary, width: float) -> list[Flowable]:
    """The Agency's own counts for the country, with their source line."""
    years = sorted({year for row in summary.administrative for year, _count, _ours in row.counts})
    columns = [
        Column(_("Found by control (country)"), width * (1 - 0.2 * len(years))),
        *(Column(str(year), width * 0.2, number=True) for year in years),
    ]
    cells: list[list[object]] = []
    for row in summary.administrative:
        counted = {year: count for year, count, _ours in row.counts}
        cells.append([words.name(row.kind), *(words.optional(counted.get(year)) for year in years)])
    complaints = dict(summary.complaints.administrative)
    if complaints:
        cells.append([words.term("compl"), *(words.optional(complaints.get(year)) for year in years)])
    return [table(columns, cells), note(words.term("note_admin"))]


def method(summary: Summary) -> list[Flowable]:
    """How the interviews came about and what the figures mean; every sentence is checkable."""
    fieldwork = summary.fieldwork
    said = [
        _("Collected {collected}, accepted {accepted} interviews; {people} interviewers in {centres} centres.").format(
            collected=words.number(fieldwork.collected),
            accepted=words.number(fieldwork.accepted),
            people=words.number(fieldwork.interviewers),
            centres=words.number(fieldwork.centres),
        ),
        _excluded(summary),
        _languages(summary),
        _design(summary),
        _("The average score is the plain mean of the eight criteria; a criterion is the plain mean of its questions."),
        _(
            "Two bases are printed, because the published shares of 2017–2019 fit the base of all asked and their "
            "means the base of those who answered; figures on different bases must not be compared."
        ),
        _("Intervals of shares: Wilson on the effective sample; of means: Taylor linearisation."),
        _(
            "Not comparable with the household survey of the Bureau of National Statistics, which uses another scale, "
            "nor with global rankings of electronic government."
        ),
        _signs(),
        words.term("note_quota") if fieldwork.quota else "",
        words.term("note_small"),
    ]
    return [text(" ".join(part for part in said if part), SMALL)]


def _excluded(summary: Summary) -> str:
    excluded = [(_(words.REASONS.get(code, code)), n) for code, n in summary.fieldwork.excluded if n]
    if not excluded:
        return ""
    return _("Not counted: {reasons}.").format(reasons=", ".join(f"{why} {words.number(n)}" for why, n in excluded))


def _languages(summary: Summary) -> str:
    spoken = [f"{_(words.LANGUAGES.get(code, code))} {words.number(n)}" for code, n in summary.fieldwork.languages if n]
    return _("Languages of the interviews: {languages}.").format(languages=", ".join(spoken)) if spoken else ""


def _design(summary: Summary) -> str:
    fieldwork = summary.fieldwork
    if fieldwork.deff_assumed:
        return _("No clusters are known: a design effect of {deff} is assumed.").format(
            deff=words.number(fieldwork.deff, 1)
        )
    return _("Variance from {clusters} clusters in {strata} strata (design effect {deff}).").format(
        clusters=words.number(fieldwork.clusters),
        strata=words.number(fieldwork.strata),
        deff=words.number(fieldwork.deff, 2),
    )


def _signs() -> str:
    return _("Signs: … not precise enough to print, x confidential, - no cases, * fewer than 60 answers.")


def signature(who: str, when: str) -> Flowable:
    """A line to sign on and a line for the day."""
    widths = [WIDTH * part for part in (0.25, 0.35, 0.1, 0.3)]
    made = Table([[text(who, SMALL), "", text(when, SMALL), ""]], colWidths=widths)
    lines = [("LINEBELOW", (at, 0), (at, 0), 0.5, MUTED) for at in (1, 3)]
    made.setStyle([*lines, ("LEFTPADDING", (0, 0), (-1, -1), 0), ("VALIGN", (0, 0), (-1, -1), "BOTTOM")])
    return made


def kept(*flowables: Flowable) -> Flowable:
    """Flowables that stay on one page."""
    return KeepTogether(list(flowables))
