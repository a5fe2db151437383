"""What came out of a comparison: counts, and every miss with the reason that is known for it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

GOAL = 98.0
EXAMPLES = 3
SAPA, RECORDED, OTHERWISE, REFUSED = "as Sapa", "as recorded", "otherwise", "refuses"
NOT_ASKED = "cannot be asked"


@dataclass(frozen=True, slots=True)
class Miss:
    """One thing that came out differently. `reason` names the decision behind it; '' when there is none. `source` is
    what was replayed, `opinion` whose answer JavaRosa gives if it was asked."""

    where: str
    what: str
    wanted: object
    got: object
    reason: str = ""
    source: object = field(default=None, compare=False, repr=False)
    opinion: str = ""


@dataclass(slots=True)
class Tally:
    """Counts of one corpus. `unit` is what is counted."""

    name: str
    unit: str
    agreed: int = 0
    misses: list[Miss] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        return self.agreed + len(self.misses)

    @property
    def decided(self) -> list[Miss]:
        return [miss for miss in self.misses if miss.reason]

    @property
    def unexplained(self) -> list[Miss]:
        return [miss for miss in self.misses if not miss.reason]

    @property
    def share(self) -> float:
        """Per cent that agree or differ by a written decision."""
        return 100 * (self.total - len(self.unexplained)) / self.total if self.total else 100.0

    @property
    def is_asked(self) -> bool:
        """Whether JavaRosa was asked about the misses."""
        return any(miss.opinion for miss in self.misses)

    @property
    def seconded(self) -> list[Miss]:
        """Where the recorded engine says something else and JavaRosa what Sapa says."""
        return [miss for miss in self.misses if miss.opinion == SAPA]

    def _percent(self, number: int) -> float:
        return 100 * number / self.total if self.total else 100.0

    def lines(self, *, every_miss: bool = False) -> Iterator[str]:
        """The report: counts, the decisions by how much they cost, and what has no reason."""
        alike = self._percent(self.agreed)
        yield f"{self.name}: {self.total:,} {self.unit}"
        yield f"  agree               {self.agreed:6,}  {alike:5.1f} %"
        if self.is_asked:
            either = self.agreed + len(self.seconded)
            yield f"  … or with JavaRosa  {either:6,}  {self._percent(either):5.1f} %"
        yield f"  differ by decision  {len(self.decided):6,}  {self.share - alike:5.1f} %"
        for reason, number in Counter(miss.reason for miss in self.decided).most_common():
            opinions = _counted(miss for miss in self.decided if miss.reason == reason)
            yield f"    {number:5,}  {reason}{opinions}"
        if self.left_out:
            yield f"  not comparable      {self.left_out.total():6,}  (not counted)"
        for reason, number in self.left_out.most_common():
            yield f"    {number:5,}  {reason}"
        yield f"  no reason           {len(self.unexplained):6,}  {100 - self.share:5.1f} %"
        groups: dict[str, list[Miss]] = defaultdict(list)
        for miss in self.unexplained:
            groups[miss.where].append(miss)
        for where, misses in sorted(groups.items(), key=lambda group: -len(group[1])):
            yield f"    {len(misses):5,}  {where}"
            for miss in misses if every_miss else misses[:EXAMPLES]:
                yield f"           {miss.what}: wanted {miss.wanted!r}, got {miss.got!r}"[:220]


def _counted(misses: Iterable[Miss]) -> str:
    """` (JavaRosa: 3 as Sapa, 1 otherwise)`."""
    found = Counter(miss.opinion for miss in misses if miss.opinion)
    return f" (JavaRosa: {', '.join(f'{number:,} {what}' for what, number in found.most_common())})" if found else ""
