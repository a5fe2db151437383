"""A walk over every screen, light and dark: names for a screen reader, what Tab reaches, contrast as painted."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from gui.core import theme
from tests.gui import looking, screens, windows

LEAST = 4.5  # WCAG 2.2, 1.4.3: contrast of text


@pytest.fixture(scope="module", autouse=True)
def real_workspace() -> Iterator[None]:
    yield
    windows.end()


@pytest.fixture(params=sorted(screens.SCREENS))
def screen(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[QWidget]:
    theme.apply("light")
    made = screens.SCREENS[request.param]()
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    windows.settle(qapp)
    yield made
    made.close()
    made.deleteLater()
    theme.apply("light")
    windows.settle(qapp)


def test_every_screen_can_be_heard_walked_and_read(screen: QWidget, qapp: QApplication) -> None:
    assert looking.nameless(screen) == []
    assert unreachable(screen) == []
    assert faint(screen) == []
    theme.apply("dark")
    windows.settle(qapp)
    assert faint(screen) == []


# --- Tab --------------------------------------------------------------------------------------------------------------


def unreachable(window: QWidget) -> list[str]:
    """Whatever takes the keyboard and is not reached by pressing Tab until one is back."""
    wanted = [widget for widget in window.findChildren(QWidget) if is_stop(widget)]
    walked = walk(window, wanted)
    return [f"{type(widget).__name__} “{looking.name_of(widget)}”" for widget in wanted if widget not in walked]


def is_stop(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled() and looking.takes_keyboard(widget)


def walk(window: QWidget, wanted: list[QWidget]) -> set[QWidget]:
    """What has the keyboard at some time while Tab is pressed."""
    if QApplication.focusWidget() is None and wanted:
        wanted[0].setFocus(Qt.FocusReason.TabFocusReason)
    walked: set[QWidget] = set()
    for _ in range(2 * len(wanted) + 2):
        here = QApplication.focusWidget()
        while here is not None:  # the keyboard is with an inner part, or with what stands for it
            walked |= {here, *beside(here)}
            here = here.parentWidget()
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
    return walked


def beside(widget: QWidget) -> list[QWidget]:
    """The other values of a group: the arrows lead to them, as in every group of radio buttons."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return group.buttons() if group is not None and group.exclusive() else []


# --- contrast ---------------------------------------------------------------------------------------------------------


def faint(window: QWidget) -> list[str]:
    """Texts whose ink, as it is painted, does not stand out from what lies behind it."""
    picture = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    found = []
    for widget in window.findChildren(QWidget):
        if is_read(widget):
            seen = best_contrast(picture, place(widget, window))
            if seen and seen < LEAST:
                found.append(f"{type(widget).__name__} “{looking.name_of(widget) or said(widget)}”: {seen:.1f}")
    return found


def said(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QLabel | QLineEdit | QAbstractButton) else ""


def is_read(widget: QWidget) -> bool:
    has_words = bool(said(widget).strip()) and isinstance(widget, QLabel | QLineEdit | QAbstractButton)
    seen = widget.visibleRegion().boundingRect()
    is_in_sight = 2 * seen.height() > widget.height() and 2 * seen.width() > widget.width()
    return has_words and widget.isVisible() and widget.isEnabled() and is_in_sight


def place(widget: QWidget, window: QWidget) -> QRect:
    """Where what can be seen of it lies in the window."""
    return widget.visibleRegion().boundingRect().translated(widget.mapTo(window, QPoint(0, 0)))


def best_contrast(picture: QImage, rect: QRect) -> float:
    """The contrast between the colour that fills a place and the ink that stands out most; 0 if it is one colour."""
    scale = picture.devicePixelRatio()
    left, top = max(0, int(rect.left() * scale)), max(0, int(rect.top() * scale))
    right, bottom = min(picture.width(), int(rect.right() * scale)), min(picture.height(), int(rect.bottom() * scale))
    seen = pixels(picture)[top:bottom, left:right].reshape(-1)
    colours, counts = np.unique(seen, return_counts=True)
    if len(colours) < 2:
        return 0
    ground = luminance(int(colours[counts.argmax()]))
    return max(contrast(ground, luminance(int(colour))) for colour in colours)


def pixels(picture: QImage) -> np.ndarray:
    """Rows of colours, 0xffRRGGBB."""
    flat = np.frombuffer(picture.constBits(), np.uint32)
    return flat.reshape(picture.height(), picture.bytesPerLine() // 4)[:, : picture.width()]


def contrast(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def luminance(pixel: int) -> float:
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
             for part in QColor.fromRgb(pixel).getRgbF()[:3]]  # fmt: skip
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
