"""Events in and out of the journal table, and its hash chain. The only truth; everything else here follows from it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from model.changes import Changes, Event
from model.errors import SurveyError
from model.interview.event import DELIVERY, GENESIS, chained
from model.store import derived
from model.store.database import Connection

_INSERT: Final = "insert into journal values (?,?,?,?,?,?,?,?,?,?,?)"
_COLUMNS: Final = "seq, run, instance, kind, node, old, new, mono_ns, wall, prev_hash, hash"
_TAIL: Final = 100


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the chain: the last number and its hash."""

    seq: int
    hash: bytes


def head(connection: Connection) -> Head:
    """Where the chain ends now."""
    row = connection.execute("select seq, hash from journal order by seq desc limit 1").fetchone()
    return Head(row[0], bytes(row[1])) if row else Head(0, GENESIS)


def append(connection: Connection, end: Head, steps: Iterable[Changes]) -> Head:
    """Add the steps and what follows from them -> the new end. The caller holds the transaction."""
    execute = connection.execute
    for step in steps:
        event = step.event
        seq = end.seq + 1
        digest = chained(end.hash, seq, event)
        execute(_INSERT, (seq, event.run, event.instance, event.kind, event.node, event.old, event.new, event.mono,
                          event.wall, end.hash, digest))  # fmt: skip
        derived.apply(connection, seq, event, step.document)
        end = Head(seq, digest)
    return end


def expected(end: Head, steps: Iterable[Changes]) -> Head:
    """The end of the chain once these steps stand in it."""
    for step in steps:
        end = Head(end.seq + 1, chained(end.hash, end.seq + 1, step.event))
    return end


def holds(connection: Connection, place: Head) -> bool:
    """Whether the chain passes through this place."""
    row = connection.execute("select hash from journal where seq = ?", (place.seq,)).fetchone()
    return row is not None and bytes(row[0]) == place.hash


def events(connection: Connection, instance: str) -> list[Event]:
    """The steps of one interview in their order, without its delivery."""
    rows = connection.execute(
        "select kind, instance, node, old, new, run, mono_ns, wall from journal where instance = ? order by seq",
        (instance,),
    )
    return [event for event in (Event(*row) for row in rows) if event.kind not in DELIVERY]


def stretch(connection: Connection, after: int, limit: int) -> list[tuple[int, Event]]:
    """The next events after a number, deliveries included."""
    rows = connection.execute(
        "select seq, kind, instance, node, old, new, run, mono_ns, wall from journal"
        " where seq > ? order by seq limit ?",
        (after, limit),
    )
    return [(seq, Event(*fields)) for seq, *fields in rows]


def verify(connection: Connection, *, whole: bool = False) -> int:
    """Check the last hundred events or all -> how many. SurveyError store.chain names the break."""
    last = head(connection).seq
    first = 1 if whole else max(1, last - _TAIL + 1)
    before = GENESIS if first == 1 else _hash_of(connection, first - 1)
    due = first
    for row in connection.execute(f"select {_COLUMNS} from journal where seq >= ? order by seq", (first,)):  # noqa: S608
        before = _checked(row, due, before)
        due += 1
    return due - first


def _checked(row: Sequence[object], due: int, before: bytes) -> bytes:
    seq, run, instance, kind, node, old, new, mono, wall, previous, digest = row
    event = Event(str(kind), str(instance), str(node), str(old), str(new), str(run), mono, str(wall))  # type: ignore[arg-type]
    if seq != due or previous != before or digest != chained(before, due, event):
        raise SurveyError("store.chain", seq=due, instance=str(instance))
    return bytes(digest)  # type: ignore[arg-type]


def _hash_of(connection: Connection, seq: int) -> bytes:
    row = connection.execute("select hash from journal where seq = ?", (seq,)).fetchone()
    if row is None:
        raise SurveyError("store.chain", seq=seq, instance="")
    return bytes(row[0])
