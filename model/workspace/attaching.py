"""Files among the answers: from the bytes a person chose to a durable file and the name that stands for it."""

import logging
import mimetypes
import re
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from model import identity
from model.errors import SurveyError
from model.store import attached
from model.store.attachments import Attachments
from model.store.database import Connection, Readers
from model.store.records import AttachedFile
from model.store.writer import Writer
from model.workspace.opening import Opened

if TYPE_CHECKING:
    from model.changes import Changes
    from model.interview.interview import Interview
    from model.store.records import Saved

log = logging.getLogger("store")
_ENDING = re.compile(r"[a-z0-9]{1,8}")
_UNNAMED = "bin"
# The same on every system, whatever else its registry tells.
_TYPES = {".jpg": "image/jpeg", ".png": "image/png", ".webp": "image/webp", ".csv": "text/csv", ".wav": "audio/wav",
          ".m4a": "audio/mp4", ".mp3": "audio/mpeg", ".amr": "audio/amr", ".mp4": "video/mp4"}  # fmt: skip

Fetch = Callable[[str], bytes]


class Attaching:
    """The files of one opened folder. What is kept goes through one thread, so that the sweep at opening goes first."""

    def __init__(self, opened: Opened, readers: Readers, writer: Writer) -> None:
        self.files = Attachments(opened.folder, opened.vault)
        self._readers = readers
        self._writer = writer
        self._last = 0
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="store files")
        self._thread.submit(self._sweep)

    def keep(self, instance: str, content: bytes | Path, name: str) -> "Future[AttachedFile]":
        """Make it durable under a name that no other file of this interview has."""
        return self._thread.submit(self._kept, instance, content, name)

    def freeze(self, name: str, content: bytes) -> AttachedFile:
        """Keep a file under this very name."""
        return self._thread.submit(self._kept_as, content, name).result()

    def read(self, instance: str, name: str, fetch: Fetch) -> bytes:
        """A file of an own interview, or of a received one: that is brought from the hub once, and kept."""
        own, sha256 = self._known(instance, name)
        if not sha256:
            self._writer.flush(instance)  # the step that names it may be on its way to the disk
            own, sha256 = self._known(instance, name)
        if not sha256:
            raise SurveyError("attachment.unknown", name=name)
        if own or self.files.holds(sha256):
            return self.files.read(sha256)
        content = fetch(sha256)
        kept = self._thread.submit(self.files.keep, content).result()
        self._writer.run(lambda connection: attached.remember_fetched(connection, kept.sha256, kept.size))
        return content

    def _known(self, instance: str, name: str) -> tuple[AttachedFile | None, str]:
        with self._readers.reading() as database:
            own = attached.find(database, instance, name)
            return own, own.sha256 if own else attached.received(database, instance, name)

    def names(self, instance: str) -> list[AttachedFile]:
        """Every file that was attached to an interview of this device."""
        with self._readers.reading() as database:
            return attached.files(database, instance)

    def finish(self) -> None:
        """Wait for what is being kept."""
        self._thread.submit(int).result()

    def close(self) -> None:
        """Keep nothing more."""
        self._thread.shutdown(wait=True)

    def _kept(self, instance: str, content: bytes | Path, name: str) -> AttachedFile:
        return self._kept_as(content, self._named(instance, name))

    def _kept_as(self, content: bytes | Path, name: str) -> AttachedFile:
        kept = self.files.keep(content)
        return AttachedFile(name, kept.sha256, kept.size, type_of(name))

    def _named(self, instance: str, name: str) -> str:
        """As the field's tools name files: the moment and the ending. What a person called it may name somebody."""
        with self._readers.reading() as database:
            taken = attached.names(attached.files(database, instance))
        ending = ending_of(name)
        moment = max(int(identity.now().timestamp() * 1000), self._last + 1)
        while f"{moment}.{ending}" in taken:
            moment += 1
        self._last = moment
        return f"{moment}.{ending}"

    def _sweep(self) -> None:
        """Let go of what a crash left and of what is long replaced; never before the journal has proven it."""
        try:
            self._writer.run_alone(self._swept)
        except (SurveyError, OSError) as error:
            log.warning("files were not swept: %s", type(error).__name__)

    def _swept(self, connection: Connection) -> None:
        needed = [*(row[2] for row in attached.needed(connection)), *attached.fetched(connection)]
        strangers = self.files.strangers(needed)
        if strangers and attached.is_proven(connection):
            for path in strangers:
                path.unlink(missing_ok=True)
            log.info("%d files were let go", len(strangers))


def ending_of(name: str) -> str:
    """The ending of a file name if it is an ordinary one."""
    ending = Path(name).suffix.lower().removeprefix(".")
    return ending if _ENDING.fullmatch(ending) else _UNNAMED


def type_of(name: str) -> str:
    """The kind of content that a name's ending tells."""
    return _TYPES.get(Path(name).suffix.lower()) or mimetypes.guess_type(name)[0] or "application/octet-stream"


class WithFiles:
    """The doors of a workspace for files among the answers."""

    _attaching: Attaching

    if TYPE_CHECKING:

        def _fetch_file(self, sha256: str) -> bytes: ...
        def save(self, changes: Changes | Sequence[Changes]) -> Future[Saved]: ...

    def attach(self, interview: "Interview", path: str, content: bytes | Path, name: str) -> "Future[Saved]":
        """Answer a question with a file. It waits for the file: a window uses `keep_file` and the interview's `attach`.

        Either the file and its answer are both there afterwards, or neither is claimed. SurveyError attachment.*.
        """
        kept = self.keep_file(interview.id, content, name).result()
        return self.save(interview.attach(path, kept.name, attached.described(kept)))

    def keep_file(self, instance_id: str, content: bytes | Path, name: str) -> "Future[AttachedFile]":
        """Make a file durable for an interview, under a name of its own; no answer names it yet."""
        return self._attaching.keep(instance_id, content, name)

    def answer_with(self, interview: "Interview", path: str, file: AttachedFile) -> "tuple[Changes, Changes]":
        """The steps that make a durable file the answer: to be saved together."""
        return interview.attach(path, file.name, attached.described(file))

    def attachment(self, instance_id: str, name: str) -> bytes:
        """A file of an own interview, or of a received one, then brought from the hub when it is first looked at.

        It reads the disk and perhaps the network: call it off the event loop. SurveyError attachment.* or sync.*.
        """
        return self._attaching.read(instance_id, name, self._fetch_file)

    def attachments(self, instance_id: str) -> list[AttachedFile]:
        """Every file of an interview of this device, those that another took the place of included."""
        return self._attaching.names(instance_id)
