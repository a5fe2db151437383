"""What follows from the events of one interview: which steps still count, which answers stand. Pure; stores nothing."""

import re
from collections.abc import Iterable, Mapping
from typing import Final, TypeVar

from model.changes import Event

UNDOABLE: Final = frozenset({"answer", "add", "remove", "comment"})
_AT_A_QUESTION: Final = frozenset({"answer", "comment"})
_ENDS_HALF: Final = {"answer": "", "prefill": "", "undo": "", "redo": "", "comment": "comment", "reason": "reason"}
Said = TypeVar("Said")


class Fold:
    """The steps that stand, and those that were taken back and may be taken again.

    An undo takes back the last step that can be, a redo puts the last one taken back where it was. A new step that can
    be undone ends what could be redone: it stays in the journal and never counts again.
    """

    def __init__(self, events: Iterable[Event] = ()) -> None:
        self.standing: list[Event] = []
        self.aside: list[tuple[int, Event]] = []
        for event in events:
            self.take(event)

    def take(self, event: Event) -> Event | None:
        """One event more; the step that an undo or a redo was about."""
        if event.kind == "undo":
            return self._take_back()
        if event.kind == "redo":
            return self._take_again()
        if event.kind in UNDOABLE:
            self.aside.clear()
        self.standing.append(event)
        return None

    def _take_back(self) -> Event | None:
        for index in range(len(self.standing) - 1, -1, -1):
            if self.standing[index].kind in UNDOABLE:
                self.aside.append((index, self.standing.pop(index)))
                return self.aside[-1][1]
        return None

    def _take_again(self) -> Event | None:
        if not self.aside:
            return None
        index, step = self.aside.pop()
        self.standing.insert(index, step)
        return step


def effective(events: Iterable[Event]) -> list[Event]:
    """The events without those that were taken back."""
    return Fold(events).standing


def undoable(events: Iterable[Event]) -> Event | None:
    """The step that an undo would take back."""
    return next((event for event in reversed(effective(events)) if event.kind in UNDOABLE), None)


def redoable(events: Iterable[Event]) -> Event | None:
    """The step that a redo would take again."""
    aside = Fold(events).aside
    return aside[-1][1] if aside else None


def reasons(events: Iterable[Event]) -> dict[str, tuple[str, str]]:
    """Why an unlikely answer is right, by path: the answer it was said of, and the reason."""
    standing: dict[str, tuple[str, str]] = {}
    for event in effective(events):
        if event.kind == "reason":
            standing[event.node] = event.old, event.new
        elif event.kind == "remove":
            standing = without(standing, event.node)
    return {path: said for path, said in standing.items() if said[1]}


def halves(events: Iterable[Event]) -> dict[tuple[str, str], str]:
    """What was half given and is no answer yet, by path and by what it is half of: "" the answer, a comment, a reason.

    Whatever was done at the place since ends it, a step that was taken back too.
    """
    standing: dict[tuple[str, str], str] = {}
    for event in events:
        if event.kind == "half":
            standing[event.node, event.old] = event.new
        elif event.kind in _ENDS_HALF:
            standing.pop((event.node, _ENDS_HALF[event.kind]), None)
        elif event.kind == "remove":
            standing = {
                (path, of): text
                for of in sorted({of for _, of in standing})
                for path, text in without({p: t for (p, o), t in standing.items() if o == of}, event.node).items()
            }
    return {key: text for key, text in standing.items() if text}


def orders(events: Iterable[Event]) -> dict[str, tuple[str, ...]]:
    """The names of rotated items in the order they are asked, by the path of their group."""
    return {event.node: tuple(event.new.split()) for event in events if event.kind == "order"}


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
    standing: dict[str, str] = {}
    for event in effective(events):
        if event.kind == "comment":
            standing[event.node] = event.new
        elif event.kind == "remove":
            standing = without(standing, event.node)
    return {path: text for path, text in standing.items() if text}


def place(events: Iterable[Event]) -> str:
    """Where one was: the question last gone to, answered, remarked on, or brought back by an undo."""
    found, fold = "", Fold()
    for event in events:
        step = fold.take(event) or event
        found = step.node if step.kind == "place" or step.kind in _AT_A_QUESTION else found
    return found


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
