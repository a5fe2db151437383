"""The tables beside the criteria: centres, funnel, waiting, outcomes, providers, drivers, suggestions, weights."""

from collections import Counter
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from exports import snapshot, summary
from exports.estimates import Estimate, Mark, Measure
from exports.estimates.contrasts import contrast
from exports.estimates.design import Sample
from exports.estimates.quantiles import quantiles
from exports.summary.against import pair_of
from exports.summary.centres import by_centre
from exports.summary.contacts import needs
from exports.summary.funnel import limits
from exports.summary.interviews import interviews
from exports.summary.measures import Block, against_rest
from exports.summary.regions import by_region, in_frame_of_17
from exports.summary.shapes import Days, Difference, Direction, Named, RegionRow, Weighting
from exports.summary.territory import criterion_weights
from model import reference
from tests.exports import made

AKMOLA = "110000000"


FEEDBACK = frozenset(one.id for one in reference.items() if one.criterion == "FEE")


@cache
def country():
    return made.taken(3000, regions=(AKMOLA, "350000000", "710000000"))


@cache
def region():
    return summary.regional(country(), AKMOLA)


@cache
def centre():
    return summary.centre(country(), region().centres[0].centre.id)


def answers(n=3000, **extra):
    form = made.citizen()
    return form, list(made.Population(n, regions=(AKMOLA, "350000000", "710000000"), **extra).answers())


def taken_from(form, given, **more):
    arrived = [
        made.Submission(f"uuid:{at:06d}", made.xml(form, one), person=f"p{at % 97}", region=one.get("region", AKMOLA))
        for at, one in enumerate(given)
    ]
    return snapshot.made(arrived, [], {("citizen_survey", "1"): form}, made.FIELDWORK, **more)


# --- centres ----------------------------------------------------------------------------------------------------------


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


# --- waiting ----------------------------------------------------------------------------------------------------------


def test_waiting_by_hour_is_apart_for_saturdays_and_hidden_under_thirty():
    hours = summary.national(country()).hours
    assert {one.days for one in hours} == {Days.WEEKDAYS, Days.SATURDAY}
    assert [one.hour for one in hours if one.days is Days.WEEKDAYS] == list(range(9, 18))
    people = interviews(country())
    ten = (people.arrived.hour == 10) & (people.arrived.weekday < 5) & ~np.isnan(people.minutes)
    row = next(one for one in hours if (one.days, one.hour) == (Days.WEEKDAYS, 10))
    assert (row.n, row.median.value) == (ten.sum(), np.median(people.minutes[ten]))
    assert row.median.low < row.median.value < row.median.high
    assert row.p90.low < row.p90.value
    small = summary.centre(country(), centre().centre.id).hours
    assert all(one.median.value is None and one.mark is Mark.SUPPRESSED for one in small if one.n < 30)
    assert min((one.n for one in small), default=5) > 4


def test_who_has_no_ticket_came_when_the_interview_began_less_the_wait():
    form, given = answers(60)
    rows = [{**one, "start": "2026-11-03T10:05:00.000+05:00", "F1": "", "waiting": "10"} for one in given]
    form = made.form({"/data/start": made.question(), **form.questions})
    assert set(interviews(taken_from(form, rows)).arrived.hour.tolist()) == {9}


@pytest.mark.parametrize("n", [40, 200])
def test_the_interval_of_a_quantile_holds_without_any_assumption(n):
    random = np.random.default_rng(n)
    held = Counter()
    for _ in range(400):
        waits = np.round(random.lognormal(2.3, 0.8, n), 3)
        found = quantiles(Sample.of(n, clusters=range(n)), np.zeros(n, np.int64), 1, waits, (0.5, 0.9))[0]
        for level, (_, low, high) in zip((0.5, 0.9), found, strict=True):
            truth = np.exp(2.3 + 0.8 * {0.5: 0.0, 0.9: 1.2815516}[level])
            held[level] += (low is None or low <= truth) and (high is None or truth <= high)
    assert min(held.values()) >= 0.92 * 400


def test_few_waits_have_no_upper_end_of_their_tail():
    waits = np.arange(30.0)
    (_, low, high), (_, tail_low, tail_high) = quantiles(
        Sample.of(30, clusters=range(30)), np.zeros(30, np.int64), 1, waits, (0.5, 0.9)
    )[0]
    assert low < 14.5 < high
    assert (tail_low is not None, tail_high) == (True, None)


