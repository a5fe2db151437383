"""What all instances of one form share: the plan of dependencies, actions and counts by the place they belong to."""

from collections import defaultdict
from dataclasses import dataclass, field

from forms.definition import EVERY_LOAD, FIRST_LOAD, NEW_REPEAT, VALUE_CHANGED, Action, Definition
from forms.dependencies import Aspect, Plan, Step, plan
from forms.xpath import Compiled, compile_expression


@dataclass(frozen=True, slots=True)
class Shared:
    """Made once for a form. `fires` by changed path, `greets` by repeat, `counts` by the group a repeat stands in."""

    plan: Plan
    fires: dict[str, tuple[Action, ...]]
    greets: dict[str, tuple[Action, ...]]
    first: tuple[Action, ...]
    always: tuple[Action, ...]
    counts: dict[str, tuple[Step, ...]]
    repeats: dict[str, tuple[str, ...]]
    _seen: dict[str, Compiled] = field(default_factory=dict)

    def compiled(self, expression: str) -> Compiled:
        """An expression inside the label of a choice, which belongs to no element."""
        if expression not in self._seen:
            self._seen[expression] = compile_expression(expression)
        return self._seen[expression]


def share(definition: Definition, course: Plan | None = None) -> Shared:
    """The plan is made unless it is known; FormError when the form's rules wait for each other."""
    course = course or plan(definition)
    fires: dict[str, list[Action]] = defaultdict(list)
    greets: dict[str, list[Action]] = defaultdict(list)
    for action in definition.actions:
        if VALUE_CHANGED in action.events:
            fires[action.source].append(action)
        if NEW_REPEAT in action.events:
            greets[definition.elements[action.source].repeat].append(action)
    counts: dict[str, list[Step]] = defaultdict(list)
    for path, steps in course.own.items():
        counts[definition.elements[path].parent].extend(step for step in steps if step.aspect is Aspect.COUNT)
    return Shared(
        course,
        {path: tuple(found) for path, found in fires.items()},
        {path: tuple(found) for path, found in greets.items()},
        tuple(action for action in definition.actions if FIRST_LOAD in action.events),
        tuple(action for action in definition.actions if EVERY_LOAD in action.events),
        {path: tuple(found) for path, found in counts.items() if found},
        {path: _repeats_around(definition, path) for path in definition.elements},
    )


def _repeats_around(definition: Definition, path: str) -> tuple[str, ...]:
    """The repeats an element stands in, innermost first."""
    found = []
    repeat = definition.elements[path].repeat
    while repeat:
        found.append(repeat)
        repeat = definition.elements[definition.elements[repeat].parent].repeat
    return tuple(found)
