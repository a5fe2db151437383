"""The hash chain: what was written cannot be changed, left out, or put in between without its being seen."""

from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.changes import Changes
from model.errors import SurveyError
from model.interview import journal
from model.store import database, derived, journals, migrations
from model.store.database import Connection
from tests.model.interview.test_replay import STEPS, take
from tests.model.places import answered, begun

KEY = bytes(32)
COLUMNS = ("run", "instance", "kind", "node", "old", "new", "mono_ns", "wall", "hash", "prev_hash")


@pytest.fixture
def connection(tmp_path: Path):
    opened = database.connect(tmp_path / "x.db", KEY)
    migrations.upgrade(opened)
    yield opened
    opened.close()


def written(connection: Connection, interviews: int = 2) -> int:
    end = journals.head(connection)
    for _ in range(interviews):
        interview = answered(begun(), region="110000000", rating="1", reason="қалай", remark="жоқ")
        with database.writing(connection):
            end = journals.append(connection, end, [Changes(event) for event in interview.events])
    return end.seq


def unlocked(connection: Connection) -> None:
    """As somebody with the key and bad intentions would."""
    for name in ("journal_is_append_only_1", "journal_is_append_only_2"):
        connection.execute(f"drop trigger {name}")


def test_an_honest_chain_holds(connection: Connection) -> None:
    rows = written(connection)
    assert journals.verify(connection, whole=True) == rows


def test_the_last_hundred_are_checked_at_opening(connection: Connection) -> None:
    assert written(connection, 30) == 150
    assert journals.verify(connection) == 100


@pytest.mark.parametrize("column", COLUMNS)
def test_a_changed_value_breaks_the_chain_where_it_stands(connection: Connection, column: str) -> None:
    written(connection)
    unlocked(connection)
    value = "x'00'" if "hash" in column else "77" if column == "mono_ns" else "'x'"
    connection.execute(f"update journal set {column} = {value} where seq = 4")
    with pytest.raises(SurveyError) as broken:
        journals.verify(connection, whole=True)
    assert broken.value.code == "store.chain"
    assert broken.value.params["seq"] == 4


def test_one_flipped_byte_of_an_answer_breaks_the_chain(connection: Connection) -> None:
    written(connection)
    unlocked(connection)
    connection.execute("update journal set new = replace(new, 'қ', 'к') where seq = 4")
    with pytest.raises(SurveyError):
        journals.verify(connection)


def test_a_missing_event_breaks_the_chain(connection: Connection) -> None:
    written(connection)
    unlocked(connection)
    connection.execute("delete from journal where seq = 5")
    with pytest.raises(SurveyError):
        journals.verify(connection, whole=True)


def test_events_come_back_as_they_were(connection: Connection) -> None:
    interview = answered(begun(), rating="1", reason="«тырнақша» \n ä")
    with database.writing(connection):
        journals.append(connection, journals.head(connection), [Changes(event) for event in interview.events])
    assert tuple(journals.events(connection, interview.id)) == interview.events


def test_derived_tables_follow_from_the_journal_and_are_made_anew(connection: Connection) -> None:
    written(connection)
    assert derived.differences(connection) == []
    connection.execute("update current set value = 'other' where node = '/data/visit/reason'")
    assert derived.differences(connection) == ["current"]
    with database.writing(connection):
        derived.rebuild(connection)
    assert derived.differences(connection) == []


@settings(max_examples=25, deadline=None)
@given(st.lists(STEPS, max_size=30))
def test_whatever_is_done_the_tables_are_the_fold_of_the_journal(steps: list[tuple[Any, ...]]) -> None:
    interview = begun()
    take(interview, steps)
    with TemporaryDirectory() as folder, closing(database.connect(Path(folder) / "x.db", KEY)) as opened:
        migrations.upgrade(opened)
        with database.writing(opened):
            journals.append(opened, journals.head(opened), [Changes(event) for event in interview.events])
        assert derived.differences(opened) == []
        assert dict(opened.execute("select node, value from current")) == journal.answers(interview.events)
        assert dict(opened.execute("select node, value from comment")) == interview.comments
