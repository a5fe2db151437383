"""How long a start takes: the command line's help, and the window up to an unlock field that takes the passphrase."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.figures import Figure, median
from tests.bench.places import PERSON, create

ROOT = Path(__file__).parents[2]
RUNS = 7


def help_() -> Iterator[Figure]:
    """The whole process of `main.py --help`, warm."""
    command = [sys.executable, "main.py", "--help"]
    taken = [_timed(command) for _ in range(RUNS + 1)][1:]  # the first run compiles what is new
    yield Figure("main.py --help", median(taken), "s", 0.3, note=f"median of {RUNS} processes")


def window() -> Iterator[Figure]:
    """From the start of the process to an unlock field that is painted and has the focus, warm."""
    with TemporaryDirectory() as folder:
        create(Path(folder) / "Sapa", PERSON).close()
        taken = [_opened(Path(folder)) for _ in range(RUNS + 1)][1:]
    note = f"median of {RUNS} processes, {max(taken):.2f} at most"
    yield Figure("window to unlock", median(taken), "s", 1.0, note=note)


def _timed(command: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - began


def _opened(folder: Path) -> float:
    """The driver is told when its process was asked for; the monotonic clock is one for all processes."""
    command = [sys.executable, "-m", "tests.bench.window", str(folder), str(time.monotonic_ns())]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    return json.loads(done.stdout)["seconds"]
