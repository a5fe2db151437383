"""Earlier waves, as they were published or taken in from files, with the reason why each does not continue the one
before it. It joins nothing silently: one method, one scale, one base and the same borders, or a break."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from exports.estimates.differences import rebuilt
from exports.estimates.estimate import Estimate, Measure
from exports.estimates.intervals import HIGHEST, LOWEST, Z95
from exports.summary import names
from exports.summary.shapes import AdministrativeRow, Break, TrendPoint
from model import reference
from model.fieldwork.waves import COUNTRY, MEAN, EarlierFigure

NEW_BORDERS, OLD_FRAME = 2022, 17
OUR_METHOD = "sapa"  # the series of whatever was worked out here: one questionnaire, one rule
_PAPER = "2017-2019"  # one paper reported these years as one series; whatever else there is has no method in common
_SHARES = ("share_asked", "share_valid", "share_all", "share")


@dataclass(frozen=True, slots=True)
class _Wave:
    """A point, and what decides whether it continues another."""

    point: TrendPoint
    series: str = ""
    base: str = ""
    frame: int = 0  # of its borders, where they moved


def country(own: TrendPoint, told: Iterable[EarlierFigure] = ()) -> tuple[TrendPoint, ...]:
    """The country's waves and ours at the end."""
    return _series(_merged(_published(), _of_files(told, COUNTRY)), own)


def _published() -> list[_Wave]:
    found = []
    for one in reference.published().waves:
        point = TrendPoint(one.year, one.mean, _part(one.share), one.n, True, Break.METHOD, one.mark)
        series = _PAPER if 2017 <= one.year <= 2019 else ""
        found.append(_Wave(replace(point, scale_max=one.scale_max), series))
    return found


def region(
    kato: str, own: TrendPoint, told: Sequence[EarlierFigure] = (), before: TrendPoint | None = None
) -> tuple[TrendPoint, ...]:
    """What is known of this region. Figures of a larger old territory are marked and never split.

    Where its borders moved, the waves in the old ones come first: those of the time, and later ones rebuilt from the
    figures of its parts; `before` is our own so rebuilt. Then those in today's.
    """
    record = reference.regions().get(kato)
    shipped = [
        _Wave(TrendPoint(one.year, one.mean, _part(one.share), None, True, Break.METHOD, one.mark))
        for one in reference.published().anchors
        if one.kato == kato
    ]
    waves = _merged(shipped, _of_files(told, kato))
    if not (record and record.territory_since):
        return _series(waves, own)
    old = [replace(one, frame=OLD_FRAME) for one in waves if one.point.year < NEW_BORDERS]
    old += [replace(one, frame=OLD_FRAME) for one in _rebuilt(kato, told)]
    first = _series(old, before, was=_TODAY) if old or before else ()
    new = [one for one in waves if one.point.year >= NEW_BORDERS]
    return (*first, *_series(new, own, was=_OLD if first else None))


_TODAY, _OLD = (_Wave(TrendPoint(0, None, None, None, True, Break.NONE), frame=frame) for frame in (20, OLD_FRAME))


def _series(waves: Sequence[_Wave], own: TrendPoint | None, *, was: _Wave | None = None) -> tuple[TrendPoint, ...]:
    """The points in their order, each with what breaks it off from the one before; `was` stands before the first."""
    points, last = [], was
    for one in waves:
        points.append(replace(one.point, broken=_break(last, one)))
        last = one
    if own is None:
        return tuple(points)
    ours = _Wave(own, OUR_METHOD, "answered", last.frame if last and last is not was else 0)
    why = _break(last, ours)
    # Of a published share nobody knows the base: that is said, rather than that its method is unknown too.
    published = last is None or not last.base
    return (*points, replace(own, broken=Break.BASE if why is Break.METHOD and published else why))


def _break(before: _Wave | None, one: _Wave) -> Break:
    if one.point.scale_max != 5:
        return Break.SCALE
    if before is not None and before.point.year and before.point.scale_max != one.point.scale_max:
        return Break.SCALE
    if before is not None and before.frame != one.frame:
        return Break.TERRITORY
    if before is None or not one.series or before.series != one.series:
        return Break.METHOD
    return Break.NONE if before.base == one.base else Break.BASE


def _merged(shipped: Iterable[_Wave], files: Sequence[_Wave]) -> list[_Wave]:
    """By year. What a file tells of a year without naming a wave takes the place of what ships."""
    told = {one.point.year for one in files if not one.point.label}
    kept = [one for one in shipped if one.point.year not in told]
    return sorted((*kept, *files), key=lambda one: (one.point.year, one.point.label))


def _of_files(told: Iterable[EarlierFigure], territory: str) -> list[_Wave]:
    """One wave a year and name, of its mean and the share that says most about its base."""
    waves: dict[tuple[int, str], dict[str, EarlierFigure]] = {}
    for one in told:
        if one.territory == territory:
            waves.setdefault((one.year, one.wave), {})[one.measure] = one
    return [_wave(found) for found in waves.values()]


def _wave(found: dict[str, EarlierFigure]) -> _Wave:
    mean = found.get(MEAN)
    share = next((found[name] for name in _SHARES if name in found), None)
    one = mean or share
    assert one is not None  # noqa: S101  a wave is made of at least one figure
    point = TrendPoint(
        one.year,
        mean.value if mean else None,
        share.value if share else None,
        one.n,
        True,
        Break.METHOD,
        one.source,
        estimate_of(mean),
        estimate_of(share),
        scale_max=mean.scale if mean else 5,
        label=one.wave,
    )
    return _Wave(point, one.series, one.base)


def estimate_of(one: EarlierFigure | None) -> Estimate | None:
    """With the interval that its standard error gives; none without one."""
    if one is None or one.se is None:
        return None
    is_mean = one.measure == MEAN
    least, most = (LOWEST, float(one.scale)) if is_mean else (0.0, 1.0)
    low, high = max(least, one.value - Z95 * one.se), min(most, one.value + Z95 * one.se)
    measure = Measure.MEAN if is_mean else Measure.SHARE if one.measure == "share" else Measure(one.measure)
    return Estimate(one.value, one.se, low, high, one.n or 0, None, 0, measure)


def _rebuilt(kato: str, told: Sequence[EarlierFigure]) -> list[_Wave]:
    """Waves since 2022 in the old borders, where every part has its mean (method 3.2), by the people of 2023."""
    parts = {one.frame20_kato: one.weight for one in reference.frames() if one.frame17_kato == kato}
    waves: dict[tuple[int, str], dict[str, EarlierFigure]] = {}
    for one in told:
        if one.territory in parts and one.measure == MEAN and one.year >= NEW_BORDERS and one.scale == HIGHEST:
            waves.setdefault((one.year, one.wave), {})[one.territory] = one
    return [_joined(found, parts) for found in waves.values() if set(found) == set(parts)]


def _joined(found: dict[str, EarlierFigure], parts: dict[str, float]) -> _Wave:
    value, se = rebuilt([(parts[kato], one.value, one.se or 0.0) for kato, one in found.items()])
    first = next(iter(found.values()))
    sizes = [one.n for one in found.values()]
    whole = replace(
        first,
        value=value,
        se=se if all(one.se is not None for one in found.values()) else None,
        n=sum(one or 0 for one in sizes) if all(sizes) else None,
        series=first.series if len({one.series for one in found.values()}) == 1 else "",
    )
    wave = _wave({MEAN: whole})
    return replace(wave, point=replace(wave.point, frame=OLD_FRAME))


def _part(percent: float | None) -> float | None:
    return None if percent is None else percent / 100


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
