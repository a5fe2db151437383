"""An answer widget on the screen, and what it says."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

Shown = Callable[[QWidget], list[tuple[object, ...]]]


@pytest.fixture
def show(on_screen) -> Shown:
    """Put a widget on the screen with the keys; what it says lands in the list."""

    def shown(widget: QWidget) -> list[tuple[object, ...]]:
        heard: list[tuple[object, ...]] = []
        for name in ("answered", "stepped", "misread"):
            if hasattr(widget, name):
                getattr(widget, name).connect(lambda *said, name=name: heard.append((name, *said)))
        on_screen(widget, 700, 460)
        widget.setFocus()
        return heard

    return shown
