"""Words of people from the talks that a second person released: the only free text that a paper may print."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from exports.snapshot import Snapshot
from exports.summary.names import criterion, violation
from exports.summary.shapes import Named, Quote
from exports.variables import variables
from forms import xml
from model.quality import privacy

if TYPE_CHECKING:
    from model.workspace import Submission

ROLES = ("quote_text", "quote_code", "no_identity", "released_by", "moderator")
MOST, LONGEST = 6, 280


def quotes(snapshot: Snapshot) -> tuple[Quote, ...]:
    """At most six, each about something else where that can be; in the order of the talks' ids.

    Released is what somebody else than the moderator read and said "no identity" of. What is longer than a few lines,
    or holds what looks like a personal number, is left out all the same.
    """
    found = [quote for talk in snapshot.talks for quote in _of(snapshot, talk)]
    first = {quote.about.id: quote for quote in reversed(found)}
    chosen = [*(quote for quote in found if first[quote.about.id] is quote), *found]
    return tuple(dict.fromkeys(chosen))[:MOST]


def _of(snapshot: Snapshot, talk: "Submission") -> Iterator[Quote]:
    form = snapshot.forms[talk.form_id, talk.form_version]
    roles = {one.path: one.mark("role") for one in variables(form) if one.mark("role") in ROLES}
    moderator, rows = "", []
    for path, text in xml.leaves(talk.xml):
        role = roles.get(path, "")
        if role == "moderator":
            moderator = text.strip()
        elif role == "quote_text":
            rows.append({role: text.strip()})
        elif role and rows:
            rows[-1][role] = text.strip()
    return (_quote(row) for row in rows if _released(row, moderator))


def _released(row: dict[str, str], moderator: str) -> bool:
    reader, said = row.get("released_by", ""), row["quote_text"]
    by_another = bool(reader) and reader.casefold() != moderator.casefold()
    fits = 0 < len(said) <= LONGEST and not privacy.scan(said)
    return row.get("no_identity") == "yes" and by_another and fits


def _quote(row: dict[str, str]) -> Quote:
    return Quote(" ".join(row["quote_text"].split()), _about(row.get("quote_code", "")))


def _about(code: str) -> Named:
    key, _, kind = code.partition("_")
    return criterion(key) if kind else violation(code) if code else Named("")
