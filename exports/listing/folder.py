"""Estimates of a data folder's interviews, guarded as on paper: whoever reads the listing need not have the answers."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from exports import snapshot
from exports.estimates.estimate import Mark, Measure
from exports.estimates.printing import confidential, marked, partnered
from exports.listing.figures import ALL, MEASURES, Figure, Part, listed, parts
from exports.listing.flat import Flat
from exports.summary.interviews import Interviews, Rated, interviews
from exports.summary.plan import plan_of
from model.errors import SurveyError

if TYPE_CHECKING:
    from model.workspace import Workspace

DOMAINS = ("region", "settlement", "centre", "service", "channel")


@dataclass(frozen=True, slots=True)
class Guarded:
    """One row with the sign it is printed with."""

    figure: Figure

    def cells(self) -> tuple[str | int | float | None, ...]:
        """As for a flat file, the mark last. What is secret does not say how many answered, as on paper."""
        one, (domain, item, measure, n, *rest) = self.figure.estimate, self.figure.cells()
        return (domain, item, measure, None if one.n_hidden else n, *rest, one.mark.value)


def from_workspace(workspace: "Workspace", items: Sequence[str], *, by: str = "", wave: str = "") -> list[Guarded]:
    """The rows; without items all rated ones. SurveyError figures.wave, .domain, .unknown or .none."""
    if wave and wave != workspace.fieldwork.wave:
        raise SurveyError("figures.wave", wave=wave, there=workspace.fieldwork.wave)
    if by and by not in DOMAINS:
        raise SurveyError("figures.domain", by=by, there=DOMAINS)
    people = interviews(snapshot.take(workspace))
    if not len(people):
        raise SurveyError("report.nothing", wave=workspace.fieldwork.wave)
    flat = flattened(people, items, by)
    papers = {domain: _on_paper(people, by, domain) for domain in {ALL, *flat.domain}}
    return guarded(*parts(flat), flat.items, papers)


def _on_paper(people: Interviews, by: str, domain: str) -> frozenset[str]:
    """Items that the paper of a region, of a centre or of the country hides."""
    if domain == ALL or by == "region":
        return plan_of(people).hidden("items", ("" if domain == ALL else domain, ""))
    if by != "centre":
        return frozenset()
    regions = sorted(set(people.region[people.centre == domain].tolist()))
    return frozenset().union(*(plan_of(people).hidden("items", (region, domain)) for region in regions))


def flattened(people: Interviews, items: Sequence[str], by: str) -> Flat:
    """The accepted interviews in the shape of a flat file; their design is that of the papers."""
    known = {one.column: rated.codes[:, at] for rated in _blocks(people) for at, one in enumerate(rated.items)}
    missing = tuple(name for name in items if name not in known)
    if missing:
        raise SurveyError("figures.unknown", missing=missing, there=tuple(known))
    wanted = tuple(items or known)
    codes: NDArray[np.int8] = np.array([known[name] for name in wanted], dtype=np.int8).reshape(len(wanted), -1).T
    labels = getattr(people, by).tolist() if by else [""] * len(people)
    return Flat(wanted, codes, tuple(labels), people.sample)


def _blocks(people: Interviews) -> tuple[Rated, Rated]:
    return people.citizen, people.eservice


def guarded(whole: Part, domains: Part, items: Sequence[str], papers: Mapping[str, Collection[str]]) -> list[Guarded]:
    """The rows. A domain where one figure of an item is secret tells none of that item: a mean and a share of the same
    few answers are two equations. As all domains together are told too, it takes another with it, or else the whole."""
    apart, together = ([_hidden(part, at, papers) for at in enumerate(items)] for part in (domains, whole))
    together = [own | ({0} if len(one) == 1 else set()) for own, one in zip(together, apart, strict=True)]
    return [*_marked(whole, items, together), *_marked(domains, items, apart)]


def _marked(part: Part, items: Sequence[str], hidden: Sequence[frozenset[int]]) -> Iterator[Guarded]:
    for at, figure in enumerate(listed(part, items)):
        domain, item = divmod(at // len(MEASURES), len(items))
        one = figure.estimate
        secret = domain in hidden[item] and one.mark is not Mark.EMPTY
        shown = replace(one.hidden(Mark.CONFIDENTIAL), n_hidden=True) if secret else marked(one)
        yield Guarded(replace(figure, estimate=shown))


def _hidden(part: Part, named: tuple[int, str], papers: Mapping[str, Collection[str]]) -> frozenset[int]:
    """The domains with answers to an item that tell nothing of it."""
    item, name = named
    counts, small = [], {at for at, domain in enumerate(part.domains) if name in papers.get(domain, ())}
    for measure in (one for one in MEASURES if not one.is_mean):
        hits, base = part.counts.hits(measure)[:, item].tolist(), part.counts.base(measure)[:, item].tolist()
        small |= {at for at, pair in enumerate(zip(hits, base, strict=True)) if confidential(*pair)}
        counts += [hits, [whole - own for own, whole in zip(hits, base, strict=True)]]
    answered = part.counts.base(Measure.MEAN)[:, item].tolist()
    small = {at for at in small if answered[at]}
    return partnered(small, answered, *([one[at] for at in sorted(small)] for one in counts))
