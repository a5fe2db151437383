"""How the interviews came about: counts, dates, languages, design effect; and what the summary was made from."""

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from exports.snapshot import Snapshot
from exports.summary.interviews import Interviews
from exports.summary.measures import Block, Build, weak_domains
from exports.summary.shapes import FieldworkNote, Named, Provenance

if TYPE_CHECKING:
    from model.workspace import Fieldwork


def title(fieldwork: "Fieldwork") -> Named:
    """The fieldwork's name in three languages."""
    return Named(fieldwork.id, *(fieldwork.title.get(language, "") for language in ("en", "ru", "kk")))


def period(snapshot: Snapshot, people: Interviews) -> tuple[date | None, date | None]:
    """As planned, or as the interviews say."""
    planned = (snapshot.fieldwork.starts, snapshot.fieldwork.ends)
    if all(planned):
        return date.fromisoformat(planned[0][:10]), date.fromisoformat(planned[1][:10])
    return people.days


def provenance(snapshot: Snapshot, people: Interviews, kato: str, centre: str = "") -> Provenance:
    """The footer: what was counted, of which data."""
    where = [pair for pair in (("region", kato), ("centre", centre)) if pair[1]]
    return Provenance(
        version=snapshot.version,
        collected=people.collected,
        accepted=len(people),
        filter=(*snapshot.filter, *where),
        forms=tuple(snapshot.forms),
        latest=snapshot.latest,
        program=snapshot.program,
        practice=snapshot.fieldwork.practice,
    )


def fieldwork_note(
    snapshot: Snapshot, people: Interviews, block: Block, build: Build, hidden: frozenset[str] = frozenset()
) -> FieldworkNote:
    """The method note of one territory, whose block has one domain; `hidden` are languages that few spoke."""
    first, last = people.days
    assumed = block.sample.assumed or bool(weak_domains(block)[:1].any())
    languages = Counter(code for code in people.language.tolist() if code and code not in hidden)
    return FieldworkNote(
        collected=people.collected,
        accepted=len(people),
        excluded=people.excluded,
        interviewers=len(set(people.person.tolist()) - {""}),
        centres=len(set(people.centre.tolist()) - {""}),
        starts=first,
        ends=last,
        languages=tuple(sorted(languages.items(), key=lambda pair: (-pair[1], pair[0]))),
        deff=snapshot.fieldwork.deff if assumed else _deff(block, build),
        deff_assumed=assumed,
        strata=int(block.split.strata[0]),
        clusters=int(block.split.clusters[0]),
        lone_strata=_lone(block),
        weighting=people.weighted.note.weighting,
        quota=True,
        weights=replace(
            people.weighted.note,
            deff=float(block.split.deff_of_weights[0]),
            trimmed=int(people.weighted.cut.sum()),
        ),
    )


def _deff(block: Block, build: Build) -> float:
    """The variance between clusters over the variance of single interviews."""
    clustered = float(build(block).variance()[0, 0])
    single = float(build(block.loose).variance()[0, 0]) / block.sample.assumed_deff
    return clustered / single if single > 0 else 1.0


def _lone(block: Block) -> int:
    """Strata of the first domain with one cluster."""
    mine = block.split.pair_stratum[block.split.pair_domain == 0]
    return int((block.sample.clusters_in[np.unique(mine)] == 1).sum())
