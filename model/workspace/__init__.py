"""Workspace: one opened data folder, and the only door to it for window, reports and command line."""

import platform
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING

from model import language
from model.changes import Changes, Event
from model.errors import SurveyError
from model.fieldwork.people import Person
from model.fieldwork.projects import Fieldwork
from model.store import files, interviews, journals, keys, outbox, received, settings
from model.store.database import Readers
from model.store.keys import Cost
from model.store.records import (
    AttachedFile,
    DeliveryCounts,
    FormEntry,
    Health,
    Holding,
    InterviewRow,
    Parcel,
    Peek,
    ReceivedRow,
    Saved,
    Standing,
    Submission,
)
from model.store.writer import Writer
from model.workspace import health, opening, questionnaires
from model.workspace.archive import Archive
from model.workspace.attaching import Attaching, WithFiles
from model.workspace.desk import Desk
from model.workspace.handouts import Handouts
from model.workspace.hosting import Invitation
from model.workspace.meeting import Meeting, Report
from model.workspace.opening import Opened, Plan
from model.workspace.shelf import Shelf
from model.workspace.waves import Waves

if TYPE_CHECKING:
    from forms import Form
    from model.interview.interview import Interview
    from model.sync.protocol import HubStatus, Member, SyncResult

__all__ = [
    "AttachedFile",
    "Cost",
    "DeliveryCounts",
    "Fieldwork",
    "FormEntry",
    "Health",
    "Holding",
    "InterviewRow",
    "Invitation",
    "Parcel",
    "Peek",
    "Person",
    "ReceivedRow",
    "Saved",
    "Shelf",
    "Standing",
    "Submission",
    "Workspace",
]

ROOM_FOR_NEW = 100 * files.MEBIBYTE
ROOM_TO_WARN = 500 * files.MEBIBYTE


