"""Responses become columns: through the real questionnaires, with codes, and as a spreadsheet can bear them."""

from datetime import datetime
from pathlib import Path

import pytest

import forms
from exports import frames, snapshot, summary, tables
from exports.summary.interviews import interviews
from exports.variables import variables
from forms import Form
from model.store.keys import FLOOR as CHEAP
from model.workspace import Fieldwork, Person, Workspace
from tests.exports import made

LIBRARY = Path(forms.__file__).parent / "library"
NOON = datetime.fromisoformat("2026-11-24T12:00:00+05:00")


@pytest.fixture(scope="module")
def survey() -> Form:
    return forms.load(LIBRARY / "citizen_survey.xlsx")


def filled(survey: Form, **answers: str) -> bytes:
    instance = survey.start(language="kk", now=NOON, seed=1)
    paths = {path.rsplit("/", 1)[-1]: path for path in survey.questions}
    for name, value in {"consent": "yes", "region": "110000000", "F9": "CSC", **answers}.items():
        instance.answer(paths[name], value)
    return instance.submission()


def taken(survey: Form, *responses: bytes) -> snapshot.Snapshot:
    found = [
        made.Submission(f"uuid:{at}", xml, form_id=survey.id, form_version=survey.version)
        for at, xml in enumerate(responses)
    ]
    return snapshot.made(found, [], {(survey.id, survey.version): survey}, made.FIELDWORK)


def test_the_real_questionnaire_says_by_itself_what_its_questions_are_for(survey: Form) -> None:
    found = variables(survey)
    assert sum(one.mark("role") == "item" for one in found) == 28
    assert sum(one.mark("role") == "eservice" for one in found) == 9
    assert len({one.criterion for one in found if one.mark("role") == "item"}) == 8
    for role in ("region", "centre", "channel", "service", "settlement", "consent"):
        assert sum(one.mark("role") == role for one in found) == 1


def test_an_interview_filled_through_the_engine_is_read_back(survey: Form) -> None:
    response = filled(
        survey, wait_stated="12", INF1="5", INF2="97", INF3="98", INF4="1", F7="no", F6="DL UD", P5="kk", P3="rural"
    )
    found = interviews(taken(survey, response))
    codes = dict(zip([one.column for one in found.citizen.items], found.citizen.codes[0].tolist(), strict=True))
    assert [codes[name] for name in ("INF1", "INF2", "INF3", "INF4")] == [5, 97, 98, 1]
    assert codes["ACC1"] == frames.BLANK
    assert codes["FEE1"] == frames.NOT_ASKED
    assert found.minutes.tolist() == [12]
    assert (found.region[0], found.channel[0], found.language[0], found.settlement[0]) == (
        "110000000",
        "CSC",
        "kk",
        "rural",
    )
    assert (found.violations[0], found.complained[0]) == ("DL UD", "no")
    assert found.days[0] is not None
    assert found.days[0].isoformat() == "2026-11-24"
    assert set(found.eservice.codes[0].tolist()) == {frames.NOT_ASKED}


def test_versions_of_a_form_stand_side_by_side_and_a_new_question_was_not_asked_before() -> None:
    old = made.form({"/data/INF1": made.question(role="item", criterion="INF")}, "1")
    new = made.form({**old.questions, "/data/INF2": made.question(role="item", criterion="INF")}, "2")
    responses = [
        made.Submission("uuid:1", made.xml(old, {"INF1": "4"})),
        made.Submission("uuid:2", made.xml(new, {"INF1": "5", "INF2": "97"}), form_version="2"),
    ]
    forms_ = {("citizen_survey", "1"): old, ("citizen_survey", "2"): new}
    found = interviews(snapshot.made(responses, [], forms_, made.FIELDWORK))
    assert found.citizen.codes.tolist() == [[4, 0], [5, 97]]


def test_two_questions_of_one_name_are_told_apart_by_their_path() -> None:
    form = made.form({"/data/a/age": made.question(), "/data/b/age": made.question(), "/data/sex": made.question()})
    assert [one.column for one in variables(form)] == ["a.age", "b.age", "sex"]


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("=SUM(A1)", "'=SUM(A1)"),
        ("+7 701", "'+7 701"),
        ("-5", "-5"),
        ("@x", "'@x"),
        ("\tx", "'\tx"),
        ("-a", "'-a"),
        ("5", "5"),
        ("", ""),
        ("\uff1d1+1", "'\uff1d1+1"),
        ("\uff0bcmd", "'\uff0bcmd"),
        ("\n=1", "'\n=1"),
    ],
)
def test_only_what_would_start_a_formula_is_disarmed(cell: str, safe: str) -> None:
    assert tables.disarmed(cell) == safe


def test_a_snapshot_of_a_real_workspace_counts_what_was_finished(tmp_path: Path) -> None:
    person, fieldwork = Person("p1", "Айгүл", region="110000000"), Fieldwork("f", {"kk": "Сапа"}, "2026-Q4")
    workspace = Workspace.create(tmp_path / "w", "twelve letters", person=person, fieldwork=fieldwork, cost=CHEAP)
    try:
        interview = workspace.begin("citizen_survey", language="kk")
        workspace.save([interview.answer("/data/agreement/consent", "no"), interview.complete()]).result()
        taken = snapshot.take(workspace)
        assert snapshot.take(workspace).version == taken.version
        assert snapshot.take(workspace, region="710000000").collected == 0
    finally:
        workspace.close()
    note = summary.regional(taken, "110000000").fieldwork
    assert (taken.collected, note.collected, note.excluded) == (1, 1, (("no_consent", 1),))
    assert taken.regions == ("110000000",)
