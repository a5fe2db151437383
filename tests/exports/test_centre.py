"""The page of a centre: one page, whatever is long and whatever is missing."""

import io
from dataclasses import fields, is_dataclass, replace

import pytest
from pypdf import PdfReader
from reportlab.platypus import KeepInFrame

from exports import report, snapshot, summary
from exports.charts import Words
from exports.estimates.estimate import Estimate, Mark, Measure, empty
from exports.layout import ROOM, height_of, register_fonts
from exports.report import SupervisorTexts, centre, pictures
from exports.summary.shapes import Days, Direction, Named
from model import reference
from model.language import LANGUAGES, speaking
from model.workspace import Workspace
from tests.exports import desk
from tests.exports.printed import pages, words_of
from tests.exports.stretched import named_twice, said_twice

ACTIONS = ("Keep three windows open over lunch.", "Put sample forms up.", "Read the book of complaints weekly.")
LONG = "Халыққа қызмет көрсету орталығының мүмкіндігі шектеулі азаматтарға арналған мамандандырылған бөлімшесі"


def stretched(thing, factor=2):
    """The same with every name `factor` times as long."""
    if isinstance(thing, Named):
        return replace(thing, **{one: " ".join([getattr(thing, one) or "x"] * factor) for one in ("en", "ru", "kk")})
    if isinstance(thing, tuple):
        return tuple(stretched(one, factor) for one in thing)
    if is_dataclass(thing):
        return replace(thing, **{one.name: stretched(getattr(thing, one.name), factor) for one in fields(thing)})
    return thing


def described(read, words):
    """Whether a picture of the document says these words to a screen reader."""
    objects = (read.get_object(number) for number in range(1, len(read.xref[0]) + 1))
    return any(isinstance(one, dict) and words in str(one.get("/Alt", "")) for one in objects)


def hidden(thing, mark, n):
    """The same with every estimate hidden."""
    if isinstance(thing, Estimate):
        return Estimate(None, None, None, None, n, None, 0, thing.measure, mark)
    if isinstance(thing, tuple):
        return tuple(hidden(one, mark, n) for one in thing)
    if is_dataclass(thing):
        return replace(thing, **{one.name: hidden(getattr(thing, one.name), mark, n) for one in fields(thing)})
    return thing


