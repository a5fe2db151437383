"""Somebody with a pencil, every paper of a wave and the sums between them: centres, regions, country, item by item.

Unknown are the answers of every kind to every item in every place. Known is what a paper prints; equations are what
everybody knows: answers add up to those asked, marks to their mean, centres to regions, regions to the country, items
to their criterion. Interviews without a centre are a place of which nobody prints anything. Digits are taken as exact,
which is more than a printed paper gives.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

import numpy as np

from exports import summary
from exports.estimates import Mark, Measure, empty
from exports.estimates.printing import confidential
from exports.snapshot import Snapshot
from exports.summary.interviews import interviews
from exports.summary.shapes import Distribution, ItemRow, Summary

LEVELS = ("5", "4", "3", "2", "1", "na", "dk", "ref")
CODES = (5, 4, 3, 2, 1, 97, 98, 99)
MARKS = LEVELS[:5]
COUNTRY = ("", "")

HIDDEN = empty(Measure.SHARE_ASKED)

Place = tuple[str, str]
Key = tuple[object, ...]


@dataclass
class Sheet:
    """Equations over unknowns, what is known, and what is kept secret."""

    equations: list[dict[Key, float]] = field(default_factory=list)
    known: set[Key] = field(default_factory=set)
    secret: set[Key] = field(default_factory=set)

    def solved(self) -> set[Key]:
        """Secrets with one value only."""
        return self.determined() & self.secret if self.secret else set()

    def determined(self) -> set[Key]:
        """Unknowns with one value only."""
        unknown = sorted({key for one in self.equations for key in one} - self.known, key=str)
        place = {key: at for at, key in enumerate(unknown)}
        rows = [[(place[key], value) for key, value in one.items() if key in place] for one in self.equations]
        return {unknown[at] for part in _parts(rows) for at in _determined(rows, part)}


def _parts(rows: list[list[tuple[int, float]]]) -> list[list[int]]:
    """Equations that share an unknown, together: small systems instead of one large."""
    root: dict[int, int] = {}

    def top(one: int) -> int:
        while root.setdefault(one, one) != one:
            root[one] = root[root[one]]
            one = root[one]
        return one

    for row in rows:
        for at, _ in row[1:]:
            root[top(at)] = top(row[0][0])
    parts: dict[int, list[int]] = {}
    for number, row in enumerate(rows):
        if row:
            parts.setdefault(top(row[0][0]), []).append(number)
    return list(parts.values())


def _determined(rows: list[list[tuple[int, float]]], part: list[int]) -> Iterator[int]:
    mine = sorted({at for number in part for at, _ in rows[number]})
    column = {at: place for place, at in enumerate(mine)}
    matrix = np.zeros((len(part), len(mine)))
    for row, number in enumerate(part):
        for at, value in rows[number]:
            matrix[row, column[at]] += value
    matrix /= np.abs(matrix).max(axis=1, keepdims=True)
    _, sizes, basis = np.linalg.svd(matrix, full_matrices=False)
    rank = int((sizes > 1e-9 * sizes.max()).sum())
    seen = (basis[:rank] ** 2).sum(axis=0)
    return (at for at, share in zip(mine, seen, strict=True) if share > 1 - 1e-7)


class Attack:
    """All papers of a snapshot in one hand."""

    def __init__(self, taken: Snapshot) -> None:
        self.people = interviews(taken)
        pairs = sorted(set(zip(self.people.region.tolist(), self.people.centre.tolist(), strict=True)))
        self.papers: dict[Place, Summary] = {COUNTRY: summary.national(taken)}
        for region, centre in pairs:
            self.papers.setdefault((region, ""), summary.regional(taken, region))
            if centre:
                self.papers[region, centre] = summary.centre(taken, centre)
        self.children: dict[Place, list[Place]] = {COUNTRY: sorted({(region, "") for region, _ in pairs})}
        for region, centre in pairs:
            self.children.setdefault((region, ""), []).append((region, centre or "-"))
        self.truth = {
            item.column: self._counted(rated.codes[:, at])
            for rated in (self.people.citizen, self.people.eservice)
            for at, item in enumerate(rated.items)
        }

    def _inside(self, place: Place) -> np.ndarray:
        region, centre = place
        inside = (self.people.region == region) | (region == "")
        return inside if not centre else inside & (self.people.centre == ("" if centre == "-" else centre))

    def _counted(self, codes: np.ndarray) -> dict[Place, dict[str, int]]:
        places = {*self.papers, *(one for mine in self.children.values() for one in mine)}
        found = {}
        for place in places:
            mine = codes[self._inside(place)]
            found[place] = {level: int((mine == code).sum()) for level, code in zip(LEVELS, CODES, strict=True)}
        return found

    def recovered(self, *, bases: bool = False) -> set[Key]:
        """Answers so rare that a paper hides them, and that follow from everything that is printed.

        `bases`: somebody tells how many answered each question, too.
        """
        groups: dict[str, list[str]] = {}
        for row in self.papers[COUNTRY].items:
            groups.setdefault(row.criterion, []).append(row.item.id)
        groups["E"] = [row.item.id for row in self.papers[COUNTRY].eservice]
        found: set[Key] = set()
        for criterion, items in groups.items():
            sheet = Sheet()
            for place, paper in self.papers.items():
                self._rated(sheet, place, paper, criterion, items)
            self._sums(sheet, items)
            told = {key for one in sheet.equations for key in one} if bases else sheet.determined()
            sheet.known |= {key for key in told if key[-1] in {"valid", "asked"}}
            for place, paper in self.papers.items():
                self._averages(sheet, place, paper, criterion, items)
            found |= sheet.solved()
        return found | self._facts()

    # --- answers ------------------------------------------------------------------------------------------------

    def _rated(self, sheet: Sheet, place: Place, paper: Summary, criterion: str, items: list[str]) -> None:
        rows = {row.item.id: row for row in (*paper.items, *paper.eservice)}
        spread = {one.subject.id: one for one in paper.item_distributions}
        for item in items:
            if item in rows:
                self._item(sheet, place, item, rows[item])
            if item in spread:
                self._levels(sheet, place, (item,), spread[item])
        for one in paper.distributions:
            if one.criterion == criterion:
                self._levels(sheet, place, tuple(items), one)

    def _item(self, sheet: Sheet, place: Place, item: str, row: ItemRow) -> None:
        key = (place, item)
        if row.share_valid.shown or row.share_asked.shown:
            sheet.known.add((*key, "5"))
        for base, levels, one in (("valid", MARKS, row.share_valid), ("asked", LEVELS, row.share_asked)):
            sheet.equations.append({**{(*key, level): 1.0 for level in levels}, (*key, base): -1.0})
            if not one.n_hidden:
                sheet.known.add((*key, base))
        if row.mean.shown and row.mean.n and not row.mean.n_hidden:
            sheet.equations.append({(*key, level): float(level) for level in MARKS})
        true = self.truth[item][place]
        valid, asked = sum(true[level] for level in MARKS), sum(true.values())
        hidden = Mark.CONFIDENTIAL in {row.share_valid.mark, row.share_asked.mark}
        if hidden and (confidential(true["5"], valid) or confidential(true["5"], asked)):
            sheet.secret.add((*key, "5"))

    def _levels(self, sheet: Sheet, place: Place, items: tuple[str, ...], one: Distribution) -> None:
        for level in one.levels:
            terms = {(place, item, level.level): 1.0 for item in items}
            if level.count is not None or level.share.shown:
                if len(items) == 1:
                    sheet.known |= set(terms)
                else:
                    sheet.equations.append(terms)
            elif len(items) == 1:
                true = self.truth[items[0]][place]
                if confidential(true[level.level], sum(true.values())):
                    sheet.secret.add((place, items[0], level.level))
        if one.n:
            sheet.equations.append({(place, item, level): 1.0 for item in items for level in LEVELS})

    def _averages(self, sheet: Sheet, place: Place, paper: Summary, criterion: str, items: list[str]) -> None:
        """A criterion's share is the average of its items', where one knows how many each is of."""
        told = {row.criterion.id: row for row in paper.criteria}
        told["E"] = replace(next(iter(told.values())), share_valid=paper.eservice_overall.full,
                            share_asked=paper.eservice_overall.full_all, share_all=HIDDEN, na_share=HIDDEN)  # fmt: skip
        row = told.get(criterion)
        for name, level, base in (("share_valid", "5", "valid"), ("share_asked", "5", "asked"),
                                  ("share_all", "5", ""), ("na_share", "na", "asked")) if row else ():  # fmt: skip
            sizes = {item: self._base(place, item, base, paper.headline.n) for item in items}
            sizes = {item: size for item, size in sizes.items() if size}
            if getattr(row, name).shown and (not base or all((place, item, base) in sheet.known for item in items)):
                sheet.equations.append({(place, item, level): 1 / size for item, size in sizes.items()})

    def _base(self, place: Place, item: str, base: str, n: int) -> int:
        true = self.truth[item][place]
        return {"valid": sum(true[level] for level in MARKS), "asked": sum(true.values())}.get(base, n)

    def _sums(self, sheet: Sheet, items: Iterable[str]) -> None:
        for item in items:
            for level in (*LEVELS, "valid", "asked"):
                for whole, parts in self.children.items():
                    terms = {(part, item, level): 1.0 for part in parts}
                    sheet.equations.append({**terms, (whole, item, level): -1.0})

    # --- facts --------------------------------------------------------------------------------------------------

    def _facts(self) -> set[Key]:
        sheet, names = Sheet(), set()
        for place, paper in self.papers.items():
            names |= {key for key, _, _ in _told(paper)}
            self._fact(sheet, place, paper)
        for key in names:
            for whole, parts in self.children.items():
                terms = {(part, key): 1.0 for part in parts if part[1] == "-" or _has(self.papers[part], key)}
                sheet.equations.append({**terms, (whole, key): -1.0})
        return sheet.solved()

    def _fact(self, sheet: Sheet, place: Place, paper: Summary) -> None:
        told = list(_told(paper))
        for key, estimate, hidden in told:
            if not hidden:
                sheet.known.add((place, key))
            elif estimate is None or estimate.mark is Mark.CONFIDENTIAL:
                sheet.secret.add((place, key))
        for table in ("channel", "settlement", "provider"):
            keys = {key for key, _, _ in told if key[0] == table}
            if len(keys) == 1:  # everybody: that is how many interviews there are
                sheet.secret -= {(place, key) for key in keys}
            sheet.equations.append({(place, key): 1.0 for key in keys})
        online = {(place, key): 1.0 for key, _, _ in told if key in {("channel", "POR"), ("channel", "MOB")}}
        told_of = (paper.eservice_overall.full_all, *(row.share_asked for row in paper.eservice))
        waits_told = paper.waiting.n > 0 or any(one.n for one in paper.hours)  # the others came through the e-services
        if online and (waits_told or any(one.n and not one.n_hidden for one in told_of)):
            sheet.equations.append(online)
        if any(row.n_asked for row in paper.criteria if row.criterion.id == "FEE"):
            sheet.known.add((place, ("complained",)))


def _has(paper: Summary, key: Key) -> bool:
    return any(one == key for one, _, _ in _told(paper))


def _told(paper: Summary) -> Iterator[tuple[Key, object, bool]]:
    """What is counted of persons: what, its share, whether it is hidden."""
    for row in paper.channels:
        yield ("channel", row.channel.id), row.share, not row.n
    for row in paper.settlements:
        yield ("settlement", row.group.id), None, not row.n
    for row in paper.providers:
        yield ("provider", row.provider.id), None, not row.n
    for row in paper.violations:
        yield ("violation", row.kind.id), row.share, row.count is None
    yield ("complained",), paper.complaints.complained, not paper.complaints.complained.shown
    yield ("within",), paper.waiting.within, not paper.waiting.within.shown
