"""Repeats: adding, removing, counting, nesting, and what moves when a repetition goes."""

import pytest

from forms import AnswerError
from tests.scenario import scenario

PEOPLE = """
    | survey |              |        |        |               |                     |
    |        | type         | name   | label  | calculation   | relevant            |
    |        | begin_repeat | people | People |               |                     |
    |        | text         | name   | Name   |               |                     |
    |        | integer      | age    | Age    |               |                     |
    |        | text         | school | School |               | ${age} < 18         |
    |        | calculate    | place  |        | position(..)  |                     |
    |        | calculate    | next   |        | ${age} + 1    |                     |
    |        | begin_repeat | pets   | Pets   |               |                     |
    |        | text         | pet    | Pet of ${name} |       |                     |
    |        | end_repeat   |        |        |               |                     |
    |        | end_repeat   |        |        |               |                     |
    |        | calculate    | count  |        | count(${people}) |                  |
    |        | calculate    | sum    |        | sum(${age})   |                     |
"""


def test_rules_of_one_repetition_do_not_touch_another():
    s = scenario(PEOPLE)
    s.instance.add("/data/people")
    s.answer("/data/people[1]/age", 10)
    change = s.answer("/data/people[2]/age", 40)
    assert s["/data/people[1]/school"].relevant
    assert not s["/data/people[2]/school"].relevant
    assert set(change.values) == {"/data/people[2]/age", "/data/people[2]/next", "/data/sum"}
    assert (s.value("sum"), s.value("count")) == ("50", "2")


def test_adding_says_what_is_new_and_what_follows():
    s = scenario(PEOPLE)
    change = s.instance.add("/data/people")
    assert change.added[0] == "/data/people[2]"
    assert change.values["/data/people[2]/place"] == ("", "2")
    assert change.values["/data/count"] == ("1", "2")


def test_removing_moves_the_later_ones_up_with_their_answers():
    s = scenario(PEOPLE)
    for number, name in enumerate(("A", "B", "C"), 1):
        if number > 1:
            s.instance.add("/data/people")
        s.answer(f"/data/people[{number}]/name", name)
        s.answer(f"/data/people[{number}]/age", number * 10)
    before = {view.path: view.value for view in s.instance.nodes()}
    change = s.instance.remove("/data/people[2]")
    after = {view.path: view.value for view in s.instance.nodes()}
    assert change.removed == ("/data/people[2]",)
    assert s.value("/data/people[2]/name") == "C"
    assert s.value("/data/people[2]/place") == "2"
    assert (s.value("sum"), s.value("count")) == ("40", "2")
    assert "/data/people[3]" not in s.instance
    differ = {p: (before.get(p, ""), after.get(p, "")) for p in before | after if before.get(p, "") != after.get(p, "")}
    assert change.values == differ


def test_repeats_nest_and_labels_speak_of_their_own_repetition():
    s = scenario(PEOPLE)
    s.instance.add("/data/people")
    assert s.instance["/data/people[2]/pets"].count == 0
    s.instance.add("/data/people[2]/pets")
    s.instance.add("/data/people[2]/pets")
    s.answer("/data/people[2]/pets[2]/pet", "Rex")
    assert s.answer("/data/people[2]/name", "Айгүл").changed == {
        "/data/people[2]/name",
        "/data/people[2]/pets[1]/pet",
        "/data/people[2]/pets[2]/pet",
    }
    assert s["/data/people[2]/pets[2]/pet"].label == "Pet of Айгүл"
    assert s["/data/people[1]/pets[1]/pet"].label == "Pet of"
    assert s.instance["/data/people[2]/pets"].count == 2
    s.instance.remove("/data/people[1]")
    assert s.value("/data/people[1]/pets[2]/pet") == "Rex"


def test_the_last_repetition_can_go_and_one_can_come_again():
    s = scenario(PEOPLE)
    s.instance.remove("/data/people[1]")
    assert s.instance["/data/people"].count == 0
    assert s.instance["/data/people"].relevant
    assert "people" not in s.submitted()
    s.instance.add("/data/people")
    assert s.value("count") == "1"
    order = [view.path for view in s.instance.nodes()]
    assert order.index("/data/people") + 1 == order.index("/data/people[1]") < order.index("/data/count")


