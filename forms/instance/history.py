"""What was before: enough to take steps back exactly, at a cost that depends on what they changed, not on the form."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from forms.dependencies import Aspect
from forms.instance.changes import Change
from forms.instance.propagation import Propagation
from forms.instance.tree import State

if TYPE_CHECKING:
    from forms.instance.filling import Filling


@dataclass(frozen=True, slots=True, eq=False)
class Snapshot:
    """A moment of an interview to which `Instance.restore` returns. Steps after it are forgotten then."""

    length: int
    language: str
    now: datetime
    chance: tuple[object, ...]


class _Seen(NamedTuple):
    value: str
    is_relevant: bool


def snapshot(filling: "Filling") -> Snapshot:
    """From the first snapshot on, steps remember what they change."""
    if filling.history is None:
        filling.history = []
    return Snapshot(len(filling.history), filling.language, filling.now, filling.chance())


def restore(filling: "Filling", moment: Snapshot) -> Change:
    """The very state of that moment; the Change says what is different from now."""
    history = filling.history or []
    entries = history[moment.length :]
    is_structural = any(entry.items is not None for _, entry in entries)
    states = list(filling.root.walk()) if is_structural else list(dict.fromkeys(state for state, _ in entries))
    before = _seen(states)
    for state, entry in reversed(entries):
        state.return_to(entry)
    del history[moment.length :]
    if is_structural:
        filling.root.forget_paths()
        states = list(filling.root.walk())
    filling.return_to(moment)
    return _change(filling, before, _seen(states), states)


def _seen(states: Iterable[State]) -> dict[str, _Seen]:
    return {state.path: _Seen(state.value, state.relevant) for state in states}


def _change(filling: "Filling", before: dict[str, _Seen], after: dict[str, _Seen], states: list[State]) -> Change:
    nothing = _Seen("", False)
    paths = before.keys() | after.keys()
    values = {
        path: (before.get(path, nothing).value, after.get(path, nothing).value)
        for path in paths
        if before.get(path, nothing).value != after.get(path, nothing).value
    }
    shared = before.keys() & after.keys()
    shown = frozenset(path for path in shared if after[path].is_relevant and not before[path].is_relevant)
    hidden = frozenset(path for path in shared if before[path].is_relevant and not after[path].is_relevant)
    added = tuple(path for path in after if path not in before and path.endswith("]"))
    removed = tuple(path for path in before if path not in after and path.endswith("]"))
    wholes = {path.rpartition("[")[0] for path in (*added, *removed)}
    differ = {*values, *shown, *hidden, *added, *removed, *wholes}
    changed = frozenset(differ | _looking(filling, [state for state in states if state.path in differ]))
    return Change(values=values, shown=shown, hidden=hidden, changed=changed, added=added, removed=removed)


def _looking(filling: "Filling", states: list[State]) -> set[str]:
    """Nodes that look different because of what these are now."""
    step = Propagation(filling)
    for state in states:
        step.spread(state)
    choosing = (state for _, _, rule, state in step.heap if rule.aspect is Aspect.CHOICES)
    return {state.path for state in (*step.touched, *choosing)} | step.wholes

