"""A flat file of interviews, one row each: its items, domains, strata, clusters and weights; it computes nothing."""

import csv
import io
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from exports.estimates.design import Sample
from exports.frames import CODES, NOT_ASKED
from model.errors import SurveyError

_CODES = {"": NOT_ASKED, **CODES}
_DELIMITERS = ",;\t"

Row = dict[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Flat:
    """Interviews as the estimates need them."""

    items: tuple[str, ...]
    codes: NDArray[np.int8]  # n x items: 1-5, 97-99, 0 where nothing stands
    domain: tuple[str, ...]  # of each interview; "" is in no domain but in the whole
    sample: Sample


def read(
    file: Path,
    items: Sequence[str],
    *,
    by: str = "",
    strata: str = "",
    clusters: str = "",
    weights: str = "",
    deff: float = 1.0,
) -> Flat:
    """The named columns of a CSV; every wrong name and the first wrong value are said, nothing is guessed."""
    rows = _rows(file, [*items, *(name for name in (by, strata, clusters, weights) if name)])
    codes = [[_code(row[item], item, at) for item in items] for at, row in _numbered(rows)]
    sample = Sample.of(
        len(rows),
        weights=[_weight(row[weights], weights, at) for at, row in _numbered(rows)] if weights else None,
        strata=_labels(rows, strata) if strata else None,
        clusters=_labels(rows, clusters) if clusters else range(len(rows)),
    )
    if not sample.weight.any():
        raise SurveyError("figures.no_weight", column=weights)
    if not clusters and deff != 1:
        sample = replace(sample, assumed=True, assumed_deff=deff)
    domain = tuple(row[by] if by else "" for row in rows)
    return Flat(tuple(items), np.array(codes, dtype=np.int8).reshape(len(rows), len(items)), domain, sample)


def _rows(file: Path, wanted: Sequence[str]) -> list[Row]:
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise SurveyError("figures.encoding", file=file.name) from None
    delimiter = max(_DELIMITERS, key=text.partition("\n")[0].count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    head = [name.strip() for name in next(reader, [])]
    if not head:
        raise SurveyError("figures.empty", file=file.name)
    _check(head, wanted)
    rows = [row for row in reader if row]
    if not rows:
        raise SurveyError("figures.empty", file=file.name)
    for at, row in enumerate(rows, start=2):
        if len(row) != len(head):
            raise SurveyError("figures.width", row=at, found=len(row), wanted=len(head))
    places = {name: head.index(name) for name in wanted}
    return [{name: row[place].strip() for name, place in places.items()} for row in rows]


def _check(head: Sequence[str], wanted: Sequence[str]) -> None:
    missing = [name for name in dict.fromkeys(wanted) if name not in head]
    if missing:
        raise SurveyError("figures.columns", missing=tuple(missing), there=tuple(head))
    double = [name for name in dict.fromkeys(wanted) if head.count(name) > 1]
    if double:
        raise SurveyError("figures.twice", columns=tuple(double))


def _numbered(rows: Sequence[Row]) -> Iterator[tuple[int, Row]]:
    """With the number each row has in a spreadsheet."""
    return enumerate(rows, start=2)


def _code(text: str, column: str, row: int) -> int:
    code = _CODES.get(text.removesuffix(".0"))
    if code is None:
        raise SurveyError("figures.code", column=column, row=row, text=text)
    return code


def _weight(text: str, column: str, row: int) -> float:
    try:
        weight = float(text)
    except ValueError:
        weight = math.nan
    if not math.isfinite(weight) or weight < 0:
        raise SurveyError("figures.weight", column=column, row=row, text=text)
    return weight


def _labels(rows: Sequence[Row], column: str) -> list[str]:
    for at, row in _numbered(rows):
        if not row[column]:
            raise SurveyError("figures.label", column=column, row=at)
    return [row[column] for row in rows]
