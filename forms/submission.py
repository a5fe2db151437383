"""Instance -> submission XML as ODK servers take it, and back. What is not relevant is left out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from forms import types, xml
from forms.definition import Definition, Question
from forms.errors import FormError
from forms.instance import Filling
from forms.instance.opening import END
from forms.instance.tree import State

_NOTHING: Mapping[str, str] = MappingProxyType({})
_INSTANCE_ID, _DEPRECATED = "instanceID", "deprecatedID"


@dataclass(frozen=True, slots=True)
class Saved:
    """A submission as read: its root, its id, and the id of the one it corrects ('' if it corrects none)."""

    root: xml.Element
    instance_id: str
    deprecated_id: str


@dataclass(frozen=True, slots=True)
class _Closing:
    """What is only known when it is over: the moment, the name of the log, and what was said beside the answers."""

    end: datetime | None
    audit: str
    beside: Mapping[str, str]


def write(
    filling: Filling, *, end: datetime | None = None, audit: str = "", beside: Mapping[str, str] = _NOTHING
) -> bytes:
    """The submission, UTF-8. `end` is the moment of completion for the form's end question, `audit` the file that logs
    how it was filled in, `beside` fills hidden questions by path."""
    closing = _Closing(end, audit, beside)
    definition, root = filling.definition, filling.root
    attributes = {"id": definition.id}
    if definition.root.namespace:
        attributes["xmlns"] = definition.root.namespace
    if definition.version:
        attributes["version"] = definition.version
    prefixes = {name.partition(":")[0] for name in (e.name for e in definition.elements.values()) if ":" in name}
    for prefix in sorted(prefixes):
        attributes[f"xmlns:{prefix}"] = definition.namespaces.get(prefix, "")
    writer = xml.Writer()
    writer.open(root.name, attributes)
    _inside(writer, root, filling, closing)
    if not _has_instance_id(definition):
        writer.open("orx:meta", {"xmlns:orx": xml.OPENROSA})
        _ids(writer, "orx:", filling)
        writer.close("orx:meta")
    writer.close(root.name)
    return writer.finish()


def read(source: bytes, definition: Definition) -> Saved:
    """A submission read back; FormError if it belongs to another form, or is larger or deeper than any may be."""
    root = xml.parse(source, xml.SUBMISSION)
    form_id = root.get("id")
    if root.name != definition.root.name.rpartition(":")[2] or form_id not in (definition.id, ""):
        raise FormError("submission.other_form", wanted=definition.id, found=form_id or root.name)
    meta = root.find("meta")
    instance_id, deprecated_id = (meta.find(name) if meta is not None else None for name in (_INSTANCE_ID, _DEPRECATED))
    return Saved(root, _text(instance_id), _text(deprecated_id))


def _text(element: xml.Element | None) -> str:
    return element.full_text().strip() if element is not None else ""


def _node(writer: xml.Writer, state: State, filling: Filling, closing: _Closing) -> None:
    if not state.relevant:
        return
    element = state.element
    attributes = {mark.name: mark.value for mark in state.marks if mark.relevant}
    if not isinstance(element, Question):
        writer.open(state.name, attributes)
        _inside(writer, state, filling, closing)
        writer.close(state.name)
    elif element.is_instance_id:
        _ids(writer, state.name.removesuffix(_INSTANCE_ID), filling)
    elif not (filling.deprecated_id and _is_deprecated_id(element)):
        writer.leaf(state.name, _closed(element, closing) or closing.beside.get(state.path) or state.value, attributes)


def _closed(element: Question, closing: _Closing) -> str:
    """The value of what is filled in at the very end, '' for all else."""
    if closing.end is not None and element.preload == "timestamp" and element.preload_parameter == END:
        return types.timestamp(closing.end)
    return closing.audit if element.is_audit else ""


def _inside(writer: xml.Writer, state: State, filling: Filling, closing: _Closing) -> None:
    for child in state.items:
        _node(writer, child, filling, closing)


def _ids(writer: xml.Writer, prefix: str, filling: Filling) -> None:
    """The id of this instance and that of the one it corrects."""
    writer.leaf(f"{prefix}{_INSTANCE_ID}", filling.id)
    if filling.deprecated_id:
        writer.leaf(f"{prefix}{_DEPRECATED}", filling.deprecated_id)


def _is_deprecated_id(element: Question) -> bool:
    return element.name.rpartition(":")[2] == _DEPRECATED and element.parent.endswith(("/meta", ":meta"))


def _has_instance_id(definition: Definition) -> bool:
    return any(isinstance(e, Question) and e.is_instance_id for e in definition.elements.values())
