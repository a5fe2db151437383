"""How long the files of as many interviews as in 2019 take, each format by itself, without persons."""

import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from exports.files import writing
from exports.files.writing import Wish
from tests.bench.figures import Figure
from tests.bench.paper import receive
from tests.bench.places import SUPERVISOR, create

TARGETS = {"xlsx": 15.0}
FORMATS = ("xlsx", "csv", "sav", "dta", "parquet", "codebook")


def files() -> Iterator[Figure]:
    """From the encrypted folder to the finished file: reading, hiding and writing."""
    with TemporaryDirectory() as folder, create(Path(folder) / "Sapa", SUPERVISOR) as workspace:
        receive(workspace)
        for one in FORMATS:
            began, busy = time.perf_counter(), time.process_time()
            done = writing.export(workspace, Path(folder) / one, Wish((one,)))
            taken, busy = time.perf_counter() - began, time.process_time() - busy
            size = sum(file.stat().st_size for file in done.files) / (1 << 20)
            note = f"{busy:.1f} s of it this process computed; {size:.1f} MiB"
            yield Figure(f"14,219 interviews as {one}", taken, "s", TARGETS.get(one), note=note)
