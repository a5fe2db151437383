"""The blocks of a centre's page: criteria, waiting by the hour, lowest items, violations, visits, what to do next."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Spacer

from exports import charts
from exports.charts.labels import wrapped
from exports.charts.paper import Painted, Stretching, measure
from exports.estimates.estimate import SIGNS, Mark
from exports.layout import (
    BODY,
    BOLD,
    CELL,
    CELL_BOLD,
    CELL_RIGHT,
    HEADING,
    MUTED,
    SMALL,
    WIDTH,
    Bookmark,
    Column,
    Places,
    rich,
    table,
    text,
)
from exports.layout.type import SMALLEST
from exports.report import facts, pictures, words
from exports.report.parts import note
from exports.report.texts import ACTIONS, SupervisorTexts, plain
from exports.summary.shapes import (
    CentreSummary,
    CriterionRow,
    Direction,
    MysteryResult,
    Suggestions,
    Summary,
    ViolationRow,
)
from model.language import N_, _, ngettext

HALF = WIDTH / 2 - 12
VERDICTS = {
    Direction.HIGHER: N_("really higher"),
    Direction.LOWER: N_("really lower"),
    Direction.ALIKE: N_("no real difference"),
    Direction.UNKNOWN: "",
}
FULL = 4.995  # what prints as 5.00: such a question is no place to act
UNMET = 3  # criteria named in which a visit met least
LOWEST, TALLEST = 92.0, 150.0  # height of the waiting by the hour, as room allows


@dataclass(frozen=True, slots=True)
class Cut:
    """How much is printed of what could be."""

    lines: int = 2  # of a name
    items: int = 3
    codes: int = 3  # coded suggestions
    violations: int = 5
    failures: int = 3  # critical failures of the visits
    actions: int = 4  # lines of each
    findings: int = 10  # lines
    legend: bool = True


def heading(title: str, key: str = "") -> list[Flowable]:
    """A heading of the page on one line, and its bookmark where it has a key; without one it stands over a half."""
    line = clipped(title, WIDTH if key else HALF, HEADING, 1)
    return [*([Bookmark(title, key, 1)] if key else []), line]


def marks(*titles: str) -> list[Flowable]:
    """Bookmarks of headings that stand beside each other: in a column they would not be drawn."""
    return [Bookmark(title, f"mark{at}-{title}", 1) for at, title in enumerate(titles)]


def clipped(said: str, width: float, form: ParagraphStyle, lines: int, before: str = "") -> Flowable:
    """A text in at most so many lines of this width, by the rule of exports.charts.labels; `before` is markup."""
    room, bold = (width - 6) * 0.97, form.fontName == BOLD
    longest = max(measure(word, form.fontSize, bold) for word in said.split(" "))
    size = form.fontSize * min(1.0, max(room / max(longest, 1.0), SMALLEST))  # as a paragraph shrinks to its words
    found = wrapped(said, room, measure, size=size, bold=bold, lines=lines)
    plain = " ".join(found) == said
    return rich(before + (escape(said) if plain else "<br/>".join(map(escape, found))), form)


def arrow(direction: Direction) -> Flowable:
    """The arrow of a comparison, and for a screen reader its words; nothing where nothing is compared."""
    said = VERDICTS[direction]
    return Painted(charts.arrow(direction.value), _(said) if said else "")


def verdict(direction: Direction, said: str) -> Flowable:
    """One comparison in words with its arrow."""
    cells = [Painted(charts.arrow(direction.value)), text(said, SMALL)]
    return Places(cells, [12, WIDTH * 0.335 - 12], ("TOPPADDING", (0, 0), (0, 0), 2))


def left_out(count: int) -> list[Flowable]:
    """That something is not printed, if so."""
    said = ngettext("{n} more is left out for lack of room.", "{n} more are left out for lack of room.", count)
    return [note(said.format(n=words.number(count)))] if count > 0 else []


def criteria(rows: Sequence[CriterionRow], cut: Cut) -> list[Flowable]:
    """The eight criteria as dots with intervals on the scale, the region's mark, full satisfaction, not applicable."""
    low = _floor(rows)
    scale = charts.Scale(low, 5, WIDTH * 0.21, inset=10)
    step = 0.25 if low >= 4.5 else 0.5 if low >= 3.5 else 1.0
    ticks = [5 - at * step for at in range(math.floor((5 - low) / step) + 1)]
    columns = [
        Column("", WIDTH * 0.185),
        Column(words.term("mean"), WIDTH * 0.15, number=True),
        Column("", scale.length),
        Column("", WIDTH * 0.03),
        Column(f"{_('Fully satisfied')}, {words.base(rows[0].share_asked.base)}", WIDTH * 0.24, number=True),
        Column(_("not applicable"), WIDTH * 0.125, number=True),
        Column("n", WIDTH * 0.06, number=True),
    ]
    cells = [_criterion(row, scale, cut) for row in rows]
    made = table(columns, cells, marked=frozenset(at for at, row in enumerate(rows) if row.lowest), padding=1.9)
    said = [(tick, words.number(tick, 2 if step < 0.5 else 1)) for tick in ticks]
    made.scaled(2, Painted(charts.axis(scale, said)), [scale.at(tick) for tick in ticks])
    legend = _(
        "Dot and bar: average score with its 95 % interval, on an axis that begins at {low}; diamond: the region; "
        "arrow: really higher or lower than the rest of the region; grey: the three lowest."
    ).format(low=words.number(low, 1))
    if not cut.legend or not any(row.mean.shown for row in rows):
        legend = ""
    elif any((row.mean.value or low) < low for row in rows if row.mean.shown):
        legend += " " + _("A triangle at the edge: lower than the axis.")
    return [*heading(words.term("criteria"), "criteria"), made, *([note(legend)] if legend else [])]


