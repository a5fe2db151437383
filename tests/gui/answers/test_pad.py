"""A sheet to draw on: strokes by pen and by keys, taken back one by one; what comes out is a picture."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from gui.answers.attached.pad import Pad, Sheet
from tests.gui.typist import Typist


@pytest.fixture
def kept() -> list[QImage]:
    return []


@pytest.fixture
def pad(qtbot, kept) -> Iterator[Pad]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 700)
    window.show()
    made = Pad(window, "Signature", kept.append)
    with qtbot.waitActive(made):
        made.open()
    made.sheet.setFocus()
    yield made
    window.close()


def inked(image: QImage) -> int:
    """How many dots are not white, of a tenth of all."""
    dots = [(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)]
    return sum(image.pixelColor(x, y) != QColor("white") for x, y in dots)


def stroke(sheet: Sheet, begin: QPoint, end: QPoint) -> None:
    QTest.mousePress(sheet, Qt.MouseButton.LeftButton, pos=begin)
    QTest.mouseMove(sheet, (begin + end) / 2)
    QTest.mouseMove(sheet, end)
    QTest.mouseRelease(sheet, Qt.MouseButton.LeftButton, pos=end)


def test_a_stroke_of_the_pen_is_drawn_and_kept(pad, kept) -> None:
    stroke(pad.sheet, QPoint(100, 100), QPoint(400, 200))
    QTest.keyPress(pad.sheet, Qt.Key.Key_Return)
    assert len(kept) == 1 and inked(kept[0]) > 100


def test_the_keys_draw_too(pad, kept) -> None:
    Typist().press("Space", *["Right"] * 9, "Space", *["Down"] * 5, "Space", *["Left"] * 9)
    assert [len(each) for each in pad.sheet.strokes] == [10, 10]
    QTest.keyPress(pad.sheet, Qt.Key.Key_Return)
    assert inked(kept[0]) > 100


def test_strokes_are_taken_back_one_by_one_or_all_at_once(pad, kept) -> None:
    for top in (50, 100, 150):
        stroke(pad.sheet, QPoint(100, top), QPoint(300, top))
    Typist().press("Backspace")
    assert len(pad.sheet.strokes) == 2
    Typist().press("Delete")
    assert pad.sheet.strokes == [] and not pad.use.isEnabled()
    Typist().press("Enter")
    assert kept == []


def test_escape_leaves_everything_as_it_was(pad, kept) -> None:
    stroke(pad.sheet, QPoint(100, 100), QPoint(400, 200))
    QTest.keyPress(pad.sheet, Qt.Key.Key_Escape)
    assert not pad.isVisible() and kept == []


def test_marks_go_over_a_picture_of_its_own_size(qtbot) -> None:
    under = QImage(900, 1200, QImage.Format.Format_RGB32)
    under.fill(QColor("white"))
    sheet = Sheet(under)
    qtbot.addWidget(sheet)
    sheet.resize(640, 480)
    sheet.show()
    stroke(sheet, QPoint(320, 100), QPoint(330, 300))
    stroke(sheet, QPoint(2, 2), QPoint(4, 300))  # beside the picture: it ends at its edge
    made = sheet.picture()
    assert made.size() == under.size() and inked(made) > 50
    assert all(0 <= point.x() <= 1 for each in sheet.strokes for point in each)


def test_everything_on_the_pad_has_a_name(pad) -> None:
    focusable = [each for each in pad.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert focusable and all(each.accessibleName() for each in focusable)
