"""Relevance: what is asked, what is hidden, and that hiding loses nothing."""

import pytest

from forms import FormError
from tests.scenario import form_of, scenario

CASCADE = """
    | survey |             |        |         |                   |          |
    |        | type        | name   | label   | relevant          | required |
    |        | integer     | rating | Rating  |                   |          |
    |        | begin_group | why    | Why     | ${rating} < 3     |          |
    |        | text        | reason | Reason  |                   | yes      |
    |        | text        | detail | Detail  | ${reason} = 'bad' |          |
    |        | end_group   |        |         |                   |          |
    |        | text        | last   | Last    | ${detail} != ''   |          |
"""


def test_the_reason_is_asked_only_of_the_dissatisfied():
    s = scenario(CASCADE)
    s.does_not_ask("reason")
    s.answer("rating", 2)
    s.expects("why", "reason")
    s.answer("rating", 5)
    s.does_not_ask("why", "reason")


def test_hiding_a_group_hides_what_depends_on_its_answers_and_showing_it_brings_all_back():
    s = scenario(CASCADE)
    s.answer("rating", 1)
    s.answer("reason", "bad")
    s.answer("detail", "queue")
    s.expects("detail", "last")
    hidden = s.answer("rating", 4)
    s.does_not_ask("reason", "detail", "last")
    assert hidden.hidden == {"/data/why", "/data/why/reason", "/data/why/detail", "/data/last"}
    assert hidden.values == {"/data/rating": ("1", "4")}
    shown = s.answer("rating", 2)
    s.expects("detail", "last")
    assert s.value("detail") == "queue"
    assert shown.shown == hidden.hidden


def test_what_is_hidden_keeps_its_value_and_stays_out_of_the_submission():
    s = scenario(CASCADE)
    s.answer("rating", 1)
    s.answer("reason", "bad")
    s.answer("rating", 4)
    assert s.value("reason") == "bad"
    assert "reason" not in s.submitted()
    assert "<rating>4</rating>" in s.submitted()


def test_what_is_hidden_reads_as_blank_in_calculations():
    s = scenario("""
        | survey |           |       |       |             |                      |
        |        | type      | name  | label | relevant    | calculation          |
        |        | integer   | gate  | Gate  |             |                      |
        |        | integer   | extra | Extra | ${gate} = 1 |                      |
        |        | calculate | shown |       |             | concat('x',${extra}) |
    """)
    s.answer("gate", 1)
    s.answer("extra", 7)
    assert s.value("shown") == "x7"
    change = s.answer("gate", 2)
    assert s.value("shown") == "x"
    assert change.values["/data/shown"] == ("x7", "x")
    s.answer("gate", 1)
    assert s.value("shown") == "x7"


def test_required_is_asked_only_of_what_is_relevant():
    s = scenario(CASCADE)
    assert s.problems() == {}
    s.answer("rating", 1)
    assert s.problems() == {"/data/why/reason": "required"}
    s.answer("reason", "  ")
    assert s.problems() == {"/data/why/reason": "required"}
    s.answer("reason", "bad")
    assert s.problems() == {}


def test_calculations_that_wait_for_each_other_are_named():
    with pytest.raises(FormError) as refused:
        form_of("""
            | survey |           |       |       |            |             |
            |        | type      | name  | label | relevant   | calculation |
            |        | calculate | one   |       |            | ${two} + 1  |
            |        | integer   | two   | Two   | ${three} = 1 |           |
            |        | calculate | three |       |            | ${one} + 1  |
            |        | calculate | four  |       |            | ${one} + 1  |
        """)
    assert refused.value.code == "form.cycle"
    assert set(refused.value.params["nodes"]) == {"/data/one", "/data/two", "/data/three"}


def test_one_of_two_questions_may_hide_the_other():
    s = scenario("""
        | survey |         |       |       |             |
        |        | type    | name  | label | relevant    |
        |        | text    | phone | Phone | ${mail} = '' |
        |        | text    | mail  | Mail  | ${phone} = '' |
    """)
    s.expects("phone", "mail")
    s.answer("mail", "a@b.kz")
    s.does_not_ask("phone")
    s.answer("mail", "")
    s.answer("phone", "7")
    s.expects("phone")
    s.does_not_ask("mail")


def test_rules_that_never_agree_come_to_rest_and_are_named():
    s = scenario("""
        | survey |         |      |       |             |
        |        | type    | name | label | relevant    |
        |        | text    | one  | One   | ${two} = '' |
        |        | text    | two  | Two   | ${one} != '' |
    """)
    s.answer("two", "y")
    s.answer("one", "x")
    assert s.instance.restless <= {"/data/one", "/data/two"}


def test_a_group_cannot_depend_on_what_is_in_it():
    with pytest.raises(FormError) as refused:
        form_of("""
            | survey |             |      |       |            |
            |        | type        | name | label | relevant   |
            |        | begin_group | g    | Group | ${one} > 1 |
            |        | integer     | one  | One   | ${two} > 1 |
            |        | end_group   |      |       |            |
            |        | integer     | two  | Two   | ${one} > 1 |
        """)
    assert refused.value.code == "form.cycle"


def test_an_answer_revisits_only_what_depends_on_it():
    s = scenario(CASCADE)
    assert s.answer("last", "nothing follows").changed == {"/data/last"}
    assert s.answer("rating", 5).changed == {"/data/rating"}
