"""A batch of the hub's change feed as read from JSON; hashes are checked, nothing is believed."""

import base64
import json
from typing import Any, get_args

from model.sync.protocol import Batch, Flag, Received, SyncError, sha256

_FLAGS = frozenset(get_args(Flag))


def read_batch(content: bytes) -> Batch:
    """The batch; SyncError when it is not one, or when an XML is not what its hash says."""
    try:
        told = json.loads(content)
        received = tuple(_received(entry) for entry in told["received"])
        return Batch(received, int(told["cursor"]), bool(told["more"]), int(told["last"]))
    except (KeyError, TypeError, ValueError) as error:
        raise SyncError("sync.not_openrosa", "portal") from error


def _received(entry: dict[str, Any]) -> Received:
    xml = entry["xml"].encode() if "xml" in entry else base64.b64decode(entry["xml64"])
    if sha256(xml) != entry["sha256"]:
        raise SyncError("sync.broken_file", "retry", name=entry["id"])
    return Received(
        seq=int(entry["seq"]),
        instance_id=entry["id"],
        deprecated_id=entry["replaces"],
        root=entry["root"],
        current=bool(entry["current"]),
        flag=entry["flag"] if entry["flag"] in _FLAGS else "held",
        form_id=entry["form"],
        form_version=entry["version"],
        sha256=entry["sha256"],
        xml=xml,
        device=entry["device"],
        person=entry["person"],
        person_name=entry["name"],
        region=entry["region"],
        received=entry["received"],
        files=tuple((name, digest) for name, digest in entry["files"]),
    )
