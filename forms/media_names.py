"""Names of files that a form mentions: whether one may be a file in a folder, and which it is. It opens nothing."""

import re
import unicodedata
from pathlib import Path

from forms.errors import FormError

MAX_BYTES = 150
# Separators, what Windows forbids, control characters, and marks that turn the direction of writing.
_UNSAFE = re.compile(r'[/\\:*?"<>|\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ud800-\udfff]')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)( *\..*)?")
_ADDRESS = re.compile(r"jr://(images|audio|video|file-csv|file)/")


def is_safe(name: str) -> bool:
    """Whether a file of that name can lie in one folder on every system: no path, no tricks, not too long."""
    return (
        name == unicodedata.normalize("NFC", name)
        and 0 < len(name.encode(errors="replace")) <= MAX_BYTES
        and not _UNSAFE.search(name)
        and not _RESERVED.fullmatch(name)
        and name[0] not in ".~- "
        and name[-1] not in ". "
    )


def safe_media_name(written: str) -> str:
    """The file name that a form means by `logo.png` or `jr://images/logo.png`; FormError if it is no safe one."""
    found = _ADDRESS.match(written)
    name = unicodedata.normalize("NFC", written[found.end() :] if found else written)
    if not is_safe(name):
        raise FormError("media.bad_name", file=ascii(written[:80])[1:-1] if not written.isprintable() else written[:80])
    return name


def find(folder: Path, name: str) -> Path | None:
    """The file of that name in a folder, if it is one: no link, which could lead anywhere, and no folder."""
    path = folder / name
    return path if is_safe(name) and path.is_file() and not path.is_symlink() else None
