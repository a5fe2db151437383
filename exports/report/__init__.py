"""The PDFs, read top to bottom like the papers themselves. The same summary and language give the same bytes."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from exports.report import national, regional, words
from exports.summary.shapes import NationalSummary, RegionalSummary, Summary
from model import reference
from model.errors import SurveyError
from model.language import _, speaking

if TYPE_CHECKING:
    from exports.layout import PageWords
    from model.workspace import Workspace


def regional_pdf(summary: RegionalSummary, language: str) -> bytes:
    """The paper of one region in one language."""
    from exports import layout

    layout.register_fonts()
    with speaking(language):
        return layout.build(regional.story(summary), _page_words(summary, words.name(summary.region), language))


def national_pdf(summary: NationalSummary, language: str) -> bytes:
    """The paper of the country in one language."""
    from exports import layout

    layout.register_fonts()
    with speaking(language):
        return layout.build(national.story(summary), _page_words(summary, _("Kazakhstan"), language))


def _page_words(summary: Summary, territory: str, language: str) -> "PageWords":
    from exports import layout

    source = _("Version {version} · collected {collected}, accepted {accepted} · shares: {base}").format(
        version=summary.provenance.short,
        collected=words.number(summary.provenance.collected),
        accepted=words.number(summary.provenance.accepted),
        base=words.base(summary.fieldwork.share_base),
    )
    kind = _("TRAINING DATA, NOT A SURVEY") if summary.provenance.practice else words.term("monitoring")
    return layout.PageWords(
        title=f"{kind} · {words.name(summary.title)}",
        territory=territory,
        period=words.period(summary),
        language=language,
        source=(source, source),
        page_of=_("page {page} of {pages}"),
    )


def write_all(
    workspace: "Workspace", out: Path, *, region: str | None = None, languages: Sequence[str] = ("kk", "ru", "en")
) -> Iterator[Path]:
    """Write the papers of one region, or of every region with interviews and the country; yields each file."""
    from exports import snapshot, summary

    if region and reference.regions().get(region) is None:
        raise SurveyError("report.region", region=region, there=tuple(one.id for one in reference.regions()))
    taken = snapshot.take(workspace)  # the whole country: a region is compared with the rest of it
    if not taken.interviews and not taken.visits and region is None:
        raise SurveyError("report.nothing", wave=workspace.fieldwork.wave)
    out.mkdir(parents=True, exist_ok=True)
    for kato in [region] if region else taken.regions:
        one = summary.regional(taken, kato)
        for language in languages:
            yield _write(out / f"{kato[:2]}-{language}.pdf", regional_pdf(one, language))
    if region is None:
        whole = summary.national(taken)
        for language in languages:
            yield _write(out / f"KZ-{language}.pdf", national_pdf(whole, language))


def _write(file: Path, content: bytes) -> Path:
    file.write_bytes(content)
    return file
