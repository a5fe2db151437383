"""The body of an XForm: controls, groups, repeats and the actions in them, as written, not yet joined to the model."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from forms import address, xml
from forms.itext import NO_TEXT, Output, Text, Wording

_ITEXT = re.compile(r"\s*jr:itext\(\s*(['\"])(.*?)\1\s*\)\s*")
_PREDICATE = re.compile(r"\[[^\]]*\]")
_CONTROLS = frozenset({"input", "secret", "select", "select1", "rank", "range", "upload", "trigger", "textarea"})
ACTIONS = frozenset({"setvalue", "setgeopoint", "recordaudio"})
_OF_ACTIONS = frozenset({"event", "ref", "bind", "value"})
_NOT_PARAMETERS = frozenset({"ref", "nodeset", "appearance", "bind"})


@dataclass(slots=True)
class Itemset:
    """Where choices come from: an expression over nodes, and which of their children are value and label."""

    nodes: str
    value: str = "name"
    label: str = "label"
    label_is_key: bool = False


@dataclass(slots=True)
class Control:
    """One control of the body; `tag` is its element name."""

    path: str
    tag: str
    appearance: str
    parameters: dict[str, str]
    label: Text = NO_TEXT
    hint: Text = NO_TEXT
    itemset: Itemset | None = None
    items: list[tuple[str, Text]] = field(default_factory=list)


@dataclass(slots=True)
class Section:
    """A group or a repeat of the body. `count` and `is_fixed` belong to repeats."""

    path: str
    appearance: str = ""
    label: Text = NO_TEXT
    hint: Text = NO_TEXT
    count: str = ""
    is_fixed: bool = False


@dataclass(slots=True)
class SetValue:
    """A setvalue element or one of its kin, wherever it stands; `source` is the control or repeat around it.

    `picked` is the reference as written when it has a predicate, which `target` lacks.
    """

    events: frozenset[str]
    source: str
    target: str
    picked: str
    value: str
    text: str
    line: int
    kind: str = "setvalue"
    parameters: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Body:
    """All that the body says, by path."""

    controls: dict[str, Control] = field(default_factory=dict)
    groups: dict[str, Section] = field(default_factory=dict)
    repeats: dict[str, Section] = field(default_factory=dict)
    actions: list[SetValue] = field(default_factory=list)


def read(body: xml.Element, root: str, binds: dict[str, str]) -> Body:
    """Everything below `body`; `root` is the path references are relative to, `binds` ids of binds and their paths."""
    found = Body()
    _Reader(found, binds).content(body, root)
    return found


def words_of(element: xml.Element) -> Wording:
    """Mixed content: literal text and outputs in order."""
    parts: list[str | Output] = [element.text] if element.text else []
    for child in element.children:
        if child.name == "output":
            expression = child.get("value") or child.get("ref")
            if expression:
                parts.append(Output(expression))
        else:
            parts.extend(words_of(child))
        if child.tail:
            parts.append(child.tail)
    return tuple(parts)


def text_of(element: xml.Element | None) -> Text:
    """The text of a label, a hint or a message element."""
    if element is None:
        return NO_TEXT
    reference = element.get("ref")
    if not reference:
        return Text(words=words_of(element))
    return message(reference) if _ITEXT.fullmatch(reference) else Text(words=(Output(reference),))


def message(written: str) -> Text:
    """The text of an attribute: `jr:itext('key')`, or the words themselves."""
    match = _ITEXT.fullmatch(written)
    if match:
        return Text(key=match[2])
    return Text(words=(written,)) if written else NO_TEXT


def actions_in(element: xml.Element, context: str, source: str, binds: dict[str, str]) -> Iterator[SetValue]:
    """The actions that stand directly in an element; `context` is what their targets are relative to."""
    return (_action(child, context, source, binds) for child in element.children if child.name in ACTIONS)


def _action(element: xml.Element, context: str, source: str, binds: dict[str, str]) -> SetValue:
    event = element.get("event") or element.get("{http://www.w3.org/2001/xml-events}event")
    reference = element.get("ref") or binds.get(element.get("bind"), "")
    return SetValue(
        frozenset(event.split()),
        source,
        address.resolve(_PREDICATE.sub("", reference), context),
        reference if _PREDICATE.search(reference) else "",
        element.get("value"),
        element.full_text(),
        element.line,
        element.name,
        {_local(name): value for name, value in element.attributes.items() if _local(name) not in _OF_ACTIONS},
    )


class _Reader:
    def __init__(self, found: Body, binds: dict[str, str]) -> None:
        self._found = found
        self._binds = binds

    def content(self, element: xml.Element, context: str) -> None:
        for child in element.children:
            if child.name == "group":
                self._group(child, context)
            elif child.name == "repeat":
                self._repeat(child, context)
            elif child.name in _CONTROLS:
                self._control(child, context)

    def _path(self, element: xml.Element, context: str) -> str:
        if element.get("bind") in self._binds:
            return self._binds[element.get("bind")]
        reference = element.get("ref") or element.get("nodeset")
        return address.resolve(reference, context) if reference else ""

    def _group(self, element: xml.Element, context: str) -> None:
        path = self._path(element, context)
        repeats = [child for child in element.find_all("repeat")]
        around = self._path(repeats[0], context) if len(repeats) == 1 else ""
        section = Section(
            path or around, element.get("appearance"), text_of(element.find("label")), text_of(element.find("hint"))
        )
        if section.path and section.path != around:
            self._found.groups[section.path] = section
        elif section.path:
            self._found.repeats[section.path] = section
        self._found.actions += actions_in(element, path or context, path or context, self._binds)
        self.content(element, path or context)

    def _repeat(self, element: xml.Element, context: str) -> None:
        path = self._path(element, context)
        section = self._found.repeats.setdefault(path, Section(path))
        section.appearance = section.appearance or element.get("appearance")
        section.count = element.get(f"{{{xml.JAVAROSA}}}count")
        fixed = element.get(f"{{{xml.JAVAROSA}}}noAddRemove")
        section.is_fixed = bool(section.count) or fixed.replace(" ", "") == "true()"
        self._found.actions += actions_in(element, path, path, self._binds)
        self.content(element, path)

    def _control(self, element: xml.Element, context: str) -> None:
        path = self._path(element, context)
        control = Control(
            path,
            element.name,
            element.get("appearance"),
            {_local(name): value for name, value in element.attributes.items() if name not in _NOT_PARAMETERS},
            text_of(element.find("label")),
            text_of(element.find("hint")),
        )
        itemset = element.find("itemset")
        if itemset is not None:
            control.itemset = _itemset(itemset)
        control.items = [_item(item) for item in element.find_all("item")]
        self._found.controls[path] = control
        self._found.actions += actions_in(element, path, path, self._binds)


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _item(element: xml.Element) -> tuple[str, Text]:
    value = element.find("value")
    return (value.full_text() if value is not None else "", text_of(element.find("label")))


def _itemset(element: xml.Element) -> Itemset:
    itemset = Itemset(element.get("nodeset"))
    value, label = element.find("value"), element.find("label")
    if value is not None:
        itemset.value = value.get("ref", "name")
    if label is not None:
        reference = label.get("ref", "label").strip()
        itemset.label_is_key = reference.startswith("jr:itext(")
        itemset.label = reference[len("jr:itext(") :].rstrip(") ").strip() if itemset.label_is_key else reference
    return itemset
