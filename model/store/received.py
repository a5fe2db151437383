"""What a supervisor pulled from the hub: every version of every response, with its bytes, as the hub vouched for it."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from forms import xml
from forms.errors import FormError
from model.store.database import Connection
from model.store.interviews import titled
from model.store.records import ReceivedRow, Submission

if TYPE_CHECKING:
    from sqlite_utils import Database


_STRETCH: Final = 500
_UPSERT: Final = """
insert into received (instance_id, sha256, hub_seq, deprecated_id, root, current, flag, form_id, form_version, device,
    person, person_name, region, centre, received, started, finished, seconds, answered, files, xml)
values (:instance_id, :sha256, :hub_seq, :deprecated_id, :root, :current, :flag, :form_id, :form_version, :device,
    :person, :person_name, :region, :centre, :received, :started, :finished, :seconds, :answered, :files, :xml)
on conflict (instance_id, sha256) do update set hub_seq = excluded.hub_seq, root = excluded.root,
    current = excluded.current, flag = excluded.flag
"""


@dataclass(frozen=True, slots=True)
class Arrival:
    """One version as the hub hands it on."""

    seq: int
    instance_id: str
    deprecated_id: str
    root: str
    current: bool
    flag: str
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
class Gist:
    """What a list shows of a response without loading its form: times, how many answers, where it was."""

    started: str = ""
    finished: str = ""
    seconds: int = -1
    answered: int = 0
    centre: str = ""
    region: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one version of a form tells about its submissions: where region and centre stand, which paths are asked."""

    facts: Mapping[str, str] = field(default_factory=dict)
    asked: frozenset[str] = frozenset()


Readings = Mapping[tuple[str, str], Reading]
_UNKNOWN: Final = Reading()


def gist(content: bytes, reading: Reading) -> Gist:
    """Read the submission once; a document that is not one gives an empty gist, never an error."""
    try:
        leaves = xml.leaves(content)
    except FormError:
        return Gist()
    values = {path: text for path, text in leaves if text}
    stem = f"/{leaves[0][0].split('/')[1]}/" if leaves else "/"
    started, finished = values.get(stem + "start", ""), values.get(stem + "end", "")
    answered = sum(1 for path, text in leaves if text and path in reading.asked)
    centre, region = (values.get(reading.facts.get(name, ""), "") for name in ("centre", "region"))
    return Gist(started, finished, _seconds(started, finished), answered, centre, region)


def _seconds(started: str, finished: str) -> int:
    try:
        return round((datetime.fromisoformat(finished) - datetime.fromisoformat(started)).total_seconds())
    except (ValueError, TypeError):
        return -1


def store(connection: Connection, arrivals: Iterable[Arrival], readings: Readings) -> None:
    """Keep them; the same version again only changes its standing. The caller holds the transaction."""
    for one in arrivals:
        seen = gist(one.xml, readings.get((one.form_id, one.form_version), _UNKNOWN))
        connection.execute(_UPSERT, _record(one, seen))


def _record(one: Arrival, seen: Gist) -> dict[str, Any]:
    return {
        "instance_id": one.instance_id,
        "sha256": one.sha256,
        "hub_seq": one.seq,
        "deprecated_id": one.deprecated_id,
        "root": one.root,
        "current": int(one.current),
        "flag": one.flag,
        "form_id": one.form_id,
        "form_version": one.form_version,
        "device": one.device,
        "person": one.person,
        "person_name": one.person_name,
        "region": seen.region or one.region,
        "centre": seen.centre,
        "received": one.received,
        "started": seen.started,
        "finished": seen.finished,
        "seconds": seen.seconds,
        "answered": seen.answered,
        "files": json.dumps([list(file) for file in one.files], ensure_ascii=False),
        "xml": one.xml,
    }


_ROWS = """
select r.*, coalesce(f.title, '{}') as title, coalesce(f.role, 'other') as role
from received r left join form f on f.id = r.form_id and f.version = r.form_version
where (:role = '' or f.role = :role) and (:region = '' or r.region = :region)
order by r.hub_seq desc limit :limit
"""
_XML = """
select instance_id, sha256, form_id, form_version, device, person, region, received, xml, hub_seq
from received where current = 1 and hub_seq > ? order by hub_seq limit ?
"""


def rows(database: "Database", *, language: str, role: str, region: str, limit: int | None) -> list[ReceivedRow]:
    """What came in, newest first."""
    limits = {"role": role, "region": region, "limit": -1 if limit is None else limit}
    return [_row(one, language) for one in database.query(_ROWS, limits)]


def submissions(database: "Database") -> Iterator[Submission]:
    """The counting version of each response, in the order of the hub."""
    after = 0
    while found := list(database.query(_XML, [after, _STRETCH])):
        for row in found:
            after = row.pop("hub_seq")
            yield Submission(**row)


def instances(database: "Database") -> set[str]:
    """Every version that came in, whether it counts or not."""
    return {row["instance_id"] for row in database.query("select instance_id from received")}


def _row(one: dict[str, Any], language: str) -> ReceivedRow:
    return ReceivedRow(
        instance_id=one["instance_id"],
        form_id=one["form_id"],
        form_version=one["form_version"],
        role=one["role"],
        title=titled(one["title"], language) or one["form_id"],
        device=one["device"],
        person=one["person"],
        person_name=one["person_name"],
        region=one["region"],
        centre=one["centre"],
        started=one["started"],
        finished=one["finished"],
        received=one["received"],
        seconds=one["seconds"],
        answered=one["answered"],
        state=one["flag"] or ("received" if one["current"] else "replaced"),
        files=tuple((name, digest) for name, digest in json.loads(one["files"])),
    )
