"""Multipart bodies of submissions, written and read whole in memory; what they carry is openrosa.py's matter."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from model.sync.protocol import SyncError

_BOUNDARY = re.compile(r"""boundary=(?:"([^"]{1,200})"|([^\s;"]{1,200}))""", re.IGNORECASE)
_PARAMETER = re.compile(r"""[;\s](name|filename)=(?:"((?:[^"\\]|\\.)*)"|([^\s;"]+))""", re.IGNORECASE)
_ESCAPED = re.compile(r"\\(.)")


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a body."""

    name: str
    filename: str
    content_type: str
    content: bytes


def boundary_of(content_type: str) -> bytes:
    """The boundary named in a Content-Type."""
    found = _BOUNDARY.search(content_type)
    if not content_type.lower().startswith("multipart/form-data") or not found:
        raise SyncError("hub.broken_body")
    return (found[1] or found[2]).encode()


def split(body: bytes, content_type: str, *, most: int = 1_000) -> list[Part]:
    """The parts of a body. A body that was cut has no closing boundary and is refused."""
    delimiter = b"\r\n--" + boundary_of(content_type)
    whole = body if body.startswith(b"\r\n") else b"\r\n" + body
    pieces = whole.split(delimiter, most + 2)
    if len(pieces) < 2 or not pieces[-1].startswith(b"--"):
        raise SyncError("hub.broken_body")
    return [_part(piece) for piece in pieces[1:-1]]


def join(parts: Iterable[Part], boundary: str) -> bytes:
    """A body of these parts; names go out as raw UTF-8, as Collect sends them."""
    opening = f"--{boundary}\r\n".encode()
    pieces: list[bytes] = []
    for part in parts:
        pieces += (opening, _head(part), part.content, b"\r\n")
    pieces.append(f"--{boundary}--\r\n".encode())
    return b"".join(pieces)


def _head(part: Part) -> bytes:
    filename = f'; filename="{_quoted(part.filename)}"' if part.filename else ""
    kind = f"Content-Type: {part.content_type}\r\n" if part.content_type else ""
    return f'Content-Disposition: form-data; name="{_quoted(part.name)}"{filename}\r\n{kind}\r\n'.encode()


def _quoted(name: str) -> str:
    return name.replace("\\", "\\\\").replace('"', '\\"').replace("\r", " ").replace("\n", " ")


def _part(piece: bytes) -> Part:
    head, blank, content = piece.lstrip(b" \t").partition(b"\r\n\r\n")
    if not blank or not head.startswith(b"\r\n"):
        raise SyncError("hub.broken_body")
    try:
        lines = head.decode().split("\r\n")
    except UnicodeDecodeError as error:
        raise SyncError("hub.broken_body") from error
    fields = {key.strip().lower(): value.strip() for key, _colon, value in (line.partition(":") for line in lines)}
    names = {key.lower(): _ESCAPED.sub(r"\1", quoted) or bare for key, quoted, bare in _names(fields)}
    if "name" not in names:
        raise SyncError("hub.broken_body")
    return Part(names["name"], names.get("filename", ""), fields.get("content-type", ""), content)


def _names(fields: dict[str, str]) -> list[tuple[str, str, str]]:
    return _PARAMETER.findall(fields.get("content-disposition", ""))
