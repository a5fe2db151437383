"""The published figures of the monitoring against ours, with the deviation that sampling and rounding allow."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from exports.estimates.compute import raw
from exports.estimates.design import Linear
from exports.estimates.estimate import Base, Estimate, Measure
from exports.estimates.intervals import student
from exports.snapshot import Snapshot
from exports.summary import names
from exports.summary.domains import eservice
from exports.summary.interviews import Interviews, interviews
from exports.summary.measures import Block
from exports.summary.regions import whole_country
from exports.summary.shapes import Named, PublishedRow
from model import reference
from model.language import _, current, formats

FAMILY_LEVEL = 0.999  # all figures agree together this often if the truth behind the answers is the published one
HALF_MEAN, HALF_SHARE = 0.005, 0.0005  # half a unit of the last printed digit


@dataclass(frozen=True, slots=True)
class _Figure:
    table: int
    name: Named
    measure: str
    published: float
    ours: Estimate | None
    base: Base | None
    year: int


def comparison(snapshot: Snapshot) -> tuple[PublishedRow, ...]:
    """Tables 1 (waves), 2 (criteria) and 3 (e-services). Shares are of all asked, means of those who answered."""
    people = interviews(snapshot)
    figures = [*_waves(people), *_criteria(people), *_eservice(people)]
    compared = sum(one.ours is not None and one.measure != "n" for one in figures)
    return tuple(_row(one, max(compared, 1), len(people)) for one in figures)


def agrees(rows: tuple[PublishedRow, ...]) -> bool:
    """No compared figure is off by more than it may be."""
    return all(row.ok is not False for row in rows)


def _row(figure: _Figure, compared: int, n: int) -> PublishedRow:
    head = (figure.table, figure.name, figure.measure, figure.published)
    if figure.measure == "n" and figure.year == reference.published().year:
        return PublishedRow(*head, float(n), None, None, True if n == figure.published else None, None, figure.year)
    ours = figure.ours
    if ours is None or ours.value is None:
        return PublishedRow(*head, None, None, None, None, figure.base, figure.year)
    allowed = allowance(ours, figure.published, compared)
    ok = abs(ours.value - figure.published) <= allowed
    return PublishedRow(*head, ours.value, ours.se, allowed, ok, figure.base, figure.year)


def allowance(ours: Estimate, published: float, compared: int) -> float:
    """Sampling error at the family's level after Bonferroni, plus half a unit of the published figure.

    At the ceiling a sample may show no spread at all; the published figure itself then says how much there is.
    """
    z = student(ours.df, 1 - (1 - FAMILY_LEVEL) / compared)
    se = ours.se or 0.0
    if ours.measure.is_mean:
        return z * max(se, 0.5 / max(ours.n, 1)) + HALF_MEAN
    spread = (published * (1 - published) / max(ours.n, 1)) ** 0.5
    return z * max(se, spread if se == 0 else 0.0) + HALF_SHARE


def line(row: PublishedRow) -> str:
    """A row as text in the current language: name, published, ours, sampling error, allowed deviation, and a sign."""
    spoken = current()
    what = {"n": "n", "mean": _("average score"), "share": "%"}[row.measure]
    name = f"{row.figure.name(spoken)}, {what}"
    figures = (row.ours, row.se, row.allowed)
    shown = [_said(row, row.published, 0), *(_said(row, figure, 1) for figure in figures)]
    sign = {True: "✓", False: "✗", None: ""}[row.ok]
    return f"{name:<44} {shown[0]:>12} {shown[1]:>10} {shown[2]:>8} {shown[3]:>10} {sign}".rstrip()


def _said(row: PublishedRow, figure: float | None, finer: int) -> str:
    if figure is None:
        return "-"
    if row.measure == "n":
        return formats.number(figure)
    return formats.number(figure, 2 + finer) if row.measure == "mean" else formats.percent(figure, 1 + finer)


def _first(linear: Linear, measure: Measure) -> list[Estimate]:
    return raw(linear, measure)[0]


def _whole(people: Interviews, *, online: bool = False) -> Block:
    return eservice(people, np.zeros(len(people), np.int64)) if online else whole_country(people)


def _overall(block: Block, measure: Measure) -> Estimate | None:
    """With the same criteria and equal weights as the published figure: all of them."""
    count = len(block.rated.groups)
    return _first(block.overall(measure, np.ones(count)), measure)[0] if count else None


def _waves(people: Interviews) -> Iterator[_Figure]:
    block = _whole(people)
    for wave in sorted(reference.published().waves, key=lambda one: one.year):
        if not 2017 <= wave.year <= 2019:
            continue
        ours = wave.year == reference.published().year
        name = Named(str(wave.year), *[str(wave.year)] * 3)
        if wave.n is not None:
            yield _Figure(1, name, "n", float(wave.n), None, None, wave.year)
        if wave.mean is not None:
            mean = _overall(block, Measure.MEAN) if ours else None
            yield _Figure(1, name, "mean", wave.mean, mean, Base.ANSWERED, wave.year)
        if wave.share is not None:
            share = _overall(block, Measure.SHARE_ASKED) if ours else None
            yield _Figure(1, name, "share", wave.share / 100, share, Base.ASKED, wave.year)


def _criteria(people: Interviews) -> Iterator[_Figure]:
    block, year = _whole(people), reference.published().year
    shares = dict(
        zip(block.rated.criteria, _first(block.criterion(Measure.SHARE_ASKED), Measure.SHARE_ASKED), strict=True)
    )
    means = dict(zip(block.rated.criteria, _first(block.criterion(Measure.MEAN), Measure.MEAN), strict=True))
    for one in reference.published().criteria:
        name = names.criterion(one.id)
        yield _Figure(2, name, "share", one.share / 100, shares.get(one.id), Base.ASKED, year)
        if one.mean is not None:
            yield _Figure(2, name, "mean", one.mean, means.get(one.id), Base.ANSWERED, year)


def _eservice(people: Interviews) -> Iterator[_Figure]:
    block, year = _whole(people, online=True), reference.published().year
    figures = block.criterion(Measure.SHARE_ASKED)
    shares = dict(zip(block.rated.criteria, _first(figures, Measure.SHARE_ASKED), strict=True))
    for key, share in reference.published().eservice.items():
        yield _Figure(3, names.item(key), "share", share / 100, shares.get(key), Base.ASKED, year)
    overall = reference.published().eservice_share / 100
    name = Named("E", "E-services overall", "Электронные услуги в целом", "Электрондық қызметтер тұтастай")
    yield _Figure(3, name, "share", overall, _overall(block, Measure.SHARE_ASKED), Base.ASKED, year)
