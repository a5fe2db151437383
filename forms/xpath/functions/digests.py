"""Functions that identify: digests, base64, UUIDs, signed messages."""

import base64
import binascii
import hashlib
import math

from forms.xpath.registry import function
from forms.xpath.values import Context

_ALGORITHMS = {"MD5": "md5", "SHA-1": "sha1", "SHA-256": "sha256", "SHA-384": "sha384", "SHA-512": "sha512"}


@function("digest", "string string string?")
def _digest(text: str, algorithm: str, encoding: str = "base64") -> str:
    """Blank for an algorithm or an encoding that does not exist."""
    name = _ALGORITHMS.get(algorithm.upper())
    if name is None or encoding not in {"base64", "hex"}:
        return ""
    found = hashlib.new(name, text.encode(), usedforsecurity=False)
    return found.hexdigest() if encoding == "hex" else base64.b64encode(found.digest()).decode()


@function("base64-decode", "string")
def _base64_decode(text: str) -> str:
    """The text that was encoded; blank when it is not base64."""
    try:
        return base64.b64decode(text, validate=True).decode(errors="replace")
    except binascii.Error:
        return ""


@function("uuid", "number?", context=True, volatile=True)
def _uuid(context: Context, length: float | None = None) -> str:
    """A random UUID, or as many characters as are asked for."""
    if length is None:
        return context.services.uuid()
    if not math.isfinite(length) or length <= 0:
        return ""
    wanted = int(min(length, 10_000))
    pieces = [context.services.uuid() for _ in range(wanted // 36 + 1)]
    return "".join(pieces)[:wanted]


@function("extract-signed", "string string")
def _extract_signed(signed: str, key: str) -> str:
    """The message behind a 64-byte Ed25519 signature, both in base64; blank when the key did not sign it."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        whole, public = base64.b64decode(signed, validate=True), base64.b64decode(key, validate=True)
        Ed25519PublicKey.from_public_bytes(public).verify(whole[:64], whole[64:])
    except (ValueError, InvalidSignature):
        return ""
    return whole[64:].decode(errors="replace")
