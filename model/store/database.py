"""The one file that opens SQLite: cipher, key, pragmas, immediate transactions, and the names of its errors."""

import contextlib
import logging
import sys
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, LifoQueue
from typing import TYPE_CHECKING, Any

from model.errors import SurveyError

try:
    import sqlcipher3
    from sqlcipher3 import dbapi2
except ImportError:  # pragma: no cover  a broken installation; `connect` then refuses
    sqlcipher3 = None
    dbapi2 = None

if TYPE_CHECKING:
    from sqlite_utils import Database

if sqlcipher3 is not None:
    if "sqlite_utils" in sys.modules and sys.modules.get("pysqlite3") is not sqlcipher3:
        raise RuntimeError("sqlite_utils was imported before the cipher: its error classes would not be ours")
    # sqlite-utils takes its errors from pysqlite3 when there is one; with any other its `alter=True` fails.
    sys.modules["pysqlite3"] = sqlcipher3
    sys.modules["pysqlite3.dbapi2"] = dbapi2

Connection = Any  # sqlcipher3 has no types
log = logging.getLogger("store")


class _CipherMissingError(Exception):
    """Stands in for the cipher's errors where the cipher itself is missing; never raised."""


Error: type[Exception] = dbapi2.Error if dbapi2 else _CipherMissingError
DatabaseError: type[Exception] = dbapi2.DatabaseError if dbapi2 else _CipherMissingError

PAGES_BEFORE_CHECKPOINT = 1000
PATIENCE = 5.0
FULL = 13  # SQLITE_FULL
READ_ONLY = 8  # SQLITE_READONLY, with whatever detail in the bits above


def connect(path: Path, key: bytes) -> Connection:
    """A keyed connection, durable at each commit. It may change threads, but only one may use it at a time.

    Without the cipher there is no connection: personal data is never written in clear.
    """
    if dbapi2 is None:
        raise SurveyError("store.cipher")
    connection = dbapi2.connect(str(path), isolation_level=None, timeout=PATIENCE, check_same_thread=False)
    try:
        _unlock(connection, key)
        _configure(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _unlock(connection: Connection, key: bytes) -> None:
    connection.execute("pragma cipher_log_level = NONE")
    connection.execute(f"pragma key = \"x'{key.hex()}'\"")
    if not connection.execute("pragma cipher_version").fetchone():
        raise SurveyError("store.cipher")


def _configure(connection: Connection) -> None:
    connection.execute("pragma mmap_size = 0")
    if connection.execute("pragma journal_mode = wal").fetchone()[0] != "wal":
        raise SurveyError("store.journal_mode")
    connection.execute("pragma synchronous = FULL")
    connection.execute(f"pragma wal_autocheckpoint = {PAGES_BEFORE_CHECKPOINT}")
    connection.execute("pragma foreign_keys = on")
    connection.execute("pragma temp_store = memory")
    if sys.platform == "darwin":
        connection.execute("pragma fullfsync = 1")
        connection.execute("pragma checkpoint_fullfsync = 1")


def wrapped(connection: Connection) -> "Database":
    """The connection as sqlite-utils offers it."""
    database: Database = _database_class()(connection)
    return database


def _database_class() -> Any:
    if "sqlite_utils" not in sys.modules:
        # WORKAROUND sqlite-utils 4.2 imports pandas and numpy when it finds them, for what is not used here: 0.3 s.
        with _hidden("pandas"), _hidden("numpy"):
            import sqlite_utils
    import sqlite_utils

    return sqlite_utils.Database


@contextlib.contextmanager
def _hidden(name: str) -> Iterator[None]:
    if name in sys.modules:
        yield
        return
    sys.modules[name] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules[name]


@contextlib.contextmanager
def writing(connection: Connection) -> Iterator[Connection]:
    """One immediate transaction: all or nothing. A deferred one would fail when another writer came in between."""
    connection.execute("begin immediate")
    try:
        yield connection
    except BaseException:
        roll_back(connection)
        raise
    connection.execute("commit")


def roll_back(connection: Connection) -> None:
    """Leave a transaction if one is open; some errors have already ended it."""
    if connection.in_transaction:
        with contextlib.suppress(Error):
            connection.execute("rollback")


def is_full(error: BaseException) -> bool:
    """Whether there was no room left on the disk."""
    import errno

    return getattr(error, "sqlite_errorcode", 0) == FULL or getattr(error, "errno", 0) == errno.ENOSPC


def is_protected(error: BaseException) -> bool:
    """Whether the disk may only be read: a locked card, a share without the right, a file set to read-only."""
    import errno

    refused = getattr(error, "errno", 0) in (errno.EROFS, errno.EACCES, errno.EPERM)
    return refused or getattr(error, "sqlite_errorcode", 0) & 0xFF == READ_ONLY


def checkpoint(connection: Connection) -> bool:
    """Bring everything from the log into the database file, flushed. False if a reader stood in the way."""
    return bool(connection.execute("pragma wal_checkpoint(TRUNCATE)").fetchone()[0] == 0)


def is_sound(connection: Connection) -> bool:
    """Whether every page can be read, is authentic, and the structure of the file holds together."""
    try:
        return [row[0] for row in connection.execute("pragma quick_check(1)")] == ["ok"]
    except DatabaseError:
        return False


class Readers:
    """Connections for reading, lent to one thread at a time and kept for the next."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._path, self._key = path, key
        self._idle: LifoQueue[Database] = LifoQueue()
        self._closed = False

    @contextlib.contextmanager
    def reading(self) -> "Iterator[Database]":
        """A connection of sqlite-utils for this block; one that failed is not lent again."""
        database = self._taken()
        try:
            yield database
        except Error:
            database.conn.close()
            raise
        except BaseException:
            self._give_back(database)
            raise
        self._give_back(database)

    def close(self) -> None:
        """Close what is idle; what is still lent is closed when it comes back."""
        self._closed = True
        with contextlib.suppress(Empty):
            while True:
                self._idle.get_nowait().conn.close()

    def _taken(self) -> "Database":
        if self._closed:
            raise SurveyError("workspace.closed")
        try:
            return self._idle.get_nowait()
        except Empty:
            return wrapped(connect(self._path, self._key))

    def _give_back(self, database: "Database") -> None:
        if self._closed:
            database.conn.close()
        else:
            self._idle.put(database)
