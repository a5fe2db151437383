"""A question becomes a column, a repeat a table, and a name stays what it was whatever later versions bring."""

from datetime import date, datetime, time

from exports.files import columns
from exports.files.layouts import layouts
from tests.exports.files import made
from tests.scenario import form_of


def small(version: str, *questions: str, choices: str = "", form_id: str = "small"):
    lines = "\n".join(f"| | {one} |" for one in questions)
    return form_of(f"""
| survey |
| | type | name | label |
{lines}
{choices}
| settings |
| | form_id | version |
| | {form_id} | {version} |
""")


def names(*forms) -> list[str]:
    return [one.name for layout in layouts(forms) for one in layout.columns if one.path]


def test_each_kind_of_answer_has_its_own_kind_of_column():
    main, *_ = made.families()
    kinds = {one.name: one.kind for one in main.columns}
    assert [kinds[name] for name in ("size", "sum", "polite", "reason", "reason_time", "came", "today", "start")] == [
        columns.INTEGER, columns.DECIMAL, columns.CODE, columns.TEXT, columns.FLAG, columns.TIME,
        columns.DATE, columns.MOMENT,
    ]  # fmt: skip
    assert made.rows(main, "size", "sum", "polite", "came", "today", "start")[0] == (
        -2, 12.5, 1, time(8, 47, 11), date(2026, 11, 24), datetime.fromisoformat("2026-11-24T09:00")
    )  # fmt: skip
    assert made.rows(main, "place_latitude", "place_longitude", "place_accuracy")[0] == (51.160523, 71.470356, 4.5)
    assert made.rows(main, "sapa_minutes", "sapa_wave", "photo")[0] == (12.5, "2026-Q4", "1764000000000.jpg")
    assert "thanks" not in kinds


def test_several_answers_are_told_together_and_each_by_itself():
    main, *_ = made.families()
    assert made.rows(main, "reason", "reason_time", "reason_a_b") == [
        ("time a-b", 1, 1), (None, None, None), (None, None, None),
    ]  # fmt: skip


def test_a_repeat_is_a_table_whose_rows_know_where_they_belong():
    _, member, job = made.families()
    assert made.rows(member, "sapa_id", "sapa_key", "sapa_parent", "sapa_number", "age") == [
        ("uuid:1", "uuid:1/member[1]", "uuid:1", 1, 7), ("uuid:1", "uuid:1/member[2]", "uuid:1", 2, 41),
    ]  # fmt: skip
    assert [key for (key,) in made.rows(job, "sapa_key")] == ["uuid:1/member[2]/job[1]", "uuid:1/member[2]/job[2]"]
    assert {parent for (parent,) in made.rows(job, "sapa_parent")} == {"uuid:1/member[2]"}
    assert (member.layout.parent, job.layout.parent) == ("household", "household_member")


def test_an_interview_without_any_answer_is_a_row_without_any_value():
    main, *_ = made.families()
    assert len(main) == 3
    assert all(main.content[one.name][1] is None for one in main.columns if one.path)


def test_two_questions_of_one_name_are_told_apart_by_their_place():
    main, member, _ = made.families()
    assert "name" in [one.name for one in main.columns]
    assert "member_name" in [one.name for one in member.columns]
    every = [one.name for table in made.families() for one in table.columns if one.path]
    assert len(every) == len(set(every))


def test_a_name_stays_when_a_later_version_has_another_question_of_that_name():
    old = small("9", "text | age | Age")
    new = small("10", "begin group | child | Child", "text | age | Age", "end group | |", "text | age | Age")
    assert names(old) == ["age"]
    found = made.tables([old, new], [("9", "<small><age>40</age></small>"),
                                     ("10", "<small><child><age>7</age></child><age>41</age></small>")])  # fmt: skip
    assert made.rows(found["small"], "age", "child_age") == [("40", None), ("41", "7")]


def test_what_became_another_thing_is_wide_enough_for_both_and_said():
    choices = "| choices |\n| | list_name | name | label |\n| | l | 1 | One |\n| | l | 2 | Two |"
    more = choices + "\n| | l | 3 | Three |"
    old = small("1", "integer | a | A", "select_one l | b | B", "text | c | C", choices=choices)
    new = small("2", "decimal | a | A", "select_one l | b | B", "integer | c | C (whole)", choices=more)
    found = made.tables([old, new], [("1", "<small><a>1</a><b>2</b><c>x</c></small>"),
                                     ("2", "<small><a>1.5</a><b>3</b><c>7</c></small>")])["small"]  # fmt: skip
    by_name = {one.name: one for one in found.columns}
    assert made.rows(found, "a", "b", "c") == [(1.0, 2, "x"), (1.5, 3, "7")]
    assert by_name["a"].changes == ("type",)
    assert by_name["b"].changes == ("list",)
    assert by_name["c"].changes == ("type", "label")
    assert by_name["b"].versions == ("1", "2")


def test_five_versions_stand_side_by_side():
    forms = [small(str(at), *(f"text | q{n} | Q" for n in range(at))) for at in range(1, 6)]
    responses = [(form.version, f"<small><q0>{form.version}</q0></small>") for form in forms]
    found = made.tables(forms, responses)["small"]
    assert sorted(made.rows(found, "sapa_version", "q0")) == [(str(at), str(at)) for at in range(1, 6)]


def test_names_are_legal_everywhere_and_given_once():
    long = "a" * 300
    form = small("1", f"text | {long} | A", f"text | {long}b | B", "text | жасы | C", "text | not | D",
                 "text | NOT2 | E",
                 "text | sapa_id | F", "text | _x.y-z | G")  # fmt: skip
    found = names(form)
    assert len({one.lower() for one in found}) == len(found) == 7
    assert all(len(one) <= 64 and one.isascii() and one[0].isalpha() for one in found)
    assert found[2] == "zhasy"
    assert "not" not in found
    assert "sapa_id" not in found


def test_five_thousand_questions_become_five_thousand_columns():
    form = small("1", *(f"integer | q{n} | Q" for n in range(5000)))
    found = made.tables([form], ["<small><q4999>7</q4999></small>"])["small"]
    assert found.content["q4999"] == [7]
    assert sum(bool(one.path) for one in found.columns) == 5000


def test_a_calculation_is_a_number_if_it_never_was_anything_else():
    form = form_of("""
    | survey |
    | | type | name | calculation |
    | | calculate | n | 7 |
    | | calculate | code | '01' |
    | settings |
    | | form_id |
    | | small |
    """)
    found = made.tables([form], ["<small><n>7</n><code>01</code></small>", "<small><n>8.5</n><code>2</code></small>"])
    assert {one.name: one.kind for one in found["small"].columns if one.path} == {"n": "decimal", "code": "text"}


def test_a_value_that_stands_in_no_list_any_more_is_kept():
    choices = "| choices |\n| | list_name | name | label |\n| | l | 1 | One |"
    form = small("1", "select_one l | b | B", choices=choices)
    found = made.tables([form], ["<small><b>1</b></small>", "<small><b>gone</b></small>"])["small"]
    assert made.rows(found, "b") == [("1",), ("gone",)]
