"""The page of a mystery visit: times at the left, the checklist beside them."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.core import actions, keys, theme
from gui.core.components import Line, Text, column
from gui.entry.hints import Hint
from gui.entry.room import Room
from gui.entry.sheet import scrolled
from gui.visits.questions import VisitQuestions
from gui.visits.timeline import TimeLine, present
from model.language import N_, _

SIDE = 352


class VisitPage(Room):
    """The room of a visit. Signals: see Room."""

    QUESTIONS = VisitQuestions
    AGAIN = N_("Log a visit")
    EXPLAINED = N_("Receipt code of this visit, for your notes.")

    def make_side(self) -> QWidget:
        self._line: TimeLine | None = None
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

    def stamp(self) -> None:
        """The present for the next time that is not known; one stays where one is."""
        path = self.questions.line.next_open()
        if path and not self.is_done:
            self.questions.commit()
            self.controller.answer(path, present())

    def retranslate(self) -> None:
        self.heading.setText(_("Times"))
        super().retranslate()

    def own_hints(self) -> list[Hint]:
        action = actions.action("stamp")
        return [(action.key, _("now"))] if self.questions.line.next_open() else []
