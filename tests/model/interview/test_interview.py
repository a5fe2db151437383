"""An interview: its steps, what they return, how it ends."""

import hashlib
import json

import pytest

from forms import AnswerError
from model.errors import SurveyError
from model.interview.interview import Interview
from tests.model.places import answered, begun, household

RATING, REASON, REMARK = "/data/visit/rating", "/data/visit/reason", "/data/visit/remark"


def test_an_answer_returns_its_event_and_everything_that_changed_with_it() -> None:
    interview = begun()
    changes = interview.answer(RATING, "2")
    assert (changes.event.kind, changes.event.node, changes.event.old, changes.event.new) == ("answer", RATING, "", "2")
    assert changes.change is not None
    assert changes.change.shown == {REASON}
    assert changes.kinds == {"answers"}


def test_the_event_keeps_the_answer_as_the_form_keeps_it() -> None:
    assert begun().answer(RATING, "004").event.new == "4"


def test_an_answer_that_cannot_be_leaves_no_event() -> None:
    interview = begun()
    with pytest.raises(AnswerError):
        interview.answer(RATING, "many")
    assert [event.kind for event in interview.events] == ["begin"]


def test_what_is_known_beforehand_is_filled_in_and_cannot_be_undone() -> None:
    interview, steps = Interview.begin(
        household(), language="kk", device="d", person="p", prefill={"/data/visit/region": "110000000"}
    )
    assert [step.event.kind for step in steps] == ["begin", "prefill"]
    assert interview.instance["/data/visit/region"].value == "110000000"
    assert not interview.can_undo


def test_the_language_changes_the_questions_and_not_the_answers() -> None:
    interview = answered(begun(), rating="5")
    interview.set_language("kk")
    assert interview.instance[RATING].label == "Баға"
    assert interview.instance[RATING].value == "5"


def test_a_comment_stands_until_it_is_emptied() -> None:
    interview = begun()
    interview.comment(RATING, "said with a smile")
    assert interview.comments == {RATING: "said with a smile"}
    interview.comment(RATING, "")
    assert interview.comments == {}


def test_an_interview_with_gaps_cannot_be_finished_and_says_how_many_there_are() -> None:
    interview = answered(begun(), rating="1")
    with pytest.raises(SurveyError) as refused:
        interview.complete()
    assert refused.value.code == "interview.incomplete"
    assert refused.value.params == {"count": 2, "first": "/data/visit/region"}
    assert interview.status == "draft"


def test_finishing_freezes_the_submission_and_puts_its_hash_into_the_event() -> None:
    interview = answered(begun(), region="110000000", rating="5")
    changes = interview.complete()
    assert interview.status == "complete"
    assert json.loads(changes.event.new)["sha256"] == hashlib.sha256(changes.document).hexdigest()
    assert interview.submission() == changes.document


STEPS = ("answer", "add", "remove", "language", "comment", "go", "undo", "redo", "complete")


@pytest.mark.parametrize("step", STEPS)
def test_a_finished_interview_takes_no_further_step(step: str) -> None:
    interview = answered(begun(), region="110000000", rating="5")
    interview.complete()
    steps = {
        "answer": lambda: interview.answer(RATING, "4"),
        "add": lambda: interview.add("/data/household/member"),
        "remove": lambda: interview.remove("/data/household/member[1]"),
        "language": lambda: interview.set_language("kk"),
        "comment": lambda: interview.comment(RATING, "x"),
        "go": lambda: interview.go(RATING),
        "undo": interview.undo,
        "redo": interview.redo,
        "complete": interview.complete,
    }
    with pytest.raises(SurveyError) as refused:
        steps[step]()
    assert refused.value.code == "interview.closed"


def test_a_draft_can_be_withdrawn_with_its_reason() -> None:
    interview = begun()
    assert interview.withdraw("the respondent left").event.new == "the respondent left"
    assert interview.status == "withdrawn"


def test_undo_brings_back_what_a_gate_hid() -> None:
    interview = answered(begun(), rating="1", reason="rude")
    interview.answer(RATING, "5")
    changes = interview.undo()
    assert changes.change is not None
    assert changes.change.shown == {REASON}
    assert interview.instance[REASON].value == "rude"
    assert interview.place == RATING


def test_undo_of_a_removal_brings_every_answer_of_it_back() -> None:
    interview = begun()
    interview.add("/data/household/member")
    interview.answer("/data/household/member[1]/name", "Асан")
    interview.answer("/data/household/member[2]/name", "Үсен")
    interview.answer("/data/household/member[1]/age", "44")
    interview.remove("/data/household/member[1]")
    assert interview.instance["/data/household/member[1]/name"].value == "Үсен"
    interview.undo()
    assert interview.instance["/data/household/member[1]/age"].value == "44"
    assert interview.instance["/data/household/member[2]/name"].value == "Үсен"
    assert interview.instance["/data/household/adults"].value == "1"


def test_where_one_is_follows_the_answers_and_the_going() -> None:
    interview = answered(begun(), rating="5")
    assert interview.place == RATING
    changes = interview.go(REMARK)
    assert interview.place == REMARK
    assert json.loads(changes.event.new) == {
        "answered": 1, "asked": 5, "at": "/data/visit", "section": 1, "sections": 2,
    }  # fmt: skip


def test_there_is_nothing_to_undo_at_the_beginning() -> None:
    with pytest.raises(SurveyError) as refused:
        begun().undo()
    assert refused.value.code == "interview.nothing_to_undo"


def test_redo_takes_the_step_again_and_hides_again_what_it_hid() -> None:
    interview = answered(begun(), rating="1", reason="rude")
    interview.answer(RATING, "5")
    interview.undo()
    changes = interview.redo()
    assert changes.change is not None
    assert changes.change.hidden == {REASON}
    assert (interview.instance[RATING].value, interview.place, interview.can_redo) == ("5", RATING, False)


def test_a_new_answer_ends_what_could_be_redone_and_the_journal_keeps_it() -> None:
    interview = answered(begun(), rating="1")
    interview.undo()
    interview.answer(REMARK, "x")
    assert not interview.can_redo
    with pytest.raises(SurveyError) as refused:
        interview.redo()
    assert refused.value.code == "interview.nothing_to_redo"
    assert [event.new for event in interview.events if event.node == RATING and event.kind == "answer"] == ["1"]


def test_going_on_after_an_undo_leaves_the_redo() -> None:
    interview = answered(begun(), rating="1")
    interview.undo()
    interview.go(REMARK)
    assert interview.can_redo
    interview.redo()
    assert interview.instance[RATING].value == "1"


def test_what_an_answer_would_hide_is_known_before_it_is_given() -> None:
    interview = answered(begun(), rating="1", reason="rude")
    before = interview.events
    assert interview.hidden_by(RATING, "5") == (REASON,)
    assert interview.hidden_by(RATING, "2") == ()
    assert interview.hidden_by(RATING, "many") == ()
    assert (interview.instance[RATING].value, interview.instance[REASON].value) == ("1", "rude")
    assert interview.events == before


def test_a_reason_is_kept_with_the_answer_it_was_said_of() -> None:
    interview = answered(begun(), rating="1")
    interview.witness("reason", RATING, "really")
    assert interview.reasons == {RATING: ("1", "really")}
    assert Interview.replay(interview.events, household()).reasons == interview.reasons
