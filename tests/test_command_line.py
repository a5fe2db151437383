"""The command line as a person meets it: help in their language, plain errors, real work without a window."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from model.fieldwork.people import Person
from model.fieldwork.projects import Fieldwork
from model.store.keys import FLOOR
from model.workspace import Workspace

ROOT = Path(__file__).resolve().parents[1]
PASSPHRASE = "four words of mine"


def sapa(*words, data=None, **environment):
    surroundings = {**os.environ, "SAPA_LANGUAGE": "en", "SAPA_PASSPHRASE": PASSPHRASE, **environment}
    if data:
        surroundings["SAPA_DATA"] = str(data)
    return subprocess.run(
        [sys.executable, "main.py", *map(str, words)],
        cwd=ROOT,
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def supervised(tmp_path):
    folder = tmp_path / "data"
    Workspace.create(
        folder,
        PASSPHRASE,
        person=Person("s", "Гүлнәр", "supervisor"),
        fieldwork=Fieldwork("f", {"en": "Test"}),
        cost=FLOOR,
    ).close()
    return folder


@pytest.mark.parametrize(("language", "word"), [("kk", "Сапа"), ("ru", "качеств"), ("en", "quality")])
def test_help_speaks_the_language_of_the_reader(language, word):
    said = sapa("--help", SAPA_LANGUAGE=language)
    assert said.returncode == 0
    assert word.lower() in said.stdout.lower()


def test_the_language_can_be_chosen_for_one_start():
    assert sapa("--language", "ru", "--help").stdout == sapa("--help", SAPA_LANGUAGE="ru").stdout


def test_the_usage_line_is_in_the_language_of_the_reader():
    said = sapa("form", "check", "--help", SAPA_LANGUAGE="ru").stdout
    assert "form check [ПАРАМЕТРЫ] ФАЙЛ" in said
    assert "[КОМАНДА] [АРГУМЕНТЫ]..." in sapa("--help", SAPA_LANGUAGE="ru").stdout


def test_a_language_sapa_does_not_speak_is_refused_in_the_language_of_the_reader():
    said = sapa("--language", "xx", "doctor", SAPA_LANGUAGE="kk")
    assert said.returncode == 2
    assert "Қолданылуы:" in said.stderr


def test_a_number_that_is_none_is_refused_in_words():
    said = sapa("demo", "--out", "nowhere", "--interviews", "many", SAPA_LANGUAGE="ru")
    assert said.returncode == 2
    assert "целое число" in said.stderr


def test_the_check_names_the_languages_of_a_form():
    said = sapa("form", "check", "forms/library/citizen_survey.xlsx")
    assert "Қазақша: 100% of the texts" in said.stdout


def test_a_bundled_questionnaire_passes_the_check():
    said = sapa("form", "check", "forms/library/citizen_survey.xlsx")
    assert said.returncode == 0, said.stdout + said.stderr


def test_a_broken_form_ends_with_sentences_and_exit_code_1(tmp_path):
    broken = tmp_path / "broken.xml"
    broken.write_text("<h:html", encoding="utf-8")
    said = sapa("form", "check", broken)
    assert said.returncode == 1
    assert "Traceback" not in said.stderr


def test_a_wrong_passphrase_is_a_sentence_and_no_trace(supervised):
    said = sapa("sync", data=supervised, SAPA_PASSPHRASE="something else entirely")
    assert said.returncode == 1
    assert said.stderr.strip()
    assert "Traceback" not in said.stderr


def test_a_supervisor_syncs_from_the_command_line(supervised):
    said = sapa("sync", data=supervised)
    assert said.returncode == 0, said.stderr
    assert "Received: 0" in said.stdout


def test_the_doctor_finds_this_installation_well(tmp_path):
    said = sapa("doctor", data=tmp_path / "none")
    assert said.returncode == 0, said.stdout


def test_the_demonstration_runs_from_respondents_to_paper(tmp_path):
    out = tmp_path / "out"
    said = sapa("demo", "--out", out, "--interviews", "85")
    assert "Traceback" not in said.stderr, said.stderr
    assert said.returncode == 0, said.stdout + said.stderr
    assert len(list(out.glob("*.pdf"))) == 18 * 3
    assert (out / "published-against-ours.txt").read_text(encoding="utf-8").count("✓") > 5
