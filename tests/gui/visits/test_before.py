"""Before and after a visit: the test that must be passed, the six months, the two hours."""

from datetime import UTC, datetime, timedelta

import pytest

from gui.visits.page import VisitPage
from model import identity
from model.store.keys import FLOOR
from model.workspace import Fieldwork, Person, Workspace
from tests.gui.entry.conftest import rest, settle
from tests.gui.visits.test_visit import at, to_the_times, value

TIMES = "/data/times/"


@pytest.fixture
def fresh(tmp_path, show):
    """A shopper who never passed the test, at the briefing of a first visit."""
    workspace = Workspace.create(tmp_path / "Sapa", "seven grey herons over the reeds", cost=FLOOR,
                                 person=Person("p1", "Айгүл", "shopper"),
                                 fieldwork=Fieldwork("f1", {"en": "Test"}, "2026-Q4"))  # fmt: skip
    made = show(VisitPage(workspace, workspace.begin("mystery_visit", language="kk")))
    yield made
    rest(made)
    workspace.close()


def test_a_wrong_answer_stays_with_the_rule_beside_it(fresh, typist) -> None:
    typist.press("Enter", "1")
    settle(fresh)
    assert at(fresh) == "t_money"
    assert fresh.questions.piece().message.startswith("Ешқашан ақша ұсынбаңыз")
    assert not fresh.interview.instance["/data/place/region"].relevant
    typist.press("2")
    assert at(fresh) == "t_record"


def test_the_test_is_passed_once(fresh, typist, show) -> None:
    typist.press("Enter", "2", "3", "1", "2", "3")
    settle(fresh)
    assert at(fresh) == "region"
    again = show(VisitPage(fresh.workspace, fresh.workspace.begin("mystery_visit", language="kk")))
    typist.press("Enter")
    settle(again)
    assert at(again) == "region"
    assert value(again, "certified") == identity.now().date().isoformat()
    assert not again.interview.can_undo
    rest(again)


def test_a_test_of_last_year_is_asked_again(fresh, typist, show) -> None:
    typist.press("Enter", "2", "3", "1", "2", "3")
    settle(fresh)
    later = datetime.now(UTC) + timedelta(days=200)
    with identity.use_clock(lambda: later):
        again = show(VisitPage(fresh.workspace, fresh.workspace.begin("mystery_visit", language="kk")))
        typist.press("Enter")
        settle(again)
    assert at(again) == "t_money"
    rest(again)


def test_the_same_centre_within_six_months_is_told(fresh, typist, show, qtbot) -> None:
    to_the_times(fresh, typist)
    fresh.questions.go(TIMES + "arrived")
    typist.type("0900")
    typist.press("Enter")
    fresh.questions.go(TIMES + "status")
    typist.press("2", "Down")
    typist.type("Закрыто на ремонт")
    typist.press("F8", "Enter")
    qtbot.waitUntil(lambda: bool(fresh.finish.code))
    again = show(VisitPage(fresh.workspace, fresh.workspace.begin("mystery_visit", language="kk")))
    typist.press("Enter")
    for words in ("акмола", "кокшетау"):
        typist.type(words)
        typist.press("Enter")
    settle(again)
    assert "алты ай" in again.questions.sheets()[0].message("/data/place/centre")
    rest(again)


def test_the_two_hours_are_counted(fresh, typist) -> None:
    day = datetime.fromisoformat(fresh.interview.started).replace(second=0, microsecond=0)
    assert fresh.deadline.until() is None
    fresh.controller.answer("/data/test/t_money", "b")
    for name, right in {"t_record": "c", "t_name": "a", "t_known": "b", "t_when": "c"}.items():
        fresh.controller.answer(f"/data/test/{name}", right)
    fresh.controller.answer(TIMES + "arrived", "09:00:00.000+05:00")
    fresh.controller.answer(TIMES + "left", "09:40:00.000+05:00")
    seen = {}
    for hour, minute in ((10, 0), (11, 20), (12, 0)):
        moment = day.replace(hour=hour, minute=minute)
        with identity.use_clock(lambda moment=moment: moment):
            fresh.deadline.count()
            seen[hour] = (fresh.deadline.symbol.colour, fresh.deadline.words.text())
    assert [tone for tone, _ in seen.values()] == ["muted", "warn", "bad"]
    assert "11:40" in seen[10][1]
    assert "1 h 40 min" in seen[10][1]
