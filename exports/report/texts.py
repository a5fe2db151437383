"""What a supervisor writes on a paper: findings and what to do next. It stands apart from the numbers and is no part of
what they are computed from."""

from dataclasses import dataclass

ACTIONS = 3  # as many as anyone does


@dataclass(frozen=True, slots=True)
class SupervisorTexts:
    """The supervisor's own words, in the language they were written in; at most three actions."""

    findings: str = ""
    actions: tuple[str, ...] = ()

    @property
    def written(self) -> tuple[str, ...]:
        """The actions that have words, three at most."""
        return tuple(said for action in self.actions if (said := action.strip()))[:ACTIONS]


NONE = SupervisorTexts()
