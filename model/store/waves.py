"""Figures of earlier waves, as files brought them: appended, never altered; what came later counts."""

from collections.abc import Iterable
from dataclasses import astuple
from typing import Final

from model.errors import SurveyError
from model.fieldwork.waves import COLUMNS, EarlierFigure
from model.store.database import Connection
from model.store.records import WaveFile

_MARKS: Final = ", ".join("?" * (len(COLUMNS) + 1))


def append(connection: Connection, file: WaveFile, figures: Iterable[EarlierFigure]) -> None:
    """Keep a file's figures; the caller holds the transaction. SurveyError waves.known for a file that is here."""
    before = connection.execute("select added from wave_file where sha256 = ?", (file.sha256,)).fetchone()
    if before:
        raise SurveyError("waves.known", file=file.name, added=before[0][:10])
    taken = connection.execute(
        "insert into wave_file (sha256, name, kind, added) values (?, ?, ?, ?)",
        (file.sha256, file.name, file.kind, file.added),
    )
    connection.executemany(
        f"insert into wave_figure (file, {', '.join(COLUMNS)}) values ({_MARKS})",  # noqa: S608  names of our own
        [(taken.lastrowid, *astuple(one)) for one in figures],
    )


def files(connection: Connection) -> list[WaveFile]:
    """The files in the order they came."""
    return [
        WaveFile(*row)
        for row in connection.execute(
            "select name, kind, sha256, added, (select count(*) from wave_figure where file = wave_file.number) "
            "from wave_file order by number"
        )
    ]


def figures(connection: Connection) -> list[EarlierFigure]:
    """Every figure that counts, by year: of one told twice, the one that came later."""
    told = connection.execute(f"select {', '.join(COLUMNS)} from wave_figure order by number")  # noqa: S608
    found = {one.key: one for one in (EarlierFigure(*row) for row in told)}
    return sorted(found.values(), key=lambda one: one.key)
