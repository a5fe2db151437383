"""`search('file', …)` in an appearance: choices that are looked up in a CSV file, as Collect does it."""

import re
from collections.abc import Iterator

from forms.media_names import is_safe
from forms.xform.body import Body, Control
from forms.xpath import XPathError, parse
from forms.xpath.expressions import Call, Literal

_BEGIN = re.compile(r"(?:^|\s)search\s*\(")
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
_STATIC = re.compile(r"-?\d+")


def expression_in(appearance: str) -> str:
    """The call of `search` in an appearance; '' if there is none."""
    begun = _BEGIN.search(appearance)
    if begun is None:
        return ""
    depth, at = 1, begun.end()
    while at < len(appearance) and depth:
        quoted = _QUOTED.match(appearance, at)
        if quoted is not None:
            at = quoted.end()
            continue
        depth += {"(": 1, ")": -1}.get(appearance[at], 0)
        at += 1
    return appearance[begun.start() : at].strip()


def is_static(value: str) -> bool:
    """Whether a written choice of such a question is one as it stands; others name columns of the file."""
    return _STATIC.fullmatch(value) is not None


def files(body: Body) -> Iterator[tuple[str, str]]:
    """Name and address of each list that is searched; names that are worked out cannot be known."""
    for control in body.controls.values():
        name = _file_of(control).removesuffix(".csv")
        if name and is_safe(f"{name}.csv"):
            yield name, f"jr://file-csv/{name}.csv"


def _file_of(control: Control) -> str:
    written = expression_in(control.appearance)
    if not written:
        return ""
    try:
        call = parse(written)
    except XPathError:
        return ""
    first = call.arguments[0] if isinstance(call, Call) and call.arguments else None
    return first.text if isinstance(first, Literal) else ""