def _floor(rows: Sequence[CriterionRow]) -> float:
    """Where the axis begins: a half point of the scale under all criteria but the lowest, and no higher than 4.5.

    One criterion that lies far below the others would press them into a corner; it is an arrowhead then.
    """
    lows = sorted(row.mean.low for row in rows if row.mean.shown and row.mean.low is not None)
    return max(1.0, math.floor(min([*lows[1:], 4.5]) * 2) / 2)


def _criterion(row: CriterionRow, scale: charts.Scale, cut: Cut) -> list[object]:
    drawn = charts.dot(
        scale,
        *((row.mean.value, row.mean.low, row.mean.high) if row.mean.shown else (None, None, None)),
        other=row.country_mean.value if row.country_mean.shown else None,
        strong=row.lowest,
    )
    return [
        clipped(words.name(row.criterion), WIDTH * 0.185, CELL_BOLD if row.lowest else CELL, cut.lines),
        rich(words.with_interval(words.mean(row.mean), words.mean_interval(row.mean)), CELL_RIGHT),
        Painted(drawn),
        arrow(row.mean_against_rest.direction if row.mean.shown else Direction.UNKNOWN),
        words.share(row.share_asked),
        words.share(row.na_share),
        words.count(row.share_asked),
    ]


def waiting(summary: Summary) -> list[Flowable]:
    """Minutes in the queue by the hour, and in a sentence."""
    title = heading(words.term("wait"))
    if not pictures.hours_known(summary.hours):
        few = [note(_("By the hour: fewer than 30 answers in every hour."))] if summary.hours else []
        return [*title, *facts.waiting(summary.waiting), *few]

    def drawn(height: float) -> charts.Picture:
        return pictures.waits(summary.hours, summary.waiting, (HALF, height))

    return [*title, Stretching(drawn, LOWEST, pictures.waits_about()), _all_day(summary)]


def _all_day(summary: Summary) -> Flowable:
    waited = summary.waiting
    said = _("All day: half waited up to {median} min, nine of ten up to {p90} min; n={n}.").format(
        median=words.optional(waited.median), p90=words.optional(waited.p90), n=words.count(waited.within)
    )
    return note(said)


def lowest(summary: CentreSummary, cut: Cut) -> list[Flowable]:
    """The items with the lowest average score, and what people proposed."""
    title = heading(_("Lowest rated questions"))
    rows = [row for row in summary.lowest if (row.mean.value or 0.0) < FULL]
    if not rows:
        full = _("Every question that may be printed has the full score.")
        said = full if summary.lowest else _("No question has enough answers to print.")
        return [*title, text(said, SMALL), *_proposed(summary.suggestions, cut)]
    columns = [
        Column("", HALF * 0.52),
        Column(_("Mean"), HALF * 0.25, number=True),
        Column(_("Fully satisfied"), HALF * 0.23, number=True),
    ]
    cells: list[list[object]] = [
        [
            clipped(words.capital(words.name(row.item)), HALF * 0.52, CELL, cut.lines + 1),
            rich(words.with_n(words.mean(row.mean), words.count(row.mean)), CELL_RIGHT),
            words.share(row.share_asked),
        ]
        for row in rows[: cut.items]
    ]
    dropped = left_out(len(rows) - len(cells))
    return [*title, table(columns, cells, padding=1.6), *dropped, *_proposed(summary.suggestions, cut)]


