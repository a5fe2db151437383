"""Functions that take text apart and put it together."""

import math
import re
from collections.abc import Sequence

import re2

from forms.xpath.code import Code
from forms.xpath.conversion import text_of
from forms.xpath.expressions import Call
from forms.xpath.registry import MANY, Scope, function, special
from forms.xpath.values import Context, Value, XPathError

_SPACE = " \t\r\n"


@special("string", 0, 1)
def _string(arguments: Sequence[Code], call: Call, scope: Scope) -> Code:
    if not arguments:
        return Code("string", lambda context: context.node.string(), at=call.at)
    return Code("string", arguments[0].text(), at=call.at)


@special("concat", 0, MANY)
def _concat(arguments: Sequence[Code], call: Call, scope: Scope) -> Code:
    if all(code.kind not in {"nodes", "any"} for code in arguments):
        texts = [code.text() for code in arguments]
        return Code("string", lambda context: "".join([text(context) for text in texts]), at=call.at)
    values = [code.value for code in arguments]
    return Code("string", lambda context: "".join(_all([value(context) for value in values])), at=call.at)


@special("join", 1, MANY)
def _join(arguments: Sequence[Code], call: Call, scope: Scope) -> Code:
    glue, values = arguments[0].text(), [code.value for code in arguments[1:]]
    return Code("string", lambda context: glue(context).join(_all([value(context) for value in values])), at=call.at)


def _all(values: Sequence[Value]) -> list[str]:
    """The text of every value and of every node."""
    texts: list[str] = []
    for value in values:
        if isinstance(value, (list, tuple)):
            texts.extend(node.string() for node in value)
        else:
            texts.append(text_of(value))
    return texts


@special("string-length", 0, 1)
def _string_length(arguments: Sequence[Code], call: Call, scope: Scope) -> Code:
    if not arguments:
        return Code("number", lambda context: float(len(context.node.string())), at=call.at)
    text = arguments[0].text()
    return Code("number", lambda context: float(len(text(context))), at=call.at)


@special("normalize-space", 0, 1)
def _normalize_space(arguments: Sequence[Code], call: Call, scope: Scope) -> Code:
    if not arguments:
        return Code("string", lambda context: _normalized(context.node.string()), at=call.at)
    text = arguments[0].text()
    return Code("string", lambda context: _normalized(text(context)), at=call.at)


def _normalized(text: str) -> str:
    """Without white space at the ends, one space for each inside; only what XML calls white space."""
    return " ".join(part for part in text.translate(_AS_SPACE).split(" ") if part)


_AS_SPACE = {ord(space): " " for space in _SPACE}


@function("contains", "string string", "boolean")
def _contains(text: str, part: str) -> bool:
    return part in text


@function("starts-with", "string string", "boolean")
def _starts_with(text: str, part: str) -> bool:
    return text.startswith(part)


@function("ends-with", "string string", "boolean")
def _ends_with(text: str, part: str) -> bool:
    return text.endswith(part)


@function("substring-before", "string string")
def _substring_before(text: str, part: str) -> str:
    before, found, _ = text.partition(part) if part else ("", "", "")
    return before if found else ""


@function("substring-after", "string string")
def _substring_after(text: str, part: str) -> str:
    return text.partition(part)[2] if part else text


@function("substring", "string number number?")
def _substring(text: str, start: float, length: float | None = None) -> str:
    """Characters by 1-based position, both numbers rounded, as XPath 1.0 has it."""
    first = _rounded(start)
    end = math.inf if length is None else first + _rounded(length)
    if math.isnan(first) or math.isnan(end) or end <= 1:
        return ""
    begin = 0 if first < 1 else int(min(first, len(text) + 1)) - 1
    return text[begin:] if math.isinf(end) else text[begin : int(end) - 1]


def _rounded(number: float) -> float:
    return math.floor(number + 0.5) if math.isfinite(number) else number


@function("substr", "string number number?")
def _substr(text: str, start: float, end: float | None = None) -> str:
    """Characters by 0-based index up to but not including `end`; negative ones count from the end."""
    if math.isnan(start) or (end is not None and math.isnan(end)):
        return ""
    return text[_index(start, text) : None if end is None else _index(end, text)]


def _index(number: float, text: str) -> int:
    return int(max(min(number, len(text)), -len(text)))


@function("translate", "string string string")
def _translate(text: str, wanted: str, given: str) -> str:
    table: dict[int, str | None] = {}
    for index, character in enumerate(wanted):
        table.setdefault(ord(character), given[index] if index < len(given) else None)
    return text.translate(table)


# ---- regular expressions


@special("regex", 2, 2)
def _regex(arguments: Sequence[Code], call: Call, scope: Scope) -> Code:
    text, pattern = arguments[0].text(), arguments[1]
    if isinstance(pattern.constant, str):
        fixed = _pattern(pattern.constant, scope, pattern.at)
        return Code("boolean", lambda context: fixed.fullmatch(text(context)) is not None, at=call.at)
    written = pattern.text()
    known: dict[str, re2._Regexp | None] = {}

    def regex(context: Context) -> bool:
        source = written(context)
        if source not in known:
            known.clear()
            known[source] = _pattern_or_none(source, scope)
        found = known[source]
        return found is not None and found.fullmatch(text(context)) is not None

    return Code("boolean", regex, at=call.at)


def _pattern(source: str, scope: Scope, at: int) -> "re2._Regexp":
    """A pattern of RE2, which takes linear time whatever is typed; look-around and back-references it refuses."""
    try:
        return re2.compile(_ESCAPED.sub(r"\1\\x{\2}", source), _OPTIONS)
    except re2.error as problem:
        reason = problem.args[0].decode() if isinstance(problem.args[0], bytes) else str(problem.args[0])
        raise scope.error("xpath.regex", at, pattern=source, reason=reason) from problem


def _pattern_or_none(source: str, scope: Scope) -> "re2._Regexp | None":
    """A pattern made of answers may be anything: what is no pattern matches nothing."""
    try:
        return _pattern(source, scope, 0)
    except XPathError:
        return None


# other engines write a character as \u0410, RE2 as \x{0410}
_ESCAPED = re.compile(r"(?<!\\)((?:\\\\)*)\\u([0-9A-Fa-f]{4})")
_OPTIONS = re2.Options()
_OPTIONS.log_errors = False
