"""The forms page: from a file to a report and to an installed questionnaire; bad files say what to do."""

from collections.abc import Callable
from threading import Event

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication

from forms.errors import FormError
from gui.core.events import events
from gui.forms import reading
from gui.forms.page import FormsPage
from model import language, messages
from model.messages import checked
from tests.end_to_end.keyboard import Keyboard
from tests.gui import looking
from tests.gui.desk import Desk
from tests.gui.forms import tables


@pytest.fixture
def page(opened, wait) -> FormsPage:
    opened.show_page("forms")
    wait()
    return opened.pages["forms"]


@pytest.fixture
def bring(page, wait, tmp_path) -> Callable[[str], FormsPage]:
    """Bring a file with this table."""

    def brought(table: str, name: str = "form.md") -> FormsPage:
        file = tmp_path / name
        file.write_text(table, encoding="utf-8")
        page.read(str(file))
        wait()
        return page

    return brought


def test_the_list_tells_title_version_languages_and_how_much_was_done(page):
    said = looking.of(page.list.table)
    assert {"Citizen survey", "citizen_survey", "412"} <= set(said)
    assert any("Eng 50" in text for text in said)


def test_a_form_in_order_is_installed_by_two_presses_of_enter(bring, wait):
    page = bring(tables.GOOD)
    assert page.result.nothing.isVisible() or page.result.list.rows.items
    assert page.result.install.hasFocus()
    page.result.install.click()
    wait()
    assert page.stack.currentWidget() is page.list
    assert page.list.chosen().entry.id == "village_water"
    assert "is installed" in page.notice.text.text()


def test_everything_wrong_is_shown_at_once_in_the_order_of_the_sheets_and_blocks(bring):
    page = bring(tables.BROKEN)
    found = page.result.found
    errors = [each for each in found.report if each.blocking]
    assert {each.code for each in errors} >= {"xlsform.unknown_type", "xlsform.unknown_list", "xlsform.same_name"}
    assert [each.order for each in errors] == sorted(each.order for each in errors)
    assert not page.result.install.isVisible()
    assert page.result.recheck.isVisible()
    assert page.result.standing.property("tone") == "bad"


def test_what_the_room_shows_differently_is_a_kind_of_its_own(bring):
    page = bring(tables.DIFFERENT)
    assert page.result.found.counts[checked.DIFFERENCE] >= 1
    page.result.filter.buttons[checked.DIFFERENCE].click()
    kinds = {checked.kind_of(each) for each in page.result.list.rows.items}
    assert kinds == {checked.DIFFERENCE}


def test_a_mended_file_is_checked_again_without_choosing_it_again(bring, tmp_path, wait):
    page = bring(tables.BROKEN)
    (tmp_path / "form.md").write_text(tables.GOOD, encoding="utf-8")
    page.result.recheck.click()
    wait()
    assert page.result.install.isVisible()


def test_a_newer_version_says_what_becomes_of_the_older(bring, page, wait):
    bring(tables.NEWER)
    assert page.result.install.accessibleName() == "Install the new version"
    assert "Version 1 is installed" in page.result.standing.text.text()


def test_the_list_is_taken_along_as_the_command_line_prints_it(bring):
    page = bring(tables.DIFFERENT)
    page.result.copy.click()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[2:] == list(checked.lines(page.result.found.report))


def test_the_list_can_be_saved_and_a_folder_that_takes_nothing_is_told(bring, tmp_path):
    page = bring(tables.DIFFERENT)
    page.result._save(str(tmp_path / "list.txt"))
    assert (tmp_path / "list.txt").read_text(encoding="utf-8").splitlines()[2:] == list(
        checked.lines(page.result.found.report))  # fmt: skip
    page.result._save(str(tmp_path / "nowhere" / "list.txt"))
    assert page.result.done.property("tone") == "bad"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [("letter.docx", "hello", "form.unknown_kind"), ("form.xlsx", "no archive", "xlsform.unreadable"),
     ("form.xml", "<a>", "xml.broken"), ("form.md", "hello", "xlsform.refused")],
)  # fmt: skip
@pytest.mark.parametrize("spoken", language.LANGUAGES)
def test_a_bad_file_says_what_it_is_and_nothing_changes(bring, desk, name, content, code, spoken):
    events().speak(spoken)
    page = bring(content, name)
    shown = page.result.found if page.stack.currentWidget() is page.result else None
    if shown is not None:
        assert [each.code for each in shown.report][:1] == [code]
    else:
        assert messages.worded(code) in page.notice.text.text()
    assert len(desk.shelf.entries()) == 4
    events().speak("en")


