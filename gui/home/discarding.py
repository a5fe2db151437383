"""Giving a draft up: asked in words, kept in the journal, never sent."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from gui.core import dialogs, sentences
from gui.core.events import events
from gui.core.tasks import Task, tasks
from gui.home.rows import place_of
from model.language import _, ngettext

if TYPE_CHECKING:
    from model.workspace import InterviewRow, Workspace

REASON = "discarded"


def ask(page: QWidget, workspace: "Workspace", draft: "InterviewRow", then: Callable[[], object]) -> None:
    """Say what is lost and what is kept; `then` is called once the draft is given up."""
    title = _("Discard this visit?") if draft.role == "visit" else _("Discard this interview?")
    lost = ngettext("{n} answer will not be sent, and nobody can go on with it.",
                    "{n} answers will not be sent, and nobody can go on with them.", draft.answered)  # fmt: skip
    kept = _("The journal on this computer keeps what was answered, and that you discarded it.")
    said = f"{draft.title}, {place_of(draft)}\n\n{lost.format(n=draft.answered)} {kept}"

    def work(_task: Task) -> object:
        return workspace.save(workspace.resume(draft.id).withdraw(REASON)).result()

    def done(_saved: object) -> None:
        events().delivery_changed.emit()
        then()

    def failed(error: object) -> None:
        dialogs.tell(page, _("This did not work"), sentences.said(error))

    def go() -> None:
        tasks().run(work, owner=page, done=done, failed=failed)

    dialogs.ask(page, title, said, yes=_("Discard"), then=go, danger=True)
