"""The model of an XForm: binds, translations, lists and the answers it ships, as written, not yet joined."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from forms import address, encryption, xml
from forms.errors import FormError
from forms.itext import Texts, Wording, code_of
from forms.xform.body import SetValue, actions_in, words_of
from forms.xpath import TreeNode

_KNOWN_BIND = frozenset(
    {"id", "nodeset", "type", "relevant", "required", "readonly", "constraint", "calculate", "saveIncomplete"}
)


@dataclass(slots=True)
class Bind:
    """One bind: its own attributes by name, JavaRosa's under `jr:`, all others in Clark form in `foreign`."""

    rules: dict[str, str] = field(default_factory=dict)
    foreign: dict[str, str] = field(default_factory=dict)
    line: int = 0


@dataclass(slots=True)
class Model:
    """All that the model says."""

    data: xml.Element
    root: str
    binds: dict[str, Bind]
    bind_ids: dict[str, str]
    texts: Texts
    lists: dict[str, TreeNode]
    external: dict[str, str]
    actions: list[SetValue]
    public_key: str = ""


def read(model: xml.Element) -> Model:
    """FormError when there is no instance to fill in."""
    primary = model.find("instance")
    if primary is None or not primary.children:
        raise FormError("form.no_instance", row=model.line)
    data = primary.children[0]
    root = f"/{data.qualified}"
    binds, ids = _binds(model, root)
    found = Model(data, root, binds, ids, _texts(model.find("itext")), {}, {}, [])
    for instance in list(model.find_all("instance"))[1:]:
        _secondary(instance, found)
    found.actions = list(actions_in(model, root, root, ids))
    found.public_key = _public_key(model)
    return found


def _public_key(model: xml.Element) -> str:
    """The key that submissions are encrypted with, '' for a form without one; FormError for one that cannot be used:
    nobody should learn of it with the answers of a day in his hands."""
    sent = model.find("submission")
    written = sent.get("base64RsaPublicKey").strip() if sent is not None else ""
    if written:
        encryption.public_key(written)
    return written


def _binds(model: xml.Element, root: str) -> tuple[dict[str, Bind], dict[str, str]]:
    binds: dict[str, Bind] = {}
    ids: dict[str, str] = {}
    for element in model.find_all("bind"):
        path = address.resolve(element.get("nodeset"), root)
        bind = binds.setdefault(path, Bind(line=element.line))
        for name, value in element.attributes.items():
            if name in _KNOWN_BIND:
                bind.rules[name] = value
            elif name.startswith(f"{{{xml.JAVAROSA}}}"):
                bind.rules[f"jr:{name.rpartition('}')[2]}"] = value
            else:
                bind.foreign[name] = value
        if "id" in bind.rules:
            ids[bind.rules["id"]] = path
    return binds, ids


def _texts(itext: xml.Element | None) -> Texts:
    tables: dict[str, Mapping[str, Mapping[str, Wording]]] = {}
    default = ""
    for translation in itext.find_all("translation") if itext is not None else ():
        language = code_of(translation.get("lang"))
        tables[language] = {text.get("id"): _forms(text) for text in translation.find_all("text")}
        if translation.attributes.get("default") is not None:
            default = language
    return Texts(tables, default)


def _forms(text: xml.Element) -> dict[str, Wording]:
    forms: dict[str, Wording] = {}
    for value in text.find_all("value"):
        form = value.get("form")
        # Old forms write the label as `long` beside a `short` one; the long one is the label.
        forms["" if form == "long" else form] = words_of(value)
    if "" not in forms and "short" in forms:
        forms[""] = forms["short"]
    return forms


def _secondary(instance: xml.Element, found: Model) -> None:
    name, source = instance.get("id"), instance.get("src")
    if source:
        found.external[name] = source
        return
    document = TreeNode()
    for child in instance.children:
        document.append(tree_of(child))
    found.lists[name] = document


def tree_of(element: xml.Element) -> TreeNode:
    """An element of a list as expressions see it."""
    node = TreeNode(element.qualified, element.text if not element.children else "", element.attributes)
    for child in element.children:
        node.append(tree_of(child))
    return node
