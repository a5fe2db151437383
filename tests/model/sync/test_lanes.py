"""The one writer: group commit, and a piece that fails alone."""

from pathlib import Path

import pytest
from sqlalchemy import func, select

from model.store.database import connect
from model.sync.hub.lanes import Lane, Turn
from model.sync.hub.tables import engine_of, feed, prepare


def test_a_piece_that_fails_takes_no_neighbour_with_it(tmp_path: Path) -> None:
    engine = engine_of(lambda: connect(tmp_path / "hub.db", b"k" * 32))
    lane = Lane(engine, writes=True)

    def fail(turn: Turn) -> int:
        turn.tell("uuid:bad")
        raise ValueError("bad")

    try:
        lane.do(lambda turn: prepare(turn.connection))
        pieces = [lane.submit(fail if n % 3 == 1 else lambda turn, n=n: turn.tell(f"uuid:{n}")) for n in range(30)]
        for number, piece in enumerate(pieces):
            if number % 3 == 1:
                with pytest.raises(ValueError, match="bad"):
                    piece.result()
        places = [piece.result() for number, piece in enumerate(pieces) if number % 3 != 1]
        assert places == list(range(1, 21)), "in order, and a place is not lost with the piece that failed"
        assert lane.do(lambda turn: turn.connection.execute(select(func.count()).select_from(feed)).scalar()) == 20
    finally:
        lane.close()


def test_what_waits_is_done_before_the_lane_closes(tmp_path: Path) -> None:
    lane = Lane(engine_of(lambda: connect(tmp_path / "hub.db", b"k" * 32)), writes=True)
    lane.do(lambda turn: prepare(turn.connection))
    pieces = [lane.submit(lambda turn, n=n: turn.tell(f"uuid:{n}")) for n in range(200)]
    lane.close()
    assert [piece.result() for piece in pieces] == list(range(1, 201))
    with pytest.raises(RuntimeError):
        lane.submit(lambda turn: turn.tell("late"))
