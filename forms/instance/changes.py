"""What one step changed in an interview, and what is wrong with an answer. Values that travel; they compute nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

_NO_VALUES: Mapping[str, tuple[str, str]] = MappingProxyType({})
_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Request:
    """What the form wants of the device for the node at `path`: `setgeopoint` or `recordaudio`. Nobody has to oblige;
    `Instance.fulfil` takes what was found."""

    kind: str
    path: str
    parameters: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Change:
    """One step and all its consequences.

    `values` has every stored value that is another than before, calculations included, keyed by address (where
    repetitions moved up, by the address they have now). `changed` has every node worth painting again. `requests` are
    what the form asks of the device. `overloaded` are the nodes whose expression was so heavy that it was given up:
    what it decides is not to be trusted, and somebody has to be told.
    """

    path: str = ""
    old: str = ""
    new: str = ""
    values: Mapping[str, tuple[str, str]] = field(default_factory=lambda: _NO_VALUES)
    shown: frozenset[str] = _NOTHING
    hidden: frozenset[str] = _NOTHING
    changed: frozenset[str] = _NOTHING
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    requests: tuple[Request, ...] = ()
    overloaded: frozenset[str] = _NOTHING


@dataclass(frozen=True, slots=True)
class Problem:
    """A relevant answer that stands in the way: `required` and blank, outside its `range` or against its `constraint`.
    `params` are the bounds of a range."""

    path: str
    code: str
    message: str = ""
    params: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), compare=False)
