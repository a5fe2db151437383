"""The shipped questionnaires filled in through the engine, from the first question to the submission."""

from datetime import datetime, timedelta, timezone

import pytest

import forms
from forms.library import questionnaires
from forms.library.texts import OWN

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=timezone(timedelta(hours=5)))
SIMPLE = {"int": "1", "integer": "1", "time": "10:00:00.000+05:00", "string": "Бәрі дұрыс болды."}

NAMED = {"participants": "5", "moderator": "А.С."}


@pytest.fixture(scope="session")
def library():
    return {one.role: forms.load(one.path, media=one.media) for one in questionnaires()}


@pytest.fixture
def survey(library):
    """A survey after consent, about a visit to a centre in Kokshetau."""
    begun = library["survey"].start(language="kk", now=NOW, seed=1)
    begun.answer("/data/agreement/consent", "yes", now=NOW)
    begun.answer("/data/place/region", "110000000")
    begun.answer("/data/place/F9", "CSC")
    begun.answer("/data/place/centre", "C1101")
    return begun


@pytest.fixture
def visit(library):
    begun = library["visit"].start(language="kk", now=NOW, seed=1)
    begun.answer("/data/briefing/certified", "2026-11-01")
    begun.answer("/data/place/region", "110000000")
    begun.answer("/data/place/centre", "C1101")
    begun.answer("/data/times/status", "MV1")
    return begun


def clock(text):
    return f"{text}:00.000+05:00"


def values(instance):
    return {node.path: node.value for node in instance.nodes() if node.name != "end"}


def another(node):
    """The choice after the one that was not right, or the first."""
    values = [choice.value for choice in node.choices]
    return values[(values.index(node.value) + 1) % len(values) if node.value in values else 0]


def fill(instance):
    """Give every question that must be answered the simplest answer it takes, until nothing blocks."""
    for _ in range(6):
        problems = instance.problems()
        for problem in problems:
            node = instance[problem.path]
            value = another(node) if node.choices else NAMED.get(node.name) or SIMPLE[node.type]
            instance.answer(problem.path, value, now=NOW)
        if not problems:
            return
    raise AssertionError(instance.problems())


@pytest.mark.parametrize("role", ["survey", "visit", "depth", "focus"])
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_it_can_be_completed_and_submitted(library, role, language):
    instance = library[role].start(language=language, now=NOW, device="desk", seed=1)
    assert instance.problems()
    fill(instance)
    said = instance.submission(end=NOW).decode()
    assert instance.id in said
    assert f'id="{library[role].id}"' in said
    again = library[role].resume(said.encode())
    assert values(again) == values(instance)


@pytest.mark.parametrize("role", ["survey", "visit", "depth", "focus"])
def test_every_node_has_words_in_every_language(library, role):
    instance = library[role].start(language="kk", now=NOW)
    words = {}
    for language in ("kk", "ru", "en"):
        instance.set_language(language)
        shown = [node for node in instance.nodes() if node.path.count("/") == 2 and node.kind == "group"]
        words[language] = [node.label for node in shown if node.name != "meta"]
        assert all(words[language])
    assert all(kk != en for kk, en in zip(words["kk"], words["en"], strict=True))


@pytest.mark.parametrize("role", ["survey", "depth", "focus"])
def test_a_refusal_ends_it_kindly(library, role):
    instance = library[role].start(language="ru", now=NOW)
    instance.answer("/data/agreement/consent", "no", now=NOW)
    assert instance["/data/agreement/farewell"].relevant
    assert instance["/data/agreement/farewell"].label == OWN["farewell"].ru
    assert instance["/data/agreement/consent_time"].value
    assert instance["/data/outcome"].value == "3.2"
    instance.answer("/data/agreement/declined", "2.33")
    assert instance["/data/outcome"].value == "2.33"
    assert instance.problems() == []
    sections = [node for node in instance.nodes() if node.kind == "group" and node.path.count("/") == 2]
    assert {node.name for node in sections if node.relevant} <= {"agreement", "meta"}


def test_the_time_of_consent_is_kept(survey):
    before = survey["/data/agreement/consent_time"].value
    survey.answer("/data/profile/P1", "male", now=NOW + timedelta(hours=1))
    assert survey["/data/agreement/consent_time"].value == before
    assert before.startswith("2026-11-24T10:00:00")