# --- who takes part ---------------------------------------------------------------------------------------------------


def test_outcomes_follow_the_share_of_marks_and_say_which_classes_nobody_tallied():
    form, given = answers(300)
    rated = [one.id for one in reference.items() if one.criterion != "FEE"]
    partial = {key: "97" for key in rated[: int(0.4 * len(rated))]}
    broken = {key: "97" for key in rated[: int(0.7 * len(rated))]}
    calm = {"F7": "no", "F9": "PRO"} | {key: "5" for key in rated}
    online = {one.id for one in reference.eservice_items()} | {"FEE1", "FEE2", "FEE3"}
    base = [{key: value for key, value in one.items() if key not in online} | calm for one in given]
    rows = [*base[:280], *(one | partial for one in base[280:292]), *(one | broken for one in base[292:])]
    no = {"consent": "no", "region": AKMOLA}
    rows += [no | {"declined": code} for code in ("2.11",) * 20 + ("3.2",) * 9 + ("2.32",) * 2]
    found = summary.national(taken_from(form, rows)).outcomes
    assert dict(found.classes) == {"I": 280, "P": 12, "R": 28, "NC": None, "O": 2, "UO": 9, "NE": None}
    assert found.unknown == ("NC", "NE")
    assert found.rate("COOP3") == pytest.approx(280 / 320)
    assert found.rate("COOP1") == pytest.approx(280 / 322)
    assert (found.rate("RR3"), found.rate("REF1"), found.rate("CON3"), found.eligibility) == (None,) * 4
    assert found.quota
    assert {row.outcome.id: row.count for row in found.counts}["2.12"] == 8


def test_with_every_class_tallied_all_rates_are_those_of_the_standard():
    form, given = answers(10)
    rows = [one | {"outcome": "1.1"} for one in given]
    no = {"consent": "no", "region": AKMOLA}
    tallied = ("2.11",) * 4 + ("2.2",) * 3 + ("2.36",) + ("3.2",) * 5 + ("4.7",) * 5
    rows = [*rows, *(one | {"outcome": "1.2"} for one in given[:2]), *(no | {"outcome": code} for code in tallied)]
    found = summary.national(taken_from(form, rows)).outcomes
    assert found.unknown == ()
    assert found.eligibility == pytest.approx(0.8)
    rates = {"RR3": 0.4167, "COOP3": 0.625, "REF2": 0.1667, "CON2": 0.7083, "RR6": 0.6}
    assert {key: found.rate(key) for key in rates} == {
        key: pytest.approx(rate, abs=5e-5) for key, rate in rates.items()
    }


def test_a_rate_needs_the_classes_of_its_formula_and_no_others():
    assert needs("RR1") == {"I", "P", "R", "NC", "O", "UO"}
    assert needs("RR3") == {"I", "P", "R", "NC", "O", "UO", "NE"}
    assert needs("RR5") == {"I", "P", "R", "NC", "O"}
    assert needs("COOP3") == {"I", "P", "R"}


# --- providers, drivers, suggestions ----------------------------------------------------------------------------------


def test_providers_are_of_the_kind_of_their_services_and_add_up():
    rows = summary.national(country()).providers
    kinds = {one.provider_type for one in reference.services()}
    assert {row.provider.id for row in rows} <= kinds
    assert sum(row.n for row in rows) == 3000
    assert all(row.provider.kk and row.provider.ru for row in rows)


def test_a_mix_of_easy_services_is_taken_out_of_a_region():
    form, given = answers()
    easy, hard = (next(one.id for one in reference.services() if one.group == group) for group in ("DOC", "HOU"))
    items = [one.id for one in reference.items() if one.criterion != "FEE"]
    random = np.random.default_rng(5)
    rows = []
    for one in given:
        is_easy = random.random() < (0.9 if one["region"] == AKMOLA else 0.4)
        marks = {key: "5" if random.random() < (0.95 if is_easy else 0.7) else "3" for key in items}
        rows.append(one | marks | {"F10": easy if is_easy else hard})
    found = {row.region.id: row for row in summary.national(taken_from(form, rows)).regions}
    seen = found[AKMOLA].mean.value - found["350000000"].mean.value
    alike = found[AKMOLA].standardised.value - found["350000000"].standardised.value
    assert seen > 0.15
    assert abs(alike) < 0.05
    assert summary.national(country()).regions[0].standardised is None


