"""The only clock and the only source of identifiers."""

import sys
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import Final

# Linux names the clock that counts sleep; on macOS this one does, and `time.monotonic` does not. That of Windows does.
_STEADY: Final[int | None] = getattr(
    time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None) if sys.platform == "darwin" else None
)

_clock: ContextVar[Callable[[], datetime] | None] = ContextVar("clock", default=None)


def now() -> datetime:
    """The wall clock with its offset, for showing. Order comes from `seq`, durations from `monotonic()`."""
    clock = _clock.get()
    return clock() if clock else datetime.now().astimezone()


def monotonic() -> int:
    """Nanoseconds that never run backwards within one run of the program, and run on while the computer sleeps."""
    return time.clock_gettime_ns(_STEADY) if _STEADY is not None else time.monotonic_ns()


def awake() -> int | None:
    """Nanoseconds that stand still while the computer sleeps; None on Windows, which has no such clock for us."""
    return time.monotonic_ns() if _STEADY is not None else None


def new_id() -> str:
    """A new instance id as OpenRosa writes it."""
    return f"uuid:{uuid.uuid4()}"


@contextmanager
def use_clock(clock: Callable[[], datetime]) -> Iterator[None]:
    """Another wall clock for this context: fieldwork of another day is demonstrated and tested with it."""
    token = _clock.set(clock)
    try:
        yield
    finally:
        _clock.reset(token)
