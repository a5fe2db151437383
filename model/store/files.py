"""Files of the data folder: durable writes, free space, ballast, and the lock that lets one Sapa in."""

import contextlib
import hashlib
import os
import shutil
from pathlib import Path
from typing import Any

from model.errors import SurveyError

MEBIBYTE = 1024 * 1024
BALLAST = "ballast.bin"
BALLAST_BYTES = 8 * MEBIBYTE
LOCK = "in-use.lock"


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable; a file that was flushed may else be gone after a power cut."""
    if os.name == "nt":
        return  # Windows offers no flush of a folder; NTFS journals its names
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def prepare(folder: Path) -> None:
    """Make the folder for this user only, and its name durable. SurveyError store.unwritable if it cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        sync_folder(folder.parent)
    except OSError as error:
        raise unwritable(folder, error) from error
    with contextlib.suppress(OSError):
        folder.chmod(0o700)


def unwritable(folder: Path, error: OSError) -> SurveyError:
    """That a folder cannot hold data, with the system's own reason."""
    return SurveyError("store.unwritable", folder=str(folder), reason=error.strerror or "")


def write(path: Path, content: bytes) -> None:
    """Write a new file, flushed, readable by this user only."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def replace(path: Path, content: bytes) -> None:
    """Exchange the content of a file as a whole: after a power cut it is the old or the new one."""
    beside = path.with_name(path.name + ".new")
    write(beside, content)
    beside.replace(path)
    sync_folder(path.parent)


def free_space(folder: Path) -> int:
    """Free bytes where the folder lies."""
    return shutil.disk_usage(folder).free


def lay_ballast(folder: Path) -> None:
    """Keep 8 MiB that can be given up when the disk is full; nothing where there is no room for it."""
    ballast = folder / BALLAST
    if ballast.exists() and ballast.stat().st_size == BALLAST_BYTES:
        return
    if free_space(folder) < 4 * BALLAST_BYTES:
        return
    with contextlib.suppress(OSError):
        # Bytes without a pattern: a file system that compresses or leaves holes would give nothing back for zeros.
        write(ballast, hashlib.shake_128(os.urandom(32)).digest(BALLAST_BYTES))
        sync_folder(folder)


def drop_ballast(folder: Path) -> bool:
    """Give the ballast up. False if there was none."""
    try:
        (folder / BALLAST).unlink()
    except OSError:
        return False
    return True


class FolderLock:
    """The operating system's lock on a data folder; it vanishes with the process, however that ends."""

    def __init__(self, folder: Path) -> None:
        try:
            self._file: Any = (folder / LOCK).open("a+b")
        except OSError as error:
            raise unwritable(folder, error) from error
        if not _locked(self._file):
            self._file.close()
            raise SurveyError("workspace.in_use", folder=str(folder))

    def release(self) -> None:
        """Let others in."""
        self._file.close()


def _locked(file: Any) -> bool:
    """Take the lock of an open file without waiting. False if another process, or another opening, holds it."""
    try:
        if os.name == "nt":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        else:
            import fcntl

            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
