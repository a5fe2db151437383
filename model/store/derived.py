"""What follows from the journal, kept as tables: answers, comments, interviews, delivery. Always rebuildable."""

import json
from collections.abc import Callable, Mapping
from typing import Any, Final

from model.changes import Event
from model.interview import journal
from model.interview.event import WITNESSED
from model.store.database import Connection, roll_back

Step = Callable[[Connection, int, Event, bytes], None]

TABLES: Final = {
    "current": "instance, node, value, seq",
    "comment": "instance, node, value, seq",
    "interview": "*",
    "delivery": "*",
    "attachment": "*",
    "finished": "instance, number, form_id, form_version, sha256, completed",
}
_REBUILT: Final = ("current", "comment", "interview", "delivery", "attachment")

_EVENT: Final = "kind, instance, node, old, new, run, mono_ns, wall"
_ANSWER: Final = (
    "insert into current values (?,?,?,?)"
    " on conflict (instance, node) do update set value = excluded.value, seq = excluded.seq"
)
_DELIVERY: Final = (
    "insert into delivery (instance, state, code, reason, attempts, receipt, changed) values (?,?,?,?,?,?,?)"
    " on conflict (instance) do update set state = excluded.state, code = excluded.code, reason = excluded.reason,"
    " attempts = attempts + excluded.attempts, receipt = excluded.receipt, changed = excluded.changed"
)


def apply(connection: Connection, seq: int, event: Event, document: bytes = b"") -> None:
    """Bring the tables to the state after one event. The caller holds the transaction."""
    _STEPS[event.kind](connection, seq, event, document)


def rebuild(connection: Connection) -> None:
    """Make the tables anew from the journal. Frozen submissions stay: their bytes are not in it, only their hash."""
    for table in _REBUILT:
        connection.execute(f"delete from {table}")  # noqa: S608
    rows = connection.execute(f"select {_EVENT}, seq from journal order by seq")  # noqa: S608
    for *fields, seq in rows.fetchall():
        apply(connection, seq, Event(*fields))


def differences(connection: Connection) -> list[str]:
    """Tables that do not follow from the journal; nothing is changed."""
    before = _dump(connection)
    connection.execute("begin immediate")
    try:
        rebuild(connection)
        after = _dump(connection)
    finally:
        roll_back(connection)
    return [table for table in TABLES if before[table] != after[table]]


def _dump(connection: Connection) -> dict[str, list[Any]]:
    return {
        table: connection.execute(f"select {columns} from {table} order by 1, 2").fetchall()  # noqa: S608
        for table, columns in TABLES.items()
    }


# --- one function for each kind of event ----------------------------------------------------------------------------


def _answer(connection: Connection, seq: int, event: Event, _: bytes) -> None:
    if event.new:
        connection.execute(_ANSWER, (event.instance, event.node, event.new, seq))
    else:
        connection.execute("delete from current where instance = ? and node = ?", (event.instance, event.node))


def _comment(connection: Connection, seq: int, event: Event, _: bytes) -> None:
    connection.execute("delete from comment where instance = ? and node = ?", (event.instance, event.node))
    if event.new:
        connection.execute("insert into comment values (?,?,?,?)", (event.instance, event.node, event.new, seq))


def _refold(connection: Connection, seq: int, event: Event, _: bytes) -> None:
    """Positions moved, or a step no longer counts: rare enough to fold this one interview anew."""
    rows = connection.execute(
        f"select {_EVENT} from journal where instance = ? and seq <= ? order by seq",  # noqa: S608
        (event.instance, seq),
    )
    taken = [Event(*row) for row in rows]
    _replace(connection, "current", event.instance, journal.answers(taken), seq)
    _replace(connection, "comment", event.instance, journal.comments(taken), seq)


def _replace(connection: Connection, table: str, instance: str, values: Mapping[str, str], seq: int) -> None:
    stood = dict(connection.execute(f"select node, value from {table} where instance = ?", (instance,)))  # noqa: S608
    for node in stood.keys() - values.keys():
        connection.execute(f"delete from {table} where instance = ? and node = ?", (instance, node))  # noqa: S608
    for node in sorted(values):
        if stood.get(node) != values[node]:
            connection.execute(f"insert or replace into {table} values (?,?,?,?)", (instance, node, values[node], seq))  # noqa: S608


