"""Fieldworks: one wave of one survey, with its time, its regions and what its statistics assume."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Fieldwork:
    """One wave in the field. `regions` are KATO codes, none means all; dates are ISO dates.

    `deff` is the design effect that is assumed where the sample itself does not tell. `practice` marks training data:
    it can never be delivered as real work nor counted in a report of a real wave. With `own_forms` everybody may
    install questionnaires, not only the supervisor.
    """

    id: str
    title: Mapping[str, str] = field(default_factory=dict)
    wave: str = ""
    starts: str = ""
    ends: str = ""
    regions: tuple[str, ...] = ()
    deff: float = 1.5
    practice: bool = False
    own_forms: bool = False

    def name(self, language: str) -> str:
        """The title in a language, or in another one rather than none."""
        for code in (language, "kk", "ru", "en"):
            if self.title.get(code):
                return self.title[code]
        return self.id

    def record(self) -> dict[str, Any]:
        """As JSON keeps it."""
        return {**asdict(self), "title": dict(self.title), "regions": list(self.regions)}

    @classmethod
    def of(cls, record: Mapping[str, Any]) -> "Fieldwork":
        """From JSON; unknown keys of a later version are left out."""
        known = {key: record[key] for key in cls.__dataclass_fields__ if key in record}
        known["regions"] = tuple(known.get("regions", ()))
        return cls(**known)
