"""A made-up form as XForm XML."""

from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from tests.conformance.random_forms import HOW_MANY, Case, Field
from tests.conformance.random_words import COUNTED, GROUP, NESTED, PATHS, REPEAT

_HEAD = (
    '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" '
    'xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms"><h:head><h:title>R</h:title><model>'
)
_ITEMS = [("a", "Apple", "x"), ("b", "Bread", "x"), ("c", "Cake", "y"), ("d", "Dates", "y")]


def xml(case: Case) -> str:
    """The whole form."""
    inside = [field for field in case.fields if field.place == NESTED]
    around = [field for field in case.fields if field.place != NESTED]
    runs = [(place, list(found)) for place, found in groupby(around, lambda field: field.place)]
    binds = "".join(_bind(field) for field in case.fields)
    if case.group_rule and any(place == GROUP for place, _ in runs):
        binds += f'<bind nodeset="/data/g" relevant={quoteattr(case.group_rule)}/>'
    binds += '<bind nodeset="/data/orx:meta/orx:instanceID" type="string" readonly="true()" jr:preload="uid"/>'
    nodes = "".join(_nodes(place, found, inside) for place, found in runs)
    body = "".join(_body(place, found, inside) for place, found in runs)
    first = "".join(_set(one) for field in case.fields for one in field.sets if one[0].endswith("load"))
    nodes += "<orx:meta><orx:instanceID/></orx:meta>"
    return (
        f'{_HEAD}<instance><data id="random" version="1">{nodes}</data></instance>'
        f"{_choices()}{binds}{first}</model></h:head><h:body>{body}</h:body></h:html>"
    )


def _nodes(place: str, fields: list[Field], inside: list[Field]) -> str:
    leaves = "".join(f"<{field.name}>{escape(field.default)}</{field.name}>" for field in fields)
    if place == COUNTED:
        return f'<{COUNTED} jr:template="">{leaves}</{COUNTED}>'
    if place == REPEAT:
        deeper = "".join(f"<{field.name}>{escape(field.default)}</{field.name}>" for field in inside)
        template = f'{leaves}<{NESTED} jr:template="">{deeper}</{NESTED}>' if inside else leaves
        first = f"{leaves}<{NESTED}>{deeper}</{NESTED}>" if inside else leaves
        return f'<{REPEAT} jr:template="">{template}</{REPEAT}><{REPEAT}>{first}</{REPEAT}>'
    return f"<{place}>{leaves}</{place}>" if place else leaves


def _bind(field: Field) -> str:
    rules = dict(field.rules)
    if field.kind == "note":
        rules = {"type": "string", "readonly": "true()", **{k: v for k, v in rules.items() if k == "relevant"}}
    written = "".join(f" {name}={quoteattr(text)}" for name, text in rules.items())
    return f'<bind nodeset="{field.path}"{written}/>'


def _body(place: str, fields: list[Field], inside: list[Field]) -> str:
    controls = "".join(_control(field) for field in fields if field.kind != "calculate")
    if place == REPEAT and inside:
        controls += _repeat(NESTED, "".join(_control(field) for field in inside if field.kind != "calculate"))
    if place in (REPEAT, COUNTED):
        return _repeat(place, controls)
    return f'<group ref="{PATHS[place]}"><label>G</label>{controls}</group>' if place else controls


def _repeat(place: str, controls: str) -> str:
    count = f' jr:count="/data/{HOW_MANY}" jr:noAddRemove="true()"' if place == COUNTED else ""
    repeat = f'<repeat nodeset="{PATHS[place]}"{count}>{controls}</repeat>'
    return f'<group ref="{PATHS[place]}"><label>R</label>{repeat}</group>'


def _control(field: Field) -> str:
    said = f" <output value={quoteattr(field.label)}/>" if field.label else ""
    label = f"<label>{escape(field.name)}{said}</label>"
    label += "".join(_set(one) for one in field.sets if one[0].endswith("changed"))
    if field.kind not in ("select1", "select"):
        return f'<input ref="{field.path}">{label}</input>'
    nodes = quoteattr(f"instance('abc')/root/item{field.filter}")
    items = f'<itemset nodeset={nodes}><value ref="name"/><label ref="label"/></itemset>'
    return f'<{field.kind} ref="{field.path}">{label}{items}</{field.kind}>'


def _set(action: tuple[str, str, str]) -> str:
    event, target, value = action
    return f'<setvalue event="{event}" ref="{target}" value={quoteattr(value)}/>'


def _choices() -> str:
    rows = "".join(
        f"<item><name>{value}</name><label>{label}</label><kind>{kind}</kind></item>" for value, label, kind in _ITEMS
    )
    return f'<instance id="abc"><root>{rows}</root></instance>'
