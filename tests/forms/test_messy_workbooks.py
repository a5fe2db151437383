"""Workbooks as people write them who are no programmers: what the check says of each, and where."""

import pytest

from forms import FormError, loads
from forms.check import check
from model import language, messages
from tests.forms.test_broken_forms import workbook
from tests.scenario import Scenario, form_of

HEAD = ["type", "name", "label::Қазақша (kk)", "label::Русский (ru)"]
CHOICES = [["list_name", "name", *HEAD[2:]], ["yn", "1", "Иә", "Да"], ["yn", "0", "Жоқ", "Нет"]]
SETTINGS = [["form_title", "form_id", "version"], ["Сауал", "saual", "1"]]
Q = ["С", "В"]
# Said of most of these, because the question with the mistake was the one that used the list.
UNUSED = "check.unused_list"

MESSY = {
    "a title above the headings": (
        {"survey": [["Халыққа қызмет көрсету"], HEAD, ["text", "q1", *Q]]},
        [("xlsform.title_row", "survey", 1, "")],
    ),
    "blanks around types and names": (
        {"survey": [HEAD, ["select one yn ", "q1", *Q], [" integer ", "q2 ", *Q]], "choices": CHOICES},
        [],
    ),
    "a type misspelt": (
        {"survey": [HEAD, ["text", "q1", *Q], ["selct_one yn", "q2", *Q]], "choices": CHOICES},
        [("xlsform.unknown_type", "survey", 3, "type")],
    ),
    "names in Cyrillic are names, blanks in them are not": (
        {"survey": [HEAD, ["text", "аты-жөні", *Q], ["text", "туған жылы", *Q]]},
        [("xlsform.bad_name", "survey", 3, "name")],
    ),
    "quotation marks of a text program": (
        {
            "survey": [
                [*HEAD, "relevant"],
                ["text", "q1", *Q],
                ["text", "q2", *Q, "${q1} = “1”"],
                ["text", "q3", *Q, "${q1} = «1»"],
            ]
        },
        [("xpath.character", "survey", 4, "relevant")],
    ),
    "operators in one's own language": (
        {
            "survey": [
                [*HEAD, "relevant", "constraint"],
                ["integer", "q1", *Q, "", ". > 0 и . < 9"],
                ["text", "q2", *Q, "${q1} = 1 немесе ${q1} = 2"],
            ]
        },
        [("xpath.translated", "survey", 2, "constraint"), ("xpath.translated", "survey", 3, "relevant")],
    ),
    "a repeat that is never ended": (
        {
            "survey": [
                HEAD,
                ["begin group", "g", *Q],
                ["begin repeat", "r", *Q],
                ["text", "q", *Q],
                ["end group"],
            ]
        },
        [("xlsform.wrong_end", "survey", 5, "type")],
    ),
    "a group that is never ended": (
        {"survey": [HEAD, ["begin group", "g", *Q], ["text", "q", *Q]]},
        [("xlsform.unmatched_begin", "survey", 2, "type")],
    ),
    "the same name twice": (
        {"survey": [HEAD, ["text", "q1", *Q], ["text", "q1", *Q], ["text", "Q1", *Q]]},
        [("xlsform.same_name", "survey", 3, "name"), ("check.same_name", "survey", 4, "name")],
    ),
    "headings misspelt, and a column of one's own": (
        {"survey": [[*HEAD, "Ескерту", "relevent", "requird"], ["text", "q1", *Q, "x", "${q1}='a'", "yes"]]},
        [
            ("check.misspelt_column", "survey", 1, "relevent"),
            ("check.misspelt_column", "survey", 1, "requird"),
        ],
    ),
    "a label without a language beside one with": (
        {
            "survey": [["type", "name", "label", "label::Қазақша (kk)"], ["select_one yn", "q", "В", "С"]],
            "choices": [["list_name", "name", "label"], ["yn", "1", "Да"]],
        },
        [
            ("check.column_without_language", "survey", 1, "label"),
            ("check.column_without_language", "choices", 1, "label"),
        ],
    ),
    "names that are nowhere": (
        {
            "survey": [
                [*HEAD, "relevant", "calculation"],
                ["text", "q1", "${missing}", "В", "${nowhere} = 1"],
                ["calculate", "c1", "", "", "", "${gone} + 1"],
                ["calculate", "c2"],
                ["calculate", "c3", "", "", "", "сумма(1)"],
            ]
        },
        [
            ("xlsform.unknown_name", "survey", 2, "label::Қазақша (kk)"),
            ("xlsform.unknown_name", "survey", 2, "relevant"),
            ("xlsform.unknown_name", "survey", 3, "calculation"),
            ("xlsform.no_calculation", "survey", 4, "calculation"),
            ("xpath.no-function", "survey", 5, "calculation"),
        ],
    ),
    "a sheet misspelt": (
        {"Survey": [["Type", "Name", "Label"], ["select_one yn", "q", "В"]], "choises": CHOICES},
        [("xlsform.sheet_called", "survey", 2, "type")],
    ),
    "settings misspelt": (
        {"survey": [HEAD, ["text", "q", *Q]], "setings": SETTINGS, "settings": None},
        [("check.sheet_name", "", 0, ""), ("check.no_version", "settings", 0, "version")],
    ),
    "parameters of another program": (
        {
            "survey": [
                [*HEAD, "parameters"],
                ["range", "q1", *Q, "start=a end=5"],
                ["range", "q2", *Q, "start=1 end=5 krok=1"],
                ["range", "q3", *Q, "start=1 end=5 step=0"],
                ["range", "q4", *Q, "1-5"],
            ]
        },
        [
            ("xlsform.range_number", "survey", 2, "parameters"),
            ("xlsform.unknown_parameter", "survey", 3, "parameters"),
            ("xlsform.range_zero", "survey", 4, "parameters"),
            ("xlsform.parameter_form", "survey", 5, "parameters"),
        ],
    ),
    "lists that are none": (
        {
            "survey": [HEAD, ["select_multiple", "q1", *Q], ["select_one_from_file a.xls", "q2", *Q]],
            "choices": CHOICES,
        },
        [("xlsform.no_list", "survey", 2, "type"), ("xlsform.list_file", "survey", 3, "type")],
    ),
    "a map to be edited": (
        {"survey": [HEAD, ["text", "q1", *Q], ["osm", "q2", *Q]]},
        [("xlsform.osm", "survey", 3, "type")],
    ),
    "telephones' own questions and an empty section": (
        {"survey": [[*HEAD, "disabled"], ["imei", "id"], ["begin group", "g"], ["text", "q", *Q], ["end group"],
                    ["", "", "", "", "no"]]},
        None,
    ),
}  # fmt: skip


