"""A workbook before anything parses it: how large it is, how large it would become, what its members are called."""

import io
import zipfile
from pathlib import Path

from forms.errors import FormError

MAX_BYTES = 10 * 2**20
MAX_MEMBERS = 200
MAX_UNPACKED = 100_000_000
MAX_RATIO = 100
_ZIPPED = (".xlsx", ".xlsm")
# The signature of a member's entry in the directory at the end: counted first, because reading 200,000 takes a second.
_ENTRY = b"PK\x01\x02"


def read(source: Path) -> bytes:
    """The bytes of a workbook that may be parsed; FormError if it may not."""
    if not source.is_file():
        raise FormError("form.missing_file", file=str(source))
    with source.open("rb") as file:
        content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise FormError("xlsform.too_large", limit=MAX_BYTES // 2**20)
    if source.suffix.lower() in _ZIPPED:
        _check_archive(content)
    return content


def _check_archive(content: bytes) -> None:
    if content.count(_ENTRY) > MAX_MEMBERS:
        raise FormError("xlsform.bomb", reason="members")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
        raise FormError("xlsform.unreadable", reason=str(error)) from error
    if sum(member.file_size for member in members) > MAX_UNPACKED:
        raise FormError("xlsform.bomb", reason="size")
    if any(member.file_size > MAX_RATIO * max(member.compress_size, 1) for member in members):
        raise FormError("xlsform.bomb", reason="ratio")
    names = [member.filename for member in members]
    if len(set(names)) < len(names) or not all(_is_plain(name) for name in names):
        raise FormError("xlsform.bad_member")


def _is_plain(name: str) -> bool:
    """A path below the archive's root and nothing else."""
    parts = name.removesuffix("/").split("/")
    return name.isprintable() and "\\" not in name and ":" not in name and not {"", ".", ".."} & set(parts)
