"""The tables of the published monitoring with our figures beside them: a standing part of the country's paper.

The paper of 2021 does not say which base its figures have; which one they fit is told with each.
"""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from exports.layout import CELL_BOLD, WIDTH, Column, kept, table, text
from exports.report import words
from exports.report.parts import note
from exports.summary.shapes import ItemRow, NationalSummary, PublishedRow
from model.language import _

Rows = dict[str, PublishedRow]


def waves(summary: NationalSummary) -> list[Flowable]:
    """Table 1: the waves of 2017 to 2019, and ours."""
    found = _by(summary, 1)
    if not found:
        return []
    columns = [
        Column(_("Wave"), WIDTH * 0.26),
        Column(words.term("n"), WIDTH * 0.2, number=True),
        Column(words.term("mean"), WIDTH * 0.27, number=True),
        Column(_("Fully satisfied"), WIDTH * 0.27, number=True),
    ]
    cells = [[key, *(_published(rows.get(measure)) for measure in ("n", "mean", "share"))] for key, rows in found]
    head = summary.headline
    error = (head.mean.se, head.full_all.se)
    ours = [
        _("ours, {wave}").format(wave=summary.wave),
        words.number(head.n),
        f"{words.mean(head.mean)}{_error(error[0], 1, 3)}",
        f"{words.share(head.full_all)}{_error(error[1], 100, 2)}",
    ]
    made = table(columns, [*cells, ours], padding=1.4, marked=frozenset({len(cells)}))
    said = _("Base the figures fit: average scores {answered}, shares {asked}; the published tables name none.").format(
        answered=words.base(head.mean.base), asked=words.base(head.full_all.base)
    )
    return [kept(text(_("Table 1 of the published monitoring. Waves"), CELL_BOLD), made, note(said))]


def criteria(summary: NationalSummary) -> list[Flowable]:
    """Table 2: the criteria in 2019, shares and average scores, each with its base."""
    found = _by(summary, 2)
    if not found:
        return []
    columns = [
        Column(words.term("criteria"), WIDTH * 0.22),
        *_heads(_("Fully satisfied") + ", " + words.base(summary.headline.full_all.base), 0.145, 0.11, 0.1),
        *_heads(words.term("mean") + ", " + words.base(summary.headline.mean.base), 0.175, 0.13, 0.1),
    ]
    cells = [[_name(rows), *_three(rows.get("share")), *_three(rows.get("mean"))] for _key, rows in found]
    made = table(columns, cells, padding=1.4)
    said = _("± is our standard error. Accessibility's average score was not published.")
    verdict = _verdict([row for _key, rows in found for row in rows.values()])
    return [kept(text(_("Table 2 of the published monitoring. Criteria, 2019"), CELL_BOLD), made, note(said + verdict))]


def eservices(summary: NationalSummary) -> list[Flowable]:
    """Table 3: the nine e-service items in 2019, our shares on both bases and n."""
    found = _by(summary, 3)
    if not found:
        return []
    ours = {row.item.id: row for row in summary.eservice}
    columns = [
        Column(_("E-services"), WIDTH * 0.38),
        Column(_("Published, 2019"), WIDTH * 0.13, number=True),
        Column(_("Ours") + ", " + words.base(summary.headline.full_all.base), WIDTH * 0.15, number=True),
        Column("±", WIDTH * 0.09, number=True),
        Column(_("Ours") + ", " + words.base(summary.headline.full.base), WIDTH * 0.15, number=True),
        Column("n", WIDTH * 0.1, number=True),
    ]
    cells = [_eservice(rows, ours.get(key), summary) for key, rows in found]
    made = table(
        columns, cells, padding=1.4, marked=frozenset(at for at, (key, _rows) in enumerate(found) if key == "E")
    )
    said = _("± is our standard error. The published shares fit the base of all asked; the last line is their mean.")
    verdict = _verdict([row for _key, rows in found for row in rows.values()])
    title = _("Table 3 of the published monitoring. E-services, 2019")
    return [kept(text(title, CELL_BOLD), made, note(said + verdict))]


def _eservice(rows: Rows, own: ItemRow | None, summary: NationalSummary) -> list[object]:
    three = _three(rows.get("share"))
    head = summary.eservice_overall
    valid, asked = (own.share_valid, own.share_asked) if own else (head.full, head.full_all)
    return [words.capital(_name(rows)), *three, words.share(valid), words.count(asked)]


def _heads(ours: str, wide: float, middle: float, narrow: float) -> list[Column]:
    return [
        Column(_("Published, 2019"), WIDTH * middle, number=True),
        Column(ours, WIDTH * wide, number=True),
        Column("±", WIDTH * narrow, number=True),
    ]


def _by(summary: NationalSummary, number: int) -> list[tuple[str, Rows]]:
    """The rows of a table by what they name, each with its measures."""
    found: dict[str, Rows] = {}
    for row in summary.published:
        if row.table == number:
            found.setdefault(row.figure.id, {})[row.measure] = row
    return list(found.items())


def _name(rows: Rows) -> str:
    return words.name(next(iter(rows.values())).figure)


def _published(row: PublishedRow | None) -> str:
    return "-" if row is None else _said(row, row.published, 0)


def _three(row: PublishedRow | None) -> list[str]:
    if row is None:
        return ["-", "-", ""]
    ours = "-" if row.ours is None else _said(row, row.ours, 0)
    return [_said(row, row.published, 0), ours, "" if row.se is None else _said(row, row.se, 1, unit=False)]


def _said(row: PublishedRow, value: float, finer: int, *, unit: bool = True) -> str:
    if row.measure == "n":
        return words.number(value)
    if row.measure == "mean":
        return words.number(value, 2 + finer)
    return words.percent(value) if unit else words.number(value * 100, 1 + finer)


def _error(se: float | None, factor: float, digits: int) -> str:
    return "" if se is None else f" ± {words.number(se * factor, digits)}"


def _verdict(rows: Sequence[PublishedRow]) -> str:
    """How many of the compared figures are as near as sampling and rounding allow; nothing where none is compared."""
    held = [row.ok for row in rows if row.ok is not None]
    if not held:
        return ""
    said = _("{near} of {all} figures are as near as sampling and rounding allow.")
    return " " + said.format(near=words.number(sum(held)), all=words.number(len(held)))
