"""Figures of earlier waves as a file tells them: one row a figure, checked row by row. It joins no series."""

import csv
import io
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Final

from model.errors import SurveyError

COUNTRY: Final = "KZ"
MEAN: Final = "mean"
BASES: Final[Mapping[str, str]] = {  # measure -> whom it speaks of
    MEAN: "answered",
    "share_valid": "answered",
    "share_asked": "asked",
    "share_all": "interviewed",
    "share": "",  # the base was not published
}
NEEDED: Final = ("year", "territory", "measure", "value", "source")
FIRST_YEAR, LAST_YEAR = 1990, 2100
SCALES: Final = (5, 10)
_DELIMITERS = ",;\t"


@dataclass(frozen=True, slots=True)
class EarlierFigure:
    """One figure of one wave. A mean stands on its scale, a share is 0-1, `se` in the same unit.

    Neighbouring waves of the same `series` were made by one method and may be joined; "" is a method of its own.
    """

    year: int
    territory: str  # KATO of a region, or KZ
    measure: str
    value: float
    source: str
    wave: str = ""
    n: int | None = None
    se: float | None = None
    base: str = ""
    scale: int = 5
    series: str = ""
    note: str = ""

    @property
    def key(self) -> tuple[int, str, str, str, str]:
        """What there is one figure of: in a file it stands once, and of two files the later one counts."""
        return self.year, self.wave, self.territory, self.measure, self.base


COLUMNS: Final = tuple(one.name for one in fields(EarlierFigure))


def holds_figures(head: Sequence[str]) -> bool:
    """Whether a file with this row of names holds figures, not interviews."""
    return "measure" in head or "value" in head


def table(content: bytes, file: str) -> tuple[list[str], list[list[str]]]:
    """The row of names and the rows of a CSV. SurveyError figures.encoding, figures.empty, figures.width."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise SurveyError("figures.encoding", file=file) from None
    delimiter = max(_DELIMITERS, key=text.partition("\n")[0].count)
    rows = [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)]
    if not any(any(row) for row in rows[1:]):
        raise SurveyError("figures.empty", file=file)
    head = rows[0]
    for at, row in enumerate(rows[1:], start=2):
        if row and len(row) != len(head):
            raise SurveyError("figures.width", row=at, found=len(row), wanted=len(head))
    return head, rows[1:]


def figures(head: Sequence[str], rows: Iterable[Sequence[str]], territories: Iterable[str]) -> list[EarlierFigure]:
    """The figures of a file, in its order. SurveyError waves.… with the row for the first that cannot be taken."""
    missing = tuple(name for name in NEEDED if name not in head)
    strange = tuple(name for name in head if name and name not in COLUMNS)
    if missing or strange:
        raise SurveyError("waves.columns", missing=missing, strange=strange, there=COLUMNS)
    known = frozenset({COUNTRY, *territories})
    found = list(_figures(head, rows, known))
    _refuse_doubles(found)
    return [one for _, one in found]


def _figures(
    head: Sequence[str], rows: Iterable[Sequence[str]], known: frozenset[str]
) -> Iterator[tuple[int, EarlierFigure]]:
    for at, row in enumerate(rows, start=2):
        if any(row):
            yield at, _figure(dict(zip(head, row, strict=True)), at, known)


def _figure(cells: Mapping[str, str], row: int, known: frozenset[str]) -> EarlierFigure:
    measure = cells["measure"]
    if measure not in BASES:
        raise SurveyError("waves.measure", row=row, text=measure, there=tuple(BASES))
    if cells["territory"] not in known:
        raise SurveyError("waves.territory", row=row, text=cells["territory"], country=COUNTRY)
    if not cells["source"]:
        raise SurveyError("waves.source", row=row)
    year, scale = _whole(cells, "year", row), _whole(cells, "scale", row) or 5
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        raise SurveyError("waves.year", row=row, text=cells["year"])
    unit = 1.0 if measure == MEAN else 100.0
    value, error = _number(cells, "value", row), _number(cells, "se", row)
    low, high = (1, scale) if measure == MEAN else (0, 100)
    if value is None or scale not in SCALES or not low <= value <= high:
        raise SurveyError("waves.value", row=row, text=cells["value"], low=low, high=high)
    return EarlierFigure(
        year, cells["territory"], measure, value / unit, cells["source"], cells.get("wave", ""),
        _whole(cells, "n", row), None if error is None else error / unit, cells.get("base") or BASES[measure], scale,
        cells.get("series", ""), cells.get("note", ""),
    )  # fmt: skip


def _number(cells: Mapping[str, str], name: str, row: int) -> float | None:
    text = cells.get(name, "")
    try:
        number = float(text.replace(",", ".")) if text else None
    except ValueError:
        number = math.nan
    if number is not None and not (math.isfinite(number) and number >= 0):
        raise SurveyError("waves.number", row=row, column=name, text=text)
    return number


def _whole(cells: Mapping[str, str], name: str, row: int) -> int | None:
    number = _number(cells, name, row)
    if number is not None and number != int(number):
        raise SurveyError("waves.number", row=row, column=name, text=cells[name])
    return None if number is None else int(number)


def _refuse_doubles(found: Sequence[tuple[int, EarlierFigure]]) -> None:
    """One figure of one wave, one measure and one base cannot be two."""
    seen: dict[tuple[int, str, str, str, str], int] = {}
    for row, one in found:
        if one.key in seen:
            raise SurveyError("waves.double", row=row, first=seen[one.key])
        seen[one.key] = row
