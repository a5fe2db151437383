"""Whoever knows every sum of a distribution, or of a table and its parts, still cannot tell a hidden cell."""

import numpy as np
import pytest

from exports.estimates.disclosure import MARKS, WHOLE, given_away, guarded, small


def secret_cells(counts):
    found = small(np.array([counts]), np.array([[sum(counts)]]))[0]
    return frozenset(np.flatnonzero(found).tolist())


def possible(counts, hidden):
    """Every set of whole numbers in the hidden cells that keeps what is printed: fives, answered, asked, the mean."""
    marks, others = [at for at in sorted(hidden) if at < 5], [at for at in sorted(hidden) if at >= 5]
    total = sum(MARKS[at] * counts[at] for at in marks)
    for first in splits(sum(counts[at] for at in marks), len(marks)):
        if sum(MARKS[at] * count for at, count in zip(marks, first, strict=True)) == total:
            for second in splits(sum(counts[at] for at in others), len(others)):
                yield dict(zip((*marks, *others), (*first, *second), strict=True))


def splits(total, cells):
    """Every way to share a number among so many cells."""
    if cells == 0:
        return [()] if total == 0 else []
    if cells == 1:
        return [(total,)]
    return [(first, *rest) for first in range(total + 1) for rest in splits(total - first, cells - 1)]


@pytest.mark.parametrize("seed", range(40))
def test_a_hidden_answer_could_always_have_been_given_by_another_number_of_people(seed):
    random = np.random.default_rng(seed)
    low, other = random.integers(0, 7, 4).tolist(), random.integers(0, 4, 3).tolist()
    counts = [60, *low, *other]
    secret = secret_cells(counts)
    hidden = guarded(counts, secret)
    assert secret <= hidden
    if hidden != WHOLE:
        ways = list(possible(counts, hidden))
        assert all(len({way[at] for way in ways}) > 1 for at in secret)


def test_without_guarding_the_mean_tells_them_and_where_nothing_helps_the_whole_row_is_hidden():
    counts = [90, 5, 2, 3, 0, 0, 0, 0]
    assert len(list(possible(counts, secret_cells(counts)))) == 1
    assert guarded(counts, secret_cells(counts)) == {1, 2, 3}
    assert guarded([96, 0, 0, 0, 4, 0, 0, 0], frozenset({4})) == WHOLE
    assert guarded([90, 10, 0, 0, 0, 0, 0, 0], frozenset()) == frozenset()
    assert guarded([2, 50, 0, 0, 0, 0, 0, 0], frozenset({0})) == WHOLE


def test_a_refusal_takes_another_answer_that_is_no_mark_with_it():
    assert guarded([80, 20, 0, 0, 0, 0, 9, 2], frozenset({7})) == {6, 7}
    assert guarded([80, 20, 0, 0, 0, 0, 0, 2], frozenset({7})) == {5, 7}


def test_a_whole_hides_what_is_secret_in_a_single_part():
    parent = np.array([0, 0, 0])
    counts = np.array([[3, 3, 1, 40], [50, 2, 1, 50], [60, 60, 60, 60]])
    secret = np.array([[True, True, True, False], [False, True, True, False], [False, False, False, False]])
    assert given_away(secret, secret, counts, parent, 1).tolist() == [[True, False, True, False]]
    silent = secret | np.array([[False], [False], [True]])  # nobody prints the third
    assert given_away(secret, silent, counts, parent, 1).tolist() == [[False, False, False, False]]
