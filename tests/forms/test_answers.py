"""Answering: types, constraints, read-only, and what is refused with nothing changed."""

import pytest

from forms import AnswerError
from model import language, messages
from tests.scenario import scenario

TYPES = """
    | survey  |                     |      |       |           |
    |         | type                | name | label | read_only |
    |         | integer             | int  | A     |           |
    |         | decimal             | dec  | A     |           |
    |         | date                | date | A     |           |
    |         | time                | time | A     |           |
    |         | dateTime            | when | A     |           |
    |         | geopoint            | spot | A     |           |
    |         | geotrace            | way  | A     |           |
    |         | select_one yn       | one  | A     |           |
    |         | select_multiple yn  | many | A     |           |
    |         | rank yn             | rank | A     |           |
    |         | text                | text | A     |           |
    |         | text                | lock | A     | yes       |
    |         | acknowledge         | ok   | A     |           |
    |         | range               | rng  | A     |           |
    | choices |                     |      |       |           |
    |         | list_name           | name | label |           |
    |         | yn                  | y    | Yes   |           |
    |         | yn                  | n    | No    |           |
"""

ACCEPTED = [
    ("int", "007", "7"),
    ("int", "-12", "-12"),
    ("dec", "1.50", "1.50"),
    ("date", "2026-02-28", "2026-02-28"),
    ("time", "09:30", "09:30"),
    ("time", "09:30:00.000+05:00", "09:30:00.000+05:00"),
    ("when", "2026-11-24T09:30:00.000+05:00", "2026-11-24T09:30:00.000+05:00"),
    ("spot", "51.1 71.4 0 0.00001", "51.1 71.4 0.0 0.00001"),
    ("way", "51.1 71.4 0 0; 51.2 71.5 0 0", "51.1 71.4 0.0 0.0;51.2 71.5 0.0 0.0"),
    ("one", "y", "y"),
    ("many", " n  y n", "n y"),
    ("rank", "n y", "n y"),
    ("text", "  as typed \n", "  as typed \n"),
    ("text", "bell\x07 rings", "bell rings"),
    ("ok", "OK", "OK"),
]
REFUSED = [
    ("int", "1.5", "answer.integer"),
    ("int", "99999999999", "answer.integer_range"),
    ("int", "1e3", "answer.integer"),
    ("dec", "5,1", "answer.decimal"),
    ("date", "2026-02-30", "answer.date"),
    ("date", "24.11.2026", "answer.date"),
    ("time", "25:00", "answer.time"),
    ("when", "2026-11-24 noon", "answer.datetime"),
    ("spot", "91 0", "answer.geopoint"),
    ("spot", "north", "answer.geopoint"),
    ("one", "maybe", "answer.choice"),
    ("many", "y maybe", "answer.choice"),
    ("lock", "x", "answer.readonly"),
    ("/data/nowhere", "x", "answer.unknown_path"),
    ("/data/meta", "x", "answer.unknown_path"),
]


@pytest.mark.parametrize(("name", "given", "stored"), ACCEPTED)
def test_an_answer_is_stored_as_its_type_writes_it(name, given, stored):
    s = scenario(TYPES)
    change = s.answer(name, given)
    assert (change.path, change.old, change.new) == (f"/data/{name}", "", stored)
    assert s.value(name) == stored


@pytest.mark.parametrize(("name", "given", "code"), REFUSED)
def test_what_is_no_answer_is_refused_and_changes_nothing(name, given, code):
    s = scenario(TYPES)
    before = s.submitted()
    with pytest.raises(AnswerError) as refused:
        s.answer(name, given)
    assert refused.value.code == code
    assert s.submitted() == before


def test_a_blank_clears_any_answer():
    s = scenario(TYPES)
    for name, given, stored in ACCEPTED:
        s.answer(name, given)
        cleared = s.answer(name, "")
        assert cleared.values == {f"/data/{name}": (stored, "")}


def test_selects_are_told_apart_by_their_control():
    s = scenario(TYPES)
    assert [s[name].type for name in ("one", "many", "rank", "int", "text")] == [
        "select1",
        "select",
        "rank",
        "int",
        "string",
    ]
    assert s["rng"].parameters == {"start": "1", "end": "10", "step": "1"}


def test_a_constraint_is_asked_of_values_and_not_of_blanks():
    s = scenario("""
        | survey |         |      |       |            |                    |
        |        | type    | name | label | constraint | constraint_message |
        |        | integer | age  | Age   | . >= 18    | Adults only        |
    """)
    assert s["age"].valid
    s.answer("age", 17)
    assert (s["age"].valid, s["age"].problem, s["age"].message) == (False, "constraint", "Adults only")
    assert [(p.path, p.code, p.message) for p in s.instance.problems()] == [("/data/age", "constraint", "Adults only")]
    s.answer("age", "")
    assert s["age"].valid


def test_a_read_only_group_locks_what_is_in_it():
    s = scenario("""
        | survey |             |      |       |                |
        |        | type        | name | label | bind::readonly |
        |        | text        | lock | Lock  |                |
        |        | begin_group | g    | G     | ${lock} = 'yes' |
        |        | text        | in   | In    |                |
        |        | end_group   |      |       |                |
    """)
    s.answer("in", "before")
    assert "/data/g" in s.answer("lock", "yes").changed
    assert s["in"].readonly
    with pytest.raises(AnswerError, match=r"answer\.readonly"):
        s.answer("in", "after")


RANGE = """
    | survey |       |      |       |            |                    |
    |        | type  | name | label | parameters | constraint_message |
    |        | range | r    | R     | {}         | {}                 |
"""


@pytest.mark.parametrize(
    ("parameters", "right", "wrong"),
    [
        ("start=1 end=5 step=1", ["1", "3", "5"], ["0", "6", "-3"]),
        ("start=-2 end=2 step=0.5", ["-2", "-1.5", "0", "2.0"], ["0.3", "-2.5"]),
        ("start=0 end=10 step=3", ["0", "9", "10"], ["1", "12"]),
        ("start=10 end=0 step=5", ["10", "5", "0"], ["11", "3"]),
        ("", ["1", "10"], ["0", "11"]),
    ],
)
def test_a_range_takes_what_it_could_be_set_to_and_says_its_bounds(parameters, right, wrong):
    s = scenario(RANGE.format(parameters, ""))
    for value in right:
        s.answer("r", value)
        assert s.problems() == {}, value
    for value in wrong:
        s.answer("r", value)
        assert (s["r"].value, s.problems()) == (value, {"/data/r": "range"}), value
    assert set(s.instance.problems()[0].params) == set(s["r"].bounds) == {"start", "end", "step"}
    with language.speaking("kk"):
        assert "{" not in messages.problem(s.instance.problems()[0])


def test_a_blank_range_is_only_missing_and_its_own_words_go_first():
    s = scenario(RANGE.format("start=1 end=5 step=1", "1 to 5"))
    assert s.problems() == {}
    s.answer("r", 9)
    assert s.instance.problems()[0].message == s["r"].message == "1 to 5"
