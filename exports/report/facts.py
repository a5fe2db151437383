"""What happened, on paper: waiting, violations, complaints, mystery visits. Counts and minutes, apart from ratings."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from reportlab.platypus import Flowable, Spacer

from exports.estimates.estimate import SIGNS, Base, Mark
from exports.layout import BODY, CELL, CELL_BOLD, SMALL, Column, kept, rich, side_by_side, table, text
from exports.report import words
from exports.report.parts import note
from exports.summary.shapes import (
    CriticalFailure,
    MysteryResult,
    Quote,
    Suggestions,
    Summary,
    ViolationRow,
    WaitingTime,
)
from model.language import N_, _, ngettext


def waiting(result: WaitingTime) -> list[Flowable]:
    """Minutes in the queue: median, ninetieth percentile, share within the norm."""
    if not result.n and not result.within.n_hidden:
        return [text(_("No waiting times in this period."), SMALL)]
    if result.median is None:
        return [text(words.term("note_small"), SMALL)]
    said = _(
        "Half waited up to {median} min, nine of ten up to {p90} min. Within the norm of {norm} min: {share}"
    ).format(
        median=words.optional(result.median),
        p90=words.optional(result.p90),
        norm=result.norm_minutes,
        share=words.share(result.within),
    )
    interval, n = words.share_interval(result.within), words.count(result.within)
    beside = f" ({words.term('ci')}: {interval}; n={n})" if interval else f" (n={n})"
    return [text(said + beside + ".", BODY)]


def violations(summary: Summary, width: float) -> list[Flowable]:
    """What respondents met: survey answers, with how many complained."""
    columns = [
        Column(_("Met by respondents (survey)"), width * 0.6),
        Column(_("Share"), width * 0.2, number=True),
        Column(_("Cases"), width * 0.2, number=True),
    ]
    cells = [[words.name(row.kind), words.share(row.share), cases(row)] for row in summary.violations]
    complained = summary.complaints.complained
    said = _("Complained, by the survey: {share} (n={n}).").format(
        share=words.share(complained), n=words.count(complained)
    )
    asked = SIGNS[Mark.EMPTY] if not summary.violations else words.count(summary.violations[0].share)
    base = _("Base: {base}, n={n}.").format(base=words.base(Base.ASKED), n=asked)
    return [table(columns, cells, padding=1.9), note(f"{base} {said}")]


def cases(row: ViolationRow) -> str:
    """How many met it; where that is not told, the sign of the share says why."""
    return words.share(row.share) if row.count is None and not row.share.shown else words.optional(row.count)


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
    totals = [
        sum(count for row in summary.administrative for at, count, _ours in row.counts if at == year) for year in years
    ]
    cells.append([text(_("In all"), CELL_BOLD), *(words.number(total) for total in totals)])
    complaints = dict(summary.complaints.administrative)
    if complaints:
        cells.append([words.term("compl"), *(words.optional(complaints.get(year)) for year in years)])
    return [table(columns, cells, padding=1.9), note(words.term("note_admin"))]


def control(summary: Summary, width: float) -> list[Flowable]:
    """The Agency's counts with a line a year, for a page that has no room for a line a kind."""
    found = [dict((year, count) for year, count, _ours in row.counts) for row in summary.administrative]
    complaints = dict(summary.complaints.administrative)
    names = [words.name(row.kind) for row in summary.administrative]
    part = width * 0.84 / max(len(names) + 2, 1)
    columns = [Column(_("Found by control (country)"), width * 0.16)]
    columns += [Column(name, part, number=True) for name in (*names, _("In all"), words.term("compl"))]
    cells = []
    for year in sorted({year for counts in found for year in counts}):
        counts = [one.get(year) for one in found]
        total = words.number(sum(count or 0 for count in counts))
        cells.append(
            [str(year), *(words.optional(count) for count in counts), total, words.optional(complaints.get(year))]
        )
    return [table(columns, cells, padding=1.6), note(words.term("note_admin"))]


def mystery(result: MysteryResult, width: float) -> list[Flowable]:
    """Mystery visits as counts and cases; a score only where there are enough of them."""
    if not result.visits:
        return [text(_("No mystery visits in this period."), SMALL)]
    return [side_by_side([text(mystery_said(result), BODY), Spacer(0, 5), _met(result, width)], critical(result))]


def mystery_brief(result: MysteryResult) -> list[Flowable]:
    """The same in two or three lines, for a page that has tables of its own."""
    if not result.visits:
        return [text(_("No mystery visits in this period."), SMALL)]
    return [text(mystery_said(result), BODY), Spacer(0, 2), *critical(result)]


def mystery_said(result: MysteryResult) -> str:
    """How many visits, and their score where there are enough."""
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


def critical(result: MysteryResult) -> list[Flowable]:
    """Critical items that failed, as cases; they are never averaged."""
    heading = text(_("Critical failures"), CELL_BOLD)
    if not result.critical:
        return [heading, text(none_critical(result), CELL)]
    return [heading, *(rich(_failure(each), CELL) for each in result.critical)]


def none_critical(result: MysteryResult) -> str:
    """That nothing critical failed, or that nothing critical could be seen, which is no praise."""
    if not result.critical_observed:
        return _("No critical item could be observed.")
    return _("None in {n} critical observations.").format(n=words.number(result.critical_observed))


def _failure(each: CriticalFailure) -> str:
    said = _("failed in {failed} of {observed}").format(
        failed=words.number(each.failed), observed=words.number(each.observed)
    )
    return f"– <b>{escape(words.name(each.item))}</b>: {escape(said)}"


KINDS = {"problem": N_("problem"), "praise": N_("praise"), "proposal": N_("proposal")}


def proposals(found: Suggestions | None, width: float) -> list[Flowable]:
    """What was proposed: how many texts, and the codes they or the talks were given. A text itself is never printed."""
    if found is None:
        return [text(_("Nobody was asked for proposals."), SMALL)]
    given = SIGNS[Mark.CONFIDENTIAL] if found.given is None else words.number(found.given)
    said = _("{given} of {asked} people wrote a proposal.").format(given=given, asked=words.number(found.asked))
    if not found.coded:
        said += " " + _("Their texts are not coded yet.")
    if not found.counts:
        return [text(said, BODY)]
    source = _("Codes of the survey's texts.") if found.source == "survey" else _("Codes of the talks.")
    columns = [
        Column(_("About"), width * 0.5),
        Column(_("Kind"), width * 0.3),
        Column(_("Cases"), width * 0.2, number=True),
    ]
    cells = [
        [words.name(row.code), _(KINDS.get(row.kind, "")) or words.term("viol"), _count(row.count)]
        for row in found.counts
    ]
    return [text(f"{said} {source}", BODY), Spacer(0, 3), table(columns, cells, padding=1.6)]


def quotes(found: Sequence[Quote]) -> list[Flowable]:
    """What people said, in their own words; nothing where nothing was released."""
    if not found:
        return []
    said = [text(_("In their own words (talks, released by a second person)"), CELL_BOLD)]
    for one in found:
        about = words.name(one.about) if one.about.id else ""
        said.append(text(f"«{one.text}»" + (f" – {about}" if about else ""), BODY))
    return [Spacer(0, 6), kept(*said)]


def _count(count: int | None) -> str:
    return SIGNS[Mark.CONFIDENTIAL] if count is None else words.number(count)
