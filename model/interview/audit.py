"""audit.csv as ODK tools read it: what happened, where and when, with old and new values. Derived from the events."""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final

from model.changes import Event

HEADER: Final = ("event", "node", "start", "end", "old-value", "new-value", "user")
_NAMES: Final = {
    "begin": "form start",
    "answer": "question",
    "prefill": "question",
    "undo": "question",
    "add": "add repeat",
    "remove": "delete repeat",
    "place": "jump",
    "complete": "form finalize",
    "withdrawn": "form exit",
}


def audit(events: Iterable[Event], user: str = "") -> bytes:
    """The file; times are milliseconds since 1970 and lie on one line, begun by the wall clock, run by the other."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows(_rows(events, user))
    return text.getvalue().encode()


def _rows(events: Iterable[Event], user: str) -> Iterator[tuple[str, ...]]:
    run, offset, last = "", 0, 0
    for event in events:
        if event.run != run:
            resumed, run = bool(run), event.run
            offset = _milliseconds(event) - event.mono // 1_000_000
            last = event.mono // 1_000_000 + offset
            if resumed:
                yield ("form resume", "", str(last), "", "", "", user)
        now = event.mono // 1_000_000 + offset
        name = _NAMES.get(event.kind)
        if name == "question":
            yield (name, event.node, str(last), str(now), event.old, event.new, user)
        elif name:
            yield (name, event.node, str(now), "", "", "", user)
        last = now


def _milliseconds(event: Event) -> int:
    return round(datetime.fromisoformat(event.wall).timestamp() * 1000)
