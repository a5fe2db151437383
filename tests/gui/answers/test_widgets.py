"""Each answer widget alone: a value in, keys and clicks, signals out."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from gui.answers.attached.file import FileAnswer
from gui.answers.base import Option, with_keys
from gui.answers.choice import ChoiceList
from gui.answers.longtext import LongTextAnswer
from gui.answers.many import SearchMany
from gui.answers.moment import MomentAnswer
from gui.answers.plain import Reading, Tick
from gui.answers.scale import Row, ScaleGrid
from gui.answers.search import SearchAnswer
from gui.answers.typed import NumberAnswer, TextAnswer
from model import identity
from tests.gui.typist import Typist

YES_NO = with_keys([Option("yes", "Yes"), Option("no", "No"), Option("na", "Not applicable")])
SCALE = with_keys([Option(value, f"Mark {value}") for value in ("5", "4", "3", "2", "1", "97", "98", "99")])


@pytest.fixture
def grid() -> ScaleGrid:
    made = ScaleGrid(SCALE)
    made.show_rows([Row("a", "politeness"), Row("b", "competence"), Row("c", "hidden", shown=False)])
    made.arrange(1000)
    made.show_current("a")
    return made


def test_marks_have_their_own_digit_and_the_rest_zero_minus_and_point() -> None:
    assert [option.key for option in SCALE] == ["5", "4", "3", "2", "1", "0", "-", "."]


def test_choices_that_are_no_figures_are_numbered() -> None:
    assert [option.key for option in YES_NO] == ["1", "2", "3"]


def test_the_grid_answers_the_current_row(show, grid) -> None:
    heard = show(grid)
    Typist().press("4")
    assert heard == [("answered", "a", "4", True)]


def test_in_a_narrow_grid_the_words_stand_above_the_marks_and_both_can_be_reached(show, grid) -> None:
    beside = grid.rect_of("a").height()
    grid.arrange(720)
    strip = grid.rect_of("a")
    assert strip.height() > beside
    heard = show(grid)
    grid.resize(720, grid.sizeHint().height())
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=QPoint(700 - 40, strip.top() + 16))
    assert heard == []
    marks = grid._marks(grid.rect_of("a"))
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=QPoint(720 - 40, marks.center().y()))
    assert heard == [("answered", "a", "99", True)]


def test_the_grid_clears_with_delete_and_steps_with_arrows(show, grid) -> None:
    grid.show_row(Row("a", "politeness", "4"))
    heard = show(grid)
    Typist().press("Delete", "Down", "Up", "Backspace", "Enter")
    assert heard == [("answered", "a", "", False), ("stepped", 1), ("stepped", -1), ("stepped", -1), ("stepped", 1)]


def test_a_click_answers_the_row_it_hits(show, grid) -> None:
    heard = show(grid)
    grid.arrange(grid.width())
    strip = grid.rect_of("b")
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=QPoint(grid.width() - 20, strip.center().y()))
    assert heard == [("answered", "b", "99", True)]


def test_targets_of_the_grid_are_large_enough_for_a_finger(show, grid) -> None:
    show(grid)
    assert grid.rect_of("a").height() >= 44
    assert all(cell.width() >= 44 for _option, cell in grid._cells(grid.rect_of("a")))


def test_the_grid_tells_a_screen_reader_where_one_is(show, grid) -> None:
    show(grid)
    grid.show_row(Row("a", "politeness", "5", "Check this answer."))
    assert grid.accessibleName() == "politeness, Mark 5, Check this answer."


def test_one_choice_goes_on(show) -> None:
    widget = ChoiceList()
    widget.show_options(YES_NO)
    heard = show(widget)
    Typist().press("2")
    assert heard == [("answered", "no", True)]


@pytest.mark.parametrize("layout", ["en", "ru", "kk"])
def test_yes_and_no_have_letters_by_their_place(show, layout: str) -> None:
    widget = ChoiceList()
    widget.show_options(YES_NO)
    heard = show(widget)
    Typist(layout).press("J", "Y", "N", "A")
    assert [said[1] for said in heard] == ["yes", "yes", "no", "na"]


def test_several_choices_toggle_and_enter_goes_on(show) -> None:
    widget = ChoiceList(several=True)
    widget.show_options(YES_NO)
    heard = show(widget)
    Typist().press("3")
    widget.show_value("na")
    Typist().press("1")
    widget.show_value("yes na")
    Typist().press("3", "Enter")
    assert heard == [
        ("answered", "na", False),
        ("answered", "yes na", False),
        ("answered", "yes", False),
        ("stepped", 1),
    ]


def test_arrows_and_space_choose_without_numbers(show) -> None:
    widget = ChoiceList()
    widget.show_options(YES_NO)
    heard = show(widget)
    Typist().press("Right", "Space")
    assert heard == [("answered", "no", True)]


@pytest.mark.parametrize("layout", ["en", "ru", "kk"])
def test_a_time_is_typed_by_places_on_every_layout(show, layout: str) -> None:
    widget = MomentAnswer("time")
    heard = show(widget)
    Typist(layout).press("1", "4", "3", "5", "Enter")
    assert heard == [("answered", "14:35:00", True)]


@pytest.mark.parametrize("place", ["Equal", "N"])
def test_one_key_stamps_the_present(show, place: str) -> None:
    from datetime import UTC, datetime

    widget = MomentAnswer("time")
    heard = show(widget)
    with identity.use_clock(lambda: datetime(2026, 11, 24, 9, 41, 30, tzinfo=UTC)):
        Typist("kk").press(place)
    assert heard == [("answered", "09:41:00", True)]


def test_what_is_no_time_is_said_and_kept_in_the_field(show) -> None:
    widget = MomentAnswer("time")
    heard = show(widget)
    Typist().press("9", "9", "9", "9", "Enter")
    assert heard[0][0] == "misread"
    assert widget.line.text() == "9999"


def test_leaving_an_untouched_time_changes_nothing(show) -> None:
    widget = MomentAnswer("time")
    widget.show_value("14:35:00.000+05:00")
    heard = show(widget)
    widget.commit()
    assert heard == []
    assert widget.line.text() == "14:35"


def test_a_number_is_read_and_a_word_is_not(show) -> None:
    widget = NumberAnswer(whole=True)
    heard = show(widget)
    Typist("kk").press("1", "2", "Enter")
    widget.show_value("12")
    widget.line.setText("many")
    Typist().press("Enter")
    assert heard == [("answered", "12", True), ("misread", NumberAnswer.MISREAD)]


def test_backspace_in_an_empty_field_goes_back_and_in_a_full_one_deletes(show) -> None:
    widget = TextAnswer()
    heard = show(widget)
    Typist().type("ab")
    Typist().press("Backspace")
    assert widget.line.text() == "a"
    Typist().press("Backspace", "Backspace")
    assert ("stepped", -1) in heard


def test_half_typed_text_is_given_when_the_typing_pauses(show, qtbot) -> None:
    widget = TextAnswer()
    heard = show(widget)
    Typist().type("жартылай")
    qtbot.waitUntil(lambda: heard == [("answered", "жартылай", False)], timeout=2000)


def test_long_text_takes_lines_with_shift_and_goes_on_with_enter(show) -> None:
    widget = LongTextAnswer(longest=20)
    heard = show(widget)
    Typist().type("one")
    QTest.keyClick(widget.sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    Typist().type("two")
    Typist().press("Enter")
    assert heard == [("answered", "one\ntwo", True)]


def test_long_text_stops_at_its_limit(show) -> None:
    widget = LongTextAnswer(longest=5)
    show(widget)
    Typist().type("seven letters")
    assert widget.sheet.toPlainText() == "seven"


@pytest.fixture
def services() -> tuple[Option, ...]:
    return tuple(Option(str(n), label) for n, label in enumerate(("Birth", "Marriage", "Passport", "Pension"), 1))


def test_a_search_takes_the_best_match_with_enter(show, services) -> None:
    widget = SearchAnswer()
    widget.show_options(services)
    heard = show(widget)
    Typist().type("rria")
    Typist().press("Enter")
    assert heard == [("answered", "2", True)]


def test_a_search_invites_numbers_only_where_every_name_has_one(services) -> None:
    widget = SearchAnswer()
    widget.show_options(services)
    assert widget.line.placeholderText() == "Type any part of the name"
    widget.show_options(tuple(Option(str(n), f"Centre {n}, Semey") for n in range(1, 20)))
    assert widget.line.placeholderText() == "Type a number or any part of the name"


def test_a_search_is_walked_with_the_arrows(show, services) -> None:
    widget = SearchAnswer()
    widget.show_options(services)
    heard = show(widget)
    Typist().type("p")
    Typist().press("Down", "Enter")
    assert heard == [("answered", "4", True)]


def test_leaving_a_search_half_typed_keeps_the_answer_that_stood(show, services) -> None:
    widget = SearchAnswer()
    widget.show_options(services)
    widget.show_value("3")
    heard = show(widget)
    widget.line.setText("xyz")
    widget.commit()
    assert (heard, widget.line.text()) == ([], "Passport")


def test_several_of_many_are_taken_one_by_one(show, services) -> None:
    widget = SearchMany()
    widget.show_options(services)
    heard = show(widget)
    Typist().type("birth")
    Typist().press("Enter")
    widget.show_value("1")
    Typist().type("pens")
    Typist().press("Enter")
    widget.show_value("1 4")
    Typist().press("Enter")
    assert heard == [("answered", "1", False), ("answered", "1 4", False), ("stepped", 1)]
    assert "Birth" in widget.told.text()


def test_reading_goes_on_and_a_tick_confirms(show) -> None:
    note = Reading()
    heard = show(note)
    Typist().press("Enter")
    assert heard == [("stepped", 1)]
    tick = Tick()
    heard = show(tick)
    Typist().press("1")
    assert heard == [("answered", "OK", True)]


def test_a_file_that_cannot_be_kept_says_so_and_lets_one_pass(show) -> None:
    widget = FileAnswer()
    heard = show(widget)
    assert "cannot be kept here" in widget.state()[0]
    Typist().press("Enter")
    assert heard == [("stepped", 1)]


def test_a_search_understands_what_was_typed_on_the_english_layout(show, services) -> None:
    widget = SearchAnswer()
    widget.show_options(services)
    show(widget)
    assert widget.found("ьфккш") == widget.found("marri") != []


def test_taking_the_answer_that_stood_silences_what_was_said(show, services) -> None:
    widget = SearchAnswer()
    widget.show_options(services)
    widget.show_value("2")
    heard = show(widget)
    widget.line.setProperty("wrong", True)
    Typist().type("marri")
    Typist().press("Enter")
    assert heard == [("misread", ""), ("stepped", 1)]
