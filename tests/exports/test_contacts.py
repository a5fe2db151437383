"""How contacts end, and the rates that the records allow."""

import pytest

from exports import summary
from exports.summary.contacts import needs
from model import reference
from tests.exports.three_regions import AKMOLA, answers, taken_from


def test_outcomes_follow_the_share_of_marks_and_say_which_classes_nobody_tallied():
    form, given = answers(300)
    rated = [one.id for one in reference.items() if one.criterion != "FEE"]
    partial = {key: "97" for key in rated[: int(0.4 * len(rated))]}
    broken = {key: "97" for key in rated[: int(0.7 * len(rated))]}
    calm = {"F7": "no", "F9": "PRO"} | {key: "5" for key in rated}
    online = {one.id for one in reference.eservice_items()} | {"FEE1", "FEE2", "FEE3"}
    base = [{key: value for key, value in one.items() if key not in online} | calm for one in given]
    rows = [*base[:280], *(one | partial for one in base[280:292]), *(one | broken for one in base[292:])]
    no = {"consent": "no", "region": AKMOLA}
    rows += [no | {"declined": code} for code in ("2.11",) * 20 + ("3.2",) * 9 + ("2.32",) * 2]
    found = summary.national(taken_from(form, rows)).outcomes
    assert dict(found.classes) == {"I": 280, "P": 12, "R": 28, "NC": None, "O": 2, "UO": 9, "NE": None}
    assert found.unknown == ("NC", "NE")
    assert found.rate("COOP3") == pytest.approx(280 / 320)
    assert found.rate("COOP1") == pytest.approx(280 / 322)
    assert (found.rate("RR3"), found.rate("REF1"), found.rate("CON3"), found.eligibility) == (None,) * 4
    assert found.quota
    assert {row.outcome.id: row.count for row in found.counts}["2.12"] == 8


def test_with_every_class_tallied_all_rates_are_those_of_the_standard():
    form, given = answers(10)
    rows = [one | {"outcome": "1.1"} for one in given]
    no = {"consent": "no", "region": AKMOLA}
    tallied = ("2.11",) * 4 + ("2.2",) * 3 + ("2.36",) + ("3.2",) * 5 + ("4.7",) * 5
    rows = [*rows, *(one | {"outcome": "1.2"} for one in given[:2]), *(no | {"outcome": code} for code in tallied)]
    found = summary.national(taken_from(form, rows)).outcomes
    assert found.unknown == ()
    assert found.eligibility == pytest.approx(0.8)
    rates = {"RR3": 0.4167, "COOP3": 0.625, "REF2": 0.1667, "CON2": 0.7083, "RR6": 0.6}
    assert {key: found.rate(key) for key in rates} == {
        key: pytest.approx(rate, abs=5e-5) for key, rate in rates.items()
    }


def test_a_rate_needs_the_classes_of_its_formula_and_no_others():
    assert needs("RR1") == {"I", "P", "R", "NC", "O", "UO"}
    assert needs("RR3") == {"I", "P", "R", "NC", "O", "UO", "NE"}
    assert needs("RR5") == {"I", "P", "R", "NC", "O"}
    assert needs("COOP3") == {"I", "P", "R"}
