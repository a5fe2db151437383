"""The show card and the respondent's turn: the whole screen, one question, and then it is the interviewer's again."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui.core import settings, theme
from gui.entry.showcard import BESIDE, FACES
from tests.gui.entry.conftest import to_the_grid
from tests.gui.typist import Typist

TURN = """
  | survey   |                  |        |                 |                  |             |
  |          | type             | name   | label           | bind::sapa:turn  | constraint  |
  |          | begin group      | a      | Payment         |                  |             |
  |          | integer          | times  | How many times? |                  |             |
  |          | select_one paid  | paid   | Were you asked? | respondent       |             |
  |          | select_one paid  | again  | And earlier?    | respondent       |             |
  |          | integer          | sum    | How much?       | respondent       | . < 1000    |
  |          | select_one paid  | open   | Told anybody?   |                  |             |
  |          | end group        |        |                 |                  |             |
  | choices  |                  |        |                 |                  |             |
  |          | list_name        | name   | label           |                  |             |
  |          | paid             | yes    | Yes             |                  |             |
  |          | paid             | no     | No              |                  |             |
  |          | paid             | skip   | I will not say  |                  |             |
  | settings |                  |        |                 |                  |             |
  |          | form_id          | namespaces              |                  |             |
  |          | turns            | sapa="urn:sapa:form:1"  |                  |             |
"""
PAID, AGAIN, SUM, OPEN = (f"/data/a/{name}" for name in ("paid", "again", "sum", "open"))
INF1 = "/data/inf/INF1"


def value(room, path: str) -> str:
    return room.interview.instance[path].value


@pytest.fixture(autouse=True)
def own_preferences(tmp_path, monkeypatch):
    monkeypatch.setenv("SAPA_PREFERENCES", str(tmp_path / "preferences.ini"))
    assert settings.file().parent == tmp_path


@pytest.fixture
def active(qtbot):
    """Wait until the keys go to this window."""

    def until(widget):
        qtbot.waitUntil(lambda: widget.window().isActiveWindow() and QApplication.focusWidget() is not None)
        return widget

    return until


@pytest.fixture
def card(room, typist, active):
    """The show card over the first item of the criteria."""
    to_the_grid(typist)
    typist.press("F7")
    return active(room.handing.card())


def test_the_card_fills_the_screen_with_five_marks_and_what_is_none_below(card) -> None:
    assert card.isVisible()
    assert card.isFullScreen()
    shown = [(big.option.value, big.is_main) for big in card.choices.choices]
    assert shown == [(mark, True) for mark in "54321"] + [(code, False) for code in ("97", "98", "99")]
    assert card.questions[0].text()


@pytest.mark.parametrize("layout", ["en", "ru", "kk"])
def test_a_key_on_the_card_is_the_answer_and_the_room_is_back_at_the_next(card, room, active, layout: str) -> None:
    Typist(layout).press("4")
    active(room)
    assert value(room, INF1) == "4"
    assert not card.isVisible()
    assert room.questions.place == "/data/inf/INF2"
    assert room.isAncestorOf(QApplication.focusWidget())


def test_pointing_is_the_answer(card, room) -> None:
    at = next(n for n, big in enumerate(card.choices.choices) if big.option.value == "2")
    QTest.mouseClick(card.choices, Qt.MouseButton.LeftButton, pos=card.choices.rects[at].center())
    assert value(room, INF1) == "2"


def test_escape_shows_nothing_and_changes_nothing(card, room, typist, active) -> None:
    typist.press("Escape")
    active(room)
    assert not card.isVisible()
    assert (value(room, INF1), room.questions.place) == ("", INF1)
    assert room.isAncestorOf(QApplication.focusWidget())


def test_commands_of_the_room_do_not_reach_the_card(card, room, typist) -> None:
    def steps() -> list[str]:
        return [event.kind for event in room.interview.events if event.kind != "place"]

    before = steps()
    typist.press("F8", "Ctrl+Z", "F4", "F6")
    assert card.isVisible()
    assert room.stack.currentWidget() is room.questions
    assert steps() == before


def test_two_languages_stand_side_by_side_and_the_interviews_own_changes(card, room, typist) -> None:
    assert all(len(big.words) == 1 for big in card.choices.choices)
    typist.press("F3")
    assert BESIDE.get() == "ru"
    assert [title.isHidden() for title in card.questions] == [False, False]
    first = card.choices.choices[0].words
    assert len(set(first)) == 2
    typist.press("F3")
    assert BESIDE.get() == "en"
    typist.press("F2")
    assert room.interview.language == "ru"
    assert card.isVisible()
    assert card.choices.choices[0].words[0] == first[1]
    assert room.interview.instance.language == "ru"


def test_faces_are_an_option_that_is_remembered(card) -> None:
    assert not card.choices.has_faces
    card.faces.click()
    assert card.choices.has_faces
    assert FACES.get()
    assert card.choices.hasFocus()


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_everything_on_the_card_is_large_and_of_high_contrast(card, mode: str) -> None:
    theme.apply(mode)
    tokens = theme.tokens()
    assert contrast(tokens.text, tokens.surface) >= 7
    assert all(rect.height() >= 44 and rect.width() >= 120 for rect in card.choices.rects)
    main = [rect for rect, big in zip(card.choices.rects, card.choices.choices, strict=True) if big.is_main]
    assert all(rect.height() >= 56 for rect in main)
    assert all(button.height() >= 44 for button in (card.spoken, card.beside, card.faces, card.back))


def contrast(one: str, other: str) -> float:
    def light(name: str) -> float:
        parts = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in
                 (QColor(name).redF(), QColor(name).greenF(), QColor(name).blueF())]  # fmt: skip
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    lighter, darker = sorted((light(one), light(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_what_has_too_many_choices_has_no_card(room, typist) -> None:
    typist.press("1", "F7")
    assert room.questions.place == "/data/place/region"
    assert room.handing._card is None
    room.show_progress()
    assert "F7" not in [key for key, _words in room.strip.hints]


# --- the respondent's turn ----------------------------------------------------------------------------------------


@pytest.fixture
def turn(room_of, typist, active):
    """A room at the first question that is the respondent's, with the screen handed over."""
    room = room_of(TURN)
    room.questions.go(PAID)
    typist.press("Enter")
    active(room.handing.turn())
    return room


