"""Which sections make a screen, in order, and which of their questions come next. No widget."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import forms
from gui.answers.words import plain
from gui.entry.arrangement import Block, blocks
from gui.entry.outline import Line

if TYPE_CHECKING:
    from model.interview.interview import Interview
    from model.interview.progress import Progress, SectionProgress

_NUMBER = re.compile(r"\[\d+\]$")


@dataclass(frozen=True, slots=True)
class Screen:
    """One or more sections shown together; the path is that of the first."""

    path: str
    sections: tuple[str, ...]

    def holds(self, section: str) -> bool:
        """Whether a section stands here. A member of a repeat is a section too, and stands where its repeat does."""
        return without_number(section) in self.sections


def without_number(section: str) -> str:
    """The repeat of a section that is one of its members; any other section as it is."""
    return _NUMBER.sub("", section)


def one_each(interview: "Interview") -> tuple[Screen, ...]:
    """Every section is a screen, a repeat with all its members too; questions outside of groups are a screen of the
    form's own."""
    found = dict.fromkeys(without_number(view.section) for view in interview.instance.nodes() if _counts(view))
    return tuple(Screen(section, (section,)) for section in found)


def _counts(view: "forms.NodeView") -> bool:
    """Whether a node makes its section a screen: metadata and hidden calculations alone do not."""
    return view.kind in ("question", "note", "repeat")


def blocks_of(interview: "Interview", screen: Screen) -> list[Block]:
    """What stands on a screen; where it joins several sections, each has its heading."""
    found: list[Block] = []
    for section in screen.sections:
        inside = blocks(view for view in interview.nodes() if without_number(view.section) == section)
        if len(screen.sections) > 1:
            inside = _headed(inside, section)
        found += inside
    return found


def _headed(inside: list[Block], section: str) -> list[Block]:
    """The words of the section above its blocks: as the lead of its grid, where it begins with one."""
    if inside and inside[0].kind == "grid" and not inside[0].lead:
        return [replace(inside[0], lead=section), *inside[1:]]
    return [Block("heading", section), *inside]


def is_asked(interview: "Interview", screen: Screen) -> bool:
    """Whether anything of it is relevant now."""
    root = interview.form.root.path
    return any(section == root or interview.instance[section].relevant for section in screen.sections)


def title(interview: "Interview", screen: Screen) -> str:
    """The words of a screen in the interview's language."""
    if screen.path == interview.form.root.path or len(screen.sections) > 1:
        return interview.form.title(interview.language)
    return interview.instance[screen.path].label


def first_words(interview: "Interview", screen: Screen) -> str:
    """What a screen without a title begins with, such as the title of a table."""
    inside = (view.label for view in interview.instance.nodes() if view.section == screen.path)
    return next(filter(None, inside), "")


def lines(screens: Sequence[Screen], progress: "Progress", titles: dict[str, str]) -> list[Line]:
    """The outline: the screens that are asked, with the counts of their sections added up."""
    counted = {section.path: section for section in progress.sections}
    found = []
    for screen in screens:
        parts = [counted[section] for section in counted if screen.holds(section)]
        if parts:
            sums = [sum(getattr(part, name) for part in parts) for name in ("asked", "answered", "problems")]
            found.append(Line(screen.path, plain(titles.get(screen.path) or parts[0].label), *sums, _state(parts)))
    return found


def _state(parts: "Sequence[SectionProgress]") -> str:
    states = {part.state for part in parts}
    if "attention" in states:
        return "attention"
    return states.pop() if len(states) == 1 else "begun"
