"""What waits for a rest is told when its widget goes away, and only once."""

from PySide6.QtWidgets import QWidget

from gui.core.pause import Pause

LONG = 60_000  # ms: longer than any test


def test_a_widget_that_goes_away_has_told_what_waited(qtbot) -> None:
    widget, told = QWidget(), []
    qtbot.addWidget(widget)
    pause = Pause(widget, LONG, lambda: told.append(1))
    widget.show()
    pause.start()
    widget.hide()
    assert told == [1]
    assert not pause.isActive()
    widget.show()
    widget.hide()
    assert told == [1]
