"""Keys are places: the same press answers on the English, the Russian and the Kazakh layout, and on the numpad."""

import pytest

from gui.entry import wording
from gui.entry.turn import TurnAnswer
from tests.gui.entry.conftest import settle, to_the_grid
from tests.gui.typist import Typist

GRID = "/data/inf/INF"
LAYOUTS = ("en", "ru", "kk")


@pytest.fixture
def at_the_grid(room, typist):
    to_the_grid(typist)
    assert room.questions.place == f"{GRID}1"
    return room


def value(room, item: int) -> str:
    return room.interview.instance[f"{GRID}{item}"].value


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_digit_row_answers_and_goes_on_whatever_it_prints(at_the_grid, layout: str) -> None:
    Typist(layout).press("5", "4", "1")
    assert [value(at_the_grid, item) for item in (1, 2, 3)] == ["5", "4", "1"]
    assert at_the_grid.questions.place == f"{GRID}4"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_is_no_mark_has_its_keys_on_every_layout(at_the_grid, layout: str) -> None:
    Typist(layout).press("0", "Minus", "Period")
    assert [value(at_the_grid, item) for item in (1, 2, 3)] == ["97", "98", "99"]


def test_the_key_that_prints_a_full_stop_in_russian_refuses_too(at_the_grid) -> None:
    Typist("ru").press("Slash")
    assert value(at_the_grid, 1) == "99"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_numpad_answers_with_and_without_numlock(at_the_grid, layout: str) -> None:
    person = Typist(layout)
    person.press("Num5")
    person.numpad_without_numlock("Num2")
    assert [value(at_the_grid, item) for item in (1, 2)] == ["5", "2"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_undo_is_a_place_too(at_the_grid, layout: str) -> None:
    person = Typist(layout)
    person.press("5", "4")
    person.press("Ctrl+Z")
    assert (value(at_the_grid, 1), value(at_the_grid, 2)) == ("5", "")
    assert at_the_grid.questions.place == f"{GRID}2"


def test_the_twenty_eight_items_of_the_eight_criteria_take_one_press_each(at_the_grid, typist) -> None:
    presses = 0
    while not at_the_grid.questions.place.startswith("/data/profile"):
        place = at_the_grid.questions.place
        if "item" in wording.role(at_the_grid.interview, place):
            typist.press("5")
            presses += 1
        elif place.endswith("F7"):
            typist.press("1")
        elif at_the_grid.interview.instance[place].type == "select":
            typist.press("1", "Enter")
        elif at_the_grid.interview.instance[place].type == "string":
            typist.type("x")
            typist.press("Enter")
        elif isinstance(at_the_grid.questions.piece().answer, TurnAnswer):
            typist.press("Enter", "2", "Enter")
        else:
            typist.press("2")
    assert presses == 28


def test_the_grid_of_the_criteria_takes_one_press_an_item(at_the_grid, typist) -> None:
    typist.presses = 0
    while at_the_grid.questions.place.split("/")[2] in ("inf", "acc", "emp", "pro", "dea", "cos"):
        typist.press("5")
    assert typist.presses == 22
    settle(at_the_grid)
    assert at_the_grid.questions.place == "/data/rights/F6"


@pytest.mark.parametrize("numlock", [True, False])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_one_to_five_answer_on_the_row_and_on_the_numpad_with_numlock_on_and_off(
    at_the_grid, layout: str, numlock: bool
) -> None:
    person = Typist(layout)
    person.press("1", "2", "3", "4")
    for digit in "12345":
        person.press(f"Num{digit}") if numlock else person.numpad_without_numlock(f"Num{digit}")
    sections = ("inf", "acc", "emp")
    views = [view for view in at_the_grid.interview.nodes() if view.path.split("/")[2] in sections]
    assert [view.value for view in views if view.value] == list("123412345")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_commands_of_the_room_work_on_every_layout(at_the_grid, layout: str) -> None:
    person = Typist(layout)
    person.press("5", "Ctrl+Z", "Ctrl+Y")
    assert value(at_the_grid, 1) == "5"
    person.press("Ctrl+Z", "Ctrl+Shift+Z")
    assert value(at_the_grid, 1) == "5"
    person.press("F2")
    assert at_the_grid.interview.language == "ru"
    person.press("F4")
    assert at_the_grid.remark.isVisible()
    person.press("Escape", "F6")
    assert at_the_grid.outline.hasFocus()
    person.press("Escape", "Ctrl+Enter")
    assert at_the_grid.questions.screen.path == "/data/acc"
    person.press("F8")
    assert at_the_grid.stack.currentWidget() is at_the_grid.finish
