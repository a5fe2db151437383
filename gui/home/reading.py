"""A finished interview to read: its state, its code, every answer. Nothing of it can be changed here."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from gui.answers.words import plain
from gui.core.components import Text
from gui.core.dialogs import Dialog, tall
from gui.core.tables import Column, Rows, Table
from gui.entry import receipt, wording
from gui.home.rows import place_of
from model import language
from model.language import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from model.interview.interview import Interview
    from model.workspace import InterviewRow


@dataclass(frozen=True, slots=True)
class Said:
    """One question with its answer and the comment on it."""

    section: str
    question: str
    answer: str
    comment: str


def said(interview: "Interview") -> list[Said]:
    """Every answer that counts, in the order of the questionnaire and in the language of the window."""
    with wording.saying(interview, language.current()):
        return list(_said(interview))


def _said(interview: "Interview") -> "Iterator[Said]":
    instance = interview.instance
    for view in instance.nodes():
        if view.kind == "question" and view.relevant and view.label and view.value:
            section = instance[view.section].label if view.section != interview.form.root.path else ""
            answer = wording.shown(interview, view.path)
            yield Said(plain(section), plain(view.label), answer, interview.comments.get(view.path, ""))


def columns() -> tuple[Column, ...]:
    return (
        Column(N_("Section"), lambda one: one.section, width=180),
        Column(N_("Question"), lambda one: one.question, stretch=True),
        Column(N_("Answer"), lambda one: one.answer, width=260),
        Column(N_("Comment"), lambda one: one.comment, width=140),
    )


class Reading(Dialog):
    """Signals: `withdraw_asked` (the row)."""

    withdraw_asked = Signal(object)

    def __init__(self, parent: QWidget, row: "InterviewRow", interview: "Interview", state: str) -> None:
        super().__init__(parent, f"{row.title}, {place_of(row)}", width=980)
        self.row = row
        self.setMinimumHeight(tall(520))
        self.state = Text("strong", state)
        self.code = Text("muted", _("Receipt code: {code}").format(code=receipt.code(row.id)))
        self.rows = Rows(columns(), self)
        self.table = Table(self.rows)
        self.table.setAccessibleName(_("Answers"))
        for widget in (self.state, self.code, self.table):
            self.body.addWidget(widget)
        self.body.setStretch(2, 1)
        self.rows.show_rows(said(interview))
        if row.status == "complete" and not row.recalled:
            self.withdraw = self.add_button(_("Withdraw …"), kind="danger", then=self._withdraw)
        self.add_button(_("Close"), kind="primary").setFocus()

    @Slot()
    def _withdraw(self) -> None:
        self.reject()
        self.withdraw_asked.emit(self.row)
