"""The earlier waves of one data folder: figures that files brought, beside those that ship. It reads no file."""

import hashlib
from collections.abc import Sequence

from model import identity
from model.fieldwork.waves import EarlierFigure
from model.store import waves
from model.store.database import Readers
from model.store.records import WaveFile
from model.store.writer import Writer


class Waves:
    """What was brought in, and the one way to bring more."""

    def __init__(self, readers: Readers, writer: Writer) -> None:
        self._readers = readers
        self._writer = writer

    def add(self, name: str, content: bytes, figures: Sequence[EarlierFigure], *, kind: str = "figures") -> WaveFile:
        """Keep the figures of a file, durable when this returns; `kind` is figures or interviews.

        SurveyError waves.known if this very file is here.
        """
        digest = hashlib.sha256(content).hexdigest()
        file = WaveFile(name, kind, digest, identity.now().isoformat(timespec="seconds"), len(figures))
        self._writer.run(lambda connection: waves.append(connection, file, figures))
        return file

    def files(self) -> list[WaveFile]:
        """The files in the order they came."""
        with self._readers.reading() as database:
            return waves.files(database.conn)

    def figures(self) -> list[EarlierFigure]:
        """Every figure that counts, by year."""
        with self._readers.reading() as database:
            return waves.figures(database.conn)
