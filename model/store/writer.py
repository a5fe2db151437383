"""The one writing thread: makes each step durable in one transaction, in their order, and loses none in silence."""

import logging
import threading
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from typing import Any, Final, TypeVar

from model.changes import Changes
from model.errors import SurveyError
from model.store import journals
from model.store.database import Connection, Error, checkpoint, is_full, is_protected, roll_back, writing
from model.store.files import drop_ballast
from model.store.journals import Head
from model.store.records import Saved

T = TypeVar("T")
log = logging.getLogger("store")

ATTEMPTS: Final = 4
_PAUSE: Final = 0.05
_FAILURES: Final = (Error, OSError)


def _promise() -> "Future[Any]":
    """A future that nobody can cancel: what was handed over is written, whoever still waits for it."""
    future: Future[Any] = Future()
    future.set_running_or_notify_cancel()
    return future


@dataclass(slots=True, eq=False)
class _Batch:
    """Steps of one transaction, whether they are kept for `retry` if it fails, and where the last try began."""

    steps: tuple[Changes, ...]
    future: "Future[Saved]"
    kept: bool = True
    tried_at: Head | None = None

    @property
    def instance(self) -> str:
        return self.steps[0].event.instance


@dataclass(frozen=True, slots=True, eq=False)
class _Task:
    """Any other writing, in one transaction; it must be able to run twice."""

    work: Callable[[Connection], Any]
    future: "Future[Any]" = field(default_factory=_promise)
    in_transaction: bool = True
    is_spare: bool = False


