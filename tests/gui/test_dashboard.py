"""The dashboard over a real workspace with interviews that came in: filters, lists, tables, live, keys only."""

from collections.abc import Iterator
from dataclasses import replace
from threading import Event

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from exports.charts import Box, Line, Picture, Role, Words
from gui.core.events import events
from gui.core.tasks import tasks
from gui.dashboard import loading
from gui.dashboard.page import DashboardPage
from gui.dashboard.painter import Drawing
from model.errors import SurveyError
from model.workspace import Workspace
from tests.bench.paper import receive
from tests.bench.places import SUPERVISOR, create
from tests.gui import looking
from tests.gui.desk import Desk

CAME_IN = 120
AKMOLA = "110000000"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory) -> Iterator[Workspace]:
    """A supervisor of the whole country, and what others have sent."""
    with create(tmp_path_factory.mktemp("dashboard") / "Sapa", SUPERVISOR) as made:
        receive(made, CAME_IN)
        yield made


@pytest.fixture
def page(workspace, on_screen, wait) -> Iterator[DashboardPage]:
    """The dashboard as it is when everything has been counted."""
    made = DashboardPage(workspace)
    on_screen(made, 1168, 720)
    made.refresh()
    wait()
    yield made
    made.hide()


def count(page: DashboardPage) -> int:
    """The number of interviews that stands in large figures."""
    return int(page.board.count.figure.text().replace(",", ""))


def choose(page: DashboardPage, facet: str, place: int, wait) -> str:
    """Choose the value at this place of a field, as a person does."""
    editor = page.filters.fields[facet].editor
    editor.setCurrentIndex(place)
    editor.activated.emit(place)
    wait()
    return editor.value()


def press(widget: QWidget, key: Qt.Key) -> None:
    widget.setFocus()
    QTest.keyClick(widget, key)


# --- filters ----------------------------------------------------------------------------------------------------------


def test_filters_combine_and_stand_as_chips_that_can_be_taken_off(page, wait):
    everything = count(page)
    region = choose(page, "region", 1, wait)
    in_region = count(page)
    choose(page, "channel", 1, wait)
    both = count(page)
    assert everything > in_region > both > 0
    assert [chip.facet for chip in page.filters.chips] == ["region", "channel"]
    press(page.filters.chips[1], Qt.Key.Key_Return)
    wait()
    assert page.view.overview.filters.chosen == (("region", region),)
    assert count(page) == in_region
    assert page.filters.chips[0].hasFocus()
    press(page.filters.chips[0], Qt.Key.Key_Space)
    wait()
    assert count(page) == everything


def test_a_choice_says_how_many_interviews_it_would_leave(page, wait):
    said = page.filters.fields["region"].editor.itemText(1)
    choose(page, "region", 1, wait)
    assert said.endswith(f"· {count(page)}")


def test_filters_that_leave_nothing_say_so_and_the_last_one_can_be_taken_off(page, wait):
    first = choose(page, "region", 1, wait)
    page.choose(page.view.overview.filters.having("centre", "nowhere"))
    wait()
    assert not page.board.isVisible()
    assert "No interview has all of this" in looking.texts(page)
    press(page.last_off, Qt.Key.Key_Return)
    wait()
    assert page.board.isVisible()
    assert page.view.overview.filters.chosen == (("region", first),)


def test_of_several_quick_choices_only_the_last_is_shown(page, wait):
    filters = page.view.overview.filters
    values = [choice.value for choice in page.view.overview.choices["region"]]
    shown = []
    page.board.show_view, show = lambda view: shown.append(view.overview.filters), page.board.show_view
    for value in values[:4]:
        page.choose(filters.having("region", value))
    assert page.updating.isVisible()
    wait()
    page.board.show_view = show
    assert shown == [filters.having("region", values[3])]
    assert not page.updating.isVisible()


# --- what is behind a figure ------------------------------------------------------------------------------------------


def test_a_list_that_cannot_be_found_leaves_the_counting_that_is_under_way_alone(page, wait, qtbot, monkeypatch):
    is_said, view = Event(), loading.view

    def viewed(*given, **named):
        is_said.wait(10)
        return view(*given, **named)

    def behind(*_given):
        raise SurveyError("workspace.closed")

    monkeypatch.setattr(loading, "view", viewed)
    monkeypatch.setattr(loading, "behind", behind)
    wanted = page.view.overview.filters.having("region", AKMOLA)
    page.choose(wanted)
    page.open_behind("All", "all")
    qtbot.waitUntil(lambda: bool(page.notice.text.text()))
    assert page.updating.isVisible()
    is_said.set()
    wait()
    assert page.view.overview.filters == wanted
    assert not page.updating.isVisible()


