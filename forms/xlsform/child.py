"""The conversion in a process of its own, which may burn so many seconds and so much memory and is then ended.

A script of yours that loads a stranger's workbook needs the usual `if __name__ == "__main__":`.
"""

import contextlib
import os
import sys
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection

from forms.errors import FormError
from forms.xlsform.job import Job, Outcome

_MAX_REPLY = 80_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """What one conversion may take. The clock is for systems without the other two, and for a busy machine."""

    cpu_seconds: int = 20
    memory: int = 2**30
    wall_seconds: float = 60.0


LIMITS = Limits()


def work(job: Job, limits: Limits = LIMITS) -> Outcome:
    """What becomes of the workbook; FormError `xlsform.too_heavy` if that takes more than it may."""
    context = get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_serve, args=(theirs, job, limits), daemon=True)
    process.start()
    theirs.close()
    try:
        if not ours.poll(limits.wall_seconds):
            raise FormError("xlsform.too_heavy")
        return Outcome.from_json(ours.recv_bytes(_MAX_REPLY))
    except (EOFError, OSError) as error:
        raise FormError("xlsform.too_heavy") from error
    finally:
        ours.close()
        process.kill()
        process.join()
        process.close()


def _serve(reply: Connection, job: Job, limits: Limits) -> None:
    _limit(limits)
    # openpyxl would load numpy, which it does not need here: half a second and 300 MB of address space.
    sys.modules["numpy"] = None  # type: ignore[assignment]
    from forms.xlsform import converter

    try:
        outcome = converter.work(job)
    except MemoryError:
        outcome = Outcome(errors=(FormError("xlsform.too_heavy"),))
    reply.send_bytes(outcome.to_json())
    reply.close()


def _limit(limits: Limits) -> None:
    """Where the system has such limits. Elsewhere the clock of `work` is the only one."""
    if os.name != "posix":
        return
    import resource

    kinds = {
        resource.RLIMIT_CPU: limits.cpu_seconds,
        resource.RLIMIT_AS: limits.memory,
        resource.RLIMIT_CORE: 0,
    }
    for kind, most in kinds.items():
        # macOS refuses some of them.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, most))
