"""What centres, regions and the country must hide together, because the one is the sum of the others.

It is made once for all papers, from the centres up: a whole hides what its parts would turn into a secret. Interviews
without a centre are a part too, of which nobody prints anything.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from exports.estimates.design import Ints, summed_by
from exports.estimates.disclosure import WHOLE, Flags, given_away, guarded, small
from exports.estimates.printing import MINIMUM, withheld
from exports.estimates.scale import SLOTS, slots
from exports.summary.facts import NORM_MINUTES, kinds_met
from exports.summary.interviews import GIVEN, Interviews, Rated, providers
from exports.summary.shapes import LEVELS
from model import reference

COUNTRY = ("", "")
SLOTS_OF_LEVELS = (5, 4, 3, 2, 1, 6, 7, 8)
_VALID = [1, 2, 3, 4, 5]

Place = tuple[str, str]  # region and centre; "" is all of them
Hidden = dict[str, frozenset[str]]  # of a table: the keys of its hidden rows


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """Centres of regions and the regions of the country; each interview has one centre, or none of its region."""

    leaves: tuple[Place, ...]
    regions: tuple[str, ...]
    leaf: Ints  # of each interview
    region: Ints  # of each leaf

    @classmethod
    def of(cls, people: Interviews) -> "Places":
        pairs = list(zip(people.region.tolist(), people.centre.tolist(), strict=True))
        leaves = tuple(sorted(set(pairs)))
        regions = tuple(sorted({region for region, _ in leaves}))
        at, of = {one: place for place, one in enumerate(leaves)}, {one: place for place, one in enumerate(regions)}
        leaf = np.fromiter((at[one] for one in pairs), np.int64, len(pairs))
        return cls(leaves, regions, leaf, np.array([of[region] for region, _ in leaves], dtype=np.int64))

    @property
    def silent(self) -> Flags:
        """Leaves that nobody prints: interviews without a centre."""
        return np.array([not centre for _, centre in self.leaves], dtype=bool)

    def counted(self, member: Any) -> Ints:
        """Rows with each property (n x K), by leaf."""
        found = np.zeros((len(self.leaves), member.shape[1]), np.int64)
        for column, values in enumerate(member.T):
            found[:, column] = np.bincount(self.leaf[values.astype(bool)], minlength=len(self.leaves))
        return found

    def upward(self, counts: Ints) -> tuple[Ints, Ints, Ints]:
        """Of leaves, regions and the country (one row)."""
        regions = summed_by(counts, self.region, len(self.regions))
        return counts, regions, regions.sum(axis=0, keepdims=True)

    def parents(self) -> tuple[tuple[Ints, int], tuple[Ints, int]]:
        """Of which region a leaf is, and that every region is of the country."""
        return (self.region, len(self.regions)), (np.zeros(len(self.regions), np.int64), 1)

    def every(self) -> Iterable[tuple[Place, int, int]]:
        """Each printed place with its level (0 leaf, 1 region, 2 country) and its row there."""
        yield from ((place, 0, at) for at, place in enumerate(self.leaves) if place[1])
        yield from (((region, ""), 1, at) for at, region in enumerate(self.regions))
        yield COUNTRY, 2, 0


class Plan:
    """The hidden rows of every table of every paper."""

    def __init__(self, people: Interviews) -> None:
        self._places = places = Places.of(people)
        self._hidden: dict[Place, Hidden] = {place: {} for place, _, _ in places.every()}
        self._levels: dict[Place, dict[str, frozenset[str]]] = {place: {} for place, _, _ in places.every()}
        for rated in (people.citizen, people.eservice):
            self._rated(rated)
        self._facts(people)
        for name, labels in _tables(people).items():
            self._partition(name, labels)

    def hidden(self, table: str, place: Place) -> frozenset[str]:
        """Keys of the rows that this paper hides in a table: items, violations, facts, channels, settlements …"""
        return self._hidden.get(place, {}).get(table, frozenset())

    def levels(self, item: str, place: Place) -> frozenset[str]:
        """Answers of an item's distribution that this paper hides."""
        return self._levels.get(place, {}).get(item, frozenset())

    def _keep(self, table: str, keys: Sequence[str], flags: Sequence[Flags]) -> None:
        for place, level, row in self._places.every():
            found = {keys[at] for at in np.flatnonzero(flags[level][row]).tolist()}
            self._hidden[place][table] = self._hidden[place].get(table, frozenset()) | found

    def _facts(self, people: Interviews) -> None:
        met, asked = kinds_met(people)
        tables: list[tuple[str, Sequence[str], Any, Any]] = [
            ("violations", [one.id for one in reference.violations()], met, np.repeat(asked[:, None], met.shape[1], 1)),
            ("facts", ["complained", "within", "suggested"], *_facts(people)),
        ]
        for name, keys, member, base in tables:
            counts, totals = self._places.counted(member & base), self._places.counted(base)
            self._keep(name, keys, self._binary(counts, totals))

    def _binary(self, counts: Ints, totals: Ints) -> list[Flags]:
        """Small ones of every place, and what their parts give away."""
        found: list[Flags] = []
        levels = list(zip(self._places.upward(counts), self._places.upward(totals), strict=True))
        for level, (own, total) in enumerate(levels):
            secret = small(own, total)
            if level:
                part, whole = levels[level - 1]
                unknown = found[-1] | ((whole < MINIMUM) & (whole > 0))
                secret |= self._told(found[-1], unknown, part, level)
            found.append(secret)
        return found

    def _told(self, secret: Flags, unknown: Flags, counts: Ints, level: int) -> Flags:
        parent, parents = self._places.parents()[level - 1]
        if level == 1:
            exists = counts.any(axis=1) if counts.ndim > 1 else counts > 0
            unknown = unknown | (self._places.silent & exists)[:, None]
        return given_away(secret, unknown, counts, parent, parents)

    def _partition(self, name: str, labels: Any) -> None:
        """Rows that add up to all interviews: the small ones with a partner."""
        keys = sorted(set(labels.tolist()) - {""})
        counts = self._places.counted(np.array([labels == key for key in keys]).T.reshape(len(labels), len(keys)))
        found: list[Flags] = []
        for level, own in enumerate(self._places.upward(counts)):
            secret = np.zeros(own.shape, dtype=bool)
            if level:
                secret = self._told(found[-1], found[-1], self._places.upward(counts)[level - 1], level)
            for row, flags in zip(own.tolist(), secret, strict=True):
                flags[list(withheld(row, sum(row)))] = True
                rest = sorted((at for at in range(len(row)) if row[at] and not flags[at]), key=lambda at: (row[at], at))
                flags[rest[: int(flags.sum() == 1)]] = True
            found.append(secret)
        self._keep(name, keys, found)

    def _rated(self, rated: Rated) -> None:
        """Items by their fives, and the other answers of their distributions."""
        names = [one.column for one in rated.items]
        leaf = np.zeros((len(self._places.leaves), len(names), SLOTS), np.int64)
        for at in range(len(names)):
            place = self._places.leaf * SLOTS + slots(rated.codes[:, at])
            leaf[:, at] = np.bincount(place, minlength=len(leaf) * SLOTS).reshape(-1, SLOTS)
        wholes = self._places.upward(leaf)
        items = self._items(rated, wholes)
        self._keep("items", names, items)
        self._distributions(names, wholes, items)

    def _items(self, rated: Rated, wholes: Sequence[Ints]) -> list[Flags]:
        found: list[Flags] = []
        for level, counts in enumerate(wholes):
            fives, valid, asked = counts[:, :, 5], counts[:, :, _VALID].sum(axis=2), counts[:, :, 1:9].sum(axis=2)
            secret = small(fives, valid) | small(fives, asked)
            if level:
                part = wholes[level - 1]
                few = part[:, :, 1:9].sum(axis=2)
                secret |= self._told(found[-1], found[-1] | ((few > 0) & (few < MINIMUM)), part[:, :, 5], level)
            for group in rated.groups if any(len(one) > 1 for one in rated.groups) else (range(secret.shape[1]),):
                _partnered(secret, asked, list(group))
            found.append(secret)
        return found

    def _distributions(self, names: Sequence[str], wholes: Sequence[Ints], items: Sequence[Flags]) -> None:
        before: Flags | None = None
        for level, counts in enumerate(wholes):
            cells = counts[:, :, SLOTS_OF_LEVELS]
            asked = cells.sum(axis=2)
            secret = small(cells, asked[:, :, None]) & (asked > 0)[:, :, None]
            if before is not None:
                part = wholes[level - 1][:, :, SLOTS_OF_LEVELS]
                few = part.sum(axis=2)
                unknown = before | ((few > 0) & (few < MINIMUM))[:, :, None]
                told = self._told(_flat(before), _flat(unknown), _flat(part), level)
                secret |= told.reshape(secret.shape)
            secret |= items[level][:, :, None]
            before = self._guarded(names, cells, secret, level)

    def _guarded(self, names: Sequence[str], cells: Ints, secret: Flags, level: int) -> Flags:
        kept = np.zeros(secret.shape, dtype=bool)
        rows = {row: place for place, at, row in self._places.every() if at == level}
        for row, item in np.argwhere(secret.any(axis=2)).tolist():
            own = frozenset(np.flatnonzero(secret[row, item]).tolist())
            hidden = guarded(cells[row, item].tolist(), WHOLE if 0 in own else own)
            kept[row, item, list(hidden)] = True
            if row in rows:
                self._levels[rows[row]][names[item]] = frozenset(LEVELS[at] for at in hidden)
        return kept


