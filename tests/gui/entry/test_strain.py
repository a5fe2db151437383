"""An expression that was given up because it was too heavy: told beside the question one is at."""

from model.language import speaking
from model.messages import worded
from tests.gui.entry.conftest import settle


def heavy(name: str, condition: str) -> str:
    """A form in which a calculation compares everything with everything, if the condition holds."""
    rows = "\n".join(f"| | text | q{n} | Q | | |" for n in range(200))
    asked = "string(.) = '1'"
    for _ in range(4):
        asked = f"count(/data/g/*[{asked}]) = 0"
    return f"""
| survey |
| | type | name | label | relevant | calculation |
| | text | k | K | | |
| | text | l | L | | |
| | begin group | g | G |  | |
{rows}
| | end group | | | | |
| | calculate | c | | | if({condition}, {asked}, 0) |
| settings |
| | form_id |
| | {name} |
"""


def said(room, path: str) -> tuple[str, bool]:
    return next(sheet.said(path) for sheet in room.questions.sheets() if sheet.holds(path))


def sentence(language: str = "en") -> str:
    with speaking(language):
        return worded("form.overloaded")


def wait_for(qtbot, room, path: str) -> None:
    qtbot.waitUntil(lambda: room.questions.place == path and said(room, path) == (sentence(), True))


def test_what_was_given_up_is_told_beside_the_question_one_has_come_to(room_of, typist, qtbot) -> None:
    room = room_of(heavy("steps", "${k} = 'x'"))
    assert said(room, "/data/k") == ("", False)
    typist.type("x")
    typist.press("Enter")
    wait_for(qtbot, room, "/data/l")
    assert room.questions.piece().message == sentence()


def test_it_is_told_once_and_goes_with_the_answer(room_of, typist, qtbot) -> None:
    room = room_of(heavy("steps", "${k} = 'x'"))
    typist.type("x")
    typist.press("Enter")
    wait_for(qtbot, room, "/data/l")
    typist.type("y")
    typist.press("Enter")
    settle(room)
    room.questions.go("/data/l")
    assert said(room, "/data/l") == ("", False)


def test_a_form_that_begins_so_says_it_at_its_first_question(room_of, qtbot) -> None:
    room = room_of(heavy("start", "1 = 1"))
    wait_for(qtbot, room, "/data/k")
