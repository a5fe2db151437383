"""What was taken out of a data folder, and the key of its pseudonyms. Part of the workspace; it writes no files."""

import json
import secrets
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from model import identity
from model.store import settings
from model.store.database import Connection, Readers
from model.store.writer import Writer

if TYPE_CHECKING:
    from model.workspace import Workspace

_LIST, _KEY = "user.handouts", "user.pseudonyms"


class Handouts:
    """Every export is remembered with its moment and the person; nothing of the list is ever taken away.

    Reading and adding are one step of the writer: two exports at once forget none, and share one key.
    """

    def __init__(self, workspace: "Workspace", readers: Readers, writer: Writer) -> None:
        self._workspace, self._readers, self._writer = workspace, readers, writer

    def remember(self, what: Mapping[str, object]) -> None:
        """Add this export to the list, durable when this returns."""
        told = {"at": identity.now().isoformat(timespec="seconds"), "person": self._workspace.person.id, **what}

        def add(connection: Connection) -> None:
            settings.write(connection, _LIST, json.dumps([*_listed(connection), told], ensure_ascii=False))

        self._writer.run(add)

    def all(self) -> list[dict[str, Any]]:
        """Every export so far, the first one first."""
        with self._readers.reading() as database:
            return _listed(database.conn)

    def key(self) -> bytes:
        """What pseudonyms are made with: drawn once, so that they are the same at every export, and never shown."""
        return bytes.fromhex(self._writer.run(_drawn))


def _listed(connection: Connection) -> list[dict[str, Any]]:
    return list(json.loads(settings.read(connection, _LIST, "[]")))


def _drawn(connection: Connection) -> str:
    known = settings.read(connection, _KEY)
    if not known:
        known = secrets.token_hex(32)
        settings.write(connection, _KEY, known)
    return known
