"""Sleep and a clock that was set are told apart by the clocks each system has."""

import pytest

from model.interview.clocks import Passed, Reading, between

EVERY = 5.0


@pytest.mark.parametrize(("wall", "awake", "always", "expected"), [
    (5, 5, 5, Passed()),
    (6.5, 5, 5, Passed()),                              # a look that came late, a clock that drifts
    (720, 5, 720, Passed(slept=715)),                   # Linux: asleep
    (3605, 5, 5, Passed(set_by=3600)),                  # set forward by an hour, awake
    (-3595, 5, 5, Passed(set_by=-3600)),                # set back
    (4320, 5, 720, Passed(slept=715, set_by=3600)),     # asleep, and set meanwhile
    (720, 720, None, Passed(slept=715)),                # Windows: the look comes late
    (4320, 720, None, Passed(slept=715, set_by=3600)),
    (720, 5, None, Passed(slept=715)),                  # macOS: the clock stood still
    (-3595, 5, None, Passed(set_by=-3600)),
    (20, 5, None, Passed(set_by=15)),                   # the network set the clock right
])  # fmt: skip
def test_what_happened_between_two_looks(wall: float, awake: float, always: float | None, expected: Passed) -> None:
    before = Reading(1_000_000.0, 50.0, None if always is None else 80.0)
    after = Reading(1_000_000.0 + wall, 50.0 + awake, None if always is None else 80.0 + always)
    assert between(before, after, EVERY) == expected