def _begin(connection: Connection, seq: int, event: Event, _: bytes) -> None:
    said = json.loads(event.new)
    known = [said[name] for name in ("form", "version", "language", "device", "person")]
    connection.execute(
        "insert into interview (id, form_id, form_version, language, device, person, status, started, first_seq)"
        " values (?,?,?,?,?,?,'draft',?,?)",
        (event.instance, *known, event.wall, seq),
    )


def _file(connection: Connection, seq: int, event: Event, _: bytes) -> None:
    said = json.loads(event.new)
    values = (event.instance, said["name"], said["sha256"], said["size"], said["type"], seq)
    connection.execute("insert into attachment values (?,?,?,?,?,?)", values)


def _language(connection: Connection, _seq: int, event: Event, _: bytes) -> None:
    connection.execute("update interview set language = ? where id = ?", (event.new, event.instance))


def _place(connection: Connection, _seq: int, event: Event, _: bytes) -> None:
    said = json.loads(event.new)
    connection.execute(
        "update interview set section = ?, section_index = ?, section_count = ?, answered = ?, asked = ? where id = ?",
        (said["at"], said["section"], said["sections"], said["answered"], said["asked"], event.instance),
    )


def _complete(connection: Connection, _seq: int, event: Event, document: bytes) -> None:
    said = json.loads(event.new)
    connection.execute(
        "update interview set status = 'complete', completed = ?, section_count = ?, answered = ?, asked = ?"
        " where id = ?",
        (event.wall, said["sections"], said["answered"], said["asked"], event.instance),
    )
    if document:
        connection.execute(
            "insert into finished select id, (select count(*) + 1 from finished), form_id, form_version, ?, ?, ?"
            " from interview where id = ?",
            (said["sha256"], event.wall, document, event.instance),
        )
    connection.execute(_DELIVERY, (event.instance, "waiting", "", "", 0, "", event.wall))


def _withdrawn(connection: Connection, _seq: int, event: Event, _: bytes) -> None:
    values = (event.wall, event.instance)
    connection.execute("update interview set status = 'withdrawn', completed = ? where id = ?", values)
    # What was finished and is still here only is not sent any more.
    connection.execute("delete from delivery where instance = ?", (event.instance,))


def _sending(connection: Connection, _seq: int, event: Event, _: bytes) -> None:
    connection.execute(_DELIVERY, (event.instance, "sending", "", "", 1, "", event.wall))


def _receipt(connection: Connection, _seq: int, event: Event, _: bytes) -> None:
    connection.execute(_DELIVERY, (event.instance, "delivered", "", "", 0, event.new, event.wall))


def _hold(connection: Connection, _seq: int, event: Event, _: bytes) -> None:
    """`old` tells whether a person must act (attention) or not (waiting); `node` is the code, `new` the message."""
    connection.execute(_DELIVERY, (event.instance, event.old, event.node, event.new, 0, "", event.wall))


def _release(connection: Connection, _seq: int, event: Event, _: bytes) -> None:
    connection.execute(_DELIVERY, (event.instance, "waiting", "", "", 0, "", event.wall))


def _nothing(_connection: Connection, _seq: int, _event: Event, _: bytes) -> None:
    """Nothing follows: a new repeat instance holds no answer yet, and what was witnessed changes none."""


_STEPS: Final[Mapping[str, Step]] = {
    "begin": _begin,
    "prefill": _answer,
    "answer": _answer,
    "file": _file,
    "add": _nothing,
    "remove": _refold,
    "undo": _refold,
    "redo": _refold,
    "language": _language,
    "comment": _comment,
    "place": _place,
    "complete": _complete,
    "withdrawn": _withdrawn,
    **dict.fromkeys(WITNESSED, _nothing),
    "sending": _sending,
    "receipt": _receipt,
    "hold": _hold,
    "release": _release,
    "recall": _nothing,
}
