"""Rehearsal: stands where a room expects a Workspace while a form is only tried out. It keeps nothing anywhere."""

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING

from model import identity
from model.changes import Changes
from model.errors import SurveyError
from model.fieldwork.people import Person
from model.store.catalogue import Questionnaire
from model.store.records import FormEntry, InterviewRow, Saved

if TYPE_CHECKING:
    from forms import Form
    from model.interview.interview import Interview


class Rehearsal:
    """One form and one interview of it, in memory. What is attached is kept until the rehearsal is let go."""

    def __init__(self, form: "Form", person: Person, device: str) -> None:
        self.person, self.device = person, device
        self.form = form
        self.entry = Questionnaire.of(form).entry
        self._files: dict[str, bytes] = {}
        self._settings: dict[str, str] = {}

    @property
    def role(self) -> str:
        """What kind of work the form is for, as its marks tell."""
        return self.entry.role

    def forms(self) -> list[FormEntry]:
        """The one form."""
        return [self.entry]

    def begin(self, form_id: str, *, language: str, prefill: Mapping[str, str] | None = None) -> "Interview":
        """A new interview that nothing records."""
        from model.interview.interview import Interview

        if form_id != self.form.id:
            raise SurveyError("form.none", form=form_id)
        self._files.clear()
        return Interview.begin(
            self.form, language=language, device=self.device, person=self.person.id, prefill=prefill or {}
        )[0]

    def save(self, changes: Changes | Sequence[Changes]) -> "Future[Saved]":
        """As a workspace answers, at once: there is nothing to write."""
        return _done(Saved(0, identity.now().isoformat(timespec="seconds")))

    def retry(self) -> "Future[Saved]":
        """Nothing ever failed."""
        return self.save(())

    def unsaved(self) -> tuple[Changes, ...]:
        """Nothing waits to be saved."""
        return ()

    def setting(self, name: str, default: str = "") -> str:
        """A setting of this rehearsal."""
        return self._settings.get(name, default)

    def set_setting(self, name: str, value: str) -> None:
        """Remember it as long as the rehearsal lasts."""
        self._settings[name] = value

    def interviews(self, **_wanted: str) -> list[InterviewRow]:
        """None is ever kept."""
        return []

    def attach(self, interview: "Interview", path: str, content: bytes, name: str) -> "Future[Saved]":
        """Take a file into the answer, and its bytes into memory."""
        self._files[name] = content
        interview.answer(path, name)
        return self.save(())

    def attachment(self, instance_id: str, name: str) -> bytes:
        """What was attached under this name."""
        return self._files[name]


def _done(saved: Saved) -> "Future[Saved]":
    future: Future[Saved] = Future()
    future.set_result(saved)
    return future
