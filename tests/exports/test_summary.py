"""Summaries of made-up interviews whose truth is known."""

import subprocess
import sys
from dataclasses import fields, is_dataclass, replace
from datetime import date
from functools import cache
from typing import Any

import pytest

from exports import published, snapshot, summary
from exports.estimates import Estimate, Mark, Measure
from exports.snapshot import Snapshot
from exports.summary.interviews import interviews
from exports.summary.regions import whole_country
from exports.summary.shapes import Break, Direction, NationalSummary
from model import reference
from tests.exports import made

AKMOLA = "110000000"


@cache
def country() -> Snapshot:
    return made.taken(3000)


@cache
def national() -> NationalSummary:
    return summary.national(country())


def estimates(thing: Any) -> list[Estimate]:
    if isinstance(thing, Estimate):
        return [thing]
    if is_dataclass(thing):
        return [one for field in fields(thing) for one in estimates(getattr(thing, field.name))]
    return [one for part in thing for one in estimates(part)] if isinstance(thing, tuple) else []


def test_the_demonstrated_truth_comes_back_within_the_allowed_deviation_in_all_three_tables() -> None:
    rows = published.comparison(country())
    compared = [row for row in rows if row.ok is not None]
    assert {row.table for row in compared} == {1, 2, 3}
    assert len(compared) == 2 + 8 + 7 + 10
    assert [row for row in compared if not row.ok] == []
    assert published.agrees(rows)
    assert national().published == rows


def test_a_figure_that_is_off_is_found() -> None:
    off = made.taken(3000, extra={"COS1": "1", "COS2": "1", "COS3": "1"})
    wrong = {(row.table, row.figure.id) for row in published.comparison(off) if row.ok is False}
    assert (2, "COS") in wrong
    assert (2, "INF") not in wrong
    assert not published.agrees(published.comparison(off))


def test_earlier_waves_stand_in_table_1_for_the_record() -> None:
    rows = [row for row in national().published if row.table == 1 and row.year == 2017]
    assert [(row.measure, row.published, row.ok) for row in rows] == [
        ("n", 9517, None),
        ("mean", 4.57, None),
        ("share", pytest.approx(0.659), None),
    ]
    assert "2017" in published.line(rows[0])


def test_criteria_carry_both_bases_and_the_share_of_not_applicable() -> None:
    costs = next(row for row in national().criteria if row.criterion.id == "COS")
    assert costs.share_valid.value == pytest.approx(0.95, abs=0.02)
    assert costs.share_asked.value == pytest.approx(0.40, abs=0.02)
    assert costs.na_share.value == pytest.approx(0.58, abs=0.02)
    assert costs.share_valid.n < costs.share_asked.n == costs.n_asked
    assert costs.lowest


def test_feedback_is_asked_only_of_those_who_complained_and_says_so() -> None:
    feedback = next(row for row in national().criteria if row.criterion.id == "FEE")
    assert feedback.n_asked < 0.4 * national().headline.n
    assert feedback.share_all.value is not None
    assert feedback.share_asked.value is not None
    assert feedback.share_all.value < feedback.share_asked.value / 2
    assert feedback.share_all.n == national().headline.n


def test_fully_satisfied_with_every_item_is_rarer_than_with_the_average_item() -> None:
    block = whole_country(interviews(country()))
    every, average = (block.criterion(one) for one in (Measure.SHARE_ALLTOP, Measure.SHARE_VALID))
    assert (every.value < average.value).all()
    assert (every.base <= average.base).all()


def test_the_overall_is_the_plain_mean_of_the_criteria() -> None:
    means = [row.mean.value for row in national().criteria]
    shares = [row.share_asked.value for row in national().criteria]
    assert national().headline.mean.value == pytest.approx(sum(filter(None, means)) / 8, rel=1e-12)
    assert national().headline.full_all.value == pytest.approx(sum(filter(None, shares)) / 8, rel=1e-12)
    assert (national().headline.criteria_used, national().headline.criteria_total) == (8, 8)


def test_a_region_stands_in_its_own_paper_as_in_the_national_table() -> None:
    paper = summary.regional(country(), AKMOLA)
    row = next(one for one in national().regions if one.region.id == AKMOLA)
    assert (paper.headline.mean, paper.headline.full, paper.headline.n) == (row.mean, row.full, row.n)
    assert paper.rank == row.rank
    assert paper.region.name("kk") == "Ақмола облысы"
    assert paper.headline.criteria_used == paper.country.criteria_used == row.criteria_used
    assert paper.fieldwork.accepted == paper.provenance.accepted == row.n