COUNTED = """
    | survey |              |      |       |              |               |
    |        | type         | name | label | repeat_count | default       |
    |        | integer      | n    | N     |              |               |
    |        | begin_repeat | r    | R     | ${n}         |               |
    |        | text         | q    | Q     |              | concat('d', position(..)) |
    |        | end_repeat   |      |       |              |               |
"""


def test_a_counted_repeat_follows_its_count_and_loses_nothing_on_the_way():
    s = scenario(COUNTED)
    assert s.instance["/data/r"].count == 0
    assert s.answer("n", 2).added == ("/data/r[1]", "/data/r[2]")
    assert s.value("/data/r[2]/q") == "d2"
    s.answer("/data/r[2]/q", "said")
    assert s.answer("n", 1).removed == ("/data/r[2]",)
    assert "said" not in s.submitted()
    change = s.answer("n", 3)
    assert change.values["/data/r[2]/q"] == ("", "said")
    assert s.value("/data/r[3]/q") == "d3"
    s.answer("n", "")
    assert s.instance["/data/r"].count == 3


def test_a_counted_repeat_is_not_added_to_by_hand():
    s = scenario(COUNTED)
    s.answer("n", 1)
    for step in (lambda: s.instance.add("/data/r"), lambda: s.instance.remove("/data/r[1]")):
        with pytest.raises(AnswerError, match=r"answer\.fixed_repeat"):
            step()


@pytest.mark.parametrize("path", ["/data/nothing", "/data/n", "/data/r[7]/x"])
def test_only_repeats_can_be_added_to(path):
    with pytest.raises(AnswerError, match=r"answer\.unknown_path"):
        scenario(COUNTED).instance.add(path)


def test_a_hidden_repeat_is_left_out_with_all_its_repetitions():
    s = scenario("""
        | survey |              |      |       |            |
        |        | type         | name | label | relevant   |
        |        | integer      | n    | N     |            |
        |        | begin_repeat | r    | R     | ${n} = 1   |
        |        | text         | q    | Q     |            |
        |        | end_repeat   |      |       |            |
    """)
    assert not s.instance["/data/r"].relevant
    s.answer("n", 1)
    s.instance.remove("/data/r[1]")
    assert "/data/r" in s.answer("n", 2).changed
    assert "/data/r" in s.answer("n", 1).changed
    assert "/data/r" in s.instance.add("/data/r").changed
    s.instance.add("/data/r")
    s.answer("/data/r[2]/q", "x")
    s.answer("n", 2)
    assert "<r>" not in s.submitted()
    s.answer("n", 1)
    assert "<q>x</q>" in s.submitted()


def test_a_running_total_reads_the_repetition_before():
    s = scenario("""
        | survey |              |       |       |             |
        |        | type         | name  | label | calculation |
        |        | begin_repeat | r     | R     |             |
        |        | integer      | n     | N     |             |
        |        | calculate    | total |       | ${n} + coalesce(indexed-repeat(${total}, ${r}, position(..) - 1), 0) |
        |        | end_repeat   |       |       |             |
    """)
    for number in (1, 2, 3):
        if number > 1:
            s.instance.add("/data/r")
        s.answer(f"/data/r[{number}]/n", number)
    assert [s.value(f"/data/r[{number}]/total") for number in (1, 2, 3)] == ["1", "3", "6"]
    s.answer("/data/r[1]/n", 10)
    assert s.value("/data/r[3]/total") == "15"
    s.instance.remove("/data/r[2]")
    assert s.value("/data/r[2]/total") == "13"


def test_repetitions_shipped_with_the_form_are_used_first_by_a_count():
    s = scenario("""
        | survey |              |      |       |              |         |
        |        | type         | name | label | repeat_count | default |
        |        | integer      | n    | N     |              | 2       |
        |        | begin_repeat | r    | R     | ${n}         |         |
        |        | text         | q    | Q     |              | given   |
        |        | end_repeat   |      |       |              |         |
    """)
    assert [s.value(f"/data/r[{number}]/q") for number in (1, 2)] == ["given", "given"]
