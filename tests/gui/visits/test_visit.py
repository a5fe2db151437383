"""A mystery visit by keys: its times on a line, its criteria in one checklist, found by the form's marks alone."""

from datetime import UTC, datetime

import pytest

from gui.visits.page import VisitPage
from model import identity
from tests.gui.typist import Typist

ITEMS = [f"M{n:02d}" for n in range(1, 31)]


def value(visit: VisitPage, name: str) -> str:
    return next(view.value for view in visit.interview.instance.nodes() if view.name == name)


def at(visit: VisitPage) -> str:
    return visit.questions.place.rpartition("/")[2]


def to_the_plan(visit: VisitPage, typist: Typist) -> None:
    """Past the briefing and the test, which this workspace may have passed before."""
    typist.press("Enter")
    if at(visit) == "t_money":
        typist.press("2", "3", "1", "2", "3")
    assert at(visit) == "region"


def to_the_times(visit: VisitPage, typist: Typist) -> None:
    to_the_plan(visit, typist)
    for words in ("акмола", "кокшетау", "эцп"):
        typist.type(words)
        typist.press("Enter")
    typist.press("1")


def to_the_checklist(visit: VisitPage, typist: Typist) -> None:
    to_the_times(visit, typist)
    for moment in ("0900", "0902", "0914", "0921", "0925"):
        typist.type(moment)
        typist.press("Enter")
    typist.type("7")
    typist.press("Enter", "1")
    assert at(visit) == "M01"


def test_a_whole_visit_is_logged_by_keys(visit, typist, qtbot) -> None:
    to_the_checklist(visit, typist)
    typist.press(*"1" * 30)
    assert at(visit) == "evidence"
    typist.press("Down")  # Enter would choose a photo
    typist.type("Всё по стандарту")
    typist.press("Enter")
    assert visit.stack.currentWidget() is visit.finish
    typist.press("Enter")
    qtbot.waitUntil(lambda: bool(visit.finish.code))
    assert (visit.interview.status, value(visit, "score")) == ("complete", "100")


def test_the_next_visit_begins_with_an_empty_line(visit, typist, qtbot) -> None:
    to_the_times(visit, typist)
    visit.questions.go("/data/times/status")
    typist.press("2", "Down")
    typist.type("Закрыто на ремонт")
    visit.questions.go("/data/times/arrived")
    typist.type("0900")
    typist.press("Enter", "F8", "Enter")
    qtbot.waitUntil(lambda: bool(visit.finish.code))
    before = visit.questions.line
    typist.press("Enter")
    qtbot.waitUntil(lambda: visit.questions.line is not before)
    assert visit.questions.line.next_open() == "/data/times/arrived"
    assert at(visit) == "brief"


def test_the_times_stand_on_their_line_whatever_is_asked(visit, typist) -> None:
    to_the_checklist(visit, typist)
    assert visit.questions.line.isVisible()
    assert [path.rpartition("/")[2] for path in visit.questions.line.paths()] == [
        "arrived",
        "ticket",
        "called",
        "served",
        "left",
    ]


def test_one_key_stamps_the_next_time_and_one_stays_where_one_is(visit, typist) -> None:
    to_the_times(visit, typist)
    typist.type("0900")
    typist.press("Enter")
    visit.questions.go_to_screen("/data/place")
    with identity.use_clock(lambda: datetime(2026, 11, 24, 9, 5, tzinfo=UTC)):
        before = visit.questions.place
        typist.press("F5")
    assert value(visit, "ticket") == "09:05:00"
    assert visit.questions.place == before


def test_a_time_before_its_forerunner_speaks_on_the_line(visit, typist) -> None:
    to_the_times(visit, typist)
    for moment in ("0900", "0850"):
        typist.type(moment)
        typist.press("Enter")
    card = visit.questions.line.piece("/data/times/ticket")
    assert card.message == "Это время раньше предыдущего. Проверьте оба."


def test_each_criterion_is_a_screen_in_the_order_of_the_visit(visit, typist) -> None:
    to_the_checklist(visit, typist)
    stops = [path.rpartition("/")[2] for path in visit.questions.stops(visit.questions.screen)]
    assert stops == ITEMS[:6]
    typist.press(*"1" * 6)
    assert (at(visit), visit.questions.screen.path) == ("M07", "/data/inf")
    visit.show_progress()
    paths = [line.path for line in visit.outline.lines]
    assert paths.index("/data/acc") < paths.index("/data/inf") < paths.index("/data/result")


@pytest.mark.parametrize("layout", ["en", "ru", "kk"])
def test_the_checklist_is_answered_by_numbers_or_letters_on_every_layout(visit, typist, layout: str) -> None:
    to_the_checklist(visit, typist)
    Typist(layout).press("1", "2", "3", "J", "N", "A")
    assert [value(visit, item) for item in ITEMS[:6]] == ["yes", "no", "na", "yes", "no", "na"]


def test_a_critical_item_carries_a_mark_and_asks_what_happened_when_it_fails(visit, typist) -> None:
    to_the_checklist(visit, typist)
    typist.press(*"1" * 20)
    assert at(visit) == "M21"
    row = next(row for row in visit.questions.piece().rows if row.path == visit.questions.place)
    assert row.marked
    typist.press("2")
    assert at(visit) == "M21_what"
    typist.type("Требовали справку о составе семьи")
    typist.press("Enter")
    assert at(visit) == "M22"
    assert value(visit, "critical_failed") == "1"


def test_a_visit_to_a_closed_centre_asks_no_checklist(visit, typist) -> None:
    to_the_times(visit, typist)
    visit.questions.go("/data/times/status")
    typist.press("2")
    visit.show_progress()
    assert at(visit) == "evidence"
    assert [line.label for line in visit.outline.lines][-3:] == ["План визита", "Время и итог", "Результат визита"]


def test_the_language_of_the_checklist_changes_at_once(visit, typist) -> None:
    to_the_checklist(visit, typist)
    typist.press("F2")
    assert (visit.interview.language, at(visit)) == ("en", "M01")
    assert visit.questions.piece().rows[0].label == "Sign and hours visible outside"
    assert visit.questions.line.piece("/data/times/arrived").label == "Arrived"


def test_one_leaves_a_visit_and_resumes_at_the_same_item(visit, typist, qtbot, show, workspace) -> None:
    to_the_checklist(visit, typist)
    typist.press("1", "1")
    with qtbot.waitSignal(visit.left):
        typist.press("Escape")
    again = show(VisitPage(workspace, workspace.resume(visit.interview.id)))
    assert at(again) == "M03"
    assert value(again, "M02") == "yes"
    workspace.flush()
    qtbot.waitUntil(lambda: not again.controller.under_way)
