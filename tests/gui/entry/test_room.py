"""The interview room by keys alone, over the real citizen survey in a real workspace."""

from concurrent.futures import Future

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui.answers.longtext import LongTextAnswer
from gui.core.events import events
from gui.entry.page import EntryPage
from model import language
from model.errors import SurveyError
from model.store.keys import FLOOR
from model.workspace import Fieldwork, Person, Workspace
from tests.gui.entry.conftest import PASSPHRASE, rest, settle, to_the_grid
from tests.gui.typist import Typist


def value(room: EntryPage, path: str) -> str:
    return room.interview.instance[path].value


def to_the_end(room: EntryPage, typist: Typist) -> None:
    """A whole interview, fully satisfied."""
    to_the_grid(typist)
    while room.questions.place.split("/")[2] != "rights":
        typist.press("5")
    typist.press("6", "Enter", "2")
    while room.questions.place.startswith("/data/res"):
        typist.press("5")
    typist.press("Enter", "2", "Enter")  # the screen is the respondent's, and comes back
    typist.type("бәрі жақсы")
    typist.press("Enter", *"1111")


def test_a_complete_interview_in_kazakh_by_keys_alone(room, typist, qtbot) -> None:
    to_the_end(room, typist)
    assert room.stack.currentWidget() is room.finish
    assert "44" in room.finish.sentence.text()
    typist.press("Enter")
    qtbot.waitUntil(lambda: bool(room.finish.code))
    assert room.interview.status == "complete"
    settle(room)
    row = next(row for row in room.workspace.interviews() if row.id == room.interview.id)
    assert (row.status, row.answered) == ("complete", 44)


def test_the_whole_interview_takes_few_presses(room, typist) -> None:
    to_the_end(room, typist)
    assert typist.presses <= 75


def test_after_the_end_a_new_interview_is_one_press_away(room, typist, qtbot) -> None:
    to_the_end(room, typist)
    typist.press("Enter")
    qtbot.waitUntil(lambda: bool(room.finish.code))
    before = room.interview.id
    typist.press("Enter")
    qtbot.waitUntil(lambda: room.interview.id != before)
    assert room.questions.place == "/data/agreement/consent"


def test_going_home_after_the_end_tells_which_interview_is_finished(room, typist, qtbot) -> None:
    to_the_end(room, typist)
    typist.press("Enter")
    qtbot.waitUntil(lambda: bool(room.finish.code))
    with qtbot.waitSignal(room.finished) as heard:
        typist.press("Escape")
    assert heard.args == [room.interview.id]


def test_saved_is_told_after_the_commit_and_names_its_time(room, typist, qtbot) -> None:
    with qtbot.waitSignal(room.saved) as heard:
        typist.press("1")
    assert heard.args[0].wall
    assert room.interview.instance["/data/agreement/consent"].value == "yes"


def test_one_leaves_and_resumes_exactly_there_with_everything(room, typist, qtbot, show) -> None:
    to_the_grid(typist)
    typist.press("5", "4")
    with qtbot.waitSignal(room.left):
        typist.press("Escape")
    workspace = room.workspace
    again = show(EntryPage(workspace, workspace.resume(room.interview.id)))
    assert again.questions.place == "/data/inf/INF3"
    assert [value(again, f"/data/inf/INF{n}") for n in (1, 2, 3)] == ["5", "4", ""]
    assert value(again, "/data/facts/F1").startswith("10:15")
    assert again.interview.language == "kk"
    rest(again)


def test_killed_between_an_answer_and_the_next_question_one_is_at_the_next(room, typist, show) -> None:
    to_the_grid(typist)
    settle(room)
    room._after.stop()
    room.controller.answer("/data/inf/INF1", "5")
    room._after.stop()
    settle(room)
    again = show(EntryPage(room.workspace, room.workspace.resume(room.interview.id)))
    assert again.questions.place == "/data/inf/INF2"
    rest(again)


