"""How an instance begins: metadata, defaults, first calculations; and how one that was saved goes on."""

from forms import types, xml
from forms.definition import Question, Repeat
from forms.instance.filling import Filling
from forms.instance.propagation import Propagation
from forms.instance.tree import State, grow

END = "end"


def begin(filling: Filling) -> None:
    """A new instance: metadata is filled in, everything is worked out once, first-load actions run."""
    for state in list(filling.root.walk()):
        if isinstance(state.element, Repeat) and state.element.count is not None and state.parent is not None:
            state.parent.take_out(state)
            state.parent.spare = [*(state.parent.spare or []), state]
    for state in filling.root.walk():
        state.is_greeted = True
    _preload(filling)
    step = Propagation(filling)
    step.begin(filling.root)
    step.run()
    for action in (*filling.shared.first, *filling.shared.always):
        for state in list(filling.all_at(action.target)):
            step.act(action, state)
    step.run()
    filling.requests = tuple(step.requests)


def resume(filling: Filling, saved: xml.Element) -> None:
    """Takes the answers of a submission. Calculated values stay as they were saved until an input changes."""
    _take(filling, filling.root, saved)
    for path, element in filling.definition.elements.items():
        if isinstance(element, Question) and element.preload == "uid":
            for state in filling.all_at(path):
                state.value = preloaded(filling, element) if element.is_instance_id else state.value
    for state in filling.root.walk():
        state.is_greeted = True
    step = Propagation(filling, keeps_calculated=True)
    step.begin(filling.root)
    step.run()
    for action in filling.shared.always:
        for state in list(filling.all_at(action.target)):
            step.act(action, state)
    step.run()
    filling.requests = tuple(step.requests)


def _preload(filling: Filling) -> None:
    for path, element in filling.definition.elements.items():
        if isinstance(element, Question) and element.preload:
            for state in filling.all_at(path):
                state.value = preloaded(filling, element) or state.value


def preloaded(filling: Filling, question: Question) -> str:
    """The value of a metadata question at this moment; '' for the end, which is known only at the end."""
    if question.preload == "timestamp":
        return "" if question.preload_parameter == END else types.timestamp(filling.now)
    if question.preload == "date":
        return filling.now.date().isoformat()
    if question.preload == "property":
        return filling.services.property(question.preload_parameter)
    if question.preload == "uid":
        return filling.id if question.is_instance_id else f"uuid:{filling.services.uuid()}"
    return ""


def _take(filling: Filling, state: State, saved: xml.Element) -> None:
    for mark in state.marks:
        mark.value = saved.get(filling.definition.clark(mark.name), "")
    if not state.items and not saved.children:
        state.value = saved.full_text() if isinstance(state.element, Question) else ""
        return
    for path in getattr(state.element, "children", ()):
        element = filling.definition.elements[path]
        local = element.name.rpartition(":")[2]
        found = list(saved.find_all(local))
        if isinstance(element, Repeat):
            _repetitions(filling, state, element, len(found))
        for child, source in zip(state.children(element.name), found, strict=False):
            _take(filling, child, source)


def _repetitions(filling: Filling, parent: State, repeat: Repeat, number: int) -> None:
    present = list(parent.children(repeat.name))
    for state in present[number:]:
        parent.take_out(state)
    for _ in range(number - len(present)):
        parent.insert_repetition(grow(filling.definition.templates[repeat.path], parent))
