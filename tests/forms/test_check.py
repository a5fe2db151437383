"""`form check`: everything at once, each with its place, in the order of the sheets. Requirement 4 of issue 3."""

import pytest

from forms import FormError, loads, xlsform
from forms.check import Finding, check, room
from forms.library import questionnaires
from model import language, messages
from tests.forms.test_broken_forms import workbook
from tests.scenario import form_of

HEAD = ["type", "name", "label", "relevant", "constraint", "calculation", "appearance", "choice_filter"]
YES_NO = [["list_name", "name", "label"], ["yn", "y", "Yes"], ["yn", "n", "No"]]


def checked(folder, *rows, choices=YES_NO, head=HEAD, **sheets):
    return check(workbook(folder, survey=[head, *rows], choices=choices, settings=[["version"], ["1"]], **sheets))


def places(report, *, but=("check.no_marks",)):
    return [(f.code, f.sheet, f.row, f.column) for f in report if f.code not in but]


def test_the_shipped_questionnaires_pass_without_a_warning():
    for one in questionnaires():
        report = check(one.path, media=one.media)
        assert (list(report), report.is_usable) == ([], True)
        assert {each.percent for each in report.coverage} == {100}


def test_every_error_of_a_workbook_is_found_at_once_in_the_order_of_its_rows(tmp_path):
    report = checked(
        tmp_path,
        ["text", "1 bad", "A name with a blank"],
        ["strange", "b", "An unknown type"],
        ["text", "c", "Nowhere", "${nowhere} = 1"],
        ["begin group", "g", "Group"],
        ["text", "d", "A bad expression", "", ". = = 2"],
        ["end group", ""],
        ["calculate", "e", "", "", "", "z-score(1)"],
        ["text", "f", "Twice", "", "((1)"],
    )
    assert not report.is_usable
    assert report.form is None
    errors = [(f.row, f.column) for f in report if f.blocking]
    assert errors == [
        (2, "name"),
        (3, "type"),
        (4, "relevant"),
        (6, "constraint"),
        (8, "calculation"),
        (9, "constraint"),
    ]


def test_a_broken_row_is_not_spoken_of_twice(tmp_path):
    report = checked(tmp_path, ["text", "1 bad", ""], ["text", "b", "B"])
    assert {f.code for f in report if f.row == 2} == {"xlsform.bad_name", "xlsform.no_label"}


def test_a_broken_group_ends_the_search_but_not_the_check(tmp_path):
    report = checked(tmp_path, ["begin group", "g", "G"], ["text", "a", "A"])
    assert [(f.code, f.blocking) for f in report] == [("xlsform.unmatched_begin", True)]


@pytest.mark.parametrize(
    ("code", "table"),
    [
        ("xlsform.unknown_type", "| | strange | a | A |"),
        ("xlsform.no_type", "| | | a | A |"),
        ("xlsform.no_name", "| | text | | A |"),
        ("xlsform.bad_name", "| | text | 1a | A |"),
        ("xlsform.same_name", "| | text | a | A |\n| | text | a | B |"),
        ("xlsform.unknown_name", "| | text | a | A ${b} |"),
        (
            "xlsform.ambiguous_name",
            "| | text | a | A ${b} |\n| | begin group | g | G |\n| | text | b | B |\n| | end group | | |"
            "\n| | begin group | h | H |\n| | text | b | B |\n| | end group | | |",
        ),
        ("xlsform.bad_reference", "| | text | a | A ${b |"),
        ("xlsform.unmatched_end", "| | text | a | A |\n| | end group | | |"),
        ("xlsform.unmatched_begin", "| | begin group | g | G |\n| | text | a | A |"),
        ("xlsform.no_label", "| | text | a | |"),
        ("xlsform.no_choices", "| | select_one x | a | A |"),
        (
            "xlsform.unknown_list",
            "| | select_one x | a | A |\n| choices |\n| | list_name | name | label |\n| | l | x | X |",
        ),
        ("xlsform.no_calculation", "| | calculate | a | |"),
        ("xlsform.parameter_form", "| | text | a | A | rows |"),
        (
            "xlsform.same_choice",
            "| | select_one l | a | A |\n| choices |\n| | list_name | name | label |\n| | l | x | X |\n| | l | x | Y |",
        ),
        (
            "xlsform.choice_without_name",
            "| | select_one l | a | A |\n| choices |\n| | list_name | name | label |\n| | l | | X |",
        ),
        (
            "xlsform.choice_with_blank",
            "| | select_multiple l | a | A |\n| choices |\n| | list_name | name | label |\n| | l | x y | X |",
        ),
        ("xlsform.no_survey", "| choices |\n| | list_name | name | label |\n| | l | x | X |"),
    ],
)
def test_a_complaint_of_the_converter_has_a_code_of_ours(code, table):
    head = "" if code == "xlsform.no_survey" else "| survey |\n| | type | name | label | parameters |\n"
    with pytest.raises(FormError) as caught:
        xlsform.convert(head + table + "\n")
    assert caught.value.code == code
    with language.speaking("kk"):
        assert (
            str(caught.value.params["reason"]) not in messages.sentence(caught.value)
            or code == "xlsform.bad_parameters"
        )