def test_the_language_changes_at_once_and_the_place_stays(room, typist) -> None:
    to_the_grid(typist)
    typist.press("5")
    typist.press("F2")
    assert (room.interview.language, room.questions.place) == ("ru", "/data/inf/INF2")
    grid = room.questions.piece()
    assert grid.rows[0].label == "насколько легко найти информацию до обращения"
    assert grid.rows[0].value == "5"
    typist.press("F2", "F2")
    assert room.interview.language == "kk"


def test_back_goes_back_and_an_answer_can_be_changed(room, typist) -> None:
    to_the_grid(typist)
    typist.press("5", "4", "Backspace")
    assert room.questions.place == "/data/inf/INF2"
    typist.press("Up")
    typist.press("2")
    assert value(room, "/data/inf/INF1") == "2"
    assert room.questions.place == "/data/inf/INF2"


def test_back_from_the_first_item_is_the_section_before(room, typist) -> None:
    to_the_grid(typist)
    typist.press("Backspace")
    assert room.questions.place == "/data/facts/F5"


def test_a_question_that_a_gate_shows_appears_without_moving_the_place(room, typist) -> None:
    typist.press("1")
    typist.type("акмола")
    typist.press("Enter")
    sheet = room.questions.sheets()[0]
    assert sheet.piece("/data/place/centre").isHidden()
    room.controller.answer("/data/place/F9", "CSC")
    assert not sheet.piece("/data/place/centre").isHidden()
    assert room.questions.place == "/data/place/F9"


def test_a_section_behind_a_closed_gate_is_not_in_the_outline(room, typist) -> None:
    typist.press("1")
    settle(room)
    room.show_progress()
    assert "/data/fee" not in [line.path for line in room.outline.lines]
    room.controller.answer("/data/rights/F7", "yes")
    room.show_progress()
    assert "/data/fee" in [line.path for line in room.outline.lines]


def test_an_impossible_order_of_times_speaks_in_its_row_in_the_interviews_language(room, typist) -> None:
    to_the_grid(typist)
    room.questions.go("/data/facts/F2")
    typist.type("0900")
    typist.press("Enter")
    card = room.questions.sheets()[0].piece("/data/facts/F2")
    assert card.message == "Бұл уақыт алдыңғысынан ерте. Екеуін де тексеріңіз."
    typist.press("F2")
    assert card.message == "Это время раньше предыдущего. Проверьте оба."


def test_a_question_passed_by_says_so_only_then(room, typist) -> None:
    to_the_grid(typist)
    sheet = room.questions.sheets()[0]
    assert sheet.message("/data/inf/INF1") == ""
    typist.press("Enter")
    assert sheet.message("/data/inf/INF1") != ""
    assert sheet.message("/data/inf/INF2") == ""
    typist.press("Backspace", "5")
    assert sheet.message("/data/inf/INF1") == ""


def test_what_cannot_be_read_is_said_and_nothing_is_stored(room, typist) -> None:
    to_the_grid(typist)
    room.questions.go("/data/facts/F4")
    typist.press("Backspace")
    typist.type("көп")
    typist.press("Enter")
    assert room.questions.place == "/data/facts/F4"
    assert room.questions.piece().message
    assert "көп" not in value(room, "/data/facts/F4")


def test_a_time_that_no_clock_shows_says_how_far_hours_go(room, typist) -> None:
    to_the_grid(typist)
    room.questions.go("/data/facts/F2")
    arrived = room.questions.piece()
    arrived.answer.line.setText("25:00")
    with language.speaking("en"):
        assert "23" in language._(arrived.answer.MISREAD)
    arrived.answer.line.setText("soon")
    assert "1435" in arrived.answer.MISREAD
    assert "23" not in arrived.answer.MISREAD


