"""A preview is the real room and leaves nothing: no row of the data folder changes, whatever is done in it."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from forms import xlsform
from gui.core import tasks
from gui.core.dialogs import Dialog
from gui.forms.preview import PreviewStrip, XmlDialog
from gui.main_window import MainWindow
from gui.main_window.previews import InterviewPreview, VisitPreview
from model.interview.replay import Beginning
from model.workspace import Workspace
from tests.end_to_end.keyboard import Keyboard
from tests.forms.forms20 import FORMS, MEDIA
from tests.gui.forms.hand import Hand
from tests.model.places import CHEAP, FIELDWORK, HOUSEHOLD, PASSPHRASE, PERSON


@pytest.fixture
def workspace(tmp_path) -> Iterator[Workspace]:
    person = replace(PERSON, language="en")
    made = Workspace.create(
        tmp_path / "Sapa", PASSPHRASE, person=person, fieldwork=FIELDWORK, forms=[HOUSEHOLD], cost=CHEAP
    )
    yield made
    made.close()


@pytest.fixture
def window(qtbot, tmp_path, wait, workspace) -> Iterator[MainWindow]:
    made = MainWindow(tmp_path / "Sapa")
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    wait()
    made.enter(workspace)
    wait()
    yield made
    wait()
    made.close()
    tasks.close()


def previewed(window, form):
    """The room of a preview, and a hand for it."""
    window.preview(form)
    room = window.room
    first = room.interview.events[0]
    return room, Hand(room, Beginning.of(first).start(form, first), Keyboard("en"))


def rows(workspace: Workspace) -> dict[str, list[tuple]]:
    """Every row of every table, but those in which a form is kept compiled: they come with loading it."""
    with workspace._readers.reading() as database:
        names = [name for name in database.table_names() if name != "compiled_form"]
        return {name: list(map(tuple, database.conn.execute(f"select * from {name}"))) for name in names}


def diary():
    from forms import loads

    file = next(form for form in FORMS if form.stem == "satisfaction_grid")
    return loads(xlsform.convert(file.read_text(encoding="utf-8")).xml, media=MEDIA)


def test_a_preview_goes_to_its_end_and_no_row_changes(window, workspace, qtbot, wait):
    before = rows(workspace)
    room, hand = previewed(window, diary())
    assert isinstance(room, InterviewPreview) and room.findChild(PreviewStrip).isVisible()
    hand.fill()
    hand.finish()
    qtbot.waitUntil(lambda: room.is_done, timeout=10_000)
    assert room.finish.code == "Preview"
    assert "nothing was kept" in room.finish.explained.text()
    hand.keyboard.press("Escape")
    qtbot.waitUntil(lambda: window.room is None, timeout=10_000)
    wait()
    assert rows(workspace) == before
    assert window.top.saved.text() == "Saved "  # nothing claims to be saved


def test_a_preview_can_be_left_at_any_question_and_speaks_every_language(window, workspace, qtbot, wait):
    before = rows(workspace)
    _room, hand = previewed(window, workspace.form("household"))
    hand.keyboard.press("F2")
    hand.keyboard.press("Escape")
    qtbot.waitUntil(lambda: window.room is None, timeout=10_000)
    wait()
    assert rows(workspace) == before
    assert workspace.interviews() == []


def test_what_would_be_sent_can_be_looked_at(window, workspace, wait):
    room, _hand = previewed(window, workspace.form("household"))
    room.findChild(PreviewStrip).xml.click()
    said = room.findChild(XmlDialog).text.toPlainText()
    assert room.interview.id in said and said.count("\n") > 5
    room.findChild(XmlDialog).reject()
    room.findChild(PreviewStrip).end.click()
    wait()
    assert window.room is None


def test_a_form_for_visits_is_tried_out_in_the_room_of_visits(window):
    from forms import loads

    table = """
| survey |
|  | type | name | label | bind::sapa:role |
|  | time | came | Arrived | time |
|  | select_one yn | clean | Is it clean? | visit |
| choices |
|  | list_name | name | label |
|  | yn | yes | Yes |
|  | yn | no | No |
| settings |
|  | form_id | version | namespaces |
|  | look | 1 | sapa="urn:sapa:form:1" |
"""
    window.preview(loads(xlsform.convert(table).xml))
    assert isinstance(window.room, VisitPreview)
    window.room.findChild(PreviewStrip).end.click()


def test_after_a_preview_the_keys_are_at_the_list(window, workspace, wait):
    window.show_page("forms")
    wait()
    previewed(window, workspace.form("household"))
    window.room.findChild(PreviewStrip).end.click()
    wait()
    assert window.pages["forms"].list.table.hasFocus()


def test_whoever_is_locked_out_of_a_preview_comes_home_without_a_complaint(window, workspace, qtbot, wait):
    previewed(window, workspace.form("household"))
    window.lock()
    qtbot.waitUntil(lambda: window.door is not None, timeout=20_000)
    wait()
    window.enter(Workspace.open(window.folder, PASSPHRASE))
    wait()
    assert window.room is None
    assert [dialog for dialog in window.findChildren(Dialog) if dialog.isVisible()] == []
