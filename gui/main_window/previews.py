"""The rooms as previews. Both kinds of room are known only here, as pages do not know each other."""

from typing import TYPE_CHECKING

from gui.entry.page import EntryPage
from gui.forms.preview import Previewed
from gui.visits.page import VisitPage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from forms import Form
    from model.workspace import Workspace


class InterviewPreview(Previewed, EntryPage):
    """The interview room over a form that is only tried out."""


class VisitPreview(Previewed, VisitPage):
    """The room of a visit over a form that is only tried out."""


def make(workspace: "Workspace", form: "Form", spoken: str, parent: "QWidget") -> "InterviewPreview | VisitPreview":
    """The room for this form."""
    from model.workspace.rehearsal import Rehearsal

    stage = Rehearsal(form, workspace.person, workspace.device)
    kind = VisitPreview if stage.role == "visit" else InterviewPreview
    return kind(stage, stage.begin(form.id, language=spoken), parent)