@pytest.mark.parametrize("spoken", ["kk", "ru", "en"])
def test_the_strip_always_shows_undo_the_keys_and_the_way_out(room, typist, spoken) -> None:
    to_the_grid(typist)
    events().speak(spoken)
    room.show_progress()
    shown = [key for key, _words in room.strip.fitted(1366)]
    events().speak("en")
    assert shown[0] == "1\u20135"
    assert {"Ctrl+Z", "F8"} <= set(shown)
    assert shown[-2:] == ["F1", "Esc"]
    assert [key for key, _words in room.strip.fitted(600)][-2:] == ["F1", "Esc"]


def test_page_down_is_the_next_section_from_an_open_list_too(room, typist) -> None:
    typist.press("1")
    assert room.questions.screen.path == room.interview.instance[room.questions.place].section
    before = room.questions.screen
    typist.type("акм")
    typist.press("PageDown")
    assert room.questions.screen != before


def test_page_down_is_the_next_section_from_a_long_text_too(room, typist) -> None:
    to_the_end(room, typist)
    place = next(
        path
        for path, asked in room.interview.form.questions.items()
        if path in room.interview.instance
        and room.interview.instance[path].relevant
        and "multiline" in asked.appearance
    )
    room.questions.go(place)
    assert isinstance(room.questions.piece().answer, LongTextAnswer)
    before = room.questions.screen
    typist.type("жақсы")
    typist.press("PageDown")
    assert room.questions.screen != before
    assert "жақсы" in value(room, place)


def test_finish_lists_what_is_missing_and_enter_jumps_there(room, typist) -> None:
    typist.press("1", "F8")
    paths = [item.path for item in room.finish.model.items]
    assert paths[0] == "/data/place/region"
    typist.press("Down", "Enter")
    assert room.questions.place == paths[1]
    assert room.stack.currentWidget() is room.questions
    assert room.questions.sheets()[0].message(paths[1])


def test_what_is_half_typed_survives_everything_that_is_repainted(room, typist) -> None:
    to_the_grid(typist)
    room.questions.go("/data/facts/F4")
    room.questions.piece().answer.line.clear()
    typist.type("1")
    room._rest()
    room.questions.sheets()[0].refresh(["/data/facts/F4", "/data/facts/F5"])
    typist.type("2")
    typist.press("Enter")
    assert value(room, "/data/facts/F4") == "12"


def test_a_comment_is_written_and_the_keys_come_back(room, typist) -> None:
    to_the_grid(typist)
    typist.press("F4")
    typist.type("күле жауап берді")
    typist.press("Enter")
    assert room.interview.comments == {"/data/inf/INF1": "күле жауап берді"}
    assert not room.remark.isVisible()
    typist.press("5")
    assert value(room, "/data/inf/INF1") == "5"
    assert room.questions.piece().rows[0].commented


def test_escape_closes_the_comment_before_it_leaves(room, typist, qtbot) -> None:
    typist.press("F4")
    with qtbot.assertNotEmitted(room.left):
        typist.press("Escape")
    assert not room.remark.isVisible()
    assert room.interview.comments == {}


def test_sections_are_reached_by_keys(room, typist) -> None:
    to_the_grid(typist)
    typist.press("F6", "Down", "Down", "Enter")
    assert room.questions.place == "/data/emp/EMP1"
    typist.press("PageUp")
    assert room.questions.place == "/data/acc/ACC1"


def test_undo_takes_back_the_last_answer_and_goes_there(room, typist) -> None:
    to_the_grid(typist)
    typist.press("5", "4", "Ctrl+Z")
    assert (value(room, "/data/inf/INF2"), room.questions.place) == ("", "/data/inf/INF2")
    assert room.questions.piece().rows[1].value == ""


def test_refusing_consent_ends_with_thanks(room, typist) -> None:
    typist.press("2")
    assert room.stack.currentWidget() is room.finish or room.questions.place.startswith("/data/agreement")
    typist.press("F8")
    assert room.finish.model.items == ()


