"""Consent stands alone, large, in the respondent's language; declining ends calmly; the end is told in words."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui.answers import words
from gui.core import theme
from gui.entry.consent import ConsentCard
from model.language import speaking
from tests.gui.entry.conftest import settle, to_the_grid
from tests.gui.rooms import fill, give

CONSENT, DECLINED = "/data/agreement/consent", "/data/agreement/declined"
LETTERS = {"kk": "қ", "ru": "ы", "en": "w"}


def value(room, path: str) -> str:
    return room.interview.instance[path].value


def test_it_is_alone_on_its_screen_with_its_placeholders_filled(room) -> None:
    (sheet,) = room.questions.sheets()
    assert sheet.paths() == [CONSENT]
    card = sheet.piece(CONSENT)
    assert isinstance(card, ConsentCard)
    assert len(card.label) > 200
    assert "{" not in card.label
    assert card.height() <= room.questions.stack.height()


def test_no_count_of_screens_is_shown_before_it_is_known(room, typist) -> None:
    room.show_progress()
    assert room.header.far.text() == ""
    typist.press("1")
    settle(room)
    room.show_progress()
    assert room.header.far.text() == f"2 of {len(room.outline.lines)}"
    room.questions.go(CONSENT)
    room.show_progress()
    assert room.header.far.text() == f"1 of {len(room.outline.lines)}"


@pytest.fixture
def at_150():
    theme.apply("light", 150)
    yield
    theme.apply("light")


def hints(room) -> str:
    return " ".join(words for _key, words in room.strip.hints)


@pytest.mark.parametrize("code", ["kk", "ru", "en"])
def test_in_large_letters_the_choices_stay_on_view_and_the_words_move(at_150, room, typist, code: str) -> None:
    card = room.questions.piece()
    card.tongues.buttons[code].click()
    reading, bar = card.reading, card.reading.verticalScrollBar()
    assert reading.moves()
    foot = card.answer.mapTo(room.questions.stack, card.answer.rect().bottomLeft()).y()
    assert foot < room.questions.stack.height()
    assert reading.height() >= 3 * words.height("A", theme.font(theme.QUESTION), reading.width())
    assert reading.geometry().bottom() < card.answer.y()
    assert "read on" in hints(room)
    typist.press(*["Down"] * 9)
    assert bar.value() == bar.maximum() > 0
    typist.press("Up")
    assert bar.value() < bar.maximum()
    typist.press("Right", "Space")
    assert value(room, CONSENT) == "no"


def test_in_a_higher_window_all_words_are_seen_again(room) -> None:
    card, wide = room.questions.piece(), room.width()
    room.resize(wide, 340)
    assert card.reading.moves()
    assert "read on" in hints(room)
    room.resize(wide, 720)
    assert not card.reading.moves()
    assert "read on" not in hints(room)


@pytest.mark.parametrize("code", ["kk", "ru", "en"])
def test_another_language_is_one_press_away_and_the_whole_interview_speaks_it(room, code: str) -> None:
    card = room.questions.piece()
    card.tongues.buttons[code].click()
    assert room.interview.language == code
    assert LETTERS[code] in card.label
    assert card.tongues.value() == code
    assert room.questions.place == CONSENT
    room.next_language()
    assert card.tongues.value() == room.interview.language


def test_agreeing_is_one_key_and_its_time_is_kept_in_the_journal_and_in_the_form(room, typist) -> None:
    typist.press("1")
    assert room.questions.place == "/data/place/region"
    agreed = next(event for event in room.interview.events if event.node == CONSENT and event.kind == "answer")
    assert (agreed.new, bool(agreed.wall)) == ("yes", True)
    assert value(room, "/data/agreement/consent_time").startswith(agreed.wall[:4])


@pytest.mark.parametrize("key", ["Enter", "Down"])
def test_going_on_is_not_agreeing(room, typist, key: str) -> None:
    typist.press(key)
    assert value(room, CONSENT) == ""


def test_space_takes_the_choice_one_is_at_and_letters_are_places(room, typist) -> None:
    typist.press("Right", "Space")
    assert value(room, CONSENT) == "no"
    room.questions.go(CONSENT)
    typist.press("J")
    assert value(room, CONSENT) == "yes"


def test_declining_asks_how_it_ended_and_is_over(room, typist, qtbot) -> None:
    typist.press("2")
    assert room.questions.place == DECLINED
    assert room.questions.sheets()[0].paths() == [DECLINED, "/data/agreement/farewell"]
    typist.press("1")
    assert room.stack.currentWidget() is room.finish
    assert room.finish.title.text() == "Refused."
    assert "before the first question" in room.finish.sentence.text()
    assert "answered" not in room.finish.sentence.text()
    typist.press("Enter")
    qtbot.waitUntil(lambda: bool(room.finish.code))
    assert not room.finish.plate.isVisible()
    assert "Refused." in room.finish.sentence.text()
    assert room.interview.status == "complete"
    assert value(room, "/data/outcome") == "3.2"
    settle(room)


def test_declining_after_answers_is_asked_twice_as_every_gate(room, typist) -> None:
    to_the_grid(typist)
    room.questions.go(CONSENT)
    typist.press("2")
    assert value(room, CONSENT) == "yes"
    assert room.questions.piece().message
    typist.press("Escape")
    assert (value(room, CONSENT), room.questions.piece().message) == ("yes", "")
    choices = room.questions.piece().answer.choices
    for _again in range(2):
        QTest.mouseClick(choices, Qt.MouseButton.LeftButton, pos=choices.rects[1].center())
    assert value(room, CONSENT) == "no"


def test_a_question_without_the_mark_is_a_card_like_any_other(room_of) -> None:
    room = room_of("""
      | survey   |                 |       |                          |
      |          | type            | name  | label                    |
      |          | begin group     | a     | Consent                  |
      |          | select_one yn   | agree | Do you agree?            |
      |          | text            | why   | Why?                     |
      |          | end group       |       |                          |
      | choices  |                 |       |                          |
      |          | list_name       | name  | label                    |
      |          | yn              | yes   | Yes                      |
      |          | yn              | no    | No                       |
      | settings |                 |       |                          |
      |          | form_id         |       |                          |
      |          | unmarked        |       |                          |
    """)
    assert len(room.questions.screens) == 1
    assert not isinstance(room.questions.piece(), ConsentCard)
    room.show_finish()
    assert room.finish.outcome == ""


@pytest.mark.parametrize(
    ("without", "title", "words"),
    [(0, "Complete.", "More than 80 %"), (8, "Partly complete.", "50 to 80 %"), (20, "Broken off.", "Fewer than half")],
)
def test_the_end_says_in_words_what_the_interview_came_to(room, qtbot, without: int, title: str, words: str) -> None:
    fill(room)
    asked = [view.name for view in room.interview.nodes() if view.kind == "question" and view.type == "select1"
             and view.path.split("/")[2] in ("inf", "acc", "emp", "pro", "dea", "cos")]  # fmt: skip
    give(room, **dict.fromkeys(asked[:without], "98"))
    room.show_finish()
    assert room.finish.title.text() == title
    assert words in room.finish.sentence.text()
    assert "answered" in room.finish.sentence.text()
    room.complete()
    qtbot.waitUntil(lambda: bool(room.finish.code))
    assert room.finish.plate.isVisible()
    with speaking("ru"):
        room.finish.retranslate()
        assert title not in room.finish.sentence.text()
    room.finish.retranslate()


def test_in_a_low_window_no_word_of_the_end_is_cut_off(room, qtbot) -> None:
    room.resize(911, 430)
    fill(room)
    room.show_finish()
    room.complete()
    qtbot.waitUntil(lambda: bool(room.finish.code))
    said = (room.finish.title, room.finish.sentence, room.finish.figure, room.finish.explained)
    qtbot.waitUntil(lambda: all(text.height() >= text.heightForWidth(text.width()) for text in said))
    assert room.finish.other.geometry().bottom() < room.finish.height()


def test_in_another_window_one_still_sees_the_question_one_is_at(room, typist) -> None:
    to_the_grid(typist)
    room.questions.go(room.questions.stops(room.questions.screen)[-1])
    room.resize(911, 430)
    sheet = room.questions.sheets()[0]
    row = sheet.rect_of(room.questions.place).translated(sheet.pos())
    assert 0 <= row.top() < row.bottom() <= sheet.parentWidget().height()
