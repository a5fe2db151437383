"""A gate: an answer that would hide others waits in its row until it is meant. It decides; it answers nothing."""

from typing import TYPE_CHECKING

from model.language import ngettext, speaking

if TYPE_CHECKING:
    from model.interview.interview import Interview


class Gate:
    """The one answer that waits, if any."""

    def __init__(self, interview: "Interview") -> None:
        self.interview = interview
        self.path = self.value = ""
        self.is_waiting = False

    def holds(self, path: str, value: str, *, meant: bool) -> bool:
        """Whether this answer waits. Giving the same answer again means it."""
        again = self.is_waiting and (path, value) == (self.path, self.value)
        if again and meant:
            self.drop()
            return False
        if not again and (value == self._stood(path) or not self.interview.hidden_by(path, value)):
            self.drop()
            return False
        self.path, self.value, self.is_waiting = path, value, True
        return True

    def _stood(self, path: str) -> str:
        return self.interview.instance[path].value

    def sentence(self) -> str:
        """What the row says, in the language of the interview."""
        count = len(self.interview.hidden_by(self.path, self.value))
        with speaking(self.interview.language):
            return ngettext("{n} answer below will be hidden. Enter again: change, Esc: keep",
                            "{n} answers below will be hidden. Enter again: change, Esc: keep",
                            count).format(n=count)  # fmt: skip

    def drop(self) -> None:
        """Nothing waits any more."""
        self.path = self.value = ""
        self.is_waiting = False
