"""What explains a score: providers, mixes of services, what goes with the whole, proposals, distributions."""

import numpy as np
import pytest

from exports import summary
from model import reference
from tests.exports import made
from tests.exports.three_regions import AKMOLA, answers, country, taken_from


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
