"""Passphrase -> database key, through slots in keys.json. The key itself is random, never derived from a passphrase."""

import base64
import contextlib
import json
import secrets
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from model import identity
from model.errors import SurveyError
from model.store.files import replace
from model.store.records import Peek

FILE = "keys.json"
MINIMUM = 12
KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess costs: Argon2id memory in KiB, passes, lanes."""

    memory: int
    passes: int
    lanes: int


FLOOR = Cost(19 * 1024, 2, 1)
_STEPS = (FLOOR, Cost(32 * 1024, 3, 4), Cost(64 * 1024, 3, 4), Cost(128 * 1024, 3, 4), Cost(256 * 1024, 3, 4))
_ENOUGH_NS = 250_000_000


@dataclass(frozen=True, slots=True)
class Vault:
    """An opened key file: the database's id and its key. Its text never shows the key."""

    database: str
    key: bytes

    def __repr__(self) -> str:
        return f"Vault({self.database!r})"

    def derived(self, purpose: str) -> bytes:
        """Another key for another purpose, such as the tables of a hub."""
        return derive(self.key, salt=self.database.encode(), purpose=purpose)


def new() -> Vault:
    """A key for a database that is about to be made."""
    return Vault(secrets.token_hex(16), secrets.token_bytes(KEY_BYTES))


def keep(
    folder: Path, vault: Vault, passphrase: str, *, user: str, shown: Mapping[str, Any], cost: Cost | None = None
) -> None:
    """Write the key file with one user slot. `shown` is what may be read while the folder is locked."""
    check_passphrase(passphrase)
    slot = _user_slot(vault, passphrase, user, cost or calibrated())
    _write(folder, {"format": 1, "database": vault.database, "slots": [slot], "shown": dict(shown)})


def exists(folder: Path) -> bool:
    """Whether the folder holds a key file, readable or not."""
    return (folder / FILE).exists()


def unlock(folder: Path, passphrase: str) -> Vault:
    """The key, by whichever user slot the passphrase opens; else SurveyError unlock.wrong."""
    if not exists(folder):
        raise SurveyError("workspace.missing", folder=str(folder))
    content = _read(folder)
    if content is None:
        raise SurveyError("store.damaged", what=FILE)
    for slot in content["slots"]:
        if _kind(slot) == "user":
            key = _opened(slot, passphrase, content["database"])
            if key is not None:
                return Vault(content["database"], key)
    raise SurveyError("unlock.wrong")


def peek(folder: Path) -> Peek | None:
    """What is shown of a locked folder; None if it holds no readable key file."""
    content = _read(folder)
    if content is None:
        return None
    shown = content.get("shown")
    shown = shown if isinstance(shown, dict) else {}
    return Peek(
        person=shown.get("person", ""),
        role=shown.get("role", ""),
        fieldwork=shown.get("fieldwork", {}),
        language=shown.get("language", ""),
        practice=bool(shown.get("practice", False)),
    )


def show(folder: Path, shown: Mapping[str, Any]) -> None:
    """Change what is shown while the folder is locked."""
    content = _read(folder)
    if content is None:
        raise SurveyError("workspace.missing", folder=str(folder))
    _write(folder, {**content, "shown": dict(shown)})


def check_passphrase(passphrase: str) -> None:
    """SurveyError passphrase.short below twelve characters: a shorter one can be guessed."""
    if len(passphrase.strip()) < MINIMUM:
        raise SurveyError("passphrase.short", minimum=MINIMUM)


def calibrated() -> Cost:
    """The first step of the ladder that takes this machine a quarter of a second, never below the floor."""
    for cost in _STEPS:
        began = identity.monotonic()
        _argon2(b"calibration", bytes(16), cost)
        if identity.monotonic() - began >= _ENOUGH_NS:
            return cost
    return _STEPS[-1]


# --- slots --------------------------------------------------------------------------------------------------------


def _user_slot(vault: Vault, passphrase: str, user: str, cost: Cost) -> dict[str, Any]:
    salt = secrets.token_bytes(16)
    nonce = secrets.token_bytes(12)
    wrapped = nonce + _cipher(passphrase, salt, cost).encrypt(nonce, vault.key, _aad(vault.database, user))
    return {"t": "user", "u": user, "salt": _text(salt), **_short(cost), "w": _text(wrapped)}


def _opened(slot: Mapping[str, Any], passphrase: str, database: str) -> bytes | None:
    from argon2.exceptions import HashingError
    from cryptography.exceptions import InvalidTag

    try:
        wrapped, cost = base64.b64decode(slot["w"]), Cost(slot["m"], slot["tc"], slot["p"])
        _refuse_endless(cost)
        cipher = _cipher(passphrase, base64.b64decode(slot["salt"]), cost)
        return bytes(cipher.decrypt(wrapped[:12], wrapped[12:], _aad(database, slot["u"])))
    except InvalidTag:
        return None
    except (KeyError, TypeError, ValueError, HashingError) as error:
        raise SurveyError("store.damaged", what=FILE) from error


def _kind(slot: Any) -> str:
    """What a slot is for; what is no slot is for nobody."""
    return str(slot.get("t", "")) if isinstance(slot, dict) else ""


def _refuse_endless(cost: Cost) -> None:
    """A key file that somebody changed must not ask for hours or for all memory before it is found wrong."""
    if cost.memory > 4 * _STEPS[-1].memory or cost.passes > 64 or cost.lanes > 64:
        raise ValueError("no Sapa asks so much of one guess")


def _short(cost: Cost) -> dict[str, int]:
    return {"m": cost.memory, "tc": cost.passes, "p": cost.lanes}


def _aad(database: str, user: str) -> bytes:
    return f"{database}|{user}".encode()


def _cipher(passphrase: str, salt: bytes, cost: Cost) -> Any:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    # One keyboard writes "й" as one sign, another as a letter and a mark: both are the same passphrase.
    typed = unicodedata.normalize("NFC", passphrase).encode()
    # The pepper from the OS keyring, which follows the separator, is empty in this release.
    secret = _argon2(typed, salt, cost) + b"|"
    return AESGCM(derive(secret, salt=None, purpose="kek1"))


def _argon2(secret: bytes, salt: bytes, cost: Cost) -> bytes:
    from argon2.low_level import Type, hash_secret_raw

    return bytes(hash_secret_raw(secret, salt, cost.passes, cost.memory, cost.lanes, KEY_BYTES, Type.ID))


def derive(secret: bytes, *, salt: bytes | None, purpose: str) -> bytes:
    """A key for one purpose out of a secret, by HKDF."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt, info=purpose.encode()).derive(secret)


# --- the file -----------------------------------------------------------------------------------------------------


def _read(folder: Path) -> dict[str, Any] | None:
    with contextlib.suppress(OSError, ValueError):
        content = json.loads((folder / FILE).read_text("utf-8"))
        if isinstance(content, dict) and isinstance(content.get("slots"), list) and "database" in content:
            return content
    return None


def _write(folder: Path, content: Mapping[str, Any]) -> None:
    replace(folder / FILE, json.dumps(content, ensure_ascii=False, indent=1).encode())


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()
