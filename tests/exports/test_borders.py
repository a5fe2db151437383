"""Regions in their borders before 2022, put together again."""

from dataclasses import replace

import pytest

from exports.estimates import Estimate, Mark, Measure
from exports.summary.regions import in_frame_of_17
from exports.summary.shapes import Difference, Direction, Named, RegionRow
from model import reference
from tests.exports.three_regions import AKMOLA


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
