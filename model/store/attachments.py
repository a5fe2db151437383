"""Files among the answers: each encrypted by itself beside the database, durable before any event names it.

On the disk: `files/` holds one file per content, named by a keyed hash of it, so that neither names nor equal contents
can be read from the folder. A file is a random salt and pieces of 64 KiB, each sealed by AES-256-GCM under a key of its
own for this file; the number of a piece and whether it is the last are part of its nonce, so none can be moved, left
out or cut off.
"""

import contextlib
import hashlib
import hmac
import os
import re
import secrets
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from model.errors import SurveyError
from model.store import files
from model.store.database import is_full
from model.store.keys import Vault, derive

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

FOLDER: Final = "files"
MOST: Final = 100_000_000
ROOM: Final = 100 * files.MEBIBYTE
PIECE: Final = 64 * 1024
_SALT, _TAG = 16, 16
_SEALED: Final = PIECE + _TAG
_UNFINISHED: Final = ".part"
_OURS: Final = re.compile(r"[0-9a-f]{64}|[0-9a-f]{32}\.part")


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that is durable: what its content is known by."""

    sha256: str
    size: int


class Attachments:
    """The files of one data folder. Any thread may keep and read; nothing of a file is ever changed in place."""

    def __init__(self, folder: Path, vault: Vault, *, most: int = MOST) -> None:
        self.folder = folder / FOLDER
        self.most = most
        self._naming = vault.derived("attachment names")
        self._key = vault.derived("attachments")
        self._making = threading.Lock()

    # --- keeping ----------------------------------------------------------------------------------------------------

    def keep(self, content: bytes | Path) -> KeptFile:
        """Write it, flushed together with its name in the folder. What is there already is written anew.

        SurveyError: attachment.unreadable, attachment.too_large, attachment.no_room, attachment.not_kept.
        """
        self._refuse(_size_of(content))
        try:
            self._make_folder()
            return self._written(content)
        except OSError as error:
            raise _not_kept(error) from error

    def _refuse(self, size: int) -> None:
        if size > self.most:
            raise SurveyError("attachment.too_large", size=_megabytes(size), limit=_megabytes(self.most))
        free = files.free_space(self.folder.parent)
        if free < size + ROOM:
            raise SurveyError("attachment.no_room", free=free // files.MEBIBYTE)

    def _make_folder(self) -> None:
        with self._making:
            if not self.folder.is_dir():
                self.folder.mkdir()
                with contextlib.suppress(OSError):
                    self.folder.chmod(0o700)
                files.sync_folder(self.folder.parent)

    def _written(self, content: bytes | Path) -> KeptFile:
        unfinished = self.folder / (secrets.token_hex(16) + _UNFINISHED)
        try:
            kept = self._sealed_into(unfinished, content)
            unfinished.replace(self.folder / self._name(kept.sha256))
            files.sync_folder(self.folder)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise
        return kept

    def _sealed_into(self, path: Path, content: bytes | Path) -> KeptFile:
        digest, size, salt = hashlib.sha256(), 0, os.urandom(_SALT)
        seal = self._cipher(salt).encrypt
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(salt)
            for number, (piece, is_last) in enumerate(_marked(_pieces(content))):
                digest.update(piece)
                size += len(piece)
                if size > self.most:
                    raise SurveyError("attachment.too_large", size=_megabytes(size), limit=_megabytes(self.most))
                file.write(seal(_nonce(number, is_last), piece, None))
            file.flush()
            os.fsync(file.fileno())
        return KeptFile(digest.hexdigest(), size)

    # --- reading ----------------------------------------------------------------------------------------------------

    def holds(self, sha256: str) -> bool:
        """Whether there is such a file; it is not opened."""
        return (self.folder / self._name(sha256)).is_file()

    def read(self, sha256: str) -> bytes:
        """The whole content. SurveyError attachment.missing or attachment.damaged."""
        content = b"".join(self.pieces(sha256))
        if hashlib.sha256(content).hexdigest() != sha256:
            raise SurveyError("attachment.damaged")
        return content

    def pieces(self, sha256: str, start: int = 0) -> Iterator[bytes]:
        """The content from this byte on, piece by piece."""
        path = self.folder / self._name(sha256)
        try:
            with path.open("rb") as file:
                yield from self._opened(file, start)
        except FileNotFoundError as error:
            raise SurveyError("attachment.missing") from error
        except OSError as error:
            raise SurveyError("attachment.unreadable", reason=error.strerror or "") from error

    def _opened(self, file: IO[bytes], start: int) -> Iterator[bytes]:
        from cryptography.exceptions import InvalidTag

        unseal = self._cipher(file.read(_SALT)).decrypt
        number, skip = divmod(start, PIECE)
        file.seek(_SALT + number * _SEALED)
        try:
            for sealed, is_last in _marked(iter(lambda: file.read(_SEALED), b"")):
                piece = unseal(_nonce(number, is_last), sealed, None)
                yield piece[skip:]
                number, skip = number + 1, 0
        except (InvalidTag, ValueError) as error:
            raise SurveyError("attachment.damaged") from error

    def is_sound(self, sha256: str) -> bool:
        """Whether the file is there and every byte is what its hash says."""
        digest = hashlib.sha256()
        try:
            for piece in self.pieces(sha256):
                digest.update(piece)
        except SurveyError:
            return False
        return digest.hexdigest() == sha256

    # --- what nothing needs -----------------------------------------------------------------------------------------

    def strangers(self, needed: Iterable[str]) -> list[Path]:
        """Files of ours that none of these hashes names: left by a crash, or no longer needed."""
        known = {self._name(sha256) for sha256 in needed}
        found = sorted(self.folder.iterdir()) if self.folder.is_dir() else []
        return [path for path in found if _OURS.fullmatch(path.name) and path.name not in known]

    # --- inside -----------------------------------------------------------------------------------------------------

    def _name(self, sha256: str) -> str:
        return hmac.new(self._naming, sha256.encode(), hashlib.sha256).hexdigest()

    def _cipher(self, salt: bytes) -> "AESGCM":
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        return AESGCM(derive(self._key, salt=salt, purpose="attachment"))


def _size_of(content: bytes | Path) -> int:
    if isinstance(content, bytes):
        return len(content)
    try:
        if not content.is_file():
            raise SurveyError("attachment.unreadable", reason="")
        return content.stat().st_size
    except OSError as error:
        raise SurveyError("attachment.unreadable", reason=error.strerror or "") from error


def _pieces(content: bytes | Path) -> Iterator[bytes]:
    if isinstance(content, bytes):
        yield from (content[at : at + PIECE] for at in range(0, len(content), PIECE))
        return
    try:
        with content.open("rb") as file:
            yield from iter(lambda: file.read(PIECE), b"")
    except OSError as error:
        raise SurveyError("attachment.unreadable", reason=error.strerror or "") from error


def _marked(pieces: Iterator[bytes]) -> Iterator[tuple[bytes, bool]]:
    """Each piece and whether it is the last; content without a byte is one empty piece."""
    before = next(pieces, b"")
    for piece in pieces:
        yield before, False
        before = piece
    yield before, True


def _nonce(number: int, is_last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([is_last])


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.0f}"


def _not_kept(error: OSError) -> SurveyError:
    if is_full(error):
        return SurveyError("attachment.no_room", free=0)
    return SurveyError("attachment.not_kept", reason=error.strerror or "")
