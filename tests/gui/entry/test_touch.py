"""The room by finger: everything that can be pressed is large enough, and everything can be done by pressing."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QLineEdit, QPushButton, QScroller

from gui.answers.choice import ChoiceList
from gui.answers.scale import ScaleGrid
from gui.entry.pieces import AddRow
from gui.entry.turn import TurnAnswer
from tests.gui.entry.conftest import to_the_grid
from tests.gui.entry.test_gates import GATE

TARGET = 44  # px, a fingertip


def targets(room) -> list[tuple[str, QRect]]:
    """Everything that is on the screen and waits for a press."""
    pressed = [each for each in room.findChildren(QPushButton) if each.focusPolicy() != Qt.FocusPolicy.NoFocus]
    plain = [*pressed, *room.findChildren(QLineEdit), *room.findChildren(AddRow), *room.findChildren(TurnAnswer)]
    found = [(each.accessibleName(), each.rect()) for each in plain if each.isVisible()]
    for choices in room.findChildren(ChoiceList):
        found += [(choices.accessibleName(), cell) for cell in choices._cells if choices.isVisible()]
    for grid in room.findChildren(ScaleGrid):
        found += marks(grid) if grid.isVisible() else []
    found += [(line.label, rect) for line, rect in zip(room.outline.lines, room.outline._rects, strict=True)]
    return found + [(hint[0], place) for hint, place in room.strip.places()]


def marks(grid: ScaleGrid) -> list[tuple[str, QRect]]:
    rows = [(path, grid._cells(grid._marks(strip))) for path, strip in grid._tops.items()]
    return [(f"{path} {option.value}", cell) for path, cells in rows for option, cell in cells]


def small(room) -> list[str]:
    return [f"{name}: {rect.width()}x{rect.height()}" for name, rect in targets(room)
            if rect.height() < TARGET or rect.width() < TARGET]  # fmt: skip


def test_every_target_of_every_screen_of_the_citizen_survey_is_as_large_as_a_fingertip(room, typist) -> None:
    to_the_grid(typist)
    room.controller.answer("/data/rights/F7", "yes")
    seen = 0
    for screen in room.questions.asked_screens():
        room.questions.go_to_screen(screen.path)
        room.show_progress()
        seen += len(targets(room))
        assert small(room) == [], screen.path
    assert seen > 200
    room.write_remark()
    assert small(room) == []
    room.escape()
    room.show_finish()
    assert small(room) == []


def tap(room, key: str) -> None:
    place = next(place for hint, place in room.strip.places() if hint[0] == key)
    QTest.mouseClick(room.strip, Qt.MouseButton.LeftButton, pos=place.center())


@pytest.fixture
def at_the_grid(room, typist):
    to_the_grid(typist)
    room.resize(1900, 900)
    room.show_progress()
    return room


def test_what_the_strip_shows_can_be_touched(at_the_grid) -> None:
    room = at_the_grid
    tap(room, "F4")
    assert room.remark.isVisible()
    room.escape()
    tap(room, "0")
    assert room.interview.instance["/data/inf/INF1"].value == "97"
    tap(room, "Backspace")
    assert room.questions.place == "/data/inf/INF1"
    room.show_progress()
    tap(room, "Ctrl+Z")
    assert room.interview.instance["/data/inf/INF1"].value == ""
    tap(room, "F2")
    assert room.interview.language == "ru"
    tap(room, "F8")
    assert room.stack.currentWidget() is room.finish


def test_enter_on_the_strip_means_a_gate_as_the_key_does(room_of, typist) -> None:
    room = room_of(GATE.replace("gates", "gates_touched"))
    room.controller.answer("/data/a/came", "y")
    room.controller.answer("/data/b/who", "clerk")
    room.questions.go("/data/a/came")
    typist.press("2")
    room.show_progress()
    tap(room, "Enter")
    assert room.interview.instance["/data/a/came"].value == "n"


def test_lists_and_screens_scroll_by_finger(room) -> None:
    areas = [room.questions._areas[room.questions.screen.path], room.finish.view]
    assert all(isinstance(area, QAbstractScrollArea) and QScroller.hasScroller(area.viewport()) for area in areas)
