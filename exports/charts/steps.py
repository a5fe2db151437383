"""Five steps of lightness that a photocopy keeps apart, and the role of the figures printed on each.

The steps go from pale to dark by mixing and never by hue alone. The middle between pale and full is left out: on it
neither dark nor light figures keep a contrast of 4.5 in both themes.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from exports.charts.picture import Role


@dataclass(frozen=True, slots=True)
class Step:
    """One step: the role and strength of the ground, the role of what stands on it."""

    role: Role
    strength: float
    text: Role

    @property
    def bold(self) -> bool:
        """Light figures on dark are bold: a photocopy fills thin ones in."""
        return self.text is Role.SURFACE


STEPS = (
    Step(Role.ACCENT, 0.08, Role.INK),
    Step(Role.ACCENT, 0.26, Role.INK),
    Step(Role.ACCENT, 0.45, Role.INK),
    Step(Role.ACCENT, 1.0, Role.SURFACE),
    Step(Role.INK, 1.0, Role.SURFACE),
)


def step(value: float, limits: Sequence[float], *, dark_low: bool = True) -> Step:
    """The step of a value between four rising `limits`; the low values are the dark ones, or the high."""
    at = bisect_right(limits, value)
    return STEPS[len(STEPS) - 1 - at if dark_low else at]


def ramp(count: int) -> tuple[Step, ...]:
    """`count` steps, pale to dark, as far apart as there are; at most five."""
    last = len(STEPS) - 1
    return tuple(STEPS[round(at * last / max(count - 1, 1))] for at in range(count))
