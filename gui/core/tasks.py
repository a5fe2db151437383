"""Work off the event loop, and the only file of the window that mentions a thread."""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot

Work = Callable[["Task"], object]
Heard = Callable[[object], object]


class Task:
    """One piece of work. It tells how far it is by `report(value)` and looks at `cancelled()` between steps."""

    __slots__ = ("_cancelled", "_tell", "done", "failed", "owner", "reported", "work")

    def __init__(self, work: Work, owner: QObject, done: Heard | None, failed: Heard | None, reported: Heard | None,
                 tell: Callable[[object], None]) -> None:  # fmt: skip
        self.work, self.owner = work, owner
        self.done, self.failed, self.reported = done, failed, reported
        self._tell, self._cancelled = tell, Event()

    def report(self, value: object) -> None:
        """From the work: how far it is. Heard on the event loop."""
        self._tell((self, "reported", value))

    def cancelled(self) -> bool:
        """From the work: whether it should stop at the next good moment."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """From the screen: please stop. The work answers in its own time."""
        self._cancelled.set()

    def forget(self) -> None:
        """From the screen: please stop, and however it ends, nobody hears of it: something else is wanted by now."""
        self.cancel()
        self.done = self.failed = self.reported = _unheard


class Tasks(QObject):
    """The long-lived runner of all background work. Results come back through its one queued signal.

    Signals: `idle` when nothing is under way any more.
    """

    idle = Signal()
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pools = {"": ThreadPoolExecutor(max_workers=4, thread_name_prefix="sapa")}
        self._running: set[Task] = set()
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(self, work: Work, *, owner: QObject, done: Heard | None = None, failed: Heard | None = None,
            reported: Heard | None = None, lane: str = "") -> Task:  # fmt: skip
        """Do `work(task)` in the pool. `done(result)`, `failed(error)` and `reported(value)` are called on the event
        loop, and only while `owner` lives. Without `failed` an error goes to the excepthook as a bug. What shares a
        lane is done one after the other, in the order it was asked for."""
        task = Task(work, owner, done, failed, reported, self._arrived.emit)
        self._running.add(task)
        self._pool_of(lane).submit(self._work, task)
        return task

    def _pool_of(self, lane: str) -> ThreadPoolExecutor:
        if lane not in self._pools:
            self._pools[lane] = ThreadPoolExecutor(1, thread_name_prefix=f"sapa-{lane}")
        return self._pools[lane]

    def when(self, future: "Future[object]", *, owner: QObject, done: Heard | None = None,
             failed: Heard | None = None) -> None:  # fmt: skip
        """Hear on the event loop about a future of somebody else, as the workspace's writer gives."""
        task = Task(_nothing, owner, done, failed, None, self._arrived.emit)
        self._running.add(task)
        future.add_done_callback(lambda ended: self._tell(task, ended))

    def _tell(self, task: Task, ended: "Future[object]") -> None:
        if shiboken6.isValid(self):  # a writer may end its last step after the window is gone
            self._arrived.emit((task, *_outcome(ended)))

    def running(self) -> int:
        """How many pieces of work are under way."""
        return len(self._running)

    def cancel_all(self) -> None:
        """Ask everything under way to stop."""
        for task in self._running:
            task.cancel()

    def close(self) -> None:
        """Stop and wait: nothing of ours runs after the window is gone."""
        self.cancel_all()
        for pool in self._pools.values():
            pool.shutdown(wait=True, cancel_futures=True)
        self._running.clear()

    def _work(self, task: Task) -> None:
        try:
            kind, value = "done", task.work(task)
        except Exception as error:  # noqa: BLE001  the task runner is one of the three places that may
            kind, value = "failed", error
        self._arrived.emit((task, kind, value))

    @Slot(object)
    def _deliver(self, arrived: tuple[Task, str, object]) -> None:
        task, kind, value = arrived
        if kind != "reported":
            self._running.discard(task)
        if shiboken6.isValid(task.owner):
            heard = getattr(task, kind)
            if heard is not None:
                heard(value)
            elif kind == "failed":
                raise value  # type: ignore[misc]
        elif kind == "failed":
            logging.getLogger("gui").warning("work of a closed screen ended with %s", type(value).__name__)
        if not self._running:
            self.idle.emit()


def _outcome(ended: "Future[object]") -> tuple[str, object]:
    error = ended.exception()
    return ("failed", error) if error is not None else ("done", ended.result())


def _nothing(_: Task) -> None:
    """A task that somebody else carries out."""


def _unheard(_: object) -> None:
    """What comes of a task that was forgotten."""


_tasks: list[Tasks] = []


def tasks() -> Tasks:
    """The one runner of this application; made at the first call."""
    if not _tasks or not shiboken6.isValid(_tasks[0]):
        _tasks[:] = [Tasks(QCoreApplication.instance())]
    return _tasks[0]


def close() -> None:
    """At the end of the program: stop and wait, if anything was ever run."""
    while _tasks:
        runner = _tasks.pop()
        if shiboken6.isValid(runner):
            runner.close()
            runner.deleteLater()
