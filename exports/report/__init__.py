"""The PDFs, read top to bottom like the papers themselves. The same summary and language give the same bytes."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from exports.report import batch, texts
from exports.report.batch import NATIONAL, Wanted
from exports.report.texts import SupervisorTexts
from model import language as languages
from model import reference
from model.language import _, speaking

if TYPE_CHECKING:
    from exports.layout import PageWords
    from exports.report.cover import Printed
    from exports.snapshot import Snapshot
    from exports.summary.shapes import CentreSummary, Named, NationalSummary, RegionalSummary, Summary
    from model.workspace import Workspace

__all__ = [
    "NATIONAL", "SupervisorTexts", "Wanted", "batch", "centre_pdf", "cover_pdf", "national_pdf", "pdf_of", "printed",
    "regional_pdf", "summarised", "texts", "write_all",
]  # fmt: skip


def regional_pdf(summary: "RegionalSummary", language: str, said: SupervisorTexts | None = None) -> bytes:
    """The paper of one region in one language, with what its supervisor wrote."""
    from exports import layout
    from exports.report import regional

    layout.register_fonts()
    with speaking(language):
        story = regional.story(summary, said or SupervisorTexts())
        return layout.build(story, _page_words(summary, summary.region, language))


def centre_pdf(summary: "CentreSummary", language: str, said: SupervisorTexts | None = None) -> bytes:
    """The page of one centre in one language, with what its supervisor wrote."""
    from exports import layout
    from exports.report import centre

    layout.register_fonts()
    with speaking(language):
        story = centre.story(summary, said or SupervisorTexts())
        return layout.build(story, _page_words(summary, summary.centre, language))


def national_pdf(summary: "NationalSummary", language: str, said: SupervisorTexts | None = None) -> bytes:
    """The paper of the country in one language."""
    from exports import layout
    from exports.report import national

    layout.register_fonts()
    with speaking(language):
        story = national.story(summary, said or SupervisorTexts())
        return layout.build(story, _page_words(summary, _territory(summary), language))


def cover_pdf(papers: "Sequence[Printed]", language: str) -> bytes:
    """The letter that goes with these papers, at least one."""
    from exports import layout
    from exports.report import cover, words

    layout.register_fonts()
    first = papers[0].provenance
    with speaking(language):
        head = layout.PageWords(
            title=words.term("monitoring"),
            territory=words.name(papers[0].title),
            period="",
            language=language,
            source=(_("Version {version}").format(version=first.short), _program(first.program)),
            page_of=_("page {page} of {pages}"),
        )
        return layout.build(cover.story(papers), head)


def pdf_of(summary: "Summary", language: str, said: SupervisorTexts | None = None) -> bytes:
    """The paper of whatever was summarised."""
    from exports.summary.shapes import CentreSummary, NationalSummary, RegionalSummary

    match summary:
        case NationalSummary():
            return national_pdf(summary, language, said)
        case RegionalSummary():
            return regional_pdf(summary, language, said)
        case CentreSummary():
            return centre_pdf(summary, language, said)
        case other:
            raise TypeError(type(other).__name__)


def summarised(taken: "Snapshot", territory: str, base: str = "asked") -> "Summary":
    """Everything the paper of a territory prints; `base` is whom the shares speak of."""
    from exports import summary
    from exports.estimates.estimate import Base

    made: Summary
    if reference.centres().get(territory):
        made = summary.centre(taken, territory)
    else:
        made = summary.national(taken) if territory == NATIONAL else summary.regional(taken, territory)
    return replace(made, fieldwork=replace(made.fieldwork, share_base=Base(base)))


def printed(file: str, summary: "Summary", language: str, pdf: bytes) -> "Printed":
    """What the covering letter says of a paper."""
    from exports.layout import pages_of
    from exports.report.cover import Printed

    return Printed(file, _territory(summary), summary.title, language, pages_of(pdf), summary.provenance)


def _territory(summary: "Summary") -> "Named":
    from exports.summary.shapes import Named

    own = getattr(summary, "centre", None) or getattr(summary, "region", None)
    return own or Named(NATIONAL, "Kazakhstan", "Казахстан", "Қазақстан")


def _page_words(summary: "Summary", territory: "Named", language: str) -> "PageWords":
    from exports import layout
    from exports.report import words

    kind = _("TRAINING DATA, NOT A SURVEY") if summary.provenance.practice else words.term("monitoring")
    return layout.PageWords(
        title=f"{kind} · {words.name(summary.title)}",
        territory=words.name(territory),
        period=f"{words.period(summary)} · {languages.NAMES[language]}",
        language=language,
        source=(_counts(summary), _made_of(summary)),
        page_of=_("page {page} of {pages}"),
    )


def _counts(summary: "Summary") -> str:
    from exports.estimates.estimate import SIGNS, Mark
    from exports.report import words

    left_out, row = dict(summary.fieldwork.excluded), getattr(summary, "row", None)
    secret = SIGNS[Mark.CONFIDENTIAL] if row is not None and row.mean.n_hidden else ""
    said = _(
        "Version {version} · collected {collected}, accepted {accepted}, returned {returned}, rejected {rejected}"
    ).format(
        version=summary.provenance.short,
        collected=secret or words.number(summary.provenance.collected),
        accepted=secret or words.number(summary.provenance.accepted),
        returned=words.number(left_out.get("returned", 0)),
        rejected=words.number(left_out.get("rejected", 0)),
    )
    return f"{said} · {_program(summary.provenance.program)}"


def _made_of(summary: "Summary") -> str:
    from exports.report import words

    origin = summary.provenance
    parts = [
        _("shares: {base}").format(base=words.base(summary.fieldwork.share_base)),
        _("weights: {kind}").format(kind=_(words.WEIGHTINGS[summary.fieldwork.weighting])),
        _("filter: {filter}").format(filter=words.filtered(origin.filter)),
        _("data of {day}").format(day=words.day(origin.latest.date())) if origin.latest else "",
    ]
    return " · ".join(part for part in parts if part)


def _program(version: str) -> str:
    return f"Sapa {version}".rstrip()


def write_all(workspace: "Workspace", out: Path, wanted: Wanted | None = None) -> Iterator[Path]:
    """Write these papers, or those of every region with interviews and of the country; yields each file."""
    for step in batch.write(workspace, out, wanted or Wanted()):
        yield step.file
