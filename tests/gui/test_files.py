"""The page of data files: what is chosen is what is written, off the event loop, and it can be stopped."""


import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QFileDialog

from gui.core import dialogs, theme
from gui.files.making import CHOSEN_AT_FIRST
from gui.files.page import FilesPage
from model.store.keys import FLOOR as CHEAP
from model.workspace import Fieldwork, Person, Workspace


@pytest.fixture
def workspace(tmp_path):
    person, fieldwork = Person("p1", "Айгүл", "supervisor", "110000000"), Fieldwork("f", {"kk": "Сапа"}, "2026-Q4")
    made = Workspace.create(tmp_path / "w", "twelve letters", person=person, fieldwork=fieldwork, cost=CHEAP)
    interview = made.begin("citizen_survey", language="kk")
    made.save([interview.answer("/data/agreement/consent", "no"), interview.complete()]).result()
    yield made
    made.close()


@pytest.fixture
def page(qtbot, workspace):
    made = FilesPage(workspace)
    qtbot.addWidget(made)
    made.show()
    return made


def test_what_is_chosen_is_written_and_the_folder_can_be_opened(page, wait, tmp_path):
    page.formats["csv"].click()
    page.write(str(tmp_path / "out"))
    assert not page.save.isEnabled()
    assert page.cancel.isVisible()
    wait()
    names = {one.name for one in (tmp_path / "out").iterdir()}
    assert {"citizen_survey.xlsx", "citizen_survey.csv", "citizen_survey_codebook.pdf", "README.txt"} <= names
    assert str(tmp_path / "out") in page.notice.text.text()
    assert page.open_folder.isVisible()
    assert page.save.isEnabled()


def test_stopping_leaves_nothing_behind(page, wait, tmp_path):
    page.write(str(tmp_path / "out"))
    page.stop()
    wait()
    assert not list((tmp_path / "out").glob("*"))
    assert not page.open_folder.isVisible()
    assert page.notice.isVisible()


def test_an_error_is_a_sentence(page, wait, tmp_path):
    file = tmp_path / "file"
    file.write_text("")
    page.write(str(file / "out"))
    wait()
    assert page.notice.property("tone") == "bad"
    assert page.save.isEnabled()


def test_nothing_can_be_saved_while_no_format_is_chosen(page):
    for name in CHOSEN_AT_FIRST:
        page.formats[name].click()
    assert not page.save.isEnabled()


def test_personal_data_are_warned_of_and_asked_about_first(page):
    assert not page.wanted().personal
    page.persons.buttons["with"].click()
    assert page.warning.isVisible()
    page.save.click()
    asked = page.findChild(dialogs.Dialog)
    assert asked is not None
    assert page.findChild(QFileDialog) is None
    asked.reject()


def test_only_forms_that_were_filled_in_are_offered(page):
    offered = [page.form.editor.itemData(at) for at in range(page.form.editor.count())]
    assert offered == ["", "citizen_survey"]


def test_where_two_cards_do_not_fit_they_stand_under_one_another_and_nothing_is_cut_off(page, qtbot) -> None:
    def place(widget):
        return widget.mapTo(page, QPoint())

    page.resize(1366, 700)
    qtbot.waitUntil(lambda: place(page.persons).x() > place(page.labels).x() + page.labels.width())
    page.resize(theme.px(800), 700)
    qtbot.waitUntil(lambda: place(page.persons).y() > place(page.semicolons).y())
    for widget in (page.persons, page.region, page.semicolons, page.save):
        assert place(widget).x() + widget.width() < page.width()
