"""The conversion in a process of its own, which may burn so many seconds and so much memory and is then ended.

A script of yours that loads a stranger's workbook needs the usual `if __name__ == "__main__":`.
"""

import contextlib
import os
import sys
from multiprocessing import get_context
from multiprocessing.connection import Connection

from forms.errors import FormError
from forms.xlsform.job import Job, Outcome

CPU_SECONDS = 20
WALL_SECONDS = 60
MEMORY = 2**30
_MAX_REPLY = 80_000_000


def work(job: Job) -> Outcome:
    """What becomes of the workbook; FormError `xlsform.too_heavy` if that takes more than it may."""
    context = get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_serve, args=(theirs, job), daemon=True)
    process.start()
    theirs.close()
    try:
        if not ours.poll(WALL_SECONDS):
            raise FormError("xlsform.too_heavy", seconds=CPU_SECONDS)
        return Outcome.from_json(ours.recv_bytes(_MAX_REPLY))
    except (EOFError, OSError) as error:
        raise FormError("xlsform.too_heavy", seconds=CPU_SECONDS) from error
    finally:
        ours.close()
        process.kill()
        process.join()
        process.close()


def _serve(reply: Connection, job: Job) -> None:
    _limit()
    # openpyxl would load numpy, which it does not need here: half a second and 300 MB of address space.
    sys.modules["numpy"] = None  # type: ignore[assignment]
    from forms.xlsform import converter

    try:
        outcome = converter.work(job)
    except MemoryError:
        outcome = Outcome(errors=(FormError("xlsform.too_heavy", seconds=CPU_SECONDS),))
    reply.send_bytes(outcome.to_json())
    reply.close()


def _limit() -> None:
    """Where the system has such limits. Elsewhere the clock of `work` is the only one."""
    if os.name != "posix":
        return
    import resource

    for kind, most in ((resource.RLIMIT_CPU, CPU_SECONDS), (resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CORE, 0)):
        # macOS refuses some of them.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, most))
