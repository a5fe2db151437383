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
