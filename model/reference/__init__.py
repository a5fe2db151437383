"""The reference lists, typed: regions, services, criteria and the rest. Read when first asked for, never at import.

Where each list comes from and how certain it is: SOURCES.md beside the files.
"""

from functools import cache
from typing import Any

from model.reference.listing import Listing, Named, Row, rows, versions
from model.reference.published import Published, published
from model.reference.records import (
    Centre,
    Channel,
    Criterion,
    Entry,
    Fact,
    Frame,
    Item,
    Option,
    Outcome,
    Population,
    Region,
    ScalePoint,
    Service,
    Term,
    Violation,
    VisitItem,
    VisitStatus,
)

__all__ = [
    "Centre", "Channel", "Criterion", "Entry", "Fact", "Frame", "Item", "Listing", "Named", "Option", "Outcome",
    "Population", "Published", "Region", "ScalePoint", "Service", "Term", "Violation", "VisitItem", "VisitStatus",
    "centres", "channels", "criteria", "criterion_ids", "eservice_items", "facts", "frames", "items", "options",
    "outcomes",
    "population", "published", "regions", "report_terms", "scale", "service_groups", "services", "versions",
    "violations", "visit_items", "visit_statuses",
]  # fmt: skip


@cache
def regions() -> Listing[Region]:
    """The 20 regions of today, by KATO."""
    return Listing([Region(**row) for row in rows("regions.csv")], versions()["regions.csv"])


@cache
def frames() -> Listing[Frame]:
    """Today's regions in the frame of 17, by today's KATO."""
    found = [_with(row, population_2023=int, weight=float) for row in rows("frames.csv")]
    return Listing([Frame(**row) for row in found], versions()["frames.csv"])


@cache
def population() -> Listing[Population]:
    """Population by region, year and group."""
    found = [_with(row, year=int, people=int) for row in _renamed("regions_population.csv", population="people")]
    return Listing([Population(**row) for row in found], versions()["regions_population.csv"])


@cache
def criterion_ids() -> frozenset[str]:
    """What a question may be marked with to be counted under a criterion."""
    return frozenset(one.id for one in criteria())


@cache
def criteria() -> Listing[Criterion]:
    """The eight criteria in the order of the reports."""
    return Listing([Criterion(**_with(row, weight=float)) for row in rows("criteria.csv")], versions()["criteria.csv"])


@cache
def scale() -> Listing[ScalePoint]:
    """The satisfaction scale from 5 down, then the codes that are no mark."""
    return Listing([ScalePoint(**row) for row in rows("scale.csv")], versions()["scale.csv"])


@cache
def items() -> Listing[Item]:
    """The 28 rated aspects of the citizen survey."""
    return Listing([Item(**row) for row in rows("items_citizen.csv")], versions()["items_citizen.csv"])


@cache
def eservice_items() -> Listing[Item]:
    """The nine aspects rated by those who used the portal or the mobile application."""
    found = [Item(criterion="", **row) for row in rows("items_eservice.csv")]
    return Listing(found, versions()["items_eservice.csv"])


@cache
def facts() -> Listing[Fact]:
    """The questions about facts and about the respondent."""
    return Listing([Fact(**row) for row in rows("facts_citizen.csv")], versions()["facts_citizen.csv"])


@cache
def options() -> Listing[Option]:
    """The possible answers to the facts, keyed "F5 received"."""
    return Listing([Option(**row) for row in rows("facts_options.csv")], versions()["facts_options.csv"])


@cache
def channels() -> Listing[Channel]:
    """The ways to reach a service."""
    return Listing([Channel(**row) for row in rows("channels.csv")], versions()["channels.csv"])


@cache
def service_groups() -> Listing[Entry]:
    """The groups that services are listed in."""
    return Listing([Entry(**row) for row in rows("service_groups.csv")], versions()["service_groups.csv"])


@cache
def services() -> Listing[Service]:
    """The 65 services."""
    return Listing([Service(**row) for row in rows("services.csv")], versions()["services.csv"])


@cache
def centres() -> Listing[Centre]:
    """The Citizen Service Centres, by code."""
    return Listing([Centre(**_with(row, windows=int)) for row in rows("centres.csv")], versions()["centres.csv"])


@cache
def violations() -> Listing[Violation]:
    """The kinds of violation with their administrative counts by year."""
    lines = rows("violations.csv")
    found = {row["id"]: {key: row[key] for key in ("id", "en", "ru", "kk")} for row in lines}
    kinds = [
        Violation(
            **names,
            counts={int(row["year"]): int(row["count"]) for row in lines if row["id"] == kind},
            marks={int(row["year"]): row["count_mark"] for row in lines if row["id"] == kind},
        )
        for kind, names in found.items()
    ]
    return Listing(kinds, versions()["violations.csv"])


@cache
def outcomes() -> Listing[Outcome]:
    """How approaches end, with the classes of the rates."""
    found = _renamed("outcomes.csv", aapor="code", **{"class": "group"})
    return Listing([Outcome(**row) for row in found], versions()["outcomes.csv"])


@cache
def visit_items() -> Listing[VisitItem]:
    """The 30 lines of the mystery-visit checklist."""
    found = [_with(row, weight=int, critical="1".__eq__) for row in rows("mystery_items.csv")]
    return Listing([VisitItem(**row) for row in found], versions()["mystery_items.csv"])


@cache
def visit_statuses() -> Listing[VisitStatus]:
    """How mystery visits end."""
    found = [_with(row, void="1".__eq__) for row in rows("mystery_status.csv")]
    return Listing([VisitStatus(**row) for row in found], versions()["mystery_status.csv"])


@cache
def report_terms() -> Listing[Term]:
    """The headings and notes of the printed reports, by key."""
    return Listing([Term(**row) for row in rows("report_terms.csv")], versions()["report_terms.csv"])


def _with(row: Row, **kinds: Any) -> dict[str, Any]:
    """The row with some of its columns turned into what they mean."""
    return {**row, **{column: kind(row[column]) for column, kind in kinds.items()}}


def _renamed(file: str, **columns: str) -> list[dict[str, str]]:
    """The rows of a list whose column names are no good attribute names."""
    return [{columns.get(column, column): value for column, value in row.items()} for row in rows(file)]
