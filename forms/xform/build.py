"""Model and body joined into a definition: every element with its rules compiled."""

import re
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TypedDict

from forms import address, types, xml
from forms.choices import Lists, listed
from forms.definition import (
    ALWAYS,
    NEVER,
    Action,
    Blank,
    ChoiceList,
    Condition,
    Element,
    Group,
    ListedChoice,
    Question,
    Repeat,
)
from forms.errors import FormError
from forms.itext import NO_TEXT, Text, Texts
from forms.xform import search
from forms.xform.body import Body, Control, Section, SetValue, message
from forms.xform.model import Bind, Model
from forms.xpath import Compiled, XPathError, compile_expression

_CONSTANTS = {"true()": ALWAYS, "false()": NEVER, "true": ALWAYS, "false": NEVER, "": NEVER}
_WHOLE_LIST = re.compile(r"\s*instance\(\s*(['\"])(.+?)\1\s*\)/root/item\s*")
_LIST = re.compile(r"instance\(\s*(['\"])(.+?)\1\s*\)")
_INSTANCE_ID = re.compile(r"/(\w+:)?meta/(\w+:)?instanceID$")
_TEMPLATE = f"{{{xml.JAVAROSA}}}template"
_SOFT = f"{{{xml.SAPA}}}soft"
_NO_BIND = Bind()
_CONTROL_TYPES = {"select": types.SELECT_MANY, "select1": types.SELECT_ONE, "rank": types.RANK}


class _Common(TypedDict):
    path: str
    name: str
    namespace: str
    order: int
    parent: str
    repeat: str
    appearance: str
    attributes: Mapping[str, str]
    label: Text
    hint: Text
    relevant: Condition
    readonly: Condition
    outputs: Mapping[str, Compiled]


def expression(text: str, path: str, rule: str) -> Compiled:
    """The expression compiled; a FormError names the place and the rule it stands in."""
    try:
        return compile_expression(text, context_path=path)
    except XPathError as error:
        raise _refused(error, path, rule) from error


def node_expression(text: str, path: str, rule: str) -> Compiled:
    """The same for an expression that has to give nodes."""
    compiled = expression(text, path, rule)
    try:
        _ = compiled.nodes
    except XPathError as error:
        raise _refused(error, path, rule) from error
    return compiled


def _refused(error: XPathError, path: str, rule: str) -> FormError:
    refused = FormError(error.code, xpath=path, column=rule)
    refused.params.update(error.params)
    return refused


