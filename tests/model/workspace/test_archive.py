"""Long lists by the page, the day of an interviewer, and taking a finished interview back."""

import pytest

from model.errors import SurveyError
from model.store.keys import FLOOR
from model.workspace import Fieldwork, Person, Workspace


@pytest.fixture
def workspace(tmp_path):
    made = Workspace.create(tmp_path / "Sapa", "seven grey herons over the reeds", cost=FLOOR,
                            person=Person("p1", "Айгүл", "supervisor"),
                            fieldwork=Fieldwork("f1", {"en": "Test"}, "2026-Q4"))  # fmt: skip
    yield made
    made.close()


def declined(workspace):
    interview = workspace.begin("citizen_survey", language="kk")
    workspace.save([interview.answer("/data/agreement/consent", "no"), interview.complete()]).result()
    return interview.id


def test_a_finished_interview_is_taken_back_before_it_is_sent(workspace):
    first, second = declined(workspace), declined(workspace)
    assert workspace.archive.withdraw(first, "respondent") == "withdrawn"
    assert [parcel.instance_id for parcel in workspace.outbox()] == [second]
    assert [one.instance_id for one in workspace.submissions("citizen_survey")] == [second]
    counts = workspace.delivery_counts()
    assert (counts.finished, counts.waiting) == (1, 1)
    assert workspace.interview(first).status == "withdrawn"
    assert workspace.events(first)[-1].new == "respondent"
    assert workspace.resume(first).instance["/data/agreement/consent"].value == "no"
    assert workspace.verify().is_sound


def test_what_may_have_left_is_only_asked_back(workspace):
    instance = declined(workspace)
    workspace.start_hub()
    workspace.sync()
    workspace.stop_hub()
    assert workspace.interview(instance).delivery == "delivered"
    assert workspace.archive.withdraw(instance, "mistake: test") == "asked"
    row = workspace.interview(instance)
    assert (row.status, row.delivery, row.recalled) == ("complete", "delivered", True)
    assert [event.new for _, event in workspace.journal() if event.kind == "recall"] == ["mistake: test"]
    assert workspace.verify().is_sound
    with pytest.raises(SurveyError, match=r"interview\.closed"):
        workspace.archive.withdraw(instance, "again")


def test_nothing_is_taken_back_without_a_reason(workspace):
    instance = declined(workspace)
    with pytest.raises(SurveyError, match=r"withdraw\.no_reason"):
        workspace.archive.withdraw(instance, " ")
    assert workspace.interview(instance).status == "complete"


def test_lists_are_ordered_by_any_column_and_read_by_the_page(workspace):
    made = [workspace.begin("citizen_survey", language="kk").id for _ in range(5)]
    workspace.begin("mystery_visit", language="kk")
    for by in ("started", "title", "answered", "state", "where"):
        numbers = workspace.archive.order("interview", by, descending=False)
        assert {row.id for row in workspace.archive.rows(numbers)} == set(made)
    newest = workspace.archive.order("interview")
    assert [row.id for row in workspace.archive.rows(newest[:2])] == [made[4], made[3]]
    assert len(workspace.archive.order("visit")) == 1


def test_the_day_counts_what_was_finished_with_its_median(workspace):
    assert workspace.archive.today().finished == 0
    for _ in range(3):
        declined(workspace)
    day = workspace.archive.today()
    assert day.finished == 3
    assert 0 <= day.minutes < 1
