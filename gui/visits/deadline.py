"""The two hours in which a visit is written down: how much of them is left, told beside its times."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

import forms
from gui.core import theme
from gui.core.components import Symbol, Text, Translated, row
from model import identity
from model.language import _

if TYPE_CHECKING:
    from model.interview.interview import Interview

LIMIT = timedelta(hours=2)
LAST = timedelta(minutes=30)  # from here on it is said in another tone
EVERY = 15_000  # ms
ENDS = ("left", "served", "called", "ticket", "arrived")  # the latest of these that is known begins the two hours


class Deadline(Translated, QWidget):
    """One line with a clock. It counts; it blocks nothing."""

    def __init__(self, interview: "Interview", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.interview = interview
        self.symbol, self.words = Symbol("clock", "muted", size=16), Text("caption")
        box = row(self, spacing=theme.S)
        box.setContentsMargins(theme.M, theme.XS, theme.M, theme.M)
        box.addWidget(self.symbol)
        box.addWidget(self.words, 1)
        self._tick = QTimer(self, singleShot=True, interval=EVERY)
        self._tick.timeout.connect(self.count)
        self.retranslate()

    def until(self) -> datetime | None:
        """When the two hours end; None before the first time is known."""
        known = times(self.interview)
        last = next((known[name] for name in ENDS if known.get(name)), "")
        if not last:
            return None
        day = datetime.fromisoformat(self.interview.started)
        hour, minute = (int(part) for part in last[:5].split(":"))
        return day.replace(hour=hour, minute=minute, second=0, microsecond=0) + LIMIT

    @Slot()
    def count(self) -> None:
        """Say how much is left now, and look again soon while it is on view."""
        self.retranslate()
        if self.isVisible() and self.interview.status == "draft":
            self._tick.start()

    def retranslate(self) -> None:
        if self.interview.status != "draft":
            self.symbol.hide()
            self.words.hide()
            return
        until = self.until()
        if until is None:
            self._say("clock", "muted", _("Write the visit down within two hours of leaving."))
            return
        left = until - identity.now()
        if left < timedelta():
            said = _("The two hours ended at {time}. Finish as soon as you can.")
            self._say("alert", "bad", said.format(time=f"{until:%H:%M}"))
            return
        hours, minutes = divmod(int(left.total_seconds() // 60), 60)
        said = _("{hours} h {minutes} min left, until {time}")
        self._say("clock", "warn" if left < LAST else "muted",
                  said.format(hours=hours, minutes=minutes, time=f"{until:%H:%M}"))  # fmt: skip

    def _say(self, symbol: str, tone: str, words: str) -> None:
        self.symbol.show_icon(symbol, tone)
        self.words.setText(words)
        self.words.setAccessibleName(words)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.count()


def times(interview: "Interview") -> dict[str, str]:
    """The moments of a visit by their kind, as the form stores them."""
    found = {}
    for path, question in interview.form.questions.items():
        if forms.mark(question, "role") == "time" and path in interview.instance:
            found[forms.mark(question, "time")] = interview.instance[path].value
    return found