def test_what_goes_with_the_whole_comes_first_and_is_a_priority_where_it_scores_low():
    form, given = answers(1500)
    random = np.random.default_rng(3)
    rows = []
    for one in given:
        poor = random.random() < 0.3
        marks = {key: "2" if poor else "5" for key in ("DEA1", "DEA2", "DEA3", "RES3")}
        rows.append(one | marks)
    found = summary.national(taken_from(form, rows)).drivers
    assert (found[0].criterion.id, found[0].priority) == ("DEA", True)
    assert found[0].rho == pytest.approx(1)
    assert [one.priority for one in found[1:]] == [False] * (len(found) - 1)
    assert [one.rho for one in found] == sorted((one.rho for one in found), reverse=True)
    assert summary.national(made.taken(90)).drivers == ()


def test_texts_are_counted_and_codes_of_talks_are_told_from_five_talks_on():
    talks = [{"region": AKMOLA, "journey_codes": "DEA_problem INF_proposal", "cost_codes": "DEA_problem"}] * 6
    talks += [{"region": AKMOLA, "journey_codes": "UD"}] * 2
    found = summary.regional(made.taken(600, talks=talks, regions=(AKMOLA, "350000000")), AKMOLA).suggestions
    assert (found.asked, found.coded, found.source) == (300, False, "talks")
    assert found.given == pytest.approx(60, abs=20)
    counts = {(row.code.id, row.kind): row.count for row in found.counts}
    assert counts == {("DEA", "problem"): 6, ("INF", "proposal"): 6, ("UD", ""): None}


def test_a_code_that_one_region_hides_is_hidden_in_the_country_too():
    talks = [{"region": AKMOLA, "cost_codes": "COS_problem"}] * 2 + [
        {"region": "350000000", "cost_codes": "COS_problem"}
    ] * 9
    taken = made.taken(60, talks=talks, regions=(AKMOLA, "350000000"))
    assert [row.count for row in summary.national(taken).suggestions.counts] == [None]
    assert [row.count for row in summary.regional(taken, "350000000").suggestions.counts] == [9]


# --- distributions ----------------------------------------------------------------------------------------------------


def test_a_distribution_holds_everybody_who_was_asked_and_agrees_with_its_row():
    paper = summary.national(country())
    for row, item in zip(paper.item_distributions, (*paper.items, *paper.eservice), strict=True):
        assert row.subject == item.item
        if all(level.count is not None for level in row.levels):
            assert sum(level.count for level in row.levels) == row.n == item.share_asked.n
            assert sum(level.share.value for level in row.levels) == pytest.approx(1)
        if row.mark.shown:
            assert row.levels[0].share.value == pytest.approx(item.share_asked.value)
    pooled = paper.distributions[0]
    mine = [row for row in paper.item_distributions if row.criterion == pooled.criterion]
    assert pooled.levels[0].count == sum(row.levels[0].count for row in mine)


def test_answers_of_fewer_than_thirty_people_are_not_drawn_however_many_they_are():
    form, given = answers(600)
    complaining = [one["region"] == AKMOLA and one["F7"] == "yes" for one in given]
    rows = [one | {"F7": "no"} if mine and sum(complaining[:at]) >= 12 else one
            for at, (one, mine) in enumerate(zip(given, complaining, strict=True))]  # fmt: skip
    rows = [{key: mark for key, mark in one.items() if one["F7"] == "yes" or key not in FEEDBACK} for one in rows]
    paper = summary.regional(taken_from(form, rows), AKMOLA)
    asked = next(row for row in paper.criteria if row.criterion.id == "FEE")
    drawn = next(row for row in paper.distributions if row.criterion == "FEE")
    assert (asked.n_asked, drawn.mark.shown) == (12, False)


# --- weights ----------------------------------------------------------------------------------------------------------


