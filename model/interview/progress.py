"""How far an interview is: its sections with their counts, and what blocks completion. Derived; stores nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from forms import Instance, NodeView, Problem

SectionState = Literal["empty", "begun", "done", "attention"]


@dataclass(frozen=True, slots=True)
class SectionProgress:
    """One section that is asked: how many questions expect an answer, how many have one, how many block."""

    path: str
    label: str
    asked: int
    answered: int
    problems: int
    state: SectionState


@dataclass(frozen=True, slots=True)
class Progress:
    """The sections in their order, and the sums over all questions that are asked."""

    sections: tuple[SectionProgress, ...]
    asked: int
    answered: int
    problems: int

    def position(self, section: str) -> int:
        """The number of a section, from 1; 0 if it is not asked."""
        return next((number for number, one in enumerate(self.sections, 1) if one.path == section), 0)


def expects_answer(node: "NodeView") -> bool:
    """Whether a person is asked this: not a note, not a calculation, not metadata, not hidden by a gate."""
    if "label" in node.appearance.split():
        return False  # the header row of a table
    return node.kind == "question" and node.relevant and not node.readonly


def measured(instance: "Instance", place: str = "") -> Progress:
    """The progress of a filling state; `place` tells which sections lie behind."""
    views = [view for view in instance.nodes() if view.relevant]
    blocked = _by_section(instance.problems(), instance)
    sections = [view for view in views if view.kind == "group" and view.section == view.path]
    here = instance[place].section if place and _known(instance, place) else ""
    reached = next((index for index, view in enumerate(sections) if view.path == here), 0)
    questions = [view for view in views if expects_answer(view)]
    asked, answered = _counts(questions)
    rows = []
    for index, view in enumerate(sections):
        problems = blocked.get(view.path, [])
        counts = asked.get(view.path, 0), answered.get(view.path, 0)
        state = _state(*counts, problems, is_behind=index < reached)
        rows.append(SectionProgress(view.path, view.label, *counts, len(problems), state))
    total = sum(len(problems) for problems in blocked.values())
    return Progress(tuple(rows), sum(asked.values()), sum(answered.values()), total)


def _known(instance: "Instance", place: str) -> bool:
    from forms import AnswerError

    try:
        return bool(instance[place].path)
    except (AnswerError, KeyError):
        return False  # the repeat instance one stood in was removed


def _counts(questions: Iterable["NodeView"]) -> tuple[dict[str, int], dict[str, int]]:
    asked: dict[str, int] = {}
    answered: dict[str, int] = {}
    for view in questions:
        asked[view.section] = asked.get(view.section, 0) + 1
        answered[view.section] = answered.get(view.section, 0) + (1 if view.value else 0)
    return asked, answered


def _by_section(problems: Iterable["Problem"], instance: "Instance") -> dict[str, list["Problem"]]:
    found: dict[str, list[Problem]] = {}
    for problem in problems:
        found.setdefault(instance[problem.path].section, []).append(problem)
    return found


def _state(asked: int, answered: int, problems: list["Problem"], *, is_behind: bool) -> SectionState:
    """A missing answer asks for attention only once one has gone past it; a wrong one does at once."""
    if any(problem.code != "required" for problem in problems) or (problems and is_behind):
        return "attention"
    if problems:
        return "begun" if answered else "empty"
    if answered == asked or is_behind:
        return "done"
    return "begun" if answered else "empty"
