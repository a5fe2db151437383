"""The centres of a region: their papers, the rest they are compared with, the funnel around the region."""

import numpy as np
import pytest

from exports import summary
from exports.estimates import Mark, Measure
from exports.estimates.contrasts import contrast
from exports.summary.against import pair_of
from exports.summary.centres import by_centre
from exports.summary.funnel import limits
from exports.summary.interviews import interviews
from exports.summary.measures import Block, against_rest
from exports.summary.regions import by_region
from exports.summary.shapes import Direction
from exports.summary.territory import criterion_weights
from model import reference
from tests.exports.three_regions import AKMOLA, answers, centre, country, region, taken_from


def test_a_centre_stands_in_its_own_paper_as_in_the_table_of_its_region():
    row, paper = region().centres[0], centre()
    assert paper.row == row
    assert (paper.headline.n, paper.headline.criteria_used) == (row.n, row.criteria_used)
    for mine, theirs in ((paper.headline.mean, row.mean), (paper.headline.full, row.full)):
        assert (mine.value, mine.low, mine.high) == pytest.approx((theirs.value, theirs.low, theirs.high), rel=1e-9)
    assert paper.against_rest.value == pytest.approx(row.against_rest.value, rel=1e-9)
    assert paper.provenance.filter == (("region", AKMOLA), ("centre", row.centre.id))


def test_the_rest_of_a_centre_is_its_region_without_it_and_not_the_country():
    people = interviews(country())
    inside, here = people.region == AKMOLA, people.centre == centre().centre.id
    assert centre().region.id == AKMOLA
    assert centre().region_headline.n == inside.sum()
    part = people.region_part(AKMOLA)
    keys, table = by_centre(part, criterion_weights(people))
    rest = pair_of(table.block, keys.index(centre().centre.id))
    assert rest.n.tolist() == [here.sum(), (inside & ~here).sum()]


def test_sums_made_once_give_the_contrasts_of_two_samples_looked_at_afresh():
    people = interviews(country())
    table = by_region(people, criterion_weights(people))[1]
    weights = table.weights / table.weights.sum()
    quick = against_rest(table.block, weights)
    for at in range(table.block.count):
        fresh = Block(people.citizen, people.sample, np.where(table.block.domain == at, 0, 1), 2)
        linear = fresh.overall(Measure.MEAN, weights)
        value, variance = contrast(linear)
        spread = linear.covariance(0)
        assert variance[0] == pytest.approx(spread[0, 0] + spread[1, 1] - 2 * spread[0, 1], rel=1e-9)
        assert quick[at] == (pytest.approx(value[0], rel=1e-9), pytest.approx(variance[0], rel=1e-9))
        joined = pair_of(table.block, at)
        for measure in (Measure.MEAN, Measure.SHARE_ASKED, Measure.SHARE_VALID):
            ours, theirs = contrast(joined.criterion(measure)), contrast(fresh.criterion(measure))
            assert ours[0] == pytest.approx(theirs[0], rel=1e-9)
            assert ours[1] == pytest.approx(theirs[1], rel=1e-9)
        assert (joined.answering(Measure.SHARE_VALID) == fresh.answering(Measure.SHARE_VALID)).all()


def test_domains_that_share_clusters_are_compared_with_what_they_share():
    people = interviews(country())
    odd = np.arange(len(people)) // 3 % 3
    block = Block(people.citizen, people.sample, odd, 3)
    assert block.split.shares_clusters
    weights = np.full(8, 1 / 8)
    for at, (value, variance) in enumerate(against_rest(block, weights)):
        fresh = Block(people.citizen, people.sample, np.where(odd == at, 0, 1), 2).overall(Measure.MEAN, weights)
        expected = contrast(fresh)
        assert (value, variance) == (pytest.approx(expected[0][0]), pytest.approx(expected[1][0]))


