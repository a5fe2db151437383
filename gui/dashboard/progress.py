"""The cards that tell how the fieldwork goes: centres, days, who took part, and waiting by the hour."""

from datetime import date
from typing import TYPE_CHECKING

from gui.dashboard.sheets import Line, Sheet, interviews
from model import language
from model.language import N_, _, formats, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable

    from exports.charts import Measure, Panel, Picture
    from exports.overview import Overview
    from exports.summary.shapes import HourWait, Outcomes

MOST_CENTRES, MOST_DAYS = 10, 10
DAYS = {"weekdays": N_("Monday to Friday"), "saturday": N_("Saturday")}
STEPS = (5, 10, 15, 20, 30, 60, 120, 240)  # minutes between the ticks of an axis
TICKS = 4  # intervals of an axis at most


def centres(found: "Overview") -> Sheet:
    """How far each centre is, the least done first."""
    from exports import charts

    header = (_("Centre"), _("Interviews"), _("To aim at"), _("On the last day"))
    lines = tuple(
        Line(f"centre:{row.centre.id}", (row.centre.name(language.current()), formats.number(row.n),
                                         formats.number(row.aim), formats.number(row.last)))
        for row in found.centres
    )  # fmt: skip
    if not lines:
        return Sheet(_("Progress by centre"), _("No interview names a centre yet."), None, header, ())
    rows = [
        charts.BarRow(line.cells[0], row.n, f"{line.cells[1]} / {line.cells[2]}", strong=row.n >= row.aim,
                      about=line.about)
        for row, line in zip(found.centres[:MOST_CENTRES], lines, strict=False)
    ]  # fmt: skip
    aim = found.centres[0].aim

    def draw(width: float, measure: "Measure") -> "Picture":
        return charts.bars(rows, width, whole=aim, measure=measure)

    return Sheet(_("Progress by centre"), _progress(found), draw, header, lines)


def _progress(found: "Overview") -> str:
    said = [_("The method aims at {n} interviews in a centre.").format(n=found.centres[0].aim)]
    if found.region_aim:
        region = _("The region has {n} of {aim}.")
        said.append(region.format(n=formats.number(found.trend_n), aim=formats.number(found.region_aim)))
    if (more := len(found.centres) - MOST_CENTRES) > 0:
        said.append(ngettext("{n} more centre in the table.", "{n} more centres in the table.", more).format(n=more))
    if found.elsewhere:
        said.append(_("Without a centre: {n}.").format(n=formats.number(found.elsewhere)))
    return " ".join(said)


def days(found: "Overview") -> Sheet:
    """How many interviews each day brought."""
    from exports import charts

    lines = tuple(Line(f"day:{day}", (formats.day(date.fromisoformat(day)), formats.number(n)))
                  for day, n in reversed(found.days))  # fmt: skip
    header = (_("Day"), _("Interviews"))
    if not lines:
        return Sheet(_("Interviews by day"), _("No interview names its day yet."), None, header, ())
    rows = [charts.BarRow(line.cells[0], n, line.cells[1], about=line.about)
            for line, (_day, n) in zip(lines[:MOST_DAYS], reversed(found.days), strict=False)]  # fmt: skip

    def draw(width: float, measure: "Measure") -> "Picture":
        return charts.bars(rows, width, measure=measure)

    base = ngettext("{interviews} on {n} day", "{interviews} on {n} days", len(found.days))
    note = base.format(interviews=interviews(sum(n for _day, n in found.days)), n=len(found.days))
    return Sheet(_("Interviews by day"), note, draw, header, lines)


