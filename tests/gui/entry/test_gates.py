"""A gate warns in its row before it hides answers, and brings them back; undo and redo go across all of it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

GATE = """
    | survey |                    |        |            |                       |              |
    |        | type               | name   | label      | relevant              | appearance   |
    |        | begin group        | a      | Visit      |                       |              |
    |        | select_one yn      | came   | Came?      |                       |              |
    |        | integer            | count  | How often? |                       |              |
    |        | select_multiple yn | both   | Both?      |                       |              |
    |        | end group          |        |            |                       |              |
    |        | begin group        | b      | More       | ${came} = 'y'         |              |
    |        | text               | who    | Who?       |                       |              |
    |        | integer            | long   | How long?  |                       |              |
    |        | text               | many   | Which?     | ${count} > 3          |              |
    |        | text               | only   | Only?      | not(selected(${both}, 'n')) |        |
    |        | end group          |        |            |                       |              |
    | choices |                   |        |            |                       |              |
    |        | list_name          | name   | label      |                       |              |
    |        | yn                 | y      | Yes        |                       |              |
    |        | yn                 | n      | No         |                       |              |
    | settings |                  |        |            |                       |              |
    |        | form_id            |        |            |                       |              |
    |        | gates              |        |            |                       |              |
"""
CAME, COUNT, WHO, LONG, MANY = "/data/a/came", "/data/a/count", "/data/b/who", "/data/b/long", "/data/b/many"


def value(room, path: str) -> str:
    return room.interview.instance[path].value


def said(room, path: str) -> tuple[str, bool]:
    return next(sheet.said(path) for sheet in room.questions.sheets() if sheet.holds(path))


@pytest.fixture
def room(room_of):
    """At the gate, with three answers behind it."""
    made = room_of(GATE)
    for path, given in ((CAME, "y"), (COUNT, "5"), (WHO, "clerk"), (LONG, "7"), (MANY, "all")):
        made.controller.answer(path, given)
    made.questions.go(CAME)
    return made


def test_the_row_says_how_many_answers_would_be_hidden_and_nothing_is_changed_yet(room, typist) -> None:
    typist.press("2")
    assert (value(room, CAME), room.questions.place) == ("y", CAME)
    message, is_doubt = said(room, CAME)
    assert message.startswith("3 answers")
    assert is_doubt
    assert room.questions.piece().message == message


@pytest.mark.parametrize("again", ["Enter", "NumEnter", "2"])
def test_enter_or_the_same_key_again_means_it_and_changing_back_brings_all_back(room, typist, again: str) -> None:
    typist.press("2")
    typist.press(again)
    assert value(room, CAME) == "n"
    assert not room.interview.instance[WHO].relevant
    room.questions.go(CAME)
    typist.press("1")
    assert [value(room, path) for path in (CAME, WHO, LONG, MANY)] == ["y", "clerk", "7", "all"]


@pytest.mark.parametrize("away", ["Escape", "Down", "PageDown", "Ctrl+Z", "F6", "F4", "1"])
def test_any_other_key_keeps_the_answer(room, typist, away: str) -> None:
    typist.press("2", away)
    if away in ("F6", "F4"):
        typist.press("Escape")
    assert (value(room, CAME), value(room, WHO)) == ("y", "clerk")
    room.take_focus()
    room.questions.go(CAME)
    assert said(room, CAME) == ("", False)
    assert room.interview.status == "draft"


def test_a_typed_gate_shows_the_old_answer_again_when_it_is_kept(room, typist) -> None:
    room.questions.go(COUNT)
    typist.press("1", "Enter")
    assert (value(room, COUNT), room.questions.piece().answer.line.text()) == ("5", "1")
    typist.press("Escape")
    assert room.questions.piece().answer.line.text() == "5"
    room.questions.piece().answer.line.selectAll()
    typist.press("1", "Enter", "Enter")
    assert value(room, COUNT) == "1"
    assert not room.interview.instance[MANY].relevant


def test_leaving_a_typed_gate_keeps_the_answer(room, typist) -> None:
    room.questions.go(COUNT)
    typist.press("1", "Enter", "Up")
    assert value(room, COUNT) == "5"
    room.questions.go(COUNT)
    assert room.questions.piece().answer.line.text() == "5"


def test_the_pointer_means_it_by_pointing_twice(room) -> None:
    answer = room.questions.piece().answer
    for expected in ("y", "n"):
        QTest.mouseClick(answer, Qt.MouseButton.LeftButton, pos=answer._cells[1].center())
        assert value(room, CAME) == expected


def test_an_answer_that_hides_nothing_answered_is_taken_at_once(room, typist) -> None:
    for path in (WHO, LONG, MANY):
        room.controller.answer(path, "")
    typist.press("2")
    assert value(room, CAME) == "n"


def test_the_warning_speaks_the_language_of_the_interview_and_counts_as_it_does(room_of, typist) -> None:
    room = room_of(GATE.replace("gates", "gates_one"), language="ru")
    for path, given in ((CAME, "y"), (WHO, "x")):
        room.controller.answer(path, given)
    room.questions.go(CAME)
    typist.press("2")
    assert said(room, CAME)[0]


@pytest.mark.parametrize("again", ["Ctrl+Y", "Ctrl+Shift+Z"])
def test_undo_and_redo_go_across_the_gate_with_everything_it_hid(room, typist, again: str) -> None:
    typist.press("2", "Enter")
    typist.press("Ctrl+Z")
    assert [value(room, path) for path in (CAME, WHO, LONG)] == ["y", "clerk", "7"]
    assert room.questions.place == CAME
    typist.press(again)
    assert value(room, CAME) == "n"
    assert not room.interview.instance[LONG].relevant
    typist.press("Ctrl+Z", "Ctrl+Z", "Ctrl+Z", again)
    assert (value(room, LONG), value(room, MANY)) == ("7", "")


def test_in_a_text_undo_is_its_own_until_nothing_typed_is_left(room, typist) -> None:
    room.questions.go(LONG)
    room.controller.answer(LONG, "8")
    line = room.questions.piece().answer.line
    line.end(False)
    typist.press("1")
    assert line.text() == "81"
    typist.press("Ctrl+Z")
    assert line.text() == "8"
    typist.press("Ctrl+Z")
    assert value(room, LONG) == "7"


def test_a_new_answer_ends_what_could_be_redone(room, typist) -> None:
    typist.press("2", "Enter", "Ctrl+Z")
    room.controller.answer(LONG, "9")
    typist.press("Ctrl+Y")
    assert (value(room, CAME), value(room, LONG)) == ("y", "9")
