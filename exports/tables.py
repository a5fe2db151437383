"""Interviews as CSV that a spreadsheet opens with Kazakh intact and that cannot start a formula; no statistics."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Sequence

from exports.frames import Columns, columns
from exports.snapshot import Snapshot

K = 5
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", *"＝＋－＠")  # a spreadsheet reads wide signs as signs
_FREE_TEXT = {("fact", "addressee"), ("fact", "suggestion"), ("role", "incident"), ("role", "comment")}
_TECHNICAL = frozenset({"start", "end", "deviceid", "instanceID"})

Row = list[str]


def csv_of(snapshot: Snapshot, *, visits: bool = False, delimiter: str = ";") -> bytes:
    """One row a response, without people, devices, free text, exact times, or rare combinations of traits.

    UTF-8 with a mark, since spreadsheets take it for another encoding otherwise; semicolons, as kk and ru expect.
    """
    found = columns(snapshot, snapshot.visits if visits else snapshot.interviews)
    names = _names(found)
    rows = anonymous([[str(text or "") for text in found.texts(name)] for name in names], _traits(found, names))
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(["form_version", *names])
    for at, one in enumerate(found.submissions):
        writer.writerow(map(disarmed, [one.form_version, *(column[at] for column in rows)]))
    return written.getvalue().encode("utf-8-sig")


def disarmed(text: str) -> str:
    """A cell that a spreadsheet takes for text: whatever would start a formula gets an apostrophe. Numbers stay."""
    if not text.startswith(_FORMULA) or _is_number(text):
        return text
    return "'" + text


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return text == text.strip()


def _names(found: Columns) -> list[str]:
    """Every answered column but the technical ones, free text, and what the form marks as personal."""
    kept = (one for one in found.variables if not (_FREE_TEXT & set(one.marks) or one.personal))
    named = [one.column for one in kept if one.column not in _TECHNICAL]
    return [name for name in named if any(text is not None for text in found.texts(name))]


def _traits(found: Columns, names: Sequence[str]) -> list[int]:
    """The columns by which somebody could be recognised, the least needed first: sex, age, service, region."""
    marks = ({"profile": "sex"}, {"profile": "age"}, {"role": "service"}, {"role": "region"})
    traits = [one.column for mark in marks for one in found.having(**mark)[:1]]
    return [names.index(name) for name in traits if name in names]


def anonymous(table: Iterable[Row], traits: Sequence[int], k: int = K) -> list[Row]:
    """The columns with traits blanked, one after the other, in rows whose combination is shared by fewer than k."""
    result = [list(column) for column in table]
    for trait in traits:
        keys = list(zip(*(result[at] for at in traits), strict=True))
        counts = Counter(keys)
        result[trait] = ["" if counts[key] < k else value for key, value in zip(keys, result[trait], strict=True)]
    return result
