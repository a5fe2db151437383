"""All papers of a wave in one hand: of centres, regions and the country. No rare answer follows from all of them."""

from functools import cache

import pytest

from tests.exports import made
from tests.exports.pencil import Attack

AKMOLA, KARAGANDA = "110000000", "350000000"


@cache
def attack(n: int, seed: int) -> Attack:
    return Attack(made.taken(n, seed=seed, regions=(AKMOLA, KARAGANDA)))


@pytest.mark.parametrize(("n", "seed"), [(220, 2), (900, 3)])
def test_no_rare_answer_follows_from_all_papers_together(n, seed):
    assert attack(n, seed).recovered() == set()


def test_the_attempt_is_a_real_one_it_succeeds_with_one_piece_more():
    """Two shares of one numerator would tell it, if one knew of how many: that is why a hidden item does not say so."""
    assert attack(220, 2).recovered(bases=True)


def test_few_who_spoke_a_language_are_not_told():
    found = attack(220, 2)
    for paper in found.papers.values():
        assert not [n for _, n in paper.fieldwork.languages if 1 <= n <= 4 or 1 <= paper.fieldwork.accepted - n <= 4]
