"""Answering: types, constraints, read-only, and what is refused with nothing changed."""

import pytest

from forms import AnswerError
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
