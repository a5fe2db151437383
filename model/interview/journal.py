"""What follows from the events of one interview: which steps still count, which answers stand. Pure; stores nothing."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from model.changes import Event

UNDOABLE: Final = frozenset({"answer", "add", "remove", "comment"})
_AT_A_QUESTION: Final = frozenset({"answer", "comment"})


def effective(events: Iterable[Event]) -> list[Event]:
    """The events without those that were taken back; an undo takes back the last step that can be."""
    standing: list[Event] = []
    for event in events:
        if event.kind == "undo":
            _take_back(standing)
        else:
            standing.append(event)
    return standing


def undoable(events: Iterable[Event]) -> Event | None:
    """The step that an undo would take back."""
    return next((event for event in reversed(effective(events)) if event.kind in UNDOABLE), None)


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
    found = ""
    standing: list[Event] = []
    for event in events:
        if event.kind == "undo":
            step = _take_back(standing)
            found = step.node if step and step.kind in _AT_A_QUESTION else found
        else:
            standing.append(event)
            found = event.node if event.kind == "place" or event.kind in _AT_A_QUESTION else found
    return found


def without(values: Mapping[str, str], removed: str) -> dict[str, str]:
    """Values by path after one instance of a repeat is gone: its own vanish, those of later ones move up by one."""
    match = re.fullmatch(r"(.*)\[(\d+)\]", removed)
    if match is None:
        return dict(values)
    stem, position = match.group(1), int(match.group(2))
    later = re.compile(re.escape(stem) + r"\[(\d+)\](.*)")
    moved: dict[str, str] = {}
    for path, value in values.items():
        inside = later.fullmatch(path)
        if inside is None or int(inside.group(1)) < position:
            moved[path] = value
        elif int(inside.group(1)) > position:
            moved[f"{stem}[{int(inside.group(1)) - 1}]{inside.group(2)}"] = value
    return moved


def _take_back(standing: list[Event]) -> Event | None:
    for index in range(len(standing) - 1, -1, -1):
        if standing[index].kind in UNDOABLE:
            return standing.pop(index)
    return None
