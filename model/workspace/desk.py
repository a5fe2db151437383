"""Desk: a workspace as the sync session sees it. It knows what is stored, not how it travels."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import asdict
from functools import partial
from typing import overload

from forms import Audit
from model import language
from model.changes import Changes
from model.errors import SurveyError
from model.interview import audit
from model.interview.event import stamped
from model.interview.replay import Beginning
from model.store import attached, catalogue, journals, outbox, received, settings
from model.store.database import Readers
from model.store.received import Arrival, Reading
from model.store.records import AttachedFile
from model.store.writer import Writer
from model.sync import openrosa
from model.sync.protocol import (
    ATTENTION,
    Attachment,
    Credentials,
    HandedForm,
    Parcel,
    Receipt,
    Received,
    State,
    SyncResult,
)
from model.workspace import questionnaires, shelf
from model.workspace.attaching import Attaching

_STATUS = frozenset({"status"})


class Waiting(Sequence[Parcel]):
    """The parcels that wait, oldest first; each is read from the database only when it is asked for."""

    def __init__(self, ids: Sequence[str], read: Callable[[str], Parcel]) -> None:
        self._ids = ids
        self._read = read

    @overload
    def __getitem__(self, index: int) -> Parcel: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Parcel]: ...
    def __getitem__(self, index: int | slice) -> Parcel | Sequence[Parcel]:
        return Waiting(self._ids[index], self._read) if isinstance(index, slice) else self._read(self._ids[index])

    def __iter__(self) -> Iterator[Parcel]:
        return (self._read(one) for one in self._ids)

    def __len__(self) -> int:
        return len(self._ids)


class Desk:
    """Satisfies model.sync.protocol.Desk. Whatever writes returns only when the change is durable."""

    def __init__(self, readers: Readers, writer: Writer, attaching: Attaching) -> None:
        self._readers = readers
        self._writer = writer
        self._attaching = attaching
        self._binary: dict[tuple[str, str], frozenset[str]] = {}

    @property
    def is_joined(self) -> bool:
        """Whether this folder belongs to a hub."""
        with self._readers.reading() as database:
            return bool(settings.read_record(database.conn, "hub"))

    @property
    def credentials(self) -> Credentials:
        """Where the hub is. SurveyError sync.not_joined if this folder belongs to none."""
        with self._readers.reading() as database:
            said = settings.read_record(database.conn, "hub")
            device = settings.read(database.conn, "device")
        if not said:
            raise SurveyError("sync.not_joined")
        return Credentials(said["address"], said["token"], bytes.fromhex(said["key"]), device)

    def move(self, address: str) -> None:
        """The same hub is found at another address from now on."""
        from model.sync.transport import with_scheme

        way = self.credentials
        record = {"address": with_scheme(address), "token": way.token, "key": way.hub_key.hex()}
        self._writer.run(lambda connection: settings.write_record(connection, "hub", record))

    @property
    def language(self) -> str:
        """The language of the person, for the hub's messages."""
        return language.current()

    # --- outbox -------------------------------------------------------------------------------------------------

    def outbox(self) -> Sequence[Parcel]:
        """What waits, oldest first, without what needs attention."""
        with self._readers.reading() as database:
            return Waiting(outbox.waiting(database), self._parcel)

    def sending(self, instance_ids: Sequence[str]) -> None:
        """These are about to be sent."""
        self._record(stamped("sending", one) for one in instance_ids)

    def delivered(self, receipts: Sequence[Receipt]) -> None:
        """These were received, and their receipts verified."""
        self._record(stamped("receipt", one.instance_id, new=_compact(asdict(one))) for one in receipts)

    def hold(self, instance_id: str, reason: State, message: str) -> None:
        """Not delivered: a person must look at it, or it waits for the next run."""
        state = "attention" if reason in ATTENTION else "waiting"
        self._record([stamped("hold", instance_id, node=reason, old=state, new=message)])

    def release(self, instance_id: str) -> None:
        """Somebody looked at it: send it again."""
        self._record([stamped("release", instance_id)])

    def delivered_count(self) -> int:
        """How many receipts are held."""
        with self._readers.reading() as database:
            return outbox.receipts(database)

    # --- handed down --------------------------------------------------------------------------------------------

    def installed_forms(self) -> Mapping[tuple[str, str], str]:
        """(form id, version) -> md5 of its XForm."""
        with self._readers.reading() as database:
            return catalogue.hashes(database)

    def install_form(self, form: HandedForm) -> None:
        """Keep this version beside the older ones."""
        questionnaire = questionnaires.handed(form.xml, form.media)
        self._writer.run(lambda connection: catalogue.install(connection, questionnaire))

    def keep_offered(self, form_ids: Sequence[str]) -> None:
        """What the hub lists now is offered here; what it lists no more is not."""
        self._writer.run(lambda connection: shelf.follow_hub(connection, frozenset(form_ids)))

    def installed_lists(self) -> Mapping[str, str]:
        """Reference list -> md5 of its bytes."""
        with self._readers.reading() as database:
            return catalogue.list_hashes(database)

    def install_list(self, name: str, content: bytes) -> None:
        """Keep a reference list in place of its earlier state."""
        self._writer.run(lambda connection: catalogue.install_list(connection, name, content))

    # --- pulled -------------------------------------------------------------------------------------------------

    def cursor(self) -> int:
        """The place in the hub's feed up to which everything is stored here."""
        with self._readers.reading() as database:
            return int(settings.read(database.conn, "cursor", "0"))

    def store_received(self, batch: Sequence[Received], cursor: int) -> None:
        """Keep a stretch of the feed and its end together."""
        readings = self._readings({(one.form_id, one.form_version) for one in batch})
        arrivals = [Arrival(**{name: getattr(one, name) for name in Arrival.__dataclass_fields__}) for one in batch]

        def write(connection: object) -> None:
            received.store(connection, arrivals, readings)
            settings.write(connection, "cursor", str(cursor))

        self._writer.run(write)

    def synced(self, result: SyncResult) -> None:
        """Remember when a run ended and what the hub said."""

        def write(connection: object) -> None:
            if result.state == "done":
                settings.write(connection, "last_sync", result.at.isoformat(timespec="seconds"))
                settings.write(connection, "drift", f"{result.drift:.1f}")
            if result.person:
                settings.write_record(connection, "person", dict(result.person))
            if result.fieldwork:
                settings.write_record(connection, "fieldwork", dict(result.fieldwork))

        self._writer.run(write)

    # --- inside -------------------------------------------------------------------------------------------------

    def _readings(self, versions: Set[tuple[str, str]]) -> dict[tuple[str, str], Reading]:
        """How to read the submissions of these versions, as far as they are installed here."""
        with self._readers.reading() as database:
            known = catalogue.hashes(database).keys() & versions
            sources = {one: catalogue.source(database, *one) for one in known}
        return {one: questionnaires.reading(xml, media) for one, (xml, media) in sources.items()}

    def _parcel(self, instance_id: str) -> Parcel:
        with self._readers.reading() as database:
            row = outbox.finished(database, instance_id)
        version = (row["form_id"], row["form_version"])
        named = openrosa.facts_of(row["xml"], {version: self._binary_paths(*version)}).files
        files = tuple(self._attachment(file) for file in self._files(instance_id, named))
        return Parcel(instance_id, row["xml"], *version, instance_id, row["number"], files)

    def _binary_paths(self, form_id: str, version: str) -> frozenset[str]:
        """Where a form version keeps the names of files."""
        key = (form_id, version)
        if key not in self._binary:
            with self._readers.reading() as database:
                self._binary[key] = openrosa.binary_paths(catalogue.source(database, *key)[0])
        return self._binary[key]

    def _files(self, instance_id: str, named: Sequence[str]) -> list[AttachedFile]:
        """The files that a submission names, in its order; its audit is frozen when it is first asked for."""
        if not named:
            return []
        kept = {file.name: file for file in self._attaching.names(instance_id)}
        if audit.NAME in named and audit.NAME not in kept:
            kept[audit.NAME] = self._frozen_audit(instance_id)
        return [kept[name] for name in dict.fromkeys(named) if name in kept]

    def _frozen_audit(self, instance_id: str) -> AttachedFile:
        with self._readers.reading() as database:
            taken = journals.events(database.conn, instance_id)
            began = Beginning.of(taken[0])
            source = catalogue.source(database, began.form, began.version)
        asked = questionnaires.load(*source).audit or Audit()
        file = self._attaching.freeze(audit.NAME, audit.audit(taken, began.person, asked))
        self._record([stamped("file", instance_id, new=attached.described(file))])
        return file

    def _attachment(self, file: AttachedFile) -> Attachment:
        files = self._attaching.files
        return Attachment(
            file.name, file.type, file.sha256, file.size, partial(files.read, file.sha256),
            partial(files.pieces, file.sha256),
        )  # fmt: skip

    def _record(self, events: "Iterator[object] | Sequence[object]") -> None:
        steps = [Changes(event, kinds=_STATUS) for event in events]  # type: ignore[arg-type]
        if steps:
            self._writer.record(steps).result()


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
