"""From a page into a room and back: beginning, going on, trying out, leaving. Mixed into the window."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from gui.core.events import events
from gui.core.focus import focus_first
from gui.core.tasks import Task, tasks
from model import language

if TYPE_CHECKING:
    from forms import Form
    from model.interview.interview import Interview


# What an interview that was never left consists of.
BEGINNING = ("begin", "prefill", "order")


class Rooms:
    """What the window does with its one room."""

    _is_opening = False  # one is being begun or read: a second press would leave an empty draft behind

    @Slot()
    def new_interview(self) -> None:
        """Begin the citizen survey."""
        self.begin("survey")

    @Slot()
    def new_visit(self) -> None:
        """Begin a mystery visit."""
        self.begin("visit")

    @Slot(str)
    def begin(self, role: str) -> None:
        """Begin a response to the questionnaire of this role, off the event loop."""
        workspace = self.workspace
        if not self._is_free() or not self._may_begin(role):
            return
        spoken = language.current()

        def work(_task: Task) -> object:
            # A device whose first sync was cut off has no questionnaires yet: the workspace says so by this name.
            found = next((each.id for each in workspace.shelf.offered() if each.role == role), role)
            return workspace.begin(found, language=spoken)

        self._open_soon(work, role)

    @Slot(str)
    def begin_form(self, form_id: str) -> None:
        """Begin a response to this questionnaire, whatever kind of work it is for."""
        workspace, spoken = self.workspace, language.current()
        if not self._is_free():
            return
        role = next((each.role for each in workspace.forms() if each.id == form_id), "")
        if self._may_begin(role):
            self._open_soon(lambda _task: workspace.begin(form_id, language=spoken), role)

    @Slot(object)
    def preview(self, form: "Form") -> None:
        """The room over a form that is only tried out: nothing is kept."""
        from gui.main_window import previews

        if self._is_free():
            self._show_room(previews.make(self.workspace, form, language.current(), self.stack))

    def _opener(self, role: str) -> "Callable[[Interview], None]":
        rooms = {"visit": self.open_visit, "depth": self.open_talk, "focus": self.open_talk}
        return rooms.get(role, self.open_interview)

    def _may_begin(self, role: str) -> bool:
        person = self.workspace.person
        return person.may_visit if role == "visit" else person.may_interview

    @Slot(str, str)
    def resume(self, instance_id: str, role: str) -> None:
        """Go on where it was left."""
        workspace = self.workspace
        if self._is_free():
            self._open_soon(lambda _task: workspace.resume(instance_id), role)

    def _is_free(self) -> bool:
        """Whether a room can be opened now."""
        return self.workspace is not None and self.room is None and not self._is_opening

    def _open_soon(self, work: "Callable[[Task], object]", role: str) -> None:
        """The room of this role over the interview that the work brings."""
        self._is_opening = True

        def done(interview: "Interview") -> None:
            self._is_opening = False
            self._opener(role)(interview)

        def failed(error: object) -> None:
            self._is_opening = False
            self._told(error)

        tasks().run(work, owner=self, done=done, failed=failed)

    def open_interview(self, interview: "Interview") -> None:
        """The interview room; the rest of the window steps back."""
        from gui.entry.page import EntryPage

        self._open_room(EntryPage, interview)

    def open_visit(self, interview: "Interview") -> None:
        """The room of a mystery visit."""
        from gui.visits.page import VisitPage

        self._open_room(VisitPage, interview)

    def open_talk(self, interview: "Interview") -> None:
        """The room of an in-depth interview or a focus group."""
        from gui.visits.talks import TalkPage

        self._open_room(TalkPage, interview)

    def _open_room(self, kind: type[QWidget], interview: "Interview") -> None:
        if self.room is not None or self.workspace is None:
            return
        room = kind(self.workspace, interview, self.stack)
        room.saved.connect(self._saved)
        self._show_room(room)
        if interview.events[-1].kind not in BEGINNING:
            self._witness("open")

    def _show_room(self, room: QWidget) -> None:
        self.room = room
        self.room.left.connect(self.leave_room)
        self.room.finished.connect(self._finished)
        self.rail.hide()
        self.stack.addWidget(self.room)
        self.stack.setCurrentWidget(self.room)
        self.room.setFocus()

    @Slot()
    def leave_room(self) -> None:
        """Back to the page one came from; at home, to the draft one left."""
        left = self.room.interview.id if self.room is not None else ""
        self._leave_room()
        if self._locks:
            self._locks = False
            self.lock()
            return
        if self.workspace is None:  # the window was closed while the last answer went to the disk
            return
        self.rail.show()
        self.count_waiting()
        self.show_page(self._page)
        focus_first(self.pages[self._page])
        if self._page == "home":
            self.pages["home"].lead_to(left)
        elif self._page == "forms":
            self.pages["forms"].come_back()

    @Slot(str)
    def _finished(self, _instance_id: str) -> None:
        events().delivery_changed.emit()
        self.leave_room()

    def _leave_room(self) -> None:
        if self.room is not None:
            self._drop(self.room)
            self.room = None
            events().room_ended.emit()