def test_the_centres_offered_are_those_of_the_region(survey):
    offered = {choice.value for choice in survey["/data/place/centre"].choices}
    assert offered == {"C1101", "C1102", "C1103", "C1104"}
    survey.answer("/data/place/region", "750000000")
    assert all(choice.value.startswith("C75") for choice in survey["/data/place/centre"].choices)


def test_a_service_is_named_in_the_language_of_the_moment(survey):
    names = {}
    for language in ("kk", "ru", "en"):
        survey.set_language(language)
        names[language] = {choice.value: choice.label for choice in survey["/data/place/F10"].choices}
    assert len(names["kk"]) == 65
    assert names["en"]["SVC23"] == "Driving licence"
    assert names["ru"]["SVC23"] == "Выдача водительских удостоверений"
    assert names["kk"]["SVC23"] == "Жүргізуші куәліктерін беру"


def test_no_centre_is_asked_of_those_who_went_elsewhere(survey):
    survey.answer("/data/place/F9", "PRO")
    assert not survey["/data/place/centre"].relevant
    assert survey["/data/facts/F1"].relevant
    survey.answer("/data/place/F9", "POR")
    assert not survey["/data/facts/F1"].relevant
    assert not survey["/data/facts/wait_stated"].relevant


def test_the_eservice_block_follows_the_channel(survey):
    assert not survey["/data/eservice/E1"].relevant
    for channel in ("POR", "MOB"):
        survey.answer("/data/place/F9", channel)
        assert survey["/data/eservice/E9"].relevant


def test_feedback_is_asked_only_of_those_who_complained(survey):
    assert not survey["/data/fee/FEE1"].relevant
    change = survey.answer("/data/rights/F7", "yes")
    assert {"/data/fee/FEE1", "/data/fee/FEE3", "/data/rights/F7_to"} <= change.shown
    survey.answer("/data/rights/F7", "no")
    assert not survey["/data/fee/FEE1"].relevant


def test_minutes_come_from_the_times_or_are_stated(survey):
    assert survey["/data/facts/wait_stated"].relevant
    survey.answer("/data/facts/wait_stated", "25")
    assert survey["/data/facts/waiting"].value == "25"
    for name, time in (("F1", "10:05"), ("F2", "10:17"), ("F3", "10:30")):
        survey.answer(f"/data/facts/{name}", clock(time))
    assert not survey["/data/facts/wait_stated"].relevant
    assert survey["/data/facts/waiting"].value == "12"
    assert survey["/data/facts/serving"].value == "13"


def test_a_time_before_the_one_before_it_is_refused(survey):
    survey.answer("/data/facts/F1", clock("10:05"))
    survey.answer("/data/facts/F2", clock("10:04"))
    assert not survey["/data/facts/F2"].valid
    assert survey["/data/facts/F2"].message == OWN["bad_order"].kk
    survey.answer("/data/facts/F2", clock("10:05"))
    assert survey["/data/facts/F2"].valid


def test_an_unknown_ticket_time_does_not_block_the_others(survey):
    survey.answer("/data/facts/F2", clock("10:05"))
    survey.answer("/data/facts/F3", clock("10:15"))
    assert survey["/data/facts/F2"].valid
    assert survey["/data/facts/F3"].valid


@pytest.mark.parametrize(("visits", "valid"), [("0", False), ("1", True), ("99", True), ("100", False)])
def test_visits_are_counted_from_1_to_99(survey, visits, valid):
    survey.answer("/data/facts/F4", visits)
    assert survey["/data/facts/F4"].valid is valid


def test_no_violation_excludes_every_violation(survey):
    survey.answer("/data/rights/F6", "DL UD")
    assert survey["/data/rights/F6"].valid
    survey.answer("/data/rights/F6", "DL NONE")
    assert not survey["/data/rights/F6"].valid
    survey.answer("/data/rights/F6", "NONE")
    assert survey["/data/rights/F6"].valid


