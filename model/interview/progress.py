"""How far an interview is: its sections with their counts. Derived from the filling state; stores nothing."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from forms import Change, Instance, NodeView

_MEMBER: Final = re.compile(r"\[\d+\]$")
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
        """The number of a section, from 1; 0 if it is not asked. A member of a repeat is in that of its repeat."""
        path = _MEMBER.sub("", section)
        return next((number for number, one in enumerate(self.sections, 1) if one.path == path), 0)


def expects_answer(node: "NodeView") -> bool:
    """Whether a person is asked this: not a note, not a calculation, not metadata, not hidden by a gate."""
    if "label" in node.appearance.split():
        return False  # the header row of a table
    return node.kind == "question" and node.relevant and not node.readonly


def section_of(view: "NodeView") -> str:
    """The section a node is counted in: its top-level group, its top-level repeat with all its members, or the form's
    root for what stands in neither."""
    return _MEMBER.sub("", view.section)


@dataclass(frozen=True, slots=True)
class _Mark:
    """What one node adds to its section: whether it is asked, whether it is answered, what is wrong."""

    section: str
    asked: bool
    answered: bool
    problem: str


class Tally:
    """The counts of one filling state, kept up with its changes: the cost of a step is that of what it changed."""

    def __init__(self, instance: "Instance") -> None:
        self._instance = instance
        self._marks: dict[str, _Mark] = {}
        self._sections: dict[str, Counter[str]] = {}
        self._loose: list[str] = []  # what is shown outside of groups
        self._restless: set[str] = set()  # what may be wrong or right by itself, as time goes by
        self._stale: set[str] | None = None  # paths to look at again; None for all of them

    def hear(self, change: "Change | None") -> None:
        """A step changed this; nothing is computed yet."""
        if change is None or self._stale is None:
            return
        if change.added or change.removed:
            self._stale = None
        else:
            self._stale |= change.changed

    def progress(self, place: str = "") -> Progress:
        """The counts now; `place` tells which sections lie behind."""
        self._freshen()
        rows = [(path, counts) for path, counts in self._sections.items() if self._is_asked(path)]
        here = self._section_at(place)
        reached = next((index for index, (path, _) in enumerate(rows) if path == here), 0)
        found = tuple(self._row(path, counts, is_behind=index < reached) for index, (path, counts) in enumerate(rows))
        sums: Counter[str] = Counter()
        for counts in self._sections.values():
            sums.update(counts)
        return Progress(found, sums["asked"], sums["answered"], sums["problems"])

    # --- counting ---------------------------------------------------------------------------------------------------

    def _freshen(self) -> None:
        if self._stale is None:
            self._marks, self._sections, self._loose, self._restless = {}, {}, [], set()
            for view in self._instance.nodes():
                self._count(view)
        else:
            for path in self._spread(self._stale) | self._restless:
                if path in self._marks and path in self._instance:
                    self._count(self._instance[path])
        self._stale = set()

    def _spread(self, paths: set[str]) -> set[str]:
        """With everything inside a group that may be closed to writing as a whole."""
        groups = [path for path in paths if (path not in self._marks and self._may_close(path))]
        return paths | {path for group in groups for path in self._marks if path.startswith(f"{group}/")}

    def _may_close(self, path: str) -> bool:
        return path in self._instance and self._instance[path].definition.readonly.expression is not None

    def _count(self, view: "NodeView") -> None:
        """Put a node into its section, in place of what it was there before."""
        section, root = section_of(view), self._instance.root.path
        if self._stale is None and view.kind in ("question", "note") and section == root:
            self._loose.append(view.path)
        if section == root or (section == view.path and view.kind in ("group", "repeat")):
            self._sections.setdefault(section, Counter())
        if not view.control:
            return
        if self._stale is None and view.is_restless:
            self._restless.add(view.path)
        counts = self._sections[section]
        mark = _Mark(section, expects_answer(view), bool(view.value), view.problem)
        for one, sign in ((self._marks.get(view.path), -1), (mark, 1)):
            if one is not None:
                counts["asked"] += sign * one.asked
                counts["answered"] += sign * (one.asked and one.answered)
                counts["problems"] += sign * bool(one.problem)
                counts["wrong"] += sign * (one.problem not in ("", "required"))
        self._marks[view.path] = mark

    # --- telling ----------------------------------------------------------------------------------------------------

    def _is_asked(self, path: str) -> bool:
        """Whether a section is there now; what stands outside of groups is one while any of it is shown."""
        if path != self._instance.root.path:
            return self._instance[path].relevant
        return any(self._instance[one].relevant for one in self._loose)

    def _row(self, path: str, counts: Counter[str], *, is_behind: bool) -> SectionProgress:
        named = path if path != self._instance.root.path else self._first_loose()
        state, label = _state(counts, is_behind=is_behind), self._instance[named].label
        return SectionProgress(path, label, counts["asked"], counts["answered"], counts["problems"], state)

    def _first_loose(self) -> str:
        return next(path for path in self._loose if self._instance[path].relevant)

    def _section_at(self, place: str) -> str:
        from forms import AnswerError

        try:
            return section_of(self._instance[place]) if place else ""
        except (AnswerError, KeyError):
            return ""  # the repeat instance one stood in was removed


def _state(counts: Counter[str], *, is_behind: bool) -> SectionState:
    """A missing answer asks for attention only once one has gone past it; a wrong one does at once."""
    asked, answered, problems = counts["asked"], counts["answered"], counts["problems"]
    if counts["wrong"] or (problems and is_behind):
        return "attention"
    if problems:
        return "begun" if answered else "empty"
    if answered == asked or is_behind:
        return "done"
    return "begun" if answered else "empty"
