"""The hub's own tables, by SQLAlchemy Core, on SQLite or any engine given. What was received is never deleted."""

import sys
from collections.abc import Callable
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Engine,
    Index,
    Insert,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    create_engine,
    event,
    inspect,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.pool import NullPool

from model.errors import SurveyError

SCHEMA = 1
WRITES = "sapa_writes"

metadata = MetaData()


def _text(name: str, **options: Any) -> Column[str]:
    return Column(name, Text, nullable=False, default="", **options)


setting = Table("setting", metadata, Column("name", Text, primary_key=True), Column("value", LargeBinary))

version = Table(
    "version",
    metadata,
    Column("instance_id", Text, primary_key=True),
    _text("deprecated_id"),
    _text("form_id"),
    _text("form_version"),
    _text("sha256"),
    _text("device_id", index=True),
    Column("device_seq", Integer, nullable=False, default=0),
    _text("person_id"),
    _text("region"),
    _text("received_at"),
    Column("seq", Integer, nullable=False),
    Column("xml", LargeBinary, nullable=False),  # last, so that the short columns are read without it
)
waits_for = Index("version_waits_for", version.c.deprecated_id, sqlite_where=version.c.deprecated_id != "")

standing = Table(
    "standing",
    metadata,
    Column("instance_id", Text, primary_key=True),
    Column("root_id", Text, nullable=False, index=True),
    Column("is_current", Boolean, nullable=False),
    _text("flag"),
)

blob = Table("blob", metadata, Column("sha256", Text, primary_key=True), Column("content", LargeBinary, nullable=False))

version_blob = Table(
    "version_blob",
    metadata,
    Column("instance_id", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    _text("sha256"),
    _text("content_type"),
)

# Large files on their way in: a slice is let go when all of them have become a blob.
upload = Table(
    "upload",
    metadata,
    Column("device_id", Text, primary_key=True),
    Column("sha256", Text, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("held", Integer, nullable=False),
)
upload_slice = Table(
    "upload_slice",
    metadata,
    Column("device_id", Text, primary_key=True),
    Column("sha256", Text, primary_key=True),
    Column("at", Integer, primary_key=True, autoincrement=False),
    Column("content", LargeBinary, nullable=False),
)

quarantine = Table(
    "quarantine",
    metadata,
    Column("instance_id", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("sha256", Text, primary_key=True),
    _text("reason"),
    _text("form_id"),
    _text("form_version"),
    _text("content_type"),
    _text("device_id"),
    _text("person_id"),
    _text("received_at"),
)

feed = Table(
    "feed",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    _text("instance_id"),
    _text("sha256"),
)

person = Table(
    "person",
    metadata,
    Column("id", Text, primary_key=True),
    *(_text(name) for name in ("name", "role", "region", "centre", "language")),
)

invitation = Table(
    "invitation",
    metadata,
    Column("code_hash", Text, primary_key=True),
    *(_text(name) for name in ("person_id", "created_at", "expires_at", "used_at", "device_id", "voided_at")),
)

device = Table(
    "device",
    metadata,
    Column("token_hash", Text, primary_key=True),
    *(_text(name) for name in ("id", "person_id", "name", "kind", "created_at", "seen_at", "revoked_at")),
)

form = Table(
    "form",
    metadata,
    Column("id", Text, primary_key=True),
    Column("version", Text, primary_key=True),
    _text("title"),
    _text("hash"),
    Column("xml", LargeBinary, nullable=False),
    _text("files"),
    Column("place", Integer, nullable=False),
)

form_media = Table(
    "form_media",
    metadata,
    Column("form_hash", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    _text("hash"),
    Column("content", LargeBinary, nullable=False),
)

reference_list = Table(
    "reference_list",
    metadata,
    Column("name", Text, primary_key=True),
    _text("hash"),
    Column("content", LargeBinary, nullable=False),
)


def engine_of(connect: Callable[[], Any] | Engine) -> Engine:
    """An engine over somebody's way to open the database: whoever holds the key opens it, the hub only asks."""
    if isinstance(connect, Engine):
        return connect
    probe = connect()
    driver = sys.modules[type(probe).__module__]
    probe.close()
    # An error's own text would else hold what was about to be written: answers.
    options = {"creator": connect, "module": driver, "poolclass": NullPool, "hide_parameters": True}
    engine = create_engine("sqlite+pysqlite://", **options)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def prepare(connection: Connection) -> None:
    """Make the tables, or refuse those of a newer hub."""
    found = _schema(connection)
    if found > SCHEMA:
        raise SurveyError("hub.newer_database", found=found, known=SCHEMA)
    metadata.create_all(connection)
    insert_new(connection, setting, name="schema", value=str(SCHEMA).encode())


def _schema(connection: Connection) -> int:
    if not inspect(connection).has_table("setting"):
        return 0
    value = connection.execute(select(setting.c.value).where(setting.c.name == "schema")).scalar()
    return int(value or 0)


def insert_new(connection: Connection, table: Table, **values: Any) -> bool:
    """Insert unless its key is there already; whether it was new. The key decides, never a look beforehand."""
    return connection.execute(_insert(connection.dialect.name, table), values).rowcount > 0


_statements: dict[tuple[str, str], Insert] = {}


def _insert(dialect: str, table: Table) -> Insert:
    key = (dialect, table.name)
    if key not in _statements:
        insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
        _statements[key] = insert(table).on_conflict_do_nothing()
    return _statements[key]
