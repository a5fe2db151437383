"""The blocks all papers are made of: headline, comparisons, tables, signs, signature. Each returns flowables."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from reportlab.platypus import Flowable, Spacer

from exports.charts import Scale, arrow, axis, bar, dot
from exports.charts.paper import Painted
from exports.estimates.estimate import Base, Estimate
from exports.estimates.printing import MINIMUM
from exports.layout import (
    BODY,
    CELL,
    CELL_BOLD,
    CELL_RIGHT,
    FIGURE,
    FIGURE_INK,
    LABEL,
    MUTED,
    NOTE,
    SMALL,
    WIDTH,
    Column,
    Places,
    Rows,
    Told,
    boxed,
    rich,
    table,
    text,
)
from exports.report import words
from exports.report.texts import SupervisorTexts, plain
from exports.summary.shapes import (
    CentreRow,
    ChannelRow,
    Difference,
    Earlier,
    Funnel,
    GroupRow,
    Headline,
    ItemRow,
    ProviderRow,
    RegionRow,
    ServiceRow,
    ServiceTable,
)
from model import reference
from model.language import _, current, ngettext

HasShares = Headline | CentreRow | RegionRow | ProviderRow | Earlier
HALF = WIDTH / 2 - 12
BESIDE = 0.33  # of the width, beside the headline


def note(words_of_it: str) -> Flowable:
    """A line in small grey type under a table."""
    return text(words_of_it, NOTE)


def answers_note() -> Flowable:
    """What the bars of all five marks are shares of."""
    return note(_("Shares of all asked, in per cent; n is answers: people times the questions of a criterion."))


def signs(*, arrows: bool = True) -> Flowable:
    """What stands where a figure may not, and what an arrow says; printed on each page that may need it."""
    said = _("Signs: … not precise enough to print, x confidential, - no cases, * fewer than 60 answers.")
    if arrows:
        said += " " + _("Arrow: really higher or lower than the others; two lines: no real difference.")
    return note(said)


def full(row: HasShares, base: Base) -> Estimate:
    """How many are fully satisfied, of those whom the paper speaks of."""
    return row.full if base is Base.ANSWERED else row.full_all


def headline(head: Headline, beside: Sequence[Flowable], base: Base = Base.ASKED) -> Flowable:
    """The three figures that are read from a metre away, and what they are compared with."""
    share = full(head, base)
    cells = [
        [
            text(words.term("mean"), LABEL),
            text(words.mean(head.mean), FIGURE),
            _under(words.mean_interval(head.mean)),
            *_band(head),
        ],
        [
            text(_("Fully satisfied"), LABEL),
            text(words.share(share), FIGURE),
            _under(words.share_interval(share), words.base(share.base)),
        ],
        [text(words.term("n"), LABEL), text(words.number(head.n), FIGURE_INK), *_used(head)],
        list(beside),
    ]
    widths = [WIDTH * part for part in (0.21, 0.26, 0.2, BESIDE)]
    return Places(cells, widths, ("RIGHTPADDING", (0, 0), (-2, -1), 8))


def _under(interval: str, base: str = "") -> Flowable:
    said = words.term("ci") + ": " + interval if interval else ""
    return text(", ".join(part for part in (said, base) if part), SMALL)


def _band(head: Headline) -> list[Flowable]:
    """The word for the average score, under it."""
    return [] if head.band is None else [text(_("rating: {band}").format(band=_(words.BANDS[head.band])), SMALL)]


def _used(head: Headline) -> list[Flowable]:
    """How many criteria the figures are made of, where it is not all of them."""
    if head.criteria_used == head.criteria_total:
        return []
    said = _("{used} of {total} criteria").format(used=head.criteria_used, total=head.criteria_total)
    return [text(said, SMALL)]


def few(n: int) -> list[Flowable]:
    """What a reader of a paper with hardly any interviews must know before the signs."""
    if not n:
        return [
            note(_("No interviews of this wave have come in from here yet: what is printed is from other sources."))
        ]
    if n < MINIMUM:
        return [note(_("Fewer than {n} interviews: too few for averages and shares, so signs stand in their place.")
                     .format(n=MINIMUM))]  # fmt: skip
    return []


def compared(label: str, mean: Estimate, share: Estimate, said: str, direction: str) -> list[Flowable]:
    """One comparison: what, its figures, and an arrow only where the difference is real."""
    figures = _("{mean} and {share}").format(mean=words.mean(mean), share=words.share(share))
    if not mean.shown and not share.shown:
        figures = _("too few interviews")
    verdict = Places(
        [Painted(arrow(direction)), text(said, SMALL)],
        [13, WIDTH * BESIDE - 13],
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    )
    line = words.with_n(figures, words.count(mean if mean.n or mean.n_hidden else share))
    return [rich(f"{escape(label)} {line}", CELL), Spacer(0, 1.5), verdict, Spacer(0, 4)]


def against(label: str, head: Headline, difference: Difference, base: Base = Base.ASKED) -> list[Flowable]:
    """The territory against the rest of a larger one."""
    said = _(words.DIRECTIONS[difference.direction])
    if head.mean.shown and head.criteria_used < head.criteria_total:
        label += " " + _("(by the same criteria)")
    return compared(label, head.mean, full(head, base), said, difference.direction.value)


def earlier(before: Earlier | None, base: Base) -> list[Flowable]:
    """The wave before ours, and whether anything really changed since."""
    if before is None:
        return []
    change = before.change.direction
    return compared(before.label, before.mean, full(before, base), _(words.CHANGES[change]), change.value)


def groups(heading: str, rows: Sequence[GroupRow], width: float) -> Flowable:
    """Urban and rural."""
    columns = [
        Column(heading, width * 0.25),
        Column(words.term("mean"), width * 0.37, number=True),
        Column(_("Fully satisfied") + ", " + words.base(rows[0].full.base), width * 0.3, number=True),
        Column("", width * 0.08),
    ]
    cells = [
        [
            words.name(row.group),
            interval(row.mean),
            share_n(row.full),
            Painted(arrow(row.against_rest.direction.value)),
        ]
        for row in rows
    ]
    return table(columns, cells)


def channels(rows: Sequence[ChannelRow], width: float, most: int = 10) -> list[Flowable]:
    """How most people came, and how satisfied they were; that some channels are not told is said."""
    columns = [
        Column(words.term("channel"), width * 0.44),
        Column(_("Share"), width * 0.14, number=True),
        Column("", width * 0.12),
        Column(_("Mean"), width * 0.12, number=True),
        Column("n", width * 0.13, number=True),
        Column("", width * 0.05),
    ]
    cells: list[list[object]] = []
    told = [row for row in rows if row.n][:most]
    for row in told:
        drawn = Painted(bar(row.share.value if row.share.shown else None, width * 0.1))
        figures = [words.share(row.share), drawn, words.mean(row.mean), words.number(row.n)]
        cells.append(
            [words.capital(words.name(row.channel)), *figures, Painted(arrow(row.against_rest.direction.value))]
        )
    said = _("Shares: {base}.").format(base=words.base(Base.INTERVIEWED))
    if len(told) < sum(bool(row.n or row.mean.n_hidden) for row in rows):
        said += " " + _("Channels of few interviews are not listed.")
    return [table(columns, cells), note(said)]


def scale_of(estimates: Sequence[Estimate], length: float, *, most: float = 4.5) -> Scale:
    """An axis of average scores that begins under the lowest interval, at a whole tenth, and ends at 5."""
    lows = [one.low for one in estimates if one.shown and one.low is not None]
    return Scale(max(int(min([*lows, most]) * 10) / 10, 1.0), 5.0, length, inset=9)


def ticks(scale: Scale) -> list[float]:
    """Where the axis of average scores carries figures."""
    return [scale.low, round((scale.low + 5) / 2, 2), 5.0]


def whole_score(found: Funnel | None) -> float | None:
    """The score of the whole by the same criteria as its parts: what a diamond beside them may stand for."""
    return found.target if found is not None else None


def mean_axis(made: Rows, column: int, scale: Scale) -> None:
    """The figures of an axis into the head of a column of dots."""
    drawn = axis(scale, [(tick, words.number(tick, 2)) for tick in ticks(scale)])
    made.scaled(column, Painted(drawn), [scale.at(tick) for tick in ticks(scale)])


def mean_dot(scale: Scale, mean: Estimate, target: float | None = None) -> object:
    """An average score as a dot with its interval, or nothing where it is hidden."""
    if not mean.shown:
        return ""
    return Painted(dot(scale, mean.value, mean.low, mean.high, other=target))


def services(found: ServiceTable, *, most: int = 5) -> list[Flowable]:
    """Services with the highest and the lowest scores in one table, and how many have too few interviews."""
    if not found.top and not found.bottom:
        return [note(_("No service has enough interviews yet."))]
    top = found.top[:most]
    bottom = tuple(row for row in reversed(found.bottom[:most]) if row not in found.top)
    listed: Sequence[ServiceRow] = (*top, *bottom)
    scale = scale_of([row.mean for row in listed], WIDTH * 0.15)
    columns = [
        Column(_("Service"), WIDTH * 0.465),
        Column(words.term("mean"), WIDTH * 0.155, number=True),
        Column("", scale.length),
        Column(_("Fully satisfied"), WIDTH * 0.14, number=True),
        Column("n", WIDTH * 0.055, number=True),
        Column("", WIDTH * 0.035),
    ]
    made = table(columns, [_service(row, scale) for row in listed], padding=1.9)
    mean_axis(made, 2, scale)
    if bottom:
        made.rule_before(len(top))
    few = ngettext(
        "{n} more service has too few interviews to print.",
        "{n} more services have too few interviews to print.",
        found.withheld,
    )
    said = _("Base of the shares: {base}.").format(base=words.base(listed[0].full.base))
    if bottom:
        said += " " + _("Above the rule the highest rated, below it the lowest, of {n} that can be printed.").format(
            n=words.number(found.shown)
        )
    if found.withheld:
        said += " " + few.format(n=words.number(found.withheld))
    return [made, note(said)]


def _service(row: ServiceRow, scale: Scale) -> list[object]:
    return [
        text(words.name(row.service), CELL),
        interval(row.mean),
        mean_dot(scale, row.mean),
        words.share(row.full),
        words.count(row.mean),
        Painted(arrow(row.against_rest.direction.value)),
    ]


def items(rows: Sequence[ItemRow], width: float) -> Flowable:
    """Questions with their criterion, average score, both bases and n."""
    full = _("Fully satisfied") + ", "
    columns = [
        Column(_("Question"), width * 0.37),
        Column(words.term("criteria"), width * 0.16),
        Column(words.term("mean"), width * 0.15, number=True),
        Column(full + words.base(rows[0].share_asked.base), width * 0.13, number=True),
        Column(full + words.base(rows[0].share_valid.base), width * 0.13, number=True),
        Column("n", width * 0.06, number=True),
    ]
    criterion = {one.id: one.name(current()) for one in reference.criteria()}
    cells = [
        [
            text(words.capital(words.name(row.item)), CELL),
            text(criterion.get(row.criterion, ""), CELL),
            interval(row.mean),
            words.share(row.share_asked),
            words.share(row.share_valid),
            words.count(row.share_asked),
        ]
        for row in rows
    ]
    return table(columns, cells, padding=1.7)


def interval(mean: Estimate) -> Flowable:
    """A mean with its interval beside it, for a column of numbers."""
    return rich(words.with_interval(words.mean(mean), words.mean_interval(mean)), CELL_RIGHT)


def share_n(share: Estimate) -> Flowable:
    """A share with its n beside it."""
    return rich(words.with_n(words.share(share), words.count(share)), CELL_RIGHT)


def supervisor(said: SupervisorTexts) -> list[Flowable]:
    """The supervisor's own words in their frame; empty, the frame leaves lines to write on by hand."""
    findings = [text(line, BODY) for line in plain(said.findings).split("\n") if line]
    actions = [text(f"{at}. {one}", BODY) for at, one in enumerate(said.written, 1)]
    inside: list[Flowable] = [text(_("In the supervisor's own words, not computed from the answers."), NOTE)]
    inside += [text(_("Findings"), CELL_BOLD), *(findings or [_blank(2)])]
    inside += [Spacer(0, 4), text(words.term("actions"), CELL_BOLD), *(actions or [_blank(3)])]
    return [boxed(inside)]


def _blank(lines: int) -> Flowable:
    return Places([""], [WIDTH - 24], ("LINEBELOW", (0, 0), (-1, -1), 0.3, MUTED), rows=lines, height=17)


def signature(who: str, when: str) -> Flowable:
    """A line to sign on and a line for the day."""
    widths = [WIDTH * part for part in (0.25, 0.35, 0.04, 0.1, 0.26)]
    lines = [("LINEBELOW", (at, 0), (at, 0), 0.5, MUTED) for at in (1, 4)]
    cells = [text(who, SMALL), "", "", text(when, SMALL), ""]
    return Places(cells, widths, *lines, ("VALIGN", (0, 0), (-1, -1), "BOTTOM"))


def told(parts: Sequence[tuple[str, str]]) -> Flowable:
    """Short texts with their subjects at the left; one without words is left out."""
    rows = [[text(subject, LABEL), text(said, CELL)] for subject, said in parts if said]
    return Told(rows, colWidths=[WIDTH * 0.14, WIDTH * 0.86])
