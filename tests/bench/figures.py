"""What a measure is: a name, a target, and one line to print. It measures nothing itself."""

import statistics
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

Measure = Callable[[], "Iterator[Figure]"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure beside its target; without a target it is only told. `floor` means that more is better."""

    name: str
    value: float
    unit: str
    target: float | None = None
    floor: bool = False
    note: str = ""

    @property
    def is_met(self) -> bool:
        """Whether the target is kept; what has none always is."""
        if self.target is None:
            return True
        return self.value >= self.target if self.floor else self.value <= self.target

    def line(self) -> str:
        """One line of the table."""
        target = "" if self.target is None else f"{'≥' if self.floor else '≤'} {_number(self.target)} {self.unit}"
        verdict = "" if self.target is None else "ok" if self.is_met else "over"
        measured = f"{_number(self.value)} {self.unit}"
        return f"{self.name:<32} {measured:>14}  {target:<14} {verdict:<5} {self.note}".rstrip()


def _number(value: float) -> str:
    if value >= 100 or value == int(value):
        return f"{value:,.0f}"
    return f"{value:.3g}" if value < 1 else f"{value:.2f}".rstrip("0").rstrip(".")


def median(values: Sequence[float]) -> float:
    """The middle one."""
    return statistics.median(values)


def p95(values: Sequence[float]) -> float:
    """Nineteen of twenty are no larger."""
    return sorted(values)[max(0, -(-95 * len(values) // 100) - 1)]


def all_measures() -> Mapping[str, Measure]:
    """Every measure by the name it is called by, in the order of the table."""
    from tests.bench import (
        commits,
        dashboard,
        demonstration,
        engine,
        entry,
        files,
        hub,
        large,
        memory,
        paper,
        printing,
        scale,
        starting,
        thousand,
        typing,
    )

    return {
        "help": starting.help_,
        "window": starting.window,
        "answer": entry.answer,
        "thousand": thousand.thousand,
        "search": typing.search,
        "commit": commits.commit,
        "engine": engine.engine,
        "forms-load": large.load,
        "forms-memory": large.memory,
        "forms-answer": large.answers,
        "forms-cascade": large.cascade,
        "forms-growth": large.growth,
        "hub": hub.hub,
        "paper": paper.paper,
        "files": files.files,
        "country": paper.country,
        "batch": paper.batch,
        "dashboard": dashboard.dashboard,
        "estimates": scale.estimates,
        "million": scale.million,
        "papers": printing.papers,
        "memory": memory.a_week,
        "memory-long": memory.a_year,
        "demo": demonstration.demo,
        "demo-full": demonstration.demo_full,
    }


NOT_BY_DEFAULT = frozenset({"demo-full", "memory", "memory-long"})
