"""The pages with a ruler: nothing leaves the margins, nothing lies on anything, no word is cut, whatever the names."""

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from exports import report, summary
from exports.layout import MARGIN
from exports.report import SupervisorTexts, texts
from exports.summary.shapes import Named
from model import reference
from model.language import LANGUAGES
from tests.exports.printed import words_of
from tests.exports.sheets import outside, overlapping, sheets
from tests.exports.stretched import named_twice, said_twice

LONG = SupervisorTexts("Очереди утром. " * 60, ("Открыть окна раньше. " * 9, "Обучить сотрудников. " * 9))


def region(language, given=None, said=None):
    return report.regional_pdf(given or summary.example(), language, said)


def country(language, given=None, said=None):
    return report.national_pdf(given or summary.example_national(), language, said)


def letter(language):
    given = summary.example()
    pdf = region(language)
    one = report.printed(f"11-{language}.pdf", given, language, pdf)
    papers = [replace(one, territory=replace(given.region, id=place.id), file=f"{place.id[:2]}-{spoken}.pdf")
              for place in reference.regions() for spoken in LANGUAGES]  # fmt: skip
    return report.cover_pdf(papers, language)


def nothing_leaves_or_meets(pdf):
    for width, height, boxes in sheets(pdf):
        assert outside(boxes, MARGIN, MARGIN, width - MARGIN, height - MARGIN) == []
        assert overlapping(boxes) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_region_has_three_pages_the_country_six_to_eight_the_letter_one_and_all_keep_their_margins(language):
    for pdf, least, most in ((region(language), 3, 3), (country(language), 6, 8), (letter(language), 1, 1)):
        assert least <= len(sheets(pdf)) <= most
        nothing_leaves_or_meets(pdf)


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_said_twice_as_long_stays_inside_the_margins(language, monkeypatch):
    with said_twice(monkeypatch):
        nothing_leaves_or_meets(region(language, named_twice(summary.example()), LONG))
        nothing_leaves_or_meets(country(language, named_twice(summary.example_national())))


def longest(listing, language):
    return max((one.name(language) for one in listing), key=len)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_names_of_the_lists_stand_whole(language):
    given = summary.example()
    place, service, centre = (
        longest(listing, language) for listing in (reference.regions(), reference.services(), reference.centres())
    )
    services = tuple(replace(row, service=Named("S", service, service, service)) for row in given.services.top)
    stretched = replace(
        given,
        region=Named(given.region.id, place, place, place),
        services=replace(given.services, top=services, bottom=()),
        centres=tuple(replace(row, centre=Named(row.centre.id, centre, centre, centre)) for row in given.centres),
    )
    pdf = region(language, stretched)
    nothing_leaves_or_meets(pdf)
    for name in (place, service, centre):
        assert set(name.split()) <= set(words_of(pdf).split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_a_name_is_cut(language):
    given = summary.example_national()
    names = [row.criterion.name(language) for row in given.criteria]
    names += [row.region.name(language) for row in given.regions]
    names += [row.service.name(language) for row in given.services.top]
    names += [row.provider.name(language) for row in given.providers]
    found = {word.strip(",:;.()") for word in words_of(country(language)).split()}
    assert {word.strip(",:;.()") for name in names for word in name.split()} - found == set()


def outline(reader, entries=None):
    for entry in reader.outline if entries is None else entries:
        if isinstance(entry, list):
            yield from outline(reader, entry)
        else:
            yield entry.title, reader.get_destination_page_number(entry)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_heading_has_two_lines_at_least_of_what_it_heads_on_its_page(language, monkeypatch):
    with said_twice(monkeypatch):
        papers = [region(language, named_twice(summary.example())), country(language)]
    for pdf in [*papers, region(language), country(language)]:
        pages = sheets(pdf)
        for title, number in outline(PdfReader(io.BytesIO(pdf))):
            boxes = pages[number][2]
            heading = max((box for box in boxes if title.startswith(box.text)), key=lambda box: box.bottom - box.top)
            below = {round(box.top) for box in boxes if box.top >= heading.bottom - 1 and box.bottom < 790}
            assert len(below) >= 2, title


@pytest.mark.parametrize("language", LANGUAGES)
def test_ten_centres_and_ten_services_stand_on_three_pages(language):
    given = summary.example()
    ten = tuple(given.centres[at % len(given.centres)] for at in range(10))
    others = tuple(replace(row, n=row.n + 1) for row in given.services.top)
    pdf = region(language, replace(given, centres=ten, services=replace(given.services, bottom=others)))
    assert len(sheets(pdf)) == 3
    nothing_leaves_or_meets(pdf)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_region_with_every_channel_and_the_longest_names_of_services_keeps_to_three_pages(language):
    given = summary.example()
    ways = [Named(one.id, one.en, one.ru, one.kk) for one in reference.channels()]
    channels = tuple(replace(given.channels[0], channel=way) for way in ways)
    longest = max(reference.services(), key=lambda one: len(one.ru))
    name = Named(longest.id, longest.en, longest.ru, longest.kk)
    rows = tuple(replace(given.services.top[at % len(given.services.top)], service=name, n=50 + at) for at in range(5))
    services = replace(given.services, top=rows, bottom=tuple(replace(row, n=row.n + 9) for row in rows))
    ten = tuple(given.centres[at % len(given.centres)] for at in range(10))
    pdf = region(language, replace(given, channels=channels, services=services, centres=ten))
    assert len(sheets(pdf)) == 3
    nothing_leaves_or_meets(pdf)


@pytest.mark.parametrize("language", LANGUAGES)
def test_many_centres_go_on_over_a_fourth_page_under_the_same_heads_and_the_paper_says_so(language):
    given = summary.example()
    many = tuple(
        replace(given.centres[at % 4], centre=Named(f"C{at}", *[f"{at} {given.centres[0].centre.name(language)}"] * 3))
        for at in range(60)
    )
    pdf = region(language, replace(given, centres=many))
    nothing_leaves_or_meets(pdf)
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]
    assert len(pages) > 3
    head = reference.report_terms()["centre"].name(language).split()[0]
    holding = [page for page in pages if given.centres[0].centre.name(language).split()[-1] in page]
    assert len(holding) >= 2
    assert all(head in page for page in holding)


