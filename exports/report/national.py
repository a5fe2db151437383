"""The paper of the country, a topic a page: key figures, rating, criteria, services, channels, violations, visits,
method. The tables of the published monitoring stand where they belong, with ours beside them."""

from collections.abc import Callable
from xml.sax.saxutils import escape

from reportlab.platypus import Flowable, Spacer

from exports.charts import PLACES, Scale, arrow, bar
from exports.charts.paper import Painted
from exports.estimates.estimate import Base
from exports.layout import (
    BODY,
    CELL,
    CELL_BOLD,
    SMALL,
    SUBTITLE,
    TITLE,
    WIDTH,
    Bookmark,
    Column,
    kept,
    rich,
    section,
    side_by_side,
    table,
    text,
    topic,
)
from exports.report import centres, criteria, facts, method, parts, pictures, published, rating, words
from exports.report.parts import HALF
from exports.report.texts import NONE, SupervisorTexts
from exports.summary.shapes import CriterionRow, Driver, NationalSummary, ProviderRow
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
    own = section(_("The supervisor"), *parts.supervisor(said), key="supervisor") if said else []
    return [
        Bookmark(_("Kazakhstan"), "country"),
        text(_("Kazakhstan"), TITLE),
        text(words.term("title"), SUBTITLE),
        Spacer(0, 10),
        parts.headline(summary.headline, _before(summary), summary.fieldwork.share_base),
        *parts.few(summary.headline.n),
        Spacer(0, 4),
        *(text(sentence, BODY) for sentence in in_words(summary)),
        *section(
            words.term("criteria"),
            *criteria.criteria(summary.criteria, base=summary.fieldwork.share_base),
            key="criteria",
        ),
        *section(words.term("trend"), *criteria.trend(summary.trend, WIDTH), key="trend"),
        *section(_("Where to act first"), _act(summary), key="act"),
        *own,
        parts.signs(),
    ]


def _before(summary: NationalSummary) -> list[Flowable]:
    """The last published wave of the series, and the wave before where there is one; no arrow without an interval."""
    found: list[Flowable] = []
    published = [one for one in summary.trend if one.published and one.year == 2019 and one.mean and one.share]
    for one in published:
        figures = _("{mean} and {share}").format(
            mean=words.number(one.mean or 0, 2), share=words.percent(one.share or 0)
        )
        line = words.with_n(figures, words.optional(one.n))
        said = escape(_("Published, 2019"))
        found += [rich(f"{said} {line}", CELL), text(_("no interval was published"), SMALL), Spacer(0, 4)]
    return [*found, *parts.earlier(summary.earlier, summary.fieldwork.share_base)]


def _act(summary: NationalSummary) -> Flowable:
    settlements = [parts.groups(_("Settlement"), summary.settlements, HALF)] if summary.settlements else []
    return side_by_side(criteria.where_to_act(summary), settlements)


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
    """The rating of the regions, the same on a map, and how much of it may be chance."""
    left = [*pictures.tile_map(summary.regions, WIDTH * 0.53), parts.note(_rating_words() + _empty_tiles(summary))]
    drawn = pictures.funnel(summary.funnel, (WIDTH * 0.43, 190), _("country"))
    right = [*drawn, parts.note(centres.outside(summary.funnel))] if drawn else []
    return [
        *section(_("Rating of the regions"), *rating.rating(summary), key="regions"),
        Spacer(0, 8),
        side_by_side(left, right, share=0.55),
        parts.signs(),
    ]


def _empty_tiles(summary: NationalSummary) -> str:
    there = {row.region.id for row in summary.regions}
    return " " + _("Empty frame: a region without interviews.") if PLACES.keys() - there else ""


def _rating_words() -> str:
    """The words of the rating with their limits: the steps of grey in the map and in the table of criteria."""
    low, below, average, above = (words.number(limit, 2) for limit in pictures.LIMITS)
    said = _(
        "The darker, the lower: very high from {above}, above average from {average}, average from {below}, below "
        "average from {low}, low under it."
    )
    return said.format(above=above, average=average, below=below, low=low)


def by_criterion(summary: NationalSummary) -> list[Flowable]:
    """Each criterion in each region, then how people answered."""
    return [
        *section(_("Criteria by region"), *pictures.heat(summary, WIDTH), parts.note(_rating_words()), key="heat"),
        *section(
            _("How people answered"),
            *pictures.answers(summary.distributions, WIDTH),
            parts.answers_note(),
            key="answers",
        ),
        parts.signs(arrows=False),
    ]


def services(summary: NationalSummary) -> list[Flowable]:
    """Service providers against each other, then the services, then what goes with satisfaction."""
    return [
        *section(_("Service providers"), *_providers(summary.providers, summary.fieldwork.share_base), key="providers"),
        *section(_("Services"), *parts.services(summary.services), key="services"),
        *section(_("What goes with good quality overall"), *_drivers(summary.drivers), key="drivers"),
        parts.signs(),
    ]


