"""Questions are asked in the order of the form, also those that stand between its groups."""

from gui.entry import screens
from gui.entry.page import EntryPage
from tests.gui.entry.conftest import rest, to_the_grid
from tests.scenario import form_of

FORM = """
| survey |             |       |       |
|        | type        | name  | label |
|        | text        | first | First |
|        | begin group | g     | Group |
|        | text        | inner | Inner |
|        | end group   |       |       |
|        | text        | last  | Last  |
|        | begin group | h     | Other |
|        | text        | deep  | Deep  |
|        | end group   |       |       |
|        | note        | bye   | Bye   |
"""


def test_a_question_after_a_group_is_asked_after_it(workspace, show, typist) -> None:
    entry = workspace.shelf.install(form_of(FORM))
    room = show(EntryPage(workspace, workspace.begin(entry.id, language="en")))
    seen = []
    for word in ("a", "b", "c", "d"):
        seen.append(room.questions.place)
        typist.type(word)
        typist.press("Enter")
    assert seen == ["/data/first", "/data/g/inner", "/data/last", "/data/h/deep"]
    assert len(screens.one_each(room.interview)) == 5
    rest(room)


def test_what_stands_outside_of_groups_has_lines_counts_and_a_name_and_can_be_jumped_to(room_of, typist) -> None:
    room = room_of(FORM + "| settings |\n| | form_id |\n| | loose |\n")
    room.show_progress()
    shown = [(line.label, line.answered, line.asked) for line in room.outline.lines]
    assert shown == [("First", 0, 1), ("Group", 0, 1), ("Last", 0, 1), ("Other", 0, 1), ("Bye", 0, 0)]
    typist.press("F6", "Down", "Down", "Enter")
    assert room.questions.place == "/data/last"
    typist.type("c")
    typist.press("Enter")
    room.show_progress()
    assert [line.answered for line in room.outline.lines] == [0, 0, 1, 0, 0]
    assert (room.interview.progress().answered, room.interview.progress().asked) == (1, 4)


def test_the_members_of_a_repeat_are_counted_in_its_line(room_of) -> None:
    room = room_of("""
      | survey |              |        |         |
      |        | type         | name   | label   |
      |        | text         | first  | First   |
      |        | begin repeat | people | People  |
      |        | text         | who    | Who     |
      |        | end repeat   |        |         |
      | settings |            |        |         |
      |          | form_id    |        |         |
      |          | counted    |        |         |
    """)
    room.controller.add("/data/people")
    room.controller.answer("/data/people[2]/who", "x")
    room.show_progress()
    shown = [(line.label, line.answered, line.asked) for line in room.outline.lines]
    assert shown == [("First", 0, 1), ("People", 1, 2)]


def test_the_items_of_a_criterion_are_asked_in_the_interviews_own_order(workspace, show, typist) -> None:
    room = show(EntryPage(workspace, workspace.begin("citizen_survey", language="kk")))
    to_the_grid(typist)
    asked = []
    while (section := room.questions.place.rpartition("/")[0]) in ("/data/inf", "/data/acc"):
        asked.append(room.questions.place.removeprefix(section + "/"))
        typist.press("5")
    assert asked == [*room.interview.orders["/data/inf"], *room.interview.orders["/data/acc"]]
    stored = [view.name for view in room.interview.instance.nodes() if view.name in asked]
    assert stored == sorted(asked, key=lambda name: (name[:3] != "INF", name))
    rest(room)


def test_at_the_payment_question_the_screen_is_the_respondents_and_comes_back(room, typist) -> None:
    to_the_grid(typist)
    room.questions.go("/data/private/F8")
    typist.press("Enter")
    assert room.handing.turn().isVisible()
    typist.press("1")
    assert room.interview.instance["/data/private/F8"].value
    typist.press("Enter")
    assert (room.handing.turn().isVisible(), room.questions.place) == (False, "/data/private/F11")