def test_raked_weights_give_each_region_its_people_and_change_the_country_but_no_region():
    plain, raked = country(), country().weighted("raked")
    people = {one.kato: one.people for one in reference.population() if (one.as_of, one.group) == ("2020-01-01", "16+")}
    mine = interviews(raked)
    weight = mine.sample.weight
    share = {kato: weight[mine.region == kato].sum() / weight.sum() for kato in (AKMOLA, "710000000")}
    whole = people[AKMOLA] + people["350000000"] + people["710000000"]
    assert share == {kato: pytest.approx(people[kato] / whole) for kato in share}
    note = summary.national(raked).fieldwork
    assert (note.weighting, note.weights.margins) == (Weighting.RAKED, ("region",))
    assert note.weights.population == "16+ 2020-01-01"
    expected = len(mine) * (weight**2).sum() / weight.sum() ** 2
    assert note.weights.deff == pytest.approx(expected) != 1
    assert summary.regional(raked, AKMOLA).fieldwork.weights.deff == pytest.approx(1)
    ours, theirs = (summary.regional(one, AKMOLA).criteria for one in (raked, plain))
    assert [row.mean.value for row in ours] == pytest.approx([row.mean.value for row in theirs])
    assert summary.national(raked).headline.mean.value != summary.national(plain).headline.mean.value
    assert summary.national(plain).fieldwork.weights.weighting is Weighting.NONE


def test_weights_of_the_records_are_used_on_demand_cut_at_five_medians_and_missed_where_there_are_none():
    form, given = answers(400)
    weighty = taken_from(form, [one | {"weight": "90" if at < 8 else "2"} for at, one in enumerate(given)])
    assert summary.national(weighty).fieldwork.weighting is Weighting.NONE
    note = summary.national(weighty.weighted("design")).fieldwork
    assert (note.weighting, note.weights.trimmed) == (Weighting.DESIGN, 8)
    people = interviews(weighty.weighted("design"))
    assert people.sample.weight.max() / np.median(people.sample.weight) == pytest.approx(5)
    refused = summary.national(country().weighted("design")).fieldwork
    assert (refused.weighting, refused.weights.refused) == (Weighting.NONE, "no_weights")
    missing = taken_from(form, [one | {"weight": "" if at == 3 else "1"} for at, one in enumerate(given)])
    assert summary.national(missing.weighted("design")).fieldwork.weights.refused == "no_weights"


def test_a_region_in_no_list_of_people_leaves_the_interviews_as_they_are():
    form, given = answers(100)
    abroad = taken_from(form, [one | {"region": "999"} for one in given]).weighted("raked")
    note = summary.national(abroad).fieldwork
    assert (note.weighting, note.weights.refused) == (Weighting.NONE, "no_totals")


# --- waves and borders ------------------------------------------------------------------------------------------------


def row_of(kato: str, value: float, se: float = 0.02, mark: Mark = Mark.PLAIN) -> RegionRow:
    mean = Estimate(value, se, value - 2 * se, value + 2 * se, 400, None, 40, Measure.MEAN, mark)
    mean = mean if mark.shown else mean.hidden(mark)
    share = Estimate(0.8, 0.01, 0.78, 0.82, 400, 300.0, 40, Measure.SHARE_VALID)
    asked = replace(share, measure=Measure.SHARE_ASKED)
    unknown = Difference(None, None, None, Direction.UNKNOWN)
    return RegionRow(Named(kato), mean, share, asked, 400, None, None, (mean,), unknown)


def test_abai_at_470_and_east_at_480_are_the_old_east_at_4754():
    rows = [row_of("100000000", 4.70, 0.02), row_of("630000000", 4.80, 0.03), row_of(AKMOLA, 4.6)]
    found = {row.region.id: row for row in in_frame_of_17(rows)}
    assert set(found) == {AKMOLA, "630000000"}
    east = found["630000000"].mean
    weights = {one.frame20_kato: one.weight for one in reference.frames() if one.frame17_kato == "630000000"}
    assert round(east.value, 3) == 4.754
    assert east.se == pytest.approx(((weights["100000000"] * 0.02) ** 2 + (weights["630000000"] * 0.03) ** 2) ** 0.5)
    assert (found["630000000"].n, found["630000000"].rank) == (800, None)
    assert found[AKMOLA] == rows[2]


def test_an_old_region_is_not_rebuilt_from_half_of_it_nor_from_a_hidden_half():
    half = in_frame_of_17([row_of("100000000", 4.7)])
    assert [row.mean.mark for row in half] == [Mark.EMPTY]
    hidden = in_frame_of_17([row_of("100000000", 4.7, mark=Mark.SUPPRESSED), row_of("630000000", 4.8)])
    assert [(row.mean.mark, row.mean.value) for row in hidden] == [(Mark.SUPPRESSED, None)]
