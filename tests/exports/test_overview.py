"""The glance: any part of the interviews has the figures of the papers, and knows who is behind each of them."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from exports import overview, summary
from exports.overview import Filters, behind, take
from exports.overview.figures import StoppedError
from exports.overview.queue import queue
from exports.overview.taking import Taken, of
from model.store.records import DeliveryCounts, ReceivedRow
from tests.exports import made

AKMOLA, ALMATY = "110000000", "750000000"


@pytest.fixture(scope="module")
def taken() -> Taken:
    return of(made.taken(600, regions=(AKMOLA, ALMATY)))


def part(**values: str) -> Filters:
    filters = Filters()
    for facet, value in values.items():
        filters = filters.having(facet, value)
    return filters


def row(number: int, **other: object) -> ReceivedRow:
    started = "2026-11-24T10:00:00+05:00"
    plain = ReceivedRow(f"uuid:{number:06d}", "citizen_survey", "1", "survey", "", "d", "p1", "Aigul", AKMOLA, "",
                        started, started, started, 500, 58)  # fmt: skip
    return replace(plain, **other)


def test_a_region_has_the_criteria_of_its_paper(taken: Taken) -> None:
    found = overview.overview(taken, part(region=AKMOLA))
    paper = summary.regional(taken.snapshot, AKMOLA)
    assert [one.mean for one in found.criteria] == [one.mean for one in paper.criteria]
    assert [one.mean_against_rest for one in found.criteria] == [one.mean_against_rest for one in paper.criteria]
    assert found.headline == paper.headline
    assert found.country == paper.country
    assert found.outcomes == paper.outcomes


def test_the_whole_has_nothing_to_be_held_against(taken: Taken) -> None:
    assert overview.overview(taken, Filters()).country is None
    assert overview.overview(taken, part(region=AKMOLA)).country is not None


def test_filters_combine_and_every_choice_tells_how_many_it_would_leave(taken: Taken) -> None:
    region = overview.overview(taken, part(region=AKMOLA))
    for choice in region.choices["channel"]:
        both = overview.overview(taken, part(region=AKMOLA, channel=choice.value))
        assert both.n == choice.n > 0
    assert sum(choice.n for choice in region.choices["channel"]) == region.n == 300
    assert {choice.value for choice in region.choices["region"]} == {AKMOLA, ALMATY}


def test_filters_that_nobody_fits_leave_nothing_and_still_offer_themselves(taken: Taken) -> None:
    found = overview.overview(taken, part(region=AKMOLA, centre="C9999"))
    assert (found.n, found.of) == (0, 600)
    assert found.headline.mean.value is None
    assert found.country is None
    assert [(one.value, one.n) for one in found.choices["centre"] if one.value == "C9999"] == [("C9999", 0)]


def test_a_filter_is_taken_off_by_choosing_all(taken: Taken) -> None:
    assert part(region=AKMOLA, channel="CSC").having("region", "") == part(channel="CSC")


def test_as_many_interviews_are_behind_a_figure_as_it_says(taken: Taken) -> None:
    filters = part(region=AKMOLA)
    found = overview.overview(taken, filters)
    assert len(behind(taken, filters)) == found.n
    for criterion in found.criteria:
        assert len(behind(taken, filters, f"criterion:{criterion.criterion.id}")) == criterion.n_asked
    for centre in found.centres:
        assert len(behind(taken, filters, f"centre:{centre.centre.id}")) == centre.n
    for day, n in found.days:
        assert {one.day for one in behind(taken, filters, f"day:{day}")} == {day}
        assert len(behind(taken, filters, f"day:{day}")) == n
    for region in found.regions:
        assert len(behind(taken, filters, f"region:{region.region.id}")) == region.n


def test_whoever_took_no_part_is_behind_the_outcome_and_behind_nothing_else() -> None:
    survey = made.citizen()
    answered = made.Population(40, regions=(AKMOLA,)).submissions(survey)
    refused = made.Submission("uuid:refused", made.xml(survey, {"region": AKMOLA, "consent": "no"}))
    forms = {("citizen_survey", "1"): survey}
    taken = of(made.snapshot.made([*answered, refused], [], forms, made.FIELDWORK))
    found = overview.overview(taken, Filters())
    assert found.n == len(behind(taken, Filters())) == 40
    for one in found.outcomes.counts:
        assert len(behind(taken, Filters(), f"outcome:{one.outcome.id}")) == one.count
    assert [one.instance for one in behind(taken, Filters(), "outcome:3.2")] == ["uuid:refused"]


def test_what_was_counted_once_is_not_counted_again(taken: Taken) -> None:
    assert overview.overview(taken, part(channel="CSC")) is overview.overview(taken, part(channel="CSC"))


def test_counting_stops_when_it_is_not_wanted_any_more(taken: Taken) -> None:
    with pytest.raises(StoppedError):
        overview.overview(taken, part(channel="POR", region=ALMATY), stopped=lambda: True)


def test_flagged_and_much_too_short_interviews_stand_in_the_queue() -> None:
    rows = [row(n) for n in range(40)] + [row(41, seconds=150), row(42, state="held"), row(43, state="replaced")]
    taken = of(made.taken(60, regions=(AKMOLA,)), tuple(rows))
    assert [(look.row.instance_id, look.reason) for look in queue(taken, Filters())] == [
        ("uuid:000042", "held"), ("uuid:000041", "fast")]  # fmt: skip
    assert queue(taken, part(region=ALMATY)) == ()


def test_of_a_few_interviews_none_is_called_too_short() -> None:
    taken = of(made.taken(60), tuple(row(n, seconds=500 if n else 20) for n in range(20)))
    assert queue(taken, Filters()) == ()


def test_interviews_are_read_again_only_when_other_ones_have_come_in() -> None:
    survey, rows = made.citizen(), [row(n) for n in range(3)]
    found = made.Population(3).submissions(survey)
    workspace = SimpleNamespace(
        submissions=lambda *, role: found if role == "survey" else [],
        form=lambda _id, _version: survey,
        fieldwork=made.FIELDWORK,
        received=lambda *, role: list(rows),
        delivery_counts=DeliveryCounts,
        waves=SimpleNamespace(figures=list),
    )
    first = take(workspace)
    assert take(workspace, first) is first
    rows.append(row(3))
    assert take(workspace, first) is not first


def test_an_interview_more_is_counted_with_those_that_were_read_before() -> None:
    survey = made.citizen()
    forms, found = {("citizen_survey", "1"): survey}, made.Population(90, regions=(AKMOLA,)).submissions(survey)
    before = of(made.snapshot.made(found[:80], [], forms, made.FIELDWORK))
    corrected = replace(found[3], xml=found[4].xml, sha256="corrected")
    now = [*found[:3], corrected, *found[5:]]
    after = of(made.snapshot.made(now, [], forms, made.FIELDWORK), earlier=before)
    fresh = of(made.snapshot.made(now, [], forms, made.FIELDWORK))
    assert len(after) == 89
    assert overview.overview(after, Filters()) == overview.overview(fresh, Filters())
    assert (after.people.citizen.codes == fresh.people.citizen.codes).all()


def test_no_document_is_kept(taken: Taken) -> None:
    assert not any(one.xml for one in taken.snapshot.interviews)