@pytest.mark.parametrize(
    ("words", "valid"),
    [
        ("Кезек ұзақ, 3 сағат күттім.", True),
        ("900101 300 123", True),  # personal numbers are the program's to find: model/quality/privacy.py
        ("а" * 500, True),
        ("а" * 501, False),
    ],
)
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_suggestion_is_not_longer_than_five_hundred_signs(survey, language, words, valid):
    survey.set_language(language)
    survey.answer("/data/private/F11", words)
    node = survey["/data/private/F11"]
    assert node.valid is valid
    if not valid:
        assert node.message == getattr(OWN["bad_text"], language)


def test_the_scale_is_offered_whole_in_kazakh(survey):
    choices = survey["/data/emp/EMP1"].choices
    assert [choice.value for choice in choices] == ["5", "4", "3", "2", "1", "97", "98", "99"]
    assert choices[0].label == "Толық қанағаттанамын"


def test_the_visit_knows_its_centre_from_the_list(visit):
    assert visit["/data/place/windows"].value == "24"
    assert visit["/data/place/settlement"].value == "urban"
    assert "24" in visit["/data/place/centre_facts"].label


def test_the_visit_adds_up_its_score(visit):
    lines = [path for path, one in visit.form.questions.items() if forms.mark(one, "role") == "visit"]
    assert len(lines) == 30
    for path in lines:
        visit.answer(path, "yes")
    assert visit["/data/result/score"].value == "100"
    visit.answer("/data/acc/M02", "na")
    assert visit["/data/result/score"].value == "100"
    visit.answer("/data/dea/M12", "no")
    weights = sum(float(forms.mark(visit.form.questions[path], "weight")) for path in lines) - 2
    assert float(visit["/data/result/score"].value) == pytest.approx(100 * (weights - 3) / weights, abs=0.05)


def test_a_critical_failure_is_counted_apart_and_must_be_described(visit):
    visit.answer("/data/acc/M01", "yes")
    visit.answer("/data/cos/M25", "no")
    assert visit["/data/result/score"].value == "100"
    assert visit["/data/result/critical_failed"].value == "1"
    what = visit["/data/cos/M25_what"]
    assert what.relevant
    assert what.required
    visit.answer("/data/cos/M25", "yes")
    assert not visit["/data/cos/M25_what"].relevant


@pytest.mark.parametrize(
    ("status", "observed"),
    [("MV1", True), ("MV2", False), ("MV3", True), ("MV4", True), ("MV5", False), ("MV6", False)],
)
def test_the_checklist_is_for_visits_that_saw_something(visit, status, observed):
    visit.answer("/data/times/status", status)
    assert visit["/data/acc/M01"].relevant is observed
    assert visit["/data/result/comment"].required is (status != "MV1")


def test_the_moments_of_a_visit_give_its_minutes(visit):
    moments = {"arrived": "10:00", "ticket": "10:02", "called": "10:20", "served": "10:31", "left": "10:33"}
    for name, time in moments.items():
        visit.answer(f"/data/times/{name}", clock(time))
    assert visit["/data/times/waiting"].value == "18"
    assert visit["/data/times/serving"].value == "11"
    visit.answer("/data/times/left", clock("10:10"))
    assert not visit["/data/times/left"].valid


def test_two_times_the_wrong_way_round_make_no_minutes(visit):
    for name, text in (("arrived", "14:10"), ("called", "13:00"), ("served", "12:00")):
        visit.answer(f"/data/times/{name}", clock(text))
    assert visit["/data/times/waiting"].value == ""
    assert visit["/data/times/serving"].value == ""
    assert not visit["/data/times/minutes_note"].relevant


TEST = {"t_money": "b", "t_record": "c", "t_name": "a", "t_known": "b", "t_when": "c"}


def test_nothing_of_a_visit_is_asked_before_the_test_is_passed(library):
    visit = library["visit"].start(language="ru", now=NOW)
    for name in TEST:
        assert not visit["/data/place/region"].relevant
        visit.answer(f"/data/test/{name}", "a")
    assert visit["/data/test/t_name"].valid
    assert not visit["/data/test/t_money"].valid
    assert visit["/data/test/t_money"].message == OWN["t_money_rule"].ru
    assert not visit["/data/times/arrived"].relevant
    for name, right in TEST.items():
        visit.answer(f"/data/test/{name}", right)
    assert visit["/data/place/region"].relevant
    assert visit["/data/times/arrived"].relevant


