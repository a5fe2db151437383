"""Workspace: one opened data folder, and the only door to it for window, reports and command line."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Any

from model.changes import Changes
from model.fieldwork.people import Person
from model.fieldwork.projects import Fieldwork
from model.store.keys import Cost
from model.store.records import (
    DeliveryCounts,
    FormEntry,
    Health,
    InterviewRow,
    Parcel,
    Peek,
    ReceivedRow,
    Saved,
    Submission,
)

if TYPE_CHECKING:
    from forms import Form
    from model.interview.interview import Interview

__all__ = [
    "DeliveryCounts",
    "Fieldwork",
    "FormEntry",
    "Health",
    "InterviewRow",
    "Parcel",
    "Peek",
    "Person",
    "ReceivedRow",
    "Saved",
    "Submission",
    "Workspace",
]


class Workspace:
    """One opened data folder. Methods may be called from any thread; writing happens in one thread of its own."""

    folder: Path
    person: Person
    fieldwork: Fieldwork
    device: str

    # --- opening -----------------------------------------------------------------------------------------------

    @classmethod
    def create(
        cls,
        folder: Path,
        passphrase: str,
        *,
        person: Person,
        fieldwork: Fieldwork,
        forms: Iterable[Path] | None = None,
        cost: Cost | None = None,
    ) -> "Workspace":
        """A new data folder with the library's questionnaires, or with the given ones. `cost` is for tests."""
        raise NotImplementedError

    @classmethod
    def open(cls, folder: Path, passphrase: str) -> "Workspace":
        """Unlock. SurveyError: unlock.wrong, workspace.in_use, workspace.missing, store.newer, store.damaged, store.cipher."""
        raise NotImplementedError

    @classmethod
    def join(
        cls, folder: Path, passphrase: str, *, address: str, code: str, cost: Cost | None = None
    ) -> "Workspace":
        """A new data folder for the person whom the code names at the hub of this address; forms come from there."""
        raise NotImplementedError

    @staticmethod
    def peek(folder: Path) -> Peek | None:
        """Whose folder this is, readable while it is locked; None if there is none."""
        raise NotImplementedError

    def close(self) -> None:
        """Wait for what is on its way, stop the hub, drop the key, let the folder go. A second call does nothing."""
        raise NotImplementedError

    # --- questionnaires -----------------------------------------------------------------------------------------

    def forms(self) -> list[FormEntry]:
        """The newest version of each installed questionnaire."""
        raise NotImplementedError

    def form(self, form_id: str, version: str | None = None) -> "Form":
        """A questionnaire, loaded once; without a version the newest."""
        raise NotImplementedError

    def install(self, source: Path, *, media: Path | None = None) -> FormEntry:
        """Install an .xlsx or XForm .xml; what was begun with an older version goes on with that one."""
        raise NotImplementedError

    # --- interviews ---------------------------------------------------------------------------------------------

    def begin(
        self, form_id: str, *, language: str, prefill: Mapping[str, str] | None = None, seed: int | None = None
    ) -> "Interview":
        """A new interview, durable when this returns. SurveyError store.full below 100 MiB of free space."""
        raise NotImplementedError

    def resume(self, instance_id: str) -> "Interview":
        """An interview as it was left: place, answers, language, comments."""
        raise NotImplementedError

    def save(self, changes: Changes | Sequence[Changes]) -> "Future[Saved]":
        """Hand a step to the writer: one transaction. The Future is done after COMMIT, or fails with store.not_saved.

        After a failure each later step of that interview fails too, until `retry` has made them durable in order.
        """
        raise NotImplementedError

    def retry(self) -> "Future[Saved]":
        """Try again to save what failed, in its order."""
        raise NotImplementedError

    def unsaved(self) -> tuple[Changes, ...]:
        """What failed and is kept in memory only."""
        raise NotImplementedError

    def flush(self) -> None:
        """Wait until everything handed over is durable; SurveyError store.not_saved if something is not."""
        raise NotImplementedError

    def interviews(self, *, status: str | None = None, role: str | None = None) -> list[InterviewRow]:
        """The interviews of this device, the last touched first."""
        raise NotImplementedError

    # --- finished and received ----------------------------------------------------------------------------------

    def outbox(self) -> list[Parcel]:
        """Finished interviews that have no receipt yet, in the order they were finished."""
        raise NotImplementedError

    def parcels(self) -> list[Parcel]:
        """Every finished interview with the state of its delivery."""
        raise NotImplementedError

    def delivery_counts(self) -> DeliveryCounts:
        """How many finished interviews stand where."""
        raise NotImplementedError

    @property
    def last_sync(self) -> str:
        """When the last complete sync ended, ISO 8601; empty if never."""
        raise NotImplementedError

    def submissions(self, form_id: str = "", *, role: str = "") -> Iterator[Submission]:
        """Responses with their bytes, received ones and own finished ones, each once; of a form, of a role, or all."""
        raise NotImplementedError

    def received(self, *, role: str = "", region: str = "", limit: int | None = None) -> list[ReceivedRow]:
        """What came in from the hub, newest first."""
        raise NotImplementedError

    # --- sync and hub -------------------------------------------------------------------------------------------

    def sync(self, *, report: Callable[[Any], None] | None = None, cancelled: Callable[[], bool] | None = None) -> Any:
        """One run against the hub; blocks, so call it off the event loop. -> model.sync SyncResult"""
        raise NotImplementedError

    def start_hub(self, *, office_network: bool = False, port: int = 0) -> Any:
        """Run the hub in this process -> HubStatus(address, fingerprint)."""
        raise NotImplementedError

    def stop_hub(self) -> None:
        """Stop the hub if it runs."""
        raise NotImplementedError

    @property
    def hub(self) -> Any:
        """HubStatus while the hub runs here, else None."""
        raise NotImplementedError

    def invite(self, person: Person) -> Any:
        """A code with which this person can join -> Invitation(code, address, expires)."""
        raise NotImplementedError

    def people(self) -> list[Person]:
        """Everybody invited to this fieldwork, as the hub here knows them."""
        raise NotImplementedError

    # --- settings and health ------------------------------------------------------------------------------------

    def setting(self, name: str, default: str = "") -> str:
        """A setting that belongs to the data; preferences of the machine are the window's."""
        raise NotImplementedError

    def set_setting(self, name: str, value: str) -> None:
        """Set it, durable when this returns."""
        raise NotImplementedError

    def free_space(self) -> int:
        """Free bytes beside the data; warn below 500 MiB."""
        raise NotImplementedError

    def verify(self) -> Health:
        """Check everything: cipher, pages, the whole hash chain, and that derived tables follow from the journal."""
        raise NotImplementedError
