"""Nobody can be recognised in the files that are handed on, and what a paper hides cannot be worked out from them."""

from collections import Counter
from datetime import date, time
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

import forms
from exports import summary
from exports.estimates import Mark
from exports.files import anonymity, hiding, reading, withholding
from exports.files.columns import Table
from exports.files.harvest import of_responses
from exports.snapshot import made as snapshot_of
from model.demonstration.answers import respondents
from model.demonstration.population import Population
from tests.exports.files import made
from tests.exports.made import FIELDWORK, Submission
from tests.exports.test_frames import LIBRARY, NOON

WORDS = st.sampled_from(["a", "b", "c", ""])
ROWS = st.lists(st.tuples(st.sampled_from(["11", "15"]), st.integers(0, 30), st.integers(0, 5), WORDS), max_size=80)


def traits(rows):
    return [((region, region), (f"s{service}", f"g{service % 4}"), (f"a{age}", f"w{age // 2}"), (sex, sex))
            for region, service, age, sex in rows]  # fmt: skip


@given(ROWS)
def test_whatever_the_rows_are_at_least_five_are_alike_in_what_they_keep(rows):
    found = anonymity.steps(traits(rows))
    groups = Counter((*anonymity.kept(row, step), step) for row, step in zip(traits(rows), found, strict=True))
    few = len(rows) < anonymity.K and set(found) <= {anonymity.LAST}
    assert few or all(size >= anonymity.K for size in groups.values())


def test_a_row_keeps_the_most_detail_at_which_five_are_alike():
    rows = traits([("11", 1, 1, "f")] * 5 + [("11", 5, 1, "f"), ("11", 9, 1, "f")] * 3)
    assert anonymity.steps(rows) == [0] * 5 + [1] * 6


@given(st.lists(st.sampled_from(["5"] * 30 + ["4", "1", "97", None]), min_size=40, max_size=120), st.integers(0, 3))
def test_a_rare_answer_is_never_the_only_thing_that_is_missing(answers, seed):
    regions = ["11" if at % 2 else "15" for at in range(len(answers))]
    lost = withholding.withhold(regions, {"q": answers}, str(seed)).get("q", set())
    for region in ("11", "15"):
        mine = [at for at in range(len(answers)) if regions[at] == region]
        left = Counter(answers[at] for at in mine if at not in lost and answers[at] is not None)
        gone = [answers[at] for at in mine if at in lost]
        true = Counter(answers[at] for at in mine if answers[at] is not None)
        assert not [answer for answer, number in true.items() if number <= 4 and left[answer]]
        assert not gone or len(gone) >= 5 or not left


def test_texts_files_devices_and_exact_times_are_gone_and_the_account_says_so():
    found = made.families()
    (main, member, job), account = hiding.without_persons(found, made.KEY)
    names = {one.name for one in main.columns}
    assert not names & {"name", "phone", "photo", "start", "end", "sapa_received", "place_accuracy"}
    assert account.left_out["personal"] == ["phone"]
    assert account.left_out["text"] == ["name", "member_name", "title"]
    assert [one.name for one in job.columns] == ["sapa_id", "sapa_key", "sapa_parent", "sapa_number"]
    said = " ".join(map(str, (table.content for table in (main, member, job))))
    assert not any(secret in said for secret in ("8701", "Әлия", "Ержан", "Дәрігер", "51.160523", "uuid:1"))


def test_places_times_and_days_are_rounded():
    (main, *_), _ = hiding.without_persons(made.families(), made.KEY)
    row = next(at for at in range(3) if main.content["size"][at] == -2)
    assert (main.content["place_latitude"][row], main.content["place_longitude"][row]) == (51.161, 71.47)
    assert main.content["came"][row] == time(8)
    assert main.content["today"][row] == date(2026, 11, 23)


