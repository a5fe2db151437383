"""The people of a fieldwork and what each role may do."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

ROLES = ("interviewer", "shopper", "supervisor")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who works in a fieldwork. `region` is a KATO code, empty for the whole country."""

    id: str
    name: str
    role: str = "interviewer"
    region: str = ""
    centre: str = ""
    language: str = "kk"

    @property
    def is_supervisor(self) -> bool:
        """Whether this person receives the work of others and prints reports."""
        return self.role == "supervisor"

    @property
    def may_interview(self) -> bool:
        """Whether this person fills citizen surveys."""
        return self.role in ("interviewer", "supervisor")

    @property
    def may_visit(self) -> bool:
        """Whether this person logs mystery visits."""
        return self.role in ("shopper", "supervisor")

    def record(self) -> dict[str, Any]:
        """As JSON keeps it."""
        return asdict(self)

    @classmethod
    def of(cls, record: Mapping[str, Any]) -> "Person":
        """From JSON; unknown keys of a later version are left out."""
        return cls(**{key: str(record[key]) for key in cls.__dataclass_fields__ if key in record})
