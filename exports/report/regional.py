"""The paper of one region in three pages: how good and where to act; centres and services; how it was done."""

from reportlab.platypus import Flowable, Spacer

from exports.layout import (
    CELL_BOLD,
    SMALL,
    SUBTITLE,
    TITLE,
    WIDTH,
    Bookmark,
    fits,
    marked,
    section,
    side_by_side,
    text,
    topic,
)
from exports.report import centres, criteria, facts, method, parts, pictures, words
from exports.report.parts import HALF
from exports.report.texts import NONE, SupervisorTexts
from exports.summary.shapes import RegionalSummary
from model.language import _

MANY = 10  # centres; so many stand on the page with everything else
TOLD = 3  # answers of eight that must be told of most criteria, or their bars are not drawn
QUESTIONS = (12, 10, 8, 6, 5)  # so many of those rated lowest, as the page has room
CHANNELS = (10, 6, 4, 3)  # so many of those most people came through, as the page has room
MOST = (5, 4, 3, 2, 1)  # services with the highest and as many with the lowest scores, as the page has room


def story(summary: RegionalSummary, said: SupervisorTexts = NONE) -> list[Flowable]:
    """The flowables of the paper in reading order, in the current language."""
    return [*first_page(summary), *second_page(summary), *topic(third_page(summary, said))]


def first_page(summary: RegionalSummary) -> list[Flowable]:
    """What is read from a metre away: the score, the criteria against the country, since when, by whom and how."""
    page: list[Flowable] = []
    for most in CHANNELS:
        page = topic(_first(summary, most), first=True)
        if fits(page):
            break
    return page


def _first(summary: RegionalSummary, most: int) -> list[Flowable]:
    region = words.name(summary.region)
    return [
        Bookmark(region, "region"),
        text(region, TITLE),
        text(words.term("title"), SUBTITLE),
        Spacer(0, 10),
        parts.headline(summary.headline, _beside(summary), summary.fieldwork.share_base),
        *parts.few(summary.headline.n),
        *section(
            words.term("criteria"),
            *criteria.criteria(summary.criteria, against=_("the country"), base=summary.fieldwork.share_base),
            key="criteria",
        ),
        *section(words.term("trend"), side_by_side(_trend(summary), _act(summary)), key="trend"),
        *section(_("Channels and settlements"), _channels(summary, most), key="channels"),
        parts.signs(),
    ]


def _beside(summary: RegionalSummary) -> list[Flowable]:
    said = parts.against(_("Country"), summary.country, summary.against_rest, summary.fieldwork.share_base)
    return [*said, *parts.earlier(summary.earlier, summary.fieldwork.share_base), *_place(summary)]


def _place(summary: RegionalSummary) -> list[Flowable]:
    if summary.rank is None:
        return []
    rank = summary.rank
    said = _("Place {place} of {of}; likely {best} to {worst}.").format(
        place=rank.place, of=rank.of, best=rank.best, worst=rank.worst
    )
    return [text(said, SMALL)]


def _trend(summary: RegionalSummary) -> list[Flowable]:
    territory = [parts.note(words.term("note_split"))] if summary.newcomers or summary.formed else []
    return [*criteria.trend(summary.trend, HALF), *criteria.country_series(), *territory]


def _act(summary: RegionalSummary) -> list[Flowable]:
    found = criteria.where_to_act(summary)
    return [text(_("Where to act first"), CELL_BOLD), Spacer(0, 5), *found] if found else []


def _channels(summary: RegionalSummary, most: int) -> Flowable:
    channels = parts.channels(summary.channels, HALF, most) if any(row.n for row in summary.channels) else []
    settlements = [parts.groups(_("Settlement"), summary.settlements, HALF)] if summary.settlements else []
    wait = [Spacer(0, 8), text(words.term("wait"), CELL_BOLD), *facts.waiting(summary.waiting)]
    return side_by_side([*channels, *_eservice(summary)], [*settlements, *wait])


