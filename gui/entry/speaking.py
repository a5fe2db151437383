"""The language in which the questions are asked; that of the window is another matter."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from gui.entry.frame import Frame
from model import language

if TYPE_CHECKING:
    from gui.entry.room import Room


class Speaking(Frame):
    """The part of the room that changes it; mixed into it."""

    def next_language(self: "Room") -> None:
        """The next language of the questions: Kazakh, Russian, English."""
        known = [code for code in language.LANGUAGES if code in self.interview.form.languages]
        if known:
            here = known.index(self.interview.language) if self.interview.language in known else -1
            self.speak(known[(here + 1) % len(known)])

    @Slot(str)
    def speak(self: "Room", code: str) -> None:
        """Ask in this language from here on."""
        if not self.is_done:
            self.questions.commit()
            self.controller.set_language(code)
        self.header.show_language(self.interview.language)
        self.take_focus()
