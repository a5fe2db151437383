"""The order of rotated items: drawn once from an interview's seed, kept with it, used wherever they stand. Pure."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from forms import address, mark
from forms.definition import Question

if TYPE_CHECKING:
    from forms import Form, NodeView

Orders = Mapping[str, Sequence[str]]


def drawn(form: "Form", seed: int) -> dict[str, tuple[str, ...]]:
    """For each group marked `sapa:rotate`, the names of its questions as this seed shuffles them.

    Sorting by a digest is the same on every machine and version of Python, which `random.shuffle` does not promise.
    """
    found = {}
    for path, group in {**form.groups, **form.repeats}.items():
        if mark(group, "rotate"):
            names = [form.elements[child].name for child in group.children if _turns(form, child)]
            found[path] = tuple(sorted(names, key=lambda name: _lot(seed, path, name)))
    return found


def _turns(form: "Form", path: str) -> bool:
    """Whether it changes places: questions do, notes, calculations and groups stay where they are."""
    element = form.elements[path]
    return isinstance(element, Question) and element.kind == "question" and bool(element.control)


def _lot(seed: int, path: str, name: str) -> bytes:
    return hashlib.sha256(f"{seed} {path} {name}".encode()).digest()


def rotated(views: "Iterable[NodeView]", orders: Orders) -> "list[NodeView]":
    """These nodes with the questions of each rotated group in its order, in the places questions had."""
    found = list(views)
    if not orders:
        return found
    slots: dict[str, list[int]] = {}
    for place, view in enumerate(found):
        if view.name in orders.get(address.schema(view.parent_path), ()):
            slots.setdefault(view.parent_path, []).append(place)
    for parent, places in slots.items():
        order = orders[address.schema(parent)]
        inside = sorted((found[place] for place in places), key=lambda view: order.index(view.name))
        for place, view in zip(places, inside, strict=True):
            found[place] = view
    return found
