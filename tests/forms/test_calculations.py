"""Calculations, defaults and actions: order, a person's edits, and values set when something happens."""

from datetime import timedelta

from forms import loads
from tests.scenario import NOON, Scenario, form_of, scenario


def test_calculations_follow_each_other_in_order_whatever_order_they_are_written_in():
    s = scenario("""
        | survey |           |      |       |             |
        |        | type      | name | label | calculation |
        |        | calculate | c    |       | ${b} + 1    |
        |        | calculate | b    |       | ${a} + 1    |
        |        | integer   | a    | A     |             |
    """)
    change = s.answer("a", 1)
    assert change.values == {"/data/a": ("", "1"), "/data/b": ("", "2"), "/data/c": ("", "3")}
    assert s.answer("a", "").values == {"/data/a": ("1", ""), "/data/b": ("2", ""), "/data/c": ("3", "")}


EDITED = """
    | survey |         |       |       |             |                |
    |        | type    | name  | label | calculation | relevant       |
    |        | integer | a     | A     |             |                |
    |        | integer | b     | B     |             |                |
    |        | integer | total | Total | ${a} * 10   | ${b} != 1      |
"""


def test_an_edit_of_a_calculated_value_lasts_until_an_input_changes():
    s = scenario(EDITED)
    s.answer("a", 2)
    assert s.value("total") == "20"
    s.answer("total", 21)
    s.answer("b", 5)
    assert s.value("total") == "21"
    s.answer("a", 3)
    assert s.value("total") == "30"


def test_an_edit_of_a_calculated_value_outlives_being_hidden():
    s = scenario(EDITED)
    s.answer("a", 2)
    s.answer("total", 21)
    s.answer("b", 1)
    s.does_not_ask("total")
    s.answer("b", 2)
    assert s.value("total") == "21"


def test_a_hidden_calculation_catches_up_when_it_is_shown():
    s = scenario(EDITED)
    s.answer("a", 2)
    s.answer("b", 1)
    s.answer("a", 4)
    s.answer("b", 2)
    assert s.value("total") == "40"


DEFAULTS = """
    | survey |          |       |       |             |
    |        | type     | name  | label | default     |
    |        | text     | fixed | Fixed | as written  |
    |        | dateTime | made  | Made  | now()       |
    |        | text     | both  | Both  | concat(${fixed}, '!') |
"""


def test_defaults_are_there_at_the_start_and_may_be_expressions():
    s = scenario(DEFAULTS)
    assert s.value("fixed") == "as written"
    assert s.value("made").startswith("2026-11-24T12:00:00.000")
    assert s.value("both") == "as written!"


def test_a_default_is_given_once_and_not_again_when_resuming():
    s = scenario(DEFAULTS)
    s.answer("both", "mine")
    s.answer("fixed", "")
    again = s.form.resume(s.instance.submission(), now=NOON + timedelta(days=1))
    assert again["/data/both"].value == "mine"
    assert again["/data/fixed"].value == ""
    assert again["/data/made"].value == s.value("made")


def test_a_trigger_sets_its_value_only_when_the_answer_is_another_one():
    s = scenario("""
        | survey |           |       |       |             |         |
        |        | type      | name  | label | calculation | trigger |
        |        | integer   | a     | A     |             |         |
        |        | dateTime  | asked | Asked | now()       | ${a}    |
        |        | calculate | seen  |       | string-length(${asked}) > 0 | |
    """)
    assert s.value("asked") == ""
    change = s.answer("a", 1, now=NOON + timedelta(minutes=1))
    first = s.value("asked")
    assert first.startswith("2026-11-24T12:01:00.000")
    assert {"/data/a", "/data/asked", "/data/seen"} <= set(change.values)
    s.answer("a", 1, now=NOON + timedelta(minutes=2))
    assert s.value("asked") == first
    s.answer("a", 2, now=NOON + timedelta(minutes=3))
    assert s.value("asked").startswith("2026-11-24T12:03:00.000")


def test_two_triggers_that_wake_each_other_come_to_rest():
    s = scenario("""
        | survey |         |      |       |             |         |
        |        | type    | name | label | calculation | trigger |
        |        | integer | a    | A     | ${b}        | ${b}    |
        |        | integer | b    | B     | ${a}        | ${a}    |
    """)
    s.answer("a", 5)
    assert (s.value("a"), s.value("b")) == ("5", "5")


def test_once_keeps_its_first_value():
    s = scenario("""
        | survey |           |      |       |                       |
        |        | type      | name | label | calculation           |
        |        | integer   | a    | A     |                       |
        |        | calculate | draw |       | if(${a} = '', '', once(random())) |
    """)
    s.answer("a", 1)
    drawn = s.value("draw")
    assert drawn
    s.answer("a", 2)
    assert s.value("draw") == drawn


def test_the_same_seed_moment_and_id_give_the_same_interview_again():
    form = form_of("""
        | survey |           |      |       |             |
        |        | type      | name | label | calculation |
        |        | calculate | draw |       | once(random()) |
        |        | calculate | key  |       | once(uuid())   |
        |        | integer   | a    | A     |             |
        |        | calculate | late |       | if(${a} = 1, now(), '') |
    """)
    one, two, other = Scenario(form, seed=7), Scenario(form, seed=7), Scenario(form, seed=8)
    for s in (one, two, other):
        s.answer("a", 1, now=NOON + timedelta(minutes=9))
    assert one.submitted() == two.submitted() != other.submitted()


def test_looking_changes_nothing():
    form = form_of("""
        | survey |           |      |                 |             |            |
        |        | type      | name | label           | calculation | constraint |
        |        | integer   | a    | A ${draw}       |             | random() >= 0 |
        |        | calculate | draw |                 | if(${a} = '', 0, random()) | |
        |        | note      | n    | N               |             |            |
    """)
    looked, blind = Scenario(form), Scenario(form)
    for value in range(5):
        looked.answer("a", value)
        blind.answer("a", value)
        assert [(view.label, view.valid, view.choices) for view in looked.instance.nodes()]
        assert looked.instance.problems() == []
    assert looked.submitted() == blind.submitted()


def test_a_form_can_be_kept_as_xml_and_read_again():
    form = form_of(DEFAULTS)
    assert Scenario(loads(form.xml)).submitted() == Scenario(form).submitted()