def told(room, kind: str) -> list[tuple[str, str]]:
    return [(event.node, event.new) for event in room.interview.events if event.kind == kind]


def test_only_that_question_is_on_the_screen(turn) -> None:
    stage = turn.handing.turn()
    assert stage.isFullScreen()
    assert stage.question.text() == "Were you asked?"
    assert [big.option.value for big in stage.choices.choices] == ["yes", "no", "skip"]
    assert told(turn, "turn") == [(PAID, "begin")]


def test_the_answer_is_kept_and_out_of_sight_and_the_interviewer_gets_the_screen_back(turn, typist, active) -> None:
    typist.press("1")
    stage = turn.handing.turn()
    assert value(turn, PAID) == "yes"
    assert stage.pages.currentIndex() == 1
    typist.press("Enter")
    active(turn)
    assert not stage.isVisible()
    assert turn.questions.place == AGAIN
    hidden = turn.questions.sheets()[0].piece(PAID).answer
    assert hidden.words() == "Answered by the respondent"
    assert "Yes" not in hidden.accessibleName()
    assert told(turn, "turn") == [(PAID, "begin"), (PAID, "end")]


def test_a_deliberate_look_shows_it_until_one_goes_on_and_is_written_down(turn, typist, active) -> None:
    typist.press("1", "Enter")
    active(turn)
    typist.press("Up")
    hidden = turn.questions.sheets()[0].piece(PAID).answer
    typist.press("F9")
    assert hidden.words() == "Yes"
    assert told(turn, "reveal") == [(PAID, "")]
    typist.press("F9")
    assert len(told(turn, "reveal")) == 1
    typist.press("Down")
    assert hidden.words() == "Answered by the respondent"


def test_digits_at_a_respondents_question_answer_nothing(turn, typist, active) -> None:
    typist.press("Escape")
    active(turn)
    typist.press("1")
    assert (value(turn, PAID), turn.questions.place) == ("", PAID)


def test_questions_of_the_respondent_are_never_rows_of_a_grid(turn) -> None:
    assert [block.kind for block in turn.questions.sheets()[0].blocks] == ["question"] * 5


def test_a_typed_answer_is_checked_there_and_hidden_too(turn, typist, active) -> None:
    typist.press("Escape")
    active(turn)
    turn.questions.go(SUM)
    typist.press("Enter")
    active(turn.handing.turn())
    typist.press("5", "0", "0", "0", "Enter")
    stage = turn.handing.turn()
    assert stage.pages.currentIndex() == 0
    assert stage.card.message
    stage.card.answer.line.selectAll()
    typist.press("5", "0", "Enter", "Enter")
    assert (value(turn, SUM), turn.questions.place) == ("50", OPEN)
    assert "50" not in turn.questions.sheets()[0].piece(SUM).answer.words()


def test_before_it_is_handed_over_again_nothing_of_the_first_answer_is_shown(turn, typist, active) -> None:
    typist.press("1", "Enter")
    active(turn)
    typist.press("Up", "Space")
    assert turn.handing.turn().choices.value == ""


def test_leaving_the_room_takes_its_screens_away(turn) -> None:
    stage = turn.handing.turn()
    turn.hide()
    assert not stage.isVisible()
