"""A measure for every case: seconds of CPU and peak memory of this process, seconds of the conversion's."""

import gc
import resource
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from forms.errors import FormError

_CLEAR, _STATUS = Path("/proc/self/clear_refs"), Path("/proc/self/status")


@dataclass(frozen=True)
class Spent:
    """What one case took. `children` are seconds of the conversion's own process, which may use a gigabyte."""

    cpu: float
    children: float
    peak_mb: float


def _peak_mb() -> float:
    if _STATUS.is_file():
        line = next(line for line in _STATUS.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _forget_peak() -> None:
    if _CLEAR.is_file():
        _CLEAR.write_text("5")


@pytest.fixture
def spent(request) -> Callable[..., Spent]:
    """Runs a case and prints what it took."""

    def run(case: Callable[[], object]) -> Spent:
        # What earlier tests left in this process is not looked through for garbage at the cost of this case.
        gc.collect()
        gc.freeze()
        _forget_peak()
        before, memory = time.process_time(), _peak_mb()
        children = resource.getrusage(resource.RUSAGE_CHILDREN)
        try:
            case()
        finally:
            gc.unfreeze()
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        used = after.ru_utime + after.ru_stime - children.ru_utime - children.ru_stime
        found = Spent(time.process_time() - before, used, _peak_mb() - memory)
        print(
            f"{request.node.name:<70} cpu {found.cpu:6.3f} s  +{found.peak_mb:5.1f} MB"
            + (f"   conversion {found.children:5.2f} s" if used > 0.05 else "")
        )
        return found

    return run


@pytest.fixture
def refused(spent) -> Callable[[Callable[[], object]], FormError]:
    """The error a case ends with; it may cost this process a second of CPU at most. Nothing of a refused case stays, so
    one that a busy machine disturbed is measured again: the best of three counts."""

    def run(case: Callable[[], object]) -> FormError:
        caught: list[FormError] = []

        def attempt() -> None:
            with pytest.raises(FormError) as error:
                case()
            caught.append(error.value)

        assert any(spent(attempt).cpu < 1.0 for _ in range(3))
        return caught[0]

    return run
