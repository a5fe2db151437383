"""What differs between two pictures of a filling state, told as the engine tells a change."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from forms import Change, Instance

Picture = Mapping[str, tuple[str, bool]]


def pictured(instance: "Instance") -> dict[str, tuple[str, bool]]:
    """The value of each node and whether it is relevant, by path."""
    return {view.path: (view.value or "", view.relevant) for view in instance.nodes()}


def difference(before: Picture, after: Picture) -> "Change":
    """The change that leads from one picture to the other."""
    from forms import Change

    none = ("", False)
    pairs = {path: (before.get(path, none)[0], after.get(path, none)[0]) for path in before | after}  # type: ignore[operator]
    values = {path: pair for path, pair in pairs.items() if pair[0] != pair[1]}
    shown = frozenset(path for path in after if after[path][1] and not before.get(path, none)[1])
    hidden = frozenset(path for path in before if before[path][1] and not after.get(path, none)[1])
    added = tuple(path for path in after if path not in before and path.endswith("]"))
    removed = tuple(path for path in before if path not in after and path.endswith("]"))
    changed = frozenset({*values, *shown, *hidden, *added, *removed})
    return Change(values=values, shown=shown, hidden=hidden, changed=changed, added=added, removed=removed)
