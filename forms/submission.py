"""Instance -> submission XML as ODK servers take it, and back. What is not relevant is left out."""

from datetime import datetime

from forms import types, xml
from forms.definition import Definition, Question
from forms.errors import FormError
from forms.instance import Filling
from forms.instance.opening import END
from forms.instance.tree import State

_INSTANCE_ID = "instanceID"


def write(filling: Filling, *, end: datetime | None = None) -> bytes:
    """The submission, UTF-8. `end` is the moment of completion for the form's end question."""
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
    for child in root.items:
        _node(writer, child, end)
    if not _has_instance_id(definition):
        writer.open("orx:meta", {"xmlns:orx": xml.OPENROSA})
        writer.leaf(f"orx:{_INSTANCE_ID}", filling.id)
        writer.close("orx:meta")
    writer.close(root.name)
    return writer.finish()


def read(source: bytes, definition: Definition) -> tuple[xml.Element, str]:
    """The root of a saved submission and its instanceID; FormError if it belongs to another form."""
    root = xml.parse(source)
    form_id = root.get("id")
    if root.name != definition.root.name.rpartition(":")[2] or form_id not in (definition.id, ""):
        raise FormError("submission.other_form", wanted=definition.id, found=form_id or root.name)
    meta = root.find("meta")
    found = meta.find(_INSTANCE_ID) if meta is not None else None
    return root, found.full_text().strip() if found is not None else ""


def _node(writer: xml.Writer, state: State, end: datetime | None) -> None:
    if not state.relevant:
        return
    element = state.element
    if isinstance(element, Question):
        is_end = element.preload == "timestamp" and element.preload_parameter == END
        writer.leaf(state.name, types.timestamp(end) if is_end and end is not None else state.value)
        return
    writer.open(state.name, {})
    for child in state.items:
        _node(writer, child, end)
    writer.close(state.name)


def _has_instance_id(definition: Definition) -> bool:
    return any(e.name.rpartition(":")[2] == _INSTANCE_ID for e in definition.elements.values())
