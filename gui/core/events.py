"""What happened, said once and heard by every screen. It carries news; it keeps nothing."""

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtWidgets import QApplication

from model import language


class Events(QObject):
    """The news of the window.

    Signals: `changed` (model Changes, after a step); `saved` (a Saved: the step is on the disk); `not_saved` (the
    error that kept it off the disk); `delivery_changed` when what waits to be sent may be another number;
    `forms_changed` when other questionnaires are offered than before; `received` when the hub took something in;
    `room_ended` when an interview or a visit was finished or left; `language_changed` (kk, ru, en), after every
    screen was retranslated.
    """

    changed = Signal(object)
    saved = Signal(object)
    not_saved = Signal(object)
    delivery_changed = Signal()
    forms_changed = Signal()
    received = Signal()
    room_ended = Signal()
    language_changed = Signal(str)

    def speak(self, chosen: str) -> None:
        """Another language for everything that is open, at once."""
        language.use(chosen)
        for window in QApplication.topLevelWidgets():
            QCoreApplication.sendEvent(window, QEvent(QEvent.Type.LanguageChange))
        self.language_changed.emit(language.current())


_events: list[Events] = []


def events() -> Events:
    """The one place of this application where news is told and heard."""
    if not _events or not shiboken6.isValid(_events[0]):
        _events[:] = [Events(QCoreApplication.instance())]
    return _events[0]
