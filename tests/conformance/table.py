"""The counts as the two tables of docs/forms.md."""

from collections import Counter
from collections.abc import Iterator, Sequence

from tests.conformance.tally import OTHERWISE, RECORDED, REFUSED, SAPA, Miss, Tally

_OPINIONS = (SAPA, RECORDED, OTHERWISE, REFUSED)


def markdown(tallies: Sequence[Tally]) -> Iterator[str]:
    """Counts of each comparison, then every decision with the places it explains."""
    yield "| Compared with | Of | Agree | Agree with it or with JavaRosa | Differ by decision | No reason |"
    yield "|---|---|---|---|---|---|"
    for tally in tallies:
        either = _share(tally.agreed + len(tally.seconded), tally.total) if tally.is_asked else "–"
        yield (
            f"| {tally.name} | {tally.total:,} {tally.unit} | {_share(tally.agreed, tally.total)} | {either} "
            f"| {len(tally.decided):,} | {len(tally.unexplained):,} |"
        )
    decided = [miss for tally in tallies for miss in tally.decided]
    if decided:
        yield ""
        yield "| Decision | Places | JavaRosa: as Sapa | as recorded | otherwise | refuses |"
        yield "|---|---|---|---|---|---|"
        yield from _decisions(decided)


def _decisions(decided: Sequence[Miss]) -> Iterator[str]:
    opinions = Counter((miss.reason, miss.opinion) for miss in decided)
    for reason, number in Counter(miss.reason for miss in decided).most_common():
        said = " | ".join(f"{opinions[reason, one]:,}" if opinions[reason, one] else "" for one in _OPINIONS)
        yield f"| {reason} | {number:,} | {said} |"


def _share(number: int, total: int) -> str:
    percent = 100 * number / total if total else 100.0
    nearly_all = number < total and percent > 99.99  # must not be rounded to all of them
    return f"{number:,} ({percent:.4f} %)" if nearly_all else f"{number:,} ({percent:.2f} %)"
