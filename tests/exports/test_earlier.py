"""Earlier waves from files, through the command line and onto the trend; a broken series is marked, never joined."""

import csv
import io
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

from exports import earlier, report, snapshot, summary
from exports.frames import answers
from exports.summary.shapes import Break, Direction
from model import reference
from model.errors import SurveyError
from model.fieldwork.waves import COLUMNS
from model.messages import sentence
from model.workspace import Workspace
from tests.exports import desk, made
from tests.exports.printed import words_of

HEAD = "year,wave,territory,measure,value,n,se,base,scale,series,source,note"
AKMOLA, EAST, ABAI = "110000000", "630000000", "100000000"
SHARES = ("share_valid", "share_asked")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("desk") / "Sapa"
    with desk.create(folder) as workspace:
        desk.receive(workspace, desk.plans(300))
    return folder


@pytest.fixture
def workspace(tmp_path):
    with desk.create(tmp_path / "Sapa") as opened:
        yield opened


@pytest.fixture
def file(tmp_path):
    def written(*rows: str, name: str = "waves.csv", head: str = HEAD) -> Path:
        path = tmp_path / name
        path.write_text("\n".join((head, *rows)) + "\n", encoding="utf-8-sig")
        return path

    return written


def points(workspace: Workspace, kato: str = ""):
    taken = snapshot.take(workspace)
    return (summary.regional(taken, kato) if kato else summary.national(taken)).trend


def test_the_columns_are_those_that_are_documented():
    assert sorted(HEAD.split(",")) == sorted(COLUMNS)
    assert HEAD in (Path(__file__).parents[2] / "docs" / "estimates.md").read_text(encoding="utf-8")


def test_figures_of_a_file_stand_in_the_trend_with_their_interval_and_source(workspace, file):
    desk.receive(workspace, desk.plans(40))
    mean = "2023,,110000000,mean,4.81,400,0.02,,,,Report p. 7,"
    earlier.add(workspace, file(mean, "2023,,110000000,share_asked,81.5,400,,,,,Report,"))
    found = {one.year: one for one in points(workspace, AKMOLA)}
    one = found[2023]
    assert (one.mean, one.share, one.n, one.source) == (4.81, 0.815, 400, "Report p. 7")
    assert one.mean_estimate is not None and one.mean_estimate.low < 4.81 < one.mean_estimate.high
    assert one.broken is Break.METHOD
    assert 2019 in found


def test_a_series_is_joined_only_where_method_scale_base_and_borders_are_the_same(workspace, file):
    desk.receive(workspace, desk.plans(40))
    rows = (
        "2021,,KZ,mean,4.70,,,,,NGO,a,", "2022,,KZ,mean,4.72,,,,,NGO,a,", "2023,,KZ,mean,4.74,,,asked,,NGO,a,",
        "2024,,KZ,mean,9.1,,,asked,10,NGO,a,", "2025,,KZ,mean,4.8,,,asked,,NGO,a,",
        "2021,,630000000,mean,4.70,,,,,NGO,a,", "2023,,630000000,mean,4.71,,,,,NGO,a,",
    )  # fmt: skip
    earlier.add(workspace, file(*rows))
    found = {(one.year, one.label): one.broken for one in points(workspace)}
    assert found[2022, ""] is Break.NONE
    assert found[2023, ""] is Break.BASE
    assert found[2024, ""] is Break.SCALE
    assert found[2025, ""] is Break.SCALE
    assert found[2026, "2026-Q4"] is not Break.NONE
    assert {one.year: one.broken for one in points(workspace, EAST)}[2023] is Break.TERRITORY


def test_what_came_later_counts_and_nothing_is_taken_back(workspace, file):
    earlier.add(workspace, file("2023,,KZ,mean,4.7,,,,,,first,"))
    with pytest.raises(SurveyError) as error:
        earlier.add(workspace, file("2023,,KZ,mean,4.7,,,,,,first,", name="again.csv"))
    assert error.value.code == "waves.known"
    earlier.add(workspace, file("2023,,KZ,mean,4.6,,,,,,corrected,", name="corrected.csv"))
    assert [(one.value, one.source) for one in workspace.waves.figures()] == [(4.6, "corrected")]
    assert [one.figures for one in workspace.waves.files()] == [1, 1]


def test_interviews_of_an_earlier_wave_become_the_figures_that_the_paper_would_print(workspace, tmp_path):
    taken = made.taken(600, regions=(AKMOLA, "350000000"))
    file = tmp_path / "interviews.csv"
    file.write_text(flat(taken), encoding="utf-8")
    with pytest.raises(SurveyError) as error:
        earlier.add(workspace, file)
    assert error.value.code == "waves.unnamed"
    kept = earlier.add(workspace, file, year=2025, wave="2025-Q4", source="own archive")
    assert kept.kind == "interviews"
    figures = {(one.territory, one.measure): one for one in workspace.waves.figures()}
    ours = summary.national(taken).headline
    country = figures["KZ", "mean"]
    assert (country.value, country.n) == (pytest.approx(ours.mean.value, rel=1e-12), 600)
    assert figures["KZ", "share_asked"].value == pytest.approx(ours.full_all.value, rel=1e-12)
    assert {one.territory for one in figures.values()} == {"KZ", AKMOLA, "350000000"}


def flat(taken, worse: Mapping[str, str] = MappingProxyType({})) -> str:
    """The interviews as a CSV; every third one with `worse` answers to some items."""
    found = answers(taken)
    names = [one.column for one in found.variables]
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(names)
    columns = (["" if text is None else text for text in found.texts(name)] for name in names)
    for at, row in enumerate(zip(*columns, strict=True)):
        writer.writerow(row if at % 3 else [worse.get(name, text) for name, text in zip(names, row, strict=True)])
    return out.getvalue()


