"""The questions of a visit: its times stand apart, its criteria make one checklist."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

import forms
from gui.entry import screens
from gui.entry.questions import Questions
from gui.entry.screens import Screen
from gui.entry.sheet import Sheet
from gui.visits.timeline import TimeLine, is_marked_time
from model.language import _, speaking

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

    def find_screens(self) -> tuple[Screen, ...]:
        """Criteria that follow one another are one screen."""
        joined: list[Screen] = []
        for screen in screens.one_each(self.interview):
            if joined and self._is_criterion(joined[-1]) and self._is_criterion(screen):
                joined[-1] = Screen(joined[-1].path, (*joined[-1].sections, *screen.sections))
            else:
                joined.append(screen)
        return tuple(joined)

    def _is_criterion(self, screen: Screen) -> bool:
        group = self.interview.form.groups.get(screen.sections[-1])
        return group is not None and forms.mark(group, "role") == "criterion"

    def make_sheet(self, screen: Screen) -> Sheet:
        blocks = [block for block in screens.blocks_of(self.interview, screen) if block.path not in self.times]
        return Sheet(self.interview, blocks, keeper=self.keeper)

    def title_of(self, screen: Screen) -> str:
        if len(screen.sections) > 1:
            with speaking(self.interview.language):
                return _("Checklist")
        return super().title_of(screen)

    def sheets(self) -> list[Sheet]:
        return [*super().sheets(), self.line]

    def stops(self, screen: Screen) -> list[str]:
        found = super().stops(screen)
        here = [path for path in self.line.paths() if self.interview.instance[path].section in screen.sections]
        asked = [path for path in found if self.is_stop(path)]
        return sorted([*here, *asked], key=lambda path: self._order.get(path, 0)) or found