class Writer:
    """Owns the writing connection and the thread that uses it."""

    def __init__(self, open_connection: Callable[[], Connection], folder: Path) -> None:
        self._open = open_connection
        self._folder = folder
        self._connection: Connection | None = open_connection()
        self._head = journals.head(self._connection)
        self._queue: SimpleQueue[_Batch | _Task | _Retry | None] = SimpleQueue()
        self._stuck: dict[str, deque[_Batch]] = {}
        self._closing = threading.Event()
        self._handing_over = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="store writer", daemon=True)
        self._thread.start()

    # --- from any thread ----------------------------------------------------------------------------------------

    def save(self, steps: Sequence[Changes]) -> "Future[Saved]":
        """Steps of one interview. If they cannot be saved they are kept, and later ones wait behind them."""
        return self._handed(_Batch(tuple(steps), _promise()))

    def record(self, steps: Sequence[Changes]) -> "Future[Saved]":
        """Steps that the caller can repeat by itself, such as those of a delivery."""
        return self._handed(_Batch(tuple(steps), _promise(), kept=False))

    def run(self, work: Callable[[Connection], T]) -> T:
        """Write something else in one transaction and wait until it is durable. It may be run more than once."""
        return self._awaited(_Task(work))  # type: ignore[no-any-return]

    def run_soon(self, work: Callable[[Connection], T]) -> None:
        """Write what can be made again: nobody waits, it is tried once, the reserve for a full disk is left alone."""
        with suppress(SurveyError):
            self._put(_Task(work, is_spare=True))

    def run_alone(self, work: Callable[[Connection], T]) -> T:
        """Look at everything while nothing is written; without a transaction."""
        return self._awaited(_Task(work, in_transaction=False))  # type: ignore[no-any-return]

    def retry(self) -> "Future[Saved]":
        """Try again to save what is kept, in its order."""
        again = _Retry(_promise())
        self._put(again)
        return again.future

    def unsaved(self) -> tuple[Changes, ...]:
        """What is kept in memory because it could not be saved."""
        return tuple(step for waiting in list(self._stuck.values()) for batch in list(waiting) for step in batch.steps)

    def flush(self, instance: str = "") -> None:
        """Wait until everything handed over was tried; SurveyError store.not_saved if something is kept."""
        self._barrier()
        self._refuse_unsaved(instance)

    def close(self, *, abandon: bool = False) -> None:
        """End the thread and close, after a checkpoint. Refuses while something is kept, unless that is abandoned."""
        if self._closing.is_set():
            return
        self._barrier()
        if not abandon:
            self._refuse_unsaved()
        with self._handing_over:
            self._closing.set()
            self._queue.put(None)
        self._thread.join()

    def _handed(self, batch: _Batch) -> "Future[Saved]":
        if not batch.steps:
            raise ValueError("nothing to save")
        self._put(batch)
        return batch.future

    def _put(self, job: "_Batch | _Task | _Retry") -> None:
        with self._handing_over:
            if self._closing.is_set():
                raise SurveyError("workspace.closed")
            self._queue.put(job)

    def _barrier(self) -> None:
        if threading.current_thread() is self._thread:
            raise RuntimeError("the writer cannot wait for itself")
        reached = _Retry(_promise(), tries=False)
        self._put(reached)
        reached.future.result()

    def _awaited(self, task: "_Task") -> Any:
        self._put(task)
        return task.future.result()

    def _refuse_unsaved(self, instance: str = "") -> None:
        kept = [step for step in self.unsaved() if instance in ("", step.event.instance)]
        if kept:
            raise SurveyError("store.not_saved", count=len(kept), instance=kept[0].event.instance)

    # --- in the writer's thread -----------------------------------------------------------------------------------

    def _run(self) -> None:
        while (job := self._queue.get()) is not None:
            try:
                done = self._done(job)
            except BaseException as error:  # noqa: BLE001  the error travels to whoever waits; this thread must live on
                job.future.set_exception(error)
            else:
                job.future.set_result(done)
        self._shut()

    def _done(self, job: "_Batch | _Task | _Retry") -> Any:
        if isinstance(job, _Batch):
            return self._saved_or_kept(job) if job.kept else self._durable(job)
        if isinstance(job, _Task) and job.is_spare:
            return self._tried_once(job.work)
        if isinstance(job, _Task):
            return self._attempted(job.work if not job.in_transaction else partial(_transaction, work=job.work))
        return self._retried() if job.tries else None

    def _saved_or_kept(self, batch: _Batch) -> Saved:
        waiting = self._stuck.get(batch.instance)
        if waiting:
            waiting.append(batch)
            raise SurveyError("store.not_saved", count=len(waiting), instance=batch.instance)
        try:
            return self._durable(batch)
        except BaseException:
            self._stuck[batch.instance] = deque([batch])
            raise

    def _retried(self) -> Saved:
        saved = Saved(self._head.seq, "")
        for instance in list(self._stuck):
            waiting = self._stuck[instance]
            while waiting:
                saved = self._durable(waiting[0])
                waiting.popleft()
            del self._stuck[instance]
        return saved

    def _durable(self, batch: _Batch) -> Saved:
        return self._attempted(partial(self._written, batch))

    def _written(self, batch: _Batch, connection: Connection) -> Saved:
        due = journals.expected(batch.tried_at, batch.steps) if batch.tried_at else None
        if due and journals.holds(connection, due):
            # The commit that failed has come through after all: it was read back, now it is flushed for certain.
            if not checkpoint(connection):
                raise OSError("the log could not be flushed")
            return Saved(due.seq, batch.steps[-1].event.wall)
        batch.tried_at = self._head
        self._head = _transaction(connection, lambda open_: journals.append(open_, self._head, batch.steps))
        return Saved(self._head.seq, batch.steps[-1].event.wall)

    def _attempted(self, work: Callable[[Connection], T]) -> T:
        """Run it; after a failure reopen the database and try again, a few times, then say so."""
        for attempt in range(ATTEMPTS):
            try:
                return work(self._ready())
            except _FAILURES as error:
                failure = error
                log.warning("not written, attempt %d: %s", attempt + 1, type(error).__name__)
                self._shut()
                if not (is_full(error) and drop_ballast(self._folder)):
                    self._closing.wait(_PAUSE * attempt)
        reason = "full" if is_full(failure) else "protected" if is_protected(failure) else "disk"
        raise SurveyError("store.not_saved", count=1, reason=reason, error=str(failure)) from failure

    def _tried_once(self, work: Callable[[Connection], T]) -> T | None:
        try:
            return _transaction(self._ready(), work)
        except _FAILURES as error:
            log.info("not kept: %s", type(error).__name__)
            self._shut()
            return None

    def _ready(self) -> Connection:
        if self._connection is None:
            self._connection = self._open()
            self._head = journals.head(self._connection)
        return self._connection

    def _shut(self) -> None:
        connection, self._connection = self._connection, None
        if connection is None:
            return
        try:
            roll_back(connection)
            if self._closing.is_set():
                checkpoint(connection)
        except _FAILURES as error:
            log.warning("the log stays beside the database: %s", type(error).__name__)
        try:
            connection.close()
        except _FAILURES as error:
            log.warning("closing failed: %s", type(error).__name__)


@dataclass(frozen=True, slots=True, eq=False)
class _Retry:
    """A place in the queue: everything before it was tried; with `tries`, what is kept is tried again."""

    future: "Future[Saved]"
    tries: bool = True


def _transaction(connection: Connection, work: Callable[[Connection], T]) -> T:
    with writing(connection) as open_:
        return work(open_)
