"""A form as it is after reading, as bytes to keep, so that it need not be read again. The bytes are data: no code is in
them and none is run; what does not fit is refused."""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from pathlib import Path
from types import MappingProxyType
from typing import Any

from forms.choices import Lists
from forms.compiled import lists, plans
from forms.compiled.elements import Reading, Writing
from forms.compiled.expressions import Read
from forms.compiled.seal import sealed, unsealed
from forms.compiled.trees import string
from forms.definition import Definition, Group
from forms.dependencies import Plan

__all__ = ["read", "write"]

_WRONG = (LookupError, TypeError, ValueError, AttributeError, RecursionError)


def write(definition: Definition, plan: Plan) -> bytes:
    """The form and the order in which it is worked out."""
    writing = Writing(definition.elements)
    stored = definition.lists
    assert isinstance(stored, Lists)  # noqa: S101 - whoever reads forms makes no others
    content = {
        "paths": list(writing.places),
        "elements": [writing.element(element) for element in definition.elements.values()],
        "choices": writing.choices,
        "blank": writing.blank(definition.blank),
        "templates": [[writing.places[path], writing.blank(one)] for path, one in definition.templates.items()],
        "actions": [writing.action(action) for action in definition.actions],
        "plan": plans.plain(plan, writing.places),
        "expressions": writing.expressions.rows,
        "texts": lists.plain_texts(definition.texts),
        "lists": [lists.plain_lists(stored), dict(stored.external)],
        "said": {name: _PLAIN[kind][0](getattr(definition, name)) for name, kind in _SAID.items()},
    }
    return sealed(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode(), definition.xml)


def read(data: bytes, xml: bytes, media: Path | None) -> tuple[Definition, Plan] | None:
    """The form again; None unless `data` was written for this XML by this engine and is whole."""
    content = unsealed(data, xml)
    if content is None:
        return None
    try:
        return _read(json.loads(content), xml, media)
    except _WRONG:
        return None


def _read(found: dict[str, Any], xml: bytes, media: Path | None) -> tuple[Definition, Plan]:
    paths: list[str] = found["paths"]
    reading = Reading(paths, Read(found["expressions"]), found["choices"])
    reading.read(found["elements"])
    root = reading.elements[paths[0]]
    if not isinstance(root, Group):
        raise TypeError("root")
    inside, outside = (_texts(one) for one in found["lists"])
    stored = lists.StoredLists(inside, outside, media)
    definition = Definition(
        xml=xml,
        root=root,
        elements=MappingProxyType(reading.elements),
        blank=reading.blank(found["blank"]),
        templates=reading.templates(found["templates"]),
        actions=tuple([reading.action(one) for one in found["actions"]]),
        texts=lists.texts(found["texts"]),
        lists=stored,
        missing_media=stored.missing(),
        **{name: _PLAIN[kind][1](found["said"][name]) for name, kind in _SAID.items()},
    )
    return definition, plans.plan(found["plan"], paths, reading.elements)


def _texts(found: Any) -> Mapping[str, str]:
    return {name: str(value) for name, value in found.items()}


def _row(found: Any) -> tuple[str, ...]:
    return tuple([string(one) for one in found])


_Way = Callable[[Any], Any]
_PLAIN: Mapping[Any, tuple[_Way, _Way]] = {
    str: (string, string),
    Mapping[str, str]: (dict, _texts),
    tuple[str, ...]: (list, _row),
}
_MADE = frozenset(
    {"xml", "root", "elements", "blank", "templates", "actions", "texts", "lists", "missing_media"}
)
# All else a definition says is kept as it is, whatever will be added.
_SAID = {one.name: one.type for one in fields(Definition) if one.name not in _MADE}
