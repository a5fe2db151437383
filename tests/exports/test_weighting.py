"""The interviews weighted: by their records, or fitted to the people of the regions."""

import numpy as np
import pytest

from exports import summary
from exports.summary.interviews import interviews
from exports.summary.shapes import Weighting
from model import reference
from tests.exports.three_regions import AKMOLA, answers, country, taken_from


def test_raked_weights_give_each_region_its_people_and_change_the_country_but_no_region():
    plain, raked = country(), country().weighted("raked")
    people = {one.kato: one.people for one in reference.population() if (one.as_of, one.group) == ("2020-01-01", "16+")}
    mine = interviews(raked)
    weight = mine.sample.weight
    share = {kato: weight[mine.region == kato].sum() / weight.sum() for kato in (AKMOLA, "710000000")}
    whole = people[AKMOLA] + people["350000000"] + people["710000000"]
    assert share == {kato: pytest.approx(people[kato] / whole) for kato in share}
    note = summary.national(raked).fieldwork
    assert (note.weighting, note.weights.margins) == (Weighting.RAKED, ("region",))
    assert note.weights.population == "16+ 2020-01-01"
    expected = len(mine) * (weight**2).sum() / weight.sum() ** 2
    assert note.weights.deff == pytest.approx(expected) != 1
    assert summary.regional(raked, AKMOLA).fieldwork.weights.deff == pytest.approx(1)
    ours, theirs = (summary.regional(one, AKMOLA).criteria for one in (raked, plain))
    assert [row.mean.value for row in ours] == pytest.approx([row.mean.value for row in theirs])
    assert summary.national(raked).headline.mean.value != summary.national(plain).headline.mean.value
    assert summary.national(plain).fieldwork.weights.weighting is Weighting.NONE


def test_weights_of_the_records_are_used_on_demand_cut_at_five_medians_and_missed_where_there_are_none():
    form, given = answers(400)
    weighty = taken_from(form, [one | {"weight": "90" if at < 8 else "2"} for at, one in enumerate(given)])
    assert summary.national(weighty).fieldwork.weighting is Weighting.NONE
    note = summary.national(weighty.weighted("design")).fieldwork
    assert (note.weighting, note.weights.trimmed) == (Weighting.DESIGN, 8)
    people = interviews(weighty.weighted("design"))
    assert people.sample.weight.max() / np.median(people.sample.weight) == pytest.approx(5)
    refused = summary.national(country().weighted("design")).fieldwork
    assert (refused.weighting, refused.weights.refused) == (Weighting.NONE, "no_weights")
    missing = taken_from(form, [one | {"weight": "" if at == 3 else "1"} for at, one in enumerate(given)])
    assert summary.national(missing.weighted("design")).fieldwork.weights.refused == "no_weights"


def test_a_region_in_no_list_of_people_leaves_the_interviews_as_they_are():
    form, given = answers(100)
    abroad = taken_from(form, [one | {"region": "999"} for one in given]).weighted("raked")
    note = summary.national(abroad).fieldwork
    assert (note.weighting, note.weights.refused) == (Weighting.NONE, "no_totals")
