"""The whole demonstration as a person starts it, with the memory of all its processes sampled meanwhile."""

import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil

from tests.bench.figures import Figure

ROOT = Path(__file__).parents[2]
EVERY = 0.25  # s between two looks at the memory
MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Run:
    """How a run went: `rss` counts what processes share once for each of them, `uss` not at all."""

    seconds: float
    processor: float
    rss: float
    uss: float
    code: int


def demo() -> Iterator[Figure]:
    """2,000 interviews, 20 visits, 54 PDFs."""
    yield from _figures("demo", "--interviews", "2000", seconds=60)


def demo_full() -> Iterator[Figure]:
    """As many interviews as in 2019."""
    yield from _figures("demo --full", "--full", seconds=480)


def _figures(name: str, *arguments: str, seconds: float) -> Iterator[Figure]:
    with TemporaryDirectory() as folder:
        command = [sys.executable, "main.py", "demo", "--out", folder, *arguments]
        run = watched(command, Path(folder).with_suffix(".log"))
    note = f"{run.processor:.0f} s of processor time; exit code {run.code}"
    yield Figure(name, run.seconds, "s", seconds, note=note)
    shared = f"all processes, shared pages each time; {run.uss:.0f} without"
    yield Figure(f"{name}, peak memory", run.rss, "MiB", 600, note=shared)
    yield Figure(f"{name}, figures off", float(run.code != 0), "", 0)


def watched(command: list[str], log: Path) -> Run:
    """Run it and look at it until it ends."""
    began, rss, uss, processor = time.perf_counter(), 0, 0, {}
    with log.open("wb") as output:
        root = psutil.Popen(command, cwd=ROOT, stdout=output, stderr=subprocess.STDOUT)
        while root.poll() is None:
            now = [one for one in map(_look, _family(root)) if one]
            rss, uss = max(rss, sum(one[1] for one in now)), max(uss, sum(one[2] for one in now))
            processor |= {one[0]: one[3] for one in now}
            time.sleep(EVERY)
    seconds = time.perf_counter() - began
    if root.returncode:
        print(log.read_text(encoding="utf-8", errors="replace").replace("\r", "\n")[-3000:], file=sys.stderr)
    log.unlink()
    return Run(seconds, sum(processor.values()), rss / MEBIBYTE, uss / MEBIBYTE, root.returncode)


def _family(root: psutil.Process) -> list[psutil.Process]:
    try:
        return [root, *root.children(recursive=True)]
    except psutil.Error:
        return [root]


def _look(process: psutil.Process) -> tuple[int, int, int, float] | None:
    try:
        memory, times = process.memory_full_info(), process.cpu_times()
    except psutil.Error:
        return None
    return process.pid, memory.rss, memory.uss, times.user + times.system
