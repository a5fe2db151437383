"""Receipts: what exactly the hub signs, and how a device verifies it; no network, no storage."""

import base64
import binascii
import json
from dataclasses import replace

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from model.sync.protocol import Parcel, Receipt, sha256

FINGERPRINT_GROUPS = 6


def canonical(receipt: Receipt) -> bytes:
    """The bytes under the signature: sorted keys, no spaces, UTF-8."""
    said = {
        "v": 1,
        "instanceID": receipt.instance_id,
        "sha256": receipt.sha256,
        "received": receipt.received,
        "seq": receipt.seq,
        "files": [list(pair) for pair in receipt.files],
    }
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def signed(key: Ed25519PrivateKey, facts: Receipt) -> Receipt:
    """The receipt with its signature. Ed25519 is deterministic: the same facts give the same receipt, byte by byte."""
    return replace(facts, signature=base64.b64encode(key.sign(canonical(facts))).decode())


def is_genuine(receipt: Receipt, hub_key: bytes) -> bool:
    """Whether the hub with this public key signed exactly this."""
    try:
        signature = base64.b64decode(receipt.signature, validate=True)
        Ed25519PublicKey.from_public_bytes(hub_key).verify(signature, canonical(receipt))
    except (InvalidSignature, binascii.Error, ValueError):
        return False
    return True


def covers(receipt: Receipt, parcel: Parcel) -> bool:
    """Whether it speaks of this very XML."""
    return receipt.instance_id == parcel.id and receipt.sha256 == sha256(parcel.xml)


def missing_files(receipt: Receipt, parcel: Parcel) -> list[str]:
    """The names of files of this parcel that the hub does not hold yet, byte for byte."""
    held = set(receipt.files)
    return [file.name for file in parcel.attachments if (file.name, file.sha256) not in held]


def fingerprint(hub_key: bytes) -> str:
    """The key as two people compare it aloud: groups of four hexadecimal digits."""
    digits = sha256(hub_key)[: FINGERPRINT_GROUPS * 4].upper()
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))
