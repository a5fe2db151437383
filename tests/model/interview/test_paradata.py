"""What follows from the events about the way an interview was held."""

from dataclasses import replace
from datetime import datetime, timedelta

from model.changes import Event
from model.interview.paradata import LONGEST_PAUSE, paradata
from tests.model.places import begun

RATING, REMARK = "/data/visit/rating", "/data/visit/remark"


def timed(*steps: tuple[str, str, str, str, float]) -> list[Event]:
    """Events of (kind, node, old, new, seconds since the beginning), the wall clock going along."""
    began = datetime.fromisoformat("2026-11-24T10:00:00+05:00")
    return [
        Event(kind, "uuid:1", node, old, new, "r", round(at * 1e9), (began + timedelta(seconds=at)).isoformat())
        for kind, node, old, new, at in steps
    ]


HELD = timed(
    ("begin", "", "", "{}", 0),
    ("answer", RATING, "", "2", 4),
    ("place", REMARK, RATING, "{}", 5),
    ("answer", REMARK, "", "жақсы", 15),
    ("answer", RATING, "2", "5", 18),
    ("undo", RATING, "5", "2", 19),
    ("complete", "", "", "{}", 20),
)


def test_time_belongs_to_the_question_it_was_spent_on() -> None:
    found = {one.path: (one.seconds, one.visits, one.corrections) for one in paradata(HELD).questions}
    assert found == {RATING: (10.0, 2, 1), REMARK: (10.0, 1, 0)}
    assert (paradata(HELD).seconds, paradata(HELD).undone, paradata(HELD).sittings) == (20.0, 1, 1)


def test_a_break_and_the_time_between_two_runs_are_not_work() -> None:
    pause = timed(("begin", "", "", "{}", 0), ("answer", RATING, "", "2", 3000))
    assert paradata(pause).seconds == LONGEST_PAUSE
    later = [pause[0], replace(pause[1], run="another")]
    assert (paradata(later).seconds, paradata(later).sittings) == (0.0, 2)


def test_a_clock_that_was_set_is_noticed_and_changes_no_duration() -> None:
    turned_back = [*HELD[:-1], replace(HELD[-1], wall="2026-11-23T10:00:20+05:00")]
    assert (paradata(turned_back).clock_jumps, paradata(turned_back).seconds) == (1, 20.0)
    assert paradata(HELD).clock_jumps == 0


def slept(*, counted: bool) -> list[Event]:
    """An hour asleep between two answers, noticed four seconds later; `counted` if the clock ran on meanwhile."""
    events = timed(
        ("begin", "", "", "{}", 0),
        ("answer", RATING, "", "2", 4),
        ("answer", REMARK, "", "жақсы", 3614),
        ("sleep", "", "", "3600.0", 3618),
        ("complete", "", "", "{}", 3620),
    )
    return [one if counted or one.mono < 10e9 else replace(one, mono=one.mono - round(3600e9)) for one in events]


def test_sleep_is_a_pause_and_no_jump_on_either_clock() -> None:
    for counted in (True, False):
        found = paradata(slept(counted=counted))
        assert (found.seconds, found.clock_jumps) == (20.0, 0), counted


def test_a_clock_set_in_sleep_is_still_noticed() -> None:
    events = slept(counted=True)
    set_on = [(datetime.fromisoformat(one.wall) + timedelta(hours=2)).isoformat() for one in events]
    found = paradata([*events[:2], *(replace(events[at], wall=set_on[at]) for at in range(2, len(events)))])
    assert (found.clock_jumps, found.seconds) == (1, 20.0)


def test_a_real_interview_has_paradata() -> None:
    interview = begun()
    interview.answer(RATING, "5")
    assert [one.path for one in paradata(interview.events).questions] == [RATING]
