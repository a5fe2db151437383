"""Responses as columns: one per question, by name, with codes 97-99 and "not asked" kept apart. It computes no figure.

A question that was not relevant is absent from a response and stands here as None; one that was left empty is "".
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from exports.snapshot import Snapshot
from exports.variables import Variable, variables
from forms import xml

if TYPE_CHECKING:
    from model.workspace import Submission

Texts = NDArray[np.object_]

NOT_ASKED, BLANK = 0, -1
CODES = {str(code): code for code in (1, 2, 3, 4, 5, 97, 98, 99)}  # a scale answer as it is written


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """Answers of several versions of one questionnaire, side by side; rows stand in the order of the snapshot."""

    submissions: "tuple[Submission, ...]"
    variables: tuple[Variable, ...]  # of the newest version, then what only older ones had
    columns: dict[str, Texts]
    coded: dict[str, NDArray[np.int8]] = field(default_factory=dict, repr=False)  # scale answers, once looked up

    def __len__(self) -> int:
        return len(self.submissions)

    def texts(self, column: str) -> Texts:
        """The answers as written; None where the question was not asked. An unknown column was never asked."""
        found = self.columns.get(column)
        return found if found is not None else np.full(len(self), None, dtype=object)

    def codes(self, columns: Sequence[str]) -> NDArray[np.int8]:
        """Scale answers as whole numbers (n x k): 1-5, 97-99, NOT_ASKED, BLANK."""
        table = np.zeros((len(self), len(columns)), dtype=np.int8)
        for at, column in enumerate(columns):
            if column not in self.coded:
                self.coded[column] = _coded(self.texts(column))
            table[:, at] = self.coded[column]
        return table

    def having(self, **marks: str) -> tuple[Variable, ...]:
        """The variables that the form marks so, in its order: having(role="item")."""
        return tuple(one for one in self.variables if all(one.mark(name) == value for name, value in marks.items()))

    def first(self, **marks: str) -> Texts:
        """The answers of the first variable marked so; not asked if there is none."""
        found = self.having(**marks)
        return self.texts(found[0].column if found else "")

    def taken(self, rows: NDArray[Any]) -> "Columns":
        """Only these rows."""
        if rows.dtype == np.bool_ and rows.all():
            return self
        kept = {name: column[rows] for name, column in self.columns.items()}
        return Columns(tuple(self.submissions[at] for at in np.arange(len(self))[rows]), self.variables, kept)


def answers(snapshot: Snapshot) -> Columns:
    """The answers of all interviews of the snapshot; read once."""
    if "columns" not in snapshot.kept:
        snapshot.kept["columns"] = columns(snapshot, snapshot.interviews, snapshot.kept.pop("earlier", None))
    kept: Columns = snapshot.kept["columns"]
    return kept


def columns(snapshot: Snapshot, submissions: "Sequence[Submission]", earlier: Columns | None = None) -> Columns:
    """The answers of these responses of the snapshot. What `earlier` columns hold of them is not read again."""
    keys = sorted({(one.form_id, one.form_version) for one in submissions}, reverse=True)
    known = {key: variables(snapshot.forms[key]) for key in keys}
    merged: dict[str, Variable] = {}
    for key in keys:
        for variable in known[key]:
            merged.setdefault(variable.column, variable)
    names = list(merged)
    places = {key: _places(known[key], {name: at for at, name in enumerate(names)}) for key in keys}
    table: Any = np.empty((len(names), len(submissions)), dtype=object)
    before = _places_in(earlier, names)
    read = [at for at, one in enumerate(submissions) if (one.instance_id, one.sha256) in before]
    for at in sorted(set(range(len(submissions))) - set(read)):
        # One by one: a table that is made in one go holds every other thread up.
        one = submissions[at]
        table[:, at] = _row(one.xml, places[one.form_id, one.form_version], len(names))
    if earlier is not None and read:
        old = [before[submissions[at].instance_id, submissions[at].sha256] for at in read]
        for place, name in enumerate(names):
            table[place, read] = earlier.columns[name][old]
    return Columns(tuple(submissions), tuple(merged.values()), dict(zip(names, table, strict=True)))


def _places_in(earlier: Columns | None, names: list[str]) -> dict[tuple[str, str], int]:
    """Where responses stand in earlier columns, by id and hash of their bytes; nowhere if others were asked then."""
    if earlier is None or list(earlier.columns) != names:
        return {}
    return {(one.instance_id, one.sha256): at for at, one in enumerate(earlier.submissions) if one.sha256}


def is_rated(variable: Variable) -> bool:
    """A question answered on the scale of satisfaction."""
    return variable.mark("role") in {"item", "eservice"}


def _places(found: Iterable[Variable], places: dict[str, int]) -> dict[str, int]:
    return {variable.path: places[variable.column] for variable in found}


def _row(source: bytes, places: dict[str, int], width: int) -> list[str | None]:
    """One row. Of a repeated question the first answer stands here; the others belong to a table of their own."""
    row: list[str | None] = [None] * width
    for path, text in xml.leaves(source):
        at = places.get(path)
        if at is not None and row[at] is None:
            row[at] = text.strip()
    return row


_READ: dict[str | None, int] = {None: NOT_ASKED}
_READ.update(CODES)


def _coded(texts: Texts) -> NDArray[np.int8]:
    """Anything that is no code of the scale was left blank, whatever it says."""
    return np.fromiter(map(_READ.get, texts.tolist(), repeat(BLANK)), dtype=np.int8, count=len(texts))
