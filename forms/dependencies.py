"""Who reads whom, and in which order things are worked out. Compiled once for a form; a loop is refused here."""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum

from forms import address
from forms.definition import Definition, Element, Group, Question, Repeat
from forms.errors import FormError
from forms.xpath import Compiled, Expression
from forms.xpath.expressions import Call, Chain, Negation, Path


class Aspect(IntEnum):
    """What of a node an expression decides. LOOKS changes nothing else: rules and texts that are read when shown."""

    RELEVANCE = 0
    COUNT = 1
    CHOICES = 2
    CALCULATION = 3
    LOOKS = 4


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """One thing to work out: its place in the order, what, and of which element.

    `within` is the innermost repeat that all it reads lies in: a change elsewhere than in its own repetition of that
    repeat is no matter to it. '' when it may read anything.
    """

    rank: int
    aspect: Aspect
    path: str
    within: str
    is_of_repeat: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """`readers` of a path are revisited when what stands there changes; `own` are the steps of an element itself;
    `spoken` calculate with words of the current language."""

    readers: Mapping[str, tuple[Step, ...]]
    own: Mapping[str, tuple[Step, ...]]
    spoken: tuple[Step, ...]


_Vertex = tuple[str, Aspect]
_After = dict[_Vertex, list[_Vertex]]
# `once()` reads the node's own value in order to leave it alone: that is no loop.
_KEEPING = frozenset({"once"})
_STRUCTURAL = frozenset({"position", "count", "indexed-repeat"})
_SPEAKING = frozenset({"jr:itext", "jr:choice-name"})
_ORDERED = (Aspect.RELEVANCE, Aspect.CALCULATION)
_STAYING = frozenset({"child", "self", "parent", "attribute"})


def plan(definition: Definition) -> Plan:
    """The plan of a form; FormError `form.cycle` names the elements that wait for each other."""
    return _Planner(definition).plan()


class _Planner:
    def __init__(self, definition: Definition) -> None:
        self._elements = definition.elements
        self._rules: dict[_Vertex, tuple[Compiled, ...]] = {}
        for element in definition.elements.values():
            for aspect, rules in _rules_of(element):
                self._rules[element.path, aspect] = rules
        self._reads = {vertex: self._paths_read(rules) for vertex, rules in self._rules.items()}
        for (path, aspect), rules in self._rules.items():
            if aspect is Aspect.CALCULATION and any(_calls(rule, _KEEPING) for rule in rules):
                self._reads[path, aspect].discard(path)

    def plan(self) -> Plan:
        ranks = self._ranks()
        steps = {vertex: self._step(vertex, ranks.get(vertex, -1)) for vertex in self._rules}
        readers: dict[str, dict[Step, None]] = defaultdict(dict)
        own: dict[str, list[Step]] = defaultdict(list)
        for vertex, step in steps.items():
            for path in self._reads[vertex] | self._insides_read(vertex):
                readers[path][step] = None
            if step.aspect is not Aspect.LOOKS:
                own[vertex[0]].append(step)
        spoken = [steps[vertex] for vertex in self._rules if vertex[1] in _ORDERED and self._speaks(vertex)]
        return Plan(
            {path: tuple(sorted(found, key=lambda step: step.rank)) for path, found in readers.items()},
            {path: tuple(found) for path, found in own.items()},
            tuple(spoken),
        )

    def _step(self, vertex: _Vertex, rank: int) -> Step:
        path, aspect = vertex
        host = self._elements[path].parent if aspect is Aspect.COUNT else path
        repeat = self._elements[host].repeat
        while repeat and not self._stays_within(vertex, repeat):
            repeat = self._elements[self._elements[repeat].parent].repeat
        return Step(rank, aspect, path, repeat, isinstance(self._elements[path], Repeat))

    def _speaks(self, vertex: _Vertex) -> bool:
        return any(_calls(rule, _SPEAKING) for rule in self._rules[vertex])

    def _stays_within(self, vertex: _Vertex, repeat: str) -> bool:
        levels = vertex[0].count("/") - repeat.count("/")
        return all(stays_within(rule.expression, levels) for rule in self._rules[vertex])

    def _paths_read(self, rules: Iterable[Compiled]) -> set[str]:
        found: set[str] = set()
        for reference in {reference for rule in rules for reference in rule.references}:
            if reference in self._elements:
                found.add(reference)
            elif reference.endswith("*"):
                found.update(self._matching(reference[:-1]))
        return found

    def _matching(self, prefix: str) -> Iterator[str]:
        return (path for path in self._elements if path.startswith(prefix))

    def _insides_read(self, vertex: _Vertex) -> set[str]:
        """What lies in the groups whose text is read; whoever only counts or numbers them does not look inside."""
        if any(_calls(rule, _STRUCTURAL) for rule in self._rules[vertex]):
            return set()
        groups = [path for path in self._reads[vertex] if isinstance(self._elements[path], Group)]
        return {path for group in groups for path in self._matching(f"{group}/")}

    def _ranks(self) -> dict[_Vertex, int]:
        """Relevance and calculations in an order that respects what they read; counts and choices after them."""
        after, waiting = self._edges()
        ranks: dict[_Vertex, int] = {}
        ready = [vertex for vertex, number in waiting.items() if not number]
        while len(ranks) < len(waiting):
            self._rank(ready, ranks, after, waiting)
            stuck = {vertex for vertex in waiting if vertex not in ranks}
            if stuck:
                ready = [self._loosen(stuck, after, waiting)]
        for vertex in self._rules:
            if vertex[1] in (Aspect.COUNT, Aspect.CHOICES):
                sources = [ranks.get(source, 0) for source in self._sources(vertex)]
                ranks[vertex] = max(sources, default=0) + 1
        return ranks

    def _rank(
        self, start: list[_Vertex], ranks: dict[_Vertex, int], after: _After, waiting: dict[_Vertex, int]
    ) -> None:
        ready = [(self._elements[vertex[0]].order, vertex[1], vertex) for vertex in start]
        heapq.heapify(ready)
        while ready:
            vertex = heapq.heappop(ready)[2]
            ranks[vertex] = 2 * len(ranks)
            for follower in after.get(vertex, ()):
                waiting[follower] -= 1
                if not waiting[follower]:
                    heapq.heappush(ready, (self._elements[follower[0]].order, follower[1], follower))

    def _loosen(self, stuck: set[_Vertex], after: _After, waiting: dict[_Vertex, int]) -> _Vertex:
        """Questions shown or hidden by each other's answers are no mistake ("one of the two"): the first goes first."""
        loop = _loop(stuck, after)
        if len(loop) < 2 or any(aspect is not Aspect.RELEVANCE for _, aspect in loop):
            raise _refusal(loop)
        first = min(loop, key=lambda vertex: self._elements[vertex[0]].order)
        for source in stuck:
            if first in after.get(source, ()):
                after[source].remove(first)
        waiting[first] = 0
        return first

    def _edges(self) -> tuple[_After, dict[_Vertex, int]]:
        after: _After = defaultdict(list)
        waiting: dict[_Vertex, int] = {}
        for vertex in self._rules:
            if vertex[1] in _ORDERED:
                sources = self._sources(vertex)
                waiting[vertex] = len(sources)
                for source in sources:
                    after[source].append(vertex)
        return after, waiting

    def _sources(self, vertex: _Vertex) -> set[_Vertex]:
        """The ordered things that must be known before this one."""
        path, aspect = vertex
        sources: set[_Vertex] = set()
        for read in self._reads[vertex]:
            if read == path and self._means_another(vertex):
                continue
            sources.add((read, Aspect.CALCULATION))
            sources.update((place, Aspect.RELEVANCE) for place in (read, *address.ancestors(read)))
        if aspect is Aspect.CALCULATION:
            sources.update((place, Aspect.RELEVANCE) for place in (path, *address.ancestors(path)))
        return {source for source in sources if source in self._rules}

    def _means_another(self, vertex: _Vertex) -> bool:
        """Whether an element that reads its own path means another repetition, or only its own position."""
        path, aspect = vertex
        repeat = self._elements[path].repeat
        if aspect is Aspect.RELEVANCE and any(_calls(rule, _STRUCTURAL) for rule in self._rules[vertex]):
            return isinstance(self._elements[path], Group)
        return bool(repeat) and not self._stays_within(vertex, repeat)


