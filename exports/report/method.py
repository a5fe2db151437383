"""How it was done, on paper: outcomes of contacts, what was not counted, design effect, and the method note."""

from reportlab.platypus import Flowable

from exports.layout import SMALL, Column, table, text
from exports.report import words
from exports.report.parts import note, told
from exports.summary.contacts import FULL, HALF, PARTIAL
from exports.summary.shapes import Outcomes, Summary, WeightingNote
from model.language import _

CLASSES = ("I", "P", "R", "NC", "O", "UO", "NE")


def outcomes(found: Outcomes | None, width: float) -> list[Flowable]:
    """How contacts ended, by code; what nobody tallied is named under the table, and no rate is made of it."""
    if found is None:
        return [text(_("Outcomes of contacts were not recorded."), SMALL)]
    columns = [
        Column(_("Code"), width * 0.13),
        Column(_("How contacts ended"), width * 0.64),
        Column(_("Contacts"), width * 0.23, number=True),
    ]
    cells = [[row.outcome.id, words.name(row.outcome), words.number(row.count)] for row in found.counts if row.count]
    partial = [note(_partial())] if any(row.count and row.outcome.id == PARTIAL for row in found.counts) else []
    return [table(columns, cells, padding=1.6), *partial, note(_rates(found))]


def _partial() -> str:
    """The rule of method 5.3 in words: else a reader takes the partial ones for people who walked away."""
    return _(
        "Partial: from {half} to {full} of the scale questions asked have a mark from 1 to 5; “not applicable” and "
        "“difficult to answer” are no marks."
    ).format(half=words.whole_percent(HALF), full=words.whole_percent(FULL))


def _rates(found: Outcomes) -> str:
    """RR3 and COOP3 with e; in a quota sample the first is a participation rate, and nothing else."""
    rates = {name: found.rate(name) for name in ("RR3", "COOP3")}
    said = {name: "-" if rate is None else words.percent(rate) for name, rate in rates.items()}
    label = words.term("respRate") if found.quota else _("Response rate")
    e = "-" if found.eligibility is None else words.number(found.eligibility, 2)
    line = _("{label} ({response}): {rate}, {eligible}; agreed to take part ({cooperation}): {agreed}.").format(
        label=label,
        response="AAPOR RR3",
        rate=said["RR3"],
        eligible=f"e = {e}",
        cooperation="COOP3",
        agreed=said["COOP3"],
    )
    if found.quota:
        line += " " + _("A quota sample: never a probability of being reached.")
    if found.unknown:
        line += " " + _("Not tallied: {classes}; a rate that needs them is not printed.").format(
            classes=", ".join(found.unknown)
        )
    return line


def counted(summary: Summary, width: float) -> Flowable:
    """Collected, accepted, and what was left out by reason: counts only."""
    fieldwork = summary.fieldwork
    columns = [Column(_("Interviews"), width * 0.74), Column("n", width * 0.26, number=True)]
    left_out = {"returned": 0, "rejected": 0} | dict(fieldwork.excluded)
    rows = [
        (_("Collected"), words.number(fieldwork.collected)),
        (_("Accepted"), words.number(fieldwork.accepted)),
        *((words.capital(_(words.REASONS.get(code, code))), words.number(n)) for code, n in left_out.items()),
    ]
    return table(columns, rows, padding=1.6)


def design(summary: Summary, width: float) -> Flowable:
    """What the variance was made from."""
    fieldwork = summary.fieldwork
    columns = [Column(_("Design"), width * 0.74), Column("", width * 0.26, number=True)]
    rows = [
        (_("Design effect of the average score"), words.number(fieldwork.deff, 2)),
        (_("Strata"), words.number(fieldwork.strata)),
        (_("Clusters (centre and day)"), words.number(fieldwork.clusters)),
        (_("Interviewers"), words.number(fieldwork.interviewers)),
        (_("Centres"), words.number(fieldwork.centres)),
    ]
    return table(columns, rows, padding=1.6)


