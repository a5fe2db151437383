"""Visits, waiting, violations and the method note on paper: what happened, apart from what was rated."""

from xml.sax.saxutils import escape

from reportlab.platypus import Flowable, Spacer

from exports.layout import (
    BODY,
    CELL,
    CELL_BOLD,
    SMALL,
    Column,
    rich,
    side_by_side,
    table,
    text,
)
from exports.report import words
from exports.report.parts import note
from exports.summary.shapes import (
    CriticalFailure,
    MysteryResult,
    Summary,
    WaitingTime,
)
from model.language import _, ngettext


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
        Column(words.term("criteria"), width * 0.46),
        Column(_("Met"), width * 0.28, number=True),
        Column(_("Of applicable"), width * 0.26, number=True),
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
        _(
            "Intervals are score intervals (Wilson) on the effective sample, for shares and, along the scale from 1 to "
            "5, for means; variance by Taylor linearisation. They hold at the ceiling, where symmetric ones fall short."
        ),
        _(
            "Not comparable with the household survey of the Bureau of National Statistics, which uses another scale, "
            "nor with global rankings of electronic government."
        ),
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