def test_regions_with_one_truth_have_overlapping_ranges_and_no_arrows() -> None:
    rows = national().regions
    assert len(rows) == 17
    assert [row.rank.place for row in rows if row.rank] == list(range(1, 18))
    assert all(row.rank.best == 1 for row in rows if row.rank)
    assert {row.against_rest.direction for row in rows} == {Direction.ALIKE}


def test_a_worse_region_is_found_against_the_rest() -> None:
    form = made.citizen()
    good = made.Population(2000).submissions(form)
    bad = made.Population(200, 2, regions=("550000000",), extra={f"DEA{n}": "3" for n in (1, 2, 3)}).submissions(form)
    moved = [replace(one, instance_id=f"{one.instance_id}b") for one in bad]
    taken = snapshot.made([*good, *moved], [], {("citizen_survey", "1"): form}, made.FIELDWORK)
    paper = summary.regional(taken, "550000000")
    assert paper.against_rest.direction is Direction.LOWER
    deadlines = next(row for row in paper.criteria if row.criterion.id == "DEA")
    assert deadlines.mean_against_rest.direction is Direction.LOWER
    assert deadlines.lowest
    assert paper.rank is not None
    assert paper.rank.place == paper.rank.best == paper.rank.of == 17


def test_the_trend_marks_every_series_that_is_broken_and_ends_with_ours() -> None:
    points = {point.year: point for point in national().trend}
    assert points[2014].broken is Break.SCALE
    assert points[2014].scale_max == 10
    assert [points[year].broken for year in (2017, 2018, 2019)] == [Break.METHOD, Break.NONE, Break.NONE]
    assert points[2025].share == pytest.approx(0.905)
    assert national().trend[-1].label == "2026-Q4"
    assert national().trend[-1].year == 2026
    east = summary.regional(country(), "630000000")
    assert east.trend[0].broken is Break.TERRITORY
    assert east.newcomers


def test_violations_of_the_survey_stand_apart_from_the_counts_of_the_control() -> None:
    met = {row.kind.id: row for row in national().violations}
    assert met["DL"].share.value == pytest.approx(0.1, abs=0.03)
    assert met["RF"].count == 0
    control = {row.kind.id: row.counts for row in national().administrative}
    assert control["OT"] == ((2018, 9, True), (2019, 112, True))
    assert national().complaints.administrative == ((2018, 262), (2019, 320))


def test_waiting_is_a_median_a_tail_and_a_share_within_the_norm() -> None:
    waiting = national().waiting
    assert waiting.median == pytest.approx(20, abs=2)
    assert waiting.p90 == pytest.approx(36, abs=2)
    assert waiting.within.value == pytest.approx(15 / 39, abs=0.05)
    assert waiting.n == waiting.within.n < national().headline.n


def test_visits_are_counts_and_critical_failures_and_no_percentage_under_30() -> None:
    done = {"region": AKMOLA, "status": "MV1", "M01": "yes", "M02": "no", "M03": "na", "M21": "no", "M23": "yes"}
    void = {"region": AKMOLA, "status": "MV5", "M21": "no"}
    elsewhere = {"region": "710000000", "status": "MV2"}
    taken = made.taken(40, visits=[done, void, elsewhere])
    mine = summary.regional(taken, AKMOLA).mystery
    assert (mine.visits, mine.scored, mine.void, mine.score) == (2, 1, 1, None)
    access = next(row for row in mine.criteria if row.criterion.id == "ACC")
    assert (access.met, access.applicable) == (1, 2)
    assert [(one.item.id, one.failed, one.observed) for one in mine.critical] == [("M21", 1, 1)]
    assert mine.critical_observed == 2
    assert summary.national(taken).mystery.visits == 3
    many = summary.national(made.taken(40, visits=[done] * 30)).mystery
    assert many.score == pytest.approx(100 / 3)


def test_the_same_snapshot_gives_the_same_summary_and_the_order_of_arrival_does_not_matter() -> None:
    form = made.citizen()
    arrived = made.Population(300).submissions(form)
    forms = {("citizen_survey", "1"): form}
    one = snapshot.made(arrived, [], forms, made.FIELDWORK)
    other = snapshot.made([*reversed(arrived), *arrived[:7]], [], forms, made.FIELDWORK)
    assert one.version == other.version
    assert (other.collected, other.duplicates) == (307, 7)
    ours, theirs = summary.national(one), summary.national(other)
    assert ours.headline == theirs.headline
    assert ours.regions == theirs.regions
    assert theirs.fieldwork.excluded == (("duplicate", 7),)
    fewer = snapshot.made(arrived[1:], [], forms, made.FIELDWORK)
    filtered = snapshot.made(arrived, [], forms, made.FIELDWORK, filter=(("region", AKMOLA),))
    assert len({one.version, fewer.version, filtered.version}) == 3


