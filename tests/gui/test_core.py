"""The small parts: background work, tables, preferences, fields, crash reports."""

from concurrent.futures import Future

import pytest
from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QTextDocument

from gui.app import Dress
from gui.core import crash, fields
from gui.core.settings import LANGUAGE, RAIL, TEXT_SIZE, Setting
from gui.core.tables import Column, Rows, Table
from gui.core.tasks import tasks
from model.language import formats


def test_results_and_progress_come_back_on_the_event_loop_in_their_order(qtbot, wait):
    owner, heard = QObject(), []

    def work(task):
        for n in range(50):
            task.report(n)
        return "done"

    tasks().run(work, owner=owner, done=heard.append, reported=heard.append)
    wait()
    assert heard == [*range(50), "done"]


def test_many_pieces_of_work_all_arrive(wait):
    owner, heard = QObject(), []
    for n in range(500):
        tasks().run(lambda _task, n=n: n, owner=owner, done=heard.append)
    wait()
    assert sorted(heard) == list(range(500))


def test_nothing_is_delivered_to_a_screen_that_is_gone(wait):
    owner, heard = QObject(), []
    task = tasks().run(lambda task: task.cancelled(), owner=owner, done=heard.append)
    assert not task.cancelled()
    import shiboken6

    shiboken6.delete(owner)
    wait()
    assert heard == []


def test_what_shares_a_lane_is_done_in_the_order_it_was_asked_for(wait):
    owner, order = QObject(), []
    for n in range(20):
        tasks().run(lambda _task, n=n: order.append(n), owner=owner, lane="one")
    wait()
    assert order == list(range(20))


def test_an_error_comes_back_as_itself(wait):
    owner, heard = QObject(), []

    def work(_task):
        raise ValueError("broken")

    tasks().run(work, owner=owner, failed=heard.append)
    wait()
    assert str(heard[0]) == "broken"


def test_a_future_of_somebody_else_is_heard_too(wait):
    owner, heard, future = QObject(), [], Future()
    tasks().when(future, owner=owner, done=heard.append)
    future.set_result(7)
    wait()
    assert heard == [7]


COLUMNS = (
    Column("Name", lambda row: row[0], lambda row: formats.collation(row[0])),
    Column("Count", lambda row: str(row[1]), lambda row: row[1], number=True),
)


@pytest.fixture
def rows():
    made = Rows(COLUMNS)
    made.show_rows([("Ұлан", 2), ("Азат", 10), ("Үміт", 1), ("Әсел", 3)])
    return made


def test_the_table_model_keeps_qts_rules(rows, qtmodeltester):
    qtmodeltester.check(rows)


def test_rows_are_sorted_by_the_kazakh_alphabet(rows):
    rows.sort(0)
    assert [rows.at(n)[0] for n in range(4)] == ["Азат", "Әсел", "Ұлан", "Үміт"]


def test_numbers_are_sorted_as_numbers_and_new_rows_keep_the_order(rows, qtbot):
    table = Table(rows)
    qtbot.addWidget(table)
    table.make_sortable(1, descending=True)
    assert [rows.at(n)[1] for n in range(4)] == [10, 3, 2, 1]
    rows.show_rows([("A", 5), ("B", 50)])
    assert [rows.at(n)[1] for n in range(2)] == [50, 5]


def test_a_cell_tells_the_screen_reader_its_column(rows):
    assert rows.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Name: Ұлан"


def test_preferences_come_back_with_their_type():
    RAIL.set(False)
    TEXT_SIZE.set(130)
    LANGUAGE.set("kk")
    assert RAIL.get() is False
    assert TEXT_SIZE.get() == 130
    assert LANGUAGE.get() == "kk"
    assert Setting("nothing/there", 7).get() == 7


def test_a_longer_passphrase_is_stronger():
    assert fields.strength("aaaaaaaaaaaa") < fields.strength("four quiet grey horses")


def test_a_crash_report_names_the_place_and_never_the_answer(tmp_path):
    try:
        int("secret answer".removeprefix("no"))
    except ValueError as error:
        file = crash.write(ValueError, error.__traceback__)
    said = file.read_text(encoding="utf-8")
    assert "test_core.py" in said
    assert "invalid literal" not in said


def test_qts_own_dialogs_speak_the_language_of_the_window(qapp):
    dress = Dress(qapp)
    try:
        said = {}
        for spoken in ("kk", "ru", "en"):
            dress.speak(spoken)
            said[spoken] = (
                QCoreApplication.translate("QPlatformTheme", "Cancel"),
                QCoreApplication.translate("QPrintDialog", "&Print"),
            )
    finally:
        dress.speak("en")
        dress.deleteLater()
    assert said == {"kk": ("Бас тарту", "&Басып шығару"), "ru": ("Отмена", "&Печать"), "en": ("Cancel", "&Print")}


def test_a_tooltip_never_fetches_what_a_stranger_wrote(qapp):
    text = '<img src="//evil/share/x.png"> & co'
    rows = Rows([Column("Name", str)])
    rows.show_rows([text, "a & b"])
    tips = [rows.data(rows.index(number, 0), Qt.ItemDataRole.ToolTipRole) for number in range(2)]
    shown = QTextDocument()
    shown.setHtml(tips[0])
    assert "<img" not in tips[0]
    assert shown.toPlainText() == text
    assert tips[1] == "a & b"


def test_tab_comes_to_the_chosen_of_several_values_and_the_focus_goes_along(qtbot):
    segments = fields.Segments(("one", "two", "three"))
    qtbot.addWidget(segments)
    segments.set_value("three")
    stops = [value for value, each in segments.buttons.items() if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == ["three"]
    with qtbot.waitExposed(segments):
        segments.show()
    segments.activateWindow()
    segments.buttons["three"].setFocus()
    segments.set_value("one")
    assert segments.focusWidget() is segments.buttons["one"]
