"""Which sections make a screen, in order, and which of their questions come next. No widget."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from textwrap import shorten
from typing import TYPE_CHECKING

import forms
from gui.answers.words import plain
from gui.entry.arrangement import Block, blocks
from gui.entry.consent import is_consent
from gui.entry.outline import Line
from model.interview.progress import expects_answer

if TYPE_CHECKING:
    from model.interview.interview import Interview
    from model.interview.progress import Progress, SectionProgress

_NUMBER = re.compile(r"\[\d+\]$")
WORDS = 60  # signs of a question that stand for the screen it begins


@dataclass(frozen=True, slots=True)
class Screen:
    """One or more sections shown together; the path is that of the first.

    Questions outside of groups are asked where they stand: what lies between two groups is a screen of its own. So is
    the consent, and what stands before and after it in its section. Then the screen has `only` these of its section,
    and of them `shown` is what is seen, in order.
    """

    path: str
    sections: tuple[str, ...]
    only: frozenset[str] = frozenset()
    shown: tuple[str, ...] = ()

    def holds(self, section: str) -> bool:
        """Whether a section stands here. A member of a repeat is a section too, and stands where its repeat does."""
        return without_number(section) in self.sections

    def shows(self, view: "forms.NodeView") -> bool:
        """Whether this question stands here."""
        return self.holds(view.section) and (not self.only or view.path in self.only)


def without_number(section: str) -> str:
    """The repeat of a section that is one of its members; any other section as it is."""
    return _NUMBER.sub("", section)


def one_each(interview: "Interview") -> tuple[Screen, ...]:
    """Every section is a screen, a repeat with all its members too, and so is each run of questions between them. The
    oral consent stands alone."""
    root, found = interview.form.root.path, dict[str, Screen]()
    nodes = (view for view in interview.instance.nodes() if view.path != root)
    for section, run in groupby(nodes, key=lambda view: without_number(view.section)):
        views = list(run)
        if not any(_counts(view) for view in views):
            continue
        if section != root and not any(is_consent(view) for view in views):
            found.setdefault(section, Screen(section, (section,)))
            continue
        for part in _parts(views):
            path = section if section not in found else part[0].path
            shown = tuple(view.path for view in part if _counts(view))
            found[path] = Screen(path, (section,), frozenset(view.path for view in part), shown)
    return tuple(found.values())


def _parts(views: "list[forms.NodeView]") -> "Iterator[list[forms.NodeView]]":
    """What is before the consent, the consent, what is after it; nothing that nobody sees."""
    parts = [list(part) for _is_consent, part in groupby(views, key=is_consent)]
    return (part for part in parts if any(_counts(view) for view in part))


def _counts(view: "forms.NodeView") -> bool:
    """Whether a node makes its section a screen: metadata and hidden calculations alone do not."""
    return view.kind in ("question", "note", "repeat")


def blocks_of(interview: "Interview", screen: Screen) -> list[Block]:
    """What stands on a screen; where it joins several sections, each has its heading."""
    found: list[Block] = []
    for section in screen.sections:
        inside = blocks(
            view for view in interview.nodes() if without_number(view.section) == section and screen.shows(view)
        )
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
    if screen.only:
        return any(interview.instance[path].relevant for path in screen.shown)
    return any(section == root or interview.instance[section].relevant for section in screen.sections)


def title(interview: "Interview", screen: Screen) -> str:
    """The words of a screen in the interview's language."""
    if interview.form.root.path in screen.sections or len(screen.sections) > 1:
        return interview.form.title(interview.language)
    return interview.instance[screen.sections[0]].label


def first_words(interview: "Interview", screen: Screen) -> str:
    """What a screen without a title begins with, such as the title of a table or its first question."""
    instance = interview.instance
    if screen.shown:
        views = (view for path in screen.shown if (view := instance[path]).relevant)
    else:
        views = (view for view in instance.nodes() if screen.shows(view))
    return shorten(next(filter(None, (plain(view.label) for view in views)), ""), WORDS, placeholder=" …")


def lines(
    screens: Sequence[Screen], progress: "Progress", titles: dict[str, str], interview: "Interview | None" = None
) -> list[Line]:
    """The outline: the screens that are asked, with the counts of their sections added up."""
    counted = {section.path: section for section in progress.sections}
    found = []
    for screen in screens:
        parts = [counted[section] for section in counted if screen.holds(section)]
        if screen.only and interview is not None:
            parts = [_run(screen, interview, part) for part in parts if is_asked(interview, screen)]
        if parts:
            sums = [sum(getattr(part, name) for part in parts) for name in ("asked", "answered", "problems")]
            found.append(Line(screen.path, plain(titles.get(screen.path) or parts[0].label), *sums, _state(parts)))
    return found


def _run(screen: Screen, interview: "Interview", whole: "SectionProgress") -> "SectionProgress":
    """The counts of one run of the form's own questions."""
    views = [interview.instance[path] for path in screen.shown]
    asked = [view for view in views if expects_answer(view)]
    answered, problems = sum(bool(view.value) for view in asked), sum(bool(view.problem) for view in views)
    state = whole.state if problems or answered < len(asked) else "done"
    return replace(whole, asked=len(asked), answered=answered, problems=problems, state=state)


def _state(parts: "Sequence[SectionProgress]") -> str:
    states = {part.state for part in parts}
    if "attention" in states:
        return "attention"
    return states.pop() if len(states) == 1 else "begun"
