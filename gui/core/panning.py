"""What scrolls follows a finger. One gesture serves the whole program: each new kind of gesture is kept for ever."""

import shiboken6
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QScroller

_first: list[tuple[QObject, Qt.GestureType]] = []


def follow_finger(area: QAbstractScrollArea) -> None:
    """Let a finger move what this area shows.

    `QScroller.grabGesture` registers a new kind of gesture at every call, and PySide keeps a member of its enumeration
    for each, some 9 KB. The recogniser behind it looks only for the scroller of whatever was touched, so one is enough.
    """
    viewport = area.viewport()
    QScroller.scroller(viewport)
    viewport.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
    viewport.grabGesture(_gesture())


def _gesture() -> Qt.GestureType:
    if not _first or not shiboken6.isValid(_first[0][0]):
        # Without a parent: PySide ends it before the application, whose end takes the gestures away.
        keeper = QObject()
        _first[:] = [(keeper, QScroller.grabGesture(keeper, QScroller.ScrollerGestureType.TouchGesture))]
    return _first[0][1]
