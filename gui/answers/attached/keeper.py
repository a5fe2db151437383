"""What an attached answer needs of whoever keeps its file: keep these bytes, tell how that went, give them back."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject

Content = bytes | Path | Callable[[], bytes | Path]
"""A file as it is chosen: bytes, a path that is read piece by piece, or work that makes one off the event loop."""


@dataclass(frozen=True, slots=True)
class Keeping:
    """How the last file of a question stands: keeping, kept or failed; "" if none was attached since it was opened.

    `at` is when it was durable ("14:02:11"), `reason` says what to do after a failure.
    """

    state: str = ""
    at: str = ""
    reason: str = ""


class Keeper(Protocol):
    """The files of one interview. Nothing here waits for the disk, `read` excepted."""

    def keep(self, path: str, content: Content, name: str) -> None:
        """Make the file durable, then answer the question with the name it got; of `name` only the ending counts."""

    def read(self, path: str) -> bytes:
        """The file that answers this question, b"" if there is none. It reads the disk: call it off the event loop."""

    def fetch(self, path: str, *, owner: QObject, done: Callable[[bytes], object],
              failed: Callable[[str], object]) -> None:  # fmt: skip
        """The same later, on the event loop, while `owner` lives; `failed` gets a sentence."""

    def watch(self, path: str, *, owner: QObject, told: Callable[[Keeping], object]) -> None:
        """Be told now and at each change how the last file of this question stands."""
