"""The paper of one region: how good, compared with what, where to act; then the tables, then the method."""

from reportlab.platypus import Flowable, Spacer

from exports.estimates.estimate import Measure, empty
from exports.layout import CELL_BOLD, SMALL, SUBTITLE, TITLE, WIDTH, Bookmark, section, side_by_side, text
from exports.report import criteria, method, parts, words
from exports.summary.shapes import RegionalSummary
from model.language import _

HALF = WIDTH / 2 - 12


def story(summary: RegionalSummary) -> list[Flowable]:
    """The flowables of the paper in reading order, in the current language."""
    return [*first_page(summary), *tables(summary), *last_page(summary)]


def first_page(summary: RegionalSummary) -> list[Flowable]:
    """What is read from a metre away."""
    region = words.name(summary.region)
    beside = parts.compared(_("Country"), summary.country, summary.against_rest) + _place(summary)
    against = _("the country")
    return [
        Bookmark(region, "region"),
        text(region, TITLE),
        text(words.term("title"), SUBTITLE),
        Spacer(0, 12),
        parts.headline(summary.headline, beside),
        *section(words.term("criteria"), *criteria.criteria(summary.criteria, against=against), key="criteria"),
        *section(words.term("trend"), side_by_side(_trend(summary), _act(summary)), key="trend"),
        *section(_("Channels and settlements"), _channels(summary), key="channels"),
    ]


def _place(summary: RegionalSummary) -> list[Flowable]:
    if summary.rank is None:
        return []
    rank = summary.rank
    said = _("Place {place} of {of}; likely {best} to {worst}.").format(
        place=rank.place, of=rank.of, best=rank.best, worst=rank.worst
    )
    return [Spacer(0, 3), text(said, SMALL)]


def _trend(summary: RegionalSummary) -> list[Flowable]:
    territory = [parts.note(words.term("note_split"))] if summary.newcomers or summary.formed else []
    return [*criteria.trend(summary.trend, HALF), *territory]


def _act(summary: RegionalSummary) -> list[Flowable]:
    found = criteria.where_to_act(summary)
    return [text(_("Where to act first"), CELL_BOLD), Spacer(0, 5), *found] if found else []


def _channels(summary: RegionalSummary) -> Flowable:
    channels = [parts.channels(summary.channels, HALF)] if summary.channels else []
    settlements = [parts.groups(_("Settlement"), summary.settlements, HALF)] if summary.settlements else []
    wait = [Spacer(0, 8), text(words.term("wait"), CELL_BOLD), *method.waiting(summary.waiting)]
    return side_by_side(channels, [*settlements, *wait])


def tables(summary: RegionalSummary) -> list[Flowable]:
    """Where it is better and where it is worse: services, e-services, violations."""
    both = _eservice_and_violations(summary)
    return [
        *section(_("Services"), *parts.services_apart(summary.services, HALF), key="services"),
        *section(_("E-services and violations"), both, parts.signs(), key="eservices"),
    ]


def _eservice_and_violations(summary: RegionalSummary) -> Flowable:
    survey, control = method.violations(summary, HALF), method.administrative(summary, HALF)
    mark = Bookmark(words.term("viol"), "violations", 1)
    if any(row.share_asked.shown for row in summary.eservice):
        eservice = [parts.items(_("E-services"), summary.eservice, HALF), _overall(summary)]
        return side_by_side(eservice, [mark, *survey, Spacer(0, 6), *control])
    most = max((row.share_asked for row in summary.eservice), key=lambda one: one.n, default=empty(Measure.SHARE_ASKED))
    few = parts.note(_("E-services: too few users to print (n={n}).").format(n=words.count(most)))
    return side_by_side([mark, *survey, few], control)


def _overall(summary: RegionalSummary) -> Flowable:
    said = _("All e-service questions together: {share} fully satisfied of all asked.")
    return parts.note(said.format(share=words.share(summary.eservice_overall.full_all)))


def last_page(summary: RegionalSummary) -> list[Flowable]:
    """Mystery visits, how it was done, and who signs."""
    return [
        *section(words.term("mystery"), *method.mystery(summary.mystery, HALF), key="mystery"),
        *section(words.term("method"), *method.method(summary), key="method"),
        Spacer(0, 26),
        parts.signature(_("Regional supervisor"), _("Date")),
    ]