def test_the_wave_before_ours_stands_beside_it_with_the_change(workspace, tmp_path):
    desk.receive(workspace, desk.plans(300))
    file = tmp_path / "interviews.csv"
    worse = {one.id: "3" for one in reference.items()}
    file.write_text(flat(made.taken(600, regions=(AKMOLA, EAST)), worse=worse), encoding="utf-8")
    earlier.add(workspace, file, year=2025, wave="2025-Q4", source="own archive")
    taken = snapshot.take(workspace)
    told = {one.measure: one for one in taken.told if one.territory == "KZ"}
    paper = summary.national(taken)
    then = paper.earlier
    assert (then.label, then.mean.value, then.mean.n) == ("2025-Q4", told["mean"].value, 600)
    assert (then.full.value, then.full_all.value) == (told["share_valid"].value, told["share_asked"].value)
    assert then.change.value == pytest.approx(paper.headline.mean.value - then.mean.value)
    assert then.change.se == pytest.approx((paper.headline.mean.se**2 + then.mean.se**2) ** 0.5)
    assert then.change.direction is Direction.HIGHER
    region = summary.regional(taken, AKMOLA)
    assert region.earlier.mean.value == next(
        one.value for one in taken.told if (one.territory, one.measure) == (AKMOLA, "mean")
    )
    assert "2025-Q4" in words_of(report.regional_pdf(region, "en"))
    assert summary.regional(taken, "750000000").earlier is None


@pytest.mark.parametrize(
    "rows",
    [
        [],
        ["2025,,KZ,mean,4.7,400,0.02,,,NGO,a,", *(f"2025,,KZ,{name},70,400,2,,,NGO,a," for name in SHARES)],
        ["2025,,KZ,mean,4.7,400,,,,sapa,a,", *(f"2025,,KZ,{name},70,400,2,,,sapa,a," for name in SHARES)],
        ["2025,,KZ,mean,4.7,400,0.02,,,sapa,a,"],
        [
            "2026,2026-Q4,KZ,mean,4.7,400,0.02,,,sapa,a,",
            *(f"2026,2026-Q4,KZ,{name},70,400,2,,,sapa,a," for name in SHARES),
        ],
    ],
    ids=["none", "another method", "without an error", "without shares", "ours itself"],
)
def test_no_wave_stands_beside_ours_that_cannot_be_compared(workspace, file, rows):
    desk.receive(workspace, desk.plans(60))
    if rows:
        earlier.add(workspace, file(*rows))
    assert summary.national(snapshot.take(workspace)).earlier is None


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (("19,,KZ,mean,4.7,,,,,,a,",), "Row 2: “19” is no year"),
        (("2019,,99,mean,4.7,,,,,,a,",), "Row 2: “99” is no territory"),
        (("2019,,KZ,average,4.7,,,,,,a,",), "Row 2: “average” is no measure. Write one of: mean"),
        (("2019,,KZ,mean,4.7,,,,,,a,", "2020,,KZ,mean,47,,,,,,a,"), "Row 3: “47” is no such figure; it lies between 1"),
        (("2019,,KZ,share,4.7,many,,,,,a,",), "Row 2, column n: “many” is no number"),
        (("2019,,KZ,mean,4.7,,,,,,,",), "Row 2 does not say where its figure is from"),
        (("2019,,KZ,mean,4.7,,,,,,a,", "2019,,KZ,mean,4.8,,,,,,b,"), "Row 3 tells the figure of row 2 again"),
        (("2019,,KZ",), "Row 2 has 3 cells, the row of names has 12"),
        ((), "no interview in waves.csv"),
    ],
)
def test_what_a_file_has_wrong_is_said_with_its_row(run, file, rows, said):
    result = run("waves", "add", file(*rows))
    assert (result.exit_code, "Traceback" in result.output) == (1, False)
    assert said in result.output


@pytest.mark.parametrize(
    ("head", "row", "said"),
    [
        ("year,measure,value,colour", "2019,mean,4.7,red", "missing: territory, source; columns nobody knows: colour"),
        ("a,b", "1,2", "neither figures nor interviews: a, b"),
    ],
)
def test_columns_that_nobody_knows_are_named(folder, file, head, row, said):
    with pytest.raises(SurveyError) as error, Workspace.open(folder, desk.PASSPHRASE) as workspace:
        earlier.add(workspace, file(row, head=head), year=2019, source="a")
    assert said in sentence(error.value)


def test_a_divided_region_is_put_together_again_for_its_series(workspace, file):
    desk.receive(workspace, desk.plans(40))
    rows = ["2021,,630000000,mean,4.70,400,,,,NGO,a,"]
    rows += [f"2023,,{kato},mean,{mean},400,0.03,,,NGO,a," for kato, mean in ((EAST, 4.80), (ABAI, 4.70))]
    earlier.add(workspace, file(*rows))
    old = [one for one in points(workspace, EAST) if one.frame == 17]
    assert [(one.year, round(one.mean, 3), one.n, one.broken) for one in old] == [(2023, 4.754, 800, Break.NONE)]
    new = [one for one in points(workspace, EAST) if one.year == 2023 and not one.frame]
    assert [(one.mean, one.broken) for one in new] == [(4.80, Break.TERRITORY)]
    assert not any(one.year < 2022 for one in points(workspace, ABAI))


def test_files_are_listed(run, file):
    given = file("2018,,KZ,share,72.4,,,,,,paper,", name="listed.csv")
    said = run("waves", "add", given)
    assert said.output == "1 figure taken in from listed.csv.\n"
    assert "listed.csv" in run("waves", "list").output
