"""Widgets that are answered in more ways than one: ranges, orders, days, places, labels with style, media."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QFont, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from gui.answers import cells, ink, words
from gui.answers.base import Option, with_keys
from gui.answers.card import Card
from gui.answers.choice import ChoiceList
from gui.answers.geo import PointAnswer, ShapeAnswer
from gui.answers.media import Media, size_of
from gui.answers.moment import MomentAnswer
from gui.answers.numbers import Code, Digits, Grouped, Stepper, mask
from gui.answers.places import place_from_typing
from gui.answers.plain import Reading
from gui.answers.rank import Rank
from gui.answers.slider import Slider, Stars
from gui.answers.steps import steps_of
from gui.answers.typed import TextAnswer
from gui.core import tasks
from gui.core.dialogs import Dialog
from model import identity
from tests.gui.answers.conftest import Shown
from tests.gui.typist import Typist

FRUIT = with_keys([Option("a", "Apple"), Option("b", "Birch"), Option("c", "Cedar")])
TEN = steps_of({"start": "0", "end": "10", "step": "1"}, {})


@pytest.fixture
def show(show: Shown) -> Shown:
    """The same; and answers come back to the widget, as they do in a card."""

    def shown(widget: QWidget) -> list[tuple[object, ...]]:
        heard = show(widget)
        if not isinstance(widget, Card):
            widget.answered.connect(lambda value, _on: widget.show_value(value))
        return heard

    return shown


# --- ranges -----------------------------------------------------------------------------------------------------------


def test_a_range_is_blank_until_it_is_touched_and_the_first_arrow_only_arrives(show) -> None:
    slider = Slider(TEN)
    heard = show(slider)
    assert slider.at == -1
    Typist().press("Right", "Right", "Left", "Right", "Enter")
    assert heard == [("answered", "6", False), ("stepped", 1)]


def test_a_number_that_only_begins_another_waits_for_the_next_digit(show) -> None:
    heard = show(Slider(TEN))
    Typist("kk").press("1", "0")
    assert heard == [("answered", "10", True)]


def test_a_number_that_is_not_on_the_scale_is_said(show) -> None:
    heard = show(Slider(steps_of({"start": "0", "end": "100", "step": "5"}, {})))
    Typist().press("1", "2", "Enter")
    assert heard == [("misread", Slider.MISREAD)]


def test_a_range_runs_downwards_and_by_parts_too(show) -> None:
    assert steps_of({"start": "10", "end": "0", "step": "2"}, {}).value(1) == "8"
    assert steps_of({"start": "0", "end": "1", "step": "0.1"}, {}).value(3) == "0.3"
    heard = show(Slider(steps_of({"start": "-5", "end": "5", "step": "1"}, {})))
    Typist().press("Minus", "3")
    assert heard == [("answered", "-3", True)]


@pytest.mark.parametrize("upright", [False, True])
def test_a_finger_drags_the_knob_and_lets_it_go(show, upright) -> None:
    slider = Slider(TEN, upright=upright)
    heard = show(slider)
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=slider.point(2).toPoint())
    QTest.mouseMove(slider, slider.point(8).toPoint())
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=slider.point(8).toPoint())
    assert heard == [("answered", "8", False)]


def test_delete_takes_a_range_back_to_nothing(show) -> None:
    slider = Slider(TEN)
    slider.show_value("7")
    heard = show(slider)
    Typist().press("Delete")
    assert heard == [("answered", "", False)]


def test_a_star_is_pressed_or_said_by_its_number(show) -> None:
    stars = Stars(steps_of({"start": "1", "end": "5", "step": "1"}, {}))
    heard = show(stars)
    QTest.mouseClick(stars, Qt.MouseButton.LeftButton, pos=QPoint(60, 20))
    Typist().press("5")
    assert heard == [("answered", "2", False), ("answered", "5", True)]


def test_what_a_screen_reader_hears_of_a_range_is_its_value_and_its_words(show) -> None:
    slider = Slider(steps_of({"start": "1", "end": "3"}, {"3": "**best**"}))
    slider.show_name("How good", "")
    show(slider)
    Typist().press("3")
    assert slider.accessibleName() == "How good, 3, best"


# --- orders -----------------------------------------------------------------------------------------------------------


def test_an_order_is_an_answer_once_everything_has_its_place(show) -> None:
    rank = Rank()
    rank.show_options(FRUIT)
    heard = show(rank)
    Typist().press("3", "Enter", "3")
    assert heard == [("misread", Rank.MISREAD), ("answered", "c b a", True)]


def test_a_row_moves_with_ctrl_and_by_dragging(show) -> None:
    rank = Rank()
    rank.show_options(FRUIT)
    rank.show_value("a b c")
    heard = show(rank)
    Typist().press("Right", "Ctrl+Up")
    QTest.mousePress(rank, Qt.MouseButton.LeftButton, pos=rank._row(2).center())
    QTest.mouseMove(rank, rank._row(0).center())
    QTest.mouseRelease(rank, Qt.MouseButton.LeftButton, pos=rank._row(0).center())
    assert heard == [("answered", "b a c", False), ("answered", "c b a", False)]


# --- days -------------------------------------------------------------------------------------------------------------


def test_a_day_is_chosen_from_the_month_by_keys(show) -> None:
    field = MomentAnswer("date")
    heard = show(field)
    with identity.use_clock(lambda: datetime(2026, 11, 24, 9, 41, tzinfo=UTC)):
        Typist("kk").press("Space", "PageUp", "Right", "Down", "Enter")
    assert heard == [("answered", "2026-11-01", True)]


def test_a_day_is_chosen_from_the_month_by_a_finger_and_escape_only_closes_it(show) -> None:
    field = MomentAnswer("date")
    field.show_value("2026-08-12")
    heard = show(field)
    Typist().press("Space")
    assert field.calendar.isVisible()
    assert field.escape()
    Typist().press("Space")
    QTest.mouseClick(field.calendar, Qt.MouseButton.LeftButton, pos=field.calendar._cell(0, 1).center())
    assert heard == [("answered", "2026-08-03", True)]


def test_the_calendar_ends_where_dates_do(show) -> None:
    field = MomentAnswer("date")
    field.show_value("0001-01-01")
    show(field)
    Typist().press("Space", "Left", "PageUp", "Up")
    assert field.calendar.day.isoformat() == "0001-01-01"


@pytest.mark.parametrize(
    ("kind", "text", "stored"),
    [("month", "82026", "2026-08-01"), ("month", "2026-08", "2026-08-01"), ("month", "13.2026", None),
     ("year", "2026", "2026-01-01"), ("year", "26", None)],
)  # fmt: skip
def test_a_month_and_a_year_are_typed_by_themselves(show, kind, text, stored) -> None:
    field = MomentAnswer(kind)
    heard = show(field)
    Typist().type(text)
    Typist().press("Enter")
    assert heard[0][:2] == (("answered", stored) if stored else ("misread", field.MISREAD))


# --- numbers and signs ------------------------------------------------------------------------------------------------


def test_a_large_number_is_shown_in_groups_and_stored_without_them(show) -> None:
    field = Grouped(whole=False)
    heard = show(field)
    Typist().type("1234567,5")
    Typist().press("Enter")
    assert heard == [("answered", "1234567.5", True)]
    assert field.line.text() == "1\u202f234\u202f567.5"


def test_a_counter_counts_by_keys_and_by_fingers(show) -> None:
    field = Stepper(whole=True)
    show(field)
    Typist("kk").press("Equal", "Equal")
    field.less.click()
    assert field.value == "0"
    assert field.less.width() >= 44


def test_a_text_of_digits_takes_nothing_else(show) -> None:
    field = Digits()
    heard = show(field)
    Typist("kk").type("ab")
    Typist("kk").press("0", "0", "7", "Enter")
    assert heard == [("answered", "007", True)]


def test_a_reader_is_understood_whatever_the_layout(show) -> None:
    heard = show(Code())
    Typist("kk").press("4", "A", "8", "N", "Enter")
    assert heard == [("answered", "4a8n", True)]


def test_a_hidden_answer_is_shown_on_demand(show) -> None:
    from gui.answers.numbers import Eye

    field = mask(TextAnswer())
    show(field)
    eye = field.findChild(Eye)
    eye.click()
    assert field.line.echoMode() == field.line.EchoMode.Normal
    assert eye.accessibleName()


# --- places -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("51.16 71.47", "51.16 71.47"),
        ("51,16; 71,47", "51.16 71.47"),
        ("51.16,71.47", "51.16 71.47"),
        ("51°9′36″ N 71°28′12″ E", "51.16 71.47"),
        ("E71.47 N51.16", "51.16 71.47"),
        ("с.ш. 51,16 в.д. 71,47", "51.16 71.47"),
        ("12°30' ю.ш. 40° з.д.", "-12.5 -40"),
        ("51.16 71.47 350 5", "51.16 71.47 350 5"),
        ("кокшет", "53.28 69.38 0 10000"),
        ("Ақтөбе", "50.28 57.17 0 10000"),
        ("95 10", None),
        ("somewhere", None),
        ("51.16", None),
    ],
)
def test_a_place_is_read_in_the_usual_spellings(text, stored) -> None:
    assert place_from_typing(text) == stored


@pytest.mark.qt_log_ignore("positioning|geoclue|dbus|D-Bus|plugin")
def test_a_computer_that_does_not_know_where_it_is_says_so(show) -> None:
    field = PointAnswer()
    heard = show(field)
    field._lost(None)
    assert heard == [("misread", PointAnswer.NOWHERE)]


def test_a_line_of_one_point_is_no_line_yet(show) -> None:
    field = ShapeAnswer(closed=False)
    heard = show(field)
    Typist().type("51 71")
    Typist().press("Enter", "Enter")
    assert heard == [("misread", ShapeAnswer.TOO_FEW)]


# --- choices as the form wishes them ----------------------------------------------------------------------------------


def test_choices_stand_in_columns_packed_or_under_one_another() -> None:
    def tops(appearance: str) -> list[tuple[int, int]]:
        found = cells.placed(cells.look_of(appearance), [150, 90, 120], lambda _n, _w: 44, 300, 8)
        return [(cell.left(), cell.top()) for cell in found]

    assert tops("columns-2") == [(0, 0), (154, 0), (0, 52)]
    assert tops("columns-pack") == [(0, 0), (158, 0), (0, 52)]
    assert tops("vertical") == [(0, 0), (0, 52), (0, 104)]


@pytest.fixture
def picture(tmp_path: Path) -> str:
    """A picture of the form."""
    made = QPixmap(640, 400)
    made.fill(QColor("#88aacc"))
    made.save(str(tmp_path / "hall.png"))
    return str(tmp_path / "hall.png")


def rest(qtbot) -> None:
    qtbot.waitUntil(lambda: not tasks.tasks().running(), timeout=5000)


def test_a_choice_shows_its_picture_and_keeps_room_for_it_before(show, qtbot, picture) -> None:
    choices = ChoiceList()
    choices.show_options(with_keys([Option("a", "A", image=picture), Option("b", "B")]))
    tall = choices.tall(600)
    heard = show(choices)
    rest(qtbot)
    assert choices.tall(600) == tall > 132
    assert not choices._pictures[picture].isNull()
    Typist().press("2")
    assert heard == [("answered", "b", True)]


# --- words and media --------------------------------------------------------------------------------------------------


def test_markup_is_style_and_neither_page_nor_mnemonic(qapp) -> None:
    text = "**A & B** <img src='http://x/y.png'> _c_ [d](https://e.kz)"
    assert words.plain(text) == "A & B <img src='http://x/y.png'> c d"
    assert words.addresses(text) == ("https://e.kz",)
    styled = words._formats(text)
    assert styled[0].format.fontWeight() == QFont.Weight.Bold
    assert (styled[0].start, styled[0].length) == (0, 5)
    assert words.height(text, ink.pens().question, 120) > words.height(text, ink.pens().question, 900)


def test_guidance_and_addresses_unfold_by_one_key_and_fold_again(show) -> None:
    card = Card("/q", Reading())
    card.show_words("See [rules](https://gov.kz/r)", "slowly", "Explain *all*")
    show(card)
    card.take_focus()
    before = card.arrange(700)
    Typist().press("F3")
    assert card.is_unfolded
    assert card.details() == "Explain *all*\nhttps://gov.kz/r"
    assert card.arrange(700) >= before  # the folded line is as tall as a finger
    assert "https://gov.kz/r" in card.answer.accessibleDescription()
    Typist().press("F3")
    assert card.arrange(700) == before


def test_a_picture_is_enlarged_by_one_key(show, qtbot, picture) -> None:
    card = Card("/q", Reading())
    card.show_words("The **hall**", "")
    card.show_media(Media(image=picture))
    show(card)
    card.arrange(700)
    card.take_focus()
    Typist().press("F11")
    rest(qtbot)
    assert card.media.picture.accessibleName() == "Picture: The hall"
    assert card.findChild(Dialog).isVisible()
    card.findChild(Dialog).reject()


def test_a_file_that_is_missing_or_no_picture_is_named(show, tmp_path) -> None:
    (tmp_path / "trick.png").write_text("<svg xmlns='http://www.w3.org/2000/svg'><image href='/etc/passwd'/></svg>")
    assert not size_of(str(tmp_path / "trick.png")).isValid()
    card = Card("/q", Reading())
    card.show_media(Media(image=str(tmp_path / "trick.png"), missing=("gone.mp3",)))
    show(card)
    assert card.media.told.text() == "Not in the form's files: gone.mp3, trick.png"


def test_a_list_of_other_files_is_never_given_to_a_player(show, tmp_path) -> None:
    (tmp_path / "s.mp3").write_text("#EXTM3U\nhttp://example.org/a.mp3\n")
    card = Card("/q", Reading())
    card.show_media(Media(audio=str(tmp_path / "s.mp3")))
    show(card)
    card.arrange(700)
    card.take_focus()
    Typist().press("F11")
    assert card.findChild(Dialog).isVisible()
    card.findChild(Dialog).reject()


@pytest.mark.qt_log_ignore("library", "symbols", "PulseAudio", "FFmpeg", "Could not open media", extend=True)
def test_a_sound_that_cannot_be_played_says_so(show, qtbot, tmp_path) -> None:
    (tmp_path / "s.mp3").write_bytes(bytes(64))
    card = Card("/q", Reading())
    card.show_media(Media(audio=str(tmp_path / "s.mp3")))
    show(card)
    card.arrange(700)
    card.take_focus()
    Typist().press("F11")
    qtbot.waitUntil(lambda: card.findChild(Dialog) is not None, timeout=5000)
    card.findChild(Dialog).reject()