@pytest.mark.parametrize("number", [60, 400])
def test_a_workbook_in_which_everything_is_wrong_ends_after_so_many_complaints(tmp_path, number):
    report = checked(tmp_path, *[["strange", f"q {n}", "Q"] for n in range(number)])
    assert 10 <= sum(f.blocking for f in report) <= 60


def test_texts_that_a_language_lacks_and_how_much_each_has(tmp_path):
    report = check(
        workbook(
            tmp_path,
            survey=[
                ["type", "name", "label::Kazakh (kk)", "label::Russian (ru)", "hint::Kazakh (kk)"],
                ["select_one yn", "q", "Сұрақ", "Вопрос", "Көмек"],
                ["begin group", "g", "Топ", "Группа", ""],
                ["text", "Q", "Тағы", "", ""],
                ["end group", "", "", "", ""],
                ["select_one_from_file towns.csv", "town", "Қала", "Город", ""],
            ],
            choices=[["list_name", "name", "label::Kazakh (kk)", "label::Russian (ru)"], ["yn", "y", "Иә", ""]],
        )
    )
    assert report.is_usable
    found = [(f.code, f.row, f.params.get("language", "")) for f in report]
    assert ("check.untranslated", 4, "ru") in found
    assert ("check.untranslated_choice", 2, "ru") in found
    assert ("check.same_name", 4, "") in found
    assert ("check.missing_media", 0, "") in found
    assert [f.column for f in report if f.code == "check.untranslated_choice"] == ["label::russian (ru)"]
    by_language = {one.language: (one.translated, one.of) for one in report.coverage}
    assert by_language["kk"][0] == by_language["kk"][1]
    assert by_language["ru"][0] == by_language["ru"][1] - 3


@pytest.mark.parametrize(
    ("relevant", "kind"),
    [
        ("false()", "text"),
        ("1 = 2", "text"),
        ("${a} = 'maybe'", "text"),
        ("selected(${m}, 'maybe') and ${n} > 3", "text"),
        ("${n} > 10 and ${n} < 5", "text"),
        ("${n} > 4 and ${n} < 5", "text"),
        ("${d} > 4 and ${d} < 4", "text"),
        ("not(true())", "text"),
        ("${never} = 'y'", "text"),
        ("${a} = 'x' or ${a} = 'z'", "text"),
    ],
)
def test_a_question_that_can_never_be_asked(tmp_path, relevant, kind):
    report = checked(
        tmp_path,
        ["select_one yn", "a", "A"],
        ["select_multiple yn", "m", "M"],
        ["integer", "n", "N"],
        ["decimal", "d", "D"],
        ["select_one yn", "never", "Never", "1 > 2"],
        [kind, "q", "Q", relevant],
    )
    assert ("check.never_asked", "survey", 7, "relevant") in places(report)


@pytest.mark.parametrize(
    "relevant",
    [
        "${a} = 'y'",
        "${a} != 'maybe' or ${a} = 'y'",
        "selected(${m}, 'y')",
        "${n} > 4 and ${n} <= 5",
        "${d} > 4 and ${d} < 5",
        "${n} > 10 or ${n} < 5",
        "not(${a} = 'y')",
        "${a} = ''",
        "${n} = '10'",
        "count(${r}) > 1",
        "${free} = 'maybe'",
        "${inside} > 10 and ${inside} < 5",
    ],
)
def test_what_cannot_be_proven_is_passed_over(tmp_path, relevant):
    report = checked(
        tmp_path,
        ["select_one yn", "a", "A"],
        ["select_multiple yn", "m", "M"],
        ["integer", "n", "N"],
        ["decimal", "d", "D"],
        ["text", "free", "F"],
        ["begin repeat", "r", "R"],
        ["integer", "inside", "I"],
        ["end repeat"],
        ["text", "q", "Q", relevant],
    )
    assert not [f for f in report if f.code in ("check.never_asked", "check.never_valid")]


def test_a_mistake_where_nothing_ever_gets_is_a_remark(tmp_path):
    report = checked(
        tmp_path,
        ["text", "a", "A"],
        ["calculate", "b", "", "", "", "if(false() and z-score(1), 'x', ${a})"],
        ["calculate", "c", "", "", "", "if(true(), ${a}, 'x')"],
    )
    assert [(f.row, f.column, f.params["name"]) for f in report if f.code == "check.dead_branch"] == [
        (3, "calculation", "z-score")
    ]
    assert report.is_usable


def test_what_lies_in_a_group_that_is_never_asked_is_not_listed_again(tmp_path):
    rows = [["begin group", "g", "G", "1 = 2"], ["text", "a", "A", "false()"], ["end group"], ["text", "b", "B"]]
    assert [f.xpath for f in checked(tmp_path, *rows) if f.code == "check.never_asked"] == ["/data/g"]


@pytest.mark.parametrize(
    ("kind", "constraint"),
    [("integer", ". > 10 and . < 5"), ("integer", ". > 1 and . < 2"), ("select_one yn", ". = 'x'"), ("text", "1 = 2")],
)
def test_a_constraint_that_can_never_hold(tmp_path, kind, constraint):
    report = checked(tmp_path, [kind, "a", "A", "", constraint])
    assert ("check.never_valid", "survey", 2, "constraint") in places(report)


def test_a_comparison_with_a_choice_that_does_not_exist(tmp_path):
    report = checked(
        tmp_path,
        ["select_one yn", "a", "A"],
        ["text", "b", "B", "${a} = 'y' or ${a} = 'Y'"],
        ["calculate", "c", "", "", "", "if(selected(${a}, 'yes'), 1, 2)"],
    )
    found = {(f.row, f.column, f.params["value"]) for f in report if f.code == "check.unknown_choice"}
    assert found == {(3, "relevant", "Y"), (4, "calculation", "yes")}


def test_lists_that_nobody_uses_and_values_that_stand_twice(tmp_path):
    choices = [*YES_NO, ["old", "a", "A"], ["old", "b", "B"], ["looked", "k", "K"]]
    report = checked(
        tmp_path,
        ["select_one yn", "a", "A"],
        ["calculate", "c", "", "", "", "instance('looked')/root/item[name = 'k']/label"],
        choices=choices,
    )
    assert ("check.unused_list", "choices", 4, "list_name") in places(report)
    assert [f.params["list"] for f in report if f.code == "check.unused_list"] == ["old"]


def test_names_that_a_statistics_program_takes_for_one(tmp_path):
    long = "how_satisfied_were_you_with_the_waiting"
    report = checked(tmp_path, ["text", f"{long}_time", "A"], ["text", f"{long}_room", "B"], ["text", "a-b", "C"])
    assert [f.row for f in report if f.code == "check.like_name"] == [3]


def test_what_the_room_shows_differently(tmp_path):
    report = checked(
        tmp_path,
        ["date", "a", "A", "", "", "", "islamic"],
        ["select_one yn", "b", "B", "", "", "", "columns-3 w4"],
        ["image", "c", "C", "", "", "", "signature"],
        ["geotrace", "d", "D"],
        ["text", "e", "E", "", "", "", "ex:org.app.scan"],
        ["audio", "f", "F"],
        ["text", "g", "G", "", "", "", "multiline"],
    )
    found = [(f.code, f.row) for f in report if f.code in ("check.appearance", "check.type_differs")]
    assert found == [
        ("check.appearance", 2),
        ("check.type_differs", 5),
        ("check.appearance", 6),
    ]


def test_marks_that_reports_need(tmp_path):
    head = ["type", "name", "label", "bind::sapa:role", "bind::sapa:criterion"]
    settings = [["version", "namespaces"], ["1", 'sapa="urn:sapa:form:1"']]

    def codes(*rows):
        path = workbook(tmp_path, survey=[head, *rows], choices=YES_NO, settings=settings)
        return [(f.code, f.row, f.params.get("role", "")) for f in check(path)]

    place = [["text", "r", "R", "region", ""], ["text", "s", "S", "service", ""]]
    assert codes(["select_one yn", "a", "A", "", ""]) == [("check.no_marks", 0, "")]
    assert codes(["select_one yn", "a", "A", "item", "COST"], *place) == []
    assert (
        codes(["begin group", "g", "G", "", "COST"], ["select_one yn", "a", "A", "item", ""], ["end group"], *place)
        == []
    )
    assert ("check.no_criterion", 2, "") in codes(["select_one yn", "a", "A", "item", ""], *place)
    assert ("check.no_role", 0, "region") in codes(["select_one yn", "a", "A", "item", "COST"], place[1])


