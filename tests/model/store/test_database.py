"""The cipher's door: encrypted or not at all, durable, and every changed bit noticed."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

from model.errors import SurveyError
from model.store import database

KEY = bytes(range(32))


def filled(path: Path, rows: int = 200) -> None:
    connection = database.connect(path, KEY)
    connection.execute("create table t (n integer primary key, said text)")
    with database.writing(connection):
        connection.executemany("insert into t (said) values (?)", [(f"Әнұран {n} " * 20,) for n in range(rows)])
    database.checkpoint(connection)
    connection.close()


def test_the_cipher_is_set_before_sqlite_utils_is_imported() -> None:
    check = "import sqlite_utils.utils as u; assert u.sqlite3 is sqlcipher3, u.sqlite3"
    code = "import sys, sqlcipher3, model.store.database as d; assert 'sqlite_utils' not in sys.modules; "
    code += "d._database_class(); " + check + "; assert 'pandas' not in sys.modules"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_altering_a_table_works_because_the_errors_are_the_ciphers(tmp_path: Path) -> None:
    connection = database.connect(tmp_path / "x.db", KEY)
    table = database.wrapped(connection).table("t")
    table.insert({"a": 1})
    table.insert({"a": 2, "extra": "later"}, alter=True)
    assert connection.execute("select extra from t where a = 2").fetchone() == ("later",)
    connection.close()


def test_without_the_cipher_nothing_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "dbapi2", None)
    with pytest.raises(SurveyError) as refused:
        database.connect(tmp_path / "x.db", KEY)
    assert refused.value.code == "store.cipher"
    assert list(tmp_path.iterdir()) == []


def test_another_key_opens_nothing(tmp_path: Path) -> None:
    filled(tmp_path / "x.db")
    with pytest.raises(database.DatabaseError):
        database.connect(tmp_path / "x.db", bytes(32))


def test_answers_are_durable_at_each_commit(tmp_path: Path) -> None:
    connection = database.connect(tmp_path / "x.db", KEY)
    asked = {name: connection.execute(f"pragma {name}").fetchone()[0] for name in ("journal_mode", "synchronous")}
    assert asked == {"journal_mode": "wal", "synchronous": 2}
    assert connection.isolation_level is None
    connection.close()


def test_a_transaction_that_fails_leaves_nothing(tmp_path: Path) -> None:
    connection = database.connect(tmp_path / "x.db", KEY)
    connection.execute("create table t (n)")
    with pytest.raises(ZeroDivisionError), database.writing(connection):
        connection.execute("insert into t values (1)")
        raise ZeroDivisionError
    assert connection.execute("select count(*) from t").fetchone() == (0,)
    connection.close()


def test_every_flipped_bit_is_noticed(tmp_path: Path) -> None:
    path, chance = tmp_path / "x.db", random.Random(7)
    filled(path)
    whole = path.read_bytes()
    missed = []
    for _ in range(50):
        place = chance.randrange(len(whole) * 8)
        damaged = bytearray(whole)
        damaged[place // 8] ^= 1 << place % 8
        path.write_bytes(damaged)
        try:
            connection = database.connect(path, KEY)
        except database.DatabaseError:
            continue
        if database.is_sound(connection):
            missed.append(place)
        connection.close()
    assert missed == []


def test_readers_lend_each_connection_to_one_at_a_time_and_refuse_when_closed(tmp_path: Path) -> None:
    filled(tmp_path / "x.db", 1)
    readers = database.Readers(tmp_path / "x.db", KEY)
    with readers.reading() as first, readers.reading() as second:
        assert first is not second
    with readers.reading() as again:
        assert again in (first, second)
    readers.close()
    with pytest.raises(SurveyError) as refused, readers.reading():
        pass
    assert refused.value.code == "workspace.closed"