def participation(found: "Overview") -> Sheet:
    """How the contacts of the region or the country ended; of those who took no part only the region is known."""
    from exports import charts
    from exports.report import words

    header, outcomes = (_("How contacts ended"), _("Contacts"), _("Outcome code")), found.outcomes
    if outcomes is None or not (ended := [row for row in outcomes.counts if row.count]):
        return Sheet(_("Participation"), _("No contact has been tallied yet."), None, header, ())
    lines = [Line(f"outcome:{row.outcome.id}", (words.name(row.outcome), formats.number(row.count), row.outcome.id))
             for row in ended]  # fmt: skip
    rows = [charts.BarRow(line.cells[0], row.count, line.cells[1], strong=row.group == "I", about=line.about)
            for line, row in zip(lines, ended, strict=True)]  # fmt: skip

    def draw(width: float, measure: "Measure") -> "Picture":
        return charts.bars(rows, width, measure=measure)

    return Sheet(_("Participation"), _rates(outcomes), draw, header, tuple(lines))


def _rates(found: "Outcomes") -> str:
    """The two rates with their counts behind them; in a quota sample never a response rate."""
    from exports.report import words

    said = {name: "-" if (rate := found.rate(name)) is None else formats.percent(rate, 1)
            for name in ("RR3", "COOP3")}  # fmt: skip
    n = formats.number(sum(row.count for row in found.counts))
    label = words.term("respRate") if found.quota else _("Response rate")
    note = _("{label} {rate} ({response}), agreed {agreed} ({cooperation}); n={n} contacts, whatever else is filtered.")
    return note.format(label=label, rate=said["RR3"], response="RR3", agreed=said["COOP3"], cooperation="COOP3",
                       n=n)  # fmt: skip


def waits(found: "Overview") -> Sheet:
    """Minutes in the queue by the hour of arrival, against the norm."""
    from exports import charts

    header = (_("Hour"), _("Median, min"), _("Nine of ten, min"), "n")
    hours, norm = found.hours, found.waiting.norm_minutes
    title = _("Waiting by the hour")
    if not any(one.mark.shown for one in hours):
        return Sheet(title, _("Too few interviews know when the person came and how long they waited."), None,
                     header, ())  # fmt: skip
    panels = [_panel(days, [one for one in hours if one.days == days]) for days in DAYS]
    panels = [panel for panel in panels if panel.hours]
    longest = max(one.p90.value or one.median.value or 0.0 for one in hours if one.mark.shown)
    ticks = [(float(at), formats.number(at)) for at in _ticks(max(longest, norm))]
    said = charts.WaitWords(_("norm {n} min").format(n=norm), _("half waited up to"), _("nine of ten up to"), _("h"))

    def draw(width: float, measure: "Measure") -> "Picture":
        return charts.waits(panels, norm, ticks, (width, 150), said, measure=measure)

    note = _("{interviews} with a known wait.").format(interviews=interviews(sum(one.n for one in hours)))
    return Sheet(title, note, draw, header, tuple(_hour_line(one) for one in hours))


def _panel(days: str, hours: "Iterable[HourWait]") -> "Panel":
    from exports import charts
    from exports.estimates.estimate import SIGNS

    drawn = tuple(
        charts.Hour(str(one.hour), formats.number(one.n), one.median.value if one.mark.shown else None,
                    one.p90.value if one.mark.shown else None, "" if one.mark.shown else SIGNS[one.mark],
                    about=_about(one))
        for one in hours
    )  # fmt: skip
    return charts.Panel(_(DAYS[days]), drawn)


def _about(one: "HourWait") -> str:
    return f"wait:{one.days.value}:{one.hour}"


def _hour_line(one: "HourWait") -> Line:
    from exports.estimates.estimate import SIGNS

    known = (one.median.value, one.p90.value) if one.mark.shown else (None, None)
    cells = ("" if value is None else formats.number(value) for value in known)
    median, tail = ((cell or SIGNS.get(one.mark, "-")) for cell in cells)
    name = _("{days}, {hour}:00").format(days=_(DAYS[one.days.value]), hour=one.hour)
    return Line(_about(one), (name, median, tail, formats.number(one.n)))


def _ticks(longest: float) -> range:
    step = next((step for step in STEPS if longest <= step * TICKS), STEPS[-1])
    return range(0, step * (int(longest // step) + 2), step)
