"""The change feed as supervisors' desks pull it: what came in, or stands otherwise, after a place; JSON, in batches."""

import base64
import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row, bindparam, func, select

from model.sync.hub.lanes import Turn
from model.sync.hub.tables import blob, feed, form, person, quarantine, standing, version, version_blob

MOST = 1_000

_VERSIONS = (
    select(
        feed.c.seq.label("place"),
        version,
        standing.c.root_id,
        standing.c.is_current,
        standing.c.flag,
        person.c.name.label("person_name"),
        form.c.id.label("known_form"),
    )
    .join(version, version.c.instance_id == feed.c.instance_id)
    .join(standing, standing.c.instance_id == feed.c.instance_id)
    .join(person, person.c.id == version.c.person_id, isouter=True)
    .join(form, (form.c.id == version.c.form_id) & (form.c.version == version.c.form_version), isouter=True)
    .where(feed.c.sha256 == "", feed.c.seq > bindparam("after"), feed.c.seq <= bindparam("upto"))
)
_RIVALS = (
    select(feed.c.seq.label("place"), quarantine, blob.c.content, person.c.name.label("person_name"), person.c.region)
    .join(quarantine, (quarantine.c.instance_id == feed.c.instance_id) & (quarantine.c.sha256 == feed.c.sha256))
    .join(blob, blob.c.sha256 == feed.c.sha256)
    .join(person, person.c.id == quarantine.c.person_id, isouter=True)
    .where(quarantine.c.name == "", feed.c.seq > bindparam("after"), feed.c.seq <= bindparam("upto"))
)
_FILES = (
    select(version_blob.c.instance_id, version_blob.c.name, version_blob.c.sha256)
    .join(feed, feed.c.instance_id == version_blob.c.instance_id)
    .where(feed.c.sha256 == "", feed.c.seq > bindparam("after"), feed.c.seq <= bindparam("upto"))
    .distinct()
)
_LAST = select(func.max(feed.c.seq))


def changes(turn: Turn, after: int, limit: int) -> bytes:
    """One batch as JSON, each version once, at its latest place."""
    last = turn.connection.execute(_LAST).scalar() or 0
    upto = min(last, after + max(1, min(limit, MOST)))
    stretch = {"after": after, "upto": upto}
    files: dict[str, list[list[str]]] = {}
    for row in turn.connection.execute(_FILES, stretch):
        files.setdefault(row.instance_id, []).append([row.name, row.sha256])
    versions = [_version(row, files) for row in turn.connection.execute(_VERSIONS, stretch)]
    rivals = [_rival(row) for row in turn.connection.execute(_RIVALS, stretch)]
    said = {"cursor": upto, "more": upto < last, "last": last, "received": _latest([*versions, *rivals])}
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()


def _latest(entries: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    latest = {(entry["id"], entry["sha256"]): entry for entry in sorted(entries, key=lambda entry: entry["seq"])}
    return list(latest.values())


def _version(row: Row[Any], files: dict[str, list[list[str]]]) -> dict[str, Any]:
    return {
        **_common(row, row.xml),
        "replaces": row.deprecated_id,
        "root": row.root_id,
        "current": row.is_current,
        "flag": row.flag if row.known_form is not None else "unknown_version",
        "files": sorted(files.get(row.instance_id, [])),
    }


def _rival(row: Row[Any]) -> dict[str, Any]:
    own = {"replaces": "", "root": row.instance_id, "current": False, "flag": "conflict", "files": []}
    return {**_common(row, row.content), **own}


def _common(row: Row[Any], xml: bytes) -> dict[str, Any]:
    return {
        "seq": row.place,
        "id": row.instance_id,
        "form": row.form_id,
        "version": row.form_version,
        "sha256": row.sha256,
        "device": row.device_id,
        "person": row.person_id,
        "name": row.person_name or "",
        "region": row.region or "",
        "received": row.received_at,
        **_text_or_bytes(xml),
    }


def _text_or_bytes(xml: bytes) -> dict[str, str]:
    """UTF-8 travels as it is; any other encoding as base64, so that not a byte is different at the other end."""
    try:
        return {"xml": xml.decode()}
    except UnicodeDecodeError:
        return {"xml64": base64.b64encode(xml).decode()}
