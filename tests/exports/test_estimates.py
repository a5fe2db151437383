"""Our statistics against R's `survey` package and against the method's own arithmetic."""

import csv
import math
from pathlib import Path

import numpy as np
import pytest

from exports.estimates import Estimate, Mark, Measure
from exports.estimates.compute import raw
from exports.estimates.design import Sample, codes_of
from exports.estimates.differences import holm, notable, rebuilt
from exports.estimates.intervals import effective, student, wilson
from exports.estimates.outcomes import Outcomes, visit_score, weighted_quantiles
from exports.estimates.printing import confidential, marked, withheld
from exports.estimates.ranks import rank_sets, tier
from exports.estimates.scale import Counts, ScoreSums, all_top, scores
from model import reference

DATA = Path(__file__).parent / "data"
ITEMS = ("INF1", "INF2", "DEA1", "COS1", "FEE1", "RES1")
MEASURES = {
    "mean": Measure.MEAN,
    "share_valid": Measure.SHARE_VALID,
    "share_all": Measure.SHARE_ALL,
    "dissatisfied": Measure.DISSATISFIED,
}


def vectors() -> tuple[list[dict[str, str]], Sample, np.ndarray]:
    with (DATA / "interviews.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    sample = Sample.of(
        len(rows),
        weights=[float(row["weight"]) for row in rows],
        strata=[row["stratum"] for row in rows],
        clusters=[row["psu"] for row in rows],
    )
    codes = np.array([[int(row[item] or 0) for item in ITEMS] for row in rows], dtype=np.int8)
    return rows, sample, codes


def test_every_estimate_and_standard_error_agrees_with_the_survey_package_to_nine_digits() -> None:
    rows, sample, codes = vectors()
    regions, labels = codes_of([row["region"] for row in rows])
    found = {}
    for split, names in (
        (sample.split(np.zeros(len(rows), np.int64), 1), ("all",)),
        (sample.split(regions, len(labels)), labels),
    ):
        counts = Counts.of(split, codes)
        for name, measure in MEASURES.items():
            for domain, row in zip(names, raw(counts.figures(measure), measure), strict=True):
                found |= {(domain, item, name): one for item, one in zip(ITEMS, row, strict=True)}
    with (DATA / "estimates.csv").open(encoding="utf-8") as file:
        expected = list(csv.DictReader(file))
    assert len(expected) == len(found) == 144
    for row in expected:
        one = found[row["domain"], row["item"], row["measure"]]
        assert (one.n, one.df) == (int(row["n"]), int(row["df"]))
        assert one.value == pytest.approx(float(row["estimate"]), rel=1e-9, abs=1e-12)
        assert one.se == pytest.approx(float(row["se"]), rel=1e-9, abs=1e-12)


def test_the_covariance_between_domains_has_the_variances_on_its_diagonal_and_sees_shared_clusters() -> None:
    rows, sample, codes = vectors()
    urban = np.array([row["settlement"] == "urban" for row in rows]).astype(np.int64)
    odd = np.arange(len(rows)) % 2  # cuts through the clusters
    for domain, shared in ((urban, False), (odd, True)):
        linear = Counts.of(sample.split(domain, 2), codes).figures(Measure.MEAN)
        covariance = linear.covariance(0)
        assert np.diag(covariance) == pytest.approx(linear.variance()[:, 0], rel=1e-12)
        assert (abs(float(covariance[0, 1])) > 1e-9) is shared


def test_a_stratum_with_one_cluster_counts_its_deviation_from_the_overall_mean() -> None:
    sample = Sample.of(4, strata=["a", "b", "b", "b"], clusters=[1, 2, 3, 4])
    split = sample.split(np.zeros(4, np.int64), 1)
    linear = split.ratio(np.array([[5.0], [1.0], [2.0], [4.0]]), np.ones((4, 1)))
    z = (np.array([5.0, 1.0, 2.0, 4.0]) - 3) / 4
    inside = z[1:]
    expected = z[0] ** 2 + 3 / 2 * ((inside - inside.mean()) ** 2).sum()
    assert linear.variance()[0, 0] == pytest.approx(expected, rel=1e-12)


def test_without_clusters_the_variance_is_that_of_single_interviews_times_the_assumed_design_effect() -> None:
    values = np.array([[5.0], [4.0], [5.0], [1.0], [5.0]])
    linear = Sample.of(5).split(np.zeros(5, np.int64), 1).ratio(values, np.ones((5, 1)))
    assert linear.variance()[0, 0] == pytest.approx(1.5 * values.var(ddof=1) / 5, rel=1e-12)


