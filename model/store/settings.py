"""What belongs to the data and travels with its folder: device, person, fieldwork, hub. No preferences of a machine."""

import json
from typing import Any

from model.store.database import Connection


def read(connection: Connection, name: str, default: str = "") -> str:
    """A setting, or the default."""
    row = connection.execute("select value from setting where name = ?", (name,)).fetchone()
    return str(row[0]) if row else default


def write(connection: Connection, name: str, value: str) -> None:
    """Set it. The caller holds the transaction."""
    connection.execute(
        "insert into setting values (?, ?) on conflict (name) do update set value = excluded.value", (name, value)
    )


def read_record(connection: Connection, name: str) -> dict[str, Any]:
    """A setting that holds JSON; empty if there is none."""
    said = read(connection, name)
    return dict(json.loads(said)) if said else {}


def write_record(connection: Connection, name: str, value: dict[str, Any]) -> None:
    """Set JSON. The caller holds the transaction."""
    write(connection, name, json.dumps(value, ensure_ascii=False, sort_keys=True))
