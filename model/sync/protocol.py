"""What desk and hub say to each other: messages and states as values, and the two sides as Protocols."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol

from model.errors import SurveyError

VERSION = 1
"""Version of this protocol: 1 (November 2026), the first."""

State = Literal["accepted", "portal", "auth", "forbidden", "conflict", "too_large", "retry", "hold"]
"""What an answer means for one parcel. Only `accepted`, with a verified receipt, takes it out of the outbox."""

ATTENTION: frozenset[State] = frozenset({"conflict", "too_large", "hold"})
"""A person must look at the parcel; it is not sent again until somebody says so."""

PAUSES: frozenset[State] = frozenset({"portal", "auth", "forbidden", "retry"})
"""The way to the hub is at fault, not the parcel: the push stops, the parcel waits for the next run."""

RunState = Literal["done", "paused", "cancelled"]
Step = Literal["greet", "push", "forms", "lists", "pull", "counts"]
Flag = Literal["", "held", "branch", "unknown_version", "conflict"]


class SyncError(SurveyError):
    """A step with the hub cannot be done now. `state` says what to do about it; nothing is lost."""

    def __init__(self, code: str, state: State = "hold", **params: object) -> None:
        super().__init__(code, **params)
        self.state: State = state


def sha256(content: bytes) -> str:
    """The hash by which XML and files are known on both sides."""
    return hashlib.sha256(content).hexdigest()


def md5_of(content: bytes) -> str:
    """The hash OpenRosa names forms and media by: `md5:` and 32 digits. Identity only, no security."""
    return "md5:" + hashlib.md5(content, usedforsecurity=False).hexdigest()


@dataclass(frozen=True, slots=True)
class Credentials:
    """What a device knows about its hub since it joined. `hub_key` is the raw Ed25519 key that signs receipts."""

    address: str
    token: str = field(repr=False)
    hub_key: bytes
    device: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that belongs to a submission: its name is the value written in the XML."""

    name: str
    content_type: str
    sha256: str
    size: int
    read: Callable[[], bytes]
    pieces: Callable[[int], Iterator[bytes]] | None = None
    """The content from a byte on; without it a file is read whole."""

    def rest(self, start: int) -> Iterator[bytes]:
        """The content from this byte on, in pieces."""
        return self.pieces(start) if self.pieces else iter((self.read()[start:],))


@dataclass(frozen=True, slots=True)
class Parcel:
    """One finished version of a response, ready to be sent. `chain` is the id of its first version."""

    id: str
    xml: bytes
    form_id: str
    form_version: str
    chain: str = ""
    device_seq: int = 0
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the hub signed: this XML and these files are on its disk. `files` are (name, sha256) in order of name."""

    instance_id: str
    sha256: str
    received: str
    seq: int
    files: tuple[tuple[str, str], ...]
    signature: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What the hub said to one parcel. `code` and `params` choose the sentence, `message` is the server's own text."""

    state: State
    code: str
    message: str = ""
    receipt: Receipt | None = None
    duplicate: bool = False
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Greeting:
    """How the hub introduces itself. `drift` is local minus server, in seconds; the counts are those of this device."""

    protocol: int
    version: str
    drift: float
    person: Mapping[str, str]
    fieldwork: Mapping[str, object]
    delivered: int
    quarantined: int
    changes: int


@dataclass(frozen=True, slots=True)
class Enrolment:
    """What a device gets for its code: credentials, who works on it, and the fieldwork, both as the hub's JSON."""

    credentials: Credentials
    person: Mapping[str, str]
    fieldwork: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class FormOffer:
    """A form version the hub hands down; `hash` is `md5:…` of the exact bytes served."""

    id: str
    version: str
    name: str
    hash: str
    url: str
    manifest_url: str = ""


@dataclass(frozen=True, slots=True)
class HandedForm:
    """A form version on its way to a desk: XForm XML and its media by file name."""

    id: str
    version: str
    hash: str
    xml: bytes
    media: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ListOffer:
    """A reference list the hub hands down."""

    name: str
    hash: str
    url: str


@dataclass(frozen=True, slots=True)
class Received:
    """One version at the hub, as a supervisor's desk pulls it. The same (instance_id, sha256) may come again with
    another standing: `root` is the first version of its response, `current` whether this one counts, `flag` why not."""

    seq: int
    instance_id: str
    deprecated_id: str
    root: str
    current: bool
    flag: Flag
    form_id: str
    form_version: str
    sha256: str
    xml: bytes
    device: str
    person: str
    person_name: str
    region: str
    received: str
    files: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Batch:
    """A stretch of the hub's change feed: store it together with `cursor`, or neither."""

    received: tuple[Received, ...]
    cursor: int
    more: bool
    last: int


@dataclass(frozen=True, slots=True)
class SyncProgress:
    """Where a run is. During `push`, `instance_id` and `state` tell of one parcel ("sending" before its answer)."""

    step: Step
    done: int = 0
    total: int = 0
    instance_id: str = ""
    state: State | Literal["", "sending"] = ""


@dataclass(frozen=True, slots=True)
class SyncResult:
    """How a run ended: `done`, `paused` (code says why; running again goes on from there), or `cancelled`.
    `notes` are codes with parameters for things a person should know although the run went on."""

    state: RunState
    at: datetime
    code: str = ""
    params: Mapping[str, object] = field(default_factory=dict)
    sent: int = 0
    attention: int = 0
    waiting: int = 0
    forms: int = 0
    lists: int = 0
    received: int = 0
    drift: float = 0.0
    delivered_here: int = 0
    delivered_there: int = 0
    person: Mapping[str, str] = field(default_factory=dict)
    fieldwork: Mapping[str, object] = field(default_factory=dict)
    notes: tuple[tuple[str, Mapping[str, object]], ...] = ()


@dataclass(frozen=True, slots=True)
class Invitation:
    """A code that makes one device the device of one person; shown once, kept as a hash."""

    code: str
    person: Mapping[str, str]
    expires: datetime


@dataclass(frozen=True, slots=True)
class Member:
    """A person of the fieldwork as the hub knows them. `devices` are (id, name, last seen or "", is revoked)."""

    person: Mapping[str, str]
    devices: tuple[tuple[str, str, str, bool], ...] = ()
    invited_until: str = ""


@dataclass(frozen=True, slots=True)
class HubStatus:
    """A running hub: where devices reach it, and the fingerprint of its key for reading aloud."""

    address: str
    fingerprint: str
    office_network: bool = False


class Desk(Protocol):
    """A workspace as the sync session sees it. Every method that writes returns only when the change is durable."""

    @property
    def credentials(self) -> Credentials:
        """Where the hub is and how to speak to it."""

    @property
    def language(self) -> str:
        """The language of this desk, for the hub's messages."""

    def outbox(self) -> Sequence[Parcel]:
        """What waits, oldest first, each chain in order, without what needs attention. May load parcels when asked."""

    def sending(self, instance_ids: Sequence[str]) -> None:
        """These are about to be sent: from now until a receipt or a hold their state at the hub is unknown."""

    def delivered(self, receipts: Sequence[Receipt]) -> None:
        """These were received and the receipts verified: keep the receipts, take the parcels out of the outbox."""

    def hold(self, instance_id: str, reason: State, message: str) -> None:
        """Not delivered. A reason in ATTENTION waits for a person, any other for the next run; `message` is the
        hub's own sentence in the language of this desk, or empty."""

    def delivered_count(self) -> int:
        """How many receipts this desk holds."""

    def installed_forms(self) -> Mapping[tuple[str, str], str]:
        """(form id, version) -> md5 of its XForm, as `md5:…`."""

    def install_form(self, form: HandedForm) -> None:
        """Keep this version beside the older ones."""

    def keep_offered(self, form_ids: Sequence[str]) -> None:
        """These are what the hub lists now: others that it handed down are no longer offered for new interviews."""

    def installed_lists(self) -> Mapping[str, str]:
        """Name of a reference list -> md5 of its bytes, as `md5:…`."""

    def install_list(self, name: str, content: bytes) -> None:
        """Keep this reference list in place of its earlier state."""

    def cursor(self) -> int:
        """The place in the hub's change feed up to which everything is stored here."""

    def store_received(self, batch: Sequence[Received], cursor: int) -> None:
        """Upsert by (instance_id, sha256) and move the cursor, in one transaction."""

    def synced(self, result: SyncResult) -> None:
        """A run ended: remember when, the drift, and what the hub said of the person and the fieldwork."""


class Hub(Protocol):
    """A hub as the session sees it: over HTTP today, on a USB stick tomorrow. Raises SyncError when it cannot go on."""

    def greet(self) -> Greeting:
        """Versions, clocks, counts."""

    def send(self, parcel: Parcel) -> Answer:
        """Deliver one parcel with its files; sending again is always safe."""

    def forms(self) -> Sequence[FormOffer]:
        """Every form version the hub hands down."""

    def fetch_form(self, offer: FormOffer) -> HandedForm:
        """One form with its media, hashes checked."""

    def lists(self) -> Sequence[ListOffer]:
        """Every reference list the hub hands down."""

    def fetch_list(self, offer: ListOffer) -> bytes:
        """One reference list, hash checked."""

    def changes(self, after: int, limit: int) -> Batch:
        """What came in at the hub after this place of its feed."""
