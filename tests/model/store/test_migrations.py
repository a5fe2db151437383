"""The history of the schema: taken once, in order; a database from the future is refused; the journal only grows."""

from pathlib import Path

import pytest

from model.errors import SurveyError
from model.store import database, migrations
from model.store.database import Connection

KEY = bytes(32)


@pytest.fixture
def connection(tmp_path: Path):
    opened = database.connect(tmp_path / "x.db", KEY)
    yield opened
    opened.close()


def test_a_new_database_takes_every_step_once(connection: Connection) -> None:
    assert migrations.upgrade(connection) == migrations.known()
    assert migrations.upgrade(connection) == []


def test_foreign_keys_hold_after_an_upgrade(connection: Connection) -> None:
    migrations.upgrade(connection)
    assert connection.execute("pragma foreign_keys").fetchone() == (1,)
    with pytest.raises(database.Error):
        connection.execute("insert into form_media values ('no', 'form', 'x.csv', x'00')")


def test_a_newer_database_is_refused_and_left_alone(connection: Connection) -> None:
    migrations.upgrade(connection)
    connection.execute("insert into _sqlite_migrations (migration_set, name, applied_at) values ('sapa', '900_x', '')")
    before = connection.execute("select * from sqlite_master").fetchall()
    with pytest.raises(SurveyError) as refused:
        migrations.upgrade(connection)
    assert refused.value.code == "store.newer"
    assert connection.execute("select * from sqlite_master").fetchall() == before


@pytest.mark.parametrize("statement", ["delete from journal", "update journal set new = 'x'"])
def test_the_journal_can_only_be_added_to(connection: Connection, statement: str) -> None:
    migrations.upgrade(connection)
    connection.execute("insert into journal values (1,'','','','','','',0,'',x'00',x'00')")
    with pytest.raises(database.Error):
        connection.execute(statement)
