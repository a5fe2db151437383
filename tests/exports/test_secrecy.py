"""Somebody with a pencil tries to work out a confidential figure from everything else the same paper prints."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from exports import summary
from exports.estimates import Mark
from exports.summary import domains
from exports.summary.interviews import interviews
from exports.summary.measures import Block
from exports.summary.regions import whole_country
from exports.summary.shapes import RegionalSummary
from tests.exports import made

AKMOLA = "110000000"
BASES = ("share_valid", "share_asked")


@cache
def country(n: int, seed: int):
    return made.taken(n, seed=seed, regions=(AKMOLA, "350000000"))


@cache
def paper(n: int, seed: int) -> RegionalSummary:
    return summary.regional(country(n, seed), AKMOLA)


def unguarded(n: int, seed: int) -> RegionalSummary:
    """The same paper, had each item been looked at by itself."""
    people = interviews(country(n, seed))
    inside = np.where(people.region == AKMOLA, 0, 1)
    block = Block(people.citizen, people.sample, inside, 2, whole_country(people).respondents)
    return replace(paper(n, seed), items=domains.items(block))


class Pencil:
    """What is printed, what is hidden, and every linear equation between them."""

    def __init__(self):
        self.known, self.secret, self.equations = {}, set(), []

    def see(self, key, estimate):
        if estimate.shown:
            self.known[key] = estimate.value
        elif estimate.mark is Mark.CONFIDENTIAL:
            self.secret.add(key)

    def items(self, members, group):
        for base in BASES:
            cases = [one for one in members if getattr(one, base).n or getattr(one, base).n_hidden]
            for one in cases:
                self.see(f"{one.item.id}.{base}", getattr(one, base))
            if cases:
                parts = {f"{one.item.id}.{base}": 1 / len(cases) for one in cases}
                self.equations.append(parts | {f"{group}.{base}": -1.0})
        for one in members:
            if one.share_valid.n and one.share_asked.n:
                fives = {f"{one.item.id}.share_valid": float(one.share_valid.n)}
                self.equations.append(fives | {f"{one.item.id}.share_asked": -float(one.share_asked.n)})

    def criteria(self, given):
        for row in given.criteria:
            for base in BASES:
                self.see(f"{row.criterion.id}.{base}", getattr(row, base))
        for head, prefix in ((given.headline, "all"), (given.eservice_overall, "E")):
            self.see(f"{prefix}.share_valid", head.full)
            self.see(f"{prefix}.share_asked", head.full_all)
        if given.headline.criteria_used == len(given.criteria):
            for base in BASES:
                parts = {f"{row.criterion.id}.{base}": 1 / len(given.criteria) for row in given.criteria}
                self.equations.append(parts | {f"all.{base}": -1.0})

    def counts(self, given):
        for row in given.channels:
            self.count(f"n.{row.channel.id}", row.n)
        self.equations.append({f"n.{row.channel.id}": 1.0 for row in given.channels} | {"n": -1.0})
        online = {f"n.{row.channel.id}": 1.0 for row in given.channels if row.channel.id in {"POR", "MOB"}}
        self.equations.append(online | {"online": -1.0})
        self.count("n", given.headline.n)
        if given.waiting.n:  # all others came through the e-services
            self.count("waited", given.waiting.n)
            self.equations.append(online | {"waited": 1.0, "n": -1.0})
        self.count("online", max((one.share_asked.n for one in given.eservice), default=0))
        asked = {row.criterion.id: row.n_asked for row in given.criteria}
        self.count("FEE.n", asked.get("FEE", 0))
        self.see("complained", given.complaints.complained)
        self.equations.append({"complained": float(given.headline.n), "FEE.n": -1.0})

    def count(self, key, n):
        if n:
            self.known[key] = n
        else:
            self.secret.add(key)


def recovered(given: RegionalSummary) -> set[str]:
    """Confidential unknowns that linear equations between all printed figures determine."""
    pencil = Pencil()
    for criterion in dict.fromkeys(one.criterion for one in given.items):
        pencil.items([one for one in given.items if one.criterion == criterion], criterion)
    pencil.items(given.eservice, "E")
    pencil.criteria(given)
    pencil.counts(given)
    return determined(pencil.equations, set(pencil.known)) & pencil.secret


def determined(equations, known) -> set[str]:
    """Unknowns with one value only: their unit vector lies in the row space of the equations."""
    unknown = sorted({key for one in equations for key in one} - known)
    if not unknown:
        return set()
    matrix = np.array([[one.get(key, 0.0) for key in unknown] for one in equations])
    _, sizes, rows = np.linalg.svd(matrix)
    rank = int((sizes > 1e-9 * max(sizes.max(), 1)).sum())
    seen = (rows[:rank] ** 2).sum(axis=0)
    return {key for key, part in zip(unknown, seen, strict=True) if part > 1 - 1e-9}


CASES = [(n, seed) for n in (60, 90, 160, 400, 1200) for seed in (1, 2, 3)]


@pytest.mark.parametrize(("n", "seed"), CASES)
def test_no_confidential_figure_can_be_worked_out_from_the_others(n, seed):
    assert recovered(paper(n, seed)) == set()


def test_how_many_waited_is_not_told_where_it_tells_how_many_came_through_the_portal():
    hidden = [given for n, seed in CASES if (given := paper(n, seed)).eservice_overall.full_all.n_hidden]
    assert hidden
    for given in hidden:
        assert (given.waiting.n, given.waiting.within.n, given.hours) == (0, 0, ())
        assert given.waiting.within.n_hidden
        assert given.waiting.within.value in {None, round(given.waiting.within.value or 0, 2)}


def test_the_attempt_is_a_real_one_it_succeeds_where_items_are_looked_at_one_by_one():
    assert sum(bool(recovered(unguarded(n, seed))) for n, seed in CASES) >= 3
    hidden = [one for n, seed in CASES for one in paper(n, seed).items if one.share_asked.mark is Mark.CONFIDENTIAL]
    assert len(hidden) >= 10


def test_a_confidential_item_takes_a_partner_with_it_and_the_criterion_stays():
    found = 0
    for n, seed in CASES:
        given = paper(n, seed)
        for row in given.criteria:
            mine = [one for one in given.items if one.criterion == row.criterion.id]
            secret = [one for one in mine if one.share_asked.mark is Mark.CONFIDENTIAL]
            assert len(secret) != 1 or sum(one.share_asked.shown for one in mine) < len(mine) - 1
            found += bool(secret) and row.share_asked.shown
    assert found


def test_who_complained_is_not_told_by_how_many_were_asked_about_it():
    given = summary.regional(made.taken(160, regions=(AKMOLA, "350000000"), complaining=0.04), AKMOLA)
    assert given.complaints.complained.mark is Mark.CONFIDENTIAL
    feedback = next((row for row in given.criteria if row.criterion.id == "FEE"), None)
    assert feedback is not None
    assert (feedback.n_asked, feedback.share_asked.n, feedback.share_asked.n_hidden) == (0, 0, True)
    assert all(one.share_asked.n_hidden for one in given.items if one.criterion == "FEE")
