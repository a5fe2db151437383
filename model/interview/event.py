"""The closed set of events, their bytes in the hash chain, and how one is stamped. Nothing is stored here."""

import hashlib
import json
from typing import Final

from model import identity
from model.changes import Event

__all__ = ["GENESIS", "KINDS", "RUN", "Event", "canonical", "chained", "stamped"]

# The monotonic clock can only be compared within one run of the program, so each run has a name.
RUN: Final = identity.new_id().removeprefix("uuid:")

STEPS: Final = frozenset(
    {"begin", "prefill", "answer", "add", "remove", "language", "comment", "place", "complete", "undo", "redo",
     "withdrawn", "file"}
)  # fmt: skip
# What happened around the answers and changes none: why an unlikely one is right, the order of rotated items, the
# respondent's own turn and a look at what they answered, what is half given and no answer yet, time asleep, a clock
# that was set; that the interview was opened again, paused, resumed, locked.
WITNESSED: Final = frozenset(
    {"reason", "order", "turn", "reveal", "half", "sleep", "clock", "open", "pause", "resume", "lock"}
)
DELIVERY: Final = frozenset({"sending", "receipt", "hold", "release", "recall"})
KINDS: Final = STEPS | WITNESSED | DELIVERY

GENESIS: Final = bytes(32)


def stamped(kind: str, instance: str, node: str = "", old: str = "", new: str = "") -> Event:
    """An event of this moment and this run."""
    if kind not in KINDS:
        raise ValueError(f"unknown kind of event: {kind}")
    wall = identity.now().isoformat(timespec="milliseconds")
    return Event(kind, instance, node, _whole(old), _whole(new), RUN, identity.monotonic(), wall)


def _whole(text: str) -> str:
    """Halves of characters, as a broken clipboard gives them, cannot be stored: nothing after them would be saved."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


# One encoder for the life of the program: building one per event costs more than using it.
_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def canonical(seq: int, event: Event) -> bytes:
    """The bytes that the chain signs: sorted keys, no spaces, UTF-8."""
    return _encode(
        {
            "instance": event.instance,
            "kind": event.kind,
            "mono": event.mono,
            "new": event.new,
            "node": event.node,
            "old": event.old,
            "run": event.run,
            "seq": seq,
            "wall": event.wall,
        }
    ).encode()


def chained(before: bytes, seq: int, event: Event) -> bytes:
    """The hash of an event that follows the one whose hash is `before`."""
    return hashlib.sha256(before + canonical(seq, event)).digest()
