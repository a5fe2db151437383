"""What is half given outlives a kill: it stands in its field again, and is no answer before the person says so."""

import pytest

from gui.entry.page import EntryPage
from tests.gui.entry.conftest import rest, settle, to_the_grid

FORM = """
| survey | | | | | |
| | type | name | label | appearance | parameters |
| | rank c | r | Order | | |
| | geoshape | area | Area | | |
| | geotrace | way | Way | | |
| | integer | n | Number | | |
| | decimal | d | Decimal | | |
| | date | day | Day | | |
| | geopoint | at | Point | | |
| | range | g | Range | | start=0 end=100 step=1 |
| choices | | | | | |
| | list_name | name | label | | |
| | c | a | Apple | | |
| | c | b | Birch | | |
| | c | e | Cedar | | |
| | c | f | Dill | | |
| settings | | | | | |
| | form_id | version | form_title | | |
| | halves | 1 | Halves | | |
"""
HALVES = {
    "r": (["3", "4"], "e f"),
    "area": ("51.1 71.1", "51.1 71.1"),
    "way": ("51.1 71.1\n52", "51.1 71.1\n52"),
    "n": ("12", "12"),
    "d": ("1,", "1,"),
    "day": ("1208", "1208"),
    "at": ("51.16 ", "51.16 "),
    "g": (["1"], "1"),
}


def shown(piece) -> str:
    """What stands in the field of a card."""
    answer = piece.answer
    if hasattr(answer, "order"):
        return " ".join(option.value for option in answer.order[: answer.placed])
    if hasattr(answer, "sheet"):
        return answer.sheet.toPlainText()
    return answer.typed if hasattr(answer, "typed") else answer.line.text()


def give(room, typist, given) -> None:
    if isinstance(given, list):
        typist.press(*given)
        return
    for place, row in enumerate(given.split("\n")):
        if place:
            typist.press("Shift+Enter")
        typist.type(row)


def durable(qtbot, room, name: str, half: str) -> None:
    """Wait, no longer than a second, until another look at the disk finds it there."""
    path = f"/data/{name}"
    qtbot.waitUntil(lambda: (settle(room), room.workspace.resume(room.interview.id).halves.get((path, "")) == half)[1],
                    timeout=1_000)  # fmt: skip


@pytest.mark.parametrize("name", HALVES)
def test_half_an_answer_is_on_the_disk_within_a_second_and_back_after_a_kill(
    room_of, show, typist, qtbot, name: str
) -> None:
    room, (given, half) = room_of(FORM), HALVES[name]
    room.questions.go(f"/data/{name}")
    settle(room)
    give(room, typist, given)
    durable(qtbot, room, name, half)
    again = show(EntryPage(room.workspace, room.workspace.resume(room.interview.id)))
    settle(again)
    again.questions.go(f"/data/{name}")
    assert shown(again.questions.piece()) == half
    assert again.interview.instance[f"/data/{name}"].value == ""
    rest(again)


def test_a_rank_order_goes_on_where_it_was_and_is_an_answer_once_whole(room_of, show, typist, qtbot) -> None:
    room = room_of(FORM)
    room.questions.go("/data/r")
    typist.press("3", "4")
    durable(qtbot, room, "r", "e f")
    again = show(EntryPage(room.workspace, room.workspace.resume(room.interview.id)))
    again.questions.go("/data/r")
    typist.press("3")
    assert again.interview.instance["/data/r"].value == "e f a b"
    rest(again)
    last = room.workspace.resume(room.interview.id)
    assert last.instance["/data/r"].value == "e f a b"
    assert not last.halves


def test_a_half_that_is_taken_out_again_leaves_nothing(room_of, typist, qtbot) -> None:
    room = room_of(FORM)
    room.questions.go("/data/n")
    typist.type("1")
    durable(qtbot, room, "n", "1")
    typist.press("Backspace")
    qtbot.waitUntil(lambda: not room.interview.halves, timeout=1_000)


def test_an_area_with_too_few_points_keeps_what_was_stored(room_of, typist, qtbot) -> None:
    room, path = room_of(FORM), "/data/way"
    room.questions.go(path)
    give(room, typist, "51.1 71.1\n52.1 71.2")
    typist.press("Enter", "Enter")
    stored = room.interview.instance[path].value
    assert stored.count(";") == 1
    room.questions.go(path)
    sheet = room.questions.piece().answer.sheet
    sheet.setPlainText("51.1 71.1")
    room.questions.commit()
    settle(room)
    assert room.interview.instance[path].value == stored
    assert room.workspace.resume(room.interview.id).halves[path, ""] == "51.1 71.1"
    assert sheet.toPlainText() == "51.1 71.1"


def test_half_a_comment_is_back_when_the_line_is_opened_again(room, workspace, show, typist, qtbot) -> None:
    to_the_grid(typist)
    place = room.questions.place
    typist.press("F4")
    typist.type("half a com")
    qtbot.waitUntil(lambda: (place, "comment") in room.interview.halves, timeout=1_000)
    settle(room)
    again = show(EntryPage(workspace, workspace.resume(room.interview.id)))
    again.questions.go(place)
    typist.press("F4")
    assert again.remark.line.text() == "half a com"
    typist.press("Enter")
    assert again.interview.comments[place] == "half a com"
    assert not again.interview.halves
    rest(again)


def test_a_personal_number_is_never_written_down_as_a_half(room, typist) -> None:
    to_the_grid(typist)
    typist.press("F4")
    typist.type("call +7 701 234 56 78")
    room.hide()  # what waits for a rest is told now
    assert not room.interview.halves
    assert all("701 234" not in event.new for event in room.interview.events)
