"""The questions of a visit: one screen at a time in the order of the visit, its times apart and always on view."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from gui.entry import screens
from gui.entry.questions import Questions
from gui.entry.screens import Screen
from gui.entry.sheet import Sheet
from gui.visits.timeline import TimeLine, is_marked_time

if TYPE_CHECKING:
    from model.interview.interview import Interview


class VisitQuestions(Questions):
    """A walk through a visit; `line` shows its times beside whatever screen is on view."""

    def __init__(self, interview: "Interview", parent: QWidget | None = None) -> None:
        self.times = [view.path for view in interview.instance.nodes() if is_marked_time(interview, view.path)]
        self._order = {view.path: place for place, view in enumerate(interview.nodes())}
        super().__init__(interview, parent)
        self.line = TimeLine(interview, self.times, self)
        self.hear(self.line)

    def make_sheet(self, screen: Screen) -> Sheet:
        blocks = [block for block in screens.blocks_of(self.interview, screen) if block.path not in self.times]
        return Sheet(self.interview, blocks, keeper=self.keeper)

    def sheets(self) -> list[Sheet]:
        return [*super().sheets(), self.line]

    def stops(self, screen: Screen) -> list[str]:
        found = super().stops(screen)
        here = [path for path in self.line.paths() if self.interview.instance[path].section in screen.sections]
        asked = [path for path in found if self.is_stop(path)]
        return sorted([*here, *asked], key=lambda path: self._order.get(path, 0)) or found