def test_enter_on_a_mark_opens_its_interviews_and_escape_leads_back(page, wait):
    drawing = page.board.cards["criteria"].drawing
    drawing.setFocus()
    QTest.keyClick(drawing, Qt.Key.Key_Down)
    row = page.view.overview.criteria[1]
    assert drawing.current() == f"criterion:{row.criterion.id}"
    assert row.criterion.en in drawing.accessibleName()
    QTest.keyClick(drawing, Qt.Key.Key_Return)
    wait()
    assert page.stack.currentWidget() is page.listing
    assert page.listing.behind.rows.rowCount() == row.n_asked
    assert page.listing.behind.hasFocus()
    QTest.keyClick(page.listing.behind, Qt.Key.Key_Escape)
    assert page.stack.currentWidget() is page.scroll
    assert drawing.hasFocus()


def test_a_click_on_a_tile_opens_the_region_and_the_list_can_become_the_filter(page, wait):
    card = page.board.cards["regions"]
    part = page.view.overview.regions[0]
    middle = card.drawing.area(f"region:{part.region.id}").center().toPoint()
    QTest.mouseClick(card.drawing, Qt.MouseButton.LeftButton, pos=middle)
    wait()
    assert page.listing.behind.rows.rowCount() == part.n
    press(page.listing.keep, Qt.Key.Key_Return)
    wait()
    assert page.stack.currentWidget() is page.scroll
    assert page.view.overview.filters.value("region") == part.region.id


def test_a_headline_figure_opens_all_interviews_it_was_made_of(page, wait):
    press(page.board.mean, Qt.Key.Key_Return)
    wait()
    assert page.listing.behind.rows.rowCount() == count(page)


def test_a_published_wave_has_no_interviews_to_open(page, wait):
    page.open_behind("2019", "wave:2019")
    wait()
    assert page.stack.currentWidget() is page.scroll


def test_in_a_low_window_the_chosen_mark_comes_into_view(page):
    page.resize(840, 300)
    drawing = page.board.cards["days"].drawing
    drawing.setFocus()
    for about in drawing.abouts()[1:]:
        QTest.keyClick(drawing, Qt.Key.Key_Down)
        middle = drawing.mapTo(page.scroll.viewport(), drawing.area(about).center().toPoint())
        assert page.scroll.viewport().rect().contains(middle)


def test_what_cannot_be_read_is_said_and_the_next_refresh_tries_again(workspace, on_screen, wait, monkeypatch):
    def fails(_workspace: object, _earlier: object) -> object:
        raise SurveyError("store.damaged")

    made = DashboardPage(workspace)
    on_screen(made, 1168, 720)
    with monkeypatch.context() as broken:
        broken.setattr(loading, "take", fails)
        made.refresh()
        wait()
    assert made.stack.currentWidget() is made.empty
    assert "The interviews could not be read" in looking.texts(made)
    made.refresh()
    wait()
    assert made.stack.currentWidget() is made.scroll
    made.hide()


# --- tables -----------------------------------------------------------------------------------------------------------


def test_every_chart_can_be_read_as_a_table_that_opens_the_same(page, qtbot, wait):
    card = page.board.cards["centres"]
    press(card.as_table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not card.drawing.isVisible())
    assert card.table.rows.rowCount() == len(page.view.overview.centres)
    card.table.selectRow(0)
    press(card.table, Qt.Key.Key_Return)
    wait()
    assert page.listing.behind.rows.rowCount() == page.view.overview.centres[0].n


