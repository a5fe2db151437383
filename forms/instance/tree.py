"""The tree of answers while a form is filled in. Expressions read it as nodes; it decides nothing by itself."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from forms.definition import Blank, Element
from forms.xpath import Node

_NONE: Sequence["State"] = ()


class Past(NamedTuple):
    """What a node was; the last three only where repetitions came or went below it."""

    value: str
    kept: str | None
    computed: str | None
    is_due: bool
    asks: bool
    relevant: bool
    is_greeted: bool
    items: list["State"] | None = None
    by_name: dict[str, list["State"]] | None = None
    spare: list["State"] | None = None


class State:
    """One node: an answer or a group of them.

    `value` is what expressions read while the node is relevant. `kept` is the answer as given when part of it is not
    offered at the moment; it returns with its choice. `computed` is the last result of the calculation, `is_due` when
    it waits for the node to be shown. `spare` are repetitions a count has taken away. `is_greeted` when what happens
    to a new repetition has happened. `marks` are its attributes.
    """

    __slots__ = (
        "_path",
        "asks",
        "by_name",
        "computed",
        "element",
        "is_due",
        "is_greeted",
        "items",
        "kept",
        "kind",
        "marks",
        "name",
        "parent",
        "relevant",
        "spare",
        "value",
    )
    category = "element"

    def __init__(self, element: Element, parent: "State | None", value: str = "") -> None:
        self.element = element
        self.name = element.name
        self.kind = element.type
        self.parent = parent
        self.items: list[State] = []
        self.by_name: dict[str, list[State]] = {}
        self.value = value
        self.kept: str | None = None
        self.computed: str | None = None
        self.is_due = False
        self.asks = element.relevant.constant is not False
        self.relevant: bool = self.asks and (parent is None or parent.relevant)
        self.is_greeted = False
        self.spare: list[State] | None = None
        self.marks: Sequence[Mark] = ()
        self._path = ""

    def past(self, *, inside: bool = False) -> Past:
        """What it is now, to return to; with `inside` also what stands below it."""
        now = Past(self.value, self.kept, self.computed, self.is_due, self.asks, self.relevant, self.is_greeted)
        if not inside:
            return now
        names = {name: list(found) for name, found in self.by_name.items()}
        return now._replace(items=list(self.items), by_name=names, spare=self.spare and list(self.spare))

    def return_to(self, past: Past) -> None:
        """Undoes what happened to it since."""
        self.value, self.kept, self.computed, self.is_due, self.asks, self.relevant, self.is_greeted = past[:7]
        if past.items is not None and past.by_name is not None:
            self.items, self.by_name, self.spare = past.items, past.by_name, past.spare

    def children(self, name: str | None = None) -> Sequence["State"]:
        return self.items if name is None else self.by_name.get(name, _NONE)

    def attributes(self) -> Sequence[Node]:
        return self.marks

    def attribute(self, name: str) -> Node | None:
        return next((mark for mark in self.marks if mark.name == name), None)

    def string(self) -> str:
        if not self.relevant:
            return ""
        if not self.items:
            return self.value
        return "".join(child.string() for child in self.items)

    @property
    def path(self) -> str:
        """The address with the positions of all repetitions."""
        if not self._path:
            above = self.parent.path if self.parent is not None and self.parent.name else ""
            if self.element.kind == "repeat" and self.parent is not None:
                self._number_all(above, self.parent)
            else:
                self._path = f"{above}/{self.name}"
        return self._path

    @property
    def namespace(self) -> str:
        return self.element.namespace

    def place(self, path: str) -> None:
        """Gives an address to a node that is not among its parent's children."""
        self._path = path

    def _number_all(self, above: str, parent: "State") -> None:
        """Addresses of a repetition and its likes in one go: one by one, thousands of them would take minutes."""
        for number, like in enumerate(parent.by_name[self.name], 1):
            if not like._path:
                like._path = f"{above}/{self.name}[{number}]"

    def forget_paths(self) -> None:
        """After repetitions moved: addresses below are worked out anew."""
        self._path = ""
        for child in self.items:
            child.forget_paths()
        for mark in self.marks:
            mark.forget_paths()

    def append(self, child: "State") -> None:
        self.items.append(child)
        self.by_name.setdefault(child.name, []).append(child)

    def insert_repetition(self, child: "State") -> None:
        """A further repetition: after its likes, or where the form has its place."""
        order, place = child.element.order, len(self.items)
        while place and self.items[place - 1].element.order > order:
            place -= 1
        self.items.insert(place, child)
        self.by_name.setdefault(child.name, []).append(child)

    def take_out(self, child: "State") -> None:
        _remove(self.items, child)
        _remove(self.by_name[child.name], child)

    def walk(self) -> Iterator["State"]:
        """This node, its attributes and all below, in document order."""
        yield self
        if self.marks:
            yield from self.marks
        for child in self.items:
            yield from child.walk()

    def below(self, path: str) -> Sequence["State"]:
        """The nodes at a schema path that lie at or under this one."""
        rest = path[len(self.element.path) + 1 :]
        found: Sequence[State] = (self,)
        for name in rest.split("/") if rest else ():
            if len(found) == 1:
                found = found[0].by_name.get(name, _NONE)
            else:
                found = [child for state in found for child in state.by_name.get(name, _NONE)]
        return found

    def repetition(self, repeat: str) -> "State | None":
        """The node itself or the one above that is a repetition of `repeat`."""
        state: State | None = self
        while state is not None and state.element.path != repeat:
            state = state.parent
        return state


class Mark(State):
    """An attribute of a node. It stands beside the children, under its name with `@`."""

    __slots__ = ()
    category = "attribute"

    def __init__(self, element: Element, parent: State, value: str) -> None:
        super().__init__(element, parent, value)
        self.name = element.name.removeprefix("@")

    @property
    def path(self) -> str:
        if not self._path and self.parent is not None:
            self._path = f"{self.parent.path}/{self.element.name}"
        return self._path


class Document(State):
    """What stands above the root element."""

    __slots__ = ()
    category = "document"

    def __init__(self, element: Element) -> None:
        super().__init__(element, None)
        self.name = ""


def grow(blank: Blank, parent: State) -> State:
    """A node with all that the form ships inside it; it is not yet among the children of `parent`."""
    state = State(blank.element, parent, blank.value)
    for child in blank.children:
        state.append(grow(child, state))
    if blank.marks:
        state.marks = [Mark(one.element, state, one.value) for one in blank.marks]
        for mark in state.marks:
            state.by_name[mark.element.name] = [mark]
    return state


def _remove(states: list[State], gone: State) -> None:
    del states[next(n for n, state in enumerate(states) if state is gone)]
