"""What the room says beside a question: text that is no answer, and an expression too heavy to be worked out."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from gui.entry.frame import Frame
from model.language import _, speaking
from model.messages import worded

if TYPE_CHECKING:
    from gui.entry.room import Room
    from model.changes import Changes


class Strain(Frame):
    """The part of the room that says so; mixed into it."""

    is_strained = False

    @Slot(str, str)
    def _misread(self: "Room", path: str, text: str) -> None:
        with speaking(self.interview.language):
            self.questions.say(path, _(text) if text else "")

    def hear_strain(self: "Room", changes: "Changes") -> None:
        """A step that needed such an expression."""
        self.is_strained |= bool(changes.change is not None and changes.change.overloaded)

    def say_strain(self: "Room") -> None:
        """Beside the question one has come to, unless something is said there already."""
        place = self.questions.place
        if not self.is_strained or not place or self.stack.currentWidget() is not self.questions:
            return
        self.is_strained = False
        if not any(sheet.holds(place) and sheet.message(place) for sheet in self.questions.sheets()):
            with speaking(self.interview.language):
                self.questions.say(place, worded("form.overloaded"), doubt=True)