def test_an_answer_repaints_its_row_and_builds_nothing(room, typist) -> None:
    to_the_grid(typist)
    sheet = room.questions.sheets()[0]
    pieces = [piece for _block, piece in sheet._pieces]
    typist.press("5")
    assert [piece for _block, piece in room.questions.sheets()[0]._pieces] == pieces


def test_everything_can_be_done_with_the_pointer(room) -> None:
    card = room.questions.piece()
    choices = card.answer.choices
    QTest.mouseClick(choices, Qt.MouseButton.LeftButton, pos=choices.rects[0].center())
    assert value(room, "/data/agreement/consent") == "yes"
    assert room.questions.place == "/data/place/region"
    QTest.mouseClick(room.outline, Qt.MouseButton.LeftButton, pos=room.outline._rects[0].center())
    assert room.questions.place == "/data/agreement/consent"


def test_every_place_of_the_keys_has_a_name(room, typist) -> None:
    to_the_grid(typist)
    for screen in room.questions.asked_screens():
        for path in room.questions.stops(screen):
            room.questions.go(path)
            assert QApplication.focusWidget().accessibleName().strip(), path


class FullDisk:
    """The workspace while its disk is full: nothing is durable until there is room."""

    def __init__(self, workspace: object) -> None:
        self.workspace, self.is_full, self.held = workspace, True, []

    def __getattr__(self, name: str) -> object:
        return getattr(self.workspace, name)

    def save(self, changes: object) -> Future:
        if not self.is_full:
            return self.workspace.save(changes)
        self.held += changes if isinstance(changes, tuple) else [changes]
        return self._refused()

    def retry(self) -> Future:
        if self.is_full:
            return self._refused()
        held, self.held = self.held, []
        return self.workspace.save(held)

    def _refused(self) -> Future:
        refused: Future = Future()
        refused.set_exception(SurveyError("store.full"))
        return refused


def test_what_is_not_saved_is_said_blocks_answers_and_is_mended_by_a_retry(workspace, show, typist, qtbot) -> None:
    disk = FullDisk(workspace)
    disk.is_full = False
    room = show(EntryPage(disk, workspace.begin("citizen_survey", language="kk")))
    settle(room)
    disk.is_full = True
    typist.press("1")
    qtbot.waitUntil(lambda: room.controller.is_blocked)
    assert room.trouble.isVisible()
    assert "NOT saved" in room.trouble.text.text()
    room.questions.go("/data/agreement/consent")
    typist.press("2")
    assert value(room, "/data/agreement/consent") == "yes"
    disk.is_full = False
    room.retry.click()
    qtbot.waitUntil(lambda: not room.controller.is_blocked)
    assert not room.trouble.isVisible()
    typist.press("2")
    assert value(room, "/data/agreement/consent") == "no"
    rest(room)
    assert workspace.resume(room.interview.id).instance["/data/agreement/consent"].value == "no"


def test_who_works_in_one_region_is_not_asked_for_it(tmp_path, show, typist) -> None:
    person = Person("p2", "Ержан", "interviewer", "110000000")
    with Workspace.create(
        tmp_path / "Sapa", PASSPHRASE, person=person, fieldwork=Fieldwork("f1", {"en": "Test"}), cost=FLOOR
    ) as own:
        room = show(EntryPage(own, own.begin("citizen_survey", language="kk")))
        typist.press("1")
        assert value(room, "/data/place/region") == "110000000"
        assert room.questions.place == "/data/place/F9"
        rest(room)


def test_the_section_one_is_at_is_in_view_in_the_outline(room, typist, qtbot) -> None:
    to_the_grid(typist)
    room.resize(1366, 560)
    outline, last = room.outline, room.questions.screens[-1].path
    room.questions.go_to_screen(last)
    qtbot.waitUntil(lambda: outline.here == last)
    assert outline.visibleRegion().boundingRect().contains(outline._rects[outline.cursor])
