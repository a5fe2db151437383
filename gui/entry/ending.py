"""The end of an interview in the room: what is missing, finishing, the receipt, the next one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from gui.core.events import events
from gui.core.tasks import tasks
from gui.entry import personal, receipt
from gui.entry.attention import missing, remarkable
from gui.entry.frame import Frame
from gui.entry.outcome import code_of
from model import language

if TYPE_CHECKING:
    from gui.entry.room import Room
    from model.interview.interview import Interview


class Ending(Frame):
    """The half of the room that ends; mixed into it, so that both share their controller and questions."""

    _begins_again = False  # one is being begun: a second press would leave an empty draft behind

    @Slot()
    def show_finish(self: "Room") -> None:
        """What is missing, or that nothing is."""
        if self.is_done:
            return
        self.questions.commit()
        self._keep()
        self.guard.release()
        self._show_counts()
        self.stack.setCurrentWidget(self.finish)
        self.finish.take_focus()
        self._after.start()

    def _show_counts(self: "Room") -> None:
        progress, taken = self.interview.progress(), receipt.minutes(self.interview.events)
        found = [*missing(self.interview), *remarkable(self.interview)]
        self.finish.caution.say(personal.cautions(self.interview))
        outcome = code_of(self.interview)
        self.finish.show_state(
            found, answered=progress.answered, asked=progress.asked, minutes=taken, outcome=outcome
        )

    @Slot(str)
    def _jump(self: "Room", path: str) -> None:
        self.stack.setCurrentWidget(self.questions)
        self.questions.go(path)
        self.questions.pass_by(path)

    @Slot()
    def _return(self: "Room") -> None:
        self.stack.setCurrentWidget(self.questions)
        self.questions.go(self.questions.place)

    @Slot()
    def complete(self: "Room") -> None:
        """Finish; the code appears when the interview is durable."""
        if self.controller.complete():
            self.finish.show_waiting()
        elif not self.controller.is_blocked:
            self.show_finish()

    @Slot(str)
    def _completed(self: "Room", instance_id: str) -> None:
        self.is_done = True
        self.stack.setCurrentWidget(self.finish)
        self.finish.show_receipt(receipt.code(instance_id))
        self._after.start()
        events().delivery_changed.emit()
        events().room_ended.emit()

    @Slot()
    def _close(self: "Room") -> None:
        self.finished.emit(self.interview.id)

    @Slot()
    def begin_again(self: "Room") -> None:
        """The next interview with the same questionnaire, in the language the window speaks."""
        if self._begins_again:
            return
        self._begins_again = True
        form, spoken, workspace = self.interview.form.id, language.current(), self.workspace
        tasks().run(lambda _task: workspace.begin(form, language=spoken), owner=self, done=self._begun,
                    failed=self._not_begun)  # fmt: skip

    def _begun(self: "Room", interview: "Interview") -> None:
        self._begins_again = False
        self.open(interview)

    def _not_begun(self: "Room", error: object) -> None:
        self._begins_again = False
        self._was_not_saved(error)
