"""Names for printing: from the reference lists where the id is known there, else the id itself."""

from collections.abc import Callable, Iterable
from typing import Any

from exports.summary.shapes import Named
from model import reference


def named(listing: Any, key: str) -> Named:
    """The entry of a list as a name in three languages."""
    found = listing.get(key)
    return Named(key, found.en, found.ru, found.kk) if found else Named(key)


def criterion(key: str) -> Named:
    """A criterion."""
    return named(reference.criteria(), key)


def region(key: str) -> Named:
    """A region by KATO."""
    return named(reference.regions(), key)


def service(key: str) -> Named:
    """A service."""
    return named(reference.services(), key)


def channel(key: str) -> Named:
    """A channel."""
    return named(reference.channels(), key)


def item(key: str) -> Named:
    """A rated aspect of the citizen survey or of its e-service block."""
    return named(reference.items(), key) if reference.items().get(key) else named(reference.eservice_items(), key)


def violation(key: str) -> Named:
    """A kind of violation."""
    return named(reference.violations(), key)


def observation(key: str) -> Named:
    """A line of the mystery-visit checklist."""
    return named(reference.visit_items(), key)


def status(key: str) -> Named:
    """How a visit ended."""
    return named(reference.visit_statuses(), key)


def centre(key: str) -> Named:
    """A Citizen Service Centre."""
    return named(reference.centres(), key)


def outcome(key: str) -> Named:
    """How a contact ended."""
    return named(reference.outcomes(), key)


def provider(key: str) -> Named:
    """A kind of service provider, in the words of the reports."""
    return _term(f"provider_{key}", key)


def settlement(key: str) -> Named:
    """Urban or rural, in the words of the reports."""
    return _term(key, key)


def _term(term: str, key: str) -> Named:
    found = reference.report_terms().get(term)
    return Named(key, found.en, found.ru, found.kk) if found else Named(key)


def in_order(listing: Iterable[Any], present: Iterable[str], make: Callable[[str], Named]) -> tuple[Named, ...]:
    """The present keys in the list's order, then those the list does not know."""
    left = set(present)
    known = [entry.id for entry in listing if entry.id in left]
    return tuple(make(key) for key in (*known, *sorted(left - set(known))))