class Builder:
    """Reads the shipped answers once, top down, and leaves `elements`, `templates` and the blank behind."""

    def __init__(self, model: Model, body: Body, lists: Lists, namespaces: Mapping[str, str]) -> None:
        self.elements: dict[str, Element] = {}
        self.templates: dict[str, Blank] = {}
        self._model = model
        self._body = body
        self._lists = lists
        self._namespaces = namespaces
        self._fixed: dict[tuple[str, str, str], ChoiceList] = {}
        self._targets = {action.target for action in (*model.actions, *body.actions)}

    def build(self) -> Blank:
        return self._blank(self._model.data, self._model.root, "", "")

    def actions(self) -> tuple[Action, ...]:
        return tuple(self._action(a) for a in (*self._model.actions, *self._body.actions) if a.target in self.elements)

    def _action(self, written: SetValue) -> Action:
        value = expression(written.value, written.target, "setvalue") if written.value.strip() else None
        picked = node_expression(written.picked, written.source, "setvalue") if written.picked else None
        parameters = MappingProxyType(written.parameters)
        return Action(
            written.events, written.source, written.target, value, written.text, picked, written.kind, parameters
        )

    def _blank(self, source: xml.Element, path: str, parent: str, repeat: str) -> Blank:
        is_repeat = path in self._body.repeats or _TEMPLATE in source.attributes
        inside = path if is_repeat else repeat
        if path not in self.elements:
            self._element(source, path, parent, inside)
        children: list[Blank] = []
        for child in source.children:
            below = f"{path}/{child.qualified}"
            blank = self._blank(child, below, path, inside)
            if _TEMPLATE in child.attributes:
                self.templates[below] = blank
            else:
                children.append(blank)
                if isinstance(self.elements[below], Repeat):
                    self.templates.setdefault(below, blank)
        children.extend(self._promised(source, path, children))
        children.sort(key=lambda blank: blank.element.order)
        element = self.elements[path]
        default = types.stored(element.type, _default(source)) if isinstance(element, Question) else ""
        return Blank(element, default, tuple(children), self._marks(source, path, inside))

    def _marks(self, source: xml.Element, path: str, repeat: str) -> tuple[Blank, ...]:
        """The attributes the form ships with an element. The root's own are Sapa's marks or say which form it is."""
        found = []
        for clark, value in source.attributes.items():
            name = f"@{self._qualified(clark)}"
            below = f"{path}/{name}"
            if clark == _TEMPLATE or (not repeat and path == self._model.root and below not in self._model.binds):
                continue
            if below not in self.elements:
                attribute = xml.Element("", name, "", {}, value, "", source.line)
                self._question(attribute, below, path, repeat)
            found.append(Blank(self.elements[below], value))
        return tuple(found)

    def _qualified(self, clark: str) -> str:
        """The name of an attribute as the file writes it."""
        space, _, local = clark.removeprefix("{").rpartition("}")
        prefix = next((prefix for prefix, known in self._namespaces.items() if known == space), "")
        return f"{prefix}:{local}" if prefix else local

    def _promised(self, source: xml.Element, path: str, present: list[Blank]) -> list[Blank]:
        """One repetition of each repeat that nobody may add to, when the form ships only its template."""
        found = []
        for below in _child_paths(source, path):
            repeat = self.elements[below]
            is_promised = isinstance(repeat, Repeat) and repeat.is_fixed and repeat.count is None
            if is_promised and not any(blank.element is repeat for blank in present):
                found.append(self.templates[below])
        return found

    def _element(self, source: xml.Element, path: str, parent: str, repeat: str) -> None:
        if path in self._body.repeats or _TEMPLATE in source.attributes:
            section = self._body.repeats.get(path, Section(path))
            count = expression(section.count, path, "repeat_count") if section.count else None
            children = _child_paths(source, path)
            common = self._common(source, path, parent, repeat, section)
            self.elements[path] = Repeat(
                kind="repeat", children=children, count=count, is_fixed=section.is_fixed, **common
            )
        elif source.children or path in self._body.groups or not parent:
            section = self._body.groups.get(path, Section(path))
            kind = "metadata" if source.name == "meta" else "group"
            common = self._common(source, path, parent, repeat, section)
            self.elements[path] = Group(kind=kind, children=_child_paths(source, path), **common)
        else:
            self._question(source, path, parent, repeat)

    def _common(self, source: xml.Element, path: str, parent: str, repeat: str, shown: Section | Control) -> _Common:
        bind = self._model.binds.get(path, _NO_BIND)
        texts = (shown.label, shown.hint, *(message(bind.rules.get(rule, "")) for rule in _MESSAGES))
        relevant = bind.rules.get("relevant", "")
        return {
            "path": path,
            "name": source.qualified,
            "namespace": "" if source.namespace in ("", xml.XFORMS) else source.namespace,
            "order": len(self.elements),
            "parent": parent,
            "repeat": repeat,
            "appearance": shown.appearance,
            "attributes": MappingProxyType(bind.foreign),
            "label": shown.label,
            "hint": shown.hint,
            "relevant": self._condition(relevant, path, "relevant") if relevant.strip() else ALWAYS,
            "readonly": self._condition(bind.rules.get("readonly", ""), path, "readonly"),
            "outputs": self._outputs(self._model.texts, texts, path),
        }

    def _question(self, source: xml.Element, path: str, parent: str, repeat: str) -> None:
        rules = self._model.binds.get(path, _NO_BIND).rules
        control = self._body.controls.get(path)
        if soft := self._model.binds.get(path, _NO_BIND).foreign.get(_SOFT):
            expression(soft, path, "bind::sapa:soft")  # worked out when it is asked for; refused now if it cannot be
        if _INSTANCE_ID.search(path) and rules.keys() & {"calculate", "jr:preload"}:
            # Old forms calculate it; the id an instance was given must not change with the weather. Where a form says
            # nothing the node stays blank, as in both engines, and the submission has the id all the same.
            rules = {**rules, "jr:preload": "uid", "calculate": ""}
        common = self._common(source, path, parent, repeat, control or Section(path))
        self.elements[path] = Question(
            kind=self._kind(source, path, control, common["readonly"]),
            type=_type(rules, control),
            control=control.tag if control else "",
            default=_default(source),
            parameters=MappingProxyType(control.parameters if control else {}),
            choices=self._choices(control) if control else None,
            required=self._condition(rules.get("required", ""), path, "required"),
            constraint=self._optional(rules, "constraint", path),
            calculate=self._optional(rules, "calculate", path),
            required_message=message(rules.get("jr:requiredMsg", "")),
            constraint_message=message(rules.get("jr:constraintMsg", "")),
            preload=rules.get("jr:preload", ""),
            preload_parameter=rules.get("jr:preloadParams", ""),
            **common,
        )

    def _kind(self, source: xml.Element, path: str, control: Control | None, readonly: Condition) -> str:
        rules = self._model.binds.get(path, _NO_BIND).rules
        if "/@" in path:
            return "attribute"
        if control is None:
            if "jr:preload" in rules or address.parent(path).endswith(("/meta", ":meta")):
                return "metadata"
            return "calculation" if "calculate" in rules else "hidden"
        is_set = "calculate" in rules or path in self._targets or bool(_default(source))
        is_note = readonly.constant is True and control.tag in ("input", "trigger") and not is_set
        return "note" if is_note else "question"

    def _condition(self, text: str, path: str, rule: str) -> Condition:
        constant = _CONSTANTS.get(text.strip())
        return constant if constant is not None else Condition(None, expression(text, path, rule))

    def _optional(self, rules: Mapping[str, str], rule: str, path: str) -> Compiled | None:
        text = rules.get(rule, "")
        return expression(text, path, rule) if text.strip() else None

    def _outputs(self, texts: Texts, shown: tuple[Text, ...], path: str) -> Mapping[str, Compiled]:
        mentioned = sorted({text for label in shown if label for text in texts.outputs(label)})
        return MappingProxyType({text: expression(text, path, "label") for text in mentioned})

    def _choices(self, control: Control) -> ChoiceList | None:
        if control.tag == "upload" and control.parameters.get("mediatype", "").startswith("osm"):
            raise FormError("form.osm", xpath=control.path)
        searched = search.expression_in(control.appearance)
        if searched:
            return self._searched(searched, control)
        if control.itemset is None:
            fixed = tuple(ListedChoice(value, label) for value, label in control.items)
            return ChoiceList("", fixed, values=frozenset(c.value for c in fixed)) if fixed else None
        itemset = control.itemset
        whole = _WHOLE_LIST.fullmatch(itemset.nodes)
        if whole and whole[2] in self._model.lists:
            return self._fixed_list(whole[2], control)
        named = _LIST.search(itemset.nodes)
        return ChoiceList(
            named[2] if named else "",
            nodes=node_expression(itemset.nodes, control.path, "choice_filter"),
            value_column=itemset.value,
            label_column=itemset.label,
            label_is_key=itemset.label_is_key,
        )

    def _searched(self, written: str, control: Control) -> ChoiceList:
        """Its one choice that is no number names the columns of value and label."""
        fixed = tuple(ListedChoice(value, label) for value, label in control.items if search.is_static(value))
        columns = [item for item in control.items if not search.is_static(item[0])]
        named = columns[0] if columns else ("name", NO_TEXT)
        return ChoiceList(
            "search",
            fixed,
            nodes=node_expression(written, control.path, "appearance"),
            value_column=named[0],
            label_column=self._model.texts.say(named[1], self._model.texts.default, lambda _: "") or named[0],
            label_text=named[1],
        )

    def _fixed_list(self, name: str, control: Control) -> ChoiceList:
        itemset = control.itemset
        assert itemset is not None  # noqa: S101 - asked by the caller, said for the type checker
        key = (name, itemset.value, itemset.label)
        if key not in self._fixed:
            columns = ChoiceList(
                name, value_column=itemset.value, label_column=itemset.label, label_is_key=itemset.label_is_key
            )
            items = self._model.lists[name].children("root")[0].children("item")
            fixed = tuple(listed(columns, item) for item in items)
            self._fixed[key] = replace(columns, fixed=fixed, values=frozenset(choice.value for choice in fixed))
        return self._fixed[key]


_MESSAGES = ("jr:requiredMsg", "jr:constraintMsg")


def _child_paths(source: xml.Element, path: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f"{path}/{child.qualified}" for child in source.children))


def _default(source: xml.Element) -> str:
    return "" if source.children else source.text


def _type(rules: Mapping[str, str], control: Control | None) -> str:
    if control is not None and control.tag in _CONTROL_TYPES:
        return _CONTROL_TYPES[control.tag]
    written = rules.get("type", "string").rpartition(":")[2]
    return {"integer": "int", "": "string"}.get(written, written)
