"""How the paper speaks: figures, signs and names in the language of the paper."""

from collections.abc import Callable, Iterable
from datetime import date
from xml.sax.saxutils import escape

from exports.estimates.estimate import SIGNS, Base, Estimate, Mark
from exports.summary.shapes import Band, Break, Direction, Named, Summary, Tier, Weighting
from model import reference
from model.language import N_, _, current, formats

BANDS = {
    Band.VERY_HIGH: N_("very high"),
    Band.ABOVE_AVERAGE: N_("above average"),
    Band.AVERAGE: N_("average"),
    Band.BELOW_AVERAGE: N_("below average"),
    Band.LOW: N_("low"),
}
BASES = {
    Base.ANSWERED: N_("of those who answered"),
    Base.ASKED: N_("of all asked"),
    Base.INTERVIEWED: N_("of all interviewed"),
}
BREAKS = {
    Break.SCALE: N_("another scale"),
    Break.BASE: N_("the base of the share is not known"),
    Break.TERRITORY: N_("the region had other borders"),
    Break.METHOD: N_("another sample or questionnaire"),
}
DIRECTIONS = {
    Direction.HIGHER: N_("higher than the rest of the country"),
    Direction.LOWER: N_("lower than the rest of the country"),
    Direction.ALIKE: N_("no real difference from the rest of the country"),
    Direction.UNKNOWN: "",
}
CHANGES = {
    Direction.HIGHER: N_("higher than in that wave"),
    Direction.LOWER: N_("lower than in that wave"),
    Direction.ALIKE: N_("no real change since that wave"),
    Direction.UNKNOWN: "",
}
TIERS = {Tier.TOP: N_("top third"), Tier.MIDDLE: N_("middle"), Tier.BOTTOM: N_("bottom third")}
WEIGHTINGS = {Weighting.NONE: N_("none"), Weighting.DESIGN: N_("by design"), Weighting.RAKED: N_("fitted to totals")}
MARGINS = {
    "region": N_("region"),
    "settlement": N_("settlement"),
    "sex": N_("sex"),
    "age": N_("age"),
}
UNWEIGHTED = {
    "no_weights": N_("the records hold no weights"),
    "no_totals": N_("no totals are known to fit to"),
    "not_met": N_("the totals could not be met"),
}
REASONS = {
    "duplicate": N_("received twice"),
    "withdrawn": N_("withdrawn by the respondent"),
    "no_consent": N_("no consent"),
    "incomplete": N_("incomplete"),
    "returned": N_("returned to the interviewer"),
    "rejected": N_("rejected at review"),
}
FILTERS = {"region": N_("region"), "centre": N_("centre")}
LANGUAGES = {"kk": N_("Kazakh"), "ru": N_("Russian"), "en": N_("English")}


def term(key: str) -> str:
    """A heading or note of the method's glossary."""
    return reference.report_terms()[key].name(current())


def capital(said: str) -> str:
    """The same with a capital letter."""
    return said[:1].upper() + said[1:]


def name(thing: Named) -> str:
    """A name in the language of the paper."""
    return thing.name(current())


def mean(estimate: Estimate) -> str:
    """A mean with two decimals, or its sign."""
    return _figure(estimate, lambda value: formats.number(value, 2))


def share(estimate: Estimate) -> str:
    """A share as a percentage with one decimal, or its sign; without the decimal where its base is not told."""
    return _figure(estimate, lambda value: formats.percent(value, _digits(estimate)))


def _figure(estimate: Estimate, written: Callable[[float], str]) -> str:
    if not estimate.shown or estimate.value is None:
        return SIGNS.get(estimate.mark, SIGNS[Mark.EMPTY])
    return written(estimate.value) + (SIGNS[Mark.LOW] if estimate.mark is Mark.LOW else "")


def mean_interval(estimate: Estimate) -> str:
    """ "4,68–4,78", or nothing where the figure is hidden."""
    return _interval(estimate, lambda value: formats.number(value, 2))


def share_interval(estimate: Estimate) -> str:
    """ "71,0–78,2 %", or nothing where the figure is hidden."""
    return _interval(estimate, lambda value: formats.percent(value, _digits(estimate)))


def _digits(share: Estimate) -> int:
    return 0 if share.n_hidden else 1


def _interval(estimate: Estimate, written: Callable[[float], str]) -> str:
    if not estimate.shown or estimate.low is None or estimate.high is None:
        return ""
    low, high = written(estimate.low), written(estimate.high)
    for sign in (formats.THIN + "%", "%"):
        if low.endswith(sign):
            low = low.removesuffix(sign)
    return f"{low}–{high}"


def count(estimate: Estimate) -> str:
    """The unweighted base, unless it would tell what is hidden."""
    return SIGNS[Mark.CONFIDENTIAL] if estimate.n_hidden else formats.number(estimate.n)


def number(value: float, digits: int = 0) -> str:
    """A bare number."""
    return formats.number(value, digits)


def optional(value: float | None, digits: int = 0) -> str:
    """A number, or the sign for "no cases"."""
    return SIGNS[Mark.EMPTY] if value is None else formats.number(value, digits)


def with_n(figure: str, n: str) -> str:
    """Markup: a figure with its n beside it, small and muted."""
    return f'{escape(figure)} <font size="6.8" color="#55636E">n={escape(n)}</font>'


def with_interval(figure: str, interval: str) -> str:
    """Markup: a figure with its interval beside it, small and muted."""
    return (
        f'{escape(figure)} <font size="6.8" color="#55636E">{escape(interval)}</font>' if interval else escape(figure)
    )


def percent(share: float) -> str:
    """A bare share: 74,8 %."""
    return formats.percent(share, 1)


def filtered(filter: Iterable[tuple[str, str]]) -> str:
    """What of the data the paper is about."""
    parts = dict(filter)
    if "centre" in parts:  # its code tells the region, and the foot of a page is one line
        parts.pop("region", None)
    said = [f"{_(FILTERS.get(name, name))} {_valued(name, value)}" for name, value in parts.items()]
    return ", ".join(said) if said else _("all interviews")


def _valued(name: str, value: str) -> str:
    listed = reference.regions() if name == "region" else reference.centres() if name == "centre" else None
    found = listed.get(value) if listed else None
    return f"{found.name(current())} ({value})" if found else value


def whole_percent(share: float) -> str:
    """A tick of an axis of shares: 25 %."""
    return formats.percent(share, 0)


def period(summary: Summary) -> str:
    """The days of fieldwork, or the name of the wave where none is known."""
    starts, ends = summary.period
    if starts is None or ends is None:
        return summary.wave
    return day(starts) if starts == ends else f"{day(starts)} – {day(ends)}"


def day(value: date) -> str:
    """A date as the language writes it."""
    return formats.day(value)


def base(of: Base) -> str:
    """The name of a base, printed with every share."""
    return _(BASES[of])
