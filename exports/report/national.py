"""The paper of the country, a topic a page: key figures, rating, criteria, services, channels, violations, visits,
method. The tables of the published monitoring stand where they belong, with ours beside them."""

from collections.abc import Callable

from reportlab.platypus import Flowable, Spacer

from exports.charts import Scale, arrow
from exports.charts.paper import Painted
from exports.layout import (
    BODY,
    CELL_BOLD,
    SUBTITLE,
    TITLE,
    WIDTH,
    Bookmark,
    Column,
    section,
    side_by_side,
    table,
    text,
    topic,
)
from exports.report import criteria, facts, method, parts, published, rating, words
from exports.report.parts import HALF
from exports.report.texts import NONE, SupervisorTexts
from exports.summary.shapes import CriterionRow, NationalSummary, ProviderRow
from model.language import _, ngettext


def story(summary: NationalSummary, said: SupervisorTexts = NONE) -> list[Flowable]:
    """The flowables of the paper in reading order, in the current language."""
    pages: list[Callable[[NationalSummary], list[Flowable]]] = [
        regions, by_criterion, services, channels, violations, visits,
    ]  # fmt: skip
    story = topic(key_figures(summary, said), first=True)
    for page in pages:
        story += topic(page(summary))
    return [*story, *topic(how(summary))]


def key_figures(summary: NationalSummary, said: SupervisorTexts) -> list[Flowable]:
    """How good, in figures and in words, and since when."""
    beside = [parts.groups(_("Settlement"), summary.settlements, WIDTH * parts.BESIDE)] if summary.settlements else []
    own = section(_("The supervisor"), *parts.supervisor(said), key="supervisor") if said else []
    return [
        Bookmark(_("Kazakhstan"), "country"),
        text(_("Kazakhstan"), TITLE),
        text(words.term("title"), SUBTITLE),
        Spacer(0, 10),
        parts.headline(summary.headline, beside),
        Spacer(0, 4),
        *(text(sentence, BODY) for sentence in in_words(summary)),
        *section(
            words.term("criteria"), *criteria.criteria(summary.criteria, against=_("the country")), key="criteria"
        ),
        *section(words.term("trend"), *criteria.trend(summary.trend, WIDTH), key="trend"),
        *own,
        parts.signs(),
    ]


def in_words(summary: NationalSummary) -> list[str]:
    """The key figures as sentences; nothing in them that a table does not show."""
    people = ngettext("{n} person answered", "{n} people answered", summary.headline.n)
    said = [
        _("{people} in {regions} regions and {centres} centres.").format(
            people=people.format(n=words.number(summary.headline.n)),
            regions=words.number(len(summary.regions)),
            centres=words.number(summary.fieldwork.centres),
        )
    ]
    shown = sorted((row for row in summary.criteria if row.mean.shown), key=lambda row: row.mean.value or 0.0)
    if len(shown) > 1:
        said.append(
            _("Rated highest: {best}; lowest: {worst}.").format(best=_scored(shown[-1]), worst=_scored(shown[0]))
        )
    apart = [row for row in summary.regions if row.against_rest.direction.value in ("higher", "lower")]
    told = ngettext(
        "{n} region really differs from the rest of the country.",
        "{n} regions really differ from the rest of the country.",
        len(apart),
    )
    return [" ".join([*said, told.format(n=words.number(len(apart)))])]


def _scored(row: CriterionRow) -> str:
    return f"{words.name(row.criterion)} ({words.mean(row.mean)})"


def regions(summary: NationalSummary) -> list[Flowable]:
    """The rating of the regions."""
    return [*section(_("Rating of the regions"), *rating.rating(summary), key="regions"), parts.signs()]


def by_criterion(summary: NationalSummary) -> list[Flowable]:
    """Each criterion in each region."""
    return [*section(_("Criteria by region"), key="heat"), *published.criteria(summary), parts.signs()]


def services(summary: NationalSummary) -> list[Flowable]:
    """Service providers against each other, then the services."""
    return [
        *section(_("Service providers"), *_providers(summary.providers), key="providers"),
        *section(_("Services"), *parts.services(summary.services), key="services"),
        parts.signs(),
    ]


def _providers(rows: tuple[ProviderRow, ...]) -> list[Flowable]:
    if not rows:
        return [parts.note(_("No service names its provider."))]
    scale = parts.scale_of([row.mean for row in rows], WIDTH * 0.16)
    columns = [
        Column(words.term("provider"), WIDTH * 0.24),
        Column(_("Services"), WIDTH * 0.075, number=True),
        Column("n", WIDTH * 0.065, number=True),
        Column(words.term("mean"), WIDTH * 0.15, number=True),
        Column("", scale.length),
        Column("", WIDTH * 0.03),
        Column(_("Fully satisfied"), WIDTH * 0.12, number=True),
        Column(_("Same channels"), WIDTH * 0.12, number=True),
    ]
    made = table(columns, [_provider(row, scale) for row in rows])
    parts.mean_axis(made, 4, scale)
    legend = _(
        "Shares: {base}. Same channels: the average score if all providers were reached through the same mix of "
        "channels; a dash where the mixes agree. Arrow: really better or worse than all other providers."
    )
    return [made, parts.note(legend.format(base=words.base(rows[0].full_all.base)))]


def _provider(row: ProviderRow, scale: Scale) -> list[object]:
    return [
        words.name(row.provider),
        words.number(row.services),
        words.count(row.mean),
        parts.interval(row.mean),
        parts.mean_dot(scale, row.mean),
        Painted(arrow(row.against_rest.direction.value)),
        words.share(row.full_all),
        "-" if row.standardised is None else words.mean(row.standardised),
    ]


def channels(summary: NationalSummary) -> list[Flowable]:
    """How people came, how long they waited, and the nine e-service items."""
    left = [parts.channels(summary.channels, HALF)] if summary.channels else []
    right = [text(words.term("wait"), CELL_BOLD), *facts.waiting(summary.waiting)]
    return [
        *section(_("Channels and waiting"), side_by_side(left, right), key="channels"),
        *section(_("E-services"), *published.eservices(summary), key="eservices"),
        parts.signs(),
    ]


def violations(summary: NationalSummary) -> list[Flowable]:
    """What respondents met, apart from what the Agency's control counted since 2018."""
    both = side_by_side(facts.violations(summary, HALF), facts.administrative(summary, HALF))
    return [*section(_("Complaints and violations"), both, key="violations"), parts.signs()]


def visits(summary: NationalSummary) -> list[Flowable]:
    """Mystery visits as counts and cases, and what was proposed."""
    return [
        *section(words.term("mystery"), *facts.mystery(summary.mystery, HALF), key="mystery"),
        *section(_("Tables of the published monitoring"), *published.waves(summary), key="published"),
    ]


def how(summary: NationalSummary) -> list[Flowable]:
    """Method, weights, response, comparability, changes of regions."""
    left = method.outcomes(summary.outcomes, HALF)
    right = [method.counted(summary, HALF), Spacer(0, 8), method.design(summary, HALF)]
    return [
        *section(words.term("method"), *method.method(summary), key="method"),
        *section(_("Fieldwork"), side_by_side(left, right), key="fieldwork"),
        *section(_("Comparability"), *method.limits(summary), key="limits"),
        *section(_("Changes of regions"), *rating.changed(summary, WIDTH), key="changes"),
        Spacer(0, 18),
        parts.signature(_("Head of the monitoring"), _("Date")),
    ]