def _rules_of(element: Element) -> Iterator[tuple[Aspect, tuple[Compiled, ...]]]:
    if element.relevant.expression is not None:
        yield Aspect.RELEVANCE, (element.relevant.expression,)
    looks = [element.readonly.expression, *element.outputs.values()]
    if isinstance(element, Repeat) and element.count is not None:
        yield Aspect.COUNT, (element.count,)
    if isinstance(element, Question):
        if element.calculate is not None:
            yield Aspect.CALCULATION, (element.calculate,)
        if element.choices is not None and element.choices.nodes is not None and element.choices.nodes.references:
            yield Aspect.CHOICES, (element.choices.nodes,)
        looks += [element.required.expression, element.constraint]
    found = tuple(rule for rule in looks if rule is not None and rule.references)
    if found:
        yield Aspect.LOOKS, found


def stays_within(expression: Expression, levels: int) -> bool:
    """Whether an expression reads nothing more than `levels` steps above its node: then it stays in its repetition."""
    if isinstance(expression, Path):
        if expression.absolute or any(step.axis not in _STAYING for step in expression.steps):
            return False
        if sum(step.axis == "parent" for step in expression.steps) > levels:
            return False
    return all(stays_within(part, levels) for part in _parts(expression))


def _calls(rule: Compiled, names: frozenset[str]) -> bool:
    """Whether a rule calls one of these functions; most rules do not even have the word."""
    return any(name in rule.text for name in names) and _has_call(rule.expression, names)


def _has_call(expression: Expression, names: frozenset[str]) -> bool:
    if isinstance(expression, Call) and expression.name in names:
        return True
    return any(_has_call(part, names) for part in _parts(expression))


def _parts(expression: Expression) -> Iterator[Expression]:
    match expression:
        case Call(arguments=parts) | Chain(operands=parts):
            yield from parts
        case Negation(operand=part):
            yield part
        case Path(steps=steps, origin=origin, filters=filters):
            if origin is not None:
                yield origin
            yield from filters
            for step in steps:
                yield from step.predicates


def _loop(stuck: set[_Vertex], after: _After) -> list[_Vertex]:
    """One loop among those that could not be ordered, in the order in which they wait for each other."""
    before: dict[_Vertex, _Vertex] = {}
    for vertex in sorted(stuck):
        for follower in after.get(vertex, ()):
            if follower in stuck:
                before.setdefault(follower, vertex)
    vertex = min(stuck)
    trail: list[_Vertex] = []
    while vertex not in trail:
        trail.append(vertex)
        vertex = before[vertex]
    return trail[trail.index(vertex) :]


def _refusal(loop: list[_Vertex]) -> FormError:
    nodes = tuple(dict.fromkeys(path for path, _ in reversed(loop)))
    return FormError("form.cycle", xpath=nodes[0], nodes=nodes)