def _drivers(rows: tuple[Driver, ...]) -> list[Flowable]:
    if not rows:
        return [parts.note(_("Fewer than 100 people rated both: no association is printed."))]
    columns = [
        Column(words.term("criteria"), WIDTH * 0.36),
        Column(_("Association"), WIDTH * 0.16, number=True),
        Column("", WIDTH * 0.22),
        Column(words.term("mean"), WIDTH * 0.17, number=True),
        Column("n", WIDTH * 0.09, number=True),
    ]
    cells = [
        [
            text(words.name(row.criterion), CELL_BOLD if row.priority else CELL),
            words.number(row.rho, 2),
            Painted(bar(max(row.rho, 0.0), WIDTH * 0.18, strong=row.priority)),
            parts.interval(row.score),
            words.number(row.n),
        ]
        for row in rows
    ]
    marked = frozenset(at for at, row in enumerate(rows) if row.priority)
    said = _(
        "Rank correlation (Spearman) of a criterion with the satisfaction with the quality of the service overall: an "
        "association, not a cause. Grey: close to it and rated low, so look there first."
    )
    return [table(columns, cells, marked=marked, padding=1.4), parts.note(said)]


def _providers(rows: tuple[ProviderRow, ...], base: Base) -> list[Flowable]:
    if not rows:
        return [parts.note(_("No service names its provider."))]
    scale = parts.scale_of([row.mean for row in rows], WIDTH * 0.16)
    columns = [
        Column(words.term("provider"), WIDTH * 0.28),
        Column(_("Services"), WIDTH * 0.075, number=True),
        Column("n", WIDTH * 0.065, number=True),
        Column(words.term("mean"), WIDTH * 0.15, number=True),
        Column("", scale.length),
        Column("", WIDTH * 0.03),
        Column(_("Fully satisfied"), WIDTH * 0.12, number=True),
        Column(_("Same channels"), WIDTH * 0.12, number=True),
    ]
    made = table(columns, [_provider(row, scale, base) for row in rows])
    parts.mean_axis(made, 4, scale)
    legend = _(
        "Shares: {base}. Same channels: the average score if all providers were reached through the same mix of "
        "channels; a dash where the mixes agree. Arrow: really better or worse than all other providers."
    )
    return [made, parts.note(legend.format(base=words.base(base)))]


def _provider(row: ProviderRow, scale: Scale, base: Base) -> list[object]:
    return [
        words.name(row.provider),
        words.number(row.services),
        words.count(row.mean),
        parts.interval(row.mean),
        parts.mean_dot(scale, row.mean),
        Painted(arrow(row.against_rest.direction.value)),
        words.share(parts.full(row, base)),
        "-" if row.standardised is None else words.mean(row.standardised),
    ]


def channels(summary: NationalSummary) -> list[Flowable]:
    """How people came, how long they waited, and the nine e-service items."""
    left = parts.channels(summary.channels, HALF) if summary.channels else []
    right = [text(words.term("wait"), CELL_BOLD), *facts.waiting(summary.waiting)]
    return [
        *section(_("Channels and waiting"), side_by_side(left, right), key="channels"),
        Spacer(0, 8),
        *pictures.waiting(summary.hours, summary.waiting, (WIDTH, 150)),
        *section(_("E-services"), *published.eservices(summary), key="eservices"),
        parts.signs(),
    ]


def violations(summary: NationalSummary) -> list[Flowable]:
    """What respondents met, apart from what the Agency's control counted since 2018."""
    figure = [
        text(_("Figure 1 of the published monitoring. Violations found by control"), CELL_BOLD),
        Spacer(0, 4),
        *pictures.counted(summary.administrative, WIDTH),
    ]
    both = side_by_side(facts.violations(summary, HALF), facts.administrative(summary, HALF))
    return [
        *section(_("Complaints and violations"), both, key="violations"),
        Spacer(0, 10),
        kept(*figure, parts.note(_("Counts of cases for the country, from zero.") + " " + words.term("note_admin"))),
        parts.signs(arrows=False),
    ]


def visits(summary: NationalSummary) -> list[Flowable]:
    """Mystery visits as counts and cases, what was proposed, and the published tables with ours."""
    return [
        *section(words.term("mystery"), *facts.mystery(summary.mystery, HALF), key="mystery"),
        *section(_("Proposals"), *facts.proposals(summary.suggestions, WIDTH), key="proposals"),
        *facts.quotes(summary.quotes),
        *section(_("Tables of the published monitoring"), *published.waves(summary), key="published"),
        Spacer(0, 8),
        *published.criteria(summary),
        parts.signs(arrows=False),
    ]


def how(summary: NationalSummary) -> list[Flowable]:
    """Method, weights, response, comparability, changes of regions."""
    left = method.outcomes(summary.outcomes, HALF)
    right = [method.counted(summary, HALF), Spacer(0, 8), method.design(summary, HALF)]
    return [
        *section(words.term("method"), *method.method(summary), key="method"),
        *section(_("Fieldwork"), side_by_side(left, right), key="fieldwork"),
        *section(_("Changes of regions"), *rating.changed(summary, WIDTH), key="changes"),
        Spacer(0, 18),
        parts.signature(_("Head of the monitoring"), _("Date")),
    ]
