"""Which files belong to which interview, and which of them are still needed. The bytes are attachments.py's matter."""

import json
from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from model import identity
from model.interview import audit
from model.store.database import Connection
from model.store.records import AttachedFile

if TYPE_CHECKING:
    from sqlite_utils import Database

GRACE = timedelta(days=30)
_ROWS = "select name, sha256, size, type from attachment"

# A file may go when its interview was withdrawn, or received with another answer in its place, and that is long ago.
# The log is no answer, and nothing takes its place.
_GONE = """
    (i.status = 'withdrawn' and i.completed < :before)
    or (coalesce(d.state, '') = 'delivered' and d.changed < :before and a.name <> :log
        and not exists (select 1 from current c where c.instance = a.instance and c.value = a.name))
"""
_NEEDED = f"""
select a.instance, a.name, a.sha256 from attachment a join interview i on i.id = a.instance
    left join delivery d on d.instance = a.instance
where not ({_GONE})
"""  # noqa: S608


def find(database: "Database", instance: str, name: str) -> AttachedFile | None:
    """The file of that name among the answers of an interview of this device."""
    rows = database.query(f"{_ROWS} where instance = ? and name = ?", [instance, name])
    return next((AttachedFile(**row) for row in rows), None)


def files(database: "Database", instance: str) -> list[AttachedFile]:
    """Every file that was attached to an interview, those another one took the place of included."""
    return [AttachedFile(**row) for row in database.query(f"{_ROWS} where instance = ? order by seq", [instance])]


def needed(connection: Connection) -> list[tuple[str, str, str]]:
    """(instance, name, sha256) of each file that must be there."""
    before = (identity.now() - GRACE).isoformat(timespec="milliseconds")
    return [tuple(row) for row in connection.execute(_NEEDED, {"before": before, "log": audit.NAME})]  # type: ignore[misc]


def fetched(connection: Connection) -> list[str]:
    """The hashes of files that were brought from the hub to be looked at."""
    return [row[0] for row in connection.execute("select sha256 from received_file")]


def remember_fetched(connection: Connection, sha256: str, size: int) -> None:
    """This file of a received response lies here now."""
    connection.execute("insert or ignore into received_file values (?,?,?)", (sha256, size, identity.now().isoformat()))


def received(database: "Database", instance: str, name: str) -> str:
    """The hash of a file of a received response, as the hub told it; "" if it told none."""
    rows = database.query("select files from received where instance_id = ? order by current desc", [instance])
    told = (dict(json.loads(row["files"])) for row in rows)
    return next((str(files[name]) for files in told if name in files), "")


def is_proven(connection: Connection) -> bool:
    """Whether the table of files is what the journal says: only then may anything be called unneeded."""
    said = (json.loads(row[0]) for row in connection.execute("select new from journal where kind = 'file'"))
    kept = connection.execute("select sha256 from attachment").fetchall()
    return sorted(one["sha256"] for one in said) == sorted(row[0] for row in kept)


def described(file: AttachedFile) -> str:
    """A file as its event tells it."""
    said: dict[str, Any] = {"name": file.name, "sha256": file.sha256, "size": file.size, "type": file.type}
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def names(rows: Iterable[AttachedFile]) -> frozenset[str]:
    """Their names."""
    return frozenset(row.name for row in rows)
