"""Any XML document as nodes for expressions, with texts, comments and instructions among the children, and back to the
places by which a corpus names them (`/0/2/@id`). Forms never need this much of XML: it is only for comparing."""

from collections.abc import Iterator, Sequence

from lxml import etree

_XML = "http://www.w3.org/XML/1998/namespace"


class Part:
    """A node of a document."""

    __slots__ = ("attribute_list", "category", "kids", "name", "namespace", "parent", "text")
    kind = ""

    def __init__(self, name: str, category: str, parent: "Part | None", text: str = "", namespace: str = "") -> None:
        self.name = name
        self.category = category
        self.parent = parent
        self.text = text
        self.namespace = namespace
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


def document(source: str, *, prefix_xhtml: bool = False) -> Part:
    """The document; with `prefix_xhtml` elements of XHTML's default namespace are called `xhtml:…`."""
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=True)
    root = etree.fromstring(source.encode(), parser)
    whole = Part("", "document", None)
    if root.getroottree().docinfo.doctype:
        whole.kids.append(Part("", "doctype", whole))
    before = list(root.itersiblings(preceding=True))
    for one in (*reversed(before), root, *root.itersiblings()):
        _add(one, whole, prefix_xhtml)
    return whole


def _add(source: "etree._Element", parent: Part, prefix_xhtml: bool) -> None:
    if isinstance(source, etree._Comment):
        parent.kids.append(Part("", "comment", parent, source.text or ""))
        return
    if isinstance(source, etree._ProcessingInstruction):
        parent.kids.append(Part(source.target, "processing-instruction", parent, source.text or ""))
        return
    name, namespace = _name(source, source.tag, prefix_xhtml)
    part = Part(name, "element", parent, "", namespace)
    parent.kids.append(part)
    for key, value in source.attrib.items():
        attribute, space = _name(source, key, prefix_xhtml)
        part.attribute_list.append(Part(attribute, "attribute", part, value, space))
    if source.text:
        part.kids.append(Part("", "text", part, source.text))
    for child in source:
        _add(child, part, prefix_xhtml)
        if child.tail:
            part.kids.append(Part("", "text", part, child.tail))


def _name(source: "etree._Element", tag: str, prefix_xhtml: bool) -> tuple[str, str]:
    """The name as the file writes it, and its namespace."""
    found = etree.QName(tag)
    local, namespace = found.localname, found.namespace or ""
    if not namespace:
        return local, ""
    if namespace == _XML:
        return f"xml:{local}", namespace
    if tag == source.tag and source.prefix is None:
        return f"xhtml:{local}" if prefix_xhtml and namespace.endswith("1999/xhtml") else local, namespace
    named = (prefix for prefix, known in source.nsmap.items() if known == namespace and prefix)
    prefix = source.prefix if tag == source.tag else next(named, None)
    return f"{prefix}:{local}" if prefix else local, namespace


# ---- places


def at(whole: Part, place: str) -> Part:
    """The node at `/0/2/@id`."""
    node = whole
    for part in place.split("/"):
        if part.startswith("@"):
            node = node.attribute(part[1:]) or node
        elif part:
            node = node.kids[int(part)]
    return node


def place(node: Part) -> str:
    """Where a node is: `/0/2/@id`."""
    parts: list[str] = []
    while node.parent is not None:
        above = node.parent
        is_attribute = node.category == "attribute"
        parts.append(f"@{node.name}" if is_attribute else str(next(i for i, k in enumerate(above.kids) if k is node)))
        node = above
    return "/" + "/".join(reversed(parts))


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
