"""Rehearsal: stands where a room expects a Workspace while a form is only tried out. It keeps nothing anywhere."""

import hashlib
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from model import identity
from model.changes import Changes
from model.errors import SurveyError
from model.fieldwork.people import Person
from model.store.attached import described
from model.store.catalogue import Questionnaire
from model.store.records import AttachedFile, FormEntry, InterviewRow, Saved
from model.workspace.attaching import type_of

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

    def interviews(self, **_wanted: object) -> list[InterviewRow]:
        """None is ever kept."""
        return []

    def keep_file(self, instance_id: str, content: bytes | Path, name: str) -> "Future[AttachedFile]":
        """The bytes of a file in memory, under a name that is no other's."""
        held = content if isinstance(content, bytes) else content.read_bytes()
        given = f"{len(self._files) + 1}{Path(name).suffix.lower()}"
        self._files[given] = held
        return _done(AttachedFile(given, hashlib.sha256(held).hexdigest(), len(held), type_of(given)))

    def answer_with(self, interview: "Interview", path: str, file: AttachedFile) -> tuple[Changes, Changes]:
        """The steps that make such a file the answer."""
        return interview.attach(path, file.name, described(file))

    def attachment(self, instance_id: str, name: str) -> bytes:
        """What was attached under this name."""
        return self._files[name]


T = TypeVar("T")


def _done(saved: T) -> "Future[T]":
    future: Future[T] = Future()
    future.set_result(saved)
    return future
