"""What the glance is made from: the interviews as they are now, read once and kept until other ones have come in."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from exports import snapshot
from exports.frames import answers
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
    standing: int  # stands for all that came in, how it stands, and what was told of earlier waves
    kept: dict[Any, Any] = field(default_factory=dict, repr=False)  # what was computed once, by its filters

    def __len__(self) -> int:
        return len(self.people)


def take(workspace: "Workspace", earlier: Taken | None = None) -> Taken:
    """The interviews of a workspace; `earlier` itself, if nothing has come in or changed its standing since."""
    rows = tuple(workspace.received(role="survey"))
    own = workspace.delivery_counts()
    arrived = tuple((row.instance_id, row.received, row.state) for row in rows)
    standing = hash((arrived, own, tuple(workspace.waves.figures())))
    if earlier is not None and earlier.standing == standing:
        return earlier
    return of(snapshot.take(workspace), rows, standing, earlier)


def of(
    taken: Snapshot, received: "tuple[ReceivedRow, ...]" = (), standing: int = 0, earlier: Taken | None = None
) -> Taken:
    """The glance at a snapshot that is at hand; what was read for an `earlier` one is not read again."""
    if earlier is not None:
        taken.kept["earlier"] = answers(earlier.snapshot)
    people = interviews(taken)
    return Taken(_light(taken), people, columns(people, taken.fieldwork.wave), received, standing)


def _light(taken: Snapshot) -> Snapshot:
    """Without the documents: everything has been read from them, and 14,219 of them are 130 MB."""
    bare = tuple(replace(one, xml=b"") for one in taken.interviews)
    kept = {**taken.kept, "columns": replace(answers(taken), submissions=bare)}
    return replace(taken, interviews=bare, visits=(), talks=(), kept=kept)
