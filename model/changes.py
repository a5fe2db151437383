"""Changes: what one step did, before and after. Every mutation of the model returns one; nobody observes the model."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from forms import Change

NOTHING: Mapping[str, tuple[str, str]] = {}


@dataclass(frozen=True, slots=True)
class Event:
    """One step of an interview or of its delivery, as the journal keeps it. `model.interview.event` knows the kinds."""

    kind: str
    instance: str
    node: str = ""
    old: str = ""
    new: str = ""
    run: str = ""
    mono: int = 0
    wall: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """What one step changed.

    `values` holds each stored value that changed, calculations included; `kinds` names what may have to be repainted:
    answers, structure, language, comments, place, status. `document` is the frozen submission of a completed interview.
    """

    event: Event
    change: "Change | None" = None
    values: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    kinds: frozenset[str] = frozenset()
    document: bytes = b""
