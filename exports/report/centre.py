"""The paper of one centre: exactly one page, whatever the names and however little there is to print.

What is too long for the page is shortened by a rule: rows close up first, then the least important of them are left
out, and the page says how many; the supervisor's own words are the last to be cut.
"""

from collections.abc import Sequence

from reportlab.platypus import Flowable, KeepInFrame, Spacer

from exports.charts.paper import Stretching
from exports.estimates.estimate import SIGNS, Estimate, Mark
from exports.estimates.printing import MINIMUM
from exports.layout import (
    FIGURE,
    FIGURE_INK,
    LABEL,
    ROOM,
    SMALL,
    SUBTITLE,
    TITLE,
    WIDTH,
    Beside,
    Bookmark,
    Places,
    height_of,
    side_by_side,
    text,
    tighten,
)
from exports.report import centre_parts as parts
from exports.report import words
from exports.report.centre_parts import TALLEST, VERDICTS, Cut, clipped, heading, marks, verdict
from exports.report.parts import note
from exports.report.texts import NONE, SupervisorTexts
from exports.summary.shapes import UNKNOWN, CentreSummary, Difference, Direction
from model.language import _

CLOSER = (1.0, 0.75, 0.8, 0.8)  # each by the one before: rows close up before any of them is left out
CUTS = (
    Cut(),
    Cut(codes=2, violations=4),
    Cut(codes=1, violations=4),
    Cut(codes=1, violations=3, failures=2),
    Cut(codes=1, violations=3, failures=2, lines=1),
    Cut(codes=0, violations=3, failures=1, lines=1),
    Cut(codes=0, violations=2, failures=1, items=2, lines=1, legend=False),
    Cut(codes=0, violations=2, failures=1, items=2, lines=1, legend=False, findings=5),
    Cut(codes=0, violations=2, failures=1, items=2, lines=1, legend=False, findings=3, actions=3),
    Cut(codes=0, violations=1, failures=1, items=1, lines=1, legend=False, findings=2, actions=2),
)


def story(summary: CentreSummary, texts: SupervisorTexts = NONE) -> list[Flowable]:
    """The flowables of the page in the current language: the fullest that fits, the chart as tall as is left."""
    made: list[Flowable] = []
    for cut in CUTS:
        made = _page(summary, texts, cut)
        for factor in CLOSER:
            tighten(made, factor)
            left = ROOM - height_of(made)
            if left >= 0:
                _stretch(made, left - 1)
                return made
    return _smaller(made)


def _smaller(made: Sequence[Flowable]) -> list[Flowable]:
    """When nothing is left to leave out: all of it in smaller type. No language of ours comes to this."""
    marks = [one for one in made if isinstance(one, Bookmark)]
    rest = [one for one in made if not isinstance(one, Bookmark)]
    return [*marks, KeepInFrame(WIDTH, ROOM - 1, rest, mode="shrink")]


def _stretch(made: Sequence[Flowable], room: float) -> None:
    for one in made:
        if isinstance(one, Stretching):
            one.stretch(room, TALLEST)
        elif isinstance(one, Beside):
            _stretch(list(one.parts()), room)


def _page(summary: CentreSummary, texts: SupervisorTexts, cut: Cut) -> list[Flowable]:
    return [
        Bookmark(words.name(summary.centre), "centre"),
        clipped(words.name(summary.centre), WIDTH, TITLE, cut.lines),
        clipped(f"{words.name(summary.region)} · {words.term('title')}", WIDTH, SUBTITLE, 1),
        Spacer(0, 8),
        _headline(summary),
        *_rated(summary, cut),
        Spacer(0, 7),
        *marks(words.term("viol"), words.term("mystery")),
        side_by_side(parts.violations(summary, cut), parts.mystery(summary.mystery, cut)),
        *parts.do_next(texts, cut),
        Spacer(0, 4),
        *_notes(summary, cut),
    ]


def told_of_nobody(summary: CentreSummary) -> bool:
    """People came and are confidential, as in the table of the region: that is not a centre nobody came from."""
    return summary.row is not None and summary.row.mean.n_hidden


def _rated(summary: CentreSummary, cut: Cut) -> list[Flowable]:
    if told_of_nobody(summary):
        return [*heading(words.term("criteria"), "criteria"), text(_("Confidential: too few interviews."), SMALL)]
    if not summary.headline.n and not summary.headline.mean.n_hidden:
        return [*heading(words.term("criteria"), "criteria"), text(_("No interviews in this period."), SMALL)]
    return [
        *parts.criteria(summary.criteria, cut),
        Spacer(0, 7),
        *marks(words.term("wait"), _("Lowest rated questions")),
        side_by_side(parts.waiting(summary), parts.lowest(summary, cut)),
    ]


