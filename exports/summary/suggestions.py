"""What people propose: texts of respondents as a number, and the codes that talks were given; no text leaves here."""

from collections import Counter

from exports.estimates.printing import SMALL_COUNT, confidential
from exports.frames import Columns, columns
from exports.snapshot import Snapshot
from exports.summary import names
from exports.summary.interviews import GIVEN, Interviews
from exports.summary.shapes import SuggestionCount, Suggestions

KINDS = ("problem", "praise", "proposal")


def suggestions(snapshot: Snapshot, people: Interviews, kato: str, hidden: frozenset[str]) -> Suggestions:
    """Texts given, which nobody codes; and in how many talks of the region each code was given (method 5.5).

    A code of 1-4 talks is hidden, in the country also one that is hidden in a single region: it would follow.
    """
    asked, given = int((people.suggested > 0).sum()), int((people.suggested == GIVEN).sum())
    secret = "suggested" in hidden or confidential(given, asked)
    counts = _coded(snapshot)
    found = counts.get(kato, Counter()) if kato else sum(counts.values(), Counter())
    rows = [_row(code, count, _is_hidden(code, count, counts, kato)) for code, count in sorted(found.items())]
    rows.sort(key=lambda row: -(row.count or 0))
    return Suggestions(asked, None if secret else given, coded=False, counts=tuple(rows), source="talks")


def _is_hidden(code: str, count: int, counts: dict[str, Counter[str]], kato: str) -> bool:
    if kato or count <= SMALL_COUNT:
        return count <= SMALL_COUNT
    parts = [each[code] for each in counts.values() if each[code]]
    return sum(part <= SMALL_COUNT for part in parts) == 1


def _row(code: str, count: int, hidden: bool) -> SuggestionCount:
    criterion, _, kind = code.partition("_")
    shown = None if hidden else count
    if kind in KINDS:
        return SuggestionCount(names.criterion(criterion), kind, criterion, shown)
    return SuggestionCount(names.violation(code), "", "", shown)


def _coded(snapshot: Snapshot) -> dict[str, Counter[str]]:
    """By region, in how many talks each code was given; made once."""
    if "coded" not in snapshot.kept:
        snapshot.kept["coded"] = _counted(columns(snapshot, snapshot.talks))
    kept: dict[str, Counter[str]] = snapshot.kept["coded"]
    return kept


def _counted(talks: Columns) -> dict[str, Counter[str]]:
    fields = [talks.texts(one.column) for one in talks.having(role="codes")]
    region = talks.first(role="region")
    counts: dict[str, Counter[str]] = {}
    for at, one in enumerate(talks.submissions):
        codes = {code for texts in fields for code in (texts[at] or "").split()}
        counts.setdefault(region[at] or one.region, Counter()).update(codes)
    return counts
