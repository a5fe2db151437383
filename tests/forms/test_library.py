"""The shipped questionnaires: genuine XLSForms, complete in three languages, marked for the reports, up to date."""

import csv
import re
import zipfile
from collections import Counter

import pytest
from lxml import etree
from openpyxl import load_workbook
from pyxform.xls2xform import convert

from forms.library import FILES, FOLDER, questionnaires
from forms.library.build import build

SAPA = "{urn:sapa:form:1}"
X = {"x": "http://www.w3.org/2002/xforms"}
LANGUAGES = ("English (en)", "Russian (ru)", "Kazakh (kk)")
CYRILLIC = re.compile("[А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі]")


@pytest.fixture(scope="session")
def converted():
    """Each questionnaire as pyxform converts it."""
    return {role: convert(str(FOLDER / name), validate=False) for role, name in FILES.items()}


@pytest.fixture(scope="session")
def xforms(converted):
    return {role: etree.fromstring(result.xform.encode()) for role, result in converted.items()}


@pytest.fixture(scope="session")
def marks(xforms):
    """The marks of each question and group, by role of the questionnaire and path."""
    return {
        role: {bind.get("nodeset"): _marks(bind) for bind in form.iterfind(".//x:bind", X) if _marks(bind)}
        for role, form in xforms.items()
    }


def _marks(bind):
    return {name.removeprefix(SAPA): value for name, value in bind.attrib.items() if name.startswith(SAPA)}


def _with_role(marks, role):
    return {path: found for path, found in marks.items() if found["role"] == role}


def _sheet(role, title):
    rows = load_workbook(FOLDER / FILES[role])[title].iter_rows(values_only=True)
    columns = next(rows)
    return [dict(zip(columns, row, strict=False)) for row in rows]


@pytest.mark.parametrize("role", FILES)
def test_pyxform_converts_it_without_a_warning(converted, role):
    assert converted[role].warnings == []


@pytest.mark.parametrize("role", FILES)
def test_it_speaks_three_languages_and_begins_in_kazakh(xforms, role):
    translations = xforms[role].findall(".//x:translation", X)
    assert {translation.get("lang") for translation in translations} == set(LANGUAGES)
    assert [translation.get("lang") for translation in translations if translation.get("default")] == ["Kazakh (kk)"]
    texts = [{text.get("id"): "".join(text.itertext()) for text in translation} for translation in translations]
    assert texts[0].keys() == texts[1].keys() == texts[2].keys()
    assert all(words.strip() not in ("", "-") for found in texts for words in found.values())


@pytest.mark.parametrize("role", FILES)
def test_kazakh_and_russian_are_written_in_their_own_letters(role):
    for row in (*_sheet(role, "survey"), *_sheet(role, "choices")):
        for column, words in row.items():
            if words and column.endswith(("(ru)", "(kk)")) and re.search("[A-Za-z]{3}", words):
                assert CYRILLIC.search(words), (row.get("name"), column, words)


@pytest.mark.parametrize("role", FILES)
def test_its_names_are_unique_in_the_whole_form(role):
    names = Counter(row["name"] for row in _sheet(role, "survey") if row["name"])
    assert [name for name, count in names.items() if count > 1] == []


def test_the_workbooks_are_those_the_script_makes(tmp_path):
    for path in build(tmp_path):
        assert _content(path) == _content(FOLDER / path.name), f"run forms/library/build.py: {path.name} is out of date"


def _content(path):
    if path.suffix != ".xlsx":
        return path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_building_twice_gives_the_same_bytes(tmp_path):
    first, second = build(tmp_path / "first"), build(tmp_path / "second")
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_the_survey_marks_its_items_by_criterion(marks):
    items = _with_role(marks["survey"], "item").values()
    count = Counter(found["criterion"] for found in items)
    assert count == {"INF": 4, "ACC": 4, "EMP": 4, "PRO": 4, "DEA": 3, "COS": 3, "FEE": 3, "RES": 3}
    assert len(_with_role(marks["survey"], "eservice")) == 9


