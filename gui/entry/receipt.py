"""The short code a respondent keeps to have the interview withdrawn; and the minutes an interview took."""

import hashlib
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from model.changes import Event

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # no I, L, O, U: nothing that is read or spelt as another sign
LENGTH = 8
PAUSE = 120 * 10**9  # ns; a longer gap between two steps is a pause


def code(instance_id: str) -> str:
    """Eight signs made of the id alone, in two groups: the same on every machine."""
    number = int.from_bytes(hashlib.sha256(instance_id.encode()).digest()[:5])
    signs = [ALPHABET[number >> 5 * place & 31] for place in range(LENGTH)]
    return "".join(signs[:4]) + "-" + "".join(signs[4:])


def minutes(events: "Iterable[Event]") -> int:
    """The time at work, pauses left out, on the monotonic clock; at least one minute."""
    total, before = 0, None
    for event in events:
        if before is not None and event.run == before.run:
            gap = event.mono - before.mono
            total += gap if gap < PAUSE else 0
        before = event
    return max(1, round(total / 60e9))
