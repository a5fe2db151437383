"""An export of a real data folder: all of it or nothing, remembered, and by the command line."""

import csv
import io
import subprocess
import sys
from pathlib import Path

import pytest

from exports.files import writing
from exports.files.book import CancelledError, Progress
from exports.files.harvest import Choice
from exports.files.writing import FORMATS, Wish
from model.errors import SurveyError
from model.store.keys import FLOOR as CHEAP
from model.workspace import Fieldwork, Person, Workspace

PASSPHRASE = "twelve letters"
ROOT = Path(__file__).parents[3]


@pytest.fixture
def workspace(tmp_path):
    person, fieldwork = Person("p1", "Айгүл", "supervisor", "110000000"), Fieldwork("f", {"kk": "Сапа"}, "2026-Q4")
    made = Workspace.create(tmp_path / "w", PASSPHRASE, person=person, fieldwork=fieldwork, cost=CHEAP)
    interview = made.begin("citizen_survey", language="kk")
    made.save([interview.answer("/data/agreement/consent", "no"), interview.complete()]).result()
    yield made
    made.close()


def test_every_format_is_written_and_told_in_the_readme(workspace, tmp_path):
    done = writing.export(workspace, tmp_path / "out", Wish(FORMATS))
    names = sorted(file.name for file in done.files)
    assert sorted(one.name for one in (tmp_path / "out").iterdir()) == names
    tables = {f"citizen_survey.{ending}" for ending in ("xlsx", "csv", "sav", "dta", "parquet")}
    assert tables | {"audit.csv", "citizen_survey_codebook.pdf", "datapackage.json", "README.txt"} <= set(names)
    assert "ДЕРБЕС ДЕРЕКТЕРСІЗ" in done.readme
    assert done.interviews == 1


def test_an_export_is_remembered_with_its_person_and_what_was_in_it(workspace, tmp_path):
    writing.export(workspace, tmp_path / "out", Wish(("csv",), personal=True))
    (told,) = workspace.handouts.all()
    assert (told["person"], told["with_persons"], told["interviews"], told["formats"]) == ("p1", True, 1, "csv")


def test_with_personal_data_the_note_says_so_and_ids_are_the_true_ones(workspace, tmp_path):
    done = writing.export(workspace, tmp_path / "out", Wish(("csv",), "ru", personal=True))
    assert "С ПЕРСОНАЛЬНЫМИ ДАННЫМИ" in done.readme
    text = (tmp_path / "out" / "citizen_survey.csv").read_text(encoding="utf-8-sig")
    row = next(csv.DictReader(io.StringIO(text, newline="")))
    assert row["sapa_id"].startswith("uuid:")
    assert row["sapa_interviewer"] == "p1"


def test_the_log_of_an_interview_is_there_with_values_only_when_persons_are(workspace, tmp_path):
    logs = []
    for personal in (False, True):
        writing.export(workspace, tmp_path / "out", Wish(("audit",), personal=personal))
        text = (tmp_path / "out" / "audit.csv").read_text(encoding="utf-8")
        logs.append(list(csv.DictReader(io.StringIO(text, newline=""))))
    hidden, whole = logs
    assert [row["event"] for row in hidden] == [row["event"] for row in whole]
    assert "no" in {row["new-value"] for row in whole}
    assert {row["new-value"] + row["user"] for row in hidden} == {""}
    assert hidden[0]["start"] == "0"
    assert hidden[0]["instance ID"].startswith("I-")


def test_nothing_is_left_behind_when_somebody_stops_it(workspace, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    (out / "mine.txt").write_text("before")
    with pytest.raises(CancelledError):
        writing.export(workspace, out, Wish(("xlsx",)), Progress(cancelled=lambda: True))
    assert [one.name for one in out.iterdir()] == ["mine.txt"]
    assert workspace.handouts.all() == []


@pytest.mark.parametrize(
    ("choice", "code"),
    [
        (Choice(("nothing",)), "export.form"),
        (Choice(wave="2025-Q1"), "figures.wave"),
        (Choice(region="99"), "report.region"),
        (Choice(("mystery_visit",)), "export.empty"),
        (Choice(region="710000000"), "export.empty"),
    ],
)
def test_what_is_not_here_is_said(workspace, tmp_path, choice, code):
    with pytest.raises(SurveyError) as error:
        writing.export(workspace, tmp_path / "out", Wish(choice=choice))
    assert error.value.code == code
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_written_is_said(workspace, tmp_path):
    file = tmp_path / "a file"
    file.write_text("")
    with pytest.raises(SurveyError) as error:
        writing.export(workspace, file / "out", Wish(("csv",)))
    assert error.value.code == "export.unwritable"


def test_the_command_writes_what_is_asked_for(workspace, tmp_path):
    workspace.close()
    command = [sys.executable, "main.py", "--data", str(tmp_path / "w"), "--language", "en", "export", "--out",
               str(tmp_path / "out"), "--format", "csv", "--in", "ru", "--form", "citizen_survey"]  # fmt: skip
    environment = {"SAPA_PASSPHRASE": PASSPHRASE, "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr.decode()
    names = sorted(one.name for one in (tmp_path / "out").iterdir())
    assert names == ["README.txt", "citizen_survey.csv", "datapackage.json"]
