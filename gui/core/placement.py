"""Where a window may stand: whole on a screen that is there, whatever was connected when it was closed."""

from collections.abc import Sequence

from PySide6.QtCore import QRect

GRIP = 96  # px of the title bar that must be within reach


def fitted(window: QRect, screens: Sequence[QRect]) -> QRect:
    """The window moved, and made smaller if it must be, onto the screen it shares most with; unchanged if it can be
    reached where it is."""
    if not screens or any(_reaches(window, screen) for screen in screens):
        return window
    home = max(screens, key=lambda screen: _shared(window, screen))
    size = window.size().boundedTo(home.size())
    left = min(max(window.left(), home.left()), home.right() + 1 - size.width())
    top = min(max(window.top(), home.top()), home.bottom() + 1 - size.height())
    return QRect(left, top, size.width(), size.height())


def _reaches(window: QRect, screen: QRect) -> bool:
    """Whether enough of the title bar lies on this screen to take hold of it, and most of the window is seen."""
    seen = window & screen
    return screen.top() <= window.top() <= screen.bottom() - GRIP and 2 * seen.width() > window.width()


def _shared(window: QRect, screen: QRect) -> int:
    seen = window & screen
    return max(seen.width(), 0) * max(seen.height(), 0)
