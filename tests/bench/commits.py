"""What a durable answer costs: our commit against a bare commit of two rows, taken in turn in one run.

    python -m tests.bench.commits [COUNT]
"""

import sys
import tempfile
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from model import identity
from model.changes import Changes
from model.interview.event import stamped
from model.store import database, journals, migrations
from model.store.database import Connection

KEY = bytes(range(32))
TEXT = "answer " * 8
BEGIN, COMMIT = "begin immediate", "commit"
ROW = "insert into row values (?, ?)"
VALUE = (
    "insert into value values (?, ?, ?, ?)"
    " on conflict (instance, node) do update set said = excluded.said, seq = excluded.seq"
)


@dataclass(frozen=True, slots=True)
class Commits:
    """Milliseconds of both, at the median and the 95th percentile."""

    bare_p50: float
    bare_p95: float
    ours_p50: float
    ours_p95: float

    @property
    def ratio(self) -> float:
        """Ours over the bare one, at the median; the promise is 1.5 at most."""
        return self.ours_p50 / self.bare_p50


def measure(count: int = 3000) -> Commits:
    """Both kinds of commit in turn, so that whatever else the machine does hits both alike."""
    bare: list[int] = []
    ours: list[int] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with closing(_bare(folder)) as plain, closing(database.connect(folder / "ours.db", KEY)) as full:
            migrations.upgrade(full)
            end = journals.head(full)
            for number in range(count):
                instance, node = f"uuid:{number // 60:08}-1111-4222-8333-abcdefabcdef", f"/data/inf/INF{number % 60}"
                bare.append(_commit_bare(plain, number, instance, node))
                step = Changes(stamped("answer", instance, node, "", TEXT))
                began = identity.monotonic()
                with database.writing(full):
                    end = journals.append(full, end, [step])
                ours.append(identity.monotonic() - began)
    return Commits(_at(bare, 0.5), _at(bare, 0.95), _at(ours, 0.5), _at(ours, 0.95))


def _bare(folder: Path) -> Connection:
    connection = database.connect(folder / "bare.db", KEY)
    connection.execute("create table row (seq integer primary key, said text)")
    connection.execute(
        "create table value (instance text, node text, said text, seq integer, primary key (instance, node))"
        " without rowid"
    )
    return connection


def _commit_bare(connection: Connection, number: int, instance: str, node: str) -> int:
    began = identity.monotonic()
    connection.execute(BEGIN)
    connection.execute(ROW, (number, f"{instance}{node}{TEXT}"))
    connection.execute(VALUE, (instance, node, TEXT, number))
    connection.execute(COMMIT)
    return identity.monotonic() - began


def _at(taken: Sequence[int], share: float) -> float:
    return sorted(taken)[int(len(taken) * share)] / 1e6


if __name__ == "__main__":
    found = measure(int(sys.argv[1]) if len(sys.argv) > 1 else 3000)
    print(f"bare commit of two rows   p50 {found.bare_p50:.3f} ms   p95 {found.bare_p95:.3f} ms")
    print(f"an answer of ours         p50 {found.ours_p50:.3f} ms   p95 {found.ours_p95:.3f} ms")
    print(f"ratio at the median       {found.ratio:.2f}")
