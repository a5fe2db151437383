"""What the room says of the disk, of sleep and of the clock: what happened, what is safe, what to do."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from forms.errors import CodedError
from gui.core.events import events
from gui.core.sentences import said
from gui.entry import personal
from gui.entry.frame import Frame
from model.language import N_, _, speaking

if TYPE_CHECKING:
    from gui.entry.room import Room
    from model.workspace import Saved

TROUBLES = {
    "full": N_("The disk is full. Free some space on it: empty the recycle bin, move films or pictures."),
    "protected": N_("The disk is write-protected. Release the lock of the card, or ask for the right to write to it."),
}


class Keeping(Frame):
    """The part of the room that hears how saving went; mixed into it."""

    @Slot(str, str)
    @Slot(str, str, str)
    def keep_half(self: "Room", path: str, text: str, of: str = "") -> None:
        """Half of an answer, a comment or a reason; personal numbers are written down only where they are asked for."""
        with speaking(self.interview.language):
            blocks = personal.verdict(text).blocks and (bool(of) or not personal.may_hold(self.interview, path))
        self.controller.half(path, "" if blocks else text, of)

    def half_of(self: "Room", path: str, of: str) -> str:
        """What was begun there and not finished."""
        return self.interview.halves.get((path, of), "")

    @Slot(object)
    def _was_saved(self: "Room", saved: "Saved") -> None:
        self.saved.emit(saved)
        if self.trouble.text.text():
            if self.retry.hasFocus():
                self.take_focus()
            self.trouble.say("")
        if self._leaves and not self.controller.under_way and not self.controller.keeper.is_busy:
            self._leaves = False
            self.left.emit()

    @Slot(object)
    def _was_not_saved(self: "Room", error: object) -> None:
        """Say what happened, what is safe, what to do; answers wait until it is mended."""
        events().not_saved.emit(error)
        self._leaves = False
        kept = _("Your last answer is NOT saved yet; it is kept here and tried again every few seconds. "
                 "Everything before it is safe.")  # fmt: skip
        self.retry.say(_("Try again"))
        reason = error.params.get("reason", "") if isinstance(error, CodedError) else ""
        if not reason and self.trouble.text.text():
            return  # a later step that waits behind the one whose reason is on the screen
        happened = _(TROUBLES[reason]) if reason in TROUBLES else said(error)
        self.trouble.say(f"{happened}\n{kept}", "bad")

    @Slot()
    def _stay(self: "Room") -> None:
        """Something was refused: whoever is on the way out sees it first."""
        self._leaves = False

    @Slot(float)
    def _slept(self: "Room", seconds: float) -> None:
        """The computer slept: it is written down, told, and takes nothing away."""
        self.controller.witness("sleep", new=str(seconds))
        self.news.say(_("The computer slept for {time}. Everything before that is saved.").format(time=_long(seconds)))

    @Slot(float)
    def _clock_set(self: "Room", seconds: float) -> None:
        """The clock was set: durations are not taken from it, times of day are."""
        self.controller.witness("clock", new=str(seconds))
        change = _("forward") if seconds > 0 else _("back")
        self.news.say(
            _("The clock of this computer was set {way} by {time}. Check the times you enter.").format(
                way=change, time=_long(abs(seconds))
            ),
            "warn",
        )

    @Slot()
    def _try_again(self: "Room") -> None:
        self.controller.retry()
        self.take_focus()


def _long(seconds: float) -> str:
    """So many minutes, or seconds where it was less than two."""
    if seconds < 120:
        return _("{n} s").format(n=round(seconds))
    return _("{n} min").format(n=round(seconds / 60))
