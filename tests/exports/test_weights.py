"""Raking, trimming, one mix of services, and associations: what must hold whatever the data."""

import math

import numpy as np
import pytest

from exports.estimates.design import Sample
from exports.estimates.weights import mixes_differ, raked, spearman, standardised, trimmed
from model import reference
from model.language import formats, speaking
from tests.exports.test_estimates import vectors


def test_raked_weights_meet_every_margin_and_keep_the_odds_inside_cells():
    rows, sample, _ = vectors()
    region, settlement = [[row[name] for row in rows] for name in ("region", "settlement")]
    regions = {key: 1000.0 * (at + 1) for at, key in enumerate(sorted(set(region)))}
    towns = {"urban": 11000.0, "rural": 4000.0}
    found = raked(sample.weight, [(region, regions), (settlement, towns)], tolerance=1e-12)
    for labels, totals in ((region, regions), (settlement, towns)):
        for key, total in totals.items():
            assert found[np.array(labels) == key].sum() == pytest.approx(total, rel=1e-9)
    factor = found / sample.weight  # one factor for each region times one for each settlement
    of = {(a, b): f for a, b, f in zip(region, settlement, factor, strict=True)}
    ratios = [of[key, "urban"] / of[key, "rural"] for key in regions if (key, "rural") in of]
    assert ratios == pytest.approx([ratios[0]] * len(ratios), rel=1e-9)
    again = raked(found, [(region, regions), (settlement, towns)])
    assert again == pytest.approx(found, rel=1e-9)


@pytest.mark.parametrize("totals", [{"a": 1.0}, {"a": 1.0, "b": 1.0, "c": 1.0}, {"a": 1.0, "c": 1.0}])
def test_a_margin_that_does_not_fit_the_interviews_is_refused(totals):
    with pytest.raises(ValueError, match="labels"):
        raked([1.0, 1.0], [(["a", "b"], totals)])


def test_margins_that_contradict_each_other_are_refused():
    with pytest.raises(ValueError, match="rounds"):
        raked([1.0, 1.0], [(["a", "b"], {"a": 1.0, "b": 3.0}), (["x", "x"], {"x": 9.0})])


def test_no_weight_stays_above_five_medians():
    assert trimmed([1.0, 1.0, 2.0, 90.0]).tolist() == [1.0, 1.0, 2.0, 7.5]


def test_one_mix_of_services_takes_away_what_only_the_mix_made():
    region = np.array([0] * 100 + [1] * 100)
    service = np.array([0] * 80 + [1] * 20 + [0] * 20 + [1] * 80)
    scores = np.where(service == 0, 5.0, 4.0) - (np.arange(200) % 2) * 0.5
    sample = Sample.of(200, clusters=range(200))
    groups = sample.split(region * 2 + service, 4).ratio(scores[:, None], np.ones((200, 1)))
    found, left = standardised(sample.split(region, 2), service, scores[:, None], np.array([0.5, 0.5]))
    assert found.value[:, 0] == pytest.approx([4.25, 4.25])
    assert left == pytest.approx(1)
    apart = 0.25 * (groups.variance()[[0, 2], 0] + groups.variance()[[1, 3], 0])
    assert found.variance()[:, 0] == pytest.approx(apart, rel=0.05)


def test_a_service_with_too_few_interviews_leaves_the_mix_and_says_how_much_of_it_is_left():
    service = np.array([0] * 50 + [1] * 4)
    scores = np.where(service == 0, 5.0, 1.0)
    found, left = standardised(
        Sample.of(54).split(np.zeros(54, np.int64), 1), service, scores[:, None], np.array([0.6, 0.4])
    )
    assert (found.value[0, 0], left[0, 0], found.base[0, 0]) == (5.0, 0.6, 50)


def test_mixes_differ_only_beyond_chance_and_by_more_than_a_trifle():
    mix = np.array([0.5, 0.3, 0.2])
    counts = np.array([[50, 30, 20], [60, 25, 15], [6000, 2500, 1500], [5100, 2950, 1950], [0, 0, 0]])
    assert mixes_differ(counts, mix, 1.5).tolist() == [False, False, True, False, False]


def test_an_association_is_of_ranks_and_needs_a_hundred_pairs():
    x = np.arange(100.0)
    assert spearman(x, x**3) == pytest.approx(1)
    assert spearman(x, -x) == pytest.approx(-1)
    assert spearman(x[:99], x[:99]) is None
    assert spearman(x, np.ones(100)) is None
    ties = np.repeat([1.0, 2.0], 50)
    assert spearman(ties, ties) == pytest.approx(1)
    assert spearman(np.append(x, math.nan), np.append(x, 1.0)) == pytest.approx(1)


def test_the_overall_shares_of_the_published_tables_are_plain_means():
    published = reference.published()
    assert sum(one.share for one in published.criteria) / 8 == pytest.approx(74.775)
    online = list(published.eservice.values())
    assert round(sum(online) / len(online), 2) == 72.34
    overall, services = sum(one.share for one in published.criteria) / 800, sum(online) / len(online) / 100
    for language, said in (("en", ("74.8", "72.3")), ("ru", ("74,8", "72,3")), ("kk", ("74,8", "72,3"))):
        with speaking(language):
            printed = (formats.percent(overall, 1), formats.percent(services, 1))
        assert all(text.startswith(figure) for text, figure in zip(printed, said, strict=True))