def _eservice(summary: RegionalSummary) -> list[Flowable]:
    head = summary.eservice_overall
    if not head.full_all.shown:
        return [parts.note(_("E-services: too few users to print (n={n}).").format(n=words.count(head.full_all)))]
    said = _("E-services: {share} fully satisfied of all asked (n={n}).")
    return [parts.note(said.format(share=words.share(head.full_all), n=words.count(head.full_all)))]


def second_page(summary: RegionalSummary) -> list[Flowable]:
    """Centres, services, violations. Only where the centres are many do they go on over another page, last."""
    whole: list[Flowable] = []
    for most in MOST:
        whole = topic([*_centres(summary), *_others(summary, most), parts.signs()])
        if fits(whole):
            return _filled(summary, most) or whole
    if len(summary.centres) <= MANY:
        return whole
    long = parts.note(_("The centres are many: their table stands last and goes on over the next page."))
    last = section(_("Centres"), long, *centres.centres(summary), parts.signs(), key="centres")
    return [*topic(_others(summary, MOST[0])), *topic(last)]


def _filled(summary: RegionalSummary, most: int) -> list[Flowable]:
    """The same page with what it has room for: all five marks of each criterion, the questions rated lowest."""
    for bars in (True, False) if _answers(summary) else (False,):
        for count in (*QUESTIONS, 0):
            more = [*(_answers(summary) if bars else []), *_lowest(summary, count)]
            page = [*_centres(summary), *_others(summary, most), *more, parts.signs()]
            if more and fits(page):
                return topic(page)
    return []


def _answers(summary: RegionalSummary) -> list[Flowable]:
    """How people answered; of few people most of it is confidential, and bars without marks tell nothing."""
    told = [one for one in summary.distributions if sum(level.count is not None for level in one.levels) >= TOLD]
    if 2 * len(told) < len(summary.distributions) or not told:
        return []
    drawn = pictures.answers(summary.distributions, WIDTH)
    return section(_("How people answered"), *drawn, parts.answers_note(), key="answers")


def _lowest(summary: RegionalSummary, most: int) -> list[Flowable]:
    rows = sorted(
        (one for one in summary.items if one.mean.shown), key=lambda one: (one.mean.value or 0.0, one.item.id)
    )
    if not rows or not most:
        return []
    return section(_("Lowest rated questions"), parts.items(rows[:most], WIDTH), key="lowest")


def _centres(summary: RegionalSummary) -> list[Flowable]:
    return section(_("Centres"), *centres.centres(summary), key="centres")


def _others(summary: RegionalSummary, most: int) -> list[Flowable]:
    services = parts.services(summary.services, most=most)
    return [*section(_("Services"), *services, key="services"), *_violations(summary)]


def _violations(summary: RegionalSummary) -> list[Flowable]:
    """What respondents met beside the funnel of the centres, then what the control counted, apart from both."""
    met = facts.violations(summary, HALF)
    drawn = pictures.funnel(summary.funnel, (HALF, 102), _("region"))
    if not drawn:
        both = side_by_side(met, facts.administrative(summary, HALF))
        return section(words.term("viol"), both, key="violations")
    chance = [text(_("How much may be chance"), CELL_BOLD), *drawn, parts.note(centres.outside(summary.funnel))]
    return [
        Spacer(0, 8),
        *marked(
            words.term("viol"), side_by_side([text(words.term("viol"), CELL_BOLD), *met], chance), key="violations"
        ),
        Spacer(0, 4),
        *facts.control(summary, WIDTH),
    ]


def third_page(summary: RegionalSummary, said: SupervisorTexts) -> list[Flowable]:
    """Visits, how contacts ended, what the figures rest on and cannot say, the supervisor's words, signature."""
    left = method.outcomes(summary.outcomes, HALF)
    right = [method.counted(summary, HALF), Spacer(0, 8), method.design(summary, HALF)]
    return [
        *section(words.term("mystery"), *facts.mystery_brief(summary.mystery), key="mystery"),
        *section(_("Fieldwork"), side_by_side(left, right), key="fieldwork"),
        *section(words.term("method"), *method.method(summary, brief=True), key="method"),
        *section(_("The supervisor"), *parts.supervisor(said), key="supervisor"),
        Spacer(0, 18),
        parts.signature(_("Regional supervisor"), _("Date")),
    ]
