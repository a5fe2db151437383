"""The plans of interviews and visits: reproducible, plausible, and nothing in them that was not asked."""

from datetime import datetime, timedelta, timezone
from itertools import pairwise

import pytest

import forms
from forms.library import questionnaires
from model import reference
from model.demonstration.answers import respondents
from model.demonstration.population import Population
from model.demonstration.visits import visits

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=timezone(timedelta(hours=5)))


@pytest.fixture(scope="module")
def plans():
    return list(respondents(Population(7), 1500))


@pytest.fixture(scope="module")
def twenty():
    return list(visits(Population(7)))


def test_the_same_seed_gives_the_same_interviews(plans):
    assert list(respondents(Population(7), 50)) == plans[:50]
    assert list(respondents(Population(7), 5, first=1000)) == plans[1000:1005]
    assert list(respondents(Population(8), 50)) != plans[:50]


def test_feedback_is_answered_by_those_who_complained_and_only_by_them(plans):
    for plan in plans:
        complained = plan.answers["/data/rights/F7"] == "yes"
        assert ("/data/fee/FEE1" in plan.answers) == complained
        assert ("/data/rights/F7_to" in plan.answers) == complained


def test_the_portal_is_rated_by_those_who_used_it_and_only_by_them(plans):
    for plan in plans:
        assert ("/data/eservice/E1" in plan.answers) == (plan.answers["/data/place/F9"] in ("POR", "MOB"))


def test_times_are_in_order_or_minutes_are_stated_instead(plans):
    for plan in plans:
        times = [plan.answers.get(f"/data/facts/{name}", "") for name in ("F1", "F2", "F3")]
        electronic = plan.answers["/data/place/F9"] in ("POR", "MOB")
        stated = "/data/facts/wait_stated" in plan.answers
        assert all(times) + stated + electronic == 1
        assert times == sorted(times)
        assert "09:00" <= plan.clock < "24:00"


def test_marks_are_codes_of_the_scale(plans):
    codes = set(reference.scale().keys()) - {"NS"}
    sections = ("inf", "acc", "emp", "pro", "dea", "cos", "fee", "res", "eservice")
    for plan in plans:
        assert {value for path, value in plan.answers.items() if path.split("/")[2] in sections} <= codes


def test_some_people_suggest_something_in_their_language(plans):
    said = [plan for plan in plans if "/data/private/F11" in plan.answers]
    assert 0.15 * len(plans) < len(said) < 0.30 * len(plans)


def test_there_are_twenty_visits_of_which_a_few_fail(twenty):
    assert len(twenty) == 20
    assert sum(visit.status == "MV1" for visit in twenty) == 16
    assert len({(visit.region, visit.centre) for visit in twenty}) == 20


def test_the_moments_of_a_visit_are_in_order(twenty):
    for visit in twenty:
        moments = [value for path, value in visit.answers.items() if "/times/" in path and ":" in value]
        assert all(earlier <= later for earlier, later in pairwise(moments))


def test_a_critical_failure_is_described():
    more = list(visits(Population(7), 300))
    failed = [
        (visit, path) for visit in more for path, value in visit.answers.items()
        if path.rpartition("/")[2] in ("M21", "M23", "M25") and value == "no"
    ]  # fmt: skip
    assert failed
    assert all(visit.answers[f"{path}_what"] for visit, path in failed)


@pytest.mark.parametrize("role", ["survey", "visit"])
def test_every_plan_fills_in_the_shipped_form_question_by_question(plans, twenty, role):
    shipped = next(one for one in questionnaires() if one.role == role)
    form = forms.load(shipped.path, media=shipped.media)
    for plan in plans[:150] if role == "survey" else twenty:
        instance = form.start(language=plan.language, now=NOW, seed=plan.number)
        order = [path for path in form.questions if path in plan.answers]
        assert order == list(plan.answers)
        for path, value in plan.answers.items():
            assert role == "visit" or instance[path].relevant, path
            instance.answer(path, value, now=NOW)
        assert instance.problems() == []
        assert all(instance[path].relevant for path in plan.answers)
