"""A folder of papers from a real data folder: every file once, the letter that lists them, and a stop between two."""

from itertools import islice

import pytest

from exports import report
from exports.report import SupervisorTexts, Wanted, batch, texts
from model.errors import SurveyError
from model.workspace import Workspace
from tests.exports import desk
from tests.exports.printed import words_of

AKMOLA = "110000000"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("desk") / "Sapa"
    with desk.create(place) as workspace:
        desk.receive(workspace, [one for one in desk.plans(600) if one.region in (AKMOLA, "750000000")])
        texts.write(workspace, AKMOLA, "en", SupervisorTexts("Queues until eleven.", ("Open two windows.",)))
    return place


def test_all_regions_and_the_country_come_with_a_letter_that_lists_them(run, tmp_path):
    done = run("report", "--out", tmp_path, "--in", "en", "--in", "kk")
    assert done.exit_code == 0, done.output
    names = {file.name for file in tmp_path.iterdir()}
    assert names == {f"{code}-{spoken}.pdf" for code in ("11", "75", "KZ", "cover") for spoken in ("en", "kk")}
    letter = words_of((tmp_path / "cover-en.pdf").read_bytes())
    assert "6 files" in letter
    for part in ("11-en.pdf", "75-kk.pdf", "KZ-en.pdf", "Akmola Region", "Kazakhstan", "3, 3"):
        assert part in letter
    assert "Queues until eleven." in words_of((tmp_path / "11-en.pdf").read_bytes())
    assert "Queues until eleven." not in words_of((tmp_path / "11-kk.pdf").read_bytes())
    assert "Queues until eleven." not in words_of((tmp_path / "KZ-en.pdf").read_bytes())


def test_one_region_has_no_letter_unless_it_is_asked_for_and_its_base_is_said(run, tmp_path):
    assert run("report", "--out", tmp_path / "a", "--region", AKMOLA, "--in", "en").exit_code == 0
    assert run("report", "--out", tmp_path / "b", "--region", AKMOLA, "--in", "en", "--base", "answered",
               "--cover").exit_code == 0  # fmt: skip
    assert [file.name for file in (tmp_path / "a").iterdir()] == ["11-en.pdf"]
    assert {file.name for file in (tmp_path / "b").iterdir()} == {"11-en.pdf", "cover-en.pdf"}
    assert "shares: of all asked" in words_of((tmp_path / "a" / "11-en.pdf").read_bytes())
    assert "shares: of those who answered" in words_of((tmp_path / "b" / "11-en.pdf").read_bytes())


def test_whoever_stops_asking_stops_the_printing(folder, tmp_path):
    with Workspace.open(folder, desk.PASSPHRASE) as workspace:
        steps = list(islice(batch.write(workspace, tmp_path, Wanted()), 2))
    assert [(step.done, step.total) for step in steps] == [(1, 12), (2, 12)]
    assert len(list(tmp_path.iterdir())) == 2


def test_the_same_data_print_the_same_bytes_and_no_region_is_heavy(folder, tmp_path):
    wanted = Wanted((AKMOLA,), ("kk",), cover=False)
    with Workspace.open(folder, desk.PASSPHRASE) as workspace:
        first = [file.read_bytes() for file in report.write_all(workspace, tmp_path / "1", wanted)]
        assert [file.read_bytes() for file in report.write_all(workspace, tmp_path / "2", wanted)] == first
    assert all(len(one) < 400_000 for one in first)


def test_a_region_that_does_not_exist_is_refused_before_anything_is_made(folder, tmp_path):
    with Workspace.open(folder, desk.PASSPHRASE) as workspace, pytest.raises(SurveyError) as refused:
        list(batch.write(workspace, tmp_path / "x", Wanted(("990000000",))))
    assert refused.value.code == "report.region"
    assert not (tmp_path / "x").exists()
