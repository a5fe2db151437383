"""Charts of rows at the ends of what may come: dots, stacked answers, bars, the table of heat."""

from dataclasses import replace

import pytest

from exports import charts
from exports.charts import Box, Disc
from exports.charts.paper import measure
from tests.exports.charts.marks import AXIS, LONG, meeting, outside, texts


def row(**changes):
    return replace(charts.DotRow(LONG, 4.5, 4.4, 4.6, "4,50", "n=1 234"), **changes)


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [row()],
        [row()] * 12,
        [row(value=None, low=None, high=None, said="…")],
        [row(low=None, high=None)],
        [row(value=0.2, low=0.1, high=0.3), row(value=9, low=8, high=10)],
        [row(value=5.0, low=5.0, high=5.0, other=5.0)],
        [row(label="", n="")],
    ],
)
def test_dots_bear_any_rows(rows):
    picture = charts.dots(rows, AXIS, 260, other=LONG, measure=measure)
    assert outside(picture) == []
    assert meeting(picture) == []


def test_a_value_beyond_the_axis_is_no_dot_on_its_edge():
    picture = charts.dots([row(value=9, low=8, high=10)], AXIS, 260, measure=measure)
    assert not [mark for mark in picture.marks if isinstance(mark, Disc)]


def test_a_hidden_estimate_shows_its_sign_and_no_dot():
    picture = charts.dots([row(value=None, low=None, high=None, said="x")], AXIS, 260, measure=measure)
    assert "x" in [mark.text for mark in texts(picture)]
    assert not [mark for mark in picture.marks if isinstance(mark, Disc)]


LEVELS = [charts.Level(name) for name in "54321"] + [
    charts.Level("NA", outlined=True),
    charts.Level("DK", outlined=True),
]


@pytest.mark.parametrize(
    "shares", [(1, 0, 0, 0, 0, 0, 0), (0, 0, 0, 0, 0, 1, 0), (0.001,) * 7, (0, 0, 0, 0, 0, 0, 0), (0.143,) * 7]
)
def test_stacked_answers_fill_the_whole_and_print_only_what_fits(shares):
    picture = charts.stacked([charts.Stack(LONG, shares, ("100,0 %",) * 7, "n=30")], LEVELS, 300, measure=measure)
    assert outside(picture) == []
    assert meeting(picture) == []


def test_hidden_answers_show_a_sign_and_no_segments():
    hidden = charts.Stack("A", (), (), "n=12", "…")
    shown = charts.Stack("A", (1, 0, 0, 0, 0, 0, 0), ("100",) + ("",) * 6)
    picture = charts.stacked([hidden], LEVELS, 300, measure=measure)
    assert "…" in [mark.text for mark in texts(picture)]
    filled = [mark for mark in charts.stacked([shown], LEVELS, 300, measure=measure).marks if isinstance(mark, Box)]
    assert len([mark for mark in picture.marks if isinstance(mark, Box)]) == len(filled)


def test_hidden_levels_are_one_box_of_what_is_left_with_their_sign():
    row = charts.Stack("A", (0.7, 0.1, None, None, None, 0.0, 0.0), ("70", "10", "x", "x", "x", "", ""))
    picture = charts.stacked([row], LEVELS, 300, measure=measure)
    assert [mark.text for mark in texts(picture)].count("x") == 1
    key = len(LEVELS)
    boxes = [mark for mark in picture.marks if isinstance(mark, Box)][key:]
    assert len(boxes) == 3
    assert sum(box.width for box in boxes) == pytest.approx(boxes[0].width / 0.7)


def test_bars_begin_at_zero_and_none_is_longer_than_the_plot():
    rows = [charts.BarRow("A", value, str(value)) for value in (0.5, 1.0, 0, None, 7.0)]
    picture = charts.bars(rows, 200, whole=1.0, measure=measure)
    drawn_bars = [mark for mark in picture.marks if isinstance(mark, Box)]
    assert len({mark.x for mark in drawn_bars}) == 1
    assert [round(mark.width / drawn_bars[1].width, 3) for mark in drawn_bars] == [0.5, 1.0, 1.0]
    assert outside(picture) == []


@pytest.mark.parametrize("heads", [1, 8, 9])
def test_heat_heads_stay_apart_however_long(heads):
    cells = tuple(charts.HeatCell(4.5, "4,50") for _ in range(heads))
    names = ["Қолжетімділік және ақпараттандыру"] * heads
    limits = tuple((value, f"{value:.2f}") for value in (4.4, 4.6, 4.7, 4.8))
    picture = charts.heat([charts.HeatRow(LONG, cells)], names, limits, 480, measure=measure)
    assert outside(picture) == []
    assert meeting(picture) == []