def test_a_worse_centre_is_found_and_stands_outside_the_funnel():
    form, given = answers()
    bad = next(one["centre"] for one in given if one["region"] == AKMOLA and "centre" in one)
    lower = {one.id: "3" for one in reference.items() if one.criterion in {"EMP", "INF", "DEA", "PRO"}}
    taken = taken_from(form, [one | lower if one.get("centre") == bad else one for one in given])
    paper = summary.regional(taken, AKMOLA)
    worse = next(row for row in paper.centres if row.centre.id == bad)
    assert worse.against_rest.direction is Direction.LOWER
    assert {one.place.id: one.outside for one in paper.funnel.points}[bad] == -998
    others = [row for row in paper.centres if row.centre.id != bad]
    assert all(row.against_rest.direction is not Direction.LOWER for row in others)
    assert {one.item.id[:3] for one in summary.centre(taken, bad).lowest} <= {"EMP", "INF", "DEA", "PRO", "FEE"}


def test_a_centre_of_three_interviews_tells_nothing_and_takes_the_smallest_other_with_it():
    form, given = answers(600)
    codes = [one.code for one in reference.centres() if one.kato == AKMOLA][:3]
    seen = iter([codes[0]] * 3 + [codes[1]] * 34)
    rows = [
        one | {"centre": next(seen, codes[2])} if one["region"] == AKMOLA and one["F9"] == "CSC" else one
        for one in given
    ]
    taken = taken_from(form, rows)
    paper = summary.regional(taken, AKMOLA)
    told = {row.centre.id: (row.n, row.mean.mark, row.waiting, row.within.n_hidden) for row in paper.centres}
    assert told[codes[0]] == told[codes[1]] == (0, Mark.CONFIDENTIAL, None, True)
    assert told[codes[2]][0] > 34
    assert {one.place.id for one in paper.funnel.points} <= {codes[2]}
    for code in codes[:2]:
        page = summary.centre(taken, code)
        assert (page.headline.n, page.headline.mean.value, page.row.mean.mark) == (0, None, Mark.CONFIDENTIAL)


def test_a_centre_whose_people_had_nothing_to_rate_in_one_criterion_still_has_its_people():
    form, given = answers(600)
    codes = [one.code for one in reference.centres() if one.kato == AKMOLA][:2]
    seen = iter([codes[0]] * 12)
    accessibility = dict.fromkeys([one.id for one in reference.items() if one.criterion == "ACC"], "97")
    rows = []
    for one in given:
        if one["region"] == AKMOLA and one["F9"] == "CSC":
            code = next(seen, codes[1])
            rows.append(one | {"centre": code} | (accessibility if code == codes[0] else {}))
        else:
            rows.append(one)
    row = next(one for one in summary.regional(taken_from(form, rows), AKMOLA).centres if one.centre.id == codes[0])
    assert (row.n, row.mean.n, row.mean.mark, row.full.mark) == (12, 12, Mark.SUPPRESSED, Mark.SUPPRESSED)


def test_where_no_criterion_has_marks_no_table_makes_an_average_of_nothing():
    form, given = answers(600)
    nothing = dict.fromkeys([one.id for one in reference.items()], "97")
    paper = summary.regional(taken_from(form, [one | nothing for one in given]), AKMOLA)
    rows = (*paper.settlements, *paper.channels, *paper.centres)
    assert rows
    assert not [row for row in rows if row.mean.shown or row.full.shown]


def test_a_centre_nobody_came_from_has_an_empty_paper():
    paper = summary.centre(country(), "C1001")
    assert (paper.headline.n, paper.row, paper.region.id) == (0, None, "100000000")
    assert paper.headline.mean.mark is Mark.EMPTY
    assert paper.against_rest.direction is Direction.UNKNOWN


def test_limits_of_a_funnel_narrow_with_the_root_of_n_and_stay_on_the_scale():
    few, many = limits(4.5, 0.36, (36, 144))
    assert (few.high95 - 4.5, many.high95 - 4.5) == (pytest.approx(0.196, abs=1e-3), pytest.approx(0.098, abs=1e-3))
    assert few.high998 - 4.5 == pytest.approx(0.309, abs=1e-3)
    assert limits(4.9, 4.0, (30,))[0].high95 == 5.0
