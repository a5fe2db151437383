"""Why Sapa answers differently on purpose: each rule names an entry of docs/decisions.md and what it covers."""

import re
from collections.abc import Callable

from tests.conformance.corpora import Record

Covers = Callable[[Record, object], bool]


def _expression(pattern: str, *, file: str = "") -> Covers:
    wanted = re.compile(pattern)
    return lambda record, got: wanted.search(record["expr"]) is not None and file in record["file"]


def _file(pattern: str) -> Covers:
    wanted = re.compile(pattern)
    return lambda record, got: wanted.search(record["file"]) is not None


def _got(*codes: str) -> Covers:
    return lambda record, got: got in codes


EXPRESSIONS: tuple[tuple[str, Covers], ...] = (
    ("7: an unknown function or a wrong number of arguments is refused at load",
     lambda record, got: got in ("xpath.unknown-function", "xpath.arguments") and "throws" not in record
     and re.search(r"explode|fn\(|substring\(\)", record["expr"]) is not None),
    ("7: what is no date is blank",
     lambda record, got: record.get("value") == "Invalid Date" and got == ""),
    ("7: a date is whole days in every zone",
     lambda record, got: re.search(r"xforms/(date|date-time|number|complex)\.", record["file"]) is not None
     and re.search(r"date|today|\d{4}-\d\d-\d\d|^\.$", record["expr"]) is not None),
    ("7: sum, min and max pass over a blank",
     lambda record, got: record.get("value") == "NaN" and record["expr"] in ("sum(*)", "min(*)", "max(*)")),
    ("7: round() goes half up", _expression(r"^round\(\"?-")),
    ("7: regex() means the whole text", _file(r"xforms/regex\.")),
    ("7: a checklist counts what is above 0", _file(r"xforms/(weighted-)?checklist\.")),
    ("7: number('1e3') is no number", _expression(r"^int\(\"[\d.]+e-\d+\"\)$")),
    ("12: what cannot be computed is no number, not 0", _expression(r"^area\(\"(a|5000 .*)\"\)$")),
    ("12: uuid() of no number is blank", _expression(r"^uuid\(/")),
    ("12: jr:itext() gives a text, not nodes",
     lambda record, got: "jr-itext" in record["file"] and got == "xpath.not-nodes"),
    ("12: prefixes are taken as written", _expression(r"^jr:itext", file="jr-itext")),
    ("12: a name without prefix also means a default namespace",
     lambda record, got: re.search(r"native/(path|node-name|nodeset)\.", record["file"]) is not None
     and re.search(r"^(1 \+ )?count\(p\)$|html$|^ancestor::div$", record["expr"]) is not None),
    ("12: CDATA and a document type are no nodes",
     lambda record, got: re.search(r"native/(axis|node-type)\.", record["file"]) is not None
     and re.search(r"^(child|following)::(node|text|comment|processing-instruction)\(", record["expr"]) is not None),
    ("12: there is no namespace axis", _expression(r"namespace::")),
    ("12: a document without a context node is its own", lambda record, got: record["context"] == "?"),
)


def of_expression(record: Record, got: object) -> str:
    """The decision behind a difference; '' when there is none."""
    return next((name for name, covers in EXPRESSIONS if covers(record, got)), "")


def of_state(record: Record, path: str, aspect: str, wanted: object, got: object, *, is_refused: bool) -> str:
    """The decision behind a node that came out differently; '' when there is none."""
    return "12: refused" if is_refused else ""
