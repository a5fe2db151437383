"""Properties: an interview kept up step by step is what its events give from the beginning, after undo and redo too."""

from functools import cache
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from forms import Form
from model.interview.interview import Interview
from model.interview.progress import Tally
from model.interview.replay import replayed
from tests.model.interview.test_replay import take
from tests.scenario import form_of

TABLE = """
| survey |
|  | type | name | label | relevant | constraint | required | readonly | calculation |
|  | integer | first | First |  | . < 10 | yes |  |  |
|  | begin group | a | A | ${first} != 3 |  |  | ${first} = 5 |  |
|  | integer | one | One |  | . >= ${first} | yes |  |  |
|  | text | two | Two | ${one} > 1 | string-length(.) < string-length(now()) | ${one} = 2 |  |  |
|  | calculate | sum |  |  |  |  |  | ${first} + ${one} |
|  | end group |  |  |  |  |  |  |  |
|  | integer | middle | Middle | ${one} = 1 |  |  |  |  |
|  | begin repeat | people | People | ${first} != 4 |  |  |  |  |
|  | text | name | Name |  |  | yes |  |  |
|  | integer | age | Age | ../name != 'x' | . < 100 |  |  |  |
|  | end repeat |  |  |  |  |  |  |  |
|  | begin group | b | B ${first} |  |  |  |  |  |
|  | note | told | Told |  |  |  |  |  |
|  | decimal | three | Three | count(${people}) > 1 | . > random() |  |  |  |
|  | end group |  |  |  |  |  |  |  |
"""
NAMES = ("first", "a/one", "a/two", "middle", "people[1]/name", "people[2]/name", "people[2]/age", "b/three")
PATHS = st.sampled_from(NAMES).map("/data/{}".format)
VALUES = st.sampled_from(["", "1", "2", "3", "4", "5", "50", "x", "long " * 8])
STEPS = st.one_of(
    st.tuples(st.just("answer"), PATHS, VALUES),
    st.tuples(st.just("prefill"), st.just("/data/first"), st.sampled_from(["1", "3", "5"])),
    st.tuples(st.just("add"), st.just("/data/people")),
    st.tuples(st.just("remove"), st.sampled_from(["/data/people[1]", "/data/people[2]"])),
    st.tuples(st.just("set_language"), st.sampled_from(["kk", "en"])),
    st.tuples(st.just("comment"), PATHS, st.sampled_from(["", "word"])),
    st.tuples(st.just("witness"), st.just("reason"), PATHS, st.sampled_from(["", "so"])),
    st.tuples(st.just("half"), PATHS, st.sampled_from(["", "hal"]), st.sampled_from(["", "comment"])),
    st.tuples(st.just("go"), PATHS),
    st.tuples(st.just("undo")),
    st.tuples(st.just("redo")),
)
Steps = list[tuple[Any, ...]]


@cache
def form() -> Form:
    return form_of(TABLE)


def begun() -> Interview:
    return Interview.begin(form(), language="en", device="d", person="p", seed=1)[0]


def walked(steps: Steps) -> Interview:
    interview = begun()
    take(interview, steps)
    return interview


@settings(max_examples=150, deadline=None)
@given(st.lists(STEPS, max_size=30))
def test_the_filling_state_is_that_of_its_events_from_the_beginning(steps: Steps) -> None:
    interview = walked(steps)
    again = replayed(form(), interview.events)
    assert [(v.path, v.value, v.relevant) for v in interview.instance.nodes()] == [
        (v.path, v.value, v.relevant) for v in again.nodes()
    ]
    assert interview.instance.language == again.language
    assert interview.instance.now == again.now


@settings(max_examples=100, deadline=None)
@given(st.lists(STEPS, max_size=30))
def test_what_is_said_beside_the_answers_is_that_of_the_events(steps: Steps) -> None:
    interview = walked(steps)
    again = Interview.replay(interview.events, form())
    for told in ("comments", "reasons", "halves", "orders", "place", "can_undo", "can_redo"):
        assert getattr(interview, told) == getattr(again, told), told


@settings(max_examples=100, deadline=None)
@given(st.lists(STEPS, max_size=12), st.lists(STEPS, max_size=12))
def test_an_interview_that_was_opened_again_undoes_and_redoes_as_if_it_had_not_been_left(a: Steps, b: Steps) -> None:
    interview = walked(a)
    again = Interview.replay(interview.events, form())
    take(interview, b)
    take(again, b)
    assert [(v.path, v.value, v.relevant) for v in interview.instance.nodes()] == [
        (v.path, v.value, v.relevant) for v in again.instance.nodes()
    ]
    assert interview.comments == again.comments


@settings(max_examples=150, deadline=None)
@given(st.lists(STEPS, max_size=25))
def test_counts_kept_up_with_changes_are_those_of_a_count_from_the_beginning(steps: Steps) -> None:
    interview = begun()
    for step in steps:
        take(interview, [step])
        progress = interview.progress()
        assert progress == Tally(interview.instance).progress(interview.place)
        assert progress.problems == len(interview.problems())


@settings(max_examples=80, deadline=None)
@given(st.lists(STEPS, max_size=25))
def test_undo_and_redo_tell_every_node_that_is_another(steps: Steps) -> None:
    interview = walked(steps)
    for step in ("undo", "redo"):
        if not getattr(interview, f"can_{step}"):
            continue
        before = {v.path: (v.value, v.relevant, v.label) for v in interview.instance.nodes()}
        change = getattr(interview, step)().change
        after = {v.path: (v.value, v.relevant, v.label) for v in interview.instance.nodes()}
        differ = {path for path in before.keys() & after.keys() if before[path] != after[path]}
        told = change.changed if change is not None else frozenset()
        if change is None or not (change.added or change.removed):
            assert differ <= told
        assert change is None or set(change.added) == {p for p in after.keys() - before.keys() if p.endswith("]")}