def _flat(values: Any) -> Any:
    return values.reshape(len(values), values.shape[1] * values.shape[2])


def _partnered(secret: Flags, asked: Ints, group: list[int]) -> None:
    """A criterion is the average of its items: one secret item takes the one asked least often with it."""
    mine = np.array(group, dtype=np.int64)
    for row in np.flatnonzero(secret[:, mine].sum(axis=1) == 1):
        rest = [at for at in group if not secret[row, at] and asked[row, at]]
        if rest:
            secret[row, min(rest, key=lambda at: (asked[row, at], at))] = True


def _tables(people: Interviews) -> dict[str, Any]:
    return {
        "channels": people.channel,
        "settlements": people.settlement,
        "providers": providers(people),
        "languages": people.language,
    }


def _facts(people: Interviews) -> tuple[Any, Any]:
    """Who complained, waited within the norm, suggested something; and of whom it is known."""
    waited = ~np.isnan(people.minutes)
    asked = np.array([bool(text) for text in people.complained.tolist()], dtype=bool)
    within = np.nan_to_num(people.minutes, nan=np.inf) <= NORM_MINUTES
    member = np.array([people.complained == "yes", within, people.suggested == GIVEN], dtype=bool)
    return member.T, np.array([asked, waited, people.suggested > 0], dtype=bool).T


def plan_of(people: Interviews) -> Plan:
    """The plan of all papers of these interviews; made once."""
    if "plan" not in people.kept:
        people.kept["plan"] = Plan(people)
    kept: Plan = people.kept["plan"]
    return kept
