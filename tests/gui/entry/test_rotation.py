"""Rotated items in the room: shown and walked through in the interview's own order, the same after resuming."""

from gui.entry.page import EntryPage
from tests.gui.entry.conftest import rest, settle

ROTATED = """
  | survey   |                    |        |                 |                    |
  |          | type               | name   | label           | bind::sapa:rotate  |
  |          | begin group        | block  | How satisfied   | yes                |
  |          | select_one mark    | a      | Politeness      |                    |
  |          | select_one mark    | b      | Competence      |                    |
  |          | select_one mark    | c      | Promptness      |                    |
  |          | select_one mark    | d      | Language        |                    |
  |          | select_one mark    | e      | Patience        |                    |
  |          | end group          |        |                 |                    |
  | choices  |                    |        |                 |                    |
  |          | list_name          | name   | label           |                    |
  |          | mark               | 5      | Fully           |                    |
  |          | mark               | 4      | Rather          |                    |
  | settings |                    |        |                 |                    |
  |          | form_id            | namespaces              |                    |
  |          | rotated            | sapa="urn:sapa:form:1"  |                    |
"""


def test_the_grid_stands_and_is_answered_in_the_interviews_order(room_of, typist, show) -> None:
    room = room_of(ROTATED, seed=3)
    order = room.interview.orders["/data/block"]
    assert order != tuple("abcde")
    assert [row.path[-1] for row in room.questions.piece().rows] == list(order)
    for number, name in enumerate(order[:3]):
        assert room.questions.place == f"/data/block/{name}"
        typist.press("54"[number % 2])
    settle(room)
    again = show(EntryPage(room.workspace, room.workspace.resume(room.interview.id)))
    assert again.questions.place == f"/data/block/{order[3]}"
    assert [row.path[-1] for row in again.questions.piece().rows] == list(order)
    rest(again)
