"""ODK encrypted forms: a submission and its media sealed for the holder of the form's key, and their manifest.

Nothing here can open what it sealed: the key of a submission exists only while this runs.
"""

import base64
import hashlib
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from forms import xml
from forms.errors import FormError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

NAMESPACE = "http://opendatakit.org/submissions"
SUFFIX = ".enc"
# A shorter key cannot carry OAEP with SHA-256 safely, and ODK's servers expect at least this one.
LEAST_BITS = 2048
_BLOCK = 16


@dataclass(frozen=True, slots=True)
class Encrypted:
    """What is sent instead of the answers: the manifest as the submission's XML, and each sealed file by its name."""

    manifest: bytes
    files: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose submission it is: all that stays readable."""

    form_id: str
    version: str
    instance_id: str
    deprecated_id: str = ""


def public_key(written: str) -> "RSAPublicKey":
    """The key a form carries, base64 of DER with or without the lines of PEM; FormError if nothing can be sealed."""
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
    from cryptography.hazmat.primitives.serialization import load_der_public_key

    inner = "".join(line for line in written.replace("-----", "\n").splitlines() if "PUBLIC KEY" not in line)
    try:
        key = load_der_public_key(base64.b64decode("".join(inner.split()), validate=True))
    except Exception as error:  # whatever the library says of bytes of a stranger
        raise _unusable() from error
    if not isinstance(key, RSAPublicKey) or key.key_size < LEAST_BITS:
        raise _unusable()
    return key


def encrypted(submission: bytes, media: Mapping[str, bytes], key: "RSAPublicKey", subject: Subject) -> Encrypted:
    """The submission sealed. Media come first and in their order, the XML last: their vectors count on from each
    other, so whoever decrypts needs the same order."""
    session = secrets.token_bytes(32)
    wrapped = _wrap(session, key)
    name = _xml_name(media)
    plain = {**media, name: submission}
    vectors = _vectors(subject.instance_id, session)
    sealed = {f"{n}{SUFFIX}": _seal(content, session, next(vectors)) for n, content in plain.items()}
    lines = [subject.form_id, *filter(None, (subject.version,)), wrapped, subject.instance_id]
    lines += (f"{n}::{_md5(content).hex()}" for n, content in plain.items())
    signature = _wrap(_md5("".join(f"{line}\n" for line in lines).encode()), key)
    return Encrypted(_manifest(subject, wrapped, list(sealed), signature), MappingProxyType(sealed))


def _unusable() -> FormError:
    return FormError("form.public_key", sheet="settings", column="public_key", bits=LEAST_BITS)


def _xml_name(media: Mapping[str, bytes]) -> str:
    """`submission.xml`, unless an attachment has that name already."""
    name = "submission.xml"
    while name in media:
        name = f"_{name}"
    return name


def _vectors(instance_id: str, session: bytes) -> Iterator[bytes]:
    """One initialization vector after the other: the seed with one byte more each time, its bytes in turn."""
    seed = bytearray(_md5(instance_id.encode() + session))
    place = 0
    while True:
        seed[place % _BLOCK] = (seed[place % _BLOCK] + 1) % 256
        place += 1
        yield bytes(seed)


def _seal(content: bytes, session: bytes, vector: bytes) -> bytes:
    """AES-256 in CFB, padded as the specification wants although a stream needs no padding."""
    from cryptography.hazmat.decrepit.ciphers.modes import CFB
    from cryptography.hazmat.primitives.ciphers import Cipher
    from cryptography.hazmat.primitives.ciphers.algorithms import AES

    padding = _BLOCK - len(content) % _BLOCK
    cipher = Cipher(AES(session), CFB(vector)).encryptor()
    return cipher.update(content) + cipher.update(bytes([padding]) * padding) + cipher.finalize()


def _wrap(secret: bytes, key: "RSAPublicKey") -> str:
    """OAEP with SHA-256 in both places, as ODK Collect's provider does and ODK Central undoes it."""
    from cryptography.hazmat.primitives.asymmetric.padding import MGF1, OAEP
    from cryptography.hazmat.primitives.hashes import SHA256

    return base64.b64encode(key.encrypt(secret, OAEP(MGF1(SHA256()), SHA256(), None))).decode()


def _md5(content: bytes) -> bytes:
    return hashlib.md5(content, usedforsecurity=False).digest()


def _manifest(subject: Subject, wrapped: str, names: list[str], signature: str) -> bytes:
    writer = xml.Writer()
    version = {"version": subject.version} if subject.version else {}
    writer.open("data", {"xmlns": NAMESPACE, "id": subject.form_id, "encrypted": "yes", **version})
    writer.leaf("base64EncryptedKey", wrapped)
    writer.open("meta", {"xmlns": xml.OPENROSA})
    writer.leaf("instanceID", subject.instance_id)
    if subject.deprecated_id:
        writer.leaf("deprecatedID", subject.deprecated_id)
    writer.close("meta")
    for name in names[:-1]:
        writer.open("media", {})
        writer.leaf("file", name)
        writer.close("media")
    writer.leaf("encryptedXmlFile", names[-1])
    writer.leaf("base64EncryptedElementSignature", signature)
    writer.close("data")
    return writer.finish()