def fits(made, language, said=None):
    register_fonts()
    with speaking(language):
        assert height_of(centre.story(made, said or SupervisorTexts())) <= ROOM
    assert len(pages(report.centre_pdf(made, language, said))) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_what_a_manager_asks(language):
    made = summary.example_centre()
    said = words_of(report.centre_pdf(made, language, SupervisorTexts("", ACTIONS)))
    mean = f"{made.headline.mean.value:.2f}"
    assert made.centre.name(language) in said
    assert (mean if language == "en" else mean.replace(".", ",")) in said
    assert all(row.criterion.name(language) in said for row in made.criteria)
    assert all(row.item.name(language) in said for row in made.lowest)
    assert all(action in said for action in ACTIONS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("factor", [1, 2, 4, 9])
def test_it_is_one_page_however_long_the_names(language, factor):
    said = SupervisorTexts("", tuple(" ".join([action] * factor) for action in ACTIONS))
    fits(stretched(summary.example_centre(), factor), language, said)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("factor", [1, 2, 4])
def test_no_name_however_long_makes_the_type_smaller(language, factor):
    register_fonts()
    with speaking(language):
        made = centre.story(stretched(summary.example_centre(), factor))
    assert not [one for one in made if isinstance(one, KeepInFrame)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_texts_that_may_be_typed_leave_it_one_page(language):
    said = SupervisorTexts("ұ" * 60 + " " + "кезек ұзақ " * 80, ("қызмет " * 28,) * 3)
    made = replace(stretched(summary.example_centre(), 2), centre=Named("C", LONG, LONG, LONG))
    fits(made, language, said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_left_out_for_lack_of_room_is_said(language):
    made = stretched(summary.example_centre(), 4)
    said = words_of(report.centre_pdf(made, language, SupervisorTexts("", ("қызмет " * 28,) * 3)))
    assert {"kk": "Орын жетпегендіктен", "ru": "не поместил", "en": "for lack of room"}[language] in said


def test_a_centre_of_few_interviews_shows_signs_and_its_count():
    made = summary.example_centre()
    few = replace(made, headline=replace(hidden(made.headline, Mark.SUPPRESSED, 22), n=22), rank=None)
    few = replace(few, criteria=hidden(made.criteria, Mark.SUPPRESSED, 22), lowest=(), hours=())
    said = words_of(report.centre_pdf(few, "en"))
    assert "Respondents (n): 22" in said
    assert "Fewer than 30 answers: not shown." in said
    assert len(pages(report.centre_pdf(few, "en"))) == 1


def test_a_centre_without_interviews_still_has_its_visits_and_its_lines_to_write_on():
    made = summary.example_centre()
    none = hidden(made, Mark.EMPTY, 0)
    none = replace(
        none, headline=replace(none.headline, n=0, band=None), row=None, rank=None, lowest=(), hours=(),
        items=(), violations=(), suggestions=None,
        waiting=replace(none.waiting, median=None, p90=None, n=0),
    )  # fmt: skip
    said = words_of(report.centre_pdf(none, "en"))
    assert "No interviews in this period." in said
    assert "20 visits" in said
    assert "Do next" in said


def test_a_centre_where_nothing_applied_prints_its_share_of_not_applicable():
    made = summary.example_centre()
    rows = tuple(
        replace(
            row,
            mean=empty(Measure.MEAN),
            share_valid=empty(Measure.SHARE_VALID),
            na_share=replace(row.na_share, value=1.0),
        )
        for row in made.criteria
    )
    said = words_of(report.centre_pdf(replace(made, criteria=rows, lowest=()), "en"))
    assert said.count("100.0%") == len(rows)


def test_an_arrow_stands_only_beside_a_real_difference():
    made = summary.example_centre()
    said = words_of(report.centre_pdf(made, "en"))
    assert said.count("really higher") == 1  # the words under the criteria
    assert "no real difference" in said
    higher = replace(made, against_rest=replace(made.against_rest, direction=Direction.HIGHER))
    assert words_of(report.centre_pdf(higher, "en")).count("really higher") == 2  # the average score, not the share


def test_every_part_of_the_page_is_in_its_outline_and_the_picture_says_what_it_is():
    content = report.centre_pdf(summary.example_centre(), "en")
    read = PdfReader(io.BytesIO(content))
    titles = [one.title for part in read.outline for one in (part if isinstance(part, list) else [part])]
    assert {"Evaluation criteria", "Violations", "Mystery shopper", "Do next"} <= set(titles)
    assert described(read, "Waiting by the hour of the day")


def test_the_same_centre_prints_the_same_bytes():
    made = summary.example_centre()
    assert report.centre_pdf(made, "kk") == report.centre_pdf(made, "kk")


# from a real folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("desk") / "Sapa"
    with desk.create(place) as workspace:
        desk.receive(workspace, [one for one in desk.plans(1500) if one.region == "110000000"])
    return place


def test_one_centre_is_printed_by_its_code(run, tmp_path):
    done = run("report", "--out", tmp_path, "--centre", "C1101", "--in", "kk")
    assert (done.exit_code, [file.name for file in tmp_path.iterdir()]) == (0, ["C1101-kk.pdf"])
    assert len(pages((tmp_path / "C1101-kk.pdf").read_bytes())) == 1


def test_every_centre_with_interviews_is_printed_beside_the_regions(run, tmp_path):
    done = run("report", "--out", tmp_path, "--centres", "--in", "ru")
    names = {file.name for file in tmp_path.iterdir()}
    assert done.exit_code == 0
    assert {"11-ru.pdf", "KZ-ru.pdf", "C1101-ru.pdf", "C1102-ru.pdf"} <= names
    assert not {name for name in names if name.startswith("C71")}
    assert all(len(pages((tmp_path / name).read_bytes())) == 1 for name in names if name.startswith("C1"))


def test_a_centre_that_nobody_visited_still_has_a_page(run, tmp_path):
    done = run("report", "--out", tmp_path, "--centre", "C7101", "--in", "en")
    assert done.exit_code == 0
    said = words_of((tmp_path / "C7101-en.pdf").read_bytes())
    assert "No interviews in this period." in said
    assert "Astana" in said


def test_a_centre_that_is_in_no_list_is_answered_with_a_sentence(run, tmp_path):
    done = run("report", "--out", tmp_path, "--centre", "C9", "--in", "en")
    assert done.exit_code != 0
    assert "C9 is no centre of the list." in done.output
    assert "Traceback" not in done.output


def test_many_papers_printed_in_other_processes_are_the_same_papers_in_the_same_order(folder, tmp_path):
    everywhere = tuple(one.id for one in reference.regions())
    with Workspace.open(folder, desk.PASSPHRASE) as workspace:
        steps = list(report.batch.write(workspace, tmp_path, report.Wanted(everywhere, ("kk",), cover=False)))
        made = report.summarised(snapshot.take(workspace), "110000000")
    assert [step.file.name for step in steps] == [f"{kato[:2]}-kk.pdf" for kato in everywhere]
    assert (tmp_path / "11-kk.pdf").read_bytes() == report.pdf_of(made, "kk")


def test_printing_many_papers_stops_when_nobody_asks_for_the_next(folder, tmp_path):
    everywhere = tuple(one.id for one in reference.regions())
    with Workspace.open(folder, desk.PASSPHRASE) as workspace:
        steps = report.batch.write(workspace, tmp_path, report.Wanted(everywhere, ("kk", "ru", "en"), cover=False))
        first = next(steps)
        steps.close()
    assert first.file.name == f"{everywhere[0][:2]}-kk.pdf"
    assert len(list(tmp_path.iterdir())) < len(everywhere)


def test_an_hour_of_which_nothing_is_told_keeps_its_place():
    made = summary.example_centre()
    gap = tuple(one for one in made.hours if one.days is Days.WEEKDAYS and one.hour != 12)
    register_fonts()
    with speaking("en"):
        drawn = pictures.waits(gap, made.waiting, (300, 120))
    hours = {mark.text: mark.x for mark in drawn.marks if isinstance(mark, Words) and mark.text in {"11", "12", "13"}}
    assert hours["13"] - hours["12"] == pytest.approx(hours["12"] - hours["11"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_one_page_with_every_word_of_it_twice_as_long(language, monkeypatch):
    made = named_twice(summary.example_centre())
    with said_twice(monkeypatch):
        fits(made, language, SupervisorTexts("қызмет " * 60, ("қызмет " * 22,) * 3))
