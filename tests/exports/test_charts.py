"""The charts as marks: inside their picture, no two texts on each other, and to be told apart without colour."""

from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from reportlab.lib.colors import HexColor

from exports import charts, layout
from exports.charts import Axis, Box, Disc, Line, Picture, Role, Shape, Words
from exports.charts.labels import area, shortened, spread, wrapped
from exports.charts.paper import Painted, colour, measure
from exports.charts.steps import STEPS, ramp, step
from model.language import LANGUAGES, speaking
from tests.exports import charted

THEMES = {
    "paper": {role: colour(role) for role in Role},
    "light": {Role.INK: HexColor("#14212B"), Role.ACCENT: HexColor("#00758A"), Role.SURFACE: HexColor("#FFFFFF")},
    "dark": {Role.INK: HexColor("#E8EEF1"), Role.ACCENT: HexColor("#4CC3D6"), Role.SURFACE: HexColor("#18232A")},
}


@pytest.fixture(autouse=True)
def fonts():
    layout.register_fonts()


def drawn(name, language="kk"):
    with speaking(language):
        return charted.ALL[name](measure)


def texts(picture):
    return [mark for mark in picture.marks if isinstance(mark, Words) and mark.text]


def meeting(picture, widths=measure):
    areas = [(mark.text, area(mark, widths)) for mark in texts(picture)]
    return [(one, other) for (one, first), (other, second) in combinations(areas, 2) if first.meets(second)]


def edges(mark, widths=measure):
    match mark:
        case Line():
            return [(mark.x1, mark.y1), (mark.x2, mark.y2)]
        case Box():
            return [(mark.x, mark.y), (mark.x + mark.width, mark.y + mark.height)]
        case Disc():
            return [(mark.x - mark.radius, mark.y - mark.radius), (mark.x + mark.radius, mark.y + mark.radius)]
        case Shape():
            return mark.points
        case _:
            here = area(mark, widths)
            return [(here.left, here.top), (here.right, here.bottom)] if mark.text else []


