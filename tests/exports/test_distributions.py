"""All five marks and what is no mark, of items and criteria."""

import pytest

from exports import summary
from tests.exports.three_regions import AKMOLA, FEEDBACK, answers, country, taken_from


def test_a_distribution_holds_everybody_who_was_asked_and_agrees_with_its_row():
    paper = summary.national(country())
    for row, item in zip(paper.item_distributions, (*paper.items, *paper.eservice), strict=True):
        assert row.subject == item.item
        if all(level.count is not None for level in row.levels):
            assert sum(level.count for level in row.levels) == row.n == item.share_asked.n
            assert sum(level.share.value for level in row.levels) == pytest.approx(1)
        if row.mark.shown:
            assert row.levels[0].share.value == pytest.approx(item.share_asked.value)
    pooled = paper.distributions[0]
    mine = [row for row in paper.item_distributions if row.criterion == pooled.criterion]
    assert pooled.levels[0].count == sum(row.levels[0].count for row in mine)


def test_answers_of_fewer_than_thirty_people_are_not_drawn_however_many_they_are():
    form, given = answers(600)
    complaining = [one["region"] == AKMOLA and one["F7"] == "yes" for one in given]
    rows = [one | {"F7": "no"} if mine and sum(complaining[:at]) >= 12 else one
            for at, (one, mine) in enumerate(zip(given, complaining, strict=True))]  # fmt: skip
    rows = [{key: mark for key, mark in one.items() if one["F7"] == "yes" or key not in FEEDBACK} for one in rows]
    paper = summary.regional(taken_from(form, rows), AKMOLA)
    asked = next(row for row in paper.criteria if row.criterion.id == "FEE")
    drawn = next(row for row in paper.distributions if row.criterion == "FEE")
    assert (asked.n_asked, drawn.mark.shown) == (12, False)
