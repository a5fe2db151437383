"""The blocks both papers are made of: headline, criteria, trend, tables, method. Each returns flowables."""

from collections.abc import Sequence

from reportlab.platypus import Flowable, Spacer

from exports.charts import arrow, bar
from exports.charts.paper import Painted
from exports.estimates.estimate import Estimate
from exports.layout import (
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
    rich,
    side_by_side,
    table,
    text,
)
from exports.report import words
from exports.summary.shapes import (
    ChannelRow,
    Difference,
    GroupRow,
    Headline,
    ItemRow,
    ServiceRow,
    ServiceTable,
)
from model.language import _, ngettext


def note(words_of_it: str) -> Flowable:
    """A line in small grey type under a table."""
    return text(words_of_it, NOTE)


def signs() -> Flowable:
    """What stands where a figure may not; printed on each page that may need it."""
    return note(_("Signs: … not precise enough to print, x confidential, - no cases, * fewer than 60 answers."))


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
    return Places(cells, [WIDTH * part for part in (0.21, 0.25, 0.19, 0.35)], ("RIGHTPADDING", (0, 0), (-2, -1), 8))


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
    if not head.mean.shown and not head.full_all.shown:
        said = _("too few interviews")
    verdict = Places(
        [Painted(arrow(difference.direction.value)), text(_(words.DIRECTIONS[difference.direction]), SMALL)],
        [13, WIDTH * 0.35 - 13],
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    )
    return [text(label, LABEL), Spacer(0, 3), text(said, CELL_BOLD), Spacer(0, 2), verdict]


def groups(heading: str, rows: Sequence[GroupRow], width: float) -> Flowable:
    """Urban and rural."""
    columns = [
        Column(heading, width * 0.34),
        Column(_("Mean"), width * 0.2, number=True),
        Column(_("Fully satisfied"), width * 0.46, number=True),
    ]
    return table(columns, [[words.name(row.group), words.mean(row.mean), _share_n(row.full)] for row in rows])


def channels(rows: Sequence[ChannelRow], width: float) -> Flowable:
    """How people came, and how satisfied they were."""
    columns = [
        Column(words.term("channel"), width * 0.45),
        Column(_("Share"), width * 0.15, number=True),
        Column("", width * 0.12),
        Column(_("Mean"), width * 0.13, number=True),
        Column("n", width * 0.15, number=True),
    ]
    cells: list[list[object]] = []
    for row in rows:
        if row.n == 0:
            continue
        drawn = Painted(bar(row.share.value if row.share.shown else None, width * 0.1))
        cells.append(
            [words.name(row.channel), words.share(row.share), drawn, words.mean(row.mean), words.count(row.mean)]
        )
    return table(columns, cells)


def services(heading: str, rows: Sequence[ServiceRow], width: float) -> Flowable:
    """Services in the order given."""
    columns = [
        Column(heading, width * 0.56),
        Column(_("Mean"), width * 0.16, number=True),
        Column(_("Fully satisfied"), width * 0.28, number=True),
    ]
    return table(columns, [[words.name(row.service), words.mean(row.mean), _share_n(row.full)] for row in rows])


def services_apart(found: ServiceTable, width: float) -> list[Flowable]:
    """The highest rated beside the lowest rated, and how many have too few interviews."""
    if not found.top and not found.bottom:
        return [note(_("No service has enough interviews yet."))]
    top = [services(_("Highest rated services"), found.top, width)] if found.top else []
    bottom = [services(_("Lowest rated services"), found.bottom, width)] if found.bottom else []
    few = ngettext(
        "{n} more service has too few interviews to print.",
        "{n} more services have too few interviews to print.",
        found.withheld,
    )
    return [side_by_side(top, bottom), *([note(few.format(n=words.number(found.withheld)))] if found.withheld else [])]


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


def _share_n(share: Estimate) -> Flowable:
    return rich(words.with_n(words.share(share), words.count(share)), CELL_RIGHT)


def _capital(said: str) -> str:
    return said[:1].upper() + said[1:]


def signature(who: str, when: str) -> Flowable:
    """A line to sign on and a line for the day."""
    widths = [WIDTH * part for part in (0.25, 0.35, 0.1, 0.3)]
    lines = [("LINEBELOW", (at, 0), (at, 0), 0.5, MUTED) for at in (1, 3)]
    cells = [text(who, SMALL), "", text(when, SMALL), ""]
    return Places(cells, widths, *lines, ("VALIGN", (0, 0), (-1, -1), "BOTTOM"))
