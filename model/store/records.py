"""What the store tells others: frozen rows, ready to be shown. No behaviour and no SQL."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Saved:
    """A step is durable: the last number it got in the journal, and when it was taken."""

    seq: int
    wall: str


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """A file among the answers: the name that stands in the submission, what it is known by, its kind of content."""

    name: str
    sha256: str
    size: int
    type: str


@dataclass(frozen=True, slots=True)
class Peek:
    """What may be read of a locked data folder, for the unlock screen."""

    person: str
    role: str
    fieldwork: Mapping[str, str]
    language: str
    practice: bool = False


@dataclass(frozen=True, slots=True)
class FormEntry:
    """One installed version of a questionnaire. `role` is survey, visit, depth, focus or other."""

    id: str
    version: str
    title: Mapping[str, str]
    role: str
    installed: str = ""


@dataclass(frozen=True, slots=True)
class Holding:
    """A questionnaire of this folder: its newest version, all versions, how much was done with it.

    `interviews` counts responses of every version, drafts and received ones too; `drafts` those still open here.
    """

    entry: FormEntry
    versions: tuple[str, ...]
    interviews: int = 0
    drafts: int = 0
    retired: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """How a form stands to what is installed: new, newer (another version), same, or taken (other bytes)."""

    kind: str
    before: str = ""


@dataclass(frozen=True, slots=True)
class InterviewRow:
    """One interview of this device, as lists show it.

    `status` is draft, complete or withdrawn; `delivery` waiting, sending, delivered or attention, '' while there is
    none. `place` is where one is, `reason` why it needs attention, `recalled` whether it is asked back from the hub.
    """

    id: str
    form_id: str
    form_version: str
    role: str
    title: str
    status: str
    started: str
    updated: str
    place: str = ""
    place_label: str = ""
    section_index: int = 0
    section_count: int = 0
    answered: int = 0
    asked: int = 0
    centre: str = ""
    region: str = ""
    completed: str = ""
    delivery: str = ""
    reason: str = ""
    recalled: bool = False

    @property
    def is_here(self) -> bool:
        """Whether a finished one has no receipt and is not under way: it waits, or the hub refused it."""
        return self.delivery in ("waiting", "attention")


@dataclass(frozen=True, slots=True)
class Parcel:
    """A finished interview and where its delivery stands. `number` counts the finished ones of this device from 1."""

    instance_id: str
    number: int
    form_id: str
    form_version: str
    sha256: str
    size: int
    completed: str
    state: str
    reason: str = ""
    code: str = ""
    attempts: int = 0
    title: str = ""
    region: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True)
class DeliveryCounts:
    """How many finished interviews stand where. `finished` is always the sum of the other four."""

    finished: int = 0
    waiting: int = 0
    sending: int = 0
    delivered: int = 0
    attention: int = 0


@dataclass(frozen=True, slots=True)
class Submission:
    """One finished response with its bytes; `received` is when it came from a hub, or was finished on this device."""

    instance_id: str
    form_id: str
    form_version: str
    device: str
    person: str
    region: str
    received: str
    xml: bytes
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class ReceivedRow:
    """One response that came in, as the supervisor's page shows it.

    `seconds` is its duration, -1 if unknown. `state` is received, replaced (a later version counts), or what the hub
    flagged: held, branch, unknown_version, conflict. `files` are (name, sha256); `Workspace.attachment` gives bytes.
    """

    instance_id: str
    form_id: str
    form_version: str
    role: str
    title: str
    device: str
    person: str
    person_name: str
    region: str
    centre: str
    started: str
    finished: str
    received: str
    seconds: int = -1
    answered: int = 0
    state: str = "received"
    files: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class WaveFile:
    """A file that brought figures of earlier waves. `kind` is figures, or interviews they were worked out from."""

    name: str
    kind: str
    sha256: str
    added: str
    figures: int = 0


@dataclass(frozen=True, slots=True)
class Health:
    """The result of a full check: rows of the journal, and each thing that is wrong."""

    rows: int
    faults: tuple[str, ...] = field(default=())

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults
