"""The page of a mystery visit: times and their two hours at the left, one screen after the other beside them."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.core import actions, keys, theme
from gui.core.components import Line, Text, column
from gui.core.tasks import Task, tasks
from gui.entry import wording
from gui.entry.hints import Hint
from gui.entry.room import Room
from gui.entry.sheet import scrolled
from gui.visits import before
from gui.visits.deadline import Deadline
from gui.visits.questions import VisitQuestions
from gui.visits.timeline import TimeLine, present
from model import identity
from model.language import N_, _, formats, speaking

if TYPE_CHECKING:
    from model.changes import Changes

SIDE = 352


class VisitPage(Room):
    """The room of a visit. Signals: see Room."""

    ROLE = "visit"
    QUESTIONS = VisitQuestions
    AGAIN = N_("Log another visit")
    EXPLAINED = N_("Receipt code of this visit, for your notes.")

    def make_side(self) -> QWidget:
        self._line: TimeLine | None = None
        self.deadline: Deadline | None = None
        side = QWidget()
        side.setProperty("kind", "page")
        self._side: QVBoxLayout = column(side, spacing=0)
        self._side.setContentsMargins(theme.S, theme.S, 0, 0)
        self.heading = Text("section")
        self.heading.setIndent(theme.M)
        self.heading.setContentsMargins(0, 0, 0, theme.XS)
        self.rule = Line()
        self.outline.setFixedWidth(theme.px(SIDE - theme.S))
        for widget in (self.heading, self.rule, self.outline):
            self._side.addWidget(widget)
        self._side.addStretch(1)
        area = scrolled(side)
        area.setFixedWidth(theme.px(SIDE) + theme.M)
        for key in actions.action("stamp").keys:
            keys.keys().bind(key, self, self.stamp)
        return area

    def opened(self) -> None:
        if self._line is not None:
            self._line.hide()
            self._line.deleteLater()
        line = self._line = self.questions.line
        line.setFixedWidth(theme.px(SIDE - theme.S))
        self._side.insertWidget(1, line)
        line.show()
        if self.deadline is not None:
            self.deadline.hide()
            self.deadline.deleteLater()
        self.deadline = Deadline(self.interview)
        self.controller.completed.connect(self.deadline.count)
        self._side.insertWidget(2, self.deadline)
        self._show_times()
        self._certify()

    @Slot(object)
    def _changed(self, changes: "Changes") -> None:
        super()._changed(changes)
        self._show_times()

    def _show_times(self) -> None:
        """Before the test is passed no time is asked: neither the heading nor the two hours stand there alone."""
        asked = bool(self.questions.line.paths())
        for widget in (self.heading, self._line, self.deadline, self.rule):
            widget.setVisible(asked)

    def _certify(self) -> None:
        """Whoever passed the test of this form lately goes straight to the plan."""
        path = before.path_of(self.interview, "certified")
        day = self.workspace.setting(before.setting_of(self.interview))
        known = not path or self.is_done or self.interview.instance[path].value
        if not known and before.is_valid(day) and before.is_new(self.interview):
            self.controller.prefill(path, day)

    @Slot(str, str, bool)
    def _answered(self, path: str, value: str, on: bool) -> None:
        super()._answered(path, value, on)
        role = wording.role(self.interview, path)
        if role == "test":
            self._tested(path)
        elif role == "centre" and value:
            self._look_back(path, value)
        elif role == "time":
            self.deadline.count()

    def _tested(self, path: str) -> None:
        """A wrong answer stays on view with the rule beside it; the last right one is remembered."""
        if not self.interview.instance[path].valid:
            self.questions.go(path)
        elif before.value_of(self.interview, "passed"):
            workspace, name = self.workspace, before.setting_of(self.interview)
            day = identity.now().date().isoformat()
            tasks().run(lambda _task: workspace.set_setting(name, day), owner=self)

    def _look_back(self, path: str, centre: str) -> None:
        """Two visits to one centre lie six months apart: said, and left to the person."""
        workspace, interview = self.workspace, self.interview

        def work(_task: Task) -> str:
            return before.visited(workspace.interviews(role="visit"), interview, centre)

        def done(found: object) -> None:
            if found and interview is self.interview:
                with speaking(interview.language):
                    day = formats.day(datetime.fromisoformat(str(found)).date())
                    said = _("You were at this centre on {day}: six months lie between two visits of one shopper.")
                    self.questions.say(path, said.format(day=day), doubt=True)

        tasks().run(work, owner=self, done=done)

    def stamp(self) -> None:
        """The present for the next time that is not known; one stays where one is."""
        path = self.questions.line.next_open()
        if path and not self.is_done:
            self.questions.commit()
            self.controller.answer(path, present())
            self.deadline.count()

    def retranslate(self) -> None:
        self.heading.setText(_("Times"))
        super().retranslate()

    def own_hints(self) -> list[Hint]:
        action = actions.action("stamp")
        return [(action.key, _("now"))] if self.questions.line.next_open() else []
