"""What is half typed, or cannot be read, stays in its field however often the screen is painted meanwhile."""

from tests.gui.entry.conftest import settle


def to_the_times(room, typist) -> None:
    typist.press("1")
    room.questions.go("/data/facts/F1")
    settle(room)


def line(room):
    return room.questions.piece().answer.line


def test_half_a_time_outlives_the_rest_after_the_last_answer(room, typist) -> None:
    to_the_times(room, typist)
    typist.press("1", "0")
    settle(room)
    room.questions.say("/data/facts/F1", "")
    typist.press("1", "5", "Enter")
    assert room.interview.instance["/data/facts/F1"].value == "10:15:00"


def test_what_is_no_time_can_still_be_read_and_mended(room, typist) -> None:
    to_the_times(room, typist)
    typist.press("2", "5", "0", "0", "Enter")
    settle(room)
    assert line(room).text() == "2500"
    assert room.questions.place == "/data/facts/F1"
    typist.press("Backspace", "Backspace", "Backspace", "Backspace", "0", "9", "0", "0", "Enter")
    assert room.interview.instance["/data/facts/F1"].value == "09:00:00"
