"""audit.csv as ODK tools read it: what happened, where and when, with old and new values. Derived from the events."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final, NamedTuple

from forms import Audit
from model.changes import Event
from model.interview import journal
from model.interview.event import DELIVERY, WITNESSED
from model.interview.paradata import LONGEST_PAUSE, asleep

NAME: Final = "audit.csv"
_REPEATS: Final = {"add": "add repeat", "remove": "delete repeat"}
_ANSWERS: Final = frozenset({"answer", "prefill"})
# Done at the question one is at: the time goes on there.
_QUIET: Final = (WITNESSED | {"comment", "file"}) - {"sleep"}
_PAUSE: Final = round(LONGEST_PAUSE * 1000)


class Row(NamedTuple):
    """One line; `end` is blank for what takes no time."""

    event: str
    node: str
    start: int
    end: int | str = ""
    old: str = ""
    new: str = ""
    reason: str = ""


def audit(events: Iterable[Event], user: str, asked: Audit) -> bytes:
    """The file with the columns that are asked for. Times are milliseconds since 1970 on one line, begun by the wall
    clock and run by the other; nothing lasts longer than the longest pause."""
    text = io.StringIO()
    writer = csv.DictWriter(text, _columns(asked), restval="", extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    for row in _Story().told(events):
        values = {"old-value": row.old, "new-value": row.new, "user": user, "change-reason": row.reason}
        writer.writerow({"event": row.event, "node": row.node, "start": row.start, "end": row.end, **values})
    return text.getvalue().encode()


def _columns(asked: Audit) -> list[str]:
    """A desktop has no position: its columns are there when asked for, and stay blank."""
    found = ["event", "node", "start", "end"]
    found += ["latitude", "longitude", "accuracy"] if asked.location else []
    found += ["old-value", "new-value"] if asked.changes else []
    found += ["user"] if asked.user else []
    return [*found, "change-reason"] if asked.reasons else found


class _Story:
    """The rows of one interview, told event by event: where one is, since when, and what was done there."""

    def __init__(self) -> None:
        self._run = ""
        self._offset = 0
        self._last = 0
        self._here = ""
        self._is_told = True
        self._section = ""
        self._position = 0
        self._entered = 0
        self._fold = journal.Fold()

    def told(self, events: Iterable[Event]) -> Iterator[Row]:
        taken = [one for one in events if one.kind not in DELIVERY]
        naps = asleep(taken)
        for at, event in enumerate(taken):
            if event.run != self._run:
                yield from self._resumed(event)
            now = event.mono // 1_000_000 + self._offset
            self._last = min(now, self._last + round(naps.get(at - 1, 0) * 1000))
            yield from self._rows(event, max(self._last, now - _PAUSE), now)
            if event.kind not in _QUIET:
                self._last = now

    def _resumed(self, event: Event) -> Iterator[Row]:
        """The first event of a run: before it the form was left, at a time of which only the last step is known."""
        if self._run:
            yield from self._left(self._last, self._last)
            yield Row("form exit", "", self._last)
        was, self._run = self._run, event.run
        now = round(datetime.fromisoformat(event.wall).timestamp() * 1000)
        self._offset, self._last, self._entered = now - event.mono // 1_000_000, now, now
        if was:
            yield Row("form resume", "", now)

    def _rows(self, event: Event, since: int, now: int) -> Iterator[Row]:
        step = self._fold.take(event)
        if event.kind == "begin":
            yield Row("form start", "", now)
        elif event.kind in _ANSWERS:
            yield from self._answered(event, since, now)
        elif event.kind == "place":
            yield from self._moved(event, since, now)
        elif event.kind in ("undo", "redo"):
            yield from self._undone(event, step or event, since, now)
        elif event.kind in ("add", "remove"):
            yield Row(_REPEATS[event.kind], event.node, since, now)
        elif event.kind == "language":
            yield Row("language", "", now, "", event.old, event.new)
        elif event.kind == "reason":
            yield Row("change reason", event.node, now, reason=event.new)
        elif event.kind in ("complete", "withdrawn"):
            yield from self._ended(event, since, now)

    def _answered(self, event: Event, since: int, now: int) -> Iterator[Row]:
        yield Row("question", event.node, since, now, event.old, event.new)
        if event.kind == "answer":
            self._here, self._is_told = event.node, True

    def _moved(self, event: Event, since: int, now: int) -> Iterator[Row]:
        """A question that was looked at and not answered; a jump when it leads elsewhere than to the next section."""
        far = json.loads(event.new or "{}")
        section, position = str(far.get("at", "")), int(far.get("section", 0))
        yield from self._left(since, now, self._section if section != self._section else "")
        if section != self._section:
            if self._section and position != self._position + 1:
                yield Row("jump", event.node, now, now)
            self._entered = now
        self._section, self._position = section, position
        self._here, self._is_told = event.node, False

    def _left(self, since: int, now: int, section: str = "") -> Iterator[Row]:
        if self._here and not self._is_told and now > since:
            yield Row("question", self._here, since, now)
        self._is_told = True
        if section:
            yield Row("group questions", section, self._entered, now)

    def _undone(self, event: Event, step: Event, since: int, now: int) -> Iterator[Row]:
        """A step taken back or taken again, as what it does to the form."""
        if step.kind in _REPEATS:
            again = (event.kind == "redo") == (step.kind == "add")
            yield Row(_REPEATS["add" if again else "remove"], event.node, since, now)
        elif step.kind != "comment":
            yield Row("question", event.node, since, now, event.old, event.new)

    def _ended(self, event: Event, since: int, now: int) -> Iterator[Row]:
        yield from self._left(since, since, self._section)
        if event.kind == "complete":
            yield Row("end screen", "", since, now)
            yield Row("form save", "", now)
        yield Row("form exit", "", now, reason=event.new if event.kind == "withdrawn" else "")
        if event.kind == "complete":
            yield Row("form finalize", "", now)
