"""Mystery visits as counts and critical failures; a score only from 30 scored visits on (method 5.4)."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from exports.estimates.outcomes import visit_score
from exports.frames import Columns, columns
from exports.snapshot import Snapshot
from exports.summary import names
from exports.summary.shapes import CentreVisits, CriticalFailure, MysteryCriterion, MysteryResult, Named
from exports.variables import Variable
from model import reference

MINIMUM_VISITS = 30
DONE = "MV1"
_ANSWERS = {"yes": 1, "no": 0}
_UNKNOWN = -1


def mystery(snapshot: Snapshot, kato: str = "", centre: str = "") -> MysteryResult:
    """The visits of one region or centre, or of the country."""
    found = _visits(snapshot)
    where = found.first(role="centre") if centre else found.first(role="region")
    wanted = centre or kato
    rows = np.array(
        [
            not wanted or (answer or ("" if centre else one.region)) == wanted
            for answer, one in zip(where, found.submissions, strict=True)
        ],
        dtype=bool,
    )
    return _result(found.taken(rows))


def visits_of(snapshot: Snapshot, centres: Sequence[str]) -> dict[str, CentreVisits]:
    """Counts and critical failures of each centre's visits."""
    visited = {text for text in _visits(snapshot).first(role="centre").tolist() if text}
    nothing = CentreVisits(0, 0, 0, None)
    return {key: _in_short(mystery(snapshot, centre=key)) if key in visited else nothing for key in centres}


def _in_short(result: MysteryResult) -> CentreVisits:
    return CentreVisits(result.visits, result.scored, sum(one.failed for one in result.critical), result.score)


def _visits(snapshot: Snapshot) -> Columns:
    if "visits" not in snapshot.kept:
        snapshot.kept["visits"] = columns(snapshot, snapshot.visits)
    kept: Columns = snapshot.kept["visits"]
    return kept


def _result(found: Columns) -> MysteryResult:
    statuses = [text or "" for text in found.first(role="status")]
    voids = {entry.id for entry in reference.visit_statuses() if entry.void}
    void = np.array([status in voids for status in statuses], dtype=bool)
    scored = np.array([status == DONE for status in statuses], dtype=bool)
    lines = found.having(role="visit")
    answers = _answers(found, lines)
    critical, observed = _critical(lines, answers[~void])
    return MysteryResult(
        visits=len(found),
        scored=int(scored.sum()),
        void=int(void.sum()),
        statuses=tuple((name, statuses.count(name.id)) for name in _present(statuses)),
        criteria=_criteria(lines, answers[scored]),
        critical=critical,
        critical_observed=observed,
        score=_score(lines, answers[scored]),
        minimum=MINIMUM_VISITS,
    )


def _present(statuses: Sequence[str]) -> tuple[Named, ...]:
    return names.in_order(reference.visit_statuses(), {status for status in statuses if status}, names.status)


def _answers(found: Columns, lines: Sequence[Variable]) -> NDArray[np.int8]:
    """1 met, 0 not met, -1 not applicable or not observed (visits x lines)."""
    table = np.full((len(found), len(lines)), _UNKNOWN, dtype=np.int8)
    for at, line in enumerate(lines):
        table[:, at] = [_ANSWERS.get(text or "", _UNKNOWN) for text in found.texts(line.column)]
    return table


def _criteria(lines: Sequence[Variable], answers: NDArray[np.int8]) -> tuple[MysteryCriterion, ...]:
    keys = {line.criterion for line in lines if line.criterion and not line.critical}
    rows = []
    for name in names.in_order(reference.criteria(), keys, names.criterion):
        mine = answers[:, [at for at, line in enumerate(lines) if line.criterion == name.id and not line.critical]]
        rows.append(MysteryCriterion(name, int((mine == 1).sum()), int((mine >= 0).sum())))
    return tuple(rows)


def _critical(lines: Sequence[Variable], answers: NDArray[np.int8]) -> tuple[tuple[CriticalFailure, ...], int]:
    """A critical failure counts in every visit that is not void: it is a case, not a sample."""
    failures, observed = [], 0
    for at, line in enumerate(lines):
        if line.critical:
            seen, failed = int((answers[:, at] >= 0).sum()), int((answers[:, at] == 0).sum())
            observed += seen
            if failed:
                failures.append(CriticalFailure(names.observation(line.column), failed, seen))
    return tuple(failures), observed


def _score(lines: Sequence[Variable], answers: NDArray[np.int8]) -> float | None:
    """The mean of the visits' scores."""
    if len(answers) < MINIMUM_VISITS:
        return None
    weights = [0.0 if line.critical else line.weight for line in lines]
    scores = [
        visit_score([(weight, bool(met) if met >= 0 else None) for weight, met in zip(weights, visit, strict=True)])
        for visit in answers
    ]
    known = [score for score in scores if score is not None]
    return sum(known) / len(known) if known else None
