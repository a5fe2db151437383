"""What the glance is made from: the interviews as they are now, read once and kept until other ones have come in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from exports import snapshot
from exports.overview.filters import columns
from exports.snapshot import Snapshot
from exports.summary.interviews import Interviews, Texts, interviews

if TYPE_CHECKING:
    from model.workspace import ReceivedRow, Workspace


@dataclass(frozen=True, slots=True, eq=False)
class Taken:
    """Interviews with what is known of their arrival. Filters only choose rows of it; nothing is read again."""

    snapshot: Snapshot
    people: Interviews
    facets: Mapping[str, Texts]
    received: "tuple[ReceivedRow, ...]"
    standing: int  # stands for all that came in and how it stands
    kept: dict[Any, Any] = field(default_factory=dict, repr=False)  # what was computed once, by its filters

    def __len__(self) -> int:
        return len(self.people)


def take(workspace: "Workspace", earlier: Taken | None = None) -> Taken:
    """The interviews of a workspace; `earlier` itself, if nothing has come in or changed its standing since."""
    rows = tuple(workspace.received(role="survey"))
    own = workspace.delivery_counts()
    standing = hash((tuple((row.instance_id, row.received, row.state) for row in rows), own))
    if earlier is not None and earlier.standing == standing:
        return earlier
    return of(snapshot.take(workspace), rows, standing)


def of(taken: Snapshot, received: "tuple[ReceivedRow, ...]" = (), standing: int = 0) -> Taken:
    """The glance at a snapshot that is at hand."""
    people = interviews(taken)
    return Taken(taken, people, columns(people, taken.fieldwork.wave), received, standing)
