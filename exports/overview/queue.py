"""Interviews that somebody should look at, and why. It decides nothing and takes nothing out of the count."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from exports.overview.behind import rows_of
from exports.overview.filters import Filters
from exports.overview.taking import Taken

if TYPE_CHECKING:
    from model.workspace import ReceivedRow

FAST = 0.40  # of the median of the same questionnaire (method 7)
ENOUGH = 30  # interviews for a median
SETTLED = frozenset({"received", "replaced"})


@dataclass(frozen=True, slots=True)
class Look:
    """One interview: `reason` is how the hub flagged it (held, branch, unknown_version, conflict), or "fast"."""

    row: "ReceivedRow"
    reason: str


def queue(taken: Taken, filters: Filters) -> tuple[Look, ...]:
    """Flagged ones first, then those that went too fast, the newest first; of the chosen region, centre and so on."""
    known = taken.received
    found = [Look(row, row.state) for row in known if row.state not in SETTLED]
    found += [Look(row, "fast") for row in _fast(known)]
    counted = set(taken.people.instance[rows_of(taken, filters, "all")].tolist())
    found = [look for look in found if look.row.instance_id in counted or _is_near(look.row, filters)]
    return tuple(sorted(found, key=lambda look: (look.reason == "fast", _backwards(look.row.received))))


def _is_near(row: "ReceivedRow", filters: Filters) -> bool:
    """Of what is not counted only the place is known for certain."""
    places = {"region": row.region, "centre": row.centre}
    return row.state not in SETTLED and all(places.get(facet) in (value, None) for facet, value in filters.chosen)


def _fast(rows: "Iterable[ReceivedRow]") -> "Iterator[ReceivedRow]":
    """Much shorter than others with the same version of the same questionnaire. Pauses count: it spares too many."""
    by_form: dict[tuple[str, str], list[ReceivedRow]] = defaultdict(list)
    for row in rows:
        if row.state == "received" and row.seconds >= 0:
            by_form[row.form_id, row.form_version].append(row)
    for group in by_form.values():
        if len(group) >= ENOUGH:
            least = FAST * median(row.seconds for row in group)
            yield from (row for row in group if row.seconds < least)


def _backwards(moment: str) -> tuple[int, ...]:
    return tuple(-ord(sign) for sign in moment)
