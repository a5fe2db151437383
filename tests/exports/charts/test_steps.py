"""Steps of lightness and words, to be told apart and read without colour: on paper, in a light theme, in a dark one."""

from itertools import pairwise

import pytest
from reportlab.lib.colors import HexColor

from exports.charts import Role
from exports.charts.paper import colour
from exports.charts.steps import STEPS, ramp, step
from tests.exports import charted
from tests.exports.charts.marks import drawn, texts

THEMES = {
    "paper": {role: colour(role) for role in Role},
    "light": {Role.INK: HexColor("#14212B"), Role.ACCENT: HexColor("#00758A"), Role.SURFACE: HexColor("#FFFFFF")},
    "dark": {Role.INK: HexColor("#E8EEF1"), Role.ACCENT: HexColor("#4CC3D6"), Role.SURFACE: HexColor("#18232A")},
}


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