@pytest.mark.parametrize(
    "mark", ["consent", "region", "channel", "centre", "service", "settlement", "consent_time", "channel_family"]
)
def test_the_survey_says_once_where_the_reports_find_it(marks, mark):
    assert len(_with_role(marks["survey"], mark)) == 1


def test_facts_times_and_profile_say_which_they_are(marks):
    survey = marks["survey"]
    facts = {found["fact"] for found in _with_role(survey, "fact").values()}
    assert facts == {"visits", "result", "violations", "complaint", "addressee", "payment", "suggestion"}
    times = {found["time"] for found in _with_role(survey, "time").values()}
    assert times == {"ticket", "called", "left", "stated", "waiting", "serving"}
    assert {found["profile"] for found in _with_role(survey, "profile").values()} == {
        "sex", "age", "recipient", "language",
    }  # fmt: skip


def test_the_visit_marks_weights_and_critical_lines(marks):
    lines = _with_role(marks["visit"], "visit")
    with (FOLDER.parents[1] / "model" / "reference" / "mystery_items.csv").open(encoding="utf-8") as file:
        expected = {row["id"]: (row["criterion"], row["weight"], row["critical"]) for row in csv.DictReader(file)}
    assert {
        path.rpartition("/")[2]: (found["criterion"], found["weight"], found["critical"])
        for path, found in lines.items()
    } == expected
    assert len(_with_role(marks["visit"], "incident")) == 3


def test_the_scale_has_every_code_with_its_kind(xforms):
    items = xforms["survey"].findall(".//x:instance[@id='scale']/x:root/x:item", X)
    kinds = {item.findtext("x:name", namespaces=X): item.findtext("x:kind", namespaces=X) for item in items}
    assert kinds == {**dict.fromkeys("54321", "valid"), "97": "na", "98": "dk", "99": "refusal"}


def test_every_scale_question_stands_in_a_grid_and_must_be_answered():
    for row in _sheet("survey", "survey"):
        if row["type"] == "select_one scale":
            assert (row["appearance"], row["required"]) == ("likert", "yes")


def test_the_code_frame_is_eight_criteria_by_three_and_the_violations():
    for role in ("depth", "focus"):
        codes = {row["name"] for row in _sheet(role, "choices") if row["list_name"] == "code"}
        assert len(codes) == 8 * 3 + 5
        assert {"INF_problem", "COS_praise", "RES_proposal", "DL"} <= codes


def test_the_guide_has_its_ten_topics(marks):
    depth = {found["topic"] for found in _with_role(marks["depth"], "topic").values()}
    focus = {found["topic"] for found in _with_role(marks["focus"], "topic").values()}
    assert len(focus) == 10
    assert depth - focus == {"provider"}


def test_the_library_tells_titles_and_places():
    found = {questionnaire.role: questionnaire for questionnaire in questionnaires()}
    assert set(found) == {"survey", "visit", "depth", "focus"}
    assert found["survey"].titles == {"kk": "Азаматтар сауалнамасы", "ru": "Опрос граждан", "en": "Citizen survey"}
    assert all(one.path.is_file() and (one.media / "centres.csv").is_file() for one in found.values())


def test_the_items_of_each_criterion_change_places_and_nothing_else_does(marks):
    rotated = {path for path, found in marks["survey"].items() if found.get("rotate") == "yes"}
    assert rotated == set(_with_role(marks["survey"], "criterion"))
    assert not any("rotate" in found for role in ("visit", "depth", "focus") for found in marks[role].values())


def test_the_question_about_an_unofficial_payment_alone_is_the_respondents(marks):
    (path,) = (path for path, found in marks["survey"].items() if found.get("turn") == "respondent")
    assert marks["survey"][path]["fact"] == "payment"
