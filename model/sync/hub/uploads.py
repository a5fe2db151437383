"""Large files on their way in, slice by slice, so that a cut costs one slice. A whole one becomes a blob."""

import hashlib
from typing import Any

from sqlalchemy import bindparam, delete, select

from model.sync.hub.lanes import Turn
from model.sync.hub.tables import blob, insert_new, upload, upload_slice
from model.sync.protocol import SyncError

LONGEST_SLICE = 1_100_000
MOST = 100_000_000

_OF = (upload.c.device_id == bindparam("device")) & (upload.c.sha256 == bindparam("digest"))
_SLICES = (upload_slice.c.device_id == bindparam("device")) & (upload_slice.c.sha256 == bindparam("digest"))
_KNOWN = select(upload.c.size, upload.c.held).where(_OF)
_CONTENT = select(upload_slice.c.content).where(_SLICES).order_by(upload_slice.c.at)


def held(turn: Turn, device: str, digest: str) -> int:
    """How many bytes of this file have come from this device."""
    row = turn.connection.execute(_KNOWN, _key(device, digest)).one_or_none()
    return int(row.held) if row else 0


def is_whole(turn: Turn, device: str, digest: str) -> bool:
    """Whether this device has sent every byte of it: only then may a submission of the device speak of it by hash."""
    row = turn.connection.execute(_KNOWN, _key(device, digest)).one_or_none()
    return row is not None and row.held == row.size


def add(turn: Turn, device: str, digest: str, at: int, content: bytes, size: int) -> int:
    """Keep the next slice -> the bytes held now. A slice that is not the next changes nothing."""
    if not 0 < size <= MOST:
        raise SyncError("hub.too_large", limit=MOST)
    key, place = _key(device, digest), held(turn, device, digest)
    if at != place or not content or at + len(content) > size:
        return place
    insert_new(turn.connection, upload, device_id=device, sha256=digest, size=size, held=0)
    insert_new(turn.connection, upload_slice, device_id=device, sha256=digest, at=at, content=content)
    turn.connection.execute(upload.update().where(_OF).values(held=at + len(content), size=size), key)
    if at + len(content) == size and not _joined(turn, digest, key):
        turn.connection.execute(upload.update().where(_OF).values(held=0), key)
        return 0
    return at + len(content)


def _joined(turn: Turn, digest: str, key: dict[str, Any]) -> bool:
    """Make the slices one blob; if it is not what its hash says they are of no use, and it begins anew."""
    whole = b"".join(row.content for row in turn.connection.execute(_CONTENT, key))
    is_sound = hashlib.sha256(whole).hexdigest() == digest
    if is_sound:
        insert_new(turn.connection, blob, sha256=digest, content=whole)
    turn.connection.execute(delete(upload_slice).where(_SLICES), key)
    return is_sound


def _key(device: str, digest: str) -> dict[str, Any]:
    return {"device": device, "digest": digest}
