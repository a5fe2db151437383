"""Taking a submission in: idempotent, order-free, nothing thrown away. The key decides what is new."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import bindparam, select

from forms.media_names import is_safe
from model.sync import receipts
from model.sync.hub import chains, uploads
from model.sync.hub.lanes import Turn
from model.sync.hub.tables import blob, insert_new, quarantine, version, version_blob
from model.sync.openrosa import Facts
from model.sync.protocol import Receipt


@dataclass(frozen=True, slots=True)
class Sender:
    """Who speaks: a device in the hands of a person. `kind` "collect" may list forms and submit, nothing else."""

    device: str
    person: str
    name: str
    role: str
    region: str
    kind: str = "device"


@dataclass(frozen=True, slots=True)
class File:
    """A file of a delivery. One without content has come before, slice by slice, and is only named here."""

    name: str
    content_type: str
    sha256: str
    content: bytes | None = None


@dataclass(frozen=True, slots=True)
class Delivery:
    """One POST as read: `declared` are the file names its form speaks of, None when nobody knows the form's version."""

    xml: bytes
    sha256: str
    facts: Facts
    files: tuple[File, ...]
    declared: frozenset[str] | None
    sender: Sender
    received: str
    device_seq: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the hub answers once everything is on disk."""

    status: int
    nature: str
    code: str
    receipt: Receipt | None = None
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Kept:
    sha256: str
    received: str
    seq: int
    is_new: bool
    flag: str = ""


def take(turn: Turn, delivery: Delivery, key: Ed25519PrivateKey) -> Outcome:
    """Keep it and say so. Runs within one transaction of the writer; the answer leaves after its commit."""
    kept = _keep(turn, delivery)
    if kept.sha256 != delivery.sha256:
        _set_aside(turn, delivery)
        return Outcome(409, "error", "hub.conflict")
    added, strange = _keep_files(turn, delivery)
    if added and not kept.is_new:
        turn.tell(delivery.facts.instance_id)
    attached, held = _held_files(turn, delivery) if delivery.files or not kept.is_new else (frozenset(), ())
    facts = Receipt(delivery.facts.instance_id, kept.sha256, kept.received, kept.seq, held, "")
    missing = sorted((delivery.declared or frozenset()) - attached)
    return Outcome(*_verdict(kept, delivery, added, strange), receipts.signed(key, facts), tuple(missing))


def _verdict(kept: _Kept, delivery: Delivery, added: bool, strange: bool) -> tuple[int, str, str]:
    if strange:
        return 202, "submit_success", "hub.file_quarantined"
    if not kept.is_new:
        return (201, "submit_success", "hub.received") if added else (201, "submit_duplicate", "hub.received_before")
    if delivery.declared is None:
        return 202, "submit_success", "hub.unknown_version"
    if kept.flag:
        return 202, "submit_success", f"hub.{kept.flag}"
    return 201, "submit_success", "hub.received"


_KNOWN = select(version.c.sha256, version.c.received_at, version.c.seq).where(
    version.c.instance_id == bindparam("instance")
)


def _keep(turn: Turn, delivery: Delivery) -> _Kept:
    facts, sender, seq = delivery.facts, delivery.sender, turn.coming_seq
    is_new = insert_new(
        turn.connection,
        version,
        instance_id=facts.instance_id,
        deprecated_id=facts.deprecated_id,
        form_id=facts.form_id,
        form_version=facts.form_version,
        sha256=delivery.sha256,
        xml=delivery.xml,
        device_id=sender.device,
        device_seq=delivery.device_seq,
        person_id=sender.person,
        region=sender.region,
        received_at=delivery.received,
        seq=seq,
    )
    if not is_new:
        row = turn.connection.execute(_KNOWN, {"instance": facts.instance_id}).one()
        return _Kept(row.sha256, row.received_at, row.seq, is_new=False)
    turn.tell(facts.instance_id)
    flag = chains.place(turn, facts.instance_id, facts.deprecated_id).flag
    return _Kept(delivery.sha256, delivery.received, seq, is_new=True, flag=flag)


def _set_aside(turn: Turn, delivery: Delivery) -> None:
    """The same id with other content: the body and its files are kept beside, and the supervisor hears of it."""
    _keep_blob(turn, delivery.sha256, delivery.xml)
    if _quarantine(turn, delivery, "", delivery.sha256, "conflict"):
        turn.tell(delivery.facts.instance_id, delivery.sha256)
    for file in _present(turn, delivery):
        _quarantine(turn, delivery, file.name, file.sha256, "conflict", file.content_type)


def _keep_files(turn: Turn, delivery: Delivery) -> tuple[bool, bool]:
    """Whether a file was new, and whether one had to be quarantined: undeclared, or other bytes under a held name."""
    added = strange = False
    for file in _present(turn, delivery):
        reason = _reason(delivery.declared, file.name)
        if not reason:
            new, reason = _keep_file(turn, delivery.facts.instance_id, file)
            added |= new
        if reason:
            strange = True
            added |= _quarantine(turn, delivery, file.name, file.sha256, reason, file.content_type)
    return added, strange


def _present(turn: Turn, delivery: Delivery) -> Iterator[File]:
    """The files whose bytes are here once this transaction ends; what is only named and never came is still missing."""
    for file in delivery.files:
        if file.content is not None:
            _keep_blob(turn, file.sha256, file.content)
            yield file
        elif uploads.is_whole(turn, delivery.sender.device, file.sha256):
            yield file


def _reason(declared: Iterable[str] | None, name: str) -> str:
    if not is_safe(name):
        return "unsafe_name"
    return "unknown_file" if declared is not None and name not in declared else ""


def _keep_file(turn: Turn, instance_id: str, file: File) -> tuple[bool, str]:
    name, digest = file.name, file.sha256
    values = {"instance_id": instance_id, "name": name, "sha256": digest, "content_type": file.content_type}
    if insert_new(turn.connection, version_blob, **values):
        return True, ""
    wanted = select(version_blob.c.sha256).where(
        version_blob.c.instance_id == instance_id, version_blob.c.name == name
    )
    return False, "" if turn.connection.execute(wanted).scalar() == digest else "other_bytes"


def _keep_blob(turn: Turn, digest: str, content: bytes) -> None:
    insert_new(turn.connection, blob, sha256=digest, content=content)


def _quarantine(turn: Turn, delivery: Delivery, name: str, digest: str, reason: str, kind: str = "") -> bool:
    return insert_new(
        turn.connection,
        quarantine,
        instance_id=delivery.facts.instance_id,
        name=name,
        sha256=digest,
        reason=reason,
        form_id=delivery.facts.form_id,
        form_version=delivery.facts.form_version,
        content_type=kind,
        device_id=delivery.sender.device,
        person_id=delivery.sender.person,
        received_at=delivery.received,
    )


_ATTACHED = select(version_blob.c.name, version_blob.c.sha256).where(
    version_blob.c.instance_id == bindparam("instance")
)
_ASIDE = select(quarantine.c.name, quarantine.c.sha256).where(
    quarantine.c.instance_id == bindparam("instance"), quarantine.c.name != ""
)


def _held_files(turn: Turn, delivery: Delivery) -> tuple[frozenset[str], tuple[tuple[str, str], ...]]:
    """The names attached to the version, and every file of that id on the hub's disk: these are receipted."""
    instance = {"instance": delivery.facts.instance_id}
    attached = [(row.name, row.sha256) for row in turn.connection.execute(_ATTACHED, instance)]
    aside = [(row.name, row.sha256) for row in turn.connection.execute(_ASIDE, instance)]
    return frozenset(name for name, _digest in attached), tuple(sorted({*attached, *aside}))