def test_an_xform_file_is_checked_too_with_all_its_errors(tmp_path):
    form = form_of(
        "| survey |\n| | type | name | label | relevant |\n| | text | a | A | |\n| | text | b | B | ${a} = 1 |"
    )
    file = tmp_path / "form.xml"
    file.write_bytes(form.xml)
    assert check(file).is_usable
    broken = form.xml.replace(b'relevant=" /data/a  = 1"', b'relevant="((" constraint="f(1)"')
    assert broken != form.xml
    file.write_bytes(broken)
    found = check(file)
    assert [(f.code, f.xpath, f.column) for f in found] == [
        ("xpath.ends-early", "/data/b", "relevant"),
        ("xpath.unknown-function", "/data/b", "constraint"),
    ]
    with pytest.raises(FormError):
        loads(broken)


def test_what_is_not_there_and_what_is_no_form(tmp_path):
    assert [f.code for f in check(tmp_path / "nothing.xlsx")] == ["form.missing_file"]
    assert [f.code for f in check(tmp_path / "nothing.xml")] == ["form.missing_file"]
    (tmp_path / "a.xml").write_bytes(b"<a/>")
    assert [f.code for f in check(tmp_path / "a.xml")] == ["form.not_xform"]


@pytest.mark.parametrize("spoken", language.LANGUAGES)
def test_every_finding_is_a_sentence_in_every_language(tmp_path, spoken):
    report = checked(
        tmp_path,
        ["date", "a", "A", "", "", "", "month-year"],
        ["text", "b", "", "1 = 2", "1 = 2"],
        ["select_one yn", "c", "C"],
        ["text", "C", "C2", "${c} = 'x'"],
        choices=[*YES_NO, ["old", "a", "A"]],
    )
    with language.speaking(spoken):
        for each in report:
            said = messages.finding(each)
            assert "{" not in said
            assert each.code not in said
            assert "room." not in said


def test_every_way_of_differing_has_a_sentence():
    ways = {one.how for one in (*room.APPEARANCES.values(), *room.TYPES.values()) if one.how}
    assert {way for way in ways if way not in messages.SENTENCES} == set()


def test_a_finding_knows_its_order():
    ordered = sorted([Finding("warning", "c", "choices", 2), Finding("error", "s", "survey", 9)], key=lambda f: f.order)
    assert [f.sheet for f in ordered] == ["survey", "choices"]


PERSONAL = ["type", "name", "label", "constraint", "appearance", "bind::sapa:personal"]
PLUS7 = r"regex(., '^\+?7[0-9]{10}$')"
MAIL = r"regex(., '^[a-z0-9.]+@[a-z0-9.]+$')"


@pytest.mark.parametrize(
    ("row", "is_told"),
    [
        (["text", "phone", "Number", "", "numbers"], True),
        (["text", "a", "Телефон", "string-length(.) = 11"], True),
        (["text", "a", "Электрондық пошта", "contains(., '@')"], True),
        (["text", "a", "Where to reach you", PLUS7], True),
        (["text", "a", "Where to reach you", MAIL], True),
        (["text", "a", "Where to reach you", PLUS7, "", "yes"], False),
        (["text", "phone", "Number", "", "numbers", "yes"], False),
        (["text", "a", "What of the phone line?", "string-length(.) <= 500"], False),
        (["text", "a", "Anything else?", "regex(., '.+')"], False),
        (["text", "a", "Number of the meter", "regex(., '[0-9]{11}')"], False),
        (["integer", "phones", "How many phones?", ". < 10"], False),
    ],
)
def test_a_question_that_asks_for_a_personal_number_unmarked_is_remarked_on(tmp_path, row, is_told):
    settings = [["version", "namespaces"], ["1", 'sapa="urn:sapa:form:1"']]
    report = check(workbook(tmp_path, survey=[PERSONAL, row], settings=settings))
    told = [(f.row, f.column, f.blocking) for f in report if f.code == "check.personal"]
    assert told == ([(2, "bind::sapa:personal", False)] if is_told else [])
