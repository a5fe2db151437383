"""How the interviews came about, how they were weighted, and what the summary was made from."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from exports.estimates.estimate import Base
from exports.summary.shapes.common import Named


class Weighting(StrEnum):
    """How the interviews were weighted."""

    NONE = "none"
    DESIGN = "design"
    RAKED = "raked"  # design weights, trimmed, fitted to known totals


@dataclass(frozen=True, slots=True)
class WeightingNote:
    """What was done to the weights (method 6.1)."""

    weighting: Weighting = Weighting.NONE
    deff: float = 1.0  # n sum(w^2) / (sum w)^2 of the territory
    trimmed: int = 0  # interviews whose weight was cut
    cap: float = 5.0  # medians
    margins: tuple[str, ...] = ()  # region, settlement, sex, age: what the weights were fitted to
    population: str = ""  # which people, of when: "16+ 2020-01-01"
    refused: str = ""  # why the wanted weights were not made: no_weights, no_totals, not_met


@dataclass(frozen=True, slots=True)
class FieldworkNote:
    """How the interviews came about: the method note's numbers."""

    collected: int
    accepted: int
    excluded: tuple[tuple[str, int], ...]  # reason code, count: duplicate, withdrawn, no_consent, incomplete, rejected
    interviewers: int
    centres: int
    starts: date | None
    ends: date | None
    languages: tuple[tuple[str, int], ...]  # kk, ru, en: interviews
    deff: float  # the design effect behind the overall mean
    deff_assumed: bool  # no clusters in the records: 1.5, footnoted
    strata: int
    clusters: int
    lone_strata: int  # strata with one cluster
    weighting: Weighting
    quota: bool  # print note_quota
    share_base: Base = Base.ASKED
    weights: WeightingNote = WeightingNote()


@dataclass(frozen=True, slots=True)
class OutcomeCount:
    """How many contacts ended so."""

    outcome: Named
    group: str  # I, P, R, NC, O, UO, NE
    count: int


@dataclass(frozen=True, slots=True)
class Outcomes:
    """How contacts ended, and the rates that the records allow (AAPOR; method 5.3)."""

    counts: tuple[OutcomeCount, ...]  # every code of the list, in its order
    classes: tuple[tuple[str, int | None], ...]  # I P R NC O UO NE; None: the fieldwork tallies no such contacts
    eligibility: float | None  # e
    rates: tuple[tuple[str, float | None], ...]  # RR1-6, COOP1-4, REF1-3, CON1-3; None: needs a class not tallied
    quota: bool  # "participation rate", and never probability-based

    def rate(self, name: str) -> float | None:
        """A rate by its name; None where it may not be printed."""
        return dict(self.rates).get(name)

    @property
    def unknown(self) -> tuple[str, ...]:
        """Classes that nobody tallied."""
        return tuple(key for key, count in self.classes if count is None)


@dataclass(frozen=True, slots=True)
class Provenance:
    """What the paper was made from; reprinting the same snapshot prints the same bytes."""

    version: str  # hash, 64 hex digits; the footer prints the first ones
    collected: int
    accepted: int
    filter: tuple[tuple[str, str], ...]
    forms: tuple[tuple[str, str], ...]  # id, version
    latest: datetime | None  # when the newest interview was received
    program: str = ""
    practice: bool = False  # training data: never to be taken for a real wave

    @property
    def short(self) -> str:
        """The first eight digits."""
        return self.version[:8]
