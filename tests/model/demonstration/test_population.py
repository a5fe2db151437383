"""The demonstration's population gives back what it is made from, and stays what it is."""

from collections import Counter, defaultdict
from math import sqrt
from statistics import fmean, stdev

import pytest

from model import reference
from model.demonstration import effects
from model.demonstration.population import Population
from model.demonstration.truth import marginals, truth

N = 20_000
ITEMS = {one.id: [item.id for item in reference.items() if item.criterion == one.id] for one in reference.criteria()}
ESERVICE = list(reference.eservice_items().keys())


@pytest.fixture(scope="module")
def people():
    return list(Population(2019).people(N))


@pytest.fixture(scope="module")
def truths():
    return {(figure.kind, figure.id, figure.measure): figure for figure in truth()}


def scores(people, criterion):
    """The average of each person who rates at least half of the items asked."""
    for person in people:
        marks = [int(person.marks[item]) for item in ITEMS[criterion] if item in person.marks]
        rated = [mark for mark in marks if mark <= 5]
        if rated and len(rated) >= len(marks) / 2:
            yield fmean(rated)


def fives(people, items):
    """For each person asked, the share of the items that got a five."""
    for person in people:
        if items[0] in person.marks:
            yield fmean(person.marks[item] == "5" for item in items)


def agrees(values, expected):
    """Whether a mean is within 3.5 of its standard errors (the seed is fixed, so this says yes for ever or never)."""
    values = list(values)
    return abs(fmean(values) - expected) < 3.5 * stdev(values) / sqrt(len(values)) + 1e-9


@pytest.mark.parametrize("criterion", ITEMS)
def test_the_share_of_fives_among_all_asked_is_the_published_one(people, truths, criterion):
    figure = truths["criterion", criterion, "share_asked"]
    assert figure.value == pytest.approx(figure.published)
    assert agrees((100 * share for share in fives(people, ITEMS[criterion])), figure.value)


@pytest.mark.parametrize("criterion", ITEMS)
def test_the_average_among_those_who_rate_is_the_published_one(people, truths, criterion):
    figure = truths["criterion", criterion, "mean"]
    assert figure.published is None or figure.value == pytest.approx(figure.published)
    assert agrees(scores(people, criterion), figure.value)


@pytest.mark.parametrize("item", ESERVICE)
def test_the_portal_is_rated_as_published(people, truths, item):
    figure = truths["eservice", item, "share_asked"]
    assert figure.value == pytest.approx(figure.published)
    assert agrees((100 * share for share in fives(people, [item])), figure.value)


def test_the_overall_figures_print_as_published(truths):
    assert round(truths["overall", "", "share_asked"].value + 1e-9, 1) == 74.8
    assert round(truths["overall", "", "mean"].value, 2) == 4.73
    assert round(truths["eservice", "", "share_asked"].value, 1) == 72.3


def test_channels_violations_and_complaints_come_in_their_shares(people, truths):
    for family in ("provider", "centre", "electronic"):
        assert agrees((100 * (p.family == family) for p in people), truths["channel", family, "share"].value)
    for kind in reference.violations():
        assert agrees((100 * (kind.id in p.violations) for p in people), truths["violation", kind.id, "share"].value)
    assert agrees((100 * p.complained for p in people), truths["complaint", "", "share"].value)


def test_every_item_has_its_own_distribution(people):
    for item, marginal in marginals().items():
        marks = [person.marks[item] for person in people if item in person.marks]
        assert agrees(((mark not in ("97", "98", "99")) for mark in marks), marginal.rated), item
        assert min(marginal.not_applicable, marginal.full, *marginal.below) > 0


def test_the_effects_cancel_out():
    assert sum(effects.REGIONS.values()) == pytest.approx(0)
    assert set(effects.REGIONS) == {frame.frame17_kato for frame in reference.frames()}
    for family in effects.REACHED:
        weights = effects.service_weights(family)
        known = effects.service_effects(5, family)
        assert effects.mean((known[service], weights[service]) for service in weights) == pytest.approx(0)
    for kato in effects.REGIONS:
        found = effects.centre_effects(5)
        there = effects.centres_of(kato)
        assert effects.mean((found[one.id], one.windows) for one in there) == pytest.approx(0)


def test_no_chance_is_ever_above_one():
    worst = (1.28 + 0.001) * 1.15 * 1.2 * 1.8
    for item, marginal in marginals().items():
        factor = 1.29 if item.startswith("FEE") else worst
        assert (1 - marginal.full) * factor < 1, item


def test_akmola_and_kostanay_lead(people):
    averages = {}
    for kato in effects.REGIONS:
        there = [person for person in people if person.region == kato]
        averages[kato] = fmean(fmean(scores(there, criterion)) for criterion in ITEMS)
    best = sorted(averages, key=averages.__getitem__, reverse=True)
    assert best[:2] == ["110000000", "390000000"]
    assert averages["110000000"] == pytest.approx(4.92, abs=0.04)
    assert averages["390000000"] == pytest.approx(4.87, abs=0.05)


def test_a_person_is_consistent(people):
    """Marks of one person go together far more than marks of two people."""
    low = [person for person in people if person.marks["EMP1"] in "1234"]
    again = fmean(person.marks["EMP2"] in "1234" for person in low)
    assert again > 3 * fmean(person.marks["EMP2"] in "1234" for person in people)


def test_the_regions_of_2019_get_equal_parts_and_the_new_ones_none(people):
    count = Counter(person.region for person in people)
    assert len(count) == 17
    assert max(count.values()) - min(count.values()) <= 1
    assert not {"100000000", "330000000", "620000000"} & count.keys()


def test_all_65_services_and_two_languages_are_met(people):
    assert {person.service for person in people} == set(reference.services().keys())
    languages = Counter(person.language for person in people)
    assert languages["kk"] > 0.4 * N
    assert languages["ru"] > 0.25 * N


def test_centres_belong_to_their_region_and_only_to_those_who_went_there(people):
    for person in people:
        assert bool(person.centre) == (person.family == "centre")
        assert not person.centre or reference.centres()[person.centre].kato == person.region


def test_interviewers_share_a_region(people):
    count = defaultdict(Counter)
    for person in people:
        count[person.region][person.interviewer] += 1
    assert all(len(shares) == effects.INTERVIEWERS for shares in count.values())
    assert all(max(shares.values()) - min(shares.values()) <= 1 for shares in count.values())
