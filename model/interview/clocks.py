"""Whether the computer slept or its clock was set between two looks at the clocks. Pure; it reads none of them."""

from dataclasses import dataclass
from typing import Final

LEAST: Final = 2.0  # s; less than this is the looks themselves being late
LATE: Final = 30.0  # s; where nothing counts sleep apart, a look that comes so late was slept through


@dataclass(frozen=True, slots=True)
class Reading:
    """Seconds on three clocks: the wall's; one that stands still in sleep; one that runs on in it, if there is one.

    On Windows the second runs on in sleep too, and looks come late instead.
    """

    wall: float
    awake: float
    always: float | None = None


@dataclass(frozen=True, slots=True)
class Passed:
    """What happened between two looks, in seconds: time asleep, and how far the wall clock was set (0 for neither)."""

    slept: float = 0.0
    set_by: float = 0.0


def between(before: Reading, after: Reading, every: float) -> Passed:
    """What the clocks say of the time between two looks that were meant to be `every` seconds apart."""
    awake, wall = after.awake - before.awake, after.wall - before.wall
    if before.always is not None and after.always is not None:
        truly = after.always - before.always
        slept = truly - awake
    elif awake > every + LATE:
        truly, slept = awake, awake - every
    elif wall - awake > LATE:
        truly, slept = wall, wall - awake  # more likely asleep than set so far by hand
    else:
        truly, slept = awake, 0.0
    set_by = wall - truly
    return Passed(round(slept, 1) if slept > LEAST else 0.0, round(set_by, 1) if abs(set_by) > LEAST else 0.0)
