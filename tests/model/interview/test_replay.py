"""Properties: whatever is done, undoing all of it is the first state, and replaying the events is the present one."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from forms import AnswerError
from model.interview import journal
from model.interview.interview import Interview
from tests.model.places import begun, household

VISIT = st.sampled_from(["region", "rating", "reason", "remark"])
VALUES = st.sampled_from(["", "1", "2", "3", "5", "9", "қызметкер", "long " * 20])
MEMBERS = st.integers(1, 4)
STEPS = st.one_of(
    st.tuples(st.just("answer"), VISIT.map("/data/visit/{}".format), VALUES),
    st.tuples(
        st.just("answer"),
        st.builds("/data/household/member[{}]/{}".format, MEMBERS, st.sampled_from(["name", "age"])),
        VALUES,
    ),
    st.tuples(st.just("add"), st.just("/data/household/member")),
    st.tuples(st.just("remove"), MEMBERS.map("/data/household/member[{}]".format)),
    st.tuples(st.just("set_language"), st.sampled_from(["kk", "en"])),
    st.tuples(st.just("comment"), VISIT.map("/data/visit/{}".format), st.sampled_from(["", "remark"])),
    st.tuples(st.just("go"), VISIT.map("/data/visit/{}".format)),
    st.tuples(st.just("undo")),
    st.tuples(st.just("redo")),
)


def state(interview: Interview) -> dict[str, tuple[str, bool]]:
    """Everything the filling state holds."""
    return {view.path: (view.value, view.relevant) for view in interview.instance.nodes()}


def take(interview: Interview, steps: list[tuple[Any, ...]]) -> None:
    """Do what can be done; what cannot leaves no trace."""
    for name, *arguments in steps:
        if not getattr(interview, f"can_{name}", True):
            continue
        try:
            getattr(interview, name)(*arguments)
        except AnswerError:
            continue


@settings(max_examples=60, deadline=None)
@given(st.lists(STEPS, max_size=25))
def test_undoing_everything_is_the_first_state(steps: list[tuple[Any, ...]]) -> None:
    interview = begun()
    first = state(interview)
    take(interview, steps)
    while interview.can_undo:
        interview.undo()
    assert state(interview) == first
    assert interview.comments == {}


@settings(max_examples=60, deadline=None)
@given(st.lists(STEPS, max_size=25))
def test_replaying_the_events_is_the_present_state(steps: list[tuple[Any, ...]]) -> None:
    interview = begun()
    take(interview, steps)
    again = Interview.replay(interview.events, household())
    assert state(again) == state(interview)
    assert (again.place, again.language, again.comments) == (interview.place, interview.language, interview.comments)


@settings(max_examples=60, deadline=None)
@given(st.lists(STEPS, max_size=25))
def test_the_answers_that_stand_in_the_journal_are_those_of_the_form(steps: list[tuple[Any, ...]]) -> None:
    interview = begun()
    take(interview, steps)
    standing = journal.answers(interview.events)
    asked = [view for view in interview.instance.nodes() if view.kind == "question" and view.value]
    assert {view.path: view.value for view in asked} == {
        path: value for path, value in standing.items() if interview.instance[path].value
    }


@settings(max_examples=60, deadline=None)
@given(st.lists(STEPS, max_size=25))
def test_undo_tells_exactly_what_differs(steps: list[tuple[Any, ...]]) -> None:
    interview = begun()
    take(interview, steps)
    if not interview.can_undo:
        return
    before = state(interview)
    changes = interview.undo()
    after = state(interview)
    values = {path: (before.get(path, ("", True))[0], after.get(path, ("", True))[0]) for path in before | after}
    assert dict(changes.values) == {path: pair for path, pair in values.items() if pair[0] != pair[1]}


@settings(max_examples=60, deadline=None)
@given(st.lists(STEPS, max_size=25), st.integers(1, 12))
def test_what_is_undone_and_redone_is_as_if_nothing_had_been_undone(steps: list[tuple[Any, ...]], count: int) -> None:
    interview = begun()
    take(interview, steps)
    before = state(interview), interview.comments
    undone = 0
    while undone < count and interview.can_undo:
        interview.undo()
        undone += 1
    for _ in range(undone):
        interview.redo()
    assert (state(interview), interview.comments) == before
