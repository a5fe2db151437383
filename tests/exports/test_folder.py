"""`estimates` and `report` of a real data folder, as a person runs them: guarded figures, and clear sentences."""

import csv
import io
import json
from collections import defaultdict

import pytest
from click.testing import CliRunner

from main import main
from model.commands import speak
from tests.exports import desk

HEAD = "domain,item,measure,n,estimate,se,df,low,high,mark"
AKMOLA = "110000000"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("desk") / "Sapa"
    with desk.create(folder) as workspace:
        desk.receive(workspace, desk.plans(500))
    return folder


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    folder = tmp_path_factory.mktemp("desk") / "Sapa"
    desk.create(folder).close()
    return folder


@pytest.fixture
def run(monkeypatch):
    speak("en")
    monkeypatch.setenv("SAPA_PASSPHRASE", desk.PASSPHRASE)
    return lambda place, *words: CliRunner().invoke(main, ["--data", str(place), *map(str, words)])


def rows(said: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(said)))


def test_all_rated_items_are_listed_for_all_and_for_each_region(run, folder):
    said = run(folder, "estimates", "--by", "region")
    assert (said.exit_code, said.output.splitlines()[0]) == (0, HEAD)
    found = rows(said.output)
    assert len({row["domain"] for row in found}) == 18
    assert len({row["item"] for row in found}) == 37
    assert len(found) == 18 * 37 * 4
    assert all((row["estimate"] == "") == (row["mark"] not in {"plain", "low", "review"}) for row in found)


def test_what_is_secret_of_an_item_is_secret_on_every_measure_and_not_the_only_unknown(run, folder):
    found = rows(run(folder, "estimates", "--by", "channel").output)
    secret = defaultdict(set)
    for row in found:
        if row["mark"] == "confidential":
            secret[row["item"], row["measure"]].add(row["domain"])
    assert secret
    assert {row["n"] for row in found if row["mark"] == "confidential"} == {""}
    for (item, _measure), domains in secret.items():
        assert len(domains) != 1  # the whole is the sum of the parts: one of two is told by the other
        assert len({frozenset(secret.get((item, one), ())) for one in ("mean", "share_valid", "share_all")}) == 1


def test_json_says_the_same_as_csv(run, folder):
    words = (folder, "estimates", "--by", "service", "--items", "INF1,E1", "--wave", "2026-Q4")
    table, objects = rows(run(*words).output), json.loads(run(*words, "--format", "json").output)
    assert list(objects[0]) == HEAD.split(",")
    assert [one["estimate"] for one in objects] == [
        float(row["estimate"]) if row["estimate"] else None for row in table
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("estimates", "--by", "colour"), "not told apart by “colour”. Choose one of: region"),
        (("estimates", "--items", "X1,INF1"), "does not rate these: X1"),
        (("estimates", "--wave", "2019"), "no wave “2019” here, these data are of “2026-Q4”"),
        (("estimates", "--strata", "region"), "Strata, clusters, weights"),
        (("report", "--region", "999", "--out", "papers"), "999 is no region"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(run, folder, words, said):
    result = run(folder, *words)
    assert result.exit_code == 1
    assert said in result.output
    assert "Traceback" not in result.output


@pytest.mark.parametrize("words", [("estimates",), ("report", "--out", "papers")])
def test_a_wave_without_interviews_is_said_so(run, empty, words, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = run(empty, *words)
    assert (result.exit_code, "no interview of the wave “2026-Q4”" in result.output) == (1, True)
