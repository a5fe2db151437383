"""Names in a picture: how they wrap, when they shorten, and how labels keep off each other."""

from itertools import pairwise

import pytest

from exports.charts.labels import shortened, spread, wrapped
from exports.charts.paper import measure


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


def test_labels_that_find_no_room_stand_evenly():
    assert spread([1, 2, 3], 90, 0, 100) == [0, 50, 100]
