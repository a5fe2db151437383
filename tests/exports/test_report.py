"""The paper: real text in three languages, embedded fonts, the same bytes for the same numbers."""

import io
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from exports import report, summary
from exports.estimates import Base
from exports.summary.shapes import Named
from model import VERSION
from model.language import LANGUAGES
from tests.exports.printed import pages, words_of

KAZAKH = "әғқңөұүһі"


@pytest.fixture(scope="module", params=LANGUAGES)
def paper(request):
    return request.param, report.regional_pdf(summary.example(), request.param)


def test_the_same_summary_prints_the_same_bytes(paper):
    language, content = paper
    assert report.regional_pdf(summary.example(), language) == content


def test_the_kazakh_paper_is_searchable_by_every_kazakh_letter():
    found = words_of(report.regional_pdf(summary.example(), "kk")) + words_of(
        report.national_pdf(summary.example_national(), "kk")
    )
    assert [letter for letter in KAZAKH if letter not in found.lower()] == []


def test_every_font_is_embedded(paper):
    _language, content = paper
    for page in pages(content):
        for font in page["/Resources"]["/Font"].values():
            name = font.get_object()["/BaseFont"]
            assert "NotoSans" in name or name == "/Helvetica"


def test_each_page_says_which_it_is_and_what_it_was_made_from(paper):
    _language, content = paper
    found = pages(content)
    for number, page in enumerate(found, 1):
        said = page.extract_text()
        assert str(number) in said
        assert summary.example().provenance.short in said


def test_the_document_knows_its_language_title_and_outline(paper):
    language, content = paper
    read = PdfReader(io.BytesIO(content))
    assert read.trailer["/Root"]["/Lang"] == language
    assert summary.example().region.name(language) in read.metadata.title
    assert len(read.outline) >= 5


def test_numbers_carry_the_comma_in_kazakh_and_russian_and_the_point_in_english(paper):
    language, content = paper
    written = f"{summary.example().headline.mean.value:.2f}"
    assert (written if language == "en" else written.replace(".", ",")) in words_of(content)


def test_a_regional_summary_stays_small(paper):
    assert len(paper[1]) < 400_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_twice_as_long_still_fit(language):
    example = summary.example()
    long = Named("X", *(" ".join([example.region.name(spoken)] * 3) for spoken in ("en", "ru", "kk")))
    rows = tuple(
        replace(row, service=Named("S", *(" ".join([row.service.name(spoken)] * 2) for spoken in ("en", "ru", "kk"))))
        for row in example.services.top
    )
    stretched = replace(example, region=long, services=replace(example.services, top=rows, bottom=rows))
    assert len(pages(report.regional_pdf(stretched, language))) <= 5


def test_a_region_without_interviews_prints_a_sensible_page():
    example = summary.example()
    bare = replace(
        example,
        items=(),
        trend=(),
        settlements=(),
        channels=(),
        eservice=(),
        violations=(),
        administrative=(),
        rank=None,
        services=replace(example.services, top=(), bottom=(), withheld=0),
    )
    assert len(pages(report.regional_pdf(bare, "kk"))) >= 2


def test_the_page_of_the_centres_fills_its_room_with_answers_and_the_questions_rated_lowest():
    example = summary.example()
    bare = replace(example.services, top=(), bottom=())
    few = replace(example, centres=example.centres[:3], funnel=None, services=bare)
    assert "Lowest rated questions" in " ".join(pages(report.regional_pdf(few, "en"))[1].extract_text().split())
    told = replace(few, distributions=())
    assert "How people answered" not in words_of(report.regional_pdf(told, "en"))


def test_a_figure_of_the_country_by_fewer_criteria_says_so():
    example = summary.example()
    fewer = replace(example, country=replace(example.country, criteria_used=7))
    assert "by the same criteria" in words_of(report.regional_pdf(fewer, "en"))


def test_a_partial_interview_is_explained_under_its_number():
    assert "Partial: from 50% to 80% of the scale questions" in words_of(
        report.national_pdf(summary.example_national(), "en")
    )


def test_a_paper_says_which_program_made_it_and_the_program_is_that_of_the_project():
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == VERSION
    said = words_of(report.regional_pdf(summary.example(), "en"))
    for part in (f"Sapa {summary.example().provenance.program}", "collected 852", "accepted 836", "returned 0",
                 "rejected 0", "of all asked", "filter", "19 Dec 2026"):  # fmt: skip
        assert part in said


def test_the_base_that_was_chosen_is_the_one_of_the_headline_and_is_named():
    example = summary.example()
    answered = replace(example, fieldwork=replace(example.fieldwork, share_base=Base.ANSWERED))
    asked, other = words_of(report.regional_pdf(example, "en")), words_of(report.regional_pdf(answered, "en"))
    assert f"{example.headline.full_all.value:.1%}" in asked
    assert f"{example.headline.full.value:.1%}" in other
    assert "shares: of those who answered" in other
