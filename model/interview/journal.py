"""What follows from the events of one interview: which steps still count, which answers stand. Pure; stores nothing."""

import re
from collections.abc import Iterable, Mapping
from typing import Final, TypeVar

from model.changes import Event

UNDOABLE: Final = frozenset({"answer", "add", "remove", "comment"})
_AT_A_QUESTION: Final = frozenset({"answer", "comment"})
_ENDS_HALF: Final = {"answer": "", "prefill": "", "undo": "", "redo": "", "comment": "comment", "reason": "reason"}
Said = TypeVar("Said")
Key = TypeVar("Key")


class Fold:
    """What follows from the events so far, event by event: the steps that stand, those that were taken back and may be
    taken again, comments, reasons, what is half given, the order of rotated items, where one is.

    An undo takes back the last step that can be, a redo puts the last one taken back where it was. A new step that can
    be undone ends what could be redone: it stays in the journal and never counts again.
    """

    def __init__(self, events: Iterable[Event] = ()) -> None:
        self.standing: list[Event] = []
        self.aside: list[tuple[int, Event]] = []
        self.comments: dict[str, str] = {}
        self.reasons: dict[str, tuple[str, str]] = {}
        self.halves: dict[tuple[str, str], str] = {}
        self.orders: dict[str, tuple[str, ...]] = {}
        self.place = ""
        self.later: list[Event] = []  # what stands behind the step that was taken back or again last
        self._undoable = 0
        for event in events:
            self.take(event)

    @property
    def can_undo(self) -> bool:
        """Whether a step stands that an undo would take back."""
        return self._undoable > 0

    @property
    def can_redo(self) -> bool:
        """Whether a step was taken back that a redo would take again."""
        return bool(self.aside)

    def undoable(self) -> Event | None:
        """The step that an undo would take back."""
        return next((event for event in reversed(self.standing) if event.kind in UNDOABLE), None)

    def redoable(self) -> Event | None:
        """The step that a redo would take again."""
        return self.aside[-1][1] if self.aside else None

    def take(self, event: Event) -> Event | None:
        """One event more; the step that an undo or a redo was about."""
        step: Event | None = None
        if event.kind in ("undo", "redo"):
            step = self._retrace(event)
        else:
            self._stand(event)
        self.halves = _halved(self.halves, event)
        at = step or event
        if at.kind == "place" or at.kind in _AT_A_QUESTION:
            self.place = at.node
        return step

    def _stand(self, event: Event) -> None:
        if event.kind in UNDOABLE:
            self.aside.clear()
            self._undoable += 1
        self.standing.append(event)
        self._say(event)

    def _retrace(self, event: Event) -> Event | None:
        step = self._take_back() if event.kind == "undo" else self._take_again()
        if step is not None and step.kind in ("comment", "remove"):  # rare enough to say everything anew
            self.comments, self.reasons = {}, {}
            for one in self.standing:
                self._say(one)
        return step

    def _take_back(self) -> Event | None:
        for index in range(len(self.standing) - 1, -1, -1):
            if self.standing[index].kind in UNDOABLE:
                self._undoable -= 1
                self.aside.append((index, self.standing.pop(index)))
                self.later = self.standing[index:]
                return self.aside[-1][1]
        return None

    def _take_again(self) -> Event | None:
        if not self.aside:
            return None
        index, step = self.aside.pop()
        self._undoable += 1
        self.later = self.standing[index:]
        self.standing.insert(index, step)
        return step

    def _say(self, event: Event) -> None:
        """What a step that stands means for comments, reasons and orders."""
        if event.kind == "comment":
            _put(self.comments, event.node, event.new, event.new)
        elif event.kind == "reason":
            _put(self.reasons, event.node, (event.old, event.new), event.new)
        elif event.kind == "order":
            self.orders[event.node] = tuple(event.new.split())
        elif event.kind == "remove":
            self.comments = without(self.comments, event.node)
            self.reasons = without(self.reasons, event.node)


def _put(standing: dict[Key, Said], path: Key, said: Said, text: str) -> None:
    """What was said last of a place stands; an empty text takes it away."""
    standing.pop(path, None)
    if text:
        standing[path] = said


def _halved(standing: dict[tuple[str, str], str], event: Event) -> dict[tuple[str, str], str]:
    """What is half given after one event more, by path and by what it is half of: "" the answer, a comment, a reason.

    Whatever was done at the place since ends it, a step that was taken back too.
    """
    if event.kind == "half":
        _put(standing, (event.node, event.old), event.new, event.new)
    elif event.kind in _ENDS_HALF:
        standing.pop((event.node, _ENDS_HALF[event.kind]), None)
    elif event.kind == "remove":
        return {
            (path, of): text
            for of in sorted({of for _, of in standing})
            for path, text in without({p: t for (p, o), t in standing.items() if o == of}, event.node).items()
        }
    return standing


def effective(events: Iterable[Event]) -> list[Event]:
    """The events without those that were taken back."""
    return Fold(events).standing


def answers(events: Iterable[Event]) -> dict[str, str]:
    """The answers that stand, by path: the fold of the journal."""
    standing: dict[str, str] = {}
    for event in effective(events):
        if event.kind in ("answer", "prefill"):
            standing.pop(event.node, None)
            if event.new:
                standing[event.node] = event.new
        elif event.kind == "remove":
            standing = without(standing, event.node)
    return standing


def comments(events: Iterable[Event]) -> dict[str, str]:
    """The comments that stand, by path."""
    return Fold(events).comments


def without(values: Mapping[str, Said], removed: str) -> dict[str, Said]:
    """Values by path after one instance of a repeat is gone: its own vanish, those of later ones move up by one."""
    match = re.fullmatch(r"(.*)\[(\d+)\]", removed)
    if match is None:
        return dict(values)
    stem, position = match.group(1), int(match.group(2))
    later = re.compile(re.escape(stem) + r"\[(\d+)\](.*)")
    moved: dict[str, Said] = {}
    for path, value in values.items():
        inside = later.fullmatch(path)
        if inside is None or int(inside.group(1)) < position:
            moved[path] = value
        elif int(inside.group(1)) > position:
            moved[f"{stem}[{int(inside.group(1)) - 1}]{inside.group(2)}"] = value
    return moved
