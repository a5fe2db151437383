"""A file somebody brings: whether it may be a questionnaire, and everything a check says about it. No widget."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from forms.errors import CodedError, FormError
from model import reference
from model.language import _, formats
from model.messages import checked

if TYPE_CHECKING:
    from forms.check import Report
    from model.workspace import Shelf, Standing

KINDS = (".xlsx", ".xls", ".xlsm", ".md", ".xml")


@dataclass(frozen=True, slots=True)
class Checked:
    """A file, what the check found, and what installing it would mean; `standing` is None if it cannot be used."""

    file: Path
    report: "Report"
    standing: "Standing | None" = None

    @property
    def may_install(self) -> bool:
        """Whether there is something to install that is not here yet."""
        return self.standing is not None and self.standing.kind in ("new", "newer")

    @property
    def counts(self) -> dict[str, int]:
        """How many findings of each kind."""
        found = dict.fromkeys(checked.KINDS, 0)
        for each in self.report:
            found[checked.kind_of(each)] += 1
        return found


def check(shelf: "Shelf", file: Path) -> Checked:
    """Everything about a file; it blocks for as long as a conversion takes, so call it off the event loop."""
    from forms import check as checking

    if file.suffix.lower() not in KINDS:
        raise FormError("form.unknown_kind", file=file.name)
    report = checking.check(file, criteria=reference.criterion_ids())
    form = report.form if report.is_usable else None
    return Checked(file, report, shelf.standing(form) if form is not None else None)


def of_form(shelf: "Shelf", form_id: str) -> Checked:
    """The same for a questionnaire that is installed."""
    from forms import check as checking
    from forms.xlsform import Outcome

    form = shelf.form(form_id)
    report = checking.report(Outcome(form.xml), form.media, reference.criterion_ids())
    return Checked(Path(form_id), report, shelf.standing(form))


def told(found: Checked) -> str:
    """The list as a text to send to whoever wrote the form."""
    head = _("Check of {file}, {day}").format(file=found.file.name, day=formats.day(_today()))
    return "\n".join((head, "", *checked.lines(found.report), ""))


def refused(error: object) -> str:
    """An expected error as its sentence; anything else is a bug and goes on."""
    if isinstance(error, CodedError):
        from model.messages import sentence

        return sentence(error)
    raise error  # type: ignore[misc]


def _today() -> "object":
    from model import identity

    return identity.now().date()
