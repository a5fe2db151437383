"""Estimates of a data folder's interviews, guarded as on paper: whoever reads the listing need not have the answers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from exports import snapshot
from exports.estimates.estimate import Mark, Measure
from exports.estimates.printing import confidential, marked, partnered
from exports.listing.figures import MEASURES, Figure, Part, listed, parts
from exports.listing.flat import Flat
from exports.summary.interviews import Interviews, Rated, interviews
from model.errors import SurveyError

if TYPE_CHECKING:
    from model.workspace import Workspace

DOMAINS = ("region", "settlement", "centre", "service", "channel")


@dataclass(frozen=True, slots=True)
class Guarded:
    """One row with the sign it is printed with."""

    figure: Figure

    def cells(self) -> tuple[str | int | float | None, ...]:
        """As for a flat file, the mark last."""
        return (*self.figure.cells(), self.figure.estimate.mark.value)


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
    return guarded(*parts(flat), flat.items)


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


def guarded(whole: Part, domains: Part, items: Sequence[str]) -> list[Guarded]:
    """The rows. A domain where one figure of an item is secret tells none of that item: a mean and a share of the same
    few answers are two equations. As all domains together are told too, it takes another with it, or else the whole."""
    apart = [_hidden(domains, at) for at in range(len(items))]
    together = [_hidden(whole, at) | ({0} if len(apart[at]) == 1 else set()) for at in range(len(items))]
    return [*_marked(whole, items, together), *_marked(domains, items, apart)]


def _marked(part: Part, items: Sequence[str], hidden: Sequence[frozenset[int]]) -> Iterator[Guarded]:
    for at, figure in enumerate(listed(part, items)):
        domain, item = divmod(at // len(MEASURES), len(items))
        one = figure.estimate
        secret = domain in hidden[item] and one.mark is not Mark.EMPTY
        yield Guarded(replace(figure, estimate=one.hidden(Mark.CONFIDENTIAL) if secret else marked(one)))


def _hidden(part: Part, item: int) -> frozenset[int]:
    """The domains with answers to an item that tell nothing of it."""
    counts, small = [], set()
    for measure in (one for one in MEASURES if not one.is_mean):
        hits, base = part.counts.hits(measure)[:, item].tolist(), part.counts.base(measure)[:, item].tolist()
        small |= {at for at, pair in enumerate(zip(hits, base, strict=True)) if confidential(*pair)}
        counts += [hits, [whole - own for own, whole in zip(hits, base, strict=True)]]
    answered = part.counts.base(Measure.MEAN)[:, item].tolist()
    small = {at for at in small if answered[at]}
    return partnered(small, answered, *([one[at] for at in sorted(small)] for one in counts))
