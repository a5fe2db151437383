"""The intervals at the ceiling, in fewer surveys than the published table (`python -m tests.exports.coverage`)."""

import pytest

from exports.estimates.intervals import around_mean, wilson
from tests.exports import coverage


@pytest.mark.parametrize("fives", [0.85, 0.95])
def test_intervals_hold_where_the_textbook_falls_short(fives):
    line = coverage.line(100, fives, 600)  # one standard error of 95 % in 600 surveys is 0.9
    for covered in (line.share, line.mean, line.criterion):
        assert 0.925 <= covered <= 0.98
    assert line.textbook < line.mean
    assert line.naive_mean < line.mean
    assert line.naive_share < line.share
    assert line.width < 1.35 * line.textbook_width


def test_a_mean_and_a_share_of_the_way_are_one_thing_when_only_1_and_5_are_given():
    low, high = around_mean(4.2, 16 * 0.8 * 0.2 / 50, 50, float("inf"))
    assert ((low - 1) / 4, (high - 1) / 4) == pytest.approx(wilson(0.8, 50), rel=1e-12)


@pytest.mark.parametrize("mean", [1.0, 3.0, 4.0, 5.0])
def test_the_interval_of_equal_answers_has_a_width_and_stays_on_the_scale(mean):
    for variance in (0.0, 1e-25):
        low, high = around_mean(mean, variance, 30, 12.0)
        assert 1 <= low <= mean <= high <= 5
        assert 0.1 < high - low < 0.9


def test_far_from_the_ceiling_and_with_many_interviews_the_interval_is_the_textbooks():
    low, high = around_mean(3.0, 1.5 / 5000, 5000, float("inf"))
    half = 1.959964 * (1.5 / 5000) ** 0.5
    assert (low, high) == (pytest.approx(3 - half, abs=1e-4), pytest.approx(3 + half, abs=1e-4))
