"""How far an interview is, section by section."""

from model.interview.interview import Interview
from tests.model.places import answered, begun


def states(interview: Interview) -> list[tuple[int, int, int, str]]:
    return [(one.asked, one.answered, one.problems, one.state) for one in interview.progress().sections]


def test_a_new_interview_has_empty_sections_and_asks_no_hidden_question() -> None:
    progress = begun().progress()
    assert [section.label for section in progress.sections] == ["Visit", "Household"]
    assert states(begun()) == [(3, 0, 2, "empty"), (2, 0, 0, "empty")]
    assert (progress.asked, progress.answered, progress.problems) == (5, 0, 2)


def test_a_gate_that_opens_asks_one_more() -> None:
    assert states(answered(begun(), rating="1"))[0] == (4, 1, 2, "begun")


def test_calculations_are_not_asked() -> None:
    interview = begun()
    interview.answer("/data/household/member[1]/age", "30")
    assert states(interview)[1] == (2, 1, 0, "begun")


def test_a_wrong_answer_asks_for_attention_at_once() -> None:
    assert states(answered(begun(), rating="9"))[0][3] == "attention"


def test_a_gap_asks_for_attention_only_once_one_has_gone_past_it() -> None:
    interview = answered(begun(), rating="5")
    assert states(interview)[0][3] == "begun"
    interview.go("/data/household/member[1]/name")
    assert states(interview)[0][3] == "attention"


def test_a_section_without_gaps_is_done_once_everything_is_answered_or_passed() -> None:
    interview = answered(begun(), region="110000000", rating="5")
    assert states(interview)[0][3] == "begun"
    interview.go("/data/household/member[1]/name")
    assert states(interview)[0][3] == "done"


def test_the_place_may_be_in_an_entry_that_was_removed() -> None:
    interview = begun()
    interview.add("/data/household/member")
    interview.go("/data/household/member[2]/name")
    interview.remove("/data/household/member[2]")
    assert len(interview.progress().sections) == 2
