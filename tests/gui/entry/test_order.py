"""Questions are asked in the order of the form, also those that stand between its groups."""

from gui.entry import screens
from gui.entry.page import EntryPage
from tests.gui.entry.conftest import rest
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
