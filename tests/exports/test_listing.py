"""`estimates` as a person runs it, held against R's `survey` package and against what files can have wrong."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from main import main
from model.commands import speak

DATA = Path(__file__).parent / "data"
ITEMS = ("INF1", "INF2", "DEA1", "COS1", "FEE1", "RES1")
DESIGN = ("--by", "region", "--strata", "stratum", "--clusters", "psu", "--weights", "weight")
HEAD = "domain,item,measure,n,estimate,se,df,low,high"


@pytest.fixture
def run():
    speak("en")
    return lambda *words: CliRunner().invoke(main, ["estimates", *map(str, words)])


@pytest.fixture
def file(tmp_path):
    def written(text: str, encoding: str = "utf-8") -> Path:
        path = tmp_path / "interviews.csv"
        path.write_bytes(text.encode(encoding))
        return path

    return written


def rows(said: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(said)))


def test_every_row_agrees_with_the_survey_package_to_nine_digits(run):
    said = run("--from", DATA / "interviews.csv", "--items", ",".join(ITEMS), *DESIGN, "--format", "csv")
    assert said.exit_code == 0
    assert said.output.splitlines()[0] == HEAD
    found = {(row["domain"], row["item"], row["measure"]): row for row in rows(said.output)}
    with (DATA / "estimates.csv").open(encoding="utf-8") as source:
        expected = list(csv.DictReader(source))
    assert len(found) == len(expected) == 144
    for row in expected:
        one = found[row["domain"], row["item"], row["measure"]]
        assert (one["n"], one["df"]) == (row["n"], row["df"])
        assert float(one["estimate"]) == pytest.approx(float(row["estimate"]), rel=1e-9, abs=1e-12)
        assert float(one["se"]) == pytest.approx(float(row["se"]), rel=1e-9, abs=1e-12)
        assert float(one["low"]) <= float(one["estimate"]) <= float(one["high"])


def test_json_says_the_same_as_csv(run):
    words = ("--from", DATA / "interviews.csv", "--items", "INF1,FEE1", *DESIGN)
    table, objects = rows(run(*words).output), json.loads(run(*words, "--format", "json").output)
    assert [list(one) for one in objects] == [HEAD.split(",")] * len(table)
    assert [one["estimate"] for one in objects] == [float(row["estimate"]) for row in table]
    assert [one["n"] for one in objects] == [int(row["n"]) for row in table]


def test_codes_are_understood_and_stay_apart(run, file):
    made = file("id,Q\n" + "\n".join(f"{at},{code}" for at, code in enumerate(["5", "4", "1", "97", "98", "99", ""])))
    found = {row["measure"]: row for row in rows(run("--from", made, "--items", "Q").output)}
    assert {name: row["n"] for name, row in found.items()} == {
        "mean": "3", "share_valid": "3", "share_all": "7", "dissatisfied": "3",
    }  # fmt: skip
    assert float(found["mean"]["estimate"]) == pytest.approx(10 / 3)
    assert float(found["share_all"]["estimate"]) == pytest.approx(1 / 7)
    assert {row["domain"] for row in found.values()} == {"all"}


def test_without_clusters_each_interview_stands_alone_and_the_design_effect_can_be_assumed(run, file):
    made = file("Q\n" + "5\n4\n5\n1\n5\n")
    plain = rows(run("--from", made, "--items", "Q").output)[0]
    assumed = rows(run("--from", made, "--items", "Q", "--deff", "1.5").output)[0]
    assert float(plain["se"]) ** 2 == pytest.approx(3 / 5)
    assert float(assumed["se"]) ** 2 == pytest.approx(1.5 * 3 / 5)
    assert plain["df"] == "4"


def test_an_empty_domain_counts_in_all_only_and_a_domain_without_answers_has_empty_cells(run, file):
    made = file("where;Q\nкала;5\nкала;4\n;1\nауыл;97\n", "utf-8-sig")
    found = {
        (row["domain"], row["measure"]): row
        for row in rows(run("--from", made, "--items", "Q", "--by", "where").output)
    }
    assert {domain for domain, _ in found} == {"all", "кала", "ауыл"}
    assert found["all", "mean"]["n"] == "3"
    assert found["кала", "mean"]["estimate"] == "4.5"
    assert (found["ауыл", "mean"]["n"], found["ауыл", "mean"]["estimate"]) == ("0", "")
    assert found["ауыл", "share_all"]["estimate"] == "0.0"


@pytest.mark.parametrize(
    ("content", "words", "said"),
    [
        ("Q,w\n5,1\n", ("--items", "X,Q"), "not in the file: X. It has: Q, w"),
        ("Q,w\n5,1\n", ("--items", "Q", "--by", "region"), "not in the file: region"),
        ("Q,Q\n5,1\n", ("--items", "Q"), "more than once: Q"),
        ("Q,w\n5,1\n6,1\n", ("--items", "Q"), "Row 3, column Q: “6” is no answer"),
        ("Q,w\n5,-1\n", ("--items", "Q", "--weights", "w"), "Row 2, column w: “-1” is no weight"),
        ("Q,w\n5,nan\n", ("--items", "Q", "--weights", "w"), "Row 2, column w: “nan” is no weight"),
        ("Q,w\n5,0\n4,0\n", ("--items", "Q", "--weights", "w"), "All weights in the column w are zero"),
        ("Q,c\n5,1\n4,\n", ("--items", "Q", "--clusters", "c"), "Row 3, column c is empty"),
        ("Q,w\n5\n", ("--items", "Q"), "Row 2 has 1 cells, the row of names has 2"),
        ("Q,w\n", ("--items", "Q"), "no interview in interviews.csv"),
        ("", ("--items", "Q"), "no interview in interviews.csv"),
        ("Q\n5\n", (), "No items were named"),
    ],
)  # fmt: skip
def test_what_a_file_has_wrong_is_said_with_its_place(run, file, content, words, said):
    result = run("--from", file(content), *words)
    assert result.exit_code == 1
    assert said in result.output
    assert "Traceback" not in result.output


def test_a_file_in_another_encoding_is_named(run, file):
    result = run("--from", file("Q,где\n5,город\n", "cp1251"), "--items", "Q")
    assert (result.exit_code, "not text in UTF-8" in result.output) == (1, True)


def test_a_label_that_would_start_a_formula_is_disarmed(run, file):
    found = rows(run("--from", file('Q,r\n5,"=1+1"\n'), "--items", "Q", "--by", "r").output)
    assert found[-1]["domain"] == "'=1+1"
