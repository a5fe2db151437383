"""What a compiled form is good for: of which XML, by which engine, and whether its bytes are whole."""

import hashlib
import sys
import zlib
from functools import cache
from pathlib import Path

_MAGIC = b"sapa form 1\n"
_SIGN = 32  # bytes of a SHA-256
_MOST = 200_000_000


def sealed(content: bytes, xml: bytes) -> bytes:
    """The content with what it belongs to in front of it."""
    packed = zlib.compress(content, 1)
    return b"".join((_MAGIC, engine(), _sign(xml), _sign(packed), packed))


def unsealed(data: bytes, xml: bytes) -> bytes | None:
    """The content; None when it belongs to another XML or another engine, or is not whole."""
    start = len(_MAGIC) + 3 * _SIGN
    packed = data[start:]
    if data[:start] != b"".join((_MAGIC, engine(), _sign(xml), _sign(packed))):
        return None
    try:
        unpacking = zlib.decompressobj()
        content = unpacking.decompress(packed, _MOST)
    except zlib.error:
        return None
    return content if unpacking.eof else None


@cache
def engine() -> bytes:
    """A sign of the engine as it is now: what an older or a newer one has compiled is compiled anew."""
    root = Path(__file__).parents[1]
    sources = sorted(root.rglob("*.py"))
    digest = hashlib.sha256(sys.version.encode())
    for source in sources:
        digest.update(source.relative_to(root).as_posix().encode() + b"\0" + source.read_bytes())
    if not sources:  # a built program has them inside of itself
        program = Path(sys.executable).stat()
        digest.update(f"{program.st_size} {program.st_mtime_ns}".encode())
    return digest.digest()


def _sign(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()
