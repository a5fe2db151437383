"""A form being filled in: the one place where answers change. It reads and writes no XML and stores nothing."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime

from forms import address, choices, types, validation
from forms.definition import Action, Choice, Definition, Element, Group, Question, Repeat
from forms.errors import AnswerError
from forms.instance.changes import Change, Problem, Request
from forms.instance.history import Snapshot
from forms.instance.propagation import Propagation
from forms.instance.services import FormServices
from forms.instance.shared import Shared
from forms.instance.tree import Document, Past, State, grow
from forms.instance.view import NodeView
from forms.itext import Output, Text, code_of
from forms.xpath import Compiled, Context, Node


class Filling:
    """The filling state of one instance. Made by `Form.start` and `Form.resume`."""

    def __init__(  # noqa: PLR0913 - everything an interview begins with
        self,
        definition: Definition,
        shared: Shared,
        *,
        instance_id: str,
        now: datetime,
        language: str = "",
        seed: int | None = None,
        properties: dict[str, str],
        lists: Mapping[str, Node],
    ) -> None:
        self.definition = definition
        self.shared = shared
        self.id = instance_id
        self.language = code_of(language or definition.texts.default)
        if seed is None:
            seed = int.from_bytes(hashlib.sha256(instance_id.encode()).digest()[:4])
        self.seed = seed
        self._document = Document(definition.root)
        self.root = grow(definition.blank, self._document)
        self._document.append(self.root)
        self.services = FormServices(self, properties, seed)
        # What is only read draws its own chances: looking at a label must not change what a calculation draws next.
        self._reading = FormServices(self, properties, seed)
        self._context = Context(
            self.root, root=self._document, now=now, instances=lists, services=self.services
        )
        self.restless: set[str] = set()
        # Addresses of nodes whose rule, value, choices or text had to be given up: in all, and in the last step.
        self.overloaded: set[str] = set()
        self.strained: set[str] = set()
        self.requests: tuple[Request, ...] = ()
        self.history: list[tuple[State, Past]] | None = None
        self.deprecated_id = ""
        self._single: dict[str, State] = {}
        self._index(self.root)

    # ---- the door

    def answer(self, path: str, value: str, *, now: datetime | None = None) -> Change:
        """Takes an answer as it is written in XML; '' clears it. AnswerError if it cannot be taken: nothing changed."""
        return self._take(self._asked(path), value, now)

    def _take(self, state: State, value: str, now: datetime | None) -> Change:
        before = self.now
        self._context.now = now or before
        try:
            text = self._acceptable(state, value)
        except AnswerError:
            self._context.now = before
            raise
        step = Propagation(self)
        step.remember(state)
        old, state.kept = state.value, None
        step.write(state, text)
        step.run()
        return step.change(state.path, old, state.value)

    def fulfil(self, request: Request, value: str, *, now: datetime | None = None) -> Change:
        """Takes what the device found for a request; it may be for a node that nobody can type into."""
        state = self.find(request.path)
        if state is None or not isinstance(state.element, Question):
            raise AnswerError("answer.unknown_path", path=request.path)
        return self._take(state, value, now)

    def add(self, path: str, *, now: datetime | None = None) -> Change:
        """One more repetition at the end of a repeat: `/data/people`, `/data/people[2]/children`."""
        repeat = self.definition.elements.get(address.schema(path))
        parent = self.find(address.parent(path))
        if not isinstance(repeat, Repeat) or parent is None:
            raise AnswerError("answer.unknown_path", path=path)
        if repeat.is_fixed:
            raise AnswerError("answer.fixed_repeat", path=path)
        if now is not None:
            self._context.now = now
        step = Propagation(self)
        added = step.add(parent, repeat)
        step.run()
        return step.change(added.path)

    def remove(self, path: str, *, now: datetime | None = None) -> Change:
        """Takes a repetition out, with all its answers: `/data/people[2]`."""
        state = self.find(path)
        if state is None or not isinstance(state.element, Repeat):
            raise AnswerError("answer.unknown_path", path=path)
        if state.element.is_fixed:
            raise AnswerError("answer.fixed_repeat", path=path)
        if now is not None:
            self._context.now = now
        step = Propagation(self)
        place = state.path
        step.remove(state)
        step.run()
        return step.change(place)

    def __getitem__(self, path: str) -> NodeView:
        repeat = None if path.endswith("]") else self.definition.elements.get(address.schema(path))
        if isinstance(repeat, Repeat):
            parent = self.find(address.parent(path))
            if parent is not None:
                return self._whole(repeat, parent)
        state = self.find(path)
        if state is None:
            raise AnswerError("answer.unknown_path", path=path)
        return NodeView(self, state)

    def __contains__(self, path: object) -> bool:
        return isinstance(path, str) and self.find(path) is not None

    def nodes(self) -> Iterator[NodeView]:
        """Everything below the root in document order, relevant or not; each repeat before its repetitions."""
        found: list[NodeView] = []
        self._gather(self.root, found)
        return iter(found)

    def problems(self) -> list[Problem]:
        """What stands in the way of completion, in document order."""
        found = []
        for state in self.root.walk():
            code = self.problem_of(state)
            if code and isinstance(state.element, Question):
                words = self.say(validation.message(state.element, code), state)
                found.append(Problem(state.path, code, words, validation.bounds(state.element)))
        return found

    def set_language(self, language: str) -> Change:
        """The language of labels from now on; texts that lack it fall back. Few forms calculate with words: their
        values change with it."""
        self.language = code_of(language)
        step = Propagation(self)
        for spoken in self.shared.plan.spoken:
            step.revisit(spoken)
        step.run()
        return step.change()

    def chance(self) -> tuple[object, ...]:
        """Where the numbers drawn from the seed have come to."""
        return (self.services.drawn(), self._reading.drawn())

    def return_to(self, moment: Snapshot) -> None:
        """What of a moment lies outside of the answers."""
        self.language, self._context.now = moment.language, moment.now
        for services, drawn in zip((self.services, self._reading), moment.chance, strict=True):
            services.draw_on(drawn)

    @property
    def now(self) -> datetime:
        """The moment expressions see: that of the last step."""
        return self._context.now

    # ---- finding

    def find(self, path: str) -> State | None:
        """The node at an address; a repeat without a position is its first repetition."""
        state = self._single.get(path)
        if state is not None:
            return state
        steps = address.steps(path)
        if not steps or steps[0][0] != self.root.name:
            return None
        state = self.root
        for name, position in steps[1:]:
            found = state.children(name)
            if not 0 < (position or 1) <= len(found):
                return None
            state = found[(position or 1) - 1]
        return state

    def all_at(self, path: str) -> Sequence[State]:
        """Every node of an element, in document order."""
        state = self._single.get(path)
        return (state,) if state is not None else self.root.below(path)

    def near(self, path: str, state: State) -> Sequence[State]:
        """The nodes of an element that share the most repetitions with a node."""
        single = self._single.get(path)
        if single is not None:
            return (single,)
        for repeat in self.shared.repeats[path]:
            around = state.repetition(repeat)
            if around is not None:
                return around.below(path)
        return self.root.below(path)

    def targets(self, action: Action, state: State) -> list[State]:
        """The nodes an action sets when it happens at a node; from outside of a repeat that is its first repetition."""
        if action.picked is not None:
            found = action.picked.nodes(self.context(state))
            return [node for node in found if isinstance(node, State)]
        if state.element.path == action.target:
            return [state]
        return list(self.near(action.target, state))[:1]

    def next_repetition(self, parent: State, repeat: Element) -> State:
        """The next repetition of a repeat: those set aside by a count come back first."""
        spare = parent.spare or []
        for place, state in enumerate(spare):
            if state.element is repeat:
                del spare[place]
                return state
        return grow(self.definition.templates[repeat.path], parent)

    # ---- evaluating

    def context(self, state: State) -> Context:
        """The world of an expression at a node. It is one object: use it before asking for the next."""
        context = self._context
        context.node = context.current = state
        return context

    def choice_context(self, state: State) -> Context:
        """The same for a choice list, which may be asked for in the middle of another expression."""
        self._reading.place = state.element.path
        return self._own_context(state)

    def judge(self, state: State) -> Callable[[Compiled], bool]:
        return lambda rule: rule.boolean(self._own_context(state))

    def say(self, text: Text, state: State, form: str = "") -> str:
        """A text in the current language with the values it mentions, seen from a node."""

        def value_of(output: Output) -> str:
            compiled = state.element.outputs.get(output.expression) or self.shared.compiled(output.expression)
            return compiled.stored(self._own_context(state))

        return self.definition.texts.say(text, self.language, value_of, form)

    def is_relevant(self, state: State) -> bool:
        return state.relevant

    def is_readonly(self, state: State) -> bool:
        """By its own rule or that of a group around it."""
        place: State | None = state
        while place is not None and place.name:
            if validation.holds(place.element.readonly, self.judge(place)):
                return True
            place = place.parent
        return False

    def problem_of(self, state: State) -> str:
        question = state.element
        if not state.relevant or not isinstance(question, Question):
            return ""
        return validation.problem(question, state.value, self.judge(state))

    def is_unlikely(self, state: State) -> bool:
        """Whether the answer breaks the rule that the form marks as soft."""
        question = state.element
        if not state.relevant or not isinstance(question, Question) or not (rule := validation.soft(question)):
            return False
        return validation.is_unlikely(question, state.value, self.shared.compiled(rule), self.judge(state))

    def choices_of(self, state: State) -> tuple[Choice, ...]:
        """What is offered at a node now, labelled in the current language."""
        question = state.element
        if not isinstance(question, Question) or question.choices is None:
            return ()
        source = question.choices
        offered = choices.offered(source, self.choice_context(state))
        columns = offered[-1].attributes if offered and source.nodes is not None else ()
        tried = choices.columns_of_labels(source, self.definition.texts, self.language, columns)
        return tuple(
            Choice(
                c.value,
                choices.label_in(c, tried) or self.say(c.label, state),
                c.attributes,
                self._media(c.label, state, "image"),
                self._media(c.label, state, "audio"),
            )
            for c in offered
        )

    def choice_label(self, node: Node, path: str, value: str) -> str:
        """The label of a value in the list of the question at a path, which may be relative to `node`."""
        here = node if isinstance(node, State) else self.root
        found = self.near_reference(path, here)
        for choice in self.choices_of(found) if found is not None else ():
            if choice.value == value:
                return choice.label
        return ""

    def near_reference(self, path: str, state: State) -> State | None:
        """The node a reference means from here."""
        target = address.resolve(path, state.element.path)
        if target not in self.definition.elements:
            return None
        return next(iter(self.near(target, state)), None)

    def strain(self, node: Node) -> None:
        """An expression at this node tested too much and was given up: what it said is not to be trusted."""
        place = node.path if isinstance(node, State) else self.root.path
        self.overloaded.add(place)
        self.strained.add(place)

    # ---- inside

    def _media(self, label: Text, state: State, kind: str) -> str:
        return self.say(label, state, kind).rpartition("/")[2] if label.key else ""

    def _own_context(self, state: State) -> Context:
        world = self._context
        return Context(state, root=world.root, now=world.now, instances=world.instances, services=self._reading)

    def _index(self, state: State) -> None:
        if state.element.repeat:
            return
        self._single[state.element.path] = state
        for child in (*state.marks, *state.items):
            self._index(child)

    def _asked(self, path: str) -> State:
        state = self.find(path)
        if state is None or not isinstance(state.element, Question):
            raise AnswerError("answer.unknown_path", path=path)
        if self.is_readonly(state):
            raise AnswerError("answer.readonly", path=path)
        return state

    def _acceptable(self, state: State, value: str) -> str:
        question = state.element
        assert isinstance(question, Question)  # noqa: S101 - `_asked` looked
        try:
            text = types.accept(question.type, value)
        except AnswerError as error:
            raise AnswerError(error.code, path=state.path, **error.params) from error
        source = question.choices
        if text and source is not None and question.type in types.CHOICE_TYPES:
            chosen = [text] if question.type == types.SELECT_ONE else types.tokens(text)
            if not choices.values(source, self.choice_context(state)).issuperset(chosen):
                raise AnswerError("answer.choice", path=state.path, value=value)
        return text

    def _whole(self, repeat: Repeat, parent: State) -> NodeView:
        phantom = State(repeat, parent)
        phantom.place(f"{parent.path}/{repeat.name}")
        repetitions: Sequence[State] = parent.children(repeat.name)
        phantom.relevant = parent.relevant and (
            any(state.asks for state in repetitions) or validation.holds(repeat.relevant, self.judge(phantom))
        )
        return NodeView(self, phantom, is_whole=True)

    def _gather(self, state: State, found: list[NodeView]) -> None:
        elements, by_name = self.definition.elements, state.by_name
        for path in getattr(state.element, "children", ()):
            element = elements[path]
            if isinstance(element, Repeat):
                found.append(self._whole(element, state))
            for child in by_name.get(element.name, ()):
                found.append(NodeView(self, child))
                if isinstance(element, Group):
                    self._gather(child, found)
