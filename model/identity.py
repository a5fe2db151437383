"""The only clock and the only source of identifiers."""

import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

_clock: ContextVar[Callable[[], datetime] | None] = ContextVar("clock", default=None)


def now() -> datetime:
    """The wall clock with its offset, for showing. Order comes from `seq`, durations from `monotonic()`."""
    clock = _clock.get()
    return clock() if clock else datetime.now().astimezone()


def monotonic() -> int:
    """Nanoseconds that never run backwards within one run of the program."""
    return time.monotonic_ns()


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
