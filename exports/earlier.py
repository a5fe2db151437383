"""Earlier waves from a file: figures as they stand in it, or interviews, of which only figures are kept."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from exports.estimates.design import Floats, Ints, Sample, codes_of
from exports.estimates.estimate import Estimate, Measure
from exports.frames import CODES, NOT_ASKED
from exports.summary.history import OUR_METHOD
from exports.summary.interviews import Rated
from exports.summary.measures import Block, found, overall_of
from model import reference
from model.errors import SurveyError
from model.fieldwork import waves
from model.fieldwork.waves import BASES, COUNTRY, EarlierFigure

if TYPE_CHECKING:
    from model.store.records import WaveFile
    from model.workspace import Workspace

REGION, SETTLEMENT, CENTRE, DAY, WEIGHT = "region", "P3", "centre", "today", "weight"
MEASURES = (Measure.MEAN, Measure.SHARE_VALID, Measure.SHARE_ASKED)
_CODES = {"": NOT_ASKED, **CODES}

Row = Sequence[str]


def add(workspace: "Workspace", file: Path, *, year: int | None = None, wave: str = "", source: str = "") -> "WaveFile":
    """Bring in the figures of a file, or those of the interviews in it, and keep them with the file's hash.

    A file of interviews does not say which wave it is, so `year` and `source` do. SurveyError with the row and what to
    do for anything that cannot be taken; nothing is kept then.
    """
    content = file.read_bytes()
    head, rows = waves.table(content, file.name)
    if waves.holds_figures(head):
        told = waves.figures(head, rows, (one.id for one in reference.regions()))
        return workspace.waves.add(file.name, content, told)
    if year is None or not source:
        raise SurveyError("waves.unnamed", file=file.name)
    figures = list(_worked_out(head, rows, year, wave, source))
    return workspace.waves.add(file.name, content, figures, kind="interviews")


def _worked_out(head: Row, rows: Sequence[Row], year: int, wave: str, source: str) -> Iterator[EarlierFigure]:
    """The country's and the regions' overall figures by the rule of the papers; what could not be printed is left."""
    table = _Interviews(head, rows)
    weights = np.array([one.weight for one in reference.criteria() if one.id in table.rated.criteria])
    for territories, domain in ((table.regions, table.domain), ((COUNTRY,), np.zeros(table.n, np.int64))):
        block = Block(table.rated, table.sample, domain, len(territories))
        for g, territory in enumerate(territories):
            alone = np.zeros(len(territories), dtype=bool)
            alone[g] = True
            used = block.usable(weights, among=alone)
            for measure in MEASURES if used.any() else ():
                one = found(block, overall_of(measure, used), measure)[g][0]
                if one.shown:
                    yield _figure(one, territory, year, wave, source, int((used > 0).sum()))


def _figure(one: Estimate, territory: str, year: int, wave: str, source: str, criteria: int) -> EarlierFigure:
    name, whole = one.measure.value, criteria == len(reference.criteria())
    return EarlierFigure(
        year, territory, name, one.value or 0.0, source, wave, one.n, one.se, BASES[name],
        series=OUR_METHOD if whole else "", note="" if whole else f"{criteria}/{len(reference.criteria())}",
    )  # fmt: skip


class _Interviews:
    """The columns of the codebook that the overall figures need."""

    def __init__(self, head: Row, rows: Sequence[Row]) -> None:
        self.rows = [(at, row) for at, row in enumerate(rows, start=2) if any(row)]
        self.n = len(self.rows)
        self.places = {name: at for at, name in enumerate(head)}
        items = [one for one in reference.items() if one.id in self.places]
        if not items or REGION not in self.places:
            wanted = (REGION, *(one.id for one in reference.items()))
            raise SurveyError("waves.interviews", there=tuple(head), figures=waves.NEEDED, wanted=wanted)
        self.domain, self.regions = self._territories()
        self.rated = self._rated(items)
        self.sample = self._sample()

    def _column(self, name: str) -> list[str]:
        at = self.places.get(name)
        return [""] * self.n if at is None else [row[at] for _, row in self.rows]

    def _territories(self) -> tuple[Ints, tuple[str, ...]]:
        for (at, _), code in zip(self.rows, self._column(REGION), strict=True):
            if reference.regions().get(code) is None:
                raise SurveyError("waves.territory", row=at, text=code, country=COUNTRY)
        return codes_of(self._column(REGION))

    def _rated(self, items: Sequence[reference.Item]) -> Rated:
        codes: NDArray[np.int8] = np.zeros((self.n, len(items)), np.int8)
        for place, item in enumerate(items):
            for k, text in enumerate(self._column(item.id)):
                code = _CODES.get(text.removesuffix(".0"))
                if code is None:
                    raise SurveyError("figures.code", column=item.id, row=self.rows[k][0], text=text)
                codes[k, place] = code
        keys = tuple(dict.fromkeys(one.criterion for one in items))
        groups = tuple(tuple(at for at, one in enumerate(items) if one.criterion == key) for key in keys)
        return Rated((), (), codes, keys, groups, np.ones(len(items)))

    def _sample(self) -> Sample:
        """Regions by settlement, centre-days; where a day or a centre is missing no clusters are claimed."""
        weights, centre, day = self._weights(), self._column(CENTRE), self._column(DAY)
        if not all(centre) or not all(day):
            return Sample.of(self.n, weights=weights)
        strata = [f"{a}|{b}" for a, b in zip(self._column(REGION), self._column(SETTLEMENT), strict=True)]
        clusters = [f"{a}|{b}" for a, b in zip(centre, day, strict=True)]
        return Sample.of(self.n, weights=weights, strata=strata, clusters=clusters)

    def _weights(self) -> Floats | None:
        if not any(self._column(WEIGHT)):
            return None
        try:
            found = np.array([float(text) for text in self._column(WEIGHT)])
        except ValueError:
            found = np.array([-1.0])
        if not (np.isfinite(found).all() and (found >= 0).all() and found.any()):
            raise SurveyError("waves.weight", column=WEIGHT)
        return found
