"""What differs between two filling states of one interview, told as the engine tells a change."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from forms import Change, Instance, NodeView


def difference(before: "Instance", after: "Instance", path: str) -> "Change":
    """The change that leads from one state to the other, named by the question that caused it."""
    from forms import Change

    old = {view.path: view for view in before.nodes()}
    new = {view.path: view for view in after.nodes()}
    pairs = {name: (_value(old, name), _value(new, name)) for name in old | new}
    values = {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
    shown = frozenset(name for name in new if new[name].relevant and not _relevant(old, name))
    hidden = frozenset(name for name in old if old[name].relevant and not _relevant(new, name))
    added = tuple(name for name in new if name not in old)
    removed = tuple(name for name in old if name not in new)
    changed = frozenset(values) | shown | hidden | {*added, *removed, path}
    stood, stands = values.get(path, ("", ""))
    return Change(
        path=path,
        old=stood,
        new=stands,
        values=values,
        shown=shown,
        hidden=hidden,
        changed=changed,
        added=added,
        removed=removed,
    )


def _value(views: "dict[str, NodeView]", path: str) -> str:
    view = views.get(path)
    return (view.value or "") if view else ""


def _relevant(views: "dict[str, NodeView]", path: str) -> bool:
    return path in views and views[path].relevant
