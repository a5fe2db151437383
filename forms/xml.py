"""The one file that parses or writes XML. Document types and entities are refused; depth and size are limited."""

import re
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from lxml import etree

from forms.errors import FormError


@dataclass(frozen=True, slots=True)
class Limits:
    """How large and how deep a document may be."""

    bytes: int
    depth: int


# Forms and lists.
MAX_BYTES = 20_000_000
MAX_DEPTH = 64
DOCUMENT = Limits(MAX_BYTES, MAX_DEPTH)
# Submissions: any stranger sends them, and other engines nest them deeper than a form's own elements.
SUBMISSION = Limits(5_000_000, 200)

XFORMS = "http://www.w3.org/2002/xforms"
JAVAROSA = "http://openrosa.org/javarosa"
OPENROSA = "http://openrosa.org/xforms"
ODK = "http://www.opendatakit.org/xforms"
SAPA = "urn:sapa:form:1"

# A document type can only stand before the root element; refused before anything reads what it declares. Possessive,
# so that a megabyte of comments is read once. Encodings in which this cannot be seen are caught after parsing.
_DOCTYPE = re.compile(rb"(?:\xef\xbb\xbf)?(?>\s*+<\?.*?\?>|\s*+<!--.*?-->)*+\s*+<!DOCTYPE", re.DOTALL)
# What is looked for in the bytes is only there in encodings that write signs as ASCII does.
_ENCODING = re.compile(rb"<\?xml[^>]{0,100}encoding\s*=\s*[\"'](?!(?i:utf-?8|us-ascii|iso-8859-|windows-125|koi8-r))")
# The parser compares each attribute of an element with all others.
_CROWDED = re.compile(rb"[^\s<>]++(?:\s++[^\s<>=]++\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+')){129}")
_LONG = re.compile(rb"<(?=[^<]{%d})" % (129 * len(b' a=""')))
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


_NO_ATTRIBUTES: Mapping[str, str] = {}


@dataclass(slots=True)
class Element:
    """One element as read: `attributes` are in Clark form, `tail` is the text between its end and the next element."""

    namespace: str
    name: str
    prefix: str
    attributes: dict[str, str]
    text: str
    tail: str
    line: int
    children: list["Element"] = field(default_factory=list)

    def find(self, name: str) -> "Element | None":
        """The first child of that local name."""
        return next((child for child in self.children if child.name == name), None)

    def find_all(self, name: str) -> "Iterator[Element]":
        return (child for child in self.children if child.name == name)

    def get(self, name: str, default: str = "") -> str:
        return self.attributes.get(name, default)

    def full_text(self) -> str:
        """All the text inside, in order."""
        if not self.children:
            return self.text
        return self.text + "".join(child.full_text() + child.tail for child in self.children)

    @property
    def qualified(self) -> str:
        """The name as the file writes it: `orx:meta`, `age`."""
        return f"{self.prefix}:{self.name}" if self.prefix else self.name


class _Reader(threading.local):
    """The parser of one thread: making one takes longer than reading a submission with it."""

    def __init__(self) -> None:
        self.parser = etree.XMLParser(
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )


_reader = _Reader()


def bytes_of(path: Path) -> bytes:
    """The bytes of a file; FormError when there are more than a document may have, without reading them all."""
    with path.open("rb") as file:
        content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise FormError("xml.too_large", limit=MAX_BYTES)
    return content


def parse(source: bytes, limits: Limits = DOCUMENT) -> Element:
    """Reads a document; FormError when it is not XML, too big, too deep, or declares a document type."""
    return _convert(_root(source, limits), {}, 1, limits.depth)


def leaves(source: bytes) -> list[tuple[str, str]]:
    """Path and text of each element without children, in order: `parse` for whoever reads thousands of submissions."""
    root = _root(source, SUBMISSION)
    found: list[tuple[str, str]] = []
    _gather(root, _step(root.tag), found, SUBMISSION.depth - 1)
    return found


def _root(source: bytes, limits: Limits) -> "etree._Element":
    if len(source) > limits.bytes:
        raise FormError("xml.too_large", limit=limits.bytes)
    _look_at(source)
    try:
        root = etree.fromstring(source, _reader.parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", 0) or 0
        if "depth" in str(error).lower():
            raise FormError("xml.too_deep", limit=limits.depth, row=line) from error
        raise FormError("xml.broken", row=line, reason=str(error)) from error
    if root.getroottree().docinfo.doctype:
        raise FormError("xml.doctype")
    return root


def _look_at(source: bytes) -> None:
    """What must not even reach the parser."""
    if b"\0" in source or _ENCODING.match(source):
        raise FormError("xml.encoding")
    if _DOCTYPE.match(source):
        raise FormError("xml.doctype")
    if any(_CROWDED.match(source, long.end()) for long in _LONG.finditer(source)):
        raise FormError("xml.crowded")


def _gather(parent: "etree._Element", above: str, found: list[tuple[str, str]], left: int) -> None:
    for child in parent:
        if left < 1:
            raise FormError("xml.too_deep", limit=SUBMISSION.depth, row=child.sourceline or 0)
        path = above + _step(child.tag)
        if len(child):
            _gather(child, path, found, left - 1)
        else:
            found.append((path, child.text or ""))


@lru_cache(maxsize=4096)
def _step(tag: str) -> str:
    """One step of a path; thousands of submissions have the same few tags."""
    return "/" + tag.rpartition("}")[2]


def _convert(source: "etree._Element", names: dict[str, tuple[str, str]], depth: int, most: int) -> Element:
    if depth > most:
        raise FormError("xml.too_deep", limit=most, row=source.sourceline or 0)
    tag = source.tag
    known = names.get(tag)
    if known is None:
        namespace, _, local = tag[1:].partition("}") if tag[:1] == "{" else ("", "", tag)
        known = names[tag] = (namespace, local)
    element = Element(
        known[0],
        known[1],
        source.prefix or "",
        dict(source.attrib.items()),  # by items: looking each one up is quadratic
        source.text or "",
        source.tail or "",
        source.sourceline or 0,
    )
    element.children = [_convert(child, names, depth + 1, most) for child in source]
    return element


def clean(text: str) -> str:
    """Without the few characters XML cannot carry."""
    return _FORBIDDEN.sub("", text)


def escape(text: str) -> str:
    """Text between tags."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text.replace("\r", "&#13;") if "\r" in text else text


def quote(text: str) -> str:
    """Text between the quotes of an attribute."""
    return escape(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")


class Writer:
    """Writes a document piece by piece, in order; names are trusted, values are escaped."""

    def __init__(self) -> None:
        self._parts = ["<?xml version='1.0' encoding='UTF-8'?>\n"]

    def open(self, name: str, attributes: Mapping[str, str]) -> None:
        written = "".join(f' {key}="{quote(value)}"' for key, value in attributes.items())
        self._parts.append(f"<{name}{written}>")

    def close(self, name: str) -> None:
        self._parts.append(f"</{name}>")

    def leaf(self, name: str, text: str, attributes: Mapping[str, str] = _NO_ATTRIBUTES) -> None:
        begun = f"<{name}" + "".join(f' {key}="{quote(value)}"' for key, value in attributes.items())
        self._parts.append(f"{begun}>{escape(text)}</{name}>" if text else f"{begun}/>")

    def finish(self) -> bytes:
        return "".join(self._parts).encode()
