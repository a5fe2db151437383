"""Any XML document as nodes for expressions, with texts, comments and instructions among the children, and back to the
places by which a corpus names them (`/0/2/@id`). Forms never need this much of XML: it is only for comparing."""

from collections.abc import Iterator, Mapping, Sequence
from xml.dom import Node as Dom
from xml.dom import minidom

from forms.xpath import Node

_DECLARATIONS = "http://www.w3.org/2000/xmlns/"
_TEXTS = (Dom.TEXT_NODE, Dom.CDATA_SECTION_NODE)
_NOTHING: Mapping[str, str] = {}


class Part:
    """A node of a document. `places` are the children of the DOM it is made of: a text with a CDATA section inside is
    one node for XPath and three for the DOM."""

    __slots__ = ("attribute_list", "category", "kids", "name", "namespace", "namespaces", "parent", "places", "text")
    kind = ""

    def __init__(self, name: str, category: str, parent: "Part | None", text: str = "", namespace: str = "") -> None:
        self.name = name
        self.category = category
        self.parent = parent
        self.text = text
        self.namespace = namespace
        self.namespaces = _NOTHING
        self.places: list[int] = []
        self.kids: list[Part] = []
        self.attribute_list: list[Part] = []

    def children(self, name: str | None = None) -> Sequence["Part"]:
        if name is None:
            return self.kids
        return [kid for kid in self.kids if kid.category == "element" and kid.name == name]

    def attributes(self) -> Sequence["Part"]:
        return self.attribute_list

    def attribute(self, name: str) -> "Part | None":
        return next((one for one in self.attribute_list if one.name == name), None)

    def string(self) -> str:
        if self.category in ("element", "document"):
            return "".join(kid.string() for kid in self.kids if kid.category in ("element", "text"))
        return self.text


def document(source: str, *, prefix: str = "") -> Part:
    """The document. With `prefix` that is what a default namespace is called in expressions: plain XPath knows names
    without a prefix only outside of every namespace."""
    whole = Part("", "document", None)
    _fill(whole, minidom.parseString(source.encode()), prefix)
    return whole


def _fill(part: Part, source: "minidom.Node", prefix: str) -> None:
    """The children of a node of the DOM."""
    for place, child in enumerate(source.childNodes):
        before = part.kids[-1] if part.kids else None
        if before is not None and before.category == "text" and child.nodeType in _TEXTS:
            before.text += child.data
            before.places.append(place)
            continue
        part.kids.append(_part(child, part, prefix))
        part.kids[-1].places.append(place)


def _part(source: "minidom.Node", parent: Part, prefix: str) -> Part:
    if source.nodeType in _TEXTS:
        return Part("", "text", parent, source.data)
    if source.nodeType == Dom.COMMENT_NODE:
        return Part("", "comment", parent, source.data)
    if source.nodeType == Dom.PROCESSING_INSTRUCTION_NODE:
        return Part(source.target, "processing-instruction", parent, source.data)
    if source.nodeType == Dom.ELEMENT_NODE:
        return _element(source, parent, prefix)
    return Part("", "doctype", parent)


def _element(source: "minidom.Element", parent: Part, prefix: str) -> Part:
    is_default = bool(prefix and source.namespaceURI and not source.prefix)
    name = f"{prefix}:{source.tagName}" if is_default else source.tagName
    part = Part(name, "element", parent, "", source.namespaceURI or "")
    declared = {}
    for one in source.attributes.values():
        if one.namespaceURI == _DECLARATIONS:
            declared["" if one.name == "xmlns" else one.localName] = one.value
        else:
            part.attribute_list.append(Part(one.name, "attribute", part, one.value, one.namespaceURI or ""))
    part.namespaces = {**parent.namespaces, **declared} if declared else parent.namespaces
    _fill(part, source, prefix)
    return part


# ---- places


def at(whole: Part, place: str) -> Part:
    """The node at `/0/2/@id`."""
    node = whole
    for part in place.split("/"):
        if part.startswith("@"):
            node = node.attribute(part[1:]) or node
        elif part:
            node = next(kid for kid in node.kids if int(part) in kid.places)
    return node


def places(node: Node) -> list[str]:
    """Where a node is: `/0/2/@id`; more than one place for a text that the DOM has in pieces."""
    above = node.parent
    if above is None:
        return ["/"]
    within = places(above)[0].rstrip("/")
    if node.category == "namespace":
        return [f"{within}/@xmlns:{node.name}" if node.name else f"{within}/@xmlns"]
    if not isinstance(node, Part):
        return []
    return [f"{within}/@{node.name}"] if node.category == "attribute" else [f"{within}/{one}" for one in node.places]


def elements(node: Part) -> Iterator[Part]:
    """All elements below, in document order."""
    for kid in node.kids:
        if kid.category == "element":
            yield kid
            yield from elements(kid)


def rooted(root: Part, whole: Part) -> Part:
    """What absolute paths begin at when `root` is the root of a form inside a larger document."""
    if root.category != "element" or root.name == "instance":
        return root if root.category == "element" else whole
    shell = Part("", "document", None)
    shell.kids.append(root)
    return shell
