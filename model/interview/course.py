"""The filling state of one interview and the steps that led to it: taken, taken back and taken again by moments, never
from the beginning. Pure; stores nothing."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from model.interview.difference import difference, pictured
from model.interview.journal import Fold
from model.interview.replay import CHANGING, Beginning, take

if TYPE_CHECKING:
    from forms import Change, Form, Instance, Snapshot
    from model.changes import Event


class Course:
    """`instance` is always what replaying the standing steps would give; the moment before each of them is kept."""

    def __init__(self, form: "Form", beginning: "Event") -> None:
        self.fold = Fold([beginning])
        self.instance: Instance = Beginning.of(beginning).start(form, beginning)
        self._moments: dict[int, Snapshot] = {}  # by the identity of the step, which lives as long as its interview

    @classmethod
    def replayed(cls, form: "Form", events: "Iterable[Event]") -> "Course":
        """The course of these events, the first of which is the beginning."""
        first, *others = events
        course = cls(form, first)
        for event in others:
            course.fold.take(event)
        course._take_all(one for one in course.fold.standing if one.kind in CHANGING)
        return course

    def moment(self) -> "Snapshot":
        """Now, to be given to `taken` once a step is. Its cost does not depend on the form."""
        return self.instance.snapshot()

    def taken(self, event: "Event", before: "Snapshot | None" = None) -> None:
        """A step was taken; `before` is the moment before it if it changed the filling state."""
        self.fold.take(event)
        if before is not None:
            self._moments[id(event)] = before

    def retrace(self, event: "Event") -> "Change | None":
        """Take back, or again, the step that this event is about; None where the filling state is no other by it.

        What was filled in or said in another language since is taken anew after it: it stands.
        """
        again = event.kind == "redo"
        step = self.fold.take(event)
        if step is None or step.kind not in CHANGING:
            return None
        later = [one for one in self.fold.later if one.kind in CHANGING]
        before = pictured(self.instance) if later else {}
        changes = [self.instance.restore(self._moments[id(later[0] if again else step)])] if later or not again else []
        changes += self._take_all([step, *later] if again else later)
        found = difference(before, pictured(self.instance)) if later else changes[0]
        old, new = found.values.get(step.node, ("", ""))
        touched = {step.node, *found.changed}.union(*(change.changed for change in changes))
        return replace(found, path=step.node, old=old, new=new, changed=frozenset(touched))

    def _take_all(self, steps: "Iterable[Event]") -> "list[Change]":
        changes = []
        for step in steps:
            self._moments[id(step)] = self.moment()
            changes.append(take(self.instance, step))
        return changes