def _headline(summary: CentreSummary) -> Flowable:
    head, wait = summary.headline, summary.waiting
    norm = _("norm {n} min").format(n=wait.norm_minutes)
    secret = SIGNS[Mark.CONFIDENTIAL] if told_of_nobody(summary) else ""
    cells = [
        _figure(words.term("mean"), secret or words.mean(head.mean), FIGURE, _interval(words.mean_interval(head.mean))),
        _figure(
            _("Fully satisfied"),
            secret or words.share(head.full_all),
            FIGURE,
            _interval(words.share_interval(head.full_all)),
            words.base(head.full_all.base),
        ),
        _figure(
            _("Waited within norm"),
            secret or words.share(wait.within),
            FIGURE_INK,
            _interval(words.share_interval(wait.within)),
            f"{norm}, n={secret or words.count(wait.within)}",
        ),
        _compared(summary),
    ]
    return Places(cells, [WIDTH * part for part in (0.185, 0.245, 0.235, 0.335)], ("RIGHTPADDING", (0, 0), (-2, -1), 8))


def _figure(label: str, figure: str, form: object, *under: str) -> list[Flowable]:
    return [text(label, LABEL), text(figure, form), *(text(said, SMALL) for said in under if said)]  # type: ignore[arg-type]


def _interval(interval: str) -> str:
    return f"{words.term('ci')}: {interval}" if interval else ""


def _compared(summary: CentreSummary) -> list[Flowable]:
    """How many were asked, and the region beside it."""
    head, region = summary.headline, summary.region_headline
    secret = head.mean.n_hidden or head.full_all.n_hidden or told_of_nobody(summary)
    counted = [f"{words.term('n')}: {SIGNS[Mark.CONFIDENTIAL] if secret else words.number(head.n)}"]
    if head.band is not None and head.mean.shown:
        counted.append(_("rating: {band}").format(band=_(words.BANDS[head.band])))
    if head.mean.shown and head.criteria_used < head.criteria_total:
        counted.append(_("{used} of {total} criteria").format(used=head.criteria_used, total=head.criteria_total))
    found: list[Flowable] = [text("; ".join(counted), LABEL), Spacer(0, 3)]
    if not head.mean.shown and head.n:
        nothing = head.mean.mark is Mark.EMPTY and head.n >= MINIMUM
        found.append(text(_("Nobody had anything to rate.") if nothing else words.term("note_small"), SMALL))
    found += _against(
        words.term("region"),
        (region.mean, region.full_all),
        (summary.against_rest, summary.full_against_rest) if head.mean.shown else (UNKNOWN, UNKNOWN),
    )
    if summary.rank is not None:
        rank = summary.rank
        said = _("place (likely range) {place} ({best}–{worst}) of {of}").format(
            place=rank.place, of=rank.of, best=rank.best, worst=rank.worst
        )
        found += [verdict(Direction.UNKNOWN, said)]
    return found


def _against(
    label: str,
    figures: tuple[Estimate, Estimate],
    differences: tuple[Difference, Difference],
) -> list[Flowable]:
    """The average score and the share of the other side, with one verdict where both have the same."""
    if not any(one.shown for one in figures):
        return []
    said = [words.mean(figures[0]), words.share(figures[1])]
    directions = [one.direction for one in differences]
    if directions[0] is directions[1]:
        both = _("{mean} and {share}").format(mean=said[0], share=said[1])
        return [verdict(directions[0], _joined(f"{label}: {both}", VERDICTS[directions[0]]))]
    return [
        verdict(direction, _joined(f"{label}: {one}", VERDICTS[direction]))
        for one, direction in zip(said, directions, strict=True)
    ]


def _joined(said: str, saying: str) -> str:
    return f"{said}; {_(saying)}" if saying else said


def _notes(summary: CentreSummary, cut: Cut) -> Sequence[Flowable]:
    said = [
        _("Signs: … not precise enough to print, x confidential, - no cases, * fewer than 60 answers."),
        words.term("note_na") if cut.legend else "",
        words.term("note_quota") if summary.fieldwork.quota else "",
        _("Method, weights and outcomes are in the summary of the region."),
    ]
    return [note(" ".join(one for one in said if one))]