def test_the_same_paper_is_the_same_bytes():
    for make in (region, country, letter):
        assert make("kk") == make("kk")


def test_what_a_supervisor_writes_is_plain_text_in_the_paper():
    said = SupervisorTexts("<b>bold</b> **stars** &amp; <a href='x'>\x07\u202eend", ("# one", "[two](http://x)"))
    found = " ".join(
        " ".join(page.extract_text() for page in PdfReader(io.BytesIO(region("en", said=said))).pages).split()
    )
    for literal in ("<b>bold</b> **stars** &amp; <a href='x'>end", "1. # one", "2. [two](http://x)"):
        assert literal in found


def test_a_text_too_long_for_its_frame_is_known_before_it_is_printed():
    assert not SupervisorTexts("a" * texts.FINDINGS, ("b" * texts.ACTION,) * texts.ACTIONS).too_long
    assert SupervisorTexts("a" * (texts.FINDINGS + 1)).too_long
    assert SupervisorTexts("a\n" * 40).too_long
    assert SupervisorTexts(actions=("b" * (texts.ACTION + 1),)).too_long


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_words_a_supervisor_may_write_keep_the_region_on_three_pages(language):
    said = SupervisorTexts("слово да слово " * 60, ("сделать так и не иначе " * 9,) * 3)
    said = replace(
        said, findings=said.findings[: texts.FINDINGS], actions=tuple(one[: texts.ACTION] for one in said.actions)
    )
    assert not said.too_long
    pdf = region(language, said=said)
    assert len(sheets(pdf)) == 3
    nothing_leaves_or_meets(pdf)


def test_one_endless_word_of_a_supervisor_is_broken_and_leaves_no_margin():
    nothing_leaves_or_meets(region("ru", said=SupervisorTexts("ы" * 800, ("a" * 190,))))


def elements(node):
    node = node.get_object()
    yield node
    inside = node.get("/K", [])
    for one in inside if isinstance(inside, list) else [inside]:
        kind = one.get_object()
        if isinstance(kind, dict) and kind.get("/Type") == "/StructElem":
            yield from elements(kind)


@pytest.mark.parametrize("make", [region, country])
def test_a_screen_reader_is_told_headings_tables_cells_and_what_a_picture_shows(make):
    root = PdfReader(io.BytesIO(make("ru"))).trailer["/Root"]
    assert root["/Lang"] == "ru"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    found = list(elements(root["/StructTreeRoot"]["/K"]))
    roles = {str(node["/S"]) for node in found}
    assert {"/H1", "/H2", "/P", "/Table", "/TR", "/TH", "/TD", "/Figure"} <= roles
    assert all(node.get("/Alt") for node in found if node["/S"] == "/Figure")