def test_whoever_passed_the_test_before_is_not_asked_again(visit):
    assert not visit["/data/test/t_money"].relevant
    assert visit["/data/place/region"].relevant


def test_the_wait_of_a_citizen_is_never_negative(survey):
    for name, text in (("F1", "14:10"), ("F2", "13:00"), ("F3", "12:00")):
        survey.answer(f"/data/facts/{name}", clock(text))
    assert [survey[f"/data/facts/{name}"].value for name in ("waiting", "serving")] == ["", ""]
    survey.answer("/data/facts/F2", clock("14:25"))
    assert survey["/data/facts/waiting"].value == "15"


@pytest.mark.parametrize(("blank", "code"), [(0, "1.1"), (5, "1.2"), (12, "1.2"), (13, "2.12")])
def test_the_outcome_code_is_the_share_of_items_with_a_mark(survey, blank, code):
    """25 items are asked of everybody: more than 80 % of them with a mark is complete, under 50 % a break-off."""
    survey.answer("/data/rights/F7", "no")
    paths = [path for path, one in survey.form.questions.items() if forms.mark(one, "role") == "item"]
    asked = [path for path in paths if survey[path].relevant]
    assert len(asked) == 25
    for number, path in enumerate(asked):
        survey.answer(path, "97" if number < blank else "5")
    assert survey["/data/outcome"].value == code


def test_a_focus_group_describes_each_participant(library):
    group = library["focus"].start(language="kk", now=NOW)
    group.answer("/data/agreement/consent", "yes", now=NOW)
    group.answer("/data/about/participants", "7")
    assert group["/data/people/participant[7]/P1"].relevant
    group.answer("/data/people/participant[7]/P1", "female")
    group.answer("/data/about/participants", "2")
    assert not group["/data/about/participants"].valid


def test_the_provider_is_asked_about_the_other_side(library):
    talk = library["depth"].start(language="ru", now=NOW)
    talk.answer("/data/agreement/consent", "yes", now=NOW)
    talk.answer("/data/about/person", "recipient")
    assert not talk["/data/topic_provider/provider_said"].relevant
    talk.answer("/data/about/person", "provider")
    assert talk["/data/topic_provider/provider_said"].relevant


def test_the_centre_of_a_talk_comes_from_the_list_beside_the_form(library):
    talk = library["depth"].start(language="kk", now=NOW)
    talk.answer("/data/agreement/consent", "yes", now=NOW)
    talk.answer("/data/about/region", "590000000")
    labels = [choice.label for choice in talk["/data/about/centre"].choices]
    assert labels[0] == "№ 1 ХҚКО, Петропавл / ЦОН № 1, Петропавловск"
    assert len(labels) == 4


def test_a_quote_is_coded_and_read_by_a_second_person(library):
    talk = library["depth"].start(language="kk", now=NOW)
    fill(talk)
    talk.answer("/data/record/quote[1]/quote_text", "Кезек ұзақ болды.")
    assert {problem.path for problem in talk.problems()} == {
        "/data/record/quote[1]/quote_code",
        "/data/record/quote[1]/no_identity",
    }
    talk.answer("/data/record/quote[1]/no_identity", "yes")
    assert "/data/record/quote[1]/released_by" in {problem.path for problem in talk.problems()}
    talk.answer("/data/record/quote[1]/released_by", talk["/data/about/moderator"].value)
    assert not talk["/data/record/quote[1]/released_by"].valid
    talk.answer("/data/record/quote[1]/released_by", "Б.К.")
    assert talk["/data/record/quote[1]/released_by"].valid
    talk.add("/data/record/quote")
    assert talk["/data/record/quote[2]/quote_text"].relevant


def test_more_than_four_hours_of_waiting_are_kept_and_doubted_in_the_language_spoken(survey):
    path = "/data/facts/wait_stated"
    survey.answer(path, "240")
    assert not survey[path].unlikely
    survey.answer(path, "241")
    assert survey[path].unlikely
    assert survey[path].unlikely_message == OWN["long_wait"].kk
    assert path not in {problem.path for problem in survey.problems()}
    survey.set_language("ru")
    assert survey[path].unlikely_message == OWN["long_wait"].ru
