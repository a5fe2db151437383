"""What the window takes while interview follows interview, each typed by keys from its first question to the last."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psutil

from tests.bench.figures import Figure
from tests.bench.places import PASSPHRASE, PERSON, create

WARM = 20  # interviews until everything that is kept has been loaded
MOST, MAY_GROW = 250, 10  # MiB
LOOK_EVERY = 0.05  # s


def a_week() -> Iterator[Figure]:
    """200 interviews in a row."""
    yield from _after(200)


def a_year() -> Iterator[Figure]:
    """1,000 interviews in a row."""
    yield from _after(1000)


def _after(wanted: int) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory(prefix="sapa-memory-") as place:
        taken = _taken(Path(place), (WARM, wanted // 2, wanted))
    yield Figure(
        f"window after {wanted} interviews", taken[wanted], "MiB", MOST, note=f"{taken[WARM]:.0f} after {WARM}"
    )
    half = taken[wanted] - taken[wanted // 2]
    yield Figure("  grown in the second half", half, "MiB", MAY_GROW)


def _taken(place: Path, at: tuple[int, ...]) -> dict[int, float]:
    """Resident memory in MiB when so many interviews have been begun."""
    folder, kept = place / "Sapa", place / "told.jsonl"
    create(folder, PERSON).close()
    command = [sys.executable, "-m", "tests.end_to_end.autopilot", str(folder), PASSPHRASE, str(kept), "1", "0"]
    window = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    taken: dict[int, float] = {}
    try:
        while len(taken) < len(at):
            time.sleep(LOOK_EVERY)
            assert window.poll() is None, "the window ended"
            begun = kept.read_bytes().count(b'{"opened"') if kept.exists() else 0
            for count in at:
                if begun > count and count not in taken:
                    taken[count] = psutil.Process(window.pid).memory_info().rss / 2**20
    finally:
        window.kill()
        window.wait()
    return taken
