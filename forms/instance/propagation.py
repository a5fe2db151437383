"""One step's consequences, worked out along the plan: only what reads something changed is looked at again."""

import heapq
from collections.abc import Sequence
from typing import TYPE_CHECKING

from forms import choices, types
from forms.definition import SET, Action, Element, Question, Repeat
from forms.dependencies import Aspect, Step
from forms.instance.changes import Change, Request
from forms.instance.tree import State

if TYPE_CHECKING:
    from forms.instance.filling import Filling

_MOST_REPETITIONS = 10_000
# Rules that look at each other through relevance, choices, counts or actions might never come to rest.
_MOST_LOOKS = 100
_MOST_TEXT = 1_000_000  # characters of a calculation; a whole submission has at most 5 MB


class Propagation:
    """The work of one step. Feed it with what changed, `run` it, and ask for the Change."""

    __slots__ = (
        "_acted",
        "_before",
        "_filling",
        "_fired",
        "_gone",
        "_history",
        "_keeps",
        "_looks",
        "_old",
        "_pending",
        "_plan",
        "_serial",
        "_shared",
        "added",
        "flipped",
        "heap",
        "removed",
        "requests",
        "touched",
        "wholes",
    )

    def __init__(self, filling: "Filling", *, keeps_calculated: bool = False) -> None:
        self._filling = filling
        filling.strained = set()
        self._shared = filling.shared
        self._plan = filling.shared.plan
        self._history = filling.history
        self.heap: list[tuple[int, int, Step, State]] = []
        self._pending: set[tuple[int, int]] = set()
        self._old: dict[State, str] = {}
        self._serial = 0
        self._looks: dict[tuple[Step, State], int] = {}
        self._fired: list[tuple[Action, State]] = []
        self._acted: dict[tuple[Action, State], int] = {}
        self._keeps = keeps_calculated
        self._gone: set[State] = set()
        self.wholes: set[str] = set()
        self._before: dict[str, str] = {}
        self.flipped: dict[State, bool] = {}
        self.touched: dict[State, None] = {}
        self.added: list[State] = []
        self.removed: list[str] = []
        self.requests: list[Request] = []

    # ---- what starts it

    def write(self, state: State, text: str, *, acts: bool = True) -> None:
        """A new stored value; nothing follows from a value that is the same. What the form does when a value changes
        happens unless it does not act."""
        old = state.value
        if old == text:
            return
        self._old.setdefault(state, old)
        self.remember(state)
        state.value = text
        self.spread(state)
        for action in self._shared.fires.get(state.element.path, ()) if acts else ():
            self._fired.append((action, state))

    def remember(self, state: State, *, inside: bool = False) -> None:
        """Call it before a node changes in any way: there may be a snapshot to return to."""
        if self._history is not None:
            self._history.append((state, state.past(inside=inside)))

    def spread(self, state: State, gone: str = "") -> None:
        """What stands here reads differently: whoever reads it is looked at again, but nobody inside what is `gone`."""
        for step in self._plan.readers.get(state.element.path, ()):
            if gone and step.within.startswith(gone):
                continue
            if step.is_of_repeat:
                self._touch_whole(step.path, state)
            for target in self._targets(step, state):
                if step.aspect is Aspect.LOOKS:
                    self.touched[target] = None
                else:
                    self._push(step, target)

    def _touch_whole(self, path: str, state: State) -> None:
        """A repeat as a whole looks different, even if it has no repetition."""
        above, _, name = path.rpartition("/")
        self.wholes.update(f"{parent.path}/{name}" for parent in self._filling.near(above, state))

    def begin(self, state: State) -> None:
        """A node that is new with all below it: everything about it is worked out."""
        for each in state.walk():
            for step in self._plan.own.get(each.element.path, ()):
                if step.aspect is not Aspect.COUNT:
                    self._push(step, each)
            for step in self._shared.counts.get(each.element.path, ()):
                self._push(step, each)

    def revisit(self, step: Step) -> None:
        """Everything a step decides, though nothing it reads has changed."""
        for state in self._filling.all_at(step.path):
            self._push(step, state)

    def act(self, action: Action, state: State) -> None:
        """Sets what an action sets, seen from the node where it happened, or asks the device for it."""
        for target in self._filling.targets(action, state):
            if action.kind != SET:
                self.requests.append(Request(action.kind, target.path, action.parameters))
                continue
            value = action.value
            text = action.text if value is None else value.stored(self._filling.context(target))
            self.remember(target)
            target.kept = None
            self.write(target, self._bounded(target, types.stored(target.element.type, text)))

    def _bounded(self, state: State, text: str) -> str:
        """A text no submission could hold is given up: calculations that double each other would fill the memory."""
        if len(text) <= _MOST_TEXT:
            return text
        self._filling.strain(state)
        return ""

    # ---- running

    def run(self) -> None:
        """Until nothing is left to look at."""
        while self.heap or self._fired:
            while self.heap:
                _, _, step, state = heapq.heappop(self.heap)
                self._pending.discard((id(step), id(state)))
                self._look(step, state)
            fired, self._fired = self._fired, []
            for action, state in fired:
                acted = self._acted[action, state] = self._acted.get((action, state), 0) + 1
                if acted <= _MOST_LOOKS:
                    self.act(action, state)

    def _look(self, step: Step, state: State) -> None:
        looks = self._looks[step, state] = self._looks.get((step, state), 0) + 1
        if looks > _MOST_LOOKS:
            self._filling.restless.add(step.path)
        if looks > _MOST_LOOKS or state in self._gone:
            return
        if step.aspect is Aspect.RELEVANCE:
            self._relevance(state)
        elif step.aspect is Aspect.CALCULATION:
            self._calculation(state)
        elif step.aspect is Aspect.CHOICES:
            self._choices(state)
        else:
            self._count(step, state)

    def _push(self, step: Step, state: State) -> None:
        key = (id(step), id(state))
        if key not in self._pending:
            self._pending.add(key)
            self._serial += 1
            heapq.heappush(self.heap, (step.rank, self._serial, step, state))

    def _targets(self, step: Step, state: State) -> Sequence[State]:
        host = step.path.rpartition("/")[0] if step.aspect is Aspect.COUNT else step.path
        around = state.repetition(step.within) if step.within else None
        return self._filling.all_at(host) if around is None else around.below(host)

    # ---- one aspect each

    def _relevance(self, state: State) -> None:
        expression = state.element.relevant.expression
        assert expression is not None  # noqa: S101 - the plan has a step only for expressions
        asks = expression.boolean(self._filling.context(state))
        if asks != state.asks:
            self.remember(state)
            state.asks = asks
            self._flip(state)

    def _flip(self, state: State) -> None:
        relevant = state.asks and (state.parent is None or state.parent.relevant)
        if relevant == state.relevant:
            return
        self.remember(state)
        state.relevant = relevant
        if self.flipped.pop(state, None) is None:
            self.flipped[state] = relevant
        self.spread(state)
        if relevant and state.is_due:
            for step in self._plan.own[state.element.path]:
                if step.aspect is Aspect.CALCULATION:
                    self._push(step, state)
        for child in state.items:
            self._flip(child)
        for mark in state.marks:
            self._flip(mark)

    def _calculation(self, state: State) -> None:
        self.remember(state)
        if not state.relevant:
            state.is_due = True
            return
        question = state.element
        assert isinstance(question, Question)  # noqa: S101 - only questions have calculations
        assert question.calculate is not None  # noqa: S101
        computed = question.calculate.stored(self._filling.context(state))
        text = self._bounded(state, types.stored(question.type, computed))
        was_due, state.is_due = state.is_due, False
        # A saved value that a person may have edited, or that is of its moment, stays until an input changes.
        is_saved = self._keeps and bool(state.value) and (bool(question.control) or question.calculate.volatile)
        is_known = state.computed == text if was_due else is_saved
        state.computed = text
        if not is_known:
            state.kept = None
            self.write(state, text)

    def _choices(self, state: State) -> None:
        self.touched[state] = None
        answer = state.value if state.kept is None else state.kept
        question = state.element
        if not answer or not isinstance(question, Question) or question.choices is None:
            return
        offered = choices.kept(question.choices, answer, self._filling.choice_context(state))
        self.remember(state)
        state.kept = None if offered == answer else answer
        # Nobody changed the answer: it only reads blank until its choice returns.
        self.write(state, offered, acts=False)

    def _count(self, step: Step, parent: State) -> None:
        repeat = self._filling.definition.elements[step.path]
        assert isinstance(repeat, Repeat)  # noqa: S101 - only repeats have counts
        assert repeat.count is not None  # noqa: S101
        number = repeat.count.number(self._filling.context(State(repeat, parent)))
        present = list(parent.children(repeat.name))
        if number != number:  # a blank keeps what is there  # noqa: PLR0124
            return
        wanted = int(max(0, min(number, _MOST_REPETITIONS)))
        for _ in range(wanted - len(present)):
            self.add(parent, repeat)
        for state in reversed(present[wanted:]):
            self.remove(state, keep=True)

    # ---- repetitions

    def add(self, parent: State, repeat: Element) -> State:
        """One more repetition at the end; one that a count had taken away comes back with its answers."""
        self.remember(parent, inside=True)
        state = self._filling.next_repetition(parent, repeat)
        parent.insert_repetition(state)
        state.forget_paths()
        self.added.append(state)
        self.wholes.add(f"{parent.path}/{repeat.name}")
        for each in state.walk():
            self._gone.discard(each)
            self._old.setdefault(each, "")
            self.remember(each)
            each.relevant = each.asks and (each.parent is None or each.parent.relevant)
        self.begin(state)
        for each in state.walk():
            self.spread(each)
        if not state.is_greeted:
            state.is_greeted = True
            self._fired.extend((action, state) for action in self._shared.greets.get(repeat.path, ()))
        return state

    def remove(self, state: State, *, keep: bool = False) -> None:
        """Takes a repetition out; with `keep` it waits for its count to grow again."""
        parent = state.parent
        assert parent is not None  # noqa: S101 - a repetition has a parent
        likes = parent.by_name[state.name]
        later = likes[next(n for n, like in enumerate(likes) if like is state) + 1 :]
        self._remember(state, *later)
        self.removed.append(state.path)
        self.wholes.add(f"{parent.path}/{state.name}")
        self.remember(parent, inside=True)
        parent.take_out(state)
        if keep:
            parent.spare = [state, *(parent.spare or [])]
        for other in later:
            other.forget_paths()
            self.spread(other)
        for each in state.walk():
            self._gone.add(each)
            self.spread(each, gone=state.element.path)

    def _remember(self, *states: State) -> None:
        """What stood at addresses that are about to mean something else, or nothing."""
        for state in states:
            for each in state.walk():
                if not each.items:
                    self._before.setdefault(each.path, self._old.get(each, each.value))

    # ---- the outcome

    def change(self, path: str = "", old: str = "", new: str = "") -> Change:
        """All that is different now."""
        values = self._values()
        flipped = {state.path: relevant for state, relevant in self.flipped.items() if state not in self._gone}
        shown = frozenset(place for place, relevant in flipped.items() if relevant)
        hidden = frozenset(place for place, relevant in flipped.items() if not relevant)
        touched = {state.path for state in self.touched if state not in self._gone}
        added = tuple(state.path for state in self.added if state not in self._gone)
        touched.update(self.wholes, values, shown, hidden, added, self.removed, (path,) if path else ())
        removed, requests = tuple(self.removed), tuple(self.requests)
        strained = frozenset(self._filling.strained)
        return Change(path, old, new, values, shown, hidden, frozenset(touched), added, removed, requests, strained)

    def _values(self) -> dict[str, tuple[str, str]]:
        here = {state.path: (was, state.value) for state, was in self._old.items() if state not in self._gone}
        for path, was in self._before.items():
            state = self._filling.find(path)
            here[path] = (was, state.value if state is not None else "")
        return {path: pair for path, pair in here.items() if pair[0] != pair[1]}
