"""The plan of a compiled form: in which order what is worked out, as numbers and back."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from forms.definition import Element, Question, Repeat
from forms.dependencies import Aspect, Plan, Step

_ASPECTS = {int(aspect): aspect for aspect in Aspect}


def plain(plan: Plan, places: Mapping[str, int]) -> list[Any]:
    """Each step once; who reads what, and whose they are, by their numbers."""
    steps = {step: None for group in (*plan.own.values(), *plan.readers.values(), plan.spoken) for step in group}
    numbers = {step: number for number, step in enumerate(steps)}
    rows = [
        [step.rank, int(step.aspect), places[step.path], step.within and places[step.within], step.is_of_repeat]
        for step in steps
    ]
    own, readers = (
        [[places[path], [numbers[step] for step in group]] for path, group in part.items()]
        for part in (plan.own, plan.readers)
    )
    return [rows, readers, own, [numbers[step] for step in plan.spoken]]


def plan(found: list[Any], paths: Sequence[str], elements: Mapping[str, Element]) -> Plan:
    """LookupError, TypeError or ValueError when it is none, or asks of an element what it does not have."""
    rows, readers, own, spoken = found
    steps = [_step(row, paths) for row in rows]
    if not all(_RULES[step.aspect](elements[step.path]) and _is_within(step, elements) for step in steps):
        raise LookupError("no such rule")
    read, owned = (
        {paths[place]: tuple([steps[number] for number in group]) for place, group in part} for part in (readers, own)
    )
    if any(step.path != path or step.aspect is Aspect.LOOKS for path, group in owned.items() for step in group):
        raise LookupError("another's step")
    return Plan(read, owned, tuple([steps[number] for number in spoken]))


def _step(row: list[Any], paths: Sequence[str]) -> Step:
    rank, aspect, place, within, is_of_repeat = row
    return Step(int(rank), _ASPECTS[aspect], paths[place], "" if within == "" else paths[within], bool(is_of_repeat))


def _is_within(step: Step, elements: Mapping[str, Element]) -> bool:
    around = step.within
    return not around or (isinstance(elements[around], Repeat) and f"{step.path}/".startswith(f"{around}/"))


_RULES: Mapping[Aspect, Callable[[Element], bool]] = {
    Aspect.LOOKS: lambda _: True,
    Aspect.RELEVANCE: lambda element: element.relevant.expression is not None,
    Aspect.COUNT: lambda element: isinstance(element, Repeat) and element.count is not None,
    Aspect.CHOICES: lambda element: isinstance(element, Question) and element.choices is not None,
    Aspect.CALCULATION: lambda element: isinstance(element, Question) and element.calculate is not None,
}
