"""Answers so rare in a region that a paper would not print how many: they are blanked, with enough others. No forms.

A paper hides a count of 1-4 and a partner of it (`exports.estimates.printing.withheld`). The same cells are blanked
here: the small ones whole, and of the partner as many that five answers are gone. So what the paper hides stays unknown
to whoever holds both. What an answer decides (who was asked next) goes with it.
"""

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence

from exports.estimates.printing import SMALL_COUNT, withheld
from exports.files.anonymity import K

NOT_ASKED = None

Cells = Mapping[object, Sequence[int]]  # answer -> rows


def withhold(domains: Sequence[str], answers: Mapping[str, Sequence[object]], salt: str) -> dict[str, set[int]]:
    """For each column of answers the rows that lose it; `domains` says to which region each row belongs."""
    members: dict[str, list[int]] = defaultdict(list)
    for at, domain in enumerate(domains):
        members[domain].append(at)
    return {name: lost for name, values in answers.items() if (lost := _column(members, values, f"{salt}{name}"))}


def _column(members: Mapping[str, Sequence[int]], values: Sequence[object], salt: str) -> set[int]:
    lost: dict[str, set[int]] = {}
    for domain, rows in members.items():
        found = _domain(_cells(rows, values), salt)
        if found:
            lost[domain] = found
    if len(lost) == 1 and len(members) > 1:
        lost |= _companion(members, values, salt, set(lost))
    return set().union(*lost.values()) if lost else set()


def _cells(rows: Sequence[int], values: Sequence[object]) -> dict[object, list[int]]:
    cells: dict[object, list[int]] = defaultdict(list)
    for at in rows:
        cells[values[at]].append(at)
    return cells


def _domain(cells: Cells, salt: str) -> set[int]:
    """The rows of one region that lose their answer."""
    order = sorted(cells, key=str)
    hidden = {order[at] for at in withheld([len(cells[one]) for one in order], sum(map(len, cells.values())))}
    if not hidden:
        return set()
    small = {one for one in hidden if len(cells[one]) <= SMALL_COUNT}
    lost = {at for one in small if one is not NOT_ASKED for at in cells[one]}
    others = [one for one in cells if one not in small and one is not NOT_ASKED]
    others.sort(key=lambda one: (one not in hidden, len(cells[one]), str(one)))
    more = max(K - len(lost), 1)
    for one in others:
        taken = _drawn(cells[one], more, salt)
        lost |= set(taken)
        more -= len(taken)
        if more <= 0:
            break
    return lost


def _companion(
    members: Mapping[str, Sequence[int]], values: Sequence[object], salt: str, done: set[str]
) -> dict[str, set[int]]:
    """Where one region alone loses answers, the country's figure less all others would give it away: one more does."""
    sizes = {
        domain: [at for at in rows if values[at] is not NOT_ASKED] for domain, rows in members.items()
        if domain not in done
    }  # fmt: skip
    able = sorted((len(rows), domain) for domain, rows in sizes.items() if len(rows) >= K)
    return {able[0][1]: set(_drawn(sizes[able[0][1]], K, salt))} if able else {}


def _drawn(rows: Sequence[int], number: int, salt: str) -> list[int]:
    """So many of the rows, by a draw that is the same for the same data and depends on no answer."""
    return sorted(rows, key=lambda at: hashlib.sha256(f"{salt}{at}".encode()).digest())[:number]