class Workspace(WithFiles):
    """One opened data folder. Methods may be called from any thread; writing happens in one thread of its own."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._writer = Writer(opened.connect, opened.folder)
        self._readers = Readers(opened.database, opened.vault.key)
        self._labels = questionnaires.Labels()
        self._attaching = Attaching(opened, self._readers, self._writer)
        self._meeting = Meeting(opened, self._readers, self._writer, self._attaching)
        self.shelf = Shelf(self._readers, self._writer, self._meeting.publish_if_on)
        self.waves = Waves(self._readers, self._writer)
        self.archive = Archive(self, self._readers)
        self.handouts = Handouts(self, self._readers, self._writer)
        self._is_open = True
        self.folder = opened.folder
        self._read_identity()

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
        keys.check_passphrase(passphrase)  # before the library is converted: a person waits
        installed = questionnaires.shipped() if forms is None else questionnaires.read(forms)
        return cls(opening.create(folder, passphrase, Plan(person, fieldwork, installed), cost=cost))

    @classmethod
    def open(cls, folder: Path, passphrase: str) -> "Workspace":
        """Unlock and check.

        SurveyError: unlock.wrong, workspace.in_use, workspace.missing, store.newer, store.damaged, store.chain,
        store.cipher.
        """
        return cls(opening.open_folder(folder, passphrase))

    @classmethod
    def join(
        cls, folder: Path, passphrase: str, *, address: str, code: str, cost: Cost | None = None
    ) -> "Workspace":
        """A new data folder for the person whom the code names at the hub of this address; forms come from there."""
        from model.sync import client

        opening.refuse_before_joining(folder, passphrase)
        enrolment = client.enrol(address, code, device=opening.new_device(), name=platform.node())
        way = enrolment.credentials
        hub = {"address": way.address, "token": way.token, "key": way.hub_key.hex()}
        person, fieldwork = Person.of(enrolment.person), Fieldwork.of(enrolment.fieldwork)
        plan = Plan(person, fieldwork, (), {"hub": hub}, way.device)
        workspace = cls(opening.create(folder, passphrase, plan, cost=cost))
        try:
            workspace.sync()  # if the network went away meanwhile, the next sync brings the forms
        except BaseException:
            workspace.close(abandon=True)
            raise
        return workspace

    @staticmethod
    def peek(folder: Path) -> Peek | None:
        """Whose folder this is, readable while it is locked; None if there is none."""
        return keys.peek(folder)

    def close(self, *, abandon: bool = False) -> None:
        """Wait for what is on its way, stop the hub, drop the key, let the folder go. A second call does nothing.

        SurveyError store.not_saved, and still open, if something could not be saved; `abandon` closes all the same.
        """
        if not self._is_open:
            return
        self._meeting.hosting.stop()
        self._attaching.finish()
        self._writer.close(abandon=abandon)
        self._is_open = False
        self._meeting.hosting.close()
        self._attaching.close()
        self._readers.close()
        self._opened.lock.release()

    def __enter__(self) -> "Workspace":
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        self.close(abandon=kind is not None)

    # --- questionnaires -----------------------------------------------------------------------------------------

    def forms(self) -> list[FormEntry]:
        """The newest version of each installed questionnaire."""
        return self.shelf.entries()

    def form(self, form_id: str, version: str | None = None) -> "Form":
        """A questionnaire, loaded once; without a version the newest."""
        return self.shelf.form(form_id, version)

    def facts(self, form_id: str, version: str | None = None) -> Mapping[str, str]:
        """Where a form asks region, centre, service and channel: fact -> path, for prefilling and for lists."""
        return self.shelf.facts(form_id, version)

    def install(self, source: Path, *, media: Path | None = None) -> FormEntry:
        """Install an .xlsx or XForm .xml; what was begun with an older version goes on with that one."""
        import forms

        return self.shelf.install(forms.load(source, media=media or source.parent))

    @property
    def may_install(self) -> bool:
        """Whether this person brings questionnaires: a supervisor, whoever works alone, or everybody if so agreed."""
        return self.person.is_supervisor or self.fieldwork.own_forms or not self.desk.is_joined

    # --- interviews ---------------------------------------------------------------------------------------------

    def begin(
        self, form_id: str, *, language: str, prefill: Mapping[str, str] | None = None, seed: int | None = None
    ) -> "Interview":
        """A new interview, durable when this returns. Without `prefill` it begins with the person's region and centre.

        SurveyError store.full below 100 MiB of free space.
        """
        from model.interview.interview import Interview

        if self.free_space() < ROOM_FOR_NEW:
            raise SurveyError("store.full", free=self.free_space() // files.MEBIBYTE)
        interview, steps = Interview.begin(
            self.form(form_id),
            language=language,
            device=self.device,
            person=self.person.id,
            seed=seed,
            prefill=self._own_place(form_id) if prefill is None else prefill,
        )
        self._writer.record(steps).result()
        return interview

    def _own_place(self, form_id: str) -> Mapping[str, str]:
        known = {"region": self.person.region, "centre": self.person.centre}
        return {path: known[fact] for fact, path in self.facts(form_id).items() if known.get(fact)}

    def resume(self, instance_id: str) -> "Interview":
        """An interview as it was left: place, answers, language, comments."""
        from model.interview.interview import Interview
        from model.interview.replay import Beginning

        self._writer.flush(instance_id)
        taken = self.events(instance_id)
        if not taken:
            raise SurveyError("interview.unknown", instance=instance_id)
        began = Beginning.of(taken[0])
        return Interview.replay(taken, self.form(began.form, began.version))

    def save(self, changes: Changes | Sequence[Changes]) -> "Future[Saved]":
        """Hand a step to the writer: one transaction. The Future is done after COMMIT, or fails with store.not_saved.

        Several steps of one interview given together share one transaction. After a failure each later step of that
        interview fails too, until `retry` has made them durable in their order.
        """
        return self._writer.save([changes] if isinstance(changes, Changes) else changes)

    def retry(self) -> "Future[Saved]":
        """Try again to save what failed, in its order."""
        return self._writer.retry()

    def unsaved(self) -> tuple[Changes, ...]:
        """What failed and is kept in memory only."""
        return self._writer.unsaved()

    def flush(self) -> None:
        """Wait until everything handed over is durable; SurveyError store.not_saved if something is not."""
        self._writer.flush()

    def interviews(
        self, *, status: str = "", role: str = "", instance: str = "", limit: int = -1
    ) -> list[InterviewRow]:
        """The interviews of this device, the last touched first; so many of them, or all."""
        wanted = {"status": status, "role": role, "instance": instance}
        with self._readers.reading() as database:
            spoken, label = language.current(), self.section_label
            return interviews.rows(database, language=spoken, label=label, limit=limit, **wanted)

    def interview(self, instance_id: str) -> InterviewRow | None:
        """The row of one interview, None if there is none."""
        return next(iter(self.interviews(instance=instance_id)), None)

    def journal(self, after: int = 0) -> Iterator[tuple[int, Event]]:
        """Every event in its order with its number: what audits and paradata are made of."""
        with self._readers.reading() as database:
            while found := journals.stretch(database.conn, after, 1000):
                yield from found
                after = found[-1][0]

    def events(self, instance_id: str) -> list[Event]:
        """The steps of one interview: paradata are made of them."""
        with self._readers.reading() as database:
            return journals.events(database.conn, instance_id)

    # --- finished and received ----------------------------------------------------------------------------------

    def outbox(self) -> list[Parcel]:
        """Finished interviews that have no receipt yet, in the order they were finished."""
        with self._readers.reading() as database:
            return outbox.parcels(database, language=language.current())

    def parcels(self) -> list[Parcel]:
        """Every finished interview with the state of its delivery."""
        with self._readers.reading() as database:
            return outbox.parcels(database, language=language.current(), everything=True)

    def release(self, instance_id: str) -> None:
        """Send again what needed attention, with the next sync."""
        self.desk.release(instance_id)

    def delivery_counts(self) -> DeliveryCounts:
        """How many finished interviews stand where."""
        with self._readers.reading() as database:
            return outbox.counts(database)

    @property
    def last_sync(self) -> str:
        """When the last complete sync ended, ISO 8601; empty if never."""
        return self.setting("last_sync")

    def submissions(self, form_id: str = "", *, role: str = "") -> Iterator[Submission]:
        """Responses with their bytes, received ones and own finished ones, each once; of a form, of a role, or all."""
        wanted = {entry.id for entry in self.forms() if (not role or entry.role == role)}
        wanted = {form_id} if form_id else wanted
        with self._readers.reading() as database:
            for one in received.submissions(database):
                if one.form_id in wanted:
                    yield one
            judged = received.instances(database)  # of these the hub has said which version counts
            for one in outbox.own_submissions(database, self.person.region):
                if one.form_id in wanted and one.instance_id not in judged:
                    yield one

    def received(self, *, role: str = "", region: str = "", limit: int | None = None) -> list[ReceivedRow]:
        """What came in from the hub, newest first."""
        with self._readers.reading() as database:
            return received.rows(database, language=language.current(), role=role, region=region, limit=limit)

    # --- sync and hub -------------------------------------------------------------------------------------------

    @property
    def desk(self) -> Desk:
        """This folder as a sync session sees it."""
        return self._meeting.desk

    def sync(
        self, *, report: Report | None = None, cancelled: Callable[[], bool] | None = None
    ) -> "SyncResult":
        """One run against the hub; it blocks, so call it off the event loop. A supervisor's own hub is on meanwhile."""
        self.flush()
        before = self.person, self.fieldwork
        result = self._meeting.sync(self.person, self.fieldwork, report, cancelled)
        self._read_identity()
        if before != (self.person, self.fieldwork):
            keys.show(self.folder, opening.shown_while_locked(self.person, self.fieldwork))
        return result

    def start_hub(self, *, office_network: bool = False, port: int = 0) -> "HubStatus":
        """Run the hub in this process, on loopback unless the office network is asked for."""
        return self._meeting.start(self.person, self.fieldwork, office_network=office_network, port=port)

    def move_hub(self, address: str) -> None:
        """The hub has another address from now on; its key stays, so another hub there would be noticed."""
        self.desk.move(address)

    def stop_hub(self) -> None:
        """Stop the hub if it runs."""
        self._meeting.hosting.stop()

    @property
    def hub(self) -> "HubStatus | None":
        """Where the hub listens, None while it does not run here."""
        return self._meeting.hosting.status

    def invite(self, person: Person) -> Invitation:
        """A code with which this person can join; an earlier unused one is void. SurveyError hub.off."""
        return self._meeting.hosting.invite(person)

    def people(self) -> list[Person]:
        """Everybody of this fieldwork, as the hub here knows them."""
        return [Person.of(member.person) for member in self.members()]

    def members(self) -> "list[Member]":
        """Everybody of this fieldwork with their devices; empty for whoever runs no hub."""
        return self._meeting.hosting.members() if self.person.is_supervisor else []

    # --- settings and health ------------------------------------------------------------------------------------

    def setting(self, name: str, default: str = "") -> str:
        """A setting that belongs to the data; preferences of the machine are the window's."""
        with self._readers.reading() as database:
            return settings.read(database.conn, f"user.{name}", settings.read(database.conn, name, default))

    def set_setting(self, name: str, value: str) -> None:
        """Set it, durable when this returns."""
        self._writer.run(lambda connection: settings.write(connection, f"user.{name}", value))

    def free_space(self) -> int:
        """Free bytes beside the data; warn below ROOM_TO_WARN."""
        return files.free_space(self.folder)

    def verify(self) -> Health:
        """Check everything: cipher, pages, the whole hash chain, and that derived tables follow from the journal."""
        return self._writer.run_alone(lambda connection: health.check(connection, self._attaching.files))

    # --- inside -------------------------------------------------------------------------------------------------

    def _read_identity(self) -> None:
        with self._readers.reading() as database:
            self.person = Person.of(settings.read_record(database.conn, "person"))
            self.fieldwork = Fieldwork.of(settings.read_record(database.conn, "fieldwork"))
            self.device = settings.read(database.conn, "device")

    def _fetch_file(self, sha256: str) -> bytes:
        return self._meeting.fetch_file(self.person, sha256)

    def section_label(self, form_id: str, version: str, section: str) -> str:
        """The words of a section in the person's language."""
        return self._labels.of(self.form, form_id, version, section)
