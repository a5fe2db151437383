"""A reference list: its records in their order, found by key, with the version it was read from. Not what they mean."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Generic, Protocol, TypeVar, overload

from model.language import current
from model.paths import shipped

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Named:
    """Something with a name in English, Russian and Kazakh."""

    en: str
    ru: str
    kk: str

    def name(self, language: str = "") -> str:
        """The name in this language, by default the one the interface speaks; an unknown language reads English."""
        return {"kk": self.kk, "ru": self.ru}.get(language or current(), self.en)


class Keyed(Protocol):
    """Whatever has an id that is unique in its list."""

    @property
    def id(self) -> str: ...


R = TypeVar("R", bound=Keyed)


class Listing(Sequence[R], Generic[R]):
    """The records of one list: iterate, count, index by position, or look up by id."""

    __slots__ = ("_by_id", "_records", "version")

    def __init__(self, records: Sequence[R], version: str) -> None:
        self._records = tuple(records)
        self._by_id = {record.id: record for record in self._records}
        self.version = version
        if len(self._by_id) != len(self._records):
            raise ValueError("two records of a reference list have one id")

    @overload
    def __getitem__(self, key: int | str) -> R: ...
    @overload
    def __getitem__(self, key: slice) -> Sequence[R]: ...
    def __getitem__(self, key: int | str | slice) -> R | Sequence[R]:
        return self._by_id[key] if isinstance(key, str) else self._records[key]

    def __contains__(self, key: object) -> bool:
        return key in self._by_id if isinstance(key, str) else key in self._records

    def __iter__(self) -> Iterator[R]:
        return iter(self._records)

    def __len__(self) -> int:
        return len(self._records)

    def get(self, key: str) -> R | None:
        """The record with this id, or None."""
        return self._by_id.get(key)

    def keys(self) -> tuple[str, ...]:
        """The ids in the order of the list."""
        return tuple(self._by_id)


def rows(file: str) -> list[dict[str, str]]:
    """The rows of one shipped list."""
    with shipped("model", "reference", file).open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


@cache
def versions() -> Mapping[str, str]:
    """The version of each shipped list, by file name."""
    return {row["file"]: row["version"] for row in rows("versions.csv")}