def test_a_file_that_was_given_up_says_nothing_of_the_next_one(page, wait, tmp_path, monkeypatch):
    is_given_up, check, read = Event(), reading.check, []

    def checked_slowly(shelf, file):
        is_given_up.wait(10)
        read.append(file.name)
        if file.name == "gone.xlsx":
            raise FormError("form.unknown_kind")
        return check(shelf, file)

    monkeypatch.setattr(reading, "check", checked_slowly)
    shown = []
    monkeypatch.setattr(page.notice, "say", lambda text, _tone="": shown.append(text))
    page.read(str(tmp_path / "gone.xlsx"))
    page.cancel()
    good = tmp_path / "good.md"
    good.write_text(tables.GOOD, encoding="utf-8")
    page.read(str(good))
    is_given_up.set()
    wait()
    assert page.stack.currentWidget() is page.result
    assert "".join(shown) == ""
    assert read == ["gone.xlsx", "good.md"]


def test_a_file_that_vanished_is_told(page, wait, tmp_path):
    page.read(str(tmp_path / "gone.xlsx"))
    wait()
    assert any("gone.xlsx" in text for text in looking.texts(page))


def test_an_installed_form_that_cannot_be_read_is_named_itself(bring, desk, wait, monkeypatch):
    page = bring(tables.GOOD)

    def unreadable(form_id):
        raise FormError("form.unknown_kind", file=form_id)

    monkeypatch.setattr(desk.shelf, "form", unreadable)
    page.list.check_asked.emit("citizen_survey")
    wait()
    assert page.notice.text.text().startswith("citizen_survey: ")


def test_a_dropped_file_is_checked(page, wait, tmp_path):
    file = tmp_path / "form.md"
    file.write_text(tables.GOOD, encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "readme.txt")), QUrl.fromLocalFile(str(file))])
    page.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
                              Qt.KeyboardModifier.NoModifier))  # fmt: skip
    wait()
    assert page.result.found.file == file


def test_a_check_can_be_stopped_and_its_end_is_not_heard(page, wait, tmp_path):
    file = tmp_path / "form.md"
    file.write_text(tables.GOOD, encoding="utf-8")
    page.read(str(file))
    assert page.stack.currentWidget() is page.waiting
    page.waiting.cancel.click()
    assert page.stack.currentWidget() is page.list
    wait()
    assert page.stack.currentWidget() is page.list


def test_a_retired_one_can_only_be_offered_again(page, wait, desk):
    page.list.choose("mystery_visit")
    page.list.retire.click()
    QApplication.activeModalWidget().accept()
    wait()
    assert desk.shelf.retired == {"mystery_visit"}
    assert not page.list.begin.isEnabled()
    page.list.offer.click()
    wait()
    assert desk.shelf.retired == set()


def test_only_what_nobody_used_can_be_removed(page, wait, desk):
    page.list.choose("citizen_survey")
    assert not page.list.remove.isVisible()
    page.list.choose("focus")
    page.list.remove.click()
    QApplication.activeModalWidget().accept()
    wait()
    assert "focus" not in desk.shelf.known


def test_an_interviewer_sees_the_list_and_brings_nothing(window, wait):
    window.enter(Desk("interviewer"))
    wait()
    window.show_page("forms")
    wait()
    page = window.pages["forms"]
    assert page.list.begin.isVisible() and page.list.preview.isVisible()
    for button in (page.add, page.list.retire, page.list.remove):
        assert not button.isVisible()
    assert not page.acceptDrops()
    page.choose()
    assert QApplication.activeModalWidget() is None


def test_a_shopper_begins_only_with_visits(window, wait):
    window.enter(Desk("shopper"))
    wait()
    window.show_page("forms")
    wait()
    view = window.pages["forms"].list
    view.choose("citizen_survey")
    assert not view.begin.isEnabled()
    view.choose("mystery_visit")
    assert view.begin.isEnabled()


def test_the_way_from_the_rail_to_a_new_interview_needs_no_mouse(page, opened, wait, desk):
    keyboard = Keyboard("en")
    opened.rail.buttons["forms"].setFocus()
    while not page.list.table.hasFocus():
        keyboard.press("Tab")
    keyboard.press("Down")
    heard = []
    page.begin_asked.disconnect()
    page.begin_asked.connect(heard.append)
    keyboard.press("Enter")
    assert heard == ["mystery_visit"]


@pytest.mark.parametrize("table", [tables.GOOD, tables.DIFFERENT, tables.BROKEN])
def test_everything_on_it_has_a_name(bring, table):
    assert looking.nameless(bring(table)) == []
