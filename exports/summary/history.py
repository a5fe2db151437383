"""Earlier waves as they were published, with the reason why each does not continue the series before it."""

from exports.estimates.estimate import Estimate
from exports.summary import names
from exports.summary.shapes import AdministrativeRow, Break, TrendPoint
from model import reference

_NEW_BORDERS = 2022


def country(own: TrendPoint) -> tuple[TrendPoint, ...]:
    """The country's waves and ours at the end."""
    points: list[TrendPoint] = []
    for wave in sorted(reference.published().waves, key=lambda wave: wave.year):
        why = Break.SCALE if wave.scale_max != 5 else _break(wave.year, points)
        share = None if wave.share is None else wave.share / 100
        points.append(TrendPoint(wave.year, wave.mean, share, wave.n, True, why, wave.mark, scale_max=wave.scale_max))
    return (*points, own)


def _break(year: int, before: list[TrendPoint]) -> Break:
    """2017 to 2019 were reported by one paper as one series; whatever else there is has no method text in common."""
    continued = before and before[-1].year == year - 1 and before[-1].scale_max == 5
    return Break.NONE if continued and 2018 <= year <= 2019 else Break.METHOD


def region(kato: str, own: TrendPoint) -> tuple[TrendPoint, ...]:
    """What was published of this region. Figures of a larger old territory are marked and never split."""
    found = reference.regions().get(kato)
    moved = bool(found and found.territory_since)
    anchors = sorted((one for one in reference.published().anchors if one.kato == kato), key=lambda one: one.year)
    points = [
        TrendPoint(
            one.year,
            one.mean,
            None if one.share is None else one.share / 100,
            None,
            True,
            Break.TERRITORY if moved and one.year < _NEW_BORDERS else Break.METHOD,
            one.mark,
        )
        for one in anchors
    ]
    return (*points, own)


def ours(year: int, wave: str, n: int, mean: Estimate, share: Estimate) -> TrendPoint:
    """Our own wave; its share has the base of all asked, which the published shares fit but do not state."""
    return TrendPoint(year, mean.value, share.value, n, False, Break.BASE, "", mean, share, label=wave)


def administrative() -> tuple[AdministrativeRow, ...]:
    """Control counts of the Agency for the country."""
    return tuple(
        AdministrativeRow(
            names.violation(kind.id),
            tuple((year, count, kind.marks[year] == "computed") for year, count in sorted(kind.counts.items())),
        )
        for kind in reference.violations()
    )
