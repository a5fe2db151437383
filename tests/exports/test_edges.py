"""`report` of hardly anything, as a person runs it: each prints a sensible page, in three languages."""

import pytest
from click.testing import CliRunner

from main import main
from model.commands import speak
from model.language import LANGUAGES
from tests.exports import desk
from tests.exports.printed import pages, words_of

AKMOLA, CENTRE = "110000000", "/data/place/centre"


def nobody():
    return [one for one in desk.plans(60) if one.region != AKMOLA], dict


def one_person():
    return [one for one in desk.plans(60) if one.region == AKMOLA][:1], dict


def nothing_to_rate():
    return [one for one in desk.plans(900) if one.region == AKMOLA], desk.not_applicable


def one_centre():
    mine = [one for one in desk.plans(900) if one.region == AKMOLA and CENTRE in one.answers]
    return [one for one in mine if one.answers[CENTRE] == mine[0].answers[CENTRE]], dict


SAID = {
    nobody: "No interviews of this wave have come in from here yet",
    one_person: "Fewer than 30 interviews",
    nothing_to_rate: "Akmola",
    one_centre: "Fewer than 30 interviews",
}


@pytest.fixture(scope="module", params=SAID)
def printed(request, tmp_path_factory):
    """The papers of the region, by file."""
    place = tmp_path_factory.mktemp("edge")
    people, change = request.param()
    with desk.create(place / "Sapa") as workspace:
        desk.receive(workspace, people, change)
    speak("en")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SAPA_PASSPHRASE", desk.PASSPHRASE)
        words = ["--data", str(place / "Sapa"), "report", "--region", AKMOLA, "--out", str(place)]
        run = CliRunner().invoke(main, words)
    assert run.exit_code == 0, run.output
    return request.param, {file.name: file.read_bytes() for file in place.glob("*.pdf")}


def test_each_language_has_its_three_pages(printed):
    _case, files = printed
    assert {f"11-{language}.pdf" for language in LANGUAGES} <= set(files)
    for language in LANGUAGES:
        found = [page.extract_text() for page in pages(files[f"11-{language}.pdf"])]
        assert len(found) == 3
        assert all(len(page) > 200 for page in found)


def test_the_first_page_says_why_figures_are_missing(printed):
    case, files = printed
    assert SAID[case] in " ".join(pages(files["11-en.pdf"])[0].extract_text().split())


def test_nothing_is_printed_that_is_no_figure(printed):
    _case, files = printed
    for content in files.values():
        said = words_of(content)
        assert not [word for word in ("nan", "None", "inf") if word in said.split()]