def method(summary: Summary, *, brief: bool = False) -> list[Flowable]:
    """How the interviews came about and what the figures mean; every sentence is checkable.

    `brief` leaves out what stands elsewhere on a page that has room for nothing twice.
    """
    said = [
        (_("Sample"), "" if brief else f"{_sample(summary)} {_languages(summary)}"),
        (_("Scores"), "" if brief else _scores()),
        (words.term("base"), _bases()),
        (_("Intervals"), f"{_design(summary)} {_intervals()}"),
        (_("Weights"), weighted(summary.fieldwork.weights)),
        (_("Arrows"), "" if brief else _arrows()),
        (_("Limits"), _limits(summary)),
    ]
    return [told(said)]


def _scores() -> str:
    return _(
        "The average score is the plain mean of the eight criteria; a criterion is the plain mean of its questions."
    )


def _bases() -> str:
    return _(
        "Two bases are printed, because the published shares of 2017–2019 fit the base of all asked and their "
        "means the base of those who answered; figures on different bases must not be compared."
    )


def _intervals() -> str:
    return _(
        "Intervals are score intervals (Wilson) on the effective sample, for shares and, along the scale from 1 to 5, "
        "for means; variance by Taylor linearisation. They hold at the ceiling, where symmetric ones fall short."
    )


def _sample(summary: Summary) -> str:
    fieldwork = summary.fieldwork
    return _(
        "Collected {collected}, accepted {accepted} interviews; {people} interviewers in {centres} centres."
    ).format(
        collected=words.number(fieldwork.collected),
        accepted=words.number(fieldwork.accepted),
        people=words.number(fieldwork.interviewers),
        centres=words.number(fieldwork.centres),
    )


def _arrows() -> str:
    return _(
        "An arrow stands only where a difference is significant at 5 % after Holm's correction and at least 0.05 point "
        "or 3 percentage points."
    )


def _limits(summary: Summary) -> str:
    """What the figures cannot say."""
    said = [
        words.term("note_quota") if summary.fieldwork.quota else "",
        words.term("note_small"),
        _("A place holds only within its range; an association is not a cause."),
        _(
            "Not comparable with the household survey of the Bureau of National Statistics, which uses another scale, "
            "nor with global rankings of electronic government."
        ),
    ]
    return " ".join(part for part in said if part)


def weighted(weights: WeightingNote) -> str:
    """How the interviews were weighted, in a sentence."""
    if weights.refused:
        return _("Weights were asked for and not made: {reason}.").format(
            reason=_(words.UNWEIGHTED.get(weights.refused, weights.refused))
        )
    if weights.weighting.value == "none":
        return _("The interviews are not weighted.")
    said = _("Weights: {kind}, design effect of the weights {deff}, {trimmed} cut at {cap} medians.").format(
        kind=_(words.WEIGHTINGS[weights.weighting]),
        deff=words.number(weights.deff, 2),
        trimmed=words.number(weights.trimmed),
        cap=words.number(weights.cap),
    )
    if weights.margins:
        margins = ", ".join(_(words.MARGINS.get(one, one)) for one in weights.margins)
        said += " " + _("Fitted to: {margins} ({population}).").format(margins=margins, population=weights.population)
    return said


def _languages(summary: Summary) -> str:
    spoken = [f"{_(words.LANGUAGES.get(code, code))} {words.number(n)}" for code, n in summary.fieldwork.languages if n]
    return _("Languages of the interviews: {languages}.").format(languages=", ".join(spoken)) if spoken else ""


def _design(summary: Summary) -> str:
    fieldwork = summary.fieldwork
    if fieldwork.deff_assumed:
        return _("No clusters are known: a design effect of {deff} is assumed.").format(
            deff=words.number(fieldwork.deff, 1)
        )
    return _("Variance from {clusters} clusters in {strata} strata (design effect {deff}).").format(
        clusters=words.number(fieldwork.clusters),
        strata=words.number(fieldwork.strata),
        deff=words.number(fieldwork.deff, 2),
    )
