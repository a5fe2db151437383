"""How every contact ended, those who took no part among them, and the AAPOR rates that these records allow."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from exports.estimates import outcomes as rates
from exports.estimates.scale import answered, asked
from exports.frames import Columns, is_rated
from exports.summary import names
from exports.summary.shapes import OutcomeCount, Outcomes
from model import reference

COMPLETE, PARTIAL, BREAK_OFF, REFUSED = "1.1", "1.2", "2.12", "3.2"
FULL, HALF = 0.8, 0.5  # of the asked scale items with a mark: above the first complete, from the second partial
CLASSES = ("I", "P", "R", "NC", "O", "UO", "NE")
_FIELDS = ("complete", "partial", "refused", "not_reached", "other", "unknown", "not_eligible")
_NEEDS = {"RR": set(CLASSES), "REF": set(CLASSES), "CON": set(CLASSES), "COOP": {"I", "P", "R", "O"}}
_WITHOUT = {  # what a rate does without: e needs those not eligible, a known base neither them nor the unknown
    "RR1": {"NE"}, "RR2": {"NE"}, "RR5": {"NE", "UO"}, "RR6": {"NE", "UO"}, "REF1": {"NE"}, "REF3": {"NE", "UO"},
    "CON1": {"NE"}, "CON3": {"NE", "UO"}, "COOP3": {"O"}, "COOP4": {"O"},
}  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Contacts:
    """One row a contact: its region and the place of its outcome in the list; -1 where there is none."""

    region: NDArray[np.object_]
    code: NDArray[np.int8]
    tallied: frozenset[str]  # classes of which the whole fieldwork holds any contact

    def of(self, kato: str) -> "Contacts":
        """The contacts of one region; of a centre nobody knows them."""
        rows = np.flatnonzero(self.region == kato) if kato else np.zeros(0, np.int64)
        return Contacts(self.region[rows], self.code[rows], self.tallied)


def contacts(found: Columns, region: NDArray[Any]) -> Contacts:
    """By the outcome that the form worked out; where it has none, by the share of asked items with a mark."""
    places = {one.id: at for at, one in enumerate(reference.outcomes())}
    said = np.array([places.get(text or "", -1) for text in found.first(role="outcome").tolist()], dtype=np.int8)
    code = np.where(said >= 0, said, _worked_out(found, places))
    known = [one.group for one in reference.outcomes()]
    return Contacts(region, code, frozenset(known[at] for at in np.unique(code[code >= 0])))


def _worked_out(found: Columns, places: dict[str, int]) -> NDArray[np.int8]:
    """The rule of method 5.3, for forms that do not work it out themselves."""
    refused = found.first(role="consent") == "no"
    why = [places.get(text or REFUSED, -1) for text in found.first(role="declined").tolist()]
    codes = found.codes([one.column for one in found.variables if is_rated(one)])
    put, marked = asked(codes).sum(axis=1), answered(codes).sum(axis=1)
    share = np.divide(marked, put, out=np.zeros(len(put)), where=put > 0)
    ended = np.select([share > FULL, share >= HALF], [places[COMPLETE], places[PARTIAL]], places[BREAK_OFF])
    return np.where(refused, np.array(why, dtype=np.int8), np.where(put > 0, ended, -1)).astype(np.int8)


def outcomes(found: Contacts, *, quota: bool) -> Outcomes | None:
    """Counts by code and class; None without any contact. A class nobody tallied is unknown, not zero."""
    if not len(found.code):
        return None
    listed = list(reference.outcomes())
    counts = np.bincount(found.code[found.code >= 0].astype(np.int64), minlength=len(listed))
    rows = tuple(OutcomeCount(names.outcome(one.id), one.group, int(counts[at])) for at, one in enumerate(listed))
    totals = {key: sum(row.count for row in rows if row.group == key) for key in CLASSES}
    tallied = found.tallied | {"I", "P"}
    made = rates.Outcomes(**{name: totals[key] for name, key in zip(_FIELDS, CLASSES, strict=True)})
    return Outcomes(
        counts=rows,
        classes=tuple((key, totals[key] if key in tallied else None) for key in CLASSES),
        eligibility=made.eligibility if set(CLASSES) - {"UO"} <= tallied else None,
        rates=tuple((name, rate if needs(name) <= tallied else None) for name, rate in made.rates().items()),
        quota=quota,
    )


def needs(rate: str) -> set[str]:
    """The classes that a rate is made of."""
    return _NEEDS[rate.rstrip("123456")] - _WITHOUT.get(rate, set())