def said(folder, sheets):
    whole = {"settings": SETTINGS, **sheets}
    report = check(workbook(folder, **{name: rows for name, rows in whole.items() if rows}))
    return [found for found in report if found.code != "check.no_marks"]


@pytest.mark.parametrize("case", MESSY)
def test_what_is_wrong_is_said_with_its_place(tmp_path, case):
    sheets, expected = MESSY[case]
    found = said(tmp_path, sheets)
    if expected is not None:
        assert [(one.code, one.sheet, one.row, one.column) for one in found if one.code != UNUSED] == expected
    for spoken in language.LANGUAGES:
        with language.speaking(spoken):
            sentences = [messages.finding(one) for one in found]
        for one, sentence in zip(found, sentences, strict=True):
            assert one.code not in sentence, "a code without a sentence"
            assert "pyxform" not in sentence and "xlsform.org" not in sentence
            assert "–" not in sentence.partition(": ")[2][:3]


def test_the_converters_remarks_have_codes_of_ours(tmp_path):
    sheets, _ = MESSY["telephones' own questions and an empty section"]
    codes = {one.code for one in said(tmp_path, sheets)}
    assert "check.disabled" in codes
    assert "check.converter" not in codes


def test_a_list_kept_apart_is_a_list_with_a_filter():
    s = Scenario(
        form_of(
            """
            | survey           |                              |        |        |                     |
            |                  | type                         | name   | label  | choice_filter       |
            |                  | select_one regions           | region | Region |                     |
            |                  | select_one_external towns    | town   | Town   | region = ${region}  |
            |                  | select_one_external regions  | again  | Again  |                     |
            | choices          |                              |        |        |                     |
            |                  | list_name                    | name   | label  |                     |
            |                  | regions                      | a      | Aqmola |                     |
            |                  | regions                      | b      | Abai   |                     |
            | external_choices |                              |        |        |                     |
            |                  | list_name                    | name   | label  | region              |
            |                  | towns                        | k      | Kokshetau | a                |
            |                  | towns                        | s      | Semei  | b                   |
            |                  | regions                      | c      | Other  | b                   |
            """
        )
    )
    s.answer("region", "b")
    assert s.choices("town") == ["s"]
    assert s.choices("again") == ["c"]
    s.answer("town", "s")
    assert "<town>s</town>" in s.submitted()


def test_a_mistake_in_a_list_kept_apart_is_said_of_its_own_sheet(tmp_path):
    sheets = {
        "survey": [[*HEAD, "choice_filter"], ["select_one_external t", "q", *Q, "x = '1'"]],
        "choices": CHOICES,
        "external_choices": [["list_name", "name", *HEAD[2:], "x"], ["t", "k", *Q, "1"], ["t", "", *Q, "1"]],
    }
    found = [(one.code, one.sheet, one.row) for one in said(tmp_path, sheets) if one.blocking]
    assert found == [("xlsform.choice_without_name", "external_choices", 3)]


def test_an_xform_that_edits_a_map_is_refused_when_it_is_read():
    form = form_of("| survey |\n| | type | name | label |\n| | image | a | A |")
    with pytest.raises(FormError) as refused:
        loads(form.xml.replace(b'mediatype="image/*"', b'mediatype="osm/*"'))
    assert (refused.value.code, refused.value.xpath) == ("form.osm", "/data/a")


def test_a_criterion_misspelt_is_named_with_the_nearest(tmp_path):
    path = workbook(
        tmp_path,
        survey=[
            ["type", "name", "label", "bind::sapa:role", "bind::sapa:criterion"],
            ["integer", "a", "A", "item", "EPM"],
            ["integer", "b", "B", "item", "EMP"],
        ],
        settings=[["version", "namespaces"], ["1", 'sapa="urn:sapa:form:1"']],
    )
    found = [one for one in check(path, criteria={"EMP", "COS"}) if one.code == "check.unknown_criterion"]
    assert [(one.row, one.column, one.params) for one in found] == [
        (2, "bind::sapa:criterion", {"criterion": "EPM", "near": "EMP"})
    ]
    assert [one for one in check(path) if one.code == "check.unknown_criterion"] == []