def _proposed(found: Suggestions | None, cut: Cut) -> list[Flowable]:
    """How many proposed something, and what most often; codes of talks are never taken for answers of the survey."""
    if found is None or not found.asked:
        return []
    given = SIGNS[Mark.CONFIDENTIAL] if found.given is None else words.number(found.given)
    said = _("Suggestions: {given} of {asked} asked.").format(given=given, asked=words.number(found.asked))
    codes = [f"{words.name(one.code)} ({words.number(one.count)})" for one in found.counts if one.count][: cut.codes]
    if codes:
        most = (
            _("Most often in the survey: {codes}.") if found.source == "survey" else _("Most often in talks: {codes}.")
        )
        said += " " + most.format(codes=", ".join(codes))
    elif not found.coded:
        said += " " + _("They are not coded.")
    return [Spacer(0, 3), clipped(said, HALF, SMALL, 4 if cut.lines > 1 else 2)]


def violations(summary: Summary, cut: Cut) -> list[Flowable]:
    """What respondents met, the most frequent first."""
    title = heading(words.term("viol"))
    rows = sorted(
        (row for row in summary.violations if row.count is None or row.count), key=lambda row: -(row.count or 0)
    )
    complained = summary.complaints.complained
    said = _("Complained, by the survey: {share} (n={n}).").format(
        share=words.share(complained), n=words.count(complained)
    )
    asked = bool(summary.violations) and bool(summary.headline.n or summary.headline.mean.n_hidden)
    if not rows or not asked:
        return [*title, text(_("None.") if asked else SIGNS[Mark.EMPTY], SMALL), *([note(said)] if asked else [])]
    columns = [
        Column(_("Met by respondents (survey)"), HALF * 0.62),
        Column(_("Share"), HALF * 0.2, number=True),
        Column(_("Cases"), HALF * 0.18, number=True),
    ]
    made = table(columns, [_violation(row, cut) for row in rows[: cut.violations]], padding=1.6)
    return [*title, made, *left_out(len(rows) - cut.violations), note(said)]


def _violation(row: ViolationRow, cut: Cut) -> list[object]:
    name = clipped(words.name(row.kind), HALF * 0.62, CELL, cut.lines)
    return [name, words.share(row.share), facts.cases(row)]


def mystery(result: MysteryResult, cut: Cut) -> list[Flowable]:
    """Visits as counts; a score only where there are enough; every red line by name."""
    title = heading(words.term("mystery"))
    if not result.visits:
        return [*title, text(_("No mystery visits in this period."), SMALL)]
    found: list[Flowable] = [*title, clipped(facts.mystery_said(result), HALF, BODY, 3), Spacer(0, 2)]
    unmet = sorted(
        (row for row in result.criteria if row.met < row.applicable), key=lambda row: row.met / row.applicable
    )[:UNMET]
    if unmet:
        listed = ", ".join(
            _("{criterion} {met} of {all}").format(
                criterion=words.name(row.criterion), met=words.number(row.met), all=words.number(row.applicable)
            )
            for row in unmet
        )
        found += [clipped(_("Least often met: {list}.").format(list=listed), HALF, CELL, 2 * cut.lines), Spacer(0, 3)]
    return [*found, *_critical(result, cut)]


def _critical(result: MysteryResult, cut: Cut) -> list[Flowable]:
    if not result.critical:
        said = facts.none_critical(result)
        return [text(_("Critical failures"), CELL_BOLD), text(said, CELL)]
    named = [
        clipped(
            f"{words.name(each.item)}: "
            + _("failed in {failed} of {observed}").format(
                failed=words.number(each.failed), observed=words.number(each.observed)
            ),
            HALF,
            CELL,
            cut.lines + 1,
            "– ",
        )
        for each in result.critical[: cut.failures]
    ]
    return [text(_("Critical failures"), CELL_BOLD), *named, *left_out(len(result.critical) - cut.failures)]


def do_next(texts: SupervisorTexts, cut: Cut) -> list[Flowable]:
    """The supervisor's findings and actions; lines to write on where there are none."""
    title = heading(_("Do next"), "next")
    found = (
        [clipped(" ".join(plain(texts.findings).split()), WIDTH, BODY, cut.findings), Spacer(0, 4)]
        if plain(texts.findings)
        else []
    )
    if not texts.written:
        return [*title, *found, *(_line(at) for at in range(1, ACTIONS + 1))]
    return [*title, *found, *(_action(at, said, cut) for at, said in enumerate(texts.written, 1))]


def _action(at: int, said: str, cut: Cut) -> Flowable:
    cells = [text(str(at), CELL_BOLD), clipped(said, WIDTH - 16, BODY, cut.actions)]
    return Places(cells, [16, WIDTH - 16], ("BOTTOMPADDING", (0, 0), (-1, -1), 3))


def _line(at: int) -> Flowable:
    cells = [text(str(at), CELL_BOLD), text("", BODY)]
    return Places(
        cells, [16, WIDTH - 16], ("LINEBELOW", (1, 0), (1, 0), 0.5, MUTED), ("BOTTOMPADDING", (0, 0), (-1, -1), 9)
    )