def test_costs_with_54_percent_not_applicable_have_two_shares_and_both_are_right() -> None:
    codes = np.array([[97]] * 5400 + [[5]] * 4048 + [[4]] * 552, dtype=np.int8)
    counts = Counts.of(Sample.of(len(codes)).split(np.zeros(len(codes), np.int64), 1), codes)
    assert counts.figures(Measure.SHARE_VALID).value[0, 0] == pytest.approx(0.88)
    assert counts.figures(Measure.SHARE_ASKED).value[0, 0] == pytest.approx(0.4048)
    assert counts.figures(Measure.NA_SHARE).value[0, 0] == pytest.approx(0.54)
    assert round(100 * float(counts.figures(Measure.SHARE_ASKED).value[0, 0]), 1) == 40.5
    assert Measure.SHARE_VALID.base is not Measure.SHARE_ASKED.base


def test_not_asked_refused_and_not_applicable_stay_apart() -> None:
    codes = np.array([[0], [97], [98], [99], [-1], [5], [1], [4]], dtype=np.int8)
    counts = Counts.of(Sample.of(8).split(np.zeros(8, np.int64), 1), codes)
    bases = {
        measure: int(counts.base(measure)[0, 0]) for measure in (Measure.MEAN, Measure.SHARE_ASKED, Measure.SHARE_ALL)
    }
    assert bases == {Measure.MEAN: 3, Measure.SHARE_ASKED: 6, Measure.SHARE_ALL: 8}
    assert counts.figures(Measure.TOP2).value[0, 0] == pytest.approx(2 / 3)
    assert counts.figures(Measure.DISSATISFIED).value[0, 0] == pytest.approx(1 / 3)


def test_a_criterion_score_needs_half_of_the_asked_items_and_at_least_one() -> None:
    codes = np.array([[5, 4, 97, 97], [5, 97, 97, 97], [3, 0, 0, 0], [0, 0, 0, 0], [97, 98, 99, 97]], dtype=np.int8)
    found = scores(codes, ((0, 1, 2, 3),))[:, 0]
    assert found[0] == 4.5
    assert found[2] == 3
    assert np.isnan(found[[1, 3, 4]]).all()
    linear = ScoreSums.of(Sample.of(5).split(np.zeros(5, np.int64), 1), found[:, None]).figures()
    assert (linear.value[0, 0], linear.base[0, 0]) == (3.75, 2)
    every, some = all_top(np.array([[5, 97], [5, 4], [97, 97]], dtype=np.int8), ((0, 1),))
    assert (every[:, 0].tolist(), some[:, 0].tolist()) == ([1, 0, 0], [1, 1, 0])


@pytest.mark.parametrize(
    ("p", "n", "deff", "low", "high"),
    [(0.748, 100, 1.0, 65.5, 82.3), (0.748, 836, 1.5, 71.0, 78.2), (1.0, 30, 1.0, 88.65, 100)],
)
def test_wilson_gives_the_published_intervals(p: float, n: int, deff: float, low: float, high: float) -> None:
    neff = effective(p, deff * p * (1 - p) / n, n, 1.0)
    found = wilson(p, neff)
    assert (100 * found[0], 100 * found[1]) == (pytest.approx(low, abs=0.06), pytest.approx(high, abs=0.06))


def test_the_effective_sample_is_never_larger_than_the_sample_and_at_the_ceiling_the_weights_decide() -> None:
    assert effective(0.5, 0.0001, 100, 1.0) == 100
    assert effective(0.5, 0.005, 100, 1.0) == 50
    assert effective(1.0, 0.0, 100, 2.0) == 50


@pytest.mark.parametrize(
    ("df", "expected"),
    [(1, 12.7062047362), (2, 4.30265272975), (7, 2.36462425159), (30, 2.04227245630), (64, 1.99772965432)],
)
def test_students_quantiles_are_those_of_the_tables(df: int, expected: float) -> None:
    assert student(df) == pytest.approx(expected, rel=1e-10)
    assert student(10**6) == pytest.approx(1.959963985, rel=1e-9)


def estimate(
    value: float, low: float, high: float, n: int = 500, df: int = 40, measure: Measure = Measure.SHARE_VALID
) -> Estimate:
    return Estimate(value, 0.01, low, high, n, float(n), df, measure)


def test_the_rules_of_printing_hide_what_is_small_secret_or_vague() -> None:
    assert marked(estimate(0.7, 0.5, 0.75, n=29)).mark is Mark.SUPPRESSED
    assert marked(estimate(0.7, 0.5, 0.75, n=29)).n == 29
    assert marked(estimate(0.7, 0.5, 0.75, n=29)).value is None
    assert marked(estimate(0.7, 0.68, 0.72)).mark is Mark.PLAIN
    assert marked(estimate(0.7, 0.54, 0.85)).mark is Mark.SUPPRESSED
    assert marked(estimate(0.05, 0.01, 0.09)).mark is Mark.SUPPRESSED
    assert marked(estimate(0.05, 0.026, 0.074)).mark is Mark.PLAIN
    assert marked(estimate(1.0, 0.98, 1.0)).mark is Mark.REVIEW
    assert marked(estimate(0.7, 0.68, 0.72, df=7)).mark is Mark.REVIEW
    assert marked(estimate(0.7, 0.6, 0.8, n=45)).mark is Mark.LOW
    assert marked(estimate(4.5, 4.2, 4.8, measure=Measure.MEAN)).mark is Mark.SUPPRESSED
    assert marked(estimate(4.5, 4.3, 4.7, measure=Measure.MEAN)).mark is Mark.PLAIN
    assert marked(estimate(0.006, 0.002, 0.017), count=3).mark is Mark.CONFIDENTIAL
    assert marked(estimate(0.7, 0.5, 0.8, n=0)).mark is Mark.EMPTY


