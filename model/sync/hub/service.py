"""The hub by itself: intake, accounts, catalogue and feed over one database; server.py only carries HTTP to it."""

import json
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Engine, func, select

from model import identity
from model.fieldwork.projects import Fieldwork
from model.sync import multipart, openrosa, receipts
from model.sync.hub import feed, intake, uploads
from model.sync.hub.accounts import Accounts
from model.sync.hub.catalogue import Catalogue
from model.sync.hub.intake import Delivery, File, Outcome, Sender
from model.sync.hub.lanes import Lane, Turn
from model.sync.hub.tables import blob, engine_of, insert_new, prepare, quarantine, setting, version
from model.sync.hub.tables import feed as feed_table
from model.sync.multipart import Part
from model.sync.protocol import VERSION, SyncError, sha256

LIMIT = 64_000_000
LONGEST_ID = 250  # it is a key and travels with every change
MOST_FILES = 200


class HubService:
    """A hub on its database. Safe to call from any thread; close() lets the database go."""

    def __init__(self, connect: Callable[[], Any] | Engine, *, product: str = "", limit: int = LIMIT) -> None:
        self._engine = engine_of(connect)
        self.product = product
        self.limit = limit
        self._writer = Lane(self._engine, writes=True)
        self._reader = Lane(self._engine, writes=False)
        try:
            self._key = Ed25519PrivateKey.from_private_bytes(self._writer.do(_open))
            self.accounts = Accounts(self._writer, self._reader)
            self.catalogue = Catalogue(self._writer, self._reader)
            self._fieldwork = self._reader.do(_fieldwork)
        except BaseException:
            self.close()
            raise

    @property
    def public_key(self) -> bytes:
        """The raw key by which everybody verifies this hub's receipts."""
        return self._key.public_key().public_bytes_raw()

    @property
    def fingerprint(self) -> str:
        """The key for reading aloud."""
        return receipts.fingerprint(self.public_key)

    @property
    def fieldwork(self) -> Mapping[str, Any]:
        """The fieldwork that is handed down, as JSON keeps it."""
        return self._fieldwork

    def configure(self, fieldwork: Fieldwork) -> None:
        """Hand this fieldwork down from now on."""
        record = json.dumps(fieldwork.record(), ensure_ascii=False).encode()
        self._writer.do(lambda turn: _set(turn, "fieldwork", record))
        self._fieldwork = self._reader.do(_fieldwork)

    def read_delivery(self, body: bytes, content_type: str, sender: Sender, *, device_seq: int = 0) -> Delivery:
        """A POST as a delivery; SyncError for what cannot be kept: broken, without an id, or of no form of ours."""
        parts = multipart.split(body, content_type)
        xml = next((part.content for part in parts if part.name == openrosa.XML_PART), None)
        if xml is None:
            raise SyncError("hub.no_submission")
        files = tuple(
            _file(part)
            for part in parts
            if part.name not in (openrosa.XML_PART, "*isIncomplete*")
        )
        if len(files) > MOST_FILES:
            raise SyncError("hub.too_many_files", limit=MOST_FILES)
        return self._delivery(xml, files, sender, device_seq)

    def _delivery(
        self, xml: bytes, files: tuple[File, ...], sender: Sender, device_seq: int
    ) -> Delivery:
        facts = openrosa.facts_of(xml, self.catalogue.binary)
        if not 0 < len(facts.instance_id) <= LONGEST_ID:
            raise SyncError("hub.no_instance_id")
        if not self.catalogue.knows(facts.form_id):
            raise SyncError("hub.unknown_form", form=facts.form_id)
        known = (facts.form_id, facts.form_version) in self.catalogue.binary
        declared = frozenset(facts.files) if known else None
        received = identity.now().isoformat(timespec="milliseconds")
        return Delivery(xml, sha256(xml), facts, files, declared, sender, received, device_seq)

    def submit(self, delivery: Delivery) -> Future[Outcome]:
        """Take it in; the outcome comes after the commit."""
        return self._writer.submit(lambda turn: intake.take(turn, delivery, self._key))

    def held(self, sender: Sender, digest: str) -> int:
        """How many bytes of a large file this device has sent so far."""
        return self._reader.do(lambda turn: uploads.held(turn, sender.device, digest))

    def add_slice(self, sender: Sender, digest: str, at: int, content: bytes, size: int) -> Future[int]:
        """Keep the next slice of a large file; the result is how many bytes are held then."""
        return self._writer.submit(lambda turn: uploads.add(turn, sender.device, digest, at, content, size))

    def file(self, digest: str) -> bytes | None:
        """A file that came in, by its hash; None if there is none."""
        wanted = select(blob.c.content).where(blob.c.sha256 == digest)
        return self._reader.do(lambda turn: turn.connection.execute(wanted).scalar())

    def changes(self, after: int, limit: int, pack: Callable[[bytes], bytes] = bytes) -> Future[bytes]:
        """A batch of the change feed as JSON, packed in the reader's thread."""
        return self._reader.submit(lambda turn: pack(feed.changes(turn, after, limit)))

    def greet(self, sender: Sender) -> dict[str, Any]:
        """What a device hears when it comes: versions, time, person, fieldwork, and how much of its work is here."""
        self.accounts.seen(sender)
        delivered, quarantined, last = self._reader.do(lambda turn: _counts(turn, sender.device))
        someone = self.accounts.person(sender.person)
        return {
            "protocol": VERSION,
            "version": self.product,
            "time": identity.now().isoformat(timespec="milliseconds"),
            "person": someone.record() if someone else {},
            "fieldwork": self.fieldwork,
            "delivered": delivered,
            "quarantined": quarantined,
            "changes": last,
        }

    def counts(self) -> dict[str, int]:
        """Versions, quarantined bodies and files, and the last place of the feed."""
        versions, aside, last = self._reader.do(lambda turn: _counts(turn, None))
        return {"versions": versions, "quarantined": aside, "changes": last}

    def close(self) -> None:
        """Finish what was taken, then let the database go."""
        self._writer.close()
        self._reader.close()
        self._engine.dispose()


def _file(part: Part) -> File:
    name, (kind, is_held) = part.filename or part.name, openrosa.held_type(part.content_type)
    if is_held:
        return File(name, kind, part.content.decode("ascii", "replace"))
    return File(name, part.content_type, sha256(part.content), part.content)


def _open(turn: Turn) -> bytes:
    prepare(turn.connection)
    insert_new(turn.connection, setting, name="key", value=Ed25519PrivateKey.generate().private_bytes_raw())
    return _get(turn, "key")


def _get(turn: Turn, name: str) -> bytes:
    return turn.connection.execute(select(setting.c.value).where(setting.c.name == name)).scalar() or b""


def _set(turn: Turn, name: str, value: bytes) -> None:
    if not insert_new(turn.connection, setting, name=name, value=value):
        turn.connection.execute(setting.update().where(setting.c.name == name).values(value=value))


def _fieldwork(turn: Turn) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(_get(turn, "fieldwork") or b"{}")
    return record


def _counts(turn: Turn, device: str | None) -> tuple[int, int, int]:
    versions, aside = select(func.count(version.c.seq)), select(func.count()).select_from(quarantine)
    if device is not None:
        versions = versions.where(version.c.device_id == device)
        aside = aside.where(quarantine.c.device_id == device)
    last = select(func.max(feed_table.c.seq))
    run = turn.connection.execute
    return run(versions).scalar() or 0, run(aside).scalar() or 0, run(last).scalar() or 0
