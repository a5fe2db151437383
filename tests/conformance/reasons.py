"""Why Sapa answers differently on purpose: each rule names an entry of docs/decisions.md and what it covers."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from tests.conformance.corpora import Record

Covers = Callable[[Record, object], bool]


def _expression(pattern: str, *, file: str = "") -> Covers:
    wanted = re.compile(pattern)
    return lambda record, got: wanted.search(record["expr"]) is not None and file in record["file"]


def _file(pattern: str) -> Covers:
    wanted = re.compile(pattern)
    return lambda record, got: wanted.search(record["file"]) is not None


EXPRESSIONS: tuple[tuple[str, Covers], ...] = (
    ("7: what is no date is blank", lambda record, got: record.get("value") == "Invalid Date" and got == ""),
    (
        "7: a date is whole days in every zone",
        lambda record, got: (
            re.search(r"xforms/(date|date-time|number|complex)\.", record["file"]) is not None
            and re.search(r"date|today|\d{4}-\d\d-\d\d|^\.$", record["expr"]) is not None
        ),
    ),
    (
        "7: sum, min and max pass over a blank",
        lambda record, got: record.get("value") == "NaN" and record["expr"] in ("sum(*)", "min(*)", "max(*)"),
    ),
    ("7: round() goes half up", _expression(r"^round\(\"?-")),
    ("7: regex() means the whole text", _file(r"xforms/regex\.")),
    ("7: number('1e3') is no number", _expression(r"^int\(\"[\d.]+e-\d+\"\)$")),
    ("12: what cannot be computed is no number, not 0", _expression(r"^area\(\"(a|5000 .*)\"\)$")),
    ("12: uuid() of no number is blank", _expression(r"^uuid\(/")),
    (
        "12: jr:itext() gives a text, not nodes",
        lambda record, got: "jr-itext" in record["file"] and "throws" not in record,
    ),
    ("12: prefixes are taken as written", lambda record, got: "jr-itext" in record["file"] and "throws" in record),
    ("12: the namespace axis knows `xml` everywhere", _expression(r"namespace::")),
    ("12: a document without a context node is its own", lambda record, got: record["context"] == "?"),
)


def of_expression(record: Record, got: object) -> str:
    """The decision behind a difference; '' when there is none."""
    return next((name for name, covers in EXPRESSIONS if covers(record, got)), "")


# ---- interviews


@dataclass(frozen=True, slots=True)
class State:
    """A node that came out differently after a recorded step. `failure` is why the form did not load."""

    record: Record
    path: str
    aspect: str
    wanted: object
    got: object
    failure: str
    is_after_refusal: bool


Explains = Callable[[State], bool]
_FILE_OF_THE_ANSWERS = "the recording does not have the answers it restored"
_ANSWER = "the recording does not have the answer it gave"


def not_comparable(record: Record) -> str:
    """Why a recorded step cannot be replayed at all; '' when it can."""
    is_given = re.search(
        r"XML declaration is present|from the form-defined template|in excess of specified", record["test"]
    )
    if record.get("value") == "[object Object]":
        return _ANSWER
    return _FILE_OF_THE_ANSWERS if record["t"] == "fork" and is_given else ""


def _in(file: str, *traces: str, aspect: str = "") -> Explains:
    return lambda state: (
        state.record["file"].endswith(file)
        and (not traces or state.record["id"] in traces)
        and (not aspect or aspect == state.aspect)
    )


def _is_number_written_differently(state: State) -> bool:
    try:
        wanted, got = (_numbers(str(value)) for value in (state.wanted, state.got))
    except ValueError:
        return False
    return state.aspect == "value" and wanted == got


def _numbers(text: str) -> list[list[float]]:
    return [[float(number) for number in point.split()] for point in text.split(";") if point.strip()]


def _is_same_choice_in_another_order(state: State) -> bool:
    return state.aspect == "value" and sorted(str(state.wanted).split()) == sorted(str(state.got).split())


STATES: tuple[tuple[str, Explains], ...] = (
    ("12: a control without a node is refused", lambda s: s.failure == "form.control_without_node"),
    (
        "18: A key that cannot be used, or one under 2,048 bits, refuses the form",
        lambda s: s.failure == "form.public_key",
    ),
    ("12: calculations in a loop are refused by name", lambda s: s.failure.startswith("form.cycle")),
    ("12: an answer that is no value of its type is refused, and the one before stays", lambda s: s.is_after_refusal),
    (
        "7: a question counts as true by its value",
        lambda s: (
            s.aspect in ("relevant", "readonly")
            and (s.record["file"].endswith("child-vaccination.test.ts") or s.record["id"] in ("12371-1", "12591-1"))
        ),
    ),
    ("12: a number stays as it was written", _is_number_written_differently),
    ("12: multiple answers keep the order they were given in", _is_same_choice_in_another_order),
    ("7: the sum of nothing is 0", lambda s: (s.wanted, s.got) == ("", "0") and s.aspect == "value"),
    ("12: an instance always has the id it was given", lambda s: s.path.endswith("instanceID") and s.wanted == ""),
    ("7: an absolute path inside a repeat means its own repetition", _in("repeat.test.ts", "12184-2")),
    ("12: chance is the instance's own", _in("repeat.test.ts", "12184-15")),
    (
        "12: a path without a position means the first repetition",
        lambda s: s.aspect == "error" and (s.record["id"] in ("12184-37", "12184-39", "12305-12")),
    ),
    ("12: a form that changes without end is stopped, not refused", _in("child-vaccination.test.ts", aspect="error")),
    ("12: setvalue writes into what is hidden", _in("set-value-action.test.ts", "12305-17")),
    (
        "12: saved calculations with a control stay until an input changes",
        lambda s: s.record["id"] in ("12228-17", "12228-56", "12569-4"),
    ),
    ("12: a ranking is kept as it was given", _in("rank.test.ts")),
    ("12: a blank line of a CSV file is no row, names of columns are trimmed", _in("secondary-instances.test.ts")),
    (
        "12: the long form of a label is the label",
        lambda s: s.aspect in ("label", "choice labels") and s.record["id"] == "12349-5",
    ),
    ("12: a repeat as a whole is shown when one of its repetitions is", _in("relevant.test.ts", "12371-8")),
    ("12: HH:MM is a time", _in("time-bind-type.test.ts", "12316-19")),
    ("12: an unfinished shape is kept", _in("geo.test.ts", "12393-7")),
)


def of_state(state: State) -> str:
    """The decision behind a node that came out differently; '' when there is none."""
    return next((name for name, explains in STATES if explains(state)), "")


# ---- forms made up at random

FORMS = (
    ("12: what happens when a form begins", re.compile("odk-instance-first-load")),
    ("7: the largest of something that is no number", re.compile(r"\b(max|min)\(")),
)


def of_form(source: str) -> str:
    """The decision behind a difference in a form that goes right when anything more is taken out of it; else ''."""
    return next((name for name, pattern in FORMS if pattern.search(source)), "")
