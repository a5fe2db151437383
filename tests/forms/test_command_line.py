"""`form check`, `form fill` and `form convert` as a person runs them."""

import json

import pytest
from click.testing import CliRunner
from cryptography.hazmat.primitives.asymmetric import rsa

from forms import loads, xml
from main import main
from tests.forms.test_broken_forms import workbook
from tests.forms.test_encryption import der

HEAD = ["type", "name", "label", "required", "relevant"]


@pytest.fixture
def run():
    return lambda *words: CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture
def household(tmp_path):
    return workbook(
        tmp_path,
        survey=[
            HEAD,
            ["text", "village", "Village", "yes"],
            ["begin repeat", "person", "Person"],
            ["text", "name", "Name"],
            ["integer", "age", "Age", "", "${name} != ''"],
            ["end repeat"],
        ],
        settings=[["version"], ["1"]],
    )


def test_a_check_says_place_meaning_and_verdict(run, tmp_path):
    said = run(
        "form",
        "check",
        workbook(tmp_path, survey=[HEAD, ["strange", "a", "A"], ["text", "b", ""], ["text", "c", "C", "", "1 ="]]),
    )
    assert said.exit_code == 1
    assert "Error: sheet survey, row 2, type: " in said.output
    assert "Error: sheet survey, row 3, label: " in said.output
    assert "Error: sheet survey, row 4, relevant: " in said.output
    assert said.output.rstrip().endswith("The form cannot be used yet.")


def test_a_form_that_can_be_used_ends_with_zero(run, household):
    said = run("form", "check", household)
    assert said.exit_code == 0
    assert "The form can be used." in said.output


def test_answers_become_a_submission(run, household, tmp_path):
    answers = {"village": "Ақкөл", "/data/person[1]/name": "A", "/data/person[1]/age": 7, "/data/person[3]/name": "C"}
    (tmp_path / "answers.json").write_text(json.dumps(answers))
    said = run("form", "fill", household, "--answers", tmp_path / "answers.json")
    assert said.exit_code == 0
    root = xml.parse(said.stdout.strip().encode())
    assert root.find("village").text == "Ақкөл"
    people = [(one.find("name").text, one.find("age")) for one in root.find_all("person")]
    assert [name for name, _ in people] == ["A", "", "C"]
    assert people[0][1].text == "7"
    assert people[1][1] is None
    assert root.find("meta").find("instanceID").text.startswith("uuid:")


def test_what_stands_in_the_way_of_completion_is_said_beside_the_submission(run, household, tmp_path):
    (tmp_path / "answers.json").write_text("{}")
    said = run("form", "fill", household, "--answers", tmp_path / "answers.json")
    assert said.exit_code == 1
    assert "/data/village: " in said.stderr


@pytest.mark.parametrize("content", ["[]", "{", '{"a": [1]}', '{"nowhere": "1"}', '{"person[1]/age": "x"}'])
def test_answers_that_cannot_be_given_are_a_sentence(run, household, tmp_path, content):
    (tmp_path / "answers.json").write_text(content)
    said = run("form", "fill", household, "--answers", tmp_path / "answers.json")
    assert said.exit_code == 1
    assert "Traceback" not in said.output
    assert said.stderr


def test_a_conversion_prints_the_xform_or_writes_it(run, household, tmp_path):
    printed = run("form", "convert", household)
    assert loads(printed.stdout.strip().encode()).version == "1"
    run("form", "convert", household, "--out", tmp_path / "form.xml")
    assert loads((tmp_path / "form.xml").read_bytes()).version == "1"


def test_a_form_with_a_key_is_printed_plain_and_says_so_or_is_written_encrypted(run, tmp_path):
    key = der(rsa.generate_private_key(65537, 2048))
    form = workbook(tmp_path, survey=[HEAD, ["text", "a", "A"]], settings=[["version", "public_key"], ["1", key]])
    (tmp_path / "answers.json").write_text('{"a": "secret"}')
    words = ("form", "fill", form, "--answers", tmp_path / "answers.json")
    plain = run(*words)
    assert "this is the plain" in plain.stderr
    assert "secret" in plain.stdout
    sealed = run(*words, "--encrypt", tmp_path / "out")
    assert "secret" not in sealed.output
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == ["submission.xml", "submission.xml.enc"]
    assert b"secret" not in b"".join(file.read_bytes() for file in (tmp_path / "out").iterdir())