def test_a_count_of_3_of_40_is_hidden_together_with_one_partner_cell() -> None:
    assert confidential(3, 40)
    assert confidential(37, 40)
    assert not confidential(0, 40)
    assert withheld([20, 3, 12, 5], 40) == {1, 3}
    assert withheld([20, 15, 5], 40) == frozenset()
    assert withheld([37, 3], 40) == {0, 1}


def test_identical_means_give_every_one_of_20_regions_all_places() -> None:
    sets = rank_sets(np.full(20, 4.73), np.full(20, 0.025**2))
    assert {(one.best, one.worst) for one in sets} == {(1, 20)}
    assert tier(sets[0], 20) == "middle"


def test_clearly_different_regions_get_clear_places_and_always_the_same() -> None:
    values = np.array([4.9, 4.5, 4.7, 3.9])
    sets = rank_sets(values, np.full(4, 0.01**2))
    assert [(one.place, one.best, one.worst) for one in sets] == [(1, 1, 1), (3, 3, 3), (2, 2, 2), (4, 4, 4)]
    assert rank_sets(values, np.full(4, 0.2**2)) == rank_sets(values, np.full(4, 0.2**2))
    assert tier(sets[0], 4) == "top"
    assert tier(sets[3], 4) == "bottom"


def test_the_ranges_hold_all_at_once_like_tukeys_studentised_range() -> None:
    se = 0.02 * math.sqrt(2)
    for distance, alone in ((3.7, True), (3.4, False)):  # Tukey's quantile for 20 means is 5.01 / sqrt(2) = 3.54
        sets = rank_sets(np.array([4.7 + distance * se] + [4.7] * 19), np.full(20, 0.02**2))
        assert (sets[0].worst == 1) is alone


def test_outcome_rates_are_those_of_the_standard_definitions() -> None:
    rates = Outcomes(complete=10, partial=2, refused=4, not_reached=3, other=1, unknown=5, not_eligible=5).rates()
    expected = {
        "RR1": 0.400, "RR2": 0.480, "RR3": 0.4167, "RR4": 0.500, "RR5": 0.500, "RR6": 0.600,
        "COOP1": 0.5882, "COOP2": 0.7059, "COOP3": 0.625, "COOP4": 0.750,
        "REF1": 0.160, "REF2": 0.1667, "REF3": 0.200, "CON1": 0.680, "CON2": 0.7083, "CON3": 0.850,
    }  # fmt: skip
    assert {name: round(rate, 4) for name, rate in rates.items() if rate is not None} == expected
    assert set(Outcomes().rates().values()) == {None}


def test_an_old_region_is_rebuilt_from_its_parts_with_unrounded_weights() -> None:
    weights = {one.frame20_kato: one.weight for one in reference.frames() if one.frame17_kato == "630000000"}
    value, se = rebuilt([(weights["100000000"], 4.70, 0.03), (weights["630000000"], 4.80, 0.04)])
    assert round(value, 3) == 4.754
    assert se == pytest.approx(math.hypot(weights["100000000"] * 0.03, weights["630000000"] * 0.04))


def test_holm_corrects_over_the_table_and_an_arrow_needs_size_too() -> None:
    assert holm([0.01, None, 0.04, 0.03]) == pytest.approx([0.03, None, 0.06, 0.06])
    assert notable(0.05, 0.04, is_mean=True)
    assert not notable(0.04, 0.001, is_mean=True)
    assert not notable(0.02, 0.001, is_mean=False)
    assert not notable(0.5, 0.06, is_mean=True)


def test_a_visit_scores_what_it_met_of_what_applied() -> None:
    assert visit_score([(2, True), (3, False), (1, None), (0, False)]) == 40
    assert visit_score([(2, None)]) is None


def test_quantiles_follow_the_weights() -> None:
    assert weighted_quantiles([1, 2, 3, 4], [1, 1, 1, 1], (0.5, 0.9)) == [2.5, 4]
    assert weighted_quantiles([30, 10], [1, 9], (0.5,)) == [10]
    assert weighted_quantiles([], [], (0.5,)) == [None]
