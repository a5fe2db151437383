"""Expressions of the corpus, evaluated and compared with what the field's engine answered."""

import math
import re
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from forms.xpath import Compiled, Context, Node, Services, XPathError, compile_expression
from tests.conformance import documents, reasons
from tests.conformance.corpora import Record, records
from tests.conformance.documents import Part
from tests.conformance.tally import Miss, Tally

_LANGUAGE = re.compile(r"in language '(\w+)'")
_CHANCE = re.compile(r"\buuid\(|\brandom\(\)|\brandomize\([^,]*\)$")
PLAIN = "xhtml"  # what the recorded evaluations of plain XPath called the namespace of their documents
NUMBER, _STRING, _BOOLEAN, _FIRST = 1, 2, 3, (8, 9)
_UNORDERED = (4, 6)


class Translations(Services):
    """The translations a document carries, in the language the recorded test asked for."""

    def __init__(self, elements: list[Part], language: str) -> None:
        found = [one for one in elements if one.name == "translation"]
        self._found = [one for one in found if language and _attribute(one, "lang") == language]
        self._found += [one for one in found if one.attribute("default") is not None] + found

    def itext(self, identifier: str) -> str:
        for translation in self._found[:1]:
            for text in translation.children("text"):
                if _attribute(text, "id") == identifier:
                    values = text.children("value")
                    return next((one for one in values if one.attribute("form") is None), values[0]).string()
        return ""


def run(path: Path) -> Tally:
    """Every evaluation once."""
    tally = Tally("xpath", "evaluations")
    known: dict[tuple[str, str], Part] = {}
    for record in records(path):
        key = (record["xml"], PLAIN if not record["xforms"] or f"{PLAIN}:" in record["expr"] else "")
        if key not in known:
            known.clear()
            known[key] = documents.document(key[0], prefix=key[1])
        got, is_same = _evaluated(record, known[key])
        if is_same:
            tally.agreed += 1
            continue
        wanted = record.get("value", record.get("throws"))
        reason = reasons.of_expression(record, got)
        tally.misses.append(Miss(record["file"], record["expr"], wanted, got, reason, source=record))
    return tally


def language(record: Record) -> str:
    """The language the recorded test spoke; '' when none mattered."""
    found = _LANGUAGE.search(record["test"])
    return found[1] if found else ""


def text(record: Record) -> str:
    """What Sapa gives as text, whatever was wanted."""
    compiled = compile_expression(record["expr"])
    return compiled.string(_context(record, documents.document(record["xml"])))


def _evaluated(record: Record, whole: Part) -> tuple[object, bool]:
    try:
        compiled = compile_expression(record["expr"])
        return _compared(record, compiled, _context(record, whole))
    except XPathError as error:
        return error.code, "throws" in record


def _context(record: Record, whole: Part) -> Context:
    elements = list(documents.elements(whole))
    lists: dict[str, Node] = {_attribute(one, "id"): one for one in elements if one.name == "instance"}
    place = record["context"] or "/"
    return Context(
        whole if place == "?" else documents.at(whole, place),
        root=documents.rooted(documents.at(whole, record["root"] or "/"), whole),
        now=datetime.fromtimestamp(record["now"] / 1000, ZoneInfo(record["tz"])),
        instances=lists,
        services=Translations(elements, language(record)),
    )


def _compared(record: Record, compiled: Compiled, context: Context) -> tuple[object, bool]:
    wanted, kind = record.get("value"), record.get("type")
    if "throws" in record:
        return compiled.string(context), False
    if kind == NUMBER:
        number = compiled.number(context)
        return number, _same_number(number, _number(wanted)) or _is_chance(record)
    if kind == _STRING:
        text = compiled.string(context).removeprefix(f"{PLAIN}:")
        return text, text == wanted or (_is_chance(record) and bool(text) is bool(wanted))
    if kind == _BOOLEAN:
        return compiled.boolean(context), compiled.boolean(context) == wanted
    places = [place for node in compiled.nodes(context) for place in documents.places(node)]
    if kind in _FIRST:
        return places[:1], places[:1] == ([wanted] if wanted else [])
    if kind in _UNORDERED or _is_chance(record):
        return places, sorted(places) == sorted(wanted)
    return places, places == wanted


def _is_chance(record: Record) -> bool:
    """Whether the value is drawn anew each time: then only its form can be compared."""
    return _CHANCE.search(record["expr"]) is not None


def _number(written: Any) -> float:
    return float({"-0": 0.0}.get(written, written))


def _same_number(one: float, other: float) -> bool:
    if math.isnan(one) or math.isnan(other):
        return math.isnan(one) and math.isnan(other)
    return one == other or math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)


def _attribute(part: Part, name: str) -> str:
    found = part.attribute(name)
    return found.text if found is not None else ""
