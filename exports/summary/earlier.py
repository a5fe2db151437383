"""The wave before ours beside it, as two independent samples (method 6.5)."""

from collections.abc import Sequence

from exports.estimates.differences import p_of
from exports.estimates.estimate import Measure
from exports.summary.against import said
from exports.summary.history import estimate_of
from exports.summary.shapes import UNKNOWN, Break, Difference, Earlier, Headline, TrendPoint
from model.fieldwork.waves import COUNTRY, EarlierFigure


def earlier_of(trend: Sequence[TrendPoint], told: Sequence[EarlierFigure], kato: str, now: Headline) -> Earlier | None:
    """The wave before ours: where the trend joins the two, ours is of all criteria, and its figures have errors."""
    if len(trend) < 2 or trend[-1].broken is not Break.NONE or now.criteria_used < now.criteria_total:
        return None
    before, ours = trend[-2:]
    if (before.year, before.label) >= (ours.year, ours.label):
        return None
    wave = (kato or COUNTRY, before.year, before.label)
    found = {one.measure: one for one in told if (one.territory, one.year, one.wave) == wave and one.n}
    mean, full, full_all = (
        estimate_of(found.get(measure)) for measure in (Measure.MEAN, Measure.SHARE_VALID, Measure.SHARE_ASKED)
    )
    if mean is None or full is None or full_all is None:
        return None
    return Earlier(
        before.label or str(before.year), mean, full, full_all, _change(now, mean.value or 0.0, mean.se or 0.0)
    )


def _change(now: Headline, value: float, se: float) -> Difference:
    if not now.mean.shown or now.mean.value is None:
        return UNKNOWN
    change, variance = now.mean.value - value, (now.mean.se or 0.0) ** 2 + se**2
    return said(change, variance, p_of(change, variance), is_mean=True)
