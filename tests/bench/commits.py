"""What a step of the journal costs beside the least that SQLCipher could do for two rows of the same size."""

import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from model.changes import Changes
from model.store import database, journals, migrations
from tests.bench.figures import Figure, median, p95
from tests.bench.places import PERSON, SURVEY, create, plans

INTERVIEWS = 15
_BARE = (
    "create table bare_journal (seq integer primary key, run text, instance text, kind text, node text, old text,"
    " new text, mono_ns integer, wall text, prev_hash blob, hash blob) strict",
    "create table bare_current (instance text, node text, value text, seq integer, primary key (instance, node))"
    " strict, without rowid",
)


def commit() -> Iterator[Figure]:
    """One answer into journal and current values, against two bare rows; by turns, on one disk, same pragmas."""
    with TemporaryDirectory() as folder:
        steps = _steps(Path(folder))
        ours, bare = _by_turns(Path(folder), steps)
    note = f"{1e3 * median(ours):.2f} ms against {1e3 * median(bare):.2f} ms, {len(ours)} answers each"
    yield Figure("commit / bare commit", median(ours) / median(bare), "×", 1.5, note=note)
    yield Figure("commit p95", 1e3 * p95(ours), "ms")


def _steps(folder: Path) -> list[Changes]:
    """Real answers of real interviews."""
    found: list[Changes] = []
    with create(folder / "made", PERSON) as workspace:
        for plan in plans(INTERVIEWS):
            interview = workspace.begin(SURVEY, language=plan.language, seed=plan.number)
            found += [interview.answer(path, value) for path, value in plan.answers.items()]
    return found


def _by_turns(folder: Path, steps: list[Changes]) -> tuple[list[float], list[float]]:
    key = bytes(range(32))
    ours, bare = (database.connect(folder / name, key) for name in ("ours.db", "bare.db"))
    migrations.upgrade(ours)
    for statement in _BARE:
        bare.execute(statement)
    end, taken, least = journals.head(ours), [], []
    for step in steps:
        began = time.perf_counter()
        with database.writing(ours):
            end = journals.append(ours, end, [step])
        between = time.perf_counter()
        _two_rows(bare, end, step)
        taken.append(between - began)
        least.append(time.perf_counter() - between)
    ours.close()
    bare.close()
    return taken, least


def _two_rows(connection: database.Connection, end: journals.Head, step: Changes) -> None:
    event = step.event
    row = (end.seq, event.run, event.instance, event.kind, event.node, event.old, event.new, event.mono, event.wall,
           end.hash, end.hash)  # fmt: skip
    connection.execute("begin immediate")
    connection.execute("insert into bare_journal values (?,?,?,?,?,?,?,?,?,?,?)", row)
    connection.execute("insert into bare_current values (?,?,?,?)", (event.instance, event.node, event.new, end.seq))
    connection.execute("commit")
