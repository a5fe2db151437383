"""The hub's threads at its database: one writes with group commit, one reads. Connections never leave them."""

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection, Engine, func, insert, select

from model.sync.hub.tables import WRITES, feed

T = TypeVar("T")
GROUP = 64
_TELL = insert(feed)
_LAST = select(func.max(feed.c.seq))


class Turn:
    """What a piece of work gets: the connection within its transaction, and the next places of the change feed."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._last: int | None = None

    @property
    def coming_seq(self) -> int:
        """The next place of the feed; only the one writer asks, so places are in order of commit and without gaps."""
        if self._last is None:
            self._last = self.connection.execute(_LAST).scalar() or 0
        return self._last + 1

    def tell(self, instance_id: str, sha256: str = "") -> int:
        """Write into the change feed that this version, or this quarantined rival of it, is new or stands otherwise."""
        seq = self._last = self.coming_seq
        self.connection.execute(_TELL, {"seq": seq, "instance_id": instance_id, "sha256": sha256})
        return seq


class _Piece(Generic[T]):
    """One piece of work and the place of its result."""

    def __init__(self, work: Callable[[Turn], T]) -> None:
        self.work = work
        self.future: Future[T] = Future()
        self.future.set_running_or_notify_cancel()  # from here on nobody can cancel it: it will be done
        self._result: list[T] = []

    def run(self, turn: Turn) -> None:
        self._result = [self.work(turn)]

    def settle(self) -> None:
        self.future.set_result(self._result[0])


class Lane:
    """One thread with its own connection. Work waits in order; a result is given only after its commit."""

    def __init__(self, engine: Engine, *, writes: bool) -> None:
        self._engine = engine.execution_options(**{WRITES: writes})
        self._group = GROUP if writes else 1
        self._queue: queue.SimpleQueue[_Piece[Any] | None] = queue.SimpleQueue()
        self._closed = False
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._serve, name=f"hub-{'writer' if writes else 'reader'}", daemon=True)
        self._thread.start()

    def submit(self, work: Callable[[Turn], T]) -> Future[T]:
        """Do this in turn. Work may run twice, if a neighbour in its group fails: it must change the database only."""
        piece = _Piece(work)
        with self._lock:
            if self._closed:
                raise RuntimeError("the hub is closed")
            self._queue.put(piece)
        return piece.future

    def do(self, work: Callable[[Turn], T]) -> T:
        """Do this in turn and wait for it."""
        return self.submit(work).result()

    def close(self) -> None:
        """Finish what waits, then let the connection go."""
        with self._lock:
            if self._closed:
                return
            self._closed = True
            self._queue.put(None)
        self._thread.join()

    def _serve(self) -> None:
        connection: Connection | None = None
        try:
            while group := self._next_group():
                connection = self._run(group, connection)
        finally:
            if connection is not None:
                connection.close()

    def _next_group(self) -> list[_Piece[Any]]:
        first = self._queue.get()
        group = [] if first is None else [first]
        while group and len(group) < self._group:
            try:
                piece = self._queue.get_nowait()
            except queue.Empty:
                break
            if piece is None:
                self._queue.put(None)
                break
            group.append(piece)
        return group

    def _run(self, group: list[_Piece[Any]], connection: Connection | None) -> Connection | None:
        try:
            connection = connection or self._engine.connect()
            self._transaction(group, connection)
        except BaseException as error:  # noqa: BLE001  whatever it is belongs to whoever waits for the result
            _drop(connection)
            connection = None
            if len(group) == 1:
                group[0].future.set_exception(error)
                return None
            for piece in group:
                connection = self._run([piece], connection)
        return connection

    def _transaction(self, group: list[_Piece[Any]], connection: Connection) -> None:
        with connection.begin():
            turn = Turn(connection)
            for piece in group:
                piece.run(turn)
        for piece in group:
            piece.settle()


def _drop(connection: Connection | None) -> None:
    """After any failure the connection is opened anew: what a failed commit left behind is read, never assumed."""
    if connection is not None:
        connection.invalidate()
        connection.close()
