"""Halves in the journal: folded alike step by step and from the beginning, and ended by what is done at their place."""

from model.interview.interview import Interview
from tests.scenario import form_of

FORM = form_of("""
| survey | | | |
| | type | name | label |
| | integer | n | Number |
| | begin repeat | p | Person |
| | integer | age | Age |
| | end repeat | | |
| settings | | | |
| | form_id | version | |
| | halves | 1 | |
""")


def begun() -> Interview:
    return Interview.begin(FORM, language="en", device="d", person="p", seed=1)[0]


def test_an_answer_a_removal_and_nothing_end_a_half() -> None:
    interview = begun()
    for repeat in (interview.add("/data/p"), interview.add("/data/p")):
        assert repeat.event.kind == "add"
    first, last = "/data/p[1]/age", "/data/p[2]/age"
    for path in (first, last, "/data/n"):
        interview.half(path, "1")
    interview.half("/data/n", "a rem", "comment")
    interview.answer("/data/n", "12")
    interview.remove("/data/p[1]")
    assert interview.halves == {(first, ""): "1", ("/data/n", "comment"): "a rem"}
    assert Interview.replay(interview.events, FORM).halves == interview.halves
    interview.half(first, "")
    interview.comment("/data/n", "a remark")
    assert interview.halves == {}
    interview.undo()
    assert Interview.replay(interview.events, FORM).halves == interview.halves == {}
