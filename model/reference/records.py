"""The records of the reference lists, one class each; every one is frozen and knows its key as `id`."""

from collections.abc import Mapping
from dataclasses import dataclass

from model.reference.listing import Named


@dataclass(frozen=True, slots=True)
class Entry(Named):
    """A plain entry: a key and its name."""

    id: str


@dataclass(frozen=True, slots=True)
class Region(Named):
    """A region or city of republican significance, by KATO; `valid_from` is empty before the first wave."""

    kato: str
    iso: str
    iso_2019: str
    type: str
    centre_en: str
    parent_2019: str
    valid_from: str
    valid_to: str
    territory_since: str

    @property
    def id(self) -> str:
        """The KATO code, which is the key of a region everywhere."""
        return self.kato


@dataclass(frozen=True, slots=True)
class Frame:
    """Where one region of today lay in the frame of 17 regions (2018 to June 2022), with its share of the old one."""

    frame17_iso: str
    frame17_kato: str
    frame20_iso: str
    frame20_kato: str
    population_2023: int
    weight: float
    note: str

    @property
    def id(self) -> str:
        """The KATO code of today's region."""
        return self.frame20_kato


@dataclass(frozen=True, slots=True)
class Population:
    """The people of a region (`KZ`: the country) at one date; vintages before and after the census do not mix."""

    kato: str
    year: int
    as_of: str
    group: str
    people: int
    note: str
    mark: str

    @property
    def id(self) -> str:
        """Region, year and group together."""
        return f"{self.kato} {self.year} {self.group}"


@dataclass(frozen=True, slots=True)
class Criterion(Named):
    """One of the eight criteria and its weight in the overall score."""

    id: str
    weight: float


@dataclass(frozen=True, slots=True)
class ScalePoint(Named):
    """A code of the satisfaction scale; `kind` is valid, na, dk, refusal or not_asked."""

    code: str
    kind: str

    @property
    def id(self) -> str:
        """The code as it is written in an answer."""
        return self.code

    @property
    def is_valid(self) -> bool:
        """Whether it counts as a mark from 1 to 5."""
        return self.kind == "valid"


@dataclass(frozen=True, slots=True)
class Item(Named):
    """An aspect that is rated; `criterion` is empty for the e-service block, `filter` says to whom it is put."""

    id: str
    criterion: str
    filter: str
    mark: str


@dataclass(frozen=True, slots=True)
class Fact(Named):
    """A question about what happened or about the respondent, not about satisfaction."""

    id: str
    block: str
    type: str
    note: str
    mark: str


@dataclass(frozen=True, slots=True)
class Option(Named):
    """A possible answer to a fact."""

    item: str
    code: str

    @property
    def id(self) -> str:
        """Fact and code together."""
        return f"{self.item} {self.code}"


@dataclass(frozen=True, slots=True)
class Channel(Named):
    """A way to reach a service; `family` is centre, provider, electronic or other."""

    id: str
    family: str


@dataclass(frozen=True, slots=True)
class Service(Named):
    """A public service; `code` is that of the official register and empty until it is loaded."""

    id: str
    code: str
    group: str
    provider: str
    provider_type: str
    note: str
    mark: str


@dataclass(frozen=True, slots=True)
class Centre(Named):
    """A Citizen Service Centre; `kato` is its region, `type` urban or rural."""

    code: str
    kato: str
    type: str
    windows: int
    hours: str
    mark: str

    @property
    def id(self) -> str:
        """The code, which is the key of a centre everywhere."""
        return self.code


@dataclass(frozen=True, slots=True)
class Violation(Named):
    """A kind of violation, with the counts of the administrative control by year (not survey answers)."""

    id: str
    counts: Mapping[int, int]
    marks: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Outcome(Named):
    """How an approach ended; `group` is the class (I P R NC O UO NE) that the rates are made of."""

    code: str
    group: str
    rule: str

    @property
    def id(self) -> str:
        """The numeric code, as text."""
        return self.code


@dataclass(frozen=True, slots=True)
class VisitItem(Named):
    """A line of the mystery-visit checklist; a critical one has weight 0 and is never averaged."""

    id: str
    criterion: str
    weight: int
    critical: bool


@dataclass(frozen=True, slots=True)
class VisitStatus(Named):
    """How a mystery visit ended; a void one is kept and not counted."""

    id: str
    void: bool


@dataclass(frozen=True, slots=True)
class Term(Named):
    """A heading or note of the printed reports."""

    key: str

    @property
    def id(self) -> str:
        """The key."""
        return self.key
