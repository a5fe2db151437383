"""A made-up form as XForm XML."""

from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from tests.conformance.random_forms import REPEAT, Case, Field

_HEAD = (
    '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" '
    'xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms"><h:head><h:title>R</h:title><model>'
)
_ITEMS = [("a", "Apple", "x"), ("b", "Bread", "x"), ("c", "Cake", "y"), ("d", "Dates", "y")]


def xml(case: Case) -> str:
    """The whole form."""
    runs = [(place, list(found)) for place, found in groupby(case.fields, lambda field: field.place)]
    binds = "".join(_bind(field) for field in case.fields)
    if case.group_rule and any(place == "g" for place, _ in runs):
        binds += f'<bind nodeset="/data/g" relevant={quoteattr(case.group_rule)}/>'
    binds += '<bind nodeset="/data/orx:meta/orx:instanceID" type="string" readonly="true()" jr:preload="uid"/>'
    nodes = "".join(_nodes(place, found) for place, found in runs)
    body = "".join(_body(place, found) for place, found in runs)
    first = "".join(_set(one) for field in case.fields for one in field.sets if one[0].endswith("load"))
    nodes += "<orx:meta><orx:instanceID/></orx:meta>"
    return (
        f'{_HEAD}<instance><data id="random" version="1">{nodes}</data></instance>'
        f"{_choices()}{binds}{first}</model></h:head><h:body>{body}</h:body></h:html>"
    )


def _nodes(place: str, fields: list[Field]) -> str:
    inside = "".join(f"<{field.name}>{escape(field.default)}</{field.name}>" for field in fields)
    if place == REPEAT:
        return f'<{REPEAT} jr:template="">{inside}</{REPEAT}><{REPEAT}>{inside}</{REPEAT}>'
    return f"<{place}>{inside}</{place}>" if place else inside


def _bind(field: Field) -> str:
    rules = dict(field.rules)
    if field.kind == "note":
        rules = {"type": "string", "readonly": "true()", **{k: v for k, v in rules.items() if k == "relevant"}}
    written = "".join(f" {name}={quoteattr(text)}" for name, text in rules.items())
    return f'<bind nodeset="{field.path}"{written}/>'


def _body(place: str, fields: list[Field]) -> str:
    inside = "".join(_control(field) for field in fields if field.kind != "calculate")
    if place == REPEAT:
        return f'<group ref="/data/{REPEAT}"><label>R</label><repeat nodeset="/data/{REPEAT}">{inside}</repeat></group>'
    return f'<group ref="/data/{place}"><label>G</label>{inside}</group>' if place else inside


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
