"""Taking a finished interview back: with a reason, kept in the journal; the hub is asked if it may have it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from gui.core import dialogs, sentences
from gui.core.components import Text
from gui.core.events import events
from gui.core.fields import Choice, Field
from gui.core.tasks import Task, tasks
from gui.entry import personal
from gui.home.rows import place_of
from model.language import N_, _

if TYPE_CHECKING:
    from model.workspace import InterviewRow, Workspace

REASONS = (
    ("respondent", N_("The respondent asked for it")),
    ("mistake", N_("It was recorded by mistake")),
    ("wrong", N_("It is about the wrong centre or person")),
    ("other", N_("Another reason")),
)


class Withdrawing(dialogs.Dialog):
    """Why; and what follows from where the interview is."""

    def __init__(self, page: QWidget, row: "InterviewRow") -> None:
        title = _("Withdraw this visit?") if row.role == "visit" else _("Withdraw this interview?")
        super().__init__(page, title, width=560)
        self.said = _("It is not sent and counts nowhere. The journal on this computer keeps it, with your reason.")
        asked = _("It was sent, or may have been. Your request is written down here and does not reach the hub by "
                  "itself: tell your supervisor the receipt code.")  # fmt: skip
        self.body.addWidget(Text("strong", f"{row.title}, {place_of(row)}"))
        self.body.addWidget(Text("body", self.said if row.is_here else asked))
        self.reason, self.words = Field(Choice()), Field(QLineEdit())
        self.reason.editor.fill([(name, _(text)) for name, text in REASONS])
        self.reason.say(_("Reason"))
        self.words.say(_("In your words"), _("No names, no phone numbers"))
        for field in (self.reason, self.words):
            self.body.addWidget(field)
        self.add_button(_("Cancel"))
        self.yes = self.add_button(_("Withdraw") if row.is_here else _("Ask for it"), kind="danger", then=self._accept)
        self.open()
        self.reason.editor.setFocus()

    def text(self) -> str:
        """The reason as it is kept."""
        name = self.reason.editor.value()
        return ": ".join(part for part in (name, personal.masked(self.words.editor.text().strip())) if part)

    def _accept(self) -> None:
        if self.reason.editor.value() == "other" and not self.words.editor.text().strip():
            self.words.show_error(_("Please fill this in"))
            self.words.editor.setFocus()
            return
        self.accept()


def ask(page: QWidget, workspace: "Workspace", row: "InterviewRow", then: Callable[[], object]) -> Withdrawing:
    """Ask why, and do it; `then` is called once it is in the journal."""
    dialog = Withdrawing(page, row)

    def done(_state: object) -> None:
        events().delivery_changed.emit()
        then()

    def failed(error: object) -> None:
        dialogs.tell(page, _("This did not work"), sentences.said(error))

    def go() -> None:
        reason = dialog.text()

        def work(_task: Task) -> str:
            return workspace.archive.withdraw(row.id, reason)

        tasks().run(work, owner=page, done=done, failed=failed)

    dialog.accepted.connect(go)
    return dialog
