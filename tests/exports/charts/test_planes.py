"""Charts of a plane at the ends of what may come: trend, funnel, map of tiles, waiting by the hour."""

import pytest

from exports import charts
from exports.charts import Axis, Box, Disc, Line
from exports.charts.paper import measure
from model.language import LANGUAGES
from tests.exports.charts.marks import AXIS, LONG, meeting, outside, texts

FUNNEL = charts.FunnelWords("95 %", "99,8 %", "4,76")
ACROSS = Axis(((0.0, "0"), (500.0, "500")), LONG)


@pytest.mark.parametrize("count", [0, 1, 2, 9])
def test_a_trend_of_few_or_many_moments_stays_inside(count):
    moments = [charts.Moment(f"{2017 + at}-Q4", 5.0, 4.9, 5.0, "5,00", True, True) for at in range(count)]
    picture = charts.trend(moments, 320, 110, (4.4, 5.0), low_words="4,4", high_words="5,0", measure=measure)
    assert outside(picture) == []
    assert meeting(picture) == []


def test_a_broken_series_is_not_joined():
    def lines(joined):
        moments = [charts.Moment(str(at), 4.5, None, None, "4,5", joined, False) for at in (2018, 2019)]
        return [
            mark for mark in charts.trend(moments, 320, 110, (4, 5), measure=measure).marks if isinstance(mark, Line)
        ]

    assert not [line for line in lines(True) if line.dash]
    dashed = [line for line in lines(False) if line.dash]
    assert [line.x1 == line.x2 for line in dashed] == [True]
    assert len(lines(True)) == len(lines(False))


@pytest.mark.parametrize("count", [0, 1, 60])
def test_funnel_names_never_lie_on_each_other(count):
    dots = [charts.FunnelDot(f"{LONG[: 10 + at]}", 30 + at, 4.2 + at * 0.001, 2) for at in range(count)]
    limits = [charts.Limit(n, (4.6, 4.9), (4.5, 5.0)) for n in (30, 500)]
    picture = charts.funnel(dots, limits, 4.76, (300, 200), (ACROSS, AXIS), FUNNEL, measure=measure)
    assert outside(picture) == []
    assert meeting(picture) == []
    assert len([mark for mark in picture.marks if isinstance(mark, Disc)]) == count


def test_only_points_outside_the_limits_are_named():
    dots = [charts.FunnelDot("in", 100, 4.7), charts.FunnelDot("out", 100, 4.1, 2)]
    picture = charts.funnel(dots, (), 4.76, (300, 200), (ACROSS, AXIS), FUNNEL, measure=measure)
    said = [mark.text for mark in texts(picture)]
    assert "out" in said
    assert "in" not in said


def test_each_region_has_one_tile_and_no_two_tiles_meet():
    assert len(charts.PLACES) == len(set(charts.PLACES.values())) == 20


def test_a_hidden_region_carries_its_sign_and_no_step():
    tile = charts.Tile("710000000", "Астана", None, "x")
    picture = charts.tiles([tile], (4.4, 4.6, 4.7, 4.8), 300, measure=measure)
    assert [mark.text for mark in texts(picture)] == ["Астана", "x"]
    assert all(mark.fill is None for mark in picture.marks if isinstance(mark, Box))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_short_name_stands_whole_in_half_a_page(language):
    given = [charts.Tile(kato, names[language], 4.5, "4,50") for kato, names in charts.SHORT.items()]
    picture = charts.tiles(given, (4.4, 4.6, 4.7, 4.8), 250, measure=measure)
    assert {names[language] for names in charts.SHORT.values()} <= {mark.text for mark in texts(picture)}
    assert meeting(picture) == []


def test_waiting_of_one_panel_with_one_hour_and_of_none():
    words = charts.WaitWords(LONG, LONG, LONG, "сағ")
    ticks = ((0.0, "0"), (30.0, "30"))
    one = [charts.Panel(LONG, (charts.Hour("9", "1 234", 99, 200),))]
    for panels in ([], one, [charts.Panel("A", ()), *one]):
        picture = charts.waits(panels, 15, ticks, (300, 120), words, measure=measure)
        assert outside(picture) == []
        assert meeting(picture) == []


def test_the_minutes_of_a_low_chart_stand_apart():
    words = charts.WaitWords("norm", "half", "nine of ten", "h")
    ticks = tuple((float(at), str(at)) for at in (0, 10, 20, 30, 40))
    panels = [charts.Panel("A", (charts.Hour("9", "31", 9, 20),))]
    picture = charts.waits(panels, 15, ticks, (120, 84), words, measure=measure)
    assert meeting(picture) == []
    assert "0" in [mark.text for mark in texts(picture)]