def test_one_key_makes_tables_of_all_charts_and_drawings_again(page):
    cards = [card for card in page.board.cards.values() if card.drawing.isVisible()]
    QTest.keyClick(page, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert cards
    assert not any(card.drawing.isVisible() for card in cards)
    QTest.keyClick(page, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert all(card.drawing.isVisible() for card in cards)


def test_every_figure_of_a_chart_stands_in_its_description(page):
    found = page.view.overview
    said = page.board.cards["criteria"].drawing.accessibleDescription()
    assert len(said.splitlines()) == len(found.criteria)
    for row in found.criteria:
        assert row.criterion.en in said


# --- live -------------------------------------------------------------------------------------------------------------


def test_what_came_in_with_a_sync_is_counted_while_the_old_picture_stays(page, workspace, wait):
    before = count(page)
    receive(workspace, 5, first=len(page.view.taken.received) + 1)
    events().received.emit()
    assert page.updating.isVisible()
    assert page.board.isVisible()
    assert count(page) == before
    wait()
    assert count(page) == before + 5
    assert not page.updating.isVisible()


def test_a_page_that_is_not_looked_at_counts_nothing(page, wait):
    page.hide()
    events().received.emit()
    assert tasks().running() == 0


def test_the_first_picture_says_what_is_being_done(workspace, on_screen, wait):
    made = DashboardPage(workspace)
    on_screen(made, 1168, 720)
    made.refresh()
    assert made.stack.currentWidget() is made.busy
    assert "Reading the interviews" in looking.texts(made)
    wait()
    assert made.stack.currentWidget() is made.scroll
    made.hide()


def test_without_interviews_it_says_what_will_be_here(on_screen, wait):
    made = DashboardPage(Desk(is_empty=True))
    on_screen(made, 1168, 720)
    made.refresh()
    wait()
    assert made.stack.currentWidget() is made.empty
    assert "No interviews yet" in looking.texts(made)
    made.hide()


def test_a_supervisor_of_one_region_begins_with_it_and_may_look_at_the_country(workspace, on_screen, wait, monkeypatch):
    monkeypatch.setattr(workspace, "person", replace(workspace.person, region=AKMOLA))
    made = DashboardPage(workspace)
    on_screen(made, 1168, 720)
    made.refresh()
    wait()
    assert made.view.overview.filters.chosen == (("region", AKMOLA),)
    in_region = count(made)
    press(made.filters.chips[0], Qt.Key.Key_Return)
    wait()
    assert made.view.overview.filters.chosen == ()
    assert count(made) == made.view.overview.of > in_region
    made.hide()


# --- painting ---------------------------------------------------------------------------------------------------------


def test_straight_lines_fall_on_whole_pixels(on_screen):
    drawing = Drawing()
    drawing.show_picture("", lambda width, _measure: Picture(width, 40, (
        Line(0, 20.3, width, 20.3, Role.INK, 0.6), Box(10, 2.2, 30, 8.1, Role.ACCENT))), {})  # fmt: skip
    on_screen(drawing, 300, drawing.height())
    image = drawing.grab().toImage()
    across = {image.pixelColor(200, y).name() for y in range(image.height())}
    assert len(across) == 2  # the line and what is behind it: nothing in between
    down = {image.pixelColor(40, y).name() for y in range(image.height() // 2 - 4)}
    assert len(down) == 2


def test_arrows_stop_at_the_first_and_the_last_mark(on_screen):
    drawing = Drawing()
    words = tuple(Words(10, 10 * at, f"mark {at}", about=f"m{at}") for at in (1, 2, 3))
    said = {word.about: word.text for word in words}
    drawing.show_picture("Marks", lambda width, _measure: Picture(width, 40, words), said)
    on_screen(drawing, 300, drawing.height())
    drawing.setFocus()
    opened: list[str] = []
    drawing.opened.connect(opened.append)
    for _press in range(5):
        QTest.keyClick(drawing, Qt.Key.Key_Down)
    assert drawing.current() == "m3"
    QTest.keyClick(drawing, Qt.Key.Key_Space)
    for _press in range(5):
        QTest.keyClick(drawing, Qt.Key.Key_Up)
    QTest.mouseClick(drawing, Qt.MouseButton.LeftButton, pos=QPoint(290, drawing.height() - 2))
    QTest.keyClick(drawing, Qt.Key.Key_Return)
    assert opened == ["m3", "m1"]


def test_in_a_low_window_the_title_scrolls_away_with_the_figures(page, qtbot):
    def top() -> int:
        return page.head.mapTo(page, QPoint()).y()

    at_rest, bar = top(), page.scroll.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert top() == at_rest
    page.resize(864, 430)
    qtbot.waitUntil(lambda: page.scroll.isAncestorOf(page.head) and bar.maximum() > page.height())
    bar.setValue(bar.maximum())
    assert top() < -page.head.height()
    page.open_behind("", "all")
    assert page.head.isVisible()
    qtbot.waitUntil(lambda: top() == at_rest)
