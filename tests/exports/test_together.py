"""Somebody lays the papers of the country, its regions and their centres side by side and works with a pencil."""

from functools import cache

import numpy as np
import pytest

from exports import summary
from exports.estimates import Mark
from exports.summary.interviews import interviews
from exports.summary.shapes import LEVELS
from tests.exports import made

REGIONS = ("110000000", "350000000", "710000000")
CASES = [(n, seed) for n in (400, 1500, 5000) for seed in (1, 2)]


@cache
def papers(n, seed):
    """Every paper by its place, and the places that each is the sum of."""
    taken = made.taken(n, seed=seed, regions=REGIONS)
    people = interviews(taken)
    found, parts = {("", ""): summary.national(taken)}, {("", ""): [(kato, "") for kato in REGIONS]}
    for kato in REGIONS:
        found[kato, ""] = summary.regional(taken, kato)
        centres = sorted(set(people.centre[people.region == kato].tolist()) - {""})
        found |= {(kato, code): summary.centre(taken, code) for code in centres}
        parts[kato, ""] = [(kato, code) for code in (*centres, "nobody")]
    return found, parts


class Pencil:
    """Unknown numbers, secret ones among them, and sums."""

    def __init__(self):
        self.known, self.secret, self.sums = set(), set(), []

    def see(self, key, is_known, is_secret):
        if is_known:
            self.known.add(key)
        elif is_secret:
            self.secret.add(key)

    def places(self, parts, keys):
        """Each whole is the sum of its parts."""
        for whole, mine in parts.items():
            self.sums += [{(whole, key): -1.0} | {(part, key): 1.0 for part in mine} for key in keys]

    def found(self):
        unknown = sorted({key for one in self.sums for key in one} - self.known, key=str)
        if not unknown:
            return set()
        matrix = np.array([[one.get(key, 0.0) for key in unknown] for one in self.sums])
        _, sizes, rows = np.linalg.svd(matrix)
        told = (rows[: int((sizes > 1e-9 * sizes.max(initial=1.0)).sum())] ** 2).sum(axis=0)
        return {key for key, part in zip(unknown, told, strict=True) if part > 1 - 1e-9} & self.secret


def counts_of_fives(found, parts):
    """How many gave 5 to each item: its share times how many were asked; a criterion's is the sum over its items."""
    for criterion in dict.fromkeys(one.criterion for one in found["", ""].items):
        pencil, keys = Pencil(), []
        for place, paper in found.items():
            mine = [one for one in paper.items if one.criterion == criterion]
            keys = [one.item.id for one in mine]
            for one in mine:
                secret = one.share_asked.mark is Mark.CONFIDENTIAL
                pencil.see((place, one.item.id), one.share_asked.shown or not one.share_asked.n, secret)
            row = next(row for row in paper.criteria if row.criterion.id == criterion)
            if row.share_asked.shown:
                pencil.known.add((place, criterion))
            pencil.sums.append({(place, key): 1.0 for key in keys} | {(place, criterion): -1.0})
        pencil.places(parts, (*keys, criterion))
        yield from pencil.found()


def counts_of_levels(found, parts):
    """How often each answer was given to an item; the mean of the marks, answered and asked are known too."""
    for at in range(len(found["", ""].items)):
        pencil = Pencil()
        for place, paper in found.items():
            row, item = paper.item_distributions[at], paper.items[at]
            for level in row.levels:
                secret = row.mark.shown and level.count is None
                pencil.see((place, level.level), level.count is not None or row.mark is Mark.EMPTY, secret)
            if row.mark.shown:
                pencil.sums.append({(place, key): 1.0 for key in LEVELS[:5]})
                pencil.sums.append({(place, key): 1.0 for key in LEVELS[5:]})
                if item.mean.shown:
                    pencil.sums.append({(place, key): float(key) for key in LEVELS[:5]})
        pencil.places(parts, LEVELS)
        yield from pencil.found()


def counts_of_facts(found, parts):
    """How many met each kind of violation, complained, waited within the norm, suggested something."""
    pencil = Pencil()
    kinds = [row.kind.id for row in found["", ""].violations]
    for place, paper in found.items():
        for row in paper.violations:
            pencil.see((place, row.kind.id), row.count is not None, row.share.mark is Mark.CONFIDENTIAL)
        for key, one in (("complained", paper.complaints.complained), ("within", paper.waiting.within)):
            pencil.see((place, key), one.shown, one.mark is Mark.CONFIDENTIAL)
        pencil.see((place, "suggested"), paper.suggestions.given is not None, True)
    pencil.places(parts, (*kinds, "complained", "within", "suggested"))
    return pencil.found()


def counts_of_rows(found, parts):
    """How many interviews each channel, settlement and kind of provider has."""
    tables = {"channels": "channel", "settlements": "group", "providers": "provider"}
    for table, name in tables.items():
        pencil = Pencil()
        keys = sorted({getattr(row, name).id for paper in found.values() for row in getattr(paper, table)})
        for place, paper in found.items():
            rows = {getattr(row, name).id: row for row in getattr(paper, table)}
            for key in keys:
                pencil.see((place, key), key not in rows or rows[key].n > 0, key in rows)
            pencil.sums.append({(place, key): 1.0 for key in keys})
        pencil.places(parts, keys)
        yield from pencil.found()


@pytest.mark.parametrize(("n", "seed"), CASES)
@pytest.mark.parametrize("attack", [counts_of_fives, counts_of_levels, counts_of_facts, counts_of_rows])
def test_no_paper_gives_away_what_another_hides(attack, n, seed):
    assert set(attack(*papers(n, seed))) == set()


def test_the_attempt_is_a_real_one_it_succeeds_where_each_paper_only_looks_at_itself(monkeypatch):
    def nothing(secret, unknown, counts, parent, parents):
        return np.zeros((parents, secret.shape[1]), dtype=bool)

    monkeypatch.setattr("exports.summary.plan.given_away", nothing)
    fresh = papers.__wrapped__(1500, 1)
    attacks = (counts_of_fives, counts_of_levels, counts_of_facts, counts_of_rows)
    assert any(set(attack(*fresh)) for attack in attacks)


def test_something_is_hidden_and_most_is_not():
    found, _ = papers(5000, 1)
    cells = [level for paper in found.values() for row in paper.item_distributions for level in row.levels]
    hidden = sum(level.count is None for level in cells)
    assert 0 < hidden < 0.6 * len(cells)
