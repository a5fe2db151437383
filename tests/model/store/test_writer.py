"""The writing thread: in order, after COMMIT, never silent. The disk is real; it is made small, or taken away."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from model.changes import Changes
from model.errors import SurveyError
from model.interview.interview import Interview
from model.store import database, files, journals, migrations
from model.store.database import Connection
from model.store.writer import Writer
from tests.model.places import begun

KEY = bytes(32)


class Disk:
    """A database whose size is limited, or that cannot be opened, for as long as the test says so."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "x.db"
        self.pages = 0
        self.is_gone = False
        connection = self.connect()
        migrations.upgrade(connection)
        self.used = connection.execute("pragma page_count").fetchone()[0]
        connection.close()

    def connect(self) -> Connection:
        if self.is_gone:
            raise OSError("no such device")
        connection = database.connect(self.path, KEY)
        if self.pages:
            connection.execute(f"pragma max_page_count = {self.pages}")
        return connection

    def fill(self) -> None:
        """No page is left; a connection that is opened from now on sees it."""
        self.pages = self.used

    def rows(self) -> list[str]:
        connection = database.connect(self.path, KEY)
        try:
            journals.verify(connection, whole=True)
            return [row[0] for row in connection.execute("select new from journal where kind = 'answer' order by seq")]
        finally:
            connection.close()


@pytest.fixture
def disk(tmp_path: Path) -> Disk:
    return Disk(tmp_path)


@pytest.fixture
def writer(disk: Disk) -> Iterator[Writer]:
    made = Writer(disk.connect, disk.folder)
    yield made
    made.close(abandon=True)


def answer(interview: Interview, text: str) -> Changes:
    return interview.answer("/data/visit/remark", text)


def long(number: int) -> str:
    return f"{number} " + "ұзақ " * 1500


def begin(writer: Writer) -> Interview:
    interview = begun()
    writer.save([Changes(event) for event in interview.events]).result()
    return interview


def test_steps_are_numbered_in_the_order_they_were_handed_over(writer: Writer, disk: Disk) -> None:
    interview = begin(writer)
    futures = [writer.save([answer(interview, str(n))]) for n in range(50)]
    assert [future.result().seq for future in futures] == list(range(2, 52))
    assert disk.rows() == [str(n) for n in range(50)]


def test_a_step_is_acknowledged_only_when_another_connection_can_read_it(writer: Writer, disk: Disk) -> None:
    interview = begin(writer)
    writer.save([answer(interview, "жауап")]).result()
    assert disk.rows() == ["жауап"]


def test_nobody_can_cancel_what_was_handed_over(writer: Writer, disk: Disk) -> None:
    interview = begin(writer)
    future = writer.save([answer(interview, "stays")])
    assert not future.cancel()
    future.result()
    assert disk.rows() == ["stays"]


def test_a_mistake_of_ours_stops_the_interview_rather_than_leaving_a_gap(writer: Writer, disk: Disk) -> None:
    interview = begin(writer)
    broken = Changes(replace(interview.go("/data/visit/rating").event, new="not what it should be"))
    with pytest.raises(ValueError, match="Expecting value"):
        writer.save([broken]).result()
    assert writer.save([answer(interview, "later")]).exception() is not None
    assert len(writer.unsaved()) == 2
    assert disk.rows() == []


def test_a_full_disk_gives_up_the_ballast_and_saves(disk: Disk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "BALLAST_BYTES", 4096)
    files.lay_ballast(disk.folder)
    ballast = disk.folder / files.BALLAST

    def connect() -> Connection:
        disk.pages = disk.used if ballast.exists() else 0
        return disk.connect()

    writer = Writer(connect, disk.folder)
    interview = begun()
    writer.save([Changes(event) for event in interview.events]).result()
    for number in range(40):
        writer.save([answer(interview, long(number))]).result()
    writer.close()
    assert not ballast.exists()
    assert len(disk.rows()) == 40


def test_what_could_not_be_saved_is_kept_and_later_steps_wait_behind_it(disk: Disk) -> None:
    disk.fill()
    writer = Writer(disk.connect, disk.folder)
    interview = begin(writer)
    failed, later, number = None, [], 0
    while failed is None:
        number += 1
        future = writer.save([answer(interview, long(number))])
        failed = future.exception()
    later = [writer.save([answer(interview, f"later {n}")]) for n in range(3)]
    assert isinstance(failed, SurveyError)
    assert failed.code == "store.not_saved"
    assert [future.exception().code for future in later] == ["store.not_saved"] * 3  # type: ignore[union-attr]
    assert len(writer.unsaved()) == 4
    with pytest.raises(SurveyError):
        writer.flush()
    with pytest.raises(SurveyError):
        writer.close()
    assert len(disk.rows()) == number - 1

    disk.pages = 0
    writer.retry().result()
    writer.flush()
    assert writer.unsaved() == ()
    assert disk.rows()[number - 1 :] == [long(number), "later 0", "later 1", "later 2"]
    writer.close()


def test_a_disk_that_comes_back_is_written_to_again(disk: Disk) -> None:
    disk.fill()
    writer = Writer(disk.connect, disk.folder)
    interview, number = begin(writer), 0
    while writer.save([answer(interview, long(number))]).exception() is None:
        number += 1
    disk.is_gone = True
    assert writer.retry().exception() is not None
    assert len(writer.unsaved()) == 1
    disk.is_gone, disk.pages = False, 0
    writer.retry().result()
    assert len(disk.rows()) == number + 1
    writer.close()


def test_a_commit_that_came_through_although_it_failed_is_not_written_twice(disk: Disk) -> None:
    lies = iter([True])

    class Liar:
        """A connection that commits and then says that it did not."""

        def __init__(self, honest: Connection) -> None:
            self._honest = honest

        def execute(self, sql: str, *values: object) -> Connection:
            done = self._honest.execute(sql, *values)
            if sql == "commit" and is_lying and next(lies, False):
                raise database.Error("disk I/O error")
            return done

        def __getattr__(self, name: str) -> object:
            return getattr(self._honest, name)

    is_lying = False
    writer = Writer(lambda: Liar(disk.connect()), disk.folder)
    interview = begin(writer)
    is_lying = True
    saved = writer.save([answer(interview, "once")]).result()
    assert next(lies, "told") == "told"
    assert saved.seq == 2
    assert writer.save([answer(interview, "twice")]).result().seq == 3
    writer.close()
    assert disk.rows() == ["once", "twice"]


def writing_threads() -> int:
    return [thread.name for thread in threading.enumerate()].count("store writer")


def test_a_closed_writer_takes_nothing_and_leaves_no_thread_and_no_log(writer: Writer, disk: Disk) -> None:
    begin(writer)
    before = writing_threads()
    writer.close()
    writer.close()
    with pytest.raises(SurveyError) as refused:
        writer.save([answer(begun(), "x")])
    assert refused.value.code == "workspace.closed"
    assert writing_threads() == before - 1
    assert not disk.path.with_name("x.db-wal").exists()


def test_another_writing_shares_the_order_and_fails_as_a_whole(writer: Writer) -> None:
    def half(connection: Connection) -> None:
        connection.execute("insert into setting values ('a', '1')")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        writer.run(half)
    assert writer.run(lambda connection: connection.execute("select count(*) from setting").fetchone()[0]) == 0