def test_whoever_declined_is_collected_but_not_counted() -> None:
    form = made.citizen()
    arrived = made.Population(100).submissions(form)
    declined = made.Submission("uuid:no", made.xml(form, {"consent": "no", "region": AKMOLA}))
    taken = snapshot.made([*arrived, declined], [], {("citizen_survey", "1"): form}, made.FIELDWORK)
    note = summary.national(taken).fieldwork
    assert (note.collected, note.accepted, note.excluded) == (101, 100, (("no_consent", 1),))
    assert summary.regional(taken, AKMOLA).fieldwork.excluded == (("no_consent", 1),)
    assert summary.regional(taken, "710000000").fieldwork.excluded == ()


def test_a_criterion_without_a_base_is_left_out_of_every_region_alike() -> None:
    taken = made.taken(1800, complaining=0.05, channels=("CSC",))
    paper = summary.regional(taken, AKMOLA)
    assert paper.headline.criteria_used == 7
    assert {row.criteria_used for row in summary.national(taken).regions} == {7}
    assert next(row for row in paper.criteria if row.criterion.id == "FEE").mean.mark is Mark.SUPPRESSED


@pytest.mark.parametrize("n", [0, 1, 5, 31])
def test_few_interviews_or_none_still_give_a_summary_that_hides_what_it_must(n: int) -> None:
    taken = made.taken(n, regions=(AKMOLA,))
    for paper in (summary.regional(taken, AKMOLA), summary.national(taken)):
        assert paper.headline.n == n
        for one in estimates(paper):
            assert one.shown or one.value is None
            assert not one.shown or one.n >= 30
    assert summary.regional(taken, AKMOLA).rank is None


def test_a_region_nobody_went_to_is_empty_not_broken() -> None:
    paper = summary.regional(country(), "100000000")
    assert paper.headline.n == 0
    assert paper.headline.mean.mark is Mark.EMPTY
    assert paper.against_rest.direction is Direction.UNKNOWN
    assert paper.formed == date(2022, 6, 8)


def test_all_not_applicable_gives_empty_cells() -> None:
    nothing = {one.id: "97" for one in reference.items()}
    paper = summary.national(made.taken(60, extra=nothing))
    assert paper.headline.mean.value is None
    assert all(row.mean.mark is Mark.EMPTY for row in paper.criteria)
    assert all(row.na_share.value == 1 for row in paper.criteria if row.criterion.id != "FEE")


def test_one_centre_and_one_day_fall_back_on_the_assumed_design_effect() -> None:
    centre = next(one.code for one in reference.centres() if one.kato == AKMOLA)
    taken = made.taken(200, regions=(AKMOLA,), extra={"centre": centre, "today": "2026-11-02"})
    note = summary.national(taken).fieldwork
    assert note.deff_assumed
    assert note.deff == 1.5
    headline = summary.national(taken).headline
    assert headline.mean.mark is Mark.REVIEW
    assert headline.mean.se


def test_a_hidden_channel_takes_a_partner_with_it_and_hides_its_count() -> None:
    form = made.citizen()
    arrived = [
        made.Submission(f"uuid:{at}", made.xml(form, answer | {"F9": "MCS" if at < 3 else "CSC" if at < 60 else "PRO"}))
        for at, answer in enumerate(made.Population(200, regions=(AKMOLA,)).answers())
    ]
    paper = summary.regional(snapshot.made(arrived, [], {("citizen_survey", "1"): form}, made.FIELDWORK), AKMOLA)
    rows = {row.channel.id: row for row in paper.channels}
    assert rows["MCS"].share.mark is rows["CSC"].share.mark is Mark.CONFIDENTIAL
    assert rows["PRO"].share.shown
    assert (rows["MCS"].n, rows["CSC"].n, rows["PRO"].n) == (0, 0, 140)
    assert rows["CSC"].mean.n_hidden


def test_services_with_too_few_interviews_are_only_counted() -> None:
    table = national().services
    assert len(table.top) == len(table.bottom) == 5
    assert table.shown + table.withheld == 12
    assert not {row.service.id for row in table.top} & {row.service.id for row in table.bottom}
    values = [row.mean.value or 0 for row in table.top]
    assert values == sorted(values, reverse=True)


def test_the_made_up_examples_have_every_field_of_the_real_ones() -> None:
    assert {field.name for field in fields(summary.example())} == {
        field.name for field in fields(summary.regional(country(), AKMOLA))
    }
    assert {field.name for field in fields(summary.example_national())} == {field.name for field in fields(national())}


def test_importing_exports_loads_neither_pandas_nor_reportlab() -> None:
    code = "import sys, exports, exports.summary; print({'pandas', 'reportlab'} & set(sys.modules))"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
        == "set()"
    )
