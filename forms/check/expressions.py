"""Every expression of a form that cannot be understood. Loading a form stops at the first."""

from collections.abc import Iterator

from forms import address, xml
from forms.errors import FormError
from forms.xpath import XPathError, compile_expression

_RULES = ("relevant", "required", "readonly", "constraint", "calculate")
_CONSTANTS = frozenset({"true()", "false()", "true", "false", "yes", "no", ""})
_OPERATORS = {"и": "and", "или": "or", "не": "not(…)", "және": "and", "немесе": "or", "емес": "not(…)"}
Written = tuple[str, str, str]


def broken(source: bytes) -> list[FormError]:
    """The errors of all expressions, in document order."""
    try:
        document = xml.parse(source)
    except FormError:
        return []
    head, body = document.find("head"), document.find("body")
    model = head.find("model") if head is not None else None
    if model is None or body is None:
        return []
    found = []
    for path, rule, text in (*_binds(model), *_actions(model, ""), *_shown(body, "")):
        try:
            compile_expression(text, context_path=path)
        except XPathError as refused:
            found.append(_told(refused, path, rule))
    return found


def _told(refused: XPathError, path: str, rule: str) -> FormError:
    """The error; a word of the author's own language where an operator belongs is called by its name."""
    error = FormError(refused.code, xpath=path, column=rule)
    error.params.update(refused.params)
    said = str(refused.params.get("found", "")).lower()
    if refused.code == "xpath.unknown-function" and not refused.params.get("near"):
        error.code = "xpath.no-function"
    if refused.code == "xpath.syntax" and said in _OPERATORS:
        error.code = "xpath.translated"
        error.params["operator"] = _OPERATORS[said]
    return error


def _binds(model: xml.Element) -> Iterator[Written]:
    for bind in model.find_all("bind"):
        for rule in _RULES:
            text = bind.get(rule)
            if text.strip() not in _CONSTANTS:
                yield bind.get("nodeset"), rule, text


def _actions(place: xml.Element, path: str) -> Iterator[Written]:
    for action in place.find_all("setvalue"):
        if action.get("value").strip():
            yield action.get("ref") or path, "setvalue", action.get("value")


def _shown(place: xml.Element, path: str) -> Iterator[Written]:
    """What the body says: choices, counts of repeats, actions, values inside labels."""
    path = address.resolve(place.get("ref") or place.get("nodeset"), path) if place.name != "itemset" else path
    if place.name == "itemset":
        yield path, "choice_filter", place.get("nodeset")
        return
    if count := place.get(f"{{{xml.JAVAROSA}}}count"):
        yield path, "count", count
    if place.name == "output" and (text := place.get("value")):
        yield path, "label", text
    yield from _actions(place, path)
    for child in place.children:
        if child.name not in ("setvalue", "value"):
            yield from _shown(child, path)