def test_pseudonyms_are_the_same_at_every_export_and_others_elsewhere():
    first, again = (hiding.without_persons(made.families(), made.KEY)[0] for _ in range(2))
    elsewhere = hiding.without_persons(made.families(), b"another key")[0]
    ids = [found[0].content["sapa_id"] for found in (first, again, elsewhere)]
    assert ids[0] == ids[1]
    assert not set(ids[0]) & set(ids[2])
    parents = {str(key) for key in first[1].content["sapa_parent"]}
    assert parents <= set(ids[0])


def test_a_question_once_marked_personal_is_left_out_in_every_version():
    plain, marked = made.household("1"), made.household("2")
    unmarked = made.form_of(made.HOUSEHOLD.replace("{version}", "3").replace("| yes |", "|  |"))
    found = made.tables([plain, marked, unmarked], [("3", made.ALIYA)])
    (main, *_), _ = hiding.without_persons(list(found.values()), made.KEY)
    assert "phone" not in {one.name for one in main.columns}


# --- against the paper ------------------------------------------------------------------------------------------------


@cache
def surveyed(n: int):
    """Answered citizen surveys of two regions, as a harvest, as a snapshot, and hidden."""
    form = forms.load(LIBRARY / "citizen_survey.xlsx")
    found = []
    for plan in respondents(Population(7), n):
        instance = form.start(language="kk", now=NOON, seed=plan.number, instance_id=f"uuid:{plan.number:06d}")
        for path, value in plan.answers.items():
            instance.answer(path, value, now=NOON)
        person = f"p{plan.region[:2]}-{plan.interviewer}"
        found.append(
            Submission(instance.id, instance.submission(), form.id, form.version, person=person, region=plan.region)
        )
    harvest = of_responses(found, {form.id: (form,)}, FIELDWORK)
    whole = reading.tables(harvest, form.id)
    hidden, account = hiding.without_persons(whole, made.KEY)
    return snapshot_of(found, [], {(form.id, form.version): form}, FIELDWORK), whole[0], hidden[0], account


def test_each_row_of_a_survey_is_like_four_others_in_region_service_age_and_sex():
    _, _, hidden, account = surveyed(600)
    names = ("sapa_region", "F10", "sapa_service_group", "P2", "sapa_age_group", "P1", "sapa_detail")
    kept = made.rows(hidden, *names)
    assert min(Counter(kept).values()) >= 5
    assert sum(account.detail.values()) == 600
    assert hidden.content["region"] == hidden.content["sapa_region"]


def test_no_centre_nor_exact_time_stays_in_a_survey():
    _, _, hidden, account = surveyed(600)
    assert account.left_out["place"] == ["sapa_centre", "centre"]
    assert all(one.minute == 0 for one in hidden.content["F1"] if one is not None)


def test_a_count_that_a_regional_paper_hides_cannot_be_made_from_the_file():
    """For each confidential item of a paper: more than one count of the full score agrees with what the file shows."""
    taken, whole, hidden, _ = surveyed(600)
    tried = 0
    for region in taken.regions:
        for row in summary.regional(taken, region).items:
            figures = (row.mean, row.share_valid, row.share_asked)
            if any(one.mark is Mark.CONFIDENTIAL for one in figures):
                tried += 1
                assert len(possible(whole, hidden, row.item.id, region)) > 1
    assert tried


def possible(whole: Table, hidden: Table, item: str, region: str) -> set[int]:
    """The counts of 5 that somebody could still believe, who knows how many were asked and sees the file."""
    asked, seen = (
        [value for value, place in made.rows(table, item, "sapa_region") if str(place) == region and value is not None]
        for table in (whole, hidden)
    )
    return set(range(seen.count(5), seen.count(5) + len(asked) - len(seen) + 1))


@pytest.mark.parametrize("gate", [("F7", "FEE1"), ("F9", "E1")])
def test_where_a_gate_is_blanked_what_it_opens_is_blanked_too(gate):
    _, _, hidden, _ = surveyed(600)
    opener, inner = gate
    assert any(value is None for value in hidden.content[opener])
    for gone, answer in zip(hidden.content[opener], hidden.content[inner], strict=True):
        assert gone is not None or answer is None