def outside(picture, widths=measure, slack=0.3):
    return [
        mark
        for mark in picture.marks
        for x, y in edges(mark, widths)
        if not (-slack <= x <= picture.width + slack and -slack <= y <= picture.height + slack)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", charted.ALL)
def test_every_mark_is_inside_its_picture(name, language):
    assert outside(drawn(name, language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", charted.ALL)
def test_no_two_texts_lie_on_each_other(name, language):
    assert meeting(drawn(name, language)) == []


@pytest.mark.parametrize("name", charted.ALL)
def test_every_chart_is_painted_on_paper(name):
    picture = drawn(name)
    assert Painted(picture).wrap(0, 0) == (picture.width, picture.height)


def luminance(one):
    def linear(part):
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(one.red) + 0.7152 * linear(one.green) + 0.0722 * linear(one.blue)


def lightness(one):
    y = luminance(one)
    return 116 * y ** (1 / 3) - 16 if y > 0.008856 else 903.3 * y


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def mixed(theme, role, strength):
    full, ground = theme[role], theme[Role.SURFACE]
    parts = (
        strength * getattr(full, part) + (1 - strength) * getattr(ground, part) for part in ("red", "green", "blue")
    )
    return HexColor("#" + "".join(f"{round(255 * part):02x}" for part in parts))


@pytest.mark.parametrize("theme", THEMES)
def test_the_steps_are_told_apart_by_lightness_alone(theme):
    shades = [lightness(mixed(THEMES[theme], one.role, one.strength)) for one in STEPS]
    assert min(abs(one - other) for one, other in pairwise(shades)) >= 5
    assert shades in (sorted(shades), sorted(shades, reverse=True))


@pytest.mark.parametrize("theme", THEMES)
def test_the_figures_on_every_step_have_a_contrast_of_four_and_a_half(theme):
    found = [contrast(mixed(THEMES[theme], one.role, one.strength), THEMES[theme][one.text]) for one in STEPS]
    assert min(found) >= 4.5


@pytest.mark.parametrize("role", [Role.INK, Role.MUTED, Role.ACCENT])
def test_words_have_a_contrast_of_four_and_a_half_on_paper(role):
    assert contrast(colour(role), colour(Role.SURFACE)) >= 4.5


@pytest.mark.parametrize("name", charted.ALL)
def test_words_take_only_roles_that_can_be_read(name):
    assert {mark.role for mark in texts(drawn(name))} <= {Role.INK, Role.MUTED, Role.ACCENT, Role.SURFACE}


def test_low_values_are_the_dark_ones_unless_said_otherwise():
    limits = (4.4, 4.6, 4.7, 4.8)
    assert step(4.2, limits) == STEPS[-1]
    assert step(4.9, limits) == STEPS[0]
    assert step(4.9, limits, dark_low=False) == STEPS[-1]
    assert len(set(ramp(5))) == 5


# names


def test_a_name_wraps_between_words_and_is_left_out_by_whole_words():
    lines = wrapped("Солтүстік Қазақстан облысының әкімдігі мен халыққа қызмет көрсету орталығы", 90, measure)
    assert len(lines) == 2
    assert all(measure(line, 8, False) <= 90 for line in lines)
    assert lines[-1].endswith(" …")
    said = ["Солтүстік", "Қазақстан", "облысының", "әкімдігі", "мен", "халыққа", "қызмет", "көрсету", "орталығы"]
    assert all(word in said for word in " ".join(lines).removesuffix(" …").split())


def test_a_word_wider_than_its_line_is_divided_after_a_vowel():
    lines = wrapped("қанағаттандырылмағандықтарыңыздан", 80, measure, lines=4)
    assert "".join(line.removesuffix("-") for line in lines) == "қанағаттандырылмағандықтарыңыздан"
    assert all(measure(line, 8, False) <= 80 for line in lines)


def test_a_name_of_its_own_hyphen_is_divided_there():
    assert wrapped("Западно-Казахстанская", 85, measure) == ("Западно-", "Казахстанская")


def test_what_fits_is_left_as_it_is():
    assert shortened("Абай", 100, measure) == "Абай"


@pytest.mark.parametrize("wanted", [[5, 5, 5, 5], [0, 1, 2, 3], [100, 99, 98, 50], [10], [], [40, 0, 40, 80, 40.5]])
def test_labels_stand_apart_in_their_order_and_between_their_bounds(wanted):
    found = spread(wanted, 9, 0, 100)
    order = sorted(range(len(wanted)), key=lambda at: wanted[at])
    placed = [found[at] for at in order]
    assert all(after - before >= 9 - 1e-9 for before, after in pairwise(placed))
    assert all(0 <= at <= 100 for at in placed)


@pytest.mark.parametrize("factor", [1.15, 1.3, 1.6])
@pytest.mark.parametrize("name", charted.ALL)
def test_in_a_wider_face_too_marks_stay_inside_and_words_apart(name, factor):
    def wider(text, size, bold):
        return measure(text, size, bold) * factor

    with speaking("ru"):
        picture = charted.ALL[name](wider)
    assert meeting(picture, wider) == []
    assert outside(picture, wider) == []


def test_labels_that_find_no_room_stand_evenly():
    assert spread([1, 2, 3], 90, 0, 100) == [0, 50, 100]


# the ends of what may come


AXIS = Axis(((1.0, "1"), (5.0, "5")))
LONG = "Қызмет алушылардың қанағаттанушылығын бағалау жөніндегі халыққа қызмет көрсету орталығының бөлімшесі"


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


FUNNEL = charts.FunnelWords("95 %", "99,8 %", "4,76")
ACROSS = Axis(((0.0, "0"), (500.0, "500")), LONG)


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


@pytest.mark.parametrize("heads", [1, 8, 9])
def test_heat_heads_stay_apart_however_long(heads):
    cells = tuple(charts.HeatCell(4.5, "4,50") for _ in range(heads))
    names = ["Қолжетімділік және ақпараттандыру"] * heads
    limits = tuple((value, f"{value:.2f}") for value in (4.4, 4.6, 4.7, 4.8))
    picture = charts.heat([charts.HeatRow(LONG, cells)], names, limits, 480, measure=measure)
    assert outside(picture) == []
    assert meeting(picture) == []


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


def test_a_moved_picture_keeps_its_marks():
    picture = drawn("funnel")
    there = charts.moved(picture.marks, 10, 20)
    assert charts.moved(there, -10, -20)[0] == picture.marks[0]
    assert outside(Picture(picture.width + 10, picture.height + 20, there)) == []


def test_the_minutes_of_a_low_chart_stand_apart():
    words = charts.WaitWords("norm", "half", "nine of ten", "h")
    ticks = tuple((float(at), str(at)) for at in (0, 10, 20, 30, 40))
    panels = [charts.Panel("A", (charts.Hour("9", "31", 9, 20),))]
    picture = charts.waits(panels, 15, ticks, (120, 84), words, measure=measure)
    assert meeting(picture) == []
    assert "0" in [mark.text for mark in texts(picture)]
